"""The agenda composer at work: facts in, a proposed agenda out, and onto a meeting if wanted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import dropwhile
from typing import Protocol

from sofa_desktop.domain import meeting_rules
from sofa_desktop.domain.agenda.candidates import Candidate, ComposedAgenda, Document
from sofa_desktop.domain.agenda.composer import candidates, compose
from sofa_desktop.domain.agenda.facts import CashFact, MeetingFact, QuarterFact, Snapshot
from sofa_desktop.domain.agenda.timing import AHEAD
from sofa_desktop.domain.backlog import BacklogItem, Source, put_on_agenda
from sofa_desktop.domain.circle import LONGEST_MEETING, SHORTEST_MEETING
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id, id_or_none
from sofa_desktop.domain.ledger import MONEY
from sofa_desktop.domain.meeting import AgendaItem, Declined, Meeting
from sofa_desktop.domain.periods import add_months
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork
from sofa_desktop.services.quarters import unsettled_quarter
from sofa_desktop.services.queries import Queries
from sofa_desktop.services.rows import MonthRow

MONTHS = 6
"""Whole months over which the outflow is averaged."""


class AgendaWords(Protocol):
    """Titles and documents in the person's language, as an agenda item keeps them."""

    def title(self, candidate: Candidate) -> str:
        """What the item is called."""
        ...

    def document(self, document: Document) -> str:
        """What a paper is called."""
        ...


class Composing:
    """Use cases of the composer; composing itself only reads."""

    def __init__(self, file: CircleFile, queries: Queries, clock: Clock) -> None:
        self._file = file
        self._queries = queries
        self._clock = clock

    def compose(
        self, meeting_id: str | None = None, minutes: int | None = None, on: date | None = None
    ) -> ComposedAgenda:
        """The agenda proposed for a meeting: the one named, else the next one planned.

        Where none is planned it is for ``on``, else for today. ``minutes`` is how long the meeting
        lasts; the meeting itself says so unless it is given, and the circle where none is planned.

        Raises:
            Refused: ``record.gone``, ``meeting.bad_length``.
        """
        return compose(self._snapshot(meeting_id, minutes, on))

    def take(
        self,
        meeting_id: str,
        keys: Sequence[str] | None = None,
        *,
        words: AgendaWords,
        consented: bool = False,
        origin: object | None = None,
    ) -> list[Id]:
        """Put what is proposed on a meeting's agenda, in the proposed order.

        All of it, or the ``keys`` named, be they proposed, left out or declined.

        Raises:
            Refused: ``composing.gone`` for a key that is no candidate any more, and what
                ``must_allow_agenda_change`` says.
        """
        agenda = self.compose(meeting_id)
        chosen = list(agenda.items) if keys is None else _chosen(agenda, keys)
        with self._file.act("agenda.compose", origin=origin) as work:
            meeting = work.meetings.get(meeting_id)
            meeting_rules.must_allow_agenda_change(meeting, consented=consented)
            work.facts(count=len(chosen), title=words.title(chosen[0]) if chosen else "")
            _forgive(work, {each.key for each in chosen})
            return _write(work, meeting, chosen, words)

    def keep(
        self,
        keys: Sequence[str],
        *,
        words: AgendaWords,
        meeting_id: str | None = None,
        origin: object | None = None,
    ) -> list[Id]:
        """Note candidates that did not fit as topics of the backlog; those that are one stay.

        Raises:
            Refused: ``composing.gone``.
        """
        chosen = [each for each in _chosen(self.compose(meeting_id), keys) if not each.backlog_id]
        with self._file.act("backlog.keep", origin=origin) as work:
            work.facts(count=len(chosen), title=words.title(chosen[0]) if chosen else "")
            topics = [_topic(work, each, words, self._clock.today()) for each in chosen]
            for topic in topics:
                work.backlog.add(topic)
            return [topic.id for topic in topics]

    def decline(
        self, key: str, facts: str, *, title: str = "", origin: object | None = None
    ) -> None:
        """Leave a candidate out until its facts change; ``facts`` is its fingerprint.

        The history tells of it by its ``title``.
        """
        with self._file.act("agenda.decline", origin=origin, title=title) as work:
            _forgive(work, {key})
            work.declined.add(
                Declined(id=work.new_id(), key=key, facts=facts, declined_on=self._clock.today())
            )

    def forgive(self, key: str, *, title: str = "", origin: object | None = None) -> None:
        """Let a declined candidate be proposed again; the history tells of it by its ``title``."""
        with self._file.act("agenda.forgive", origin=origin, title=title) as work:
            _forgive(work, {key})

    def candidate(self, key: str, meeting_id: str | None = None) -> Candidate | None:
        """A candidate by its key, declined and taken ones included, or None."""
        snapshot = self._snapshot(meeting_id, None, None)
        return next((each for each in candidates(snapshot) if each.key == key), None)

    def _snapshot(self, meeting_id: str | None, minutes: int | None, on: date | None) -> Snapshot:
        if minutes is not None and not SHORTEST_MEETING <= minutes <= LONGEST_MEETING:
            raise Refused("meeting.bad_length", minutes=minutes)
        today = self._clock.today()
        facts = self._queries.agenda_snapshot(today, on or today)
        meeting = _meeting(facts, meeting_id, on)
        if meeting is not None and meeting.held_on != facts.day:
            facts = self._queries.agenda_snapshot(today, meeting.held_on)
        length = minutes or (meeting.minutes if meeting is not None else facts.length)
        return replace(
            facts,
            length=length,
            meeting_id="" if meeting is None else meeting.id,
            quarter=self._quarter(today),
            cash=self._cash(today),
        )

    def _quarter(self, today: date) -> QuarterFact | None:
        found = unsettled_quarter(self._queries.agreements(), self._queries.statements(), today)
        if found is None:
            return None
        last = found.quarter.last
        return QuarterFact(
            key=found.quarter.key,
            last=last,
            unsorted=self._queries.unsorted_count(last),
            no_rate=self._queries.no_rate_count(last),
        )

    def _cash(self, today: date) -> CashFact | None:
        """The cash in the circle's currency, and what went out in the whole months before."""
        circle = self._queries.circle()
        if circle is None:
            return None
        first = today.replace(day=1)
        since, last = add_months(first, -MONTHS), add_months(first, -1)
        rows = [row for row in self._queries.months(since, last) if row.currency == circle.currency]
        out = [row.out_minor for row in dropwhile(_is_before_the_books, rows)]
        balance = sum(
            row.balance_minor
            for row in self._queries.accounts()
            if row.currency == circle.currency and row.kind in MONEY and not row.archived
        )
        return CashFact(
            currency=circle.currency,
            balance_minor=balance,
            monthly_minor=sum(out) // max(1, len(out)),
            months=len(out),
        )


