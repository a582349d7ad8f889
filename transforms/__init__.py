"""Pure functions, bytes → records: no network, no clock, no database, no Prefect."""
