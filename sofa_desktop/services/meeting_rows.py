"""Frozen rows of meetings: what pages, papers and the running mode show."""

from datetime import date
from typing import NamedTuple


class MeetingRow(NamedTuple):
    """A meeting."""

    id: str
    title: str
    held_on: date
    starts_at: str
    time_zone: str
    minutes: int
    room: str
    state: str
    facilitator_id: str
    facilitator: str
    secretary_id: str
    secretary: str
    plan: str
    information: str
    previous_minutes: str
    next_on: date | None
    next_at: str
    segment: str
    current_id: str
    opened_at: int
    """Milliseconds since 1970; 0 before it was opened."""
    closed_at: int
    evaluation: str
    window_until: int
    minutes_objection: str
    approved_on: date | None
    approved_how: str
    published_on: date | None
    items: int
    """How many items its agenda has."""
    planned: int
    """Minutes of its items together, without the parts around them."""
    used_seconds: int
    decisions: int
    """How many decisions were recorded in it."""
    actions: int
    """How many of its action items are open."""

    @property
    def running(self) -> bool:
        """Whether it was opened and is not over."""
        return self.opened_at > 0 and self.closed_at == 0


class AgendaItemRow(NamedTuple):
    """An item of an agenda with what was noted on it."""

    id: str
    meeting_id: str
    place: int
    title: str
    outcome: str
    reached: str
    """Empty where nothing was reached yet."""
    minutes: int
    used_seconds: int
    begun_at: int
    state: str
    lane: str
    fast_track: bool
    key: str
    reason: str
    """Canonical JSON of the composer's reason; empty where somebody added it."""
    presenter_id: str
    presenter: str
    documents: str
    subject_type: str
    subject_id: str
    backlog_id: str
    notes: str
    decisions: int
    actions: int


class AttendanceRow(NamedTuple):
    """Somebody at a meeting."""

    id: str
    meeting_id: str
    member_id: str
    """Empty for a guest who is no member."""
    name: str
    presence: str
    roles: str


class MinutedSelectionRow(NamedTuple):
    """Somebody who was selected in a meeting."""

    agenda_item_id: str
    """Empty where it was outside of any item."""
    role: str
    holder: str
    starts_on: date
    ends_on: date
    awaiting: bool


class MinutedActionRow(NamedTuple):
    """A promise made in a meeting; those that were dropped are left out."""

    agenda_item_id: str
    what: str
    owner: str
    due_on: date | None


class CorrectionRow(NamedTuple):
    """What was put right in approved minutes."""

    id: str
    meeting_id: str
    corrected_on: date
    text: str
