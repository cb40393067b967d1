"""The circle file: SQLite, its schema, its journal and its queries. The only room that knows SQL."""
