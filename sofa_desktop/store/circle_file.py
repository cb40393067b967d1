"""A circle file on disk: made, opened, upgraded, backed up, and read without waking SQLAlchemy."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.ports import Clock, UnitOfWork
from sofa_desktop.services.rows import ActionRow
from sofa_desktop.store import journal_rows
from sofa_desktop.store.faults import on_disk, translated

if TYPE_CHECKING:
    from sofa_desktop.store.writer import Publish, Writer

SUFFIX = ".sofacircle"
HEAD = "0002"
"""The schema revision this version writes."""
_REVISIONS = ("0001", "0002")
_LONGEST_NAME, _LONGEST_PATH = 240, 490
_SMALLEST_INDEX = 32 * 1024
"""What a log's index in use has at least; less is what a full disk left of one."""
_MAGIC = b"SQLite format 3\x00"
_TABLES = {"alembic_version", "circle", "entry", "posting", "action", "change"}


def revision(path: Path) -> str:
    """The schema revision of a file, read without changing it.

    Raises:
        Refused: ``file.not_found``, ``file.is_folder``, ``file.not_a_circle``, ``file.damaged``,
            ``file.cannot_open``, ``file.name_too_long``.
    """
    _look_at(path)
    _take_back_what_was_left(path)
    with translated(), connected(path) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if not tables >= _TABLES:
            raise Refused("file.not_a_circle", name=path.name)
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise Refused("file.not_a_circle", name=path.name)
    return str(row[0])


def _look_at(path: Path) -> None:
    """Refuse what is no SQLite file, or not all of one, before SQLite touches it."""
    must_have_room(path)
    if path.is_dir():
        raise Refused("file.is_folder", name=path.name)
    if not path.is_file():
        raise Refused("file.not_found", name=path.name)
    try:
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except OSError as error:
        raise Refused("file.cannot_open", name=path.name) from error
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise Refused("file.not_a_circle", name=path.name)
    page_size = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    written_by = head[24:28] == head[92:96]  # else the count of pages is not to be believed
    log = path.with_name(path.name + "-wal")
    unfinished = log.is_file() and log.stat().st_size
    if written_by and not unfinished and pages * (65536 if page_size == 1 else page_size) > size:
        raise Refused("file.damaged", name=path.name)


def must_have_room(path: Path) -> None:
    """Refuse a name or a path so long that SQLite's own files beside it could not have theirs.

    Raises:
        Refused: ``file.name_too_long``.
    """
    too_long = len(os.fsencode(path.name)) > _LONGEST_NAME
    if too_long or len(os.fsencode(path.absolute())) > _LONGEST_PATH:
        raise Refused("file.name_too_long", name=path.name)


def _take_back_what_was_left(path: Path) -> None:
    """Let SQLite undo what a program was killed in the middle of, before the file is read."""
    journal = path.with_name(path.name + "-journal")
    if journal.is_file() and journal.stat().st_size:
        _tidy(path)


def newer(found: str) -> bool:
    """Whether a revision is one that only a later version of the app knows."""
    return found not in _REVISIONS


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that leaves no trace where nobody has the file open."""
    log, index = (path.with_name(path.name + end) for end in ("-wal", "-shm"))
    alone = not _size(log) and _size(index) < _SMALLEST_INDEX
    how = "immutable=1" if alone else "mode=ro"
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)
    try:
        yield connection
    finally:
        connection.close()


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _tidy(path: Path) -> None:
    """Take away what SQLite leaves beside a file that was only read: a writer's leaving does."""
    there = f"{path.absolute().as_uri()}?mode=rw"  # never made anew where it was taken away
    with suppress(sqlite3.Error), closing(sqlite3.connect(there, uri=True)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master")  # a medium may be read-only


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
        self._index_looked_at = False
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
            with translated():
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

    def rest(self) -> None:
        """Use a quiet moment: what was written goes into the file proper and the search."""
        if self._writer is not None:
            self.index(steps=1)
            self._writer.rest()

    def index(self, *, steps: int | None = None, anew: bool = False) -> bool:
        """Let what was done since be found by its words; whether all is now.

        What is no index any more is made anew: looked at once, and where ``anew`` is asked for.
        """
        from sofa_desktop.store.search import index  # noqa: PLC0415  (on use)
        from sofa_desktop.store.search.sound import behind, is_sound  # noqa: PLC0415

        with translated():
            reader = self.reader()
            if not anew and behind(reader):
                return index.catch_up(self._path, steps=steps)
            looked_at, self._index_looked_at = self._index_looked_at, True
            if anew or not (looked_at or is_sound(reader)):
                return index.begin_anew(self._path, steps=steps)
            return True

    def back_up(self, to: Path) -> None:
        """Write a copy of the file as it stands, through SQLite's backup."""
        copy_to(self.reader(), to)

    def close(self) -> None:
        """Let the file go: the writer last, so that nothing lies beside it afterwards."""
        with self._lock:
            had_readers = bool(self._open_readers)
            for connection in self._open_readers:
                connection.close()
            self._open_readers.clear()
            self._readers = threading.local()
            if self._writer is not None:
                self._writer.close()
                self._writer = None
            elif had_readers:
                _tidy(self._path)


def copy_file(path: Path, to: Path) -> None:
    """A consistent copy of a file nobody here has open; there whole or not at all."""
    with translated(), connected(path) as connection:
        copy_to(connection, to)


def copy_to(source: sqlite3.Connection, to: Path) -> None:
    """A consistent copy of an open database; there whole or not at all."""
    must_have_room(to)
    part = to.with_name(to.name + ".part")
    with on_disk(to.name):
        part.unlink(missing_ok=True)
        try:
            with translated():
                target = sqlite3.connect(part)
                try:
                    source.backup(target)
                finally:
                    target.close()
            part.replace(to)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def _unheard(_row: object, _changed: object) -> None:
    """Nobody listens."""
