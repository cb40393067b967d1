"""Copies of a circle file: made through SQLite's backup, the last ten kept, gone back to whole."""

import hashlib
import os
import re
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.care import BEFORE_RESTORE, BackupRow, CountChange, RestorePreview
from sofa_desktop.services.ports import Clock
from sofa_desktop.services.rows import ActionRow
from sofa_desktop.store.circle_file import (
    HEAD,
    SUFFIX,
    SqlCircleFile,
    connected,
    copy_file,
    newer,
    revision,
)
from sofa_desktop.store.faults import on_disk, translated
from sofa_desktop.store.journal_rows import latest
from sofa_desktop.store.upgrade import migrate

KEPT = 10
_SHOWN = 60
"""So much of a file's name is in that of the folder of its copies."""
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d{6})(?: \((\d+)\))? ([a-z]+)" + re.escape(SUFFIX))
_STAMP = "%Y-%m-%d %H%M%S"
_COUNTED = (
    "member", "role", "content_item", "edition", "account", "entry", "receipt", "import_batch",
    "agreement", "statement",
)  # fmt: skip


class SqlBackups:
    """The copies of one circle file, in a folder of its own under the app's folder of copies."""

    def __init__(self, file: SqlCircleFile, folder: Path, clock: Clock) -> None:
        self._file = file
        self._clock = clock
        where = hashlib.sha256(os.fsencode(file.path.absolute())).hexdigest()[:8]
        self._folder = folder / f"{file.path.stem[:_SHOWN]} {where}"

    def make(self, reason: str) -> BackupRow:
        """Copy the file as it stands; the oldest copies over ten go."""
        with on_disk(self._file.path.name):
            self._folder.mkdir(parents=True, exist_ok=True)
        to = self._free_name(reason)
        self._file.back_up(to)
        self._prune()
        return _row(to)

    def list(self) -> Sequence[BackupRow]:
        """The copies there are, newest first."""
        if not self._folder.is_dir():
            return []
        found = [path for path in self._folder.iterdir() if _NAME.fullmatch(path.name)]
        return [_row(path) for path in sorted(found, key=_order, reverse=True)]

    def preview(self, backup: BackupRow) -> RestorePreview:
        """What going back to a copy would change; a damaged present file counts as empty."""
        if newer(revision(backup.path)):
            raise Refused("file.newer", name=backup.path.name)
        then, last_then = _told(backup.path)
        try:
            revision(self._file.path)
            now, last_now = _told(self._file.path)
        except Refused:
            now, last_now = dict.fromkeys(then, 0), None
        counts = tuple(CountChange(kind, now[kind], then[kind]) for kind in _COUNTED)
        since = last_then.seq if last_then else 0
        lost = max(0, (last_now.seq if last_now else 0) - since)
        return RestorePreview(backup, counts, last_now, last_then, lost)

    def restore(self, backup: BackupRow) -> BackupRow:
        """Put a copy in the file's place, whole or not at all; the present state is kept first.

        Nobody may have the file open meanwhile: this program lets it go, another one's hold is
        refused.
        """
        if newer(revision(backup.path)):
            raise Refused("file.newer", name=backup.path.name)
        path = self._file.path.resolve()  # a link to the file stays one
        part = path.with_name(path.name + ".part")
        with on_disk(path.name):
            try:
                copy_file(backup.path, part)
                if revision(part) != HEAD:
                    migrate(part)
                _must_be_whole(part)
                kept = self._keep_present()
                self._file.close()
                _let_go(path)
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)
        return kept

    def _keep_present(self) -> BackupRow:
        """A copy of the present file; byte by byte where SQLite cannot read it any more."""
        try:
            return self.make(BEFORE_RESTORE)
        except Refused as refusal:
            if refusal.code not in {"file.damaged", "file.not_a_circle"}:
                raise
        to = self._free_name(BEFORE_RESTORE)
        shutil.copyfile(self._file.path, to)
        log = self._file.path.with_name(self._file.path.name + "-wal")
        if log.is_file():
            shutil.copyfile(log, to.with_name(to.name + "-wal"))
        return _row(to)

    def _free_name(self, reason: str) -> Path:
        stamp = self._clock.now().astimezone(UTC).strftime(_STAMP)
        nth = 1
        while True:
            which = f" ({nth})" if nth > 1 else ""
            path = self._folder / f"{stamp}{which} {reason}{SUFFIX}"
            if not path.exists():
                return path
            nth += 1

    def _prune(self) -> None:
        with on_disk(self._folder.name):
            for old in self.list()[KEPT:]:
                old.path.unlink(missing_ok=True)
                old.path.with_name(old.path.name + "-wal").unlink(missing_ok=True)


def _order(path: Path) -> tuple[str, int]:
    told = _NAME.fullmatch(path.name)
    return (told[1], int(told[2] or 1)) if told else ("", 0)


def _row(path: Path) -> BackupRow:
    told = _NAME.fullmatch(path.name)
    if told is None:
        raise Refused("file.not_a_circle", name=path.name)
    made_at = datetime.strptime(told[1], _STAMP).replace(tzinfo=UTC)
    return BackupRow(path, made_at, told[3], path.stat().st_size)


def _told(path: Path) -> tuple[dict[str, int], ActionRow | None]:
    """How much a file holds, and what was done in it last."""
    with translated(), connected(path) as connection:
        counts = {
            table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
            for table in _COUNTED
        }
        return counts, latest(connection)


def _must_be_whole(path: Path) -> None:
    with translated(), connected(path) as connection:
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise Refused("file.damaged", name=path.name)


def _let_go(path: Path) -> None:
    """Make sure nobody has the file open, and take its log away, so that none outlives it."""
    log, index = (path.with_name(path.name + end) for end in ("-wal", "-shm"))
    try:
        with translated(), closing(sqlite3.connect(path, timeout=1)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except Refused as refusal:
        if refusal.code not in {"file.damaged", "file.not_a_circle"}:
            raise
        log.unlink(missing_ok=True)
        index.unlink(missing_ok=True)
