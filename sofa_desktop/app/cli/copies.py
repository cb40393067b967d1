"""``backup`` and ``restore``: copies of a circle file where the person wants them."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from sofa_desktop.app.cli.answer import Answer
from sofa_desktop.app.cli.opening import alone, reading
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.words import t
from sofa_desktop.services.care import BY_HAND, BackupRow
from sofa_desktop.services.ports import Clock
from sofa_desktop.store.backups import SqlBackups
from sofa_desktop.store.circle_file import SqlCircleFile, connected, revision
from sofa_desktop.store.faults import translated


def run(arguments: Namespace, clock: Clock) -> Answer:
    """Write a copy, or go back to one."""
    if arguments.command == "backup":
        return _back_up(arguments, clock)
    return _restore(arguments, clock)


def _back_up(arguments: Namespace, clock: Clock) -> Answer:
    if arguments.out.exists():
        raise Refused("file.exists", name=arguments.out.name)
    with reading(arguments.file, clock) as opened:
        opened.file.back_up(arguments.out)
    size = arguments.out.stat().st_size
    said = t("backup", "{out} is a copy of {file}.", out=arguments.out, file=arguments.file)
    return Answer({"file": str(arguments.file), "copy": str(arguments.out), "size": size}, [said])


def _restore(arguments: Namespace, clock: Clock) -> Answer:
    for path in (arguments.file, arguments.copy):
        if not path.is_file():
            raise Refused("file.not_found", name=path.name)
    state = arguments.copy.stat()
    made_at = datetime.fromtimestamp(state.st_mtime, UTC)
    backup = BackupRow(arguments.copy, made_at, BY_HAND, state.st_size)
    with alone(arguments.file):
        file = SqlCircleFile(arguments.file.resolve(), clock)  # never in the place of a link to it
        copies = SqlBackups(file, arguments.file.parent, clock)
        _must_be_of(file.path, backup.path)
        lost = copies.preview(backup).lost
        kept = copies.restore(backup)
    told = {
        "file": str(arguments.file),
        "copy": str(arguments.copy),
        "kept": str(kept.path),
        "lost_actions": lost,
    }
    said = t(
        "restore",
        "{file} is as {copy} was. What it held before is kept as {kept}.",
        file=arguments.file,
        copy=arguments.copy,
        kept=kept.path,
    )
    return Answer(told, [said])


def _must_be_of(path: Path, copy: Path) -> None:
    """Refuse to put one circle in the place of another; a damaged file may be any circle's."""
    theirs = _circle(copy)
    try:
        ours = _circle(path)
    except Refused as refusal:
        if refusal.code not in {"file.damaged", "file.not_a_circle"}:
            raise
        return
    if ours and theirs and ours[0] != theirs[0]:
        raise Refused("copy.other_circle", name=copy.name, circle=theirs[1], own=ours[1])


def _circle(path: Path) -> tuple[str, str] | None:
    """The id and the name of the circle a file of any version holds."""
    revision(path)
    with translated(), connected(path) as connection:
        row: tuple[str, str] | None = connection.execute("SELECT id, name FROM circle").fetchone()
        return row
