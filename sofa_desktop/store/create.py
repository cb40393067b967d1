"""A new circle file: the tables, the guards, the mark of its revision."""

import sqlite3
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from sofa_desktop.domain.errors import Refused
from sofa_desktop.store.circle_file import HEAD
from sofa_desktop.store.faults import on_disk, translated
from sofa_desktop.store.guards import TRIGGERS
from sofa_desktop.store.schema import FULLTEXT, metadata


def create(path: Path) -> None:
    """Make an empty circle file where there is none; there whole or not at all.

    Raises:
        Refused: ``file.exists``, ``file.cannot_open`` and what the disk says.
    """
    if path.exists():
        raise Refused("file.exists", name=path.name)
    part = path.with_name(path.name + ".part")
    with on_disk(path.name):
        part.unlink(missing_ok=True)
        try:
            with translated():
                _make(part)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def _make(part: Path) -> None:
    connection = sqlite3.connect(part, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        build(connection)
    finally:
        connection.close()


def build(connection: sqlite3.Connection) -> None:
    """Write the tables, the guards and the mark of the revision into an empty database."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    with engine.connect() as tables:
        connection.execute("BEGIN")
        metadata.create_all(tables)
        connection.execute(FULLTEXT)
        for trigger in TRIGGERS:
            connection.execute(trigger)
        connection.execute(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.execute("INSERT INTO alembic_version VALUES (?)", (HEAD,))
        connection.execute("COMMIT")
