"""Opening a circle file: of this version at once, of an earlier one after a copy and its steps."""

from pathlib import Path
from typing import TYPE_CHECKING

from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.ports import Clock
from sofa_desktop.store.circle_file import HEAD, SUFFIX, SqlCircleFile, copy_file, newer, revision
from sofa_desktop.store.faults import on_disk, translated

if TYPE_CHECKING:
    from sofa_desktop.store.writer import Publish

_STEPS = Path(__file__).parent / "migrations"


def open_file(
    path: Path,
    clock: Clock,
    publish: "Publish | None" = None,
    who: str = "",
    *,
    aside: Path | None = None,
) -> SqlCircleFile:
    """Open a circle file; an earlier version's is copied ``aside`` and upgraded first.

    The copy lies beside the file where no folder is given.

    Raises:
        Refused: ``file.newer`` and what ``revision`` and the disk say; nothing was changed.
    """
    found = revision(path)
    if newer(found):
        raise Refused("file.newer", name=path.name)
    if found != HEAD:
        copy_aside(path, clock, aside or path.parent)
        migrate(path)
    return SqlCircleFile(path, clock, publish, who)


def copy_aside(path: Path, clock: Clock, folder: Path) -> Path:
    """Keep the file as it stands, named with the day."""
    stem = f"{path.stem} before upgrade {clock.today().isoformat()}"
    to = folder / f"{stem}{SUFFIX}"
    nth = 1
    while to.exists():
        nth += 1
        to = folder / f"{stem} ({nth}){SUFFIX}"
    with on_disk(path.name):
        folder.mkdir(parents=True, exist_ok=True)
    copy_file(path, to)
    return to


def migrate(
    path: Path, to: str = HEAD, *, steps: tuple[Path, ...] = (), back: bool = False
) -> None:
    """Take a file to a revision, in one transaction.

    ``steps`` are more folders of steps; ``back`` leads to an earlier revision, as tests do.

    Raises:
        Refused: ``file.damaged`` when the steps leave it broken, and what the disk says.
    """
    from alembic import command  # noqa: PLC0415  (late: it takes 0.4 s)
    from alembic.config import Config  # noqa: PLC0415
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", _escaped(_STEPS))
    config.set_main_option("path_separator", "newline")
    folders = (_STEPS / "versions", *steps)
    config.set_main_option("version_locations", "\n".join(_escaped(each) for each in folders))
    config.attributes["path"] = path
    config.attributes["head"] = HEAD
    with translated():
        try:
            (command.downgrade if back else command.upgrade)(config, to)
        except DBAPIError as error:  # a full or failing disk, as the file's own error says it
            raise error.orig or error from None


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")
