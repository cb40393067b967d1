"""A circle file on disk: made, opened, upgraded, backed up, and read without waking SQLAlchemy."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.ports import Clock, UnitOfWork
from sofa_desktop.services.rows import ActionRow
from sofa_desktop.store import journal_rows
from sofa_desktop.store.faults import translated

if TYPE_CHECKING:
    from sofa_desktop.store.writer import Publish, Writer

SUFFIX = ".sofacircle"
HEAD = "0001"
"""The schema revision this version writes."""
_REVISIONS = ("0001",)
_MAGIC = b"SQLite format 3\x00"


def revision(path: Path) -> str:
    """The schema revision of a file, read without changing it.

    Raises:
        Refused: ``file.not_found``, ``file.not_a_circle``, ``file.damaged``.
    """
    if not path.is_file():
        raise Refused("file.not_found", name=path.name)
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise Refused("file.not_a_circle", name=path.name)
    with translated(), _connected(path) as connection:
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError as error:
            if "no such table" not in str(error):
                raise
            row = None
    if row is None:
        raise Refused("file.not_a_circle", name=path.name)
    return str(row[0])


def newer(found: str) -> bool:
    """Whether a revision is one that only a later version of the app knows."""
    return found not in _REVISIONS


@contextmanager
def _connected(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        yield connection
    finally:
        connection.close()


class SqlCircleFile:
    """One open circle file. Reading needs only ``sqlite3``; the writer comes with the first act."""

    def __init__(
        self, path: Path, clock: Clock, publish: "Publish | None" = None, who: str = ""
    ) -> None:
        self._path = path
        self._clock = clock
        self._publish = publish or _unheard
        self._who = who
        self._writer: Writer | None = None
        self._lock = threading.Lock()
        self._readers = threading.local()
        self._open_readers: list[sqlite3.Connection] = []

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self._path

    def reader(self) -> sqlite3.Connection:
        """This thread's connection that can only read."""
        connection: sqlite3.Connection | None = getattr(self._readers, "connection", None)
        if connection is None:
            connection = sqlite3.connect(
                f"{self._path.absolute().as_uri()}?mode=ro",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
            )
            connection.execute("PRAGMA busy_timeout = 5000")
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA mmap_size = 268435456")
            self._readers.connection = connection
            self._open_readers.append(connection)
        return connection

    def wake(self) -> "Writer":
        """The writer; made when it is first wanted."""
        with self._lock:
            if self._writer is None:
                from sofa_desktop.store.writer import Writer  # noqa: PLC0415  (late: SQLAlchemy)

                with translated():
                    self._writer = Writer(self._path, self._clock, self._publish, self._who)
            return self._writer

    def act(
        self, name: str, /, *, origin: object | None = None, **facts: object
    ) -> AbstractContextManager[UnitOfWork]:
        """Open a unit of work under the action's code name."""
        return self.wake().act(name, origin=origin, **facts)

    def look(self) -> AbstractContextManager[UnitOfWork]:
        """Open a unit of work that only reads."""
        return self.wake().look()

    def next_undo(self) -> ActionRow | None:
        """The action that undo would take back."""
        return journal_rows.last_done(self.reader())

    def next_redo(self) -> ActionRow | None:
        """The action that redo would do again."""
        return journal_rows.first_undone(self.reader())

    def undo(self, origin: object | None = None) -> ActionRow:
        """Take back the last action, as a new one."""
        return self.wake().undo(origin)

    def redo(self, origin: object | None = None) -> ActionRow:
        """Do again what was last taken back."""
        return self.wake().redo(origin)

    def content(self, sha256: str) -> bytes:
        """A kept file's bytes."""
        row = self.reader().execute("SELECT data FROM content WHERE sha256 = ?", (sha256,))
        found = row.fetchone()
        if found is None:
            raise Refused("receipt.missing", sha256=sha256)
        return bytes(found[0])

    def back_up(self, to: Path) -> None:
        """Write a copy of the file as it stands, through SQLite's backup."""
        copy_to(self.reader(), to)

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
        for connection in self._open_readers:
            connection.close()
        self._open_readers.clear()
        self._readers = threading.local()


def copy_to(source: sqlite3.Connection, to: Path) -> None:
    """A consistent copy of an open database; there whole or not at all."""
    part = to.with_name(to.name + ".part")
    part.unlink(missing_ok=True)
    with translated():
        target = sqlite3.connect(part)
        try:
            source.backup(target)
        finally:
            target.close()
    part.replace(to)


def _unheard(_row: object, _changed: object) -> None:
    """Nobody listens."""
