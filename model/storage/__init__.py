"""The only place that talks SQL: tables, migrations and the unit of work."""
