"""Roles, their holders and their terms (MVOS 2.3, 3.6)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sofa_desktop.domain.circle import Member, must_be_hours
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.periods import add_months

WARNING_DAYS = 60
"""A term is spoken of this many days before it ends."""
DEFAULT_TERM_MONTHS = 6
MANY_ROLES = 4
"""So many roles held by one person are worth a kind word."""


class RoleKind(StrEnum):
    """The circle roles every circle has, and operational roles."""

    LEADER = "leader"
    DELEGATE = "delegate"
    FACILITATOR = "facilitator"
    SECRETARY = "secretary"
    LOGBOOK = "logbook"
    OPERATIONAL = "operational"


LINKS = frozenset((RoleKind.LEADER, RoleKind.DELEGATE))
"""The two links with the parent circle: two people, each with the other circle's consent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role with its consented description."""

    id: Id
    name: str
    kind: RoleKind = RoleKind.OPERATIONAL
    purpose: str = ""
    tasks: str = ""
    authority: str = ""
    """What the holder decides alone, inside policy."""
    limits: str = ""
    qualifications: str = ""
    """One a line, as consented in the last selection."""
    measures: str = ""
    """How the circle sees that the role is done well."""
    hours_month: int = 0
    """Hours a month the role takes; 0 where nothing was said."""
    pay: str = ""
    """What is paid for it, as consented; empty is unpaid."""
    review_on: date | None = None

    def check(self) -> None:
        """Hold a role to its form.

        Raises:
            Refused: ``role.no_name``, ``hours.out_of_range``.
        """
        must_be_hours(self.hours_month)
        if not self.name.strip():
            raise Refused("role.no_name")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleTerm:
    """Who holds a role, from when until when."""

    id: Id
    role_id: Id
    member_id: Id
    starts_on: date
    ends_on: date
    """The last day of the term as consented."""
    ended_on: date | None = None
    """The day the holder stepped down before the term was over."""
    note: str = ""
    awaiting: bool = False
    """A leader or delegate who was selected and waits for the other circle's consent."""
    confirmed_on: date | None = None
    confirm_note: str = ""
    selection_id: Id | None = None
    end_reason: str = ""
    """Why the holder stepped down, in their own words."""

    @property
    def last_day(self) -> date:
        """The last day the holder really holds the role."""
        return self.ends_on if self.ended_on is None else min(self.ended_on, self.ends_on)

    def holds_on(self, day: date) -> bool:
        """Whether the person holds the role on a day; not while the other circle is awaited."""
        return not self.awaiting and self.starts_on <= day <= self.last_day

    def overlaps(self, other: "RoleTerm") -> bool:
        """Whether both terms run on some same day."""
        return self.starts_on <= other.last_day and other.starts_on <= self.last_day


def confirmed(term: RoleTerm, role: Role, on: date, note: str) -> RoleTerm:
    """The term with the other circle's consent; where that comes later, it begins on that day.

    Raises:
        Refused: ``term.not_awaiting``, ``term.confirmed_too_late``.
    """
    if not term.awaiting:
        raise Refused("term.not_awaiting", role=role.name)
    if on >= term.last_day:
        raise Refused("term.confirmed_too_late", role=role.name, ends_on=term.last_day)
    return replace(
        term,
        awaiting=False,
        confirmed_on=on,
        confirm_note=note,
        starts_on=max(term.starts_on, on),
    )


def default_end(starts_on: date) -> date:
    """Where a new term ends when nobody says otherwise: six months on."""
    return add_months(starts_on, DEFAULT_TERM_MONTHS)


def check_term(term: RoleTerm, role: Role, member: Member, others: Iterable["Held"]) -> None:
    """Whether a term may stand beside the others of the circle.

    Raises:
        Refused: ``term.ends_before_start``, ``term.not_a_member``, ``term.outlasts_membership``,
            ``term.two_holders``, ``term.leader_is_delegate``.
    """
    if term.ends_on <= term.starts_on or term.last_day < term.starts_on:
        raise Refused("term.ends_before_start", role=role.name)
    if role.kind is not RoleKind.OPERATIONAL:
        _check_membership(term, role, member)
    for held in others:
        if held.term.id == term.id or not held.term.overlaps(term):
            continue
        if held.role.id == role.id:
            raise Refused("term.two_holders", role=role.name)
        if (
            held.term.member_id == member.id
            and role.kind in LINKS
            and held.role.kind in LINKS
            and held.role.kind is not role.kind
        ):
            raise Refused("term.leader_is_delegate", name=member.name)


def _check_membership(term: RoleTerm, role: Role, member: Member) -> None:
    """A circle role is held by a member, from the first day of the term to the last."""
    if not member.belongs_on(term.starts_on):
        raise Refused("term.not_a_member", role=role.name, name=member.name)
    if not member.belongs_on(term.last_day):
        raise Refused(
            "term.outlasts_membership", role=role.name, name=member.name, left_on=member.left_on
        )


@dataclass(frozen=True, slots=True)
class Held:
    """A term together with its role."""

    term: RoleTerm
    role: Role
