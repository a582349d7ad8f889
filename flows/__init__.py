"""The clock and the outside world: the only code that knows Prefect, HTTP or SMTP."""
