"""Writes the first schema into its step, until the first release: then it is never run again.

``python -m sofa_desktop.store.migrations.freeze``
"""

import sqlite3
import tempfile
from pathlib import Path

from sofa_desktop.store.create import create

STEP = Path(__file__).parent / "versions" / "0001_first.py"
_HEAD = '''"""The first schema, as it was."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    connection = op.get_bind()
    for table in TABLES:
        connection.exec_driver_sql(f"DROP TABLE {table}")


'''


def schema_of(path: Path) -> list[tuple[str, str, str]]:
    """Type, name and SQL of everything in a file, tables first, in the order they were made."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(
            "SELECT type, name, sql FROM sqlite_master "
            "WHERE sql IS NOT NULL AND name <> 'alembic_version' "
            "ORDER BY type = 'trigger', type = 'index', iif(type = 'index', name, ''), rowid"
        ).fetchall()
    finally:
        connection.close()


def _tidy(sql: str) -> str:
    return "\n".join(
        line.rstrip().expandtabs(4) for line in sql.strip().splitlines() if line.strip()
    )


def step() -> str:
    """The text of the first step, from the schema as it is now."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "first.sofacircle"
        create(path)
        made = schema_of(path)
    statements = "".join(f'    """{_tidy(sql)}""",\n' for _, _, sql in made)
    tables = [name for type_, name, _ in reversed(made) if type_ == "table"]
    listed = "".join(f'    "{name}",\n' for name in tables)
    return f"{_HEAD}TABLES = (\n{listed})\n\nSTATEMENTS = (\n{statements})\n"


if __name__ == "__main__":
    STEP.write_text(step(), encoding="utf-8")
