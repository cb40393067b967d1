"""Roles, who fills them and for how long."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sofa_desktop.domain.circle import CircleKind
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id, id_or_none
from sofa_desktop.domain.periods import add_days
from sofa_desktop.domain.roles import (
    LINKS,
    Held,
    Role,
    RoleKind,
    RoleTerm,
    check_term,
    confirmed,
    default_end,
)
from sofa_desktop.services.edits import Editable, day, day_or_none, edited, hours, line, paragraphs
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork

EVERY_CIRCLE = (RoleKind.LEADER, RoleKind.DELEGATE, RoleKind.FACILITATOR, RoleKind.SECRETARY)
"""The roles a circle cannot do without."""

_EDITABLE: Editable = {
    "name": line,
    "kind": lambda value: RoleKind(str(value)),
    "purpose": paragraphs,
    "tasks": paragraphs,
    "authority": paragraphs,
    "limits": paragraphs,
    "qualifications": paragraphs,
    "measures": paragraphs,
    "hours_month": hours,
    "pay": line,
    "review_on": day_or_none,
}
_TERM_EDITABLE: Editable = {
    "starts_on": day,
    "ends_on": day,
    "note": paragraphs,
    "confirm_note": line,
    "end_reason": paragraphs,
}


def held(work: UnitOfWork) -> list[Held]:
    """Every term of the circle with its role."""
    roles = {role.id: role for role in work.roles.all()}
    return [Held(term, roles[term.role_id]) for term in work.terms.all()]


class Roles:
    """Use cases of roles and terms; each method is one named action."""

    def __init__(self, file: CircleFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def add(
        self,
        name: str,
        *,
        kind: str = RoleKind.OPERATIONAL,
        purpose: str = "",
        tasks: str = "",
        authority: str = "",
        limits: str = "",
        qualifications: str = "",
        measures: str = "",
        hours_month: int = 0,
        pay: str = "",
        review_on: date | None = None,
        origin: object | None = None,
    ) -> Id:
        """Describe a new role.

        Raises:
            Refused: ``role.no_name``, ``hours.out_of_range``.
        """
        name = line(name)
        with self._file.act("role.add", origin=origin, name=name) as work:
            role = Role(
                id=work.new_id(),
                name=name,
                kind=RoleKind(kind),
                purpose=purpose,
                tasks=tasks,
                authority=authority,
                limits=limits,
                qualifications=qualifications,
                measures=measures,
                hours_month=hours(hours_month),
                pay=line(pay),
                review_on=review_on,
            )
            work.roles.add(role)
            return role.id

    def add_circle_roles(
        self, names: Mapping[str, str], *, origin: object | None = None
    ) -> list[Id]:
        """Add those roles of every circle that it does not have; ``names`` by kind."""
        with self._file.act("role.add_circle_roles", origin=origin) as work:
            there = {role.kind for role in work.roles.all()}
            missing = [kind for kind in EVERY_CIRCLE if kind not in there]
            work.facts(count=len(missing))
            roles = [Role(id=work.new_id(), name=names[kind], kind=kind) for kind in missing]
            for role in roles:
                work.roles.add(role)
            return [role.id for role in roles]

    def change(self, role_id: str, *, origin: object | None = None, **fields: object) -> None:
        """Change any field of a role's description.

        Raises:
            Refused: ``record.unknown_field``, ``role.no_name`` and, where another kind makes a
                term of it impossible, what ``check_term`` says.
        """
        with self._file.act("role.change", origin=origin, fields=sorted(fields)) as work:
            role = work.roles.get(role_id)
            work.facts(name=role.name)
            after = edited(role, fields, _EDITABLE)
            work.roles.put(after)
            if after.kind is not role.kind:
                _check_all(work, role_id=role.id)

    def remove(self, role_id: str, *, origin: object | None = None) -> None:
        """Take a role away with the terms of its holders.

        Raises:
            Refused: ``role.has_history`` where a selection or a review speaks of it.
        """
        with self._file.act("role.remove", origin=origin) as work:
            role = work.roles.get(role_id)
            work.facts(name=role.name)
            terms = [term for term in work.terms.all() if term.role_id == role.id]
            if work.uses("role", role.id) > len(terms):
                raise Refused("role.has_history", name=role.name)
            for term in terms:
                work.terms.remove(term.id)
            work.roles.remove(role.id)

    def fill(
        self,
        role_id: str,
        member_id: str,
        *,
        starts_on: date | None = None,
        ends_on: date | None = None,
        note: str = "",
        awaiting: bool | None = None,
        selection_id: str | None = None,
        origin: object | None = None,
    ) -> Id:
        """Give a role to a member for a term.

        Unless said otherwise it starts today, or the day after the terms already given, and lasts
        six months. A leader or delegate of a circle that belongs to another waits for that one's
        consent (``awaiting``), unless the term is over already; who waits does not hold the role.

        Raises:
            Refused: what ``check_term`` says.
        """
        with self._file.act("role.fill", origin=origin) as work:
            role, member = work.roles.get(role_id), work.members.get(member_id)
            work.facts(role=role.name, member=member.name)
            terms = held(work)
            start = starts_on or self._first_free_day(terms, role)
            end = ends_on or default_end(start)
            if awaiting is None:
                awaiting = self._awaits(work, role, end)
            if awaiting:
                work.facts(awaiting=True)
            term = RoleTerm(
                id=work.new_id(),
                role_id=role.id,
                member_id=member.id,
                starts_on=start,
                ends_on=end,
                note=note,
                awaiting=awaiting,
                selection_id=id_or_none(selection_id),
            )
            check_term(term, role, member, terms)
            work.terms.add(term)
            return term.id

    def confirm(
        self,
        term_id: str,
        on: date | None = None,
        note: str = "",
        *,
        origin: object | None = None,
    ) -> None:
        """Record the other circle's consent to a leader or delegate, today unless said otherwise.

        Where it comes after the term's first day, the role is held from the day of the consent.

        Raises:
            Refused: ``term.not_awaiting``, ``term.confirmed_too_late`` and what ``check_term``
                says.
        """
        with self._file.act("term.confirm", origin=origin) as work:
            term = _named(work, term_id)
            role = work.roles.get(term.role_id)
            _put(work, confirmed(term, role, on or self._clock.today(), line(note)))

    def extend(self, term_id: str, ends_on: date, *, origin: object | None = None) -> None:
        """Let a term end later than was consented first.

        Raises:
            Refused: ``term.not_longer``, ``term.stepped_down`` and what ``check_term`` says.
        """
        with self._file.act("term.extend", origin=origin, until=ends_on.isoformat()) as work:
            term = _named(work, term_id)
            if term.ended_on is not None:
                raise Refused("term.stepped_down", role=work.roles.get(term.role_id).name)
            if ends_on <= term.ends_on:
                raise Refused("term.not_longer", ends_on=term.ends_on)
            _put(work, replace(term, ends_on=ends_on))

    def change_term(self, term_id: str, *, origin: object | None = None, **fields: object) -> None:
        """Correct a term: ``starts_on``, ``ends_on``, ``note``.

        Raises:
            Refused: ``record.unknown_field`` and what ``check_term`` says.
        """
        with self._file.act("term.change", origin=origin, fields=sorted(fields)) as work:
            _put(work, edited(_named(work, term_id), fields, _TERM_EDITABLE))

    def resign(
        self,
        term_id: str,
        on: date | None = None,
        reason: str = "",
        *,
        origin: object | None = None,
    ) -> None:
        """End a term before its time; the day given, else today, is the last one.

        Raises:
            Refused: ``term.stepped_down``, ``term.over``, ``term.not_begun``, ``term.awaiting``
                and what ``check_term`` says.
        """
        last = on or self._clock.today()
        with self._file.act("term.resign", origin=origin) as work:
            term = _named(work, term_id)
            role = work.roles.get(term.role_id)
            if term.ended_on is not None:
                raise Refused("term.stepped_down", role=role.name)
            if term.awaiting:
                raise Refused("term.awaiting", role=role.name)
            if last >= term.ends_on:
                raise Refused("term.over", role=role.name, ends_on=term.ends_on)
            if last < term.starts_on:
                raise Refused("term.not_begun", role=role.name, starts_on=term.starts_on)
            _put(work, replace(term, ended_on=last, end_reason=paragraphs(reason)))

    def remove_term(self, term_id: str, *, origin: object | None = None) -> None:
        """Take a term away as if it had never been consented."""
        with self._file.act("term.remove", origin=origin) as work:
            work.terms.remove(_named(work, term_id).id)

    def _awaits(self, work: UnitOfWork, role: Role, ends_on: date) -> bool:
        """Whether somebody selected for the role waits for the other circle's consent."""
        circle = work.circle()
        linked = bool(circle.parent or circle.within_id) and circle.kind is not CircleKind.MISSION
        return linked and role.kind in LINKS and ends_on >= self._clock.today()

    def _first_free_day(self, terms: Sequence[Held], role: Role) -> date:
        after = [add_days(one.term.last_day, 1) for one in terms if one.role.id == role.id]
        return max([self._clock.today(), *after])


def _named(work: UnitOfWork, term_id: str) -> RoleTerm:
    term = work.terms.get(term_id)
    work.facts(role=work.roles.get(term.role_id).name, member=work.members.get(term.member_id).name)
    return term


def _put(work: UnitOfWork, term: RoleTerm) -> None:
    role, member = work.roles.get(term.role_id), work.members.get(term.member_id)
    check_term(term, role, member, held(work))
    work.terms.put(term)


def _check_all(work: UnitOfWork, *, role_id: str) -> None:
    terms = held(work)
    for one in terms:
        if one.role.id == role_id:
            check_term(one.term, one.role, work.members.get(one.term.member_id), terms)
