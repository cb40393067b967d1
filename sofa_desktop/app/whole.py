"""New circle files that are there whole or not at all, whenever the program ends."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sofa_desktop.domain.errors import Refused
from sofa_desktop.store.circle_file import must_have_room
from sofa_desktop.store.faults import on_disk


@contextmanager
def made_whole(path: Path) -> Iterator[Path]:
    """A place of that name in a folder beside; what lies there at the end takes the path.

    Raises:
        Refused: ``file.exists``, ``file.name_too_long``, ``file.cannot_open`` where there is no
            such folder, and what the disk says.
    """
    must_have_room(path)
    if path.exists():
        raise Refused("file.exists", name=path.name)
    if not path.parent.is_dir():
        raise Refused("file.cannot_open", name=path.name)
    with (
        on_disk(path.name),
        tempfile.TemporaryDirectory(
            prefix=".sofa-desktop-", dir=path.parent, ignore_cleanup_errors=True
        ) as folder,
    ):
        place = Path(folder) / path.name
        yield place
        if path.exists():
            raise Refused("file.exists", name=path.name)
        place.replace(path)
