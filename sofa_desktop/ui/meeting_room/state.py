"""How a running meeting stands, read in one go. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sofa_desktop.domain.circle import Circle
from sofa_desktop.domain.meeting import FRAME, ItemState, MeetingState, Presence, Segment
from sofa_desktop.domain.meeting_time import spent
from sofa_desktop.domain.zones import known, moment
from sofa_desktop.services.meeting_rows import AgendaItemRow, AttendanceRow, MeetingRow
from sofa_desktop.services.queries import Queries

SEGMENTS = tuple(Segment)
TO_COME = frozenset({ItemState.PLANNED, ItemState.OPEN})
OVER = frozenset(
    {MeetingState.MINUTES_DRAFT, MeetingState.MINUTES_APPROVED, MeetingState.PUBLISHED}
)
_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class RoomState:
    """The meeting, its agenda and who is there."""

    meeting: MeetingRow
    items: tuple[AgendaItemRow, ...]
    attendance: tuple[AttendanceRow, ...]
    signs: tuple[int, ...]
    """Moments since the open item began at which something was kept."""
    zone: str
    """Where the meeting's clock times are meant."""
    written: frozenset[str] = frozenset()
    """Absent members who wrote a word for the item, or for what it is about."""

    @property
    def segment(self) -> Segment:
        """The part the meeting is in."""
        return Segment(self.meeting.segment)

    @property
    def is_over(self) -> bool:
        """Whether it was closed."""
        return self.meeting.state in OVER

    @property
    def is_consented(self) -> bool:
        """Whether the agenda has its consent."""
        return self.meeting.state != MeetingState.PLANNED

    @property
    def item(self) -> AgendaItemRow | None:
        """The item that is open."""
        return self.item_of(self.meeting.current_id)

    def item_of(self, item_id: str) -> AgendaItemRow | None:
        """An item of the agenda."""
        return next((item for item in self.items if item.id == item_id), None)

    @property
    def block(self) -> tuple[AgendaItemRow, ...]:
        """The routine items that are consented together, where the open one is one of them."""
        item = self.item
        if item is None or not item.fast_track:
            return ()
        rest = [each for each in self.items if each.fast_track and each.state in TO_COME]
        return (item, *(each for each in rest if each.id != item.id))

    @property
    def here(self) -> frozenset[str]:
        """The open item, or all of an open block."""
        item = self.item
        return frozenset() if item is None else frozenset({item.id, *(i.id for i in self.block)})

    @property
    def present(self) -> tuple[AttendanceRow, ...]:
        """Who is there, in the order of the list."""
        return tuple(one for one in self.attendance if one.presence == Presence.PRESENT)

    @property
    def absent(self) -> tuple[AttendanceRow, ...]:
        """Who is not there."""
        return tuple(one for one in self.attendance if one.presence != Presence.PRESENT)

    def following(self) -> AgendaItemRow | None:
        """The item that comes next: after the open one, else the first that is still to come."""
        item, here = self.item, self.here
        after = self.items if item is None else self.items[self.items.index(item) + 1 :]
        rest = [each for each in after if each.state in TO_COME and each.id not in here]
        earlier = [each for each in self.items if each.state in TO_COME and each.id not in here]
        return next(iter(rest or earlier), None)

    def preceding(self) -> AgendaItemRow | None:
        """The item before the open one."""
        item = self.item
        if item is None:
            return self.items[-1] if self.items else None
        place = self.items.index(item)
        return self.items[place - 1] if place else None

    def used(self, now: int) -> int:
        """Seconds the open item has taken; of a block, all of it."""
        item = self.item
        if item is None:
            return 0
        others = sum(each.used_seconds for each in self.block if each.id != item.id)
        used = spent(item.used_seconds, item.begun_at, item.minutes, now, self.signs)
        return used + others

    def planned_minutes(self) -> int:
        """Minutes the open item, or this part, was given."""
        item = self.item
        if self.segment is Segment.ITEMS and item is not None:
            return sum(each.minutes for each in self.block) or item.minutes
        return FRAME.get(self.segment, 0)

    def to_come_minutes(self) -> int:
        """Minutes of what is still ahead, the parts at the end included."""
        here = SEGMENTS.index(self.segment)
        frame = sum(FRAME.get(each, 0) for each in SEGMENTS[here + 1 :])
        ahead = [i for i in self.items if i.state in TO_COME and i.id not in self.here]
        return frame + (sum(each.minutes for each in ahead) if here <= 3 else 0)

    def ends_at(self) -> int:
        """When it is meant to end, in milliseconds since 1970; 0 before it was opened."""
        meeting = self.meeting
        if not meeting.opened_at:
            return 0
        begins = meeting.opened_at
        if meeting.starts_at and self.zone:
            planned = moment(meeting.held_on, meeting.starts_at, self.zone)
            begins = int(planned.timestamp() * 1000)
            near = 4 * 60 * _MINUTE_MS
            begins = begins if abs(begins - meeting.opened_at) < near else meeting.opened_at
        return begins + meeting.minutes * _MINUTE_MS

    def clock_of(self, at: int) -> datetime:
        """A moment as a clock of the meeting's zone shows it."""
        there = datetime.fromtimestamp(at / 1000, UTC)
        if not self.zone:
            return there.astimezone()
        return there.astimezone(moment(self.meeting.held_on, "00:00", self.zone).tzinfo)


def read(queries: Queries, meeting_id: str) -> RoomState | None:
    """The meeting as the file has it; None where it is gone."""
    meeting = queries.meeting(meeting_id)
    if meeting is None:
        return None
    items = tuple(queries.agenda(meeting_id))
    begun = [item.begun_at for item in items if item.begun_at]
    circle = queries.circle()
    return RoomState(
        meeting,
        items,
        tuple(queries.attendance(meeting_id)),
        tuple(queries.signs_since(min(begun))) if begun else (),
        known(meeting.time_zone) or _zone(circle),
        _written(queries, items, meeting.current_id),
    )


def _zone(circle: Circle | None) -> str:
    return "" if circle is None else known(circle.time_zone)


def _written(queries: Queries, items: Sequence[AgendaItemRow], current_id: str) -> frozenset[str]:
    item = next((each for each in items if each.id == current_id), None)
    if item is None:
        return frozenset()
    subjects = [subject for subject in (item.id, item.subject_id) if subject]
    return frozenset(
        word.member_id for subject in subjects for word in queries.written_words(subject)
    )
