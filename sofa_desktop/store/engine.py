"""The one connection that writes, with what SQLite must know of us on it."""

import sqlite3
import threading
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

USUAL_CACHE, WIDE_CACHE = -32_000, -256_000
"""Pages kept in memory, in KiB below nought: a bank file touches many, over and over."""
PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA wal_autocheckpoint = 8000",  # rarely inside a commit: the app moves pages when idle
    f"PRAGMA cache_size = {USUAL_CACHE}",
    "PRAGMA temp_store = MEMORY",
)


class Gate:
    """Whether a unit of work is open on a connection: what the triggers ask for."""

    def __init__(self) -> None:
        self.writing = False
        self.bulk = False
        self.wide = False
        self.lock = threading.RLock()

    def attach(self, connection: sqlite3.Connection) -> None:
        """Give a connection the functions that the guards call."""
        connection.create_function("writing", 0, self._is_writing)
        connection.create_function("bulk", 0, self._is_bulk)

    def widen(self, connection: sqlite3.Connection) -> None:
        """Room for a whole bank file, until the transaction ends."""
        if not self.wide:
            connection.execute(f"PRAGMA cache_size = {WIDE_CACHE}")
            self.wide = True

    def narrow(self, connection: sqlite3.Connection) -> None:
        """Give the room back."""
        if self.wide:
            connection.execute(f"PRAGMA cache_size = {USUAL_CACHE}")
            connection.execute("PRAGMA shrink_memory")
            self.wide = False

    def _is_writing(self) -> int:
        return int(self.writing)

    def _is_bulk(self) -> int:
        return int(self.bulk)


def address(path: Path) -> URL:
    """A file as SQLAlchemy names it; never a text to be parsed: ``?`` and ``%`` are of the name."""
    return URL.create("sqlite", database=str(path.absolute()))


def make_engine(path: Path, gate: Gate) -> Engine:
    """An engine on a circle file that is there; transactions begin and end where we say so."""

    def connect() -> sqlite3.Connection:
        there = f"{path.absolute().as_uri()}?mode=rw"
        return sqlite3.connect(there, uri=True, check_same_thread=False)

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=1, max_overflow=1
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(pragma)
        gate.attach(connection)

    return engine
