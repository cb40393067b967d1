"""Care of the file: proving that it is right, keeping copies, going back to one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sofa_desktop.services.changes import Changed, Topic
from sofa_desktop.services.progress import SILENT, Progress
from sofa_desktop.services.rows import ActionRow

BEFORE_IMPORT = "import"
BEFORE_RESTORE = "restore"
DAILY = "daily"
BY_HAND = "hand"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check found wrong; its sentence is made in ``i18n.findings``."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check proved, or what it found instead."""

    ok: bool
    findings: tuple[Finding, ...]
    facts: Mapping[str, int]
    """How many records of each kind were looked at."""


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One copy of the file."""

    path: Path
    made_at: datetime
    reason: str
    size: int


@dataclass(frozen=True, slots=True)
class CountChange:
    """How many records of a kind there are, and how many there would be."""

    kind: str
    now: int
    then: int


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What going back to a copy would change."""

    backup: BackupRow
    counts: tuple[CountChange, ...]
    last_now: ActionRow | None
    last_then: ActionRow | None
    lost: int
    """Actions of the present file that the copy does not have."""


class Backups(Protocol):
    """The copies of one circle file, the last ten."""

    def make(self, reason: str) -> BackupRow:
        """Copy the file as it stands.

        Raises:
            Refused: ``file.disk_full`` and what else the disk says; nothing is left behind.
        """
        ...

    def list(self) -> Sequence[BackupRow]:
        """The copies there are, newest first."""
        ...

    def preview(self, backup: BackupRow) -> RestorePreview:
        """What going back to a copy would change.

        Raises:
            Refused: ``file.not_found``, ``file.damaged``, ``file.newer``.
        """
        ...

    def restore(self, backup: BackupRow) -> BackupRow:
        """Put a copy in the file's place; the present state is copied first and returned.

        Raises:
            Refused: as ``preview`` and ``make``, ``file.busy`` while another program has it open.
        """
        ...


Checker = Callable[[Progress], Report]


class Care:
    """Use cases of caring for a circle file."""

    def __init__(
        self,
        backups: Backups,
        checker: Checker,
        now: Callable[[], datetime],
        announce: Callable[[Changed], None],
    ) -> None:
        self._backups = backups
        self._checker = checker
        self._now = now
        self._announce = announce

    def check(self, progress: Progress = SILENT) -> Report:
        """Prove the file: its form, the ledger, the chain of statements, the journal."""
        return self._checker(progress)

    def back_up(self, reason: str = BY_HAND) -> BackupRow:
        """Copy the file as it stands.

        Raises:
            Refused: what the disk says.
        """
        return self._backups.make(reason)

    def back_up_daily(self) -> BackupRow | None:
        """The day's copy; None where there is one of today already.

        Raises:
            Refused: what the disk says.
        """
        latest = next(iter(self._backups.list()), None)
        now = self._now()
        if latest is not None and latest.made_at.astimezone(now.tzinfo).date() == now.date():
            return None
        return self._backups.make(DAILY)

    def backups(self) -> Sequence[BackupRow]:
        """The copies there are, newest first."""
        return self._backups.list()

    def preview(self, backup: BackupRow) -> RestorePreview:
        """What going back to a copy would change.

        Raises:
            Refused: when the copy is gone, damaged or of a later version.
        """
        return self._backups.preview(backup)

    def restore(self, backup: BackupRow, origin: object | None = None) -> BackupRow:
        """Go back to a copy; the copy of the present state that was made first is returned.

        Raises:
            Refused: when either copy cannot be made; the file is then as it was.
        """
        kept = self._backups.restore(backup)
        everything = frozenset(Topic) - {Topic.SETTINGS}
        self._announce(Changed(everything, origin=origin, name="file.restore"))
        return kept
