"""Writes the step to the schema as it is now, until that is released: then a new one is begun.

``python -m sofa_desktop.store.migrations.freeze``

A table that changed is made anew under its name and takes over what the old one held; its new
columns are as at birth. SQLite cannot change a table otherwise and keep its text as it is written
in a new file, which ``check`` compares.
"""

import sqlite3
import tempfile
from pathlib import Path

from sofa_desktop.store.create import create

LAST = "0001"
"""The last revision that was released."""
NEXT, _NAME = "0002", "governance"
_VERSIONS = Path(__file__).parent / "versions"
STEP = _VERSIONS / f"{NEXT}_{_NAME}.py"
_HEAD = f'''"""Circles in depth, policies, proposals, selections, meetings, as they first were."""

from alembic import op

revision = "{NEXT}"
down_revision = "{LAST}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _rebuild({{name: after for name, (_, after) in CHANGED.items()}})
    for statement in ADDED:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    connection = op.get_bind()
    for (name,) in connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        connection.exec_driver_sql(f'DROP TRIGGER "{{name}}"')
    for table in TABLES:
        connection.exec_driver_sql(f"DROP TABLE {{table}}")
    _rebuild({{name: before for name, (before, _) in CHANGED.items()}})


def _rebuild(tables: dict[str, str]) -> None:
    """Make tables anew, and take over the columns that both forms have."""
    connection = op.get_bind()
    connection.exec_driver_sql("PRAGMA legacy_alter_table = ON")
    for name, statement in tables.items():
        indexes = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? "
            "AND sql IS NOT NULL",
            (name,),
        ).fetchall()
        connection.exec_driver_sql(f"ALTER TABLE {{name}} RENAME TO old_{{name}}")
        connection.exec_driver_sql(statement)
        shared = ", ".join(
            row[0]
            for row in connection.exec_driver_sql(
                "SELECT name FROM pragma_table_info(?) "
                "INTERSECT SELECT name FROM pragma_table_info(?)",
                (name, f"old_{{name}}"),
            )
        )
        connection.exec_driver_sql(f"INSERT INTO {{name}} ({{shared}}) SELECT {{shared}} FROM old_{{name}}")
        connection.exec_driver_sql(f"DROP TABLE old_{{name}}")
        for (index,) in indexes:
            connection.exec_driver_sql(index)
    connection.exec_driver_sql("PRAGMA legacy_alter_table = OFF")


'''

Made = tuple[str, str, str]


def schema_of(path: Path) -> list[Made]:
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


def _now(folder: Path) -> list[Made]:
    path = folder / "now.sofacircle"
    create(path)
    return schema_of(path)


def _before(folder: Path) -> list[Made]:
    """What the released steps make."""
    from sofa_desktop.store.upgrade import migrate  # noqa: PLC0415  (it imports this folder)

    path = folder / "before.sofacircle"
    path.touch()
    migrate(path, LAST)
    return schema_of(path)


def _squeezed(sql: str) -> str:
    return " ".join(sql.split())


def step() -> str:
    """The text of the step, from the released schema to the one that is now."""
    with tempfile.TemporaryDirectory() as folder:
        now, before = _now(Path(folder)), _before(Path(folder))
    old = {name: sql for _, name, sql in before}
    shadows = {name for kind, name, sql in now if kind == "table" and _is_shadow(name, now)}
    plain = [made for made in now if made[0] != "trigger" and made[1] not in shadows]
    changed = "".join(
        f'    "{name}": (\n        """{_tidy(old[name])}""",\n        """{_tidy(sql)}""",\n    ),\n'
        for _, name, sql in plain
        if name in old and _squeezed(old[name]) != _squeezed(sql)
    )
    new = [made for made in plain if made[1] not in old]
    tables = "".join(f'    "{name}",\n' for kind, name, _ in reversed(new) if kind == "table")
    added = "".join(f'    """{_tidy(sql)}""",\n' for _, _, sql in new)
    return f"{_HEAD}TABLES = (\n{tables})\n\nCHANGED = {{\n{changed}}}\n\nADDED = (\n{added})\n"


def _is_shadow(name: str, made: list[Made]) -> bool:
    """Whether SQLite made a table itself, for a virtual one."""
    return any(
        sql.startswith("CREATE VIRTUAL") and name.startswith(f"{virtual}_")
        for _, virtual, sql in made
    )


if __name__ == "__main__":
    STEP.write_text(step(), encoding="utf-8")
