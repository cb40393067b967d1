"""Files that appear whole or not at all."""

import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from sofa_desktop.domain.errors import Refused

_CIRCLE = b"SQLite format 3\x00"


def put(data: bytes, out: Path | BinaryIO) -> None:
    """Write bytes to a stream, or to a file beside which nothing half-written is left.

    Raises:
        Refused: ``document.not_written`` with the ``path`` and the system's ``reason``;
            ``document.over_circle`` where a circle file lies at the place.
    """
    if not isinstance(out, Path):
        out.write(data)
        return
    try:
        keep_circles(out)
        if out.exists() and not out.is_file() and not out.is_dir():
            out.write_bytes(data)  # a device or a pipe: what it is stays
        else:
            _replace(data, out.resolve() if out.is_symlink() else out)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused("document.not_written", path=str(out), reason=reason) from error


def keep_circles(path: Path) -> None:
    """Never put a document in the place of a circle file, whatever it is called.

    Raises:
        Refused: ``document.over_circle``.
    """
    if path.is_file():
        with path.open("rb") as there:
            if there.read(len(_CIRCLE)) == _CIRCLE:
                raise Refused("document.over_circle", path=str(path))


def _replace(data: bytes, path: Path) -> None:
    """Write beside, then rename."""
    number, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(_mode(path))
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, or those a new one gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    return 0o644
