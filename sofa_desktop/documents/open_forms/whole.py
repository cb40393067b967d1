"""All records of a circle, as they stood at one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sofa_desktop.domain.backlog import ActionItem, BacklogItem
from sofa_desktop.domain.circle import Circle, Member, RelatedCircle
from sofa_desktop.domain.content import ContentItem, Edition
from sofa_desktop.domain.investment import InvestmentTranche
from sofa_desktop.domain.ledger import Account, Entry
from sofa_desktop.domain.meeting import Meeting
from sofa_desktop.domain.policy import Policy, PolicyVersion
from sofa_desktop.domain.proposal import Decision
from sofa_desktop.domain.records import AgreementVersion, IssuedStatement
from sofa_desktop.domain.roles import Role, RoleTerm
from sofa_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A circle with everything that belongs to it, each kind oldest first."""

    circle: Circle
    members: tuple[Member, ...] = ()
    roles: tuple[Role, ...] = ()
    terms: tuple[RoleTerm, ...] = ()
    items: tuple[ContentItem, ...] = ()
    editions: tuple[Edition, ...] = ()
    accounts: tuple[Account, ...] = ()
    entries: tuple[Entry, ...] = ()
    tranches: tuple[InvestmentTranche, ...] = ()
    agreements: tuple[AgreementVersion, ...] = ()
    statements: tuple[IssuedStatement, ...] = ()
    related: tuple[RelatedCircle, ...] = ()
    policies: tuple[Policy, ...] = ()
    policy_versions: tuple[PolicyVersion, ...] = ()
    decisions: tuple[Decision, ...] = ()
    backlog: tuple[BacklogItem, ...] = ()
    action_items: tuple[ActionItem, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    minutes: tuple[Mapping[str, Any], ...] = ()
    """Of the meetings that are over, each as ``sofa-minutes/1``."""


def whole(
    work: UnitOfWork, *, ledger: bool = True, minutes: Sequence[Mapping[str, Any]] = ()
) -> Whole:
    """Everything a unit of work sees; without ``ledger`` no entries, which are the many.

    Minutes are given by whoever wants them.
    """
    return Whole(
        circle=work.circle(),
        members=tuple(work.members.all()),
        roles=tuple(work.roles.all()),
        terms=tuple(work.terms.all()),
        items=tuple(work.items.all()),
        editions=tuple(work.editions.all()),
        accounts=tuple(work.accounts.all()),
        entries=tuple(work.entries.all()) if ledger else (),
        tranches=tuple(work.tranches.all()),
        agreements=tuple(work.agreements.all()),
        statements=tuple(work.statements.all()),
        related=tuple(work.related.all()),
        policies=tuple(work.policies.all()),
        policy_versions=tuple(work.policy_versions.all()),
        decisions=tuple(work.decisions.all()),
        backlog=tuple(work.backlog.all()),
        action_items=tuple(work.action_items.all()),
        meetings=tuple(work.meetings.all()),
        minutes=tuple(minutes),
    )
