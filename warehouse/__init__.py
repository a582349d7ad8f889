"""The DuckDB warehouse: schema, loading, release; the only code that opens a database."""
