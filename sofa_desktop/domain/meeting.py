"""Meetings: the agenda, who was there, what was noted, and the minutes (MVOS ch. 5)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sofa_desktop.domain.backlog import LONGEST_ITEM, Outcome
from sofa_desktop.domain.circle import LONGEST_MEETING, SHORTEST_MEETING, ApprovalRule
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.zones import must_be_clock


class MeetingState(StrEnum):
    """The life of a meeting, in order."""

    PLANNED = "planned"
    AGENDA_CONSENTED = "agenda_consented"
    IN_SESSION = "in_session"
    MINUTES_DRAFT = "minutes_draft"
    MINUTES_APPROVED = "minutes_approved"
    PUBLISHED = "published"


class Segment(StrEnum):
    """The parts every meeting has around its items, in order."""

    CHECK_IN = "check_in"
    ADMIN = "admin"
    AGENDA = "agenda"
    ITEMS = "items"
    BACKLOG = "backlog"
    CHECK_OUT = "check_out"


FRAME: dict[Segment, int] = {
    Segment.CHECK_IN: 5,
    Segment.ADMIN: 3,
    Segment.AGENDA: 2,
    Segment.BACKLOG: 1,
    Segment.CHECK_OUT: 4,
}
"""Minutes of the parts around the items (Who Decides Who Decides)."""
FRAME_MINUTES = sum(FRAME.values())


class MinutesStatus(StrEnum):
    """What the circle said in ADMIN of the minutes of the meeting before."""

    OPEN = ""
    NONE = "none"
    """There are none."""
    APPROVED = "approved"
    AMENDED = "amended"
    """Approved with a correction."""
    DEFERRED = "deferred"
    """Not approved yet; that was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of the circle, from its plan to its published minutes."""

    id: Id
    title: str = ""
    held_on: date
    starts_at: str = ""
    """Clock time such as 19:30, in ``time_zone``."""
    time_zone: str = ""
    """Known when it was set; one that is given up meanwhile holds no meeting up."""
    minutes: int = 90
    """How long it is meant to last."""
    room: str = ""
    """A room or a link."""
    state: MeetingState = MeetingState.PLANNED
    facilitator_id: Id | None = None
    secretary_id: Id | None = None
    plan: str = ""
    """What the leader wants from the time ahead; read into the agenda."""
    information: str = ""
    previous_minutes: MinutesStatus = MinutesStatus.OPEN
    next_on: date | None = None
    next_at: str = ""
    segment: Segment = Segment.CHECK_IN
    """Where a running meeting is."""
    current_id: Id | None = None
    """The agenda item that is open."""
    opened_at: int = 0
    """Milliseconds since 1970; 0 before it was opened."""
    closed_at: int = 0
    evaluation: str = ""
    """The check-out round: content, process, relations."""
    window_until: int = 0
    """Until when those who were there may object to the minutes; milliseconds since 1970."""
    minutes_objection: str = ""
    """Why somebody who was there did not agree to the minutes yet; never who."""
    approved_on: date | None = None
    approved_how: ApprovalRule | None = None
    published_on: date | None = None
    minutes_json: str = ""
    """The minutes as approved, canonical JSON; they change no more."""

    def check(self) -> None:
        """Hold a meeting to its form.

        Raises:
            Refused: ``meeting.bad_length``, ``clock.bad``.
        """
        must_be_clock(self.starts_at)
        must_be_clock(self.next_at)
        if not SHORTEST_MEETING <= self.minutes <= LONGEST_MEETING:
            raise Refused("meeting.bad_length", minutes=self.minutes)


class Presence(StrEnum):
    """Whether somebody was there."""

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One person at one meeting; a guest who is no member has a name alone."""

    id: Id
    meeting_id: Id
    member_id: Id | None = None
    name: str = ""
    presence: Presence = Presence.PRESENT
    roles: str = ""
    """The roles held that day, as the minutes name them."""


class Lane(StrEnum):
    """The three lanes of the composer: secretary, facilitator, leader."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class ItemState(StrEnum):
    """What became of an agenda item."""

    PLANNED = "planned"
    OPEN = "open"
    DONE = "done"
    CARRIED = "carried"
    """Not finished; back to the backlog."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One item of a meeting's agenda, with what was noted on it."""

    id: Id
    meeting_id: Id
    place: int
    title: str
    outcome: Outcome = Outcome.EXPLORE
    reached: Outcome | None = None
    minutes: int = 10
    used_seconds: int = 0
    begun_at: int = 0
    """When it was opened last, in milliseconds since 1970; 0 while it is not open."""
    state: ItemState = ItemState.PLANNED
    lane: Lane = Lane.PRESENT
    fast_track: bool = False
    """One of the routine reviews that are consented together unless somebody wants to talk."""
    key: str = ""
    """What made the composer propose it: ``policy.due:<id>``; empty where somebody added it."""
    reason: str = ""
    """Canonical JSON of the reason's code and facts."""
    presenter_id: Id | None = None
    documents: str = ""
    """One a line."""
    subject_type: str = ""
    subject_id: Id | None = None
    backlog_id: Id | None = None
    notes: str = ""

    def check(self) -> None:
        """Hold an item to its form.

        Raises:
            Refused: ``agenda.no_title``, ``agenda.bad_minutes``.
        """
        if not self.title.strip():
            raise Refused("agenda.no_title")
        if not 1 <= self.minutes <= LONGEST_ITEM:
            raise Refused("agenda.bad_minutes", minutes=self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesCorrection:
    """What was put right in approved minutes: an entry beside them, never a change of them."""

    id: Id
    meeting_id: Id
    corrected_on: date
    text: str

    def check(self) -> None:
        """Hold it to its form.

        Raises:
            Refused: ``correction.no_text``.
        """
        if not self.text.strip():
            raise Refused("correction.no_text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    """Something the composer proposed and the steward declined, until its facts change."""

    id: Id
    key: str
    facts: str
    """Canonical JSON of the facts as they were."""
    declined_on: date
