"""What is done in a running meeting: each is a use case; a refusal is told. No Qt."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Protocol

from sofa_desktop.domain.backlog import BacklogState, Source
from sofa_desktop.domain.capture import Captured
from sofa_desktop.domain.meeting import ItemState, Segment
from sofa_desktop.i18n import agenda_reasons
from sofa_desktop.services.meeting_rows import AgendaItemRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.namesakes import named
from sofa_desktop.ui.meeting_room.state import SEGMENTS, RoomState, read

EXTENSION = 5
"""Minutes by which an item is extended."""


class Attempt(Protocol):
    """Does something a rule may refuse, tells the refusal, and gives back the answer or None."""

    def __call__(self, work: Callable[[], Any], /) -> Any:  # noqa: ANN401  (the work's own answer)
        """What the work gave back."""
        ...


class Running:
    """The use cases of one meeting, done on behalf of its room."""

    def __init__(self, context: Context, attempt: Attempt, origin: object, meeting: str) -> None:
        self.context = context
        self.desk = context.desk
        self.meeting_id = meeting
        self._attempt = attempt
        self._origin = origin

    def read(self) -> RoomState | None:
        """The meeting as it stands."""
        return read(self.desk.queries, self.meeting_id)

    def now(self) -> int:
        """This moment, in milliseconds since 1970."""
        return int(self.desk.clock.now().timestamp() * 1000)

    def today(self) -> date:
        """The day where the person is."""
        return self.desk.clock.today()

    def members(self) -> list[tuple[str, str]]:
        """Id and name of everybody who belongs to the circle."""
        rows = self.desk.queries.members(self.today())
        return named(row for row in rows if row.left_on is None)

    def do(self, work: Callable[..., object], *values: object, **named: object) -> bool:
        """Do something; whether the rules let it."""

        def done() -> bool:
            work(*values, origin=self._origin, **named)
            return True

        return self._attempt(done) is True

    def go_on(self, state: RoomState, reached: str = "") -> bool:
        """The next step: from part to part, from item to item."""
        meetings, key = self.desk.meetings, self.meeting_id
        if not state.meeting.opened_at:
            return self.do(meetings.open, key)
        if state.segment is Segment.AGENDA and not state.is_consented:
            return self.do(meetings.consent_agenda, key)
        if state.segment is Segment.CHECK_OUT:
            return self.do(meetings.close, key)
        if state.segment is Segment.ITEMS:
            return self._end_item(state, reached)
        if state.segment is Segment.AGENDA:
            return self.begin(state.item.id) if state.item else self._next_item(state)
        return self.go(SEGMENTS[SEGMENTS.index(state.segment) + 1])

    def go_back(self, state: RoomState) -> bool:
        """The step before."""
        if not state.meeting.opened_at:
            return False
        before = state.preceding()
        if state.segment is Segment.ITEMS and before is not None:
            return self.begin(before.id)
        if state.segment is Segment.BACKLOG and state.items:
            return self.begin(state.items[-1].id)
        place = SEGMENTS.index(state.segment)
        return self.go(SEGMENTS[place - 1]) if place else False

    def go(self, segment: str) -> bool:
        """To another part."""
        return self.do(self.desk.meetings.go, self.meeting_id, segment)

    def begin(self, item_id: str) -> bool:
        """Work on an item."""
        return self.do(self.desk.meetings.begin_item, item_id)

    def carry(self, state: RoomState) -> bool:
        """The open item waits for another meeting; the next one begins."""
        return state.item is not None and self._move_on(state, carried=True)

    def pause(self, state: RoomState) -> bool:
        """Stop the open item's time, or let it run again."""
        item = state.item
        if item is None:
            return False
        if item.begun_at:
            return self.do(self.desk.meetings.pause_item, item.id)
        return self.begin(item.id)

    def extend(self, item: AgendaItemRow) -> bool:
        """A few minutes more for an item, by consent."""
        minutes = item.minutes + EXTENSION
        return self.do(self.desk.meetings.change_item, item.id, minutes=minutes, consented=True)

    def take_out(self, item_id: str) -> bool:
        """Somebody wants to talk about a routine item: it becomes one of its own."""
        return self.do(self.desk.meetings.change_item, item_id, fast_track=False, consented=True)

    def add_action(self, found: Captured, item: AgendaItemRow | None) -> None:
        """Note a promise; may raise ``Refused``."""
        self.desk.action_items.add(
            found.title, found.member_id or None, found.due_on, self.meeting_id, _id(item),
            origin=self._origin,
        )  # fmt: skip

    def add_topic(self, found: Captured) -> None:
        """Note a topic for another meeting; may raise ``Refused``."""
        given: dict[str, Any] = {"outcome": found.outcome} if found.outcome else {}
        given |= {"priority": found.priority} if found.priority else {}
        self.desk.backlog.note(
            found.title,
            source=Source.MEETING,
            from_id=found.member_id or None,
            minutes=found.minutes,
            review_on=found.until,
            every_months=found.every_months,
            origin=self._origin,
            **given,
        )

    def decide(
        self,
        item: AgendaItemRow | None,
        text: str,
        *,
        title: str = "",
        policy: bool = False,
        term_end: date | None = None,
    ) -> None:
        """Record a decision in its exact wording; may raise ``Refused``."""
        about = item.subject_id if item is not None and item.subject_type == "policy" else ""
        self.desk.decisions.record(
            title or (item.title if item is not None else ""),
            text,
            meeting_id=self.meeting_id,
            agenda_item_id=_id(item),
            target="policy" if policy else "nothing",
            target_id=(about or None) if policy else None,
            term_end=term_end,
            origin=self._origin,
        )

    def routine_words(self, items: Sequence[AgendaItemRow]) -> dict[str, str]:
        """Of routine items: the wording of the policy each keeps, else why it is here."""
        texts = {row.id: row.text for row in self.desk.queries.policies(self.today())}
        return {
            item.id: texts.get(item.subject_id)
            or (agenda_reasons.reason_of(item.reason) if item.reason else "")
            for item in items
        }

    def waiting_topics(self) -> list[tuple[str, str]]:
        """Id and title of the topics that wait in the backlog."""
        return [
            (row.id, row.title)
            for row in self.desk.queries.backlog(self.today())
            if row.state == BacklogState.ACTIVE
        ]

    def _end_item(self, state: RoomState, reached: str) -> bool:
        item = state.item
        if item is None:
            return self._next_item(state)
        if state.block:
            return self._consent_to_block(state)
        return self._move_on(state, reached=reached or None)

    def _consent_to_block(self, state: RoomState) -> bool:
        """Nobody wants to talk: each routine item is done, and a policy stays with a new term."""
        following = state.following()
        order = [*state.block, following]
        for item, then in pairwise(order):
            if item is None:
                continue
            about_policy = item.subject_type == "policy" and item.subject_id
            if about_policy and not self._keep_policy(item):
                return False
            to = then.id if then is not None else None
            if not self.do(self.desk.meetings.move_on, self.meeting_id, to):
                return False
        return True

    def _keep_policy(self, item: AgendaItemRow) -> bool:
        rows = self.desk.queries.policies(self.today())
        policy = next((row for row in rows if row.id == item.subject_id), None)
        if policy is None:
            return True
        span = max(policy.term_end - policy.decided_on, timedelta(days=30))
        return self.do(
            self.desk.decisions.record,
            policy.title,
            policy.text,
            meeting_id=self.meeting_id,
            agenda_item_id=item.id,
            target="policy",
            target_id=policy.id,
            term_end=self.today() + span,
            measure=policy.measure,
            feedback_to=policy.feedback_to,
        )

    def _move_on(self, state: RoomState, **ending: object) -> bool:
        following = state.following()
        to = following.id if following is not None else None
        return self.do(self.desk.meetings.move_on, self.meeting_id, to, **ending)

    def _next_item(self, state: RoomState) -> bool:
        following = state.following()
        if following is None:
            return self.go(Segment.BACKLOG)
        return self.begin(following.id)


def carried(items: Sequence[AgendaItemRow]) -> list[AgendaItemRow]:
    """Items that go back to the backlog if the meeting ends now."""
    return [item for item in items if item.state != ItemState.DONE]


def _id(item: AgendaItemRow | None) -> str | None:
    return None if item is None else item.id
