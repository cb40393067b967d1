"""How a candidate is made: who presents it, how long it takes, what of it matters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sofa_desktop.domain.agenda.candidates import (
    Candidate,
    Document,
    MinutesFrom,
    Rank,
    canonical,
)
from sofa_desktop.domain.agenda.facts import RoleFact, Snapshot, TermFact
from sofa_desktop.domain.agenda.timing import (
    USUAL,
    Measure,
    earlier,
    following,
    kind_of,
    measures,
)
from sofa_desktop.domain.backlog import BacklogState, Outcome, woken
from sofa_desktop.domain.meeting import Lane
from sofa_desktop.domain.roles import RoleKind

_PRESENTS = {
    Lane.PAST: RoleKind.SECRETARY,
    Lane.PRESENT: RoleKind.FACILITATOR,
    Lane.FUTURE: RoleKind.LEADER,
}
"""Who brings which lane: the agenda is drafted by these three (MVOS ch. 5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a rule proposes, before it is timed and given to somebody."""

    code: str
    id: str = ""
    """Of the record it is about; empty where there is one of its kind alone."""
    facts: Mapping[str, object]
    matter: Mapping[str, object] | None = None
    """The facts that bring it back when declined; all of them unless said otherwise."""
    outcome: Outcome
    rank: Rank
    behind: bool = False
    """Whether it comes after everything else of its rank."""
    due: date | None = None
    minutes: int = 0
    """How long somebody said it takes."""
    usual: int = 0
    """How long it takes where nothing was measured; as its kind usually does unless said so."""
    presenter_id: str = ""
    subject_type: str = ""
    subject_id: str = ""
    backlog_id: str = ""
    documents: tuple[Document, ...] = ()
    fast_track: bool = False


class Maker:
    """Makes candidates out of wishes, with what the snapshot says of people and times."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.day = snapshot.day
        self.horizon = following(snapshot)
        self.earlier = earlier(snapshot)

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """How long the circle's items took."""
        days = {each.id: each.held_on for each in self.earlier}
        return measures(self.snapshot.items, days)

    @cached_property
    def roles(self) -> dict[str, RoleFact]:
        """Roles by id."""
        return {role.id: role for role in self.snapshot.roles}

    @cached_property
    def brought(self) -> frozenset[tuple[str, str]]:
        """The records somebody brought a topic about: those reviews are not routine."""
        return frozenset(
            (topic.subject_type, topic.subject_id)
            for topic in self.snapshot.topics
            if topic.subject_id
            and woken(topic.state, topic.review_on, self.day) is BacklogState.ACTIVE
        )

    @property
    def last_day(self) -> date | None:
        """The day of the meeting before."""
        return self.earlier[-1].held_on if self.earlier else None

    def holder(self, kind: RoleKind) -> str:
        """Who holds a circle role on the day of the meeting, or nobody."""
        meeting = self.snapshot.meeting
        if meeting is not None and kind is RoleKind.FACILITATOR and meeting.facilitator_id:
            return meeting.facilitator_id
        if meeting is not None and kind is RoleKind.SECRETARY and meeting.secretary_id:
            return meeting.secretary_id
        held = [term for term in self.snapshot.terms if self._is(term, kind)]
        return max(held, key=lambda term: (term.starts_on, term.id)).member_id if held else ""

    def _is(self, term: TermFact, kind: RoleKind) -> bool:
        role = self.roles.get(term.role_id)
        return role is not None and role.kind is kind and term.holds_on(self.day)

    def make(self, lane: Lane, wish: Wish) -> Candidate:
        """The candidate of a wish."""
        key = f"{wish.code}:{wish.id}" if wish.id else wish.code
        quick = wish.fast_track and (wish.subject_type, wish.subject_id) not in self.brought
        minutes, source, samples = self._minutes(wish, key, quick=quick)
        return Candidate(
            key=key,
            lane=lane,
            code=wish.code,
            facts=dict(wish.facts),
            fingerprint=canonical(dict(wish.facts if wish.matter is None else wish.matter)),
            outcome=wish.outcome,
            minutes=minutes,
            minutes_from=source,
            samples=samples,
            rank=wish.rank,
            behind=wish.behind,
            due=wish.due,
            presenter_id=wish.presenter_id or self.holder(_PRESENTS[lane]),
            subject_type=wish.subject_type,
            subject_id=wish.subject_id,
            backlog_id=wish.backlog_id,
            documents=wish.documents,
            fast_track=quick,
        )

    def make_all(self, lane: Lane, wishes: Iterable[Wish]) -> list[Candidate]:
        """The candidates of a lane."""
        return [self.make(lane, wish) for wish in wishes]

    def _minutes(self, wish: Wish, key: str, *, quick: bool) -> tuple[int, MinutesFrom, int]:
        if wish.minutes:
            return wish.minutes, MinutesFrom.ASKED, 0
        kind = kind_of(key, wish.outcome, fast_track=quick)
        measured = self.measures.get(kind)
        if measured is not None:
            return measured.minutes, MinutesFrom.LEARNED, measured.samples
        return wish.usual or USUAL[kind], MinutesFrom.USUAL, 0
