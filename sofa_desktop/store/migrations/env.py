"""Runs the steps on one file: foreign keys off, everything in one transaction, checked at its end.

The engine is this run's own. ``PRAGMA foreign_keys`` does nothing inside a transaction, so it is
switched off before one begins: with it on, rebuilding a table would empty the tables that point to
it. Rebuilding also loses a table's triggers, so the guards are made anew once the file is at the
present revision.
"""

import sqlite3

from alembic import context
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from sofa_desktop.domain.errors import Refused
from sofa_desktop.store.engine import address
from sofa_desktop.store.guards import TRIGGERS

config = context.config


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA synchronous = FULL")
    connection.create_function("writing", 0, lambda: 1)
    connection.create_function("bulk", 0, lambda: 0)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _guard(connection: Connection) -> None:
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in names.fetchall():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for trigger in TRIGGERS:
        connection.exec_driver_sql(trigger)


def _run() -> None:
    engine = create_engine(address(config.attributes["path"]), poolclass=NullPool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    with engine.connect() as connection:
        context.configure(connection=connection, render_as_batch=True, transactional_ddl=True)
        with context.begin_transaction():
            context.run_migrations()
            if context.get_context().get_current_revision() == config.attributes["head"]:
                _guard(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise Refused("file.damaged", rows=len(broken))
    engine.dispose()


_run()
