"""The backlog: topics noted before they are lost, put to rest, woken, finished."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from sofa_desktop.domain.backlog import (
    BacklogItem,
    BacklogState,
    Outcome,
    Priority,
    Source,
    awake,
    finished,
    rested,
    skipped,
)
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id, id_or_none
from sofa_desktop.services.edits import (
    Editable,
    day_or_none,
    edited,
    key_or_none,
    line,
    paragraphs,
)
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork


def _whole(value: object) -> int:
    return int(str(value or 0))


_EDITABLE: Editable = {
    "title": line,
    "outcome": lambda value: Outcome(str(value)),
    "source": lambda value: Source(str(value)),
    "from_id": key_or_none,
    "minutes": _whole,
    "priority": lambda value: Priority(str(value)),
    "review_on": day_or_none,
    "every_months": _whole,
    "subject_type": line,
    "subject_id": key_or_none,
    "note": paragraphs,
}


class Backlog:
    """Use cases of topics; each method is one named action."""

    def __init__(self, file: CircleFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def note(
        self,
        title: str,
        outcome: str = Outcome.EXPLORE,
        source: str = Source.MEMBER,
        from_id: str | None = None,
        minutes: int = 0,
        priority: str = Priority.NORMAL,
        review_on: date | None = None,
        every_months: int = 0,
        subject_type: str = "",
        subject_id: str | None = None,
        note: str = "",
        *,
        resting: bool = False,
        origin: object | None = None,
    ) -> Id:
        """Note a topic; one that is to be looked at on a later day rests until then.

        ``resting`` lets it rest at once, without a day until somebody wakes it.

        Raises:
            Refused: ``backlog.no_title``, ``backlog.bad_minutes``, ``backlog.bad_months``.
        """
        title, today = line(title), self._clock.today()
        with self._file.act("backlog.note", origin=origin, title=title) as work:
            later = review_on is not None and review_on > today
            item = BacklogItem(
                id=work.new_id(),
                title=title,
                outcome=Outcome(outcome),
                source=Source(source),
                from_id=_member(work, from_id),
                minutes=minutes,
                priority=Priority(priority),
                state=BacklogState.RESTING if later or resting else BacklogState.ACTIVE,
                review_on=review_on,
                every_months=every_months,
                subject_type=subject_type,
                subject_id=id_or_none(subject_id),
                note=note,
                noted_on=today,
            )
            work.backlog.add(item)
            return item.id

    def change(self, backlog_id: str, *, origin: object | None = None, **fields: object) -> None:
        """Change a topic: its title, outcome, minutes, priority, dates, note, and so on.

        Raises:
            Refused: ``record.unknown_field`` and what a topic's form says.
        """
        with self._file.act("backlog.change", origin=origin, fields=sorted(fields)) as work:
            item = work.backlog.get(backlog_id)
            work.facts(title=item.title)
            after = edited(item, fields, _EDITABLE)
            _member(work, after.from_id)
            work.backlog.put(after)

    def rest(
        self, ids: Sequence[str], until: date | None = None, *, origin: object | None = None
    ) -> None:
        """Let topics rest until a day, or until somebody wakes them."""
        told = until.isoformat() if until else ""
        with self._file.act("backlog.rest", origin=origin, until=told) as work:
            _each(work, ids, lambda item: rested(item, until))

    def wake(self, ids: Sequence[str], *, origin: object | None = None) -> None:
        """Make topics active again, whether they rested, were done or dropped."""
        with self._file.act("backlog.wake", origin=origin) as work:
            _each(work, ids, awake)

    def done(self, ids: Sequence[str], *, origin: object | None = None) -> None:
        """Mark topics as done; one that comes again rests until its next day."""
        today = self._clock.today()
        with self._file.act("backlog.done", origin=origin) as work:
            _each(work, ids, lambda item: finished(item, today))

    def drop(self, ids: Sequence[str], *, origin: object | None = None) -> None:
        """Drop topics; they are kept among the closed ones."""
        today = self._clock.today()
        with self._file.act("backlog.drop", origin=origin) as work:
            _each(
                work, ids, lambda item: replace(item, state=BacklogState.DROPPED, closed_on=today)
            )

    def skip_once(self, backlog_id: str, *, origin: object | None = None) -> date:
        """Leave a recurring topic out once; the day it comes again.

        Raises:
            Refused: ``backlog.not_recurring``.
        """
        with self._file.act("backlog.skip_once", origin=origin) as work:
            after = skipped(work.backlog.get(backlog_id), self._clock.today())
            following = after.review_on or self._clock.today()
            work.facts(title=after.title, until=following.isoformat())
            work.backlog.put(after)
            return following

    def remove(self, ids: Sequence[str], *, origin: object | None = None) -> None:
        """Take topics away that were noted by mistake.

        Raises:
            Refused: ``backlog.has_history`` for one that was on an agenda or led to a proposal.
        """
        with self._file.act("backlog.remove", origin=origin) as work:
            items = [work.backlog.get(key) for key in ids]
            _name(work, items)
            for item in items:
                if work.uses("backlog_item", item.id):
                    raise Refused("backlog.has_history", title=item.title)
                work.backlog.remove(item.id)


def _each(
    work: UnitOfWork, ids: Sequence[str], change: Callable[[BacklogItem], BacklogItem]
) -> None:
    items = [work.backlog.get(key) for key in ids]
    _name(work, items)
    for item in items:
        work.backlog.put(change(item))


def _name(work: UnitOfWork, items: Sequence[BacklogItem]) -> None:
    work.facts(count=len(items), title=items[0].title if items else "")


def _member(work: UnitOfWork, member_id: str | None) -> Id | None:
    return work.members.get(member_id).id if member_id else None
