"""What SQLite says: the world's fault or a rule's no is told to the person, the rest is a bug."""

import errno
import json
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
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_NOT_THERE = (
    "no such column",
    "no such table",
    "no such index",
    "malformed JSON",
    "Could not decode to UTF-8",
)
_DISK = {
    errno.ENOSPC: "file.disk_full",
    errno.EDQUOT: "file.disk_full",
    errno.EACCES: "file.read_only",
    errno.EPERM: "file.read_only",
    errno.EROFS: "file.read_only",
    errno.ENAMETOOLONG: "file.name_too_long",
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
        stop_where_asked(error)
        code = _code(error) or ("file.damaged" if is_damage(error) else None)
        if code is None:
            raise
        raise Refused(code) from error
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise Refused("file.damaged") from error
    except UnicodeEncodeError as error:
        raise Refused("text.broken") from error
    except OverflowError as error:
        if "SQLite" not in str(error):
            raise
        raise Refused("money.too_large") from error


def stop_where_asked(error: BaseException) -> None:
    """Ctrl+C while SQLite asks one of our functions: it tells of that as a fault of its own.

    Raises:
        KeyboardInterrupt: then.
    """
    if "user-defined function raised exception" in str(error):
        raise KeyboardInterrupt from error


def is_damage(error: BaseException) -> bool:
    """Whether a file does not hold what every file of its revision holds."""
    if isinstance(error, UnicodeDecodeError):
        return True
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED:
        return True
    return isinstance(error, sqlite3.OperationalError) and str(error).startswith(_NOT_THERE)


def _code(error: sqlite3.Error) -> str | None:
    """The code of what the world, or a sum, does not allow."""
    number = getattr(error, "sqlite_errorcode", 0)
    if number == sqlite3.SQLITE_IOERR_SHMSIZE:
        return "file.disk_full"
    if "integer overflow" in str(error):
        return "money.too_large"
    return _WORLD.get(number & 0xFF)


def _from_guard(error: sqlite3.IntegrityError) -> Refused:
    """A trigger's message begins with its code; a foreign key says that something is in use."""
    message = str(error)
    code, colon, _ = message.partition(": ")
    if colon and "." in code and " " not in code:
        return Refused(code)
    if "FOREIGN KEY" in message:
        return Refused("record.in_use")
    if message.startswith("cannot store REAL"):
        return Refused("money.too_large")
    return Refused("record.not_allowed", why=message)
