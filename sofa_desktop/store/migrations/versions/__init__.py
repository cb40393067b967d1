"""One module a step; Alembic reads them from this folder, in the order they name."""
