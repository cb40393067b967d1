"""Roles, who fills them and for how long."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.roles import Held, Role, RoleKind, RoleTerm, check_term, default_end
from sofa_desktop.services.edits import Editable, day, edited, line, paragraphs
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork

EVERY_CIRCLE = (RoleKind.LEADER, RoleKind.DELEGATE, RoleKind.FACILITATOR, RoleKind.SECRETARY)
"""The roles a circle cannot do without."""

_EDITABLE: Editable = {
    "name": line,
    "kind": lambda value: RoleKind(str(value)),
    "purpose": paragraphs,
    "tasks": paragraphs,
}
_TERM_EDITABLE: Editable = {"starts_on": day, "ends_on": day, "note": paragraphs}


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
        origin: object | None = None,
    ) -> Id:
        """Describe a new role.

        Raises:
            Refused: ``role.no_name``.
        """
        name = line(name)
        with self._file.act("role.add", origin=origin, name=name) as work:
            role = Role(
                id=work.new_id(), name=name, kind=RoleKind(kind), purpose=purpose, tasks=tasks
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
        """Change a role's description: ``name``, ``kind``, ``purpose``, ``tasks``.

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
        """Take a role away with the terms of its holders."""
        with self._file.act("role.remove", origin=origin) as work:
            role = work.roles.get(role_id)
            work.facts(name=role.name)
            for term in work.terms.all():
                if term.role_id == role.id:
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
        origin: object | None = None,
    ) -> Id:
        """Give a role to a member for a term.

        Unless said otherwise it starts today, or the day after the terms already given, and lasts
        six months.

        Raises:
            Refused: what ``check_term`` says.
        """
        with self._file.act("role.fill", origin=origin) as work:
            role, member = work.roles.get(role_id), work.members.get(member_id)
            work.facts(role=role.name, member=member.name)
            terms = held(work)
            start = starts_on or self._first_free_day(terms, role)
            term = RoleTerm(
                id=work.new_id(),
                role_id=role.id,
                member_id=member.id,
                starts_on=start,
                ends_on=ends_on or default_end(start),
                note=note,
            )
            check_term(term, role, member, terms)
            work.terms.add(term)
            return term.id

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

    def step_down(
        self, term_id: str, *, on: date | None = None, origin: object | None = None
    ) -> None:
        """End a term before its time; the day given, else today, is the last one.

        Raises:
            Refused: ``term.stepped_down``, ``term.over``, ``term.not_begun`` and what
                ``check_term`` says.
        """
        last = on or self._clock.today()
        with self._file.act("term.step_down", origin=origin) as work:
            term = _named(work, term_id)
            role = work.roles.get(term.role_id)
            if term.ended_on is not None:
                raise Refused("term.stepped_down", role=role.name)
            if last >= term.ends_on:
                raise Refused("term.over", role=role.name, ends_on=term.ends_on)
            if last < term.starts_on:
                raise Refused("term.not_begun", role=role.name, starts_on=term.starts_on)
            _put(work, replace(term, ended_on=last))

    def remove_term(self, term_id: str, *, origin: object | None = None) -> None:
        """Take a term away as if it had never been consented."""
        with self._file.act("term.remove", origin=origin) as work:
            work.terms.remove(_named(work, term_id).id)

    def _first_free_day(self, terms: Sequence[Held], role: Role) -> date:
        after = [one.term.last_day + timedelta(days=1) for one in terms if one.role.id == role.id]
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
