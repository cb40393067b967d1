"""What SQLite says: the world's fault or a rule's no is told to the person, the rest is a bug."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sofa_desktop.domain.errors import Refused

_WORLD = {
    sqlite3.SQLITE_FULL: "file.disk_full",
    sqlite3.SQLITE_BUSY: "file.busy",
    sqlite3.SQLITE_LOCKED: "file.busy",
    sqlite3.SQLITE_READONLY: "file.read_only",
    sqlite3.SQLITE_IOERR: "file.disk_error",
    sqlite3.SQLITE_CANTOPEN: "file.cannot_open",
    sqlite3.SQLITE_NOTADB: "file.not_a_circle",
    sqlite3.SQLITE_CORRUPT: "file.damaged",
}
_DISK = {
    errno.ENOSPC: "file.disk_full",
    errno.EDQUOT: "file.disk_full",
    errno.EACCES: "file.read_only",
    errno.EPERM: "file.read_only",
    errno.EROFS: "file.read_only",
}


@contextmanager
def on_disk(name: str) -> Iterator[None]:
    """Turn what the disk says about a file into a ``Refused``."""
    try:
        yield
    except FileNotFoundError as error:
        raise Refused("file.not_found", name=name) from error
    except OSError as error:
        raise Refused(_DISK.get(error.errno or 0, "file.disk_error"), name=name) from error


@contextmanager
def translated() -> Iterator[None]:
    """Turn what a person can understand or mend into a ``Refused``; let bugs through."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise _from_guard(error) from error
    except sqlite3.Error as error:
        code = _WORLD.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if code is None:
            raise
        raise Refused(code) from error


def _from_guard(error: sqlite3.IntegrityError) -> Refused:
    """A trigger's message begins with its code; a foreign key says that something is in use."""
    message = str(error)
    code, colon, _ = message.partition(": ")
    if colon and "." in code and " " not in code:
        return Refused(code)
    if "FOREIGN KEY" in message:
        return Refused("record.in_use")
    return Refused("record.not_allowed", why=message)