def _is_before_the_books(row: MonthRow) -> bool:
    """Whether a month lies before the circle's first entry."""
    return not (row.in_minor or row.out_minor or row.balance_minor)


def _meeting(facts: Snapshot, meeting_id: str | None, on: date | None) -> MeetingFact | None:
    """The meeting meant: the one named, else the next one that has not been opened."""
    if meeting_id is not None:
        for each in facts.meetings:
            if each.id == meeting_id:
                return each
        raise Refused("record.gone", type="meeting", id=meeting_id)
    if on is not None:
        return next((each for each in facts.meetings if each.held_on == on), None)
    ahead = [each for each in facts.meetings if each.state in AHEAD and each.held_on >= facts.today]
    return min(ahead, key=lambda each: (each.held_on, each.id)) if ahead else None


def _chosen(agenda: ComposedAgenda, keys: Sequence[str]) -> list[Candidate]:
    there = {
        each.key: each
        for each in (*agenda.items, *(row.candidate for row in agenda.left_out), *agenda.declined)
    }
    for key in keys:
        if key not in there:
            raise Refused("composing.gone", key=key)
    wanted = set(keys)
    return [each for key, each in there.items() if key in wanted]


def _write(
    work: UnitOfWork, meeting: Meeting, chosen: Sequence[Candidate], words: AgendaWords
) -> list[Id]:
    first = sum(1 for item in work.agenda_items.all() if item.meeting_id == meeting.id)
    made: list[Id] = []
    for place, each in enumerate(chosen, first):
        item = AgendaItem(
            id=work.new_id(),
            meeting_id=meeting.id,
            place=place,
            title=words.title(each),
            outcome=each.outcome,
            minutes=each.minutes,
            lane=each.lane,
            fast_track=each.fast_track,
            key=each.key,
            reason=each.reason_json(),
            presenter_id=id_or_none(each.presenter_id),
            documents="\n".join(words.document(paper) for paper in each.documents),
            subject_type=each.subject_type,
            subject_id=id_or_none(each.subject_id),
            backlog_id=id_or_none(each.backlog_id),
        )
        work.agenda_items.add(item)
        if item.backlog_id is not None:
            work.backlog.put(put_on_agenda(work.backlog.get(item.backlog_id)))
        made.append(item.id)
    return made


def _topic(work: UnitOfWork, each: Candidate, words: AgendaWords, today: date) -> BacklogItem:
    type_, key = each.about
    return BacklogItem(
        id=work.new_id(),
        title=words.title(each),
        outcome=each.outcome,
        source=Source.DUE,
        subject_type=type_,
        subject_id=Id(key),
        noted_on=today,
    )


def _forgive(work: UnitOfWork, keys: set[str]) -> None:
    for row in work.declined.all():
        if row.key in keys:
            work.declined.remove(row.id)
