"""Opening a circle file for a command: to read without a trace, or to write alone."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sofa_desktop.app.single import FileLock
from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.ports import Clock
from sofa_desktop.services.settling import Settling
from sofa_desktop.store.circle_file import HEAD, SqlCircleFile, copy_file, newer, revision
from sofa_desktop.store.queries import SqlQueries
from sofa_desktop.store.upgrade import migrate, open_file

_INDEX = 64 * 1024
"""Room that reading a file which others write takes beside it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A circle file with the questions it answers."""

    file: SqlCircleFile
    queries: SqlQueries
    clock: Clock

    @property
    def settling(self) -> Settling:
        """Drafts and statements."""
        return Settling(self.file, self.clock)


@contextmanager
def reading(path: Path, clock: Clock) -> Iterator[Opened]:
    """A file to read, whoever else has it open.

    One that an earlier version wrote, or that lies where nothing may be written, is read from a
    copy that is thrown away: the file itself is never upgraded by a question.
    """
    found = revision(path)
    if newer(found):
        raise Refused("file.newer", name=path.name)
    if found == HEAD and _has_room_beside(path):
        with _closing(SqlCircleFile(path, clock), clock) as opened:
            yield opened
        return
    with tempfile.TemporaryDirectory(prefix="sofa-desktop-") as folder:
        copy = Path(folder) / path.name
        copy_file(path, copy)
        if found != HEAD:
            migrate(copy)
        with _closing(SqlCircleFile(copy, clock), clock) as opened:
            yield opened


@contextmanager
def writing(path: Path, clock: Clock) -> Iterator[Opened]:
    """A file to change, held alone; upgraded first where an earlier version wrote it.

    Raises:
        Refused: ``file.open_elsewhere`` and what opening says.
    """
    revision(path)
    with alone(path), _closing(open_file(path, clock), clock) as opened:
        yield opened


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Nobody else writes to the file meanwhile.

    Raises:
        Refused: ``file.open_elsewhere``, ``file.read_only``.
    """
    lock = FileLock(path)
    lock.take()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _closing(file: SqlCircleFile, clock: Clock) -> Iterator[Opened]:
    try:
        yield Opened(file, SqlQueries(file), clock)
    finally:
        file.close()


def _has_room_beside(path: Path) -> bool:
    """Whether SQLite may put beside the file what it needs to read one that others write."""
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return False
    return shutil.disk_usage(path.parent).free >= _INDEX
