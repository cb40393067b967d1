"""The items of a meeting: put on its agenda, worked on by the clock, noted and ended."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from sofa_desktop.domain import backlog as topics
from sofa_desktop.domain import meeting_rules as rules
from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id, id_or_none
from sofa_desktop.domain.meeting import AgendaItem, Lane, Meeting, MeetingState
from sofa_desktop.services.edits import Editable, edited, key_or_none, line, paragraphs
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork


class Asked(Protocol):
    """What the use cases ask of the file as it was kept last, without reading all of it."""

    def signs_since(self, moment: int) -> list[int]:
        """When actions were kept since a moment, in milliseconds since 1970."""
        ...

    def agenda_ids(self, meeting_id: str) -> list[str]:
        """The items of a meeting."""
        ...

    def attendance_ids(self, meeting_id: str) -> list[str]:
        """Who was noted at a meeting."""
        ...


def _whole(value: object) -> int:
    return int(str(value))


def outcome_or_none(value: object) -> Outcome | None:
    """An outcome, or none."""
    return Outcome(str(value)) if value else None


_EDITABLE: Editable = {
    "title": line,
    "outcome": lambda value: Outcome(str(value)),
    "reached": outcome_or_none,
    "minutes": _whole,
    "lane": lambda value: Lane(str(value)),
    "fast_track": bool,
    "presenter_id": key_or_none,
    "documents": paragraphs,
    "reason": str,
    "subject_type": str,
    "subject_id": key_or_none,
}
_AGENDA_FIELDS = frozenset({"title", "outcome", "minutes", "fast_track"})
"""What a circle has consented to; the rest is about the item, not about the agenda."""
_AFTERWARDS = frozenset({"title", "reached", "presenter_id", "documents"})
"""What is still tidied up while the minutes are a draft."""


class Wanted(NamedTuple):
    """An item as an agenda shall have it; one without an id is new."""

    title: str
    minutes: int
    outcome: str = Outcome.EXPLORE
    item_id: str = ""
    presenter_id: str = ""


class AgendaItems:
    """Use cases of agenda items; ``Meetings`` holds them all."""

    def __init__(self, file: CircleFile, clock: Clock, asked: Asked) -> None:
        self._file = file
        self._clock = clock
        self._asked = asked

    def add_item(
        self,
        meeting_id: str,
        title: str,
        *,
        outcome: str = Outcome.EXPLORE,
        minutes: int = 10,
        lane: str = Lane.PRESENT,
        presenter_id: str | None = None,
        documents: str = "",
        backlog_id: str | None = None,
        subject_type: str = "",
        subject_id: str | None = None,
        key: str = "",
        reason: str = "",
        fast_track: bool = False,
        place: int | None = None,
        consented: bool = False,
        origin: object | None = None,
    ) -> Id:
        """Put an item on a meeting's agenda, at its end unless a place is given.

        Raises:
            Refused: what ``must_allow_agenda_change`` and the item's form say,
                ``agenda.twice`` where the topic already is on an agenda.
        """
        title = line(title)
        with self._file.act("agenda.add", origin=origin, title=title) as work:
            meeting = named(work, meeting_id)
            rules.must_allow_agenda_change(meeting, consented=consented)
            items = self.items_of(work, meeting_id)
            item = AgendaItem(
                id=work.new_id(), meeting_id=meeting.id, place=len(items), title=title,
                outcome=Outcome(outcome), minutes=minutes, lane=Lane(lane),
                fast_track=fast_track, key=key, reason=reason,
                presenter_id=id_or_none(presenter_id), documents=documents,
                subject_type=subject_type, subject_id=id_or_none(subject_id),
                backlog_id=id_or_none(backlog_id),
            )  # fmt: skip
            _take_topic(work, item)
            work.agenda_items.add(item)
            if place is not None:
                _place(work, items, item, place)
            return item.id

    def change_item(
        self,
        item_id: str,
        *,
        consented: bool = False,
        origin: object | None = None,
        **fields: object,
    ) -> None:
        """Change an item, after the agenda's consent by consent alone.

        ``title``, ``outcome``, ``minutes``, ``fast_track``; and without anybody's consent
        ``presenter_id``, ``documents``, ``reached``, ``lane``, ``reason``, ``subject_type``,
        ``subject_id``.

        Raises:
            Refused: ``record.unknown_field``, ``agenda.closed`` and what
                ``must_allow_agenda_change`` and the item's form say.
        """
        with self._file.act("agenda.change", origin=origin, fields=sorted(fields)) as work:
            meeting, item = item_named(work, item_id)
            rules.must_be_changeable(meeting)
            if meeting.state is MeetingState.MINUTES_DRAFT:
                if not fields.keys() <= _AFTERWARDS:
                    raise Refused("agenda.closed", held_on=meeting.held_on)
            elif fields.keys() & _AGENDA_FIELDS:
                rules.must_allow_agenda_change(meeting, consented=consented)
            work.agenda_items.put(edited(item, fields, _EDITABLE))

    def move_item(
        self, item_id: str, place: int, *, consented: bool = False, origin: object | None = None
    ) -> None:
        """Give an item another place, counted from 0.

        Raises:
            Refused: what ``must_allow_agenda_change`` says.
        """
        with self._file.act("agenda.move", origin=origin) as work:
            meeting, item = item_named(work, item_id)
            rules.must_allow_agenda_change(meeting, consented=consented)
            _place(work, self.items_of(work, meeting.id), item, place)

    def remove_item(
        self, item_id: str, *, consented: bool = False, origin: object | None = None
    ) -> None:
        """Take an item off the agenda; its topic goes back to the backlog.

        Raises:
            Refused: ``item.begun``, ``item.used`` and what ``must_allow_agenda_change`` says.
        """
        with self._file.act("agenda.remove", origin=origin) as work:
            meeting, item = item_named(work, item_id)
            rules.must_allow_agenda_change(meeting, consented=consented)
            others = [one for one in self.items_of(work, meeting.id) if one.id != item.id]
            _take_off(work, item)
            renumber(work, others)

    def rearrange(
        self,
        meeting_id: str,
        wanted: Sequence[Wanted],
        *,
        consented: bool = False,
        origin: object | None = None,
    ) -> None:
        """Make the agenda another one in one step: items come, move and go, minutes change.

        Raises:
            Refused: ``item.begun``, ``item.used`` for one that is not among them any more, and
                what ``must_allow_agenda_change`` and an item's form say.
        """
        with self._file.act("agenda.rearrange", origin=origin) as work:
            meeting = named(work, meeting_id)
            rules.must_allow_agenda_change(meeting, consented=consented)
            before = {str(item.id): item for item in self.items_of(work, meeting.id)}
            kept = {one.item_id for one in wanted}
            for item in before.values():
                if item.id not in kept:
                    _take_off(work, item)
            for place, one in enumerate(wanted):
                known = before.get(one.item_id)
                if known is not None:
                    work.agenda_items.put(replace(known, place=place, minutes=one.minutes))
                    continue
                work.agenda_items.add(
                    AgendaItem(
                        id=work.new_id(), meeting_id=meeting.id, place=place,
                        title=line(one.title), minutes=one.minutes,
                        outcome=Outcome(one.outcome), presenter_id=id_or_none(one.presenter_id),
                    )
                )  # fmt: skip

    def items_of(self, work: UnitOfWork, meeting_id: str) -> list[AgendaItem]:
        """The items of a meeting in their order; those that this action adds are not among them."""
        own = [work.agenda_items.get(key) for key in self._asked.agenda_ids(meeting_id)]
        return sorted(own, key=lambda item: (item.place, item.id))


def give_topic_back(work: UnitOfWork, item: AgendaItem) -> None:
    """A topic whose item is taken off an agenda waits in the backlog again."""
    topic = work.backlog.find(item.backlog_id) if item.backlog_id else None
    if topic is not None and topic.state is topics.BacklogState.ON_AGENDA:
        work.backlog.put(topics.awake(topic))


def renumber(work: UnitOfWork, items: list[AgendaItem]) -> None:
    """Let items stand one after the other."""
    for place, item in enumerate(items):
        if item.place != place:
            work.agenda_items.put(replace(item, place=place))


def _take_off(work: UnitOfWork, item: AgendaItem) -> None:
    rules.must_be_droppable(item)
    if work.uses("agenda_item", item.id):
        raise Refused("item.used", title=item.title)
    give_topic_back(work, item)
    work.agenda_items.remove(item.id)


def _take_topic(work: UnitOfWork, item: AgendaItem) -> None:
    if item.backlog_id is None:
        return
    topic = work.backlog.get(item.backlog_id)
    if topic.state is topics.BacklogState.ON_AGENDA:
        raise Refused("agenda.twice", title=topic.title)
    work.backlog.put(topics.put_on_agenda(topic))


def _place(work: UnitOfWork, items: list[AgendaItem], item: AgendaItem, place: int) -> None:
    others = [one for one in items if one.id != item.id]
    at = max(0, min(place, len(others)))
    renumber(work, [*others[:at], item, *others[at:]])


def named(work: UnitOfWork, meeting_id: str) -> Meeting:
    """The meeting, told of in the action's words and, while it runs, in the journal."""
    meeting = work.meetings.get(meeting_id)
    work.facts(held_on=meeting.held_on.isoformat())
    if rules.is_running(meeting):
        work.in_meeting(meeting.id)
    return meeting


def item_named(work: UnitOfWork, item_id: str) -> tuple[Meeting, AgendaItem]:
    """An item with its meeting, told of in the action's words."""
    item = work.agenda_items.get(item_id)
    work.facts(title=item.title)
    return named(work, item.meeting_id), item
