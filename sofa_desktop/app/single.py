"""One running program per circle file: a lock that the system lets go when a process dies."""

import os
import sys
from pathlib import Path
from typing import IO

from sofa_desktop.domain.errors import Refused

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """Held while a circle file is open in this process."""

    def __init__(self, circle_file: Path) -> None:
        real = circle_file.resolve()  # two names of one file share its lock
        self._path = real.with_name(f".{real.name}.lock")
        self._name = circle_file.name
        self._file: IO[bytes] | None = None

    def take(self) -> None:
        """Take the lock.

        Raises:
            Refused: ``file.open_elsewhere`` while another process holds it,
                ``file.read_only`` where the folder cannot be written.
        """
        while self._file is None:
            file = self._opened()
            try:
                _take(file)
            except OSError as error:
                file.close()
                raise Refused("file.open_elsewhere", name=self._name) from error
            if _is_still_there(file, self._path):
                self._file = file
            else:
                file.close()

    def release(self) -> None:
        """Let it go; the empty lock file is taken away where the system allows."""
        if self._file is None:
            return
        if os.name == "posix":
            self._path.unlink(missing_ok=True)
        self._file.close()
        self._file = None

    def _opened(self) -> IO[bytes]:
        try:
            return self._path.open("ab")
        except OSError as error:
            raise Refused("file.read_only") from error


def _is_still_there(file: IO[bytes], path: Path) -> bool:
    """Whether the locked file is the one at the path: another process may have let it go."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False
