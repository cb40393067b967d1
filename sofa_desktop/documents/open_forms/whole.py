"""All records of a circle, as they stood at one moment."""

import json
from collections.abc import Mapping
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
from sofa_desktop.services.minutes_payload import corrections_of, minutes_payload
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


def whole(work: UnitOfWork, *, ledger: bool = True) -> Whole:
    """Everything a unit of work sees; without ``ledger`` no entries, which are the many.

    With the ledger there are no minutes: who wants the one does not want the other.
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
        minutes=() if ledger else _minutes(work),
    )


def _minutes(work: UnitOfWork) -> tuple[Mapping[str, Any], ...]:
    """The minutes of every meeting that is over, the latest first; approved ones as approved."""
    over = [meeting for meeting in work.meetings.all() if meeting.closed_at]
    over.sort(key=lambda meeting: (meeting.held_on, meeting.id), reverse=True)
    return tuple(_of(work, meeting) for meeting in over)


def _of(work: UnitOfWork, meeting: Meeting) -> Mapping[str, Any]:
    if not meeting.minutes_json:
        return minutes_payload(work, meeting)
    kept: dict[str, Any] = json.loads(meeting.minutes_json)
    return {**kept, "corrections": corrections_of(work, meeting.id)}
