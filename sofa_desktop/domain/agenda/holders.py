"""Who holds which role, until when: part of the past lane."""

from collections.abc import Iterator

from sofa_desktop.domain.agenda.candidates import Document, DocumentKind, Rank
from sofa_desktop.domain.agenda.facts import RoleFact, TermFact
from sofa_desktop.domain.agenda.making import Maker, Wish
from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.domain.roles import RoleKind

LINKS = frozenset({RoleKind.LEADER, RoleKind.DELEGATE})
"""The two roles that another circle confirms (MVOS 2.3.1)."""


def holders(maker: Maker) -> Iterator[Wish]:
    """Terms that end, roles that are vacant, holders who wait."""
    yield from terms_ending(maker)
    yield from roles_vacant(maker)
    yield from terms_awaiting(maker)


def terms_ending(maker: Maker) -> Iterator[Wish]:
    """Terms that end before the circle meets again after this meeting, or are over."""
    for role in maker.snapshot.roles:
        last = _last_term(maker, role)
        if last is None or last.last_day >= maker.horizon or _is_settled(maker, role):
            continue
        over = last.last_day < maker.day
        if over and last.stepped_down:
            continue
        yield Wish(
            code="term.ending",
            id=role.id,
            facts={
                "role": role.name,
                "holder": last.holder,
                "ends": last.last_day.isoformat(),
                "over": over,
                "next": maker.horizon.isoformat(),
            },
            matter={"term": last.id, "ends": last.last_day.isoformat(), "over": over},
            outcome=Outcome.DECIDE,
            rank=Rank.RUNS_OUT,
            behind=role.kind is RoleKind.OPERATIONAL,
            due=last.last_day,
            subject_type="role",
            subject_id=role.id,
            documents=(Document(DocumentKind.ROLE, role.name),),
        )


def roles_vacant(maker: Maker) -> Iterator[Wish]:
    """Roles that nobody holds: circle roles always, others once their holder stepped down."""
    for role in maker.snapshot.roles:
        last = _last_term(maker, role)
        if _is_settled(maker, role) or not _is_vacant(maker, role, last):
            continue
        holder = last.holder if last is not None else ""
        needed = role.kind is not RoleKind.OPERATIONAL
        yield Wish(
            code="role.vacant",
            id=role.id,
            facts={"role": role.name, "holder": holder},
            matter={"term": last.id if last is not None else ""},
            outcome=Outcome.DECIDE,
            rank=Rank.RUNS_OUT if needed else Rank.WANTED,
            behind=role.kind is RoleKind.OPERATIONAL,
            due=last.last_day if last is not None else None,
            subject_type="role",
            subject_id=role.id,
            documents=(Document(DocumentKind.ROLE, role.name),),
        )


def _is_vacant(maker: Maker, role: RoleFact, last: TermFact | None) -> bool:
    if last is None:
        return role.kind is not RoleKind.OPERATIONAL
    return last.stepped_down and last.last_day < maker.day


def _last_term(maker: Maker, role: RoleFact) -> TermFact | None:
    """The term of a role that ends last, of those that have begun and wait for nobody."""
    begun = [
        term
        for term in maker.snapshot.terms
        if term.role_id == role.id and not term.awaiting and term.starts_on <= maker.day
    ]
    return max(begun, key=lambda term: (term.last_day, term.id)) if begun else None


def _is_settled(maker: Maker, role: RoleFact) -> bool:
    """Whether somebody is chosen for the time after, awaited ones included, or being selected."""
    if any(each.role_id == role.id for each in maker.snapshot.selections):
        return True
    return any(
        term.role_id == role.id and (term.awaiting or term.starts_on > maker.day)
        for term in maker.snapshot.terms
        if term.last_day >= maker.day
    )


def terms_awaiting(maker: Maker) -> Iterator[Wish]:
    """Holders other than leader and delegate who wait for another circle's consent."""
    for term in maker.snapshot.terms:
        role = maker.roles.get(term.role_id)
        if role is not None and term.awaiting and role.kind not in LINKS:
            yield awaiting(maker, term, role)


def awaiting(maker: Maker, term: TermFact, role: RoleFact) -> Wish:
    """Somebody who was selected and waits for the other circle's consent."""
    return Wish(
        code="term.awaiting",
        id=term.id,
        facts={
            "role": role.name,
            "holder": term.holder,
            "starts": term.starts_on.isoformat(),
            "parent": maker.snapshot.parent,
        },
        matter={"starts": term.starts_on.isoformat()},
        outcome=Outcome.REPORT,
        rank=Rank.WANTED,
        due=term.starts_on,
        subject_type="role",
        subject_id=role.id,
    )
