"""What may be asked about meetings."""

from datetime import date
from typing import Protocol

from sofa_desktop.services.meeting_rows import (
    AgendaItemRow,
    AttendanceRow,
    CorrectionRow,
    MeetingRow,
    MinutedActionRow,
    MinutedSelectionRow,
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

    def agenda_ids(self, meeting_id: str) -> list[str]:
        """The ids of a meeting's items, in their order."""
        ...

    def attendance_ids(self, meeting_id: str) -> list[str]:
        """The ids of a meeting's attendances."""
        ...

    def minuted_selections(self, meeting_id: str) -> list[MinutedSelectionRow]:
        """Who was selected in a meeting, oldest first."""
        ...

    def minuted_actions(self, meeting_id: str) -> list[MinutedActionRow]:
        """What was promised in a meeting, oldest first."""
        ...

    def brought_up(self, meeting_id: str) -> list[str]:
        """Titles of the topics that a meeting put into the backlog, or back into it."""
        ...

    def kept_minutes(self, meeting_id: str) -> str:
        """The minutes as they were approved, canonical JSON; empty while they are a draft."""
        ...

    def meeting_before(self, meeting_id: str) -> MeetingRow | None:
        """The last meeting that was over before this one."""
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
