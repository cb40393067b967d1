"""Keeps the round beside the file: restored after a kill, forgotten at the end. No Qt."""

from sofa_desktop.domain.meeting import Segment
from sofa_desktop.services.meeting_rows import AttendanceRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.meeting_room.round_panel import Circle
from sofa_desktop.ui.meeting_room.state import SEGMENTS, RoomState
from sofa_desktop.ui.meeting_room.turns import Talk, Turns

KEPT = "meeting.talk"
LONGEST_PART_S = 4 * 3600
"""A part that seems to take longer was left open by a program that was closed."""


class RoundKeeper:
    """The talk of one meeting."""

    def __init__(self, context: Context, meeting_id: str) -> None:
        self._context = context
        self._talk = Talk.from_data(context.preferences.get(KEPT), meeting_id)
        self._people: tuple[AttendanceRow, ...] = ()
        self._wrote: dict[str, str] = {}

    @property
    def turns(self) -> Turns:
        """The round that is held."""
        return self._talk.turns

    def follow(self, state: RoomState, now: int) -> None:
        """Be where the meeting is; at another item or part the round begins anew."""
        self._wrote = self._words_of(state)
        absent = [one for one in state.absent if one.id in self._wrote]
        self._people = (*state.present, *absent)
        people = [one.id for one in self._people]
        item = state.item
        in_item = state.segment is Segment.ITEMS and item is not None
        place = item.id if in_item and item is not None else str(state.segment)
        start = (
            state.items.index(item)
            if in_item and item is not None
            else SEGMENTS.index(state.segment)
        )
        if not state.meeting.opened_at:
            return
        self._keep(self._talk.moved(place, people, start, now))

    def circle(self) -> Circle:
        """Names, and what absent members wrote."""
        return Circle({one.id: one.name for one in self._people}, self._wrote)

    def used(self, state: RoomState, now: int) -> int:
        """Seconds the item, or the part, has taken."""
        if state.segment is Segment.ITEMS:
            return state.used(now)
        passed = (now - self._talk.since) // 1000 if self._talk.since else 0
        return passed if 0 <= passed < LONGEST_PART_S else 0

    def go_on(self) -> None:
        """The next one speaks."""
        self._turn(self.turns.go_on())

    def pass_on(self) -> None:
        """Whose turn it is says nothing."""
        self._turn(self.turns.pass_on())

    def give(self, person: str) -> None:
        """Somebody speaks out of order."""
        self._turn(self.turns.give(person))

    def quiet(self) -> list[str] | None:
        """Names of those who have not spoken lately; None while that cannot be known."""
        there = [one for one in self._people if one.id not in self._wrote]
        if not self._talk.knows():
            return None
        quiet = self._talk.quiet([one.id for one in there])
        return [one.name for one in there if one.id in quiet]

    def forget(self) -> None:
        """The meeting is over: who spoke is kept nowhere."""
        self._talk = Talk(self._talk.meeting_id)
        self._context.preferences.set(KEPT, None)

    def _turn(self, turns: Turns) -> None:
        self._keep(self._talk.turned(turns))

    def _keep(self, talk: Talk) -> None:
        if talk != self._talk:
            self._talk = talk
            self._context.preferences.set(KEPT, talk.to_data())

    def _words_of(self, state: RoomState) -> dict[str, str]:
        """What absent members wrote for the item or for what it is about, by attendance."""
        item = state.item
        if item is None or not state.written:
            return {}
        queries = self._context.desk.queries
        subjects = [subject for subject in (item.id, item.subject_id) if subject]
        told: dict[str, list[str]] = {}
        for subject in subjects:
            for word in queries.written_words(subject):
                told.setdefault(word.member_id, []).append(word.text)
        return {
            one.id: "\n".join(filter(None, told[one.member_id]))
            for one in state.absent
            if one.member_id in told
        }
