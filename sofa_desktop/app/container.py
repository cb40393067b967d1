"""The wiring: an open circle with its store, use cases and listeners. Only this knows all."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sofa_desktop.app.single import FileLock
from sofa_desktop.services.changes import Changed
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.ports import Clock
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.queries import SqlQueries
from sofa_desktop.store.upgrade import open_file

if TYPE_CHECKING:
    from sofa_desktop.domain.bank import BankFile, CsvProfile
    from sofa_desktop.domain.pasted import PastedDocument
    from sofa_desktop.services.care import Care, Report
    from sofa_desktop.services.progress import Progress
    from sofa_desktop.services.rows import ActionRow

Listener = Callable[[Changed], None]


@dataclass(frozen=True, slots=True)
class OpenCircle:
    """A circle file that is open in this process."""

    desk: Desk
    file: SqlCircleFile
    lock: FileLock | None

    def close(self) -> None:
        """Let the file go."""
        self.file.close()
        if self.lock is not None:
            self.lock.release()


def open_circle(
    path: Path,
    clock: Clock,
    *,
    listener: Listener | None = None,
    who: str = "",
    locked: bool = True,
    backups: Path | None = None,
) -> OpenCircle:
    """Open a circle file, upgrading it first where an earlier version wrote it.

    Raises:
        Refused: ``file.open_elsewhere`` and what opening says.
    """
    lock = FileLock(path) if locked else None
    if lock is not None and path.is_file():
        lock.take()
    try:
        file = open_file(path, clock, _told(listener), who, aside=backups)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    desk = desk_on(file, clock, backups=backups, announce=_worded(listener))
    return OpenCircle(desk, file, lock)


def found_circle(
    path: Path, clock: Clock, name: str, currency: str, *, code: str | None = None
) -> None:
    """Make a new circle file with a circle in it; there whole or not at all.

    Raises:
        Refused: ``file.exists`` and what founding says.
    """
    from sofa_desktop.app.whole import made_whole  # noqa: PLC0415  (on use)
    from sofa_desktop.services.found import Founding  # noqa: PLC0415
    from sofa_desktop.store.create import create  # noqa: PLC0415  (late: SQLAlchemy)

    with made_whole(path) as place:
        create(place)
        with closing(SqlCircleFile(place, clock)) as file:
            Founding(file).found(name, currency, code=code)


class Checker:
    """Checks a file when asked to; what that takes is imported then."""

    def __init__(self, file: SqlCircleFile) -> None:
        self._file = file

    def __call__(self, progress: "Progress") -> "Report":
        """What the check finds."""
        from sofa_desktop.store.health import check  # noqa: PLC0415  (late: SQLAlchemy)

        return check(self._file, progress)


def desk_on(
    file: SqlCircleFile,
    clock: Clock,
    *,
    backups: Path | None = None,
    announce: Listener | None = None,
) -> Desk:
    """The use cases over an open file."""

    def make_care() -> "Care":
        from sofa_desktop.services.care import Care  # noqa: PLC0415  (on first use)
        from sofa_desktop.store.backups import SqlBackups  # noqa: PLC0415

        copies = SqlBackups(file, backups or file.path.parent / "backups", clock)
        return Care(copies, Checker(file), clock.now, announce or _unheard)

    return Desk(file, SqlQueries(file), clock, _read, make_care, _read_pasted)


def _read(data: bytes, *, profile: "CsvProfile | None" = None, currency: str = "") -> "BankFile":
    from sofa_desktop.imports import read  # noqa: PLC0415  (on first use)

    return read(data, profile=profile, currency=currency)


def _read_pasted(text: str, /) -> "PastedDocument":
    from sofa_desktop.imports.pasted import read_pasted  # noqa: PLC0415  (on first use)

    return read_pasted(text)


def _told(listener: Listener | None) -> "Callable[[ActionRow, Changed], None] | None":
    if listener is None:
        return None

    def tell(row: "ActionRow", changed: Changed) -> None:
        from sofa_desktop.i18n import actions  # noqa: PLC0415  (not before first paint)

        listener(replace(changed, name=actions.happened(row)))

    return tell


def _worded(listener: Listener | None) -> Listener | None:
    """What is no action of the journal, such as going back to a copy, in words too."""
    if listener is None:
        return None

    def tell(changed: Changed) -> None:
        from sofa_desktop.i18n import actions  # noqa: PLC0415  (not before first paint)

        listener(replace(changed, name=actions.happened_of(changed.name, {})))

    return tell


def _unheard(_changed: Changed) -> None:
    """Nobody listens."""
