"""A small circle of facts, in which nothing waits until a test says so."""

from dataclasses import replace
from datetime import date, timedelta

from sofa_desktop.domain.agenda.candidates import Candidate
from sofa_desktop.domain.agenda.composer import candidates
from sofa_desktop.domain.agenda.facts import (
    MeetingFact,
    RoleFact,
    RunFact,
    Snapshot,
    TermFact,
)
from sofa_desktop.domain.meeting import MeetingState
from sofa_desktop.domain.roles import RoleKind

TODAY = date(2026, 11, 24)
DAY = date(2026, 12, 3)
"""The meeting that is composed."""
LAST = date(2026, 11, 5)
"""The one before; the one after is four weeks on: 31 December."""
AFTER = date(2026, 12, 31)
HOLDERS = {"leader": "mira", "delegate": "jun", "facilitator": "yui", "secretary": "tom"}


def term(
    role_id: str,
    ends: date,
    *,
    holder: str = "Mira",
    starts: date = date(2026, 6, 1),
    stepped_down: bool = False,
    awaiting: bool = False,
    confirmed_on: date | None = None,
) -> TermFact:
    """A term in a role."""
    return TermFact(
        id=f"{role_id}-{starts}-{holder}",
        role_id=role_id,
        member_id=holder.lower(),
        holder=holder,
        starts_on=starts,
        last_day=ends,
        stepped_down=stepped_down,
        awaiting=awaiting,
        confirmed_on=confirmed_on,
    )


ROLES = tuple(
    RoleFact(id=str(kind), name=str(kind).title(), kind=kind)
    for kind in (RoleKind.LEADER, RoleKind.DELEGATE, RoleKind.FACILITATOR, RoleKind.SECRETARY)
)
TERMS = tuple(term(role, date(2027, 5, 31), holder=name.title()) for role, name in HOLDERS.items())


ALWAYS = RunFact(starts_on=LAST, ends_on=date(2027, 12, 31))
"""A run that leaves no gap in the calendar."""


def held(on: date, state: MeetingState = MeetingState.PUBLISHED) -> MeetingFact:
    """A meeting that was held."""
    return MeetingFact(id=f"m{on}", held_on=on, state=state)


def planned(plan: str = "", minutes: int = 90) -> MeetingFact:
    """The meeting that is composed."""
    return MeetingFact(
        id="next", held_on=DAY, state=MeetingState.PLANNED, minutes=minutes, plan=plan
    )


CALM = Snapshot(
    today=TODAY,
    day=DAY,
    length=90,
    meeting_id="next",
    parent="General Circle",
    members=(("mira", "Mira"), ("jun", "Jun"), ("yui", "Yui"), ("tom", "Tom")),
    meetings=(held(LAST - timedelta(days=28)), held(LAST), planned()),
    roles=ROLES,
    terms=TERMS,
)
"""A circle that meets every four weeks and has nothing to speak about."""


def only(snapshot: Snapshot) -> Candidate:
    """The one thing the circle could speak about."""
    (found,) = candidates(snapshot)
    return found


def calm_but(**facts: object) -> Snapshot:
    """The calm circle with some facts changed."""
    return replace(CALM, **facts)  # type: ignore[arg-type]  # named as the fields are
