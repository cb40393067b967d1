"""What may be asked about meetings."""

from datetime import date
from typing import Protocol

from sofa_desktop.services.meeting_rows import (
    AgendaItemRow,
    AttendanceRow,
    CorrectionRow,
    MeetingRow,
)


class MeetingQueries(Protocol):
    """Questions about meetings, their agendas and who was there."""

    def meetings(self) -> list[MeetingRow]:
        """Every meeting, newest first."""
        ...

    def meeting(self, meeting_id: str) -> MeetingRow | None:
        """One meeting, or None."""
        ...

    def agenda(self, meeting_id: str) -> list[AgendaItemRow]:
        """The items of a meeting in their order."""
        ...

    def attendance(self, meeting_id: str) -> list[AttendanceRow]:
        """Who was, or was not, at a meeting; members by name, then guests."""
        ...

    def corrections(self, meeting_id: str) -> list[CorrectionRow]:
        """What was put right in a meeting's minutes, oldest first."""
        ...

    def last_meeting(self, before: date | None = None) -> MeetingRow | None:
        """The last meeting that is over, held before that day if one is given."""
        ...

    def next_meeting(self, today: date) -> MeetingRow | None:
        """The meeting that is running, else the next one planned from today on."""
        ...

    def signs_since(self, moment: int) -> list[int]:
        """When actions were kept since a moment, both in milliseconds since 1970."""
        ...

    def minutes_waiting(self) -> list[MeetingRow]:
        """Meetings whose minutes are not approved, oldest first."""
        ...
