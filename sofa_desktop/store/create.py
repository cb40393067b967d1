"""A new circle file: the tables, the guards, the mark of its revision."""

import sqlite3
from pathlib import Path

from sqlalchemy import create_engine

from sofa_desktop.domain.errors import Refused
from sofa_desktop.store.circle_file import HEAD
from sofa_desktop.store.faults import translated
from sofa_desktop.store.guards import TRIGGERS
from sofa_desktop.store.schema import metadata


def create(path: Path) -> None:
    """Make an empty circle file where there is none; there whole or not at all.

    Raises:
        Refused: ``file.exists``, ``file.cannot_open`` and what the disk says.
    """
    if path.exists():
        raise Refused("file.exists", name=path.name)
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    with translated():
        engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(part))
        try:
            with engine.begin() as connection:
                metadata.create_all(connection)
                for trigger in TRIGGERS:
                    connection.exec_driver_sql(trigger)
                connection.exec_driver_sql(
                    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
                )
                connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))
        finally:
            engine.dispose()
    part.replace(path)
