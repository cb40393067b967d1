"""The circle file: SQLite, schema, journal, queries. The only room that knows SQL."""
