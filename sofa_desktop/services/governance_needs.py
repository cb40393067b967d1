"""What of meetings, promises, policies and decisions needs the steward today."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from sofa_desktop.domain.agenda.facts import (
    ActionFact,
    PolicyFact,
    Snapshot,
)
from sofa_desktop.domain.agenda.standing import standing
from sofa_desktop.domain.meeting import MeetingState
from sofa_desktop.domain.policy import PolicyState
from sofa_desktop.domain.policy_rules import state_on
from sofa_desktop.domain.proposal import ProposalState
from sofa_desktop.services.rows import Need

ACTION_DAYS: Final = 7
"""A promise is spoken of so many days before it is due."""
AGENDA_DAYS: Final = 7
"""So many days before it, a meeting is expected to have an agenda."""
NAMED: Final = 3
"""So many of a group are named."""
CODES: Final = (
    "actions.overdue",
    "minutes.draft",
    "meeting.no_agenda",
    "proposal.objections",
    "policies.overdue",
    "selection.begun",
    "term.awaiting",
    "actions.due",
    "minutes.unpublished",
    "policies.due",
    "decisions.due",
    "aim.waits",
)
"""Every code of these needs, the more urgent first where two are equally due."""


def governance_needs(facts: Snapshot, warning_days: int) -> Iterator[Need]:
    """Everything of governance that needs the steward on the snapshot's day."""
    yield from _actions(facts)
    yield from _policies(facts, warning_days)
    yield from _decisions(facts, warning_days)
    yield from _meetings(facts)
    yield from _next_meeting(facts)
    yield from _proposals(facts)
    yield from _selections(facts)
    yield from _terms_awaiting(facts)
    yield from _aims(facts)


def _actions(facts: Snapshot) -> Iterator[Need]:
    """Promises, in two groups: those past their day, and those due within a week."""
    today, soon = facts.today, facts.today + timedelta(days=ACTION_DAYS)
    dated = sorted(
        ((action.due_on, action.id, action) for action in facts.actions if action.due_on),
        key=lambda each: each[:2],
    )
    overdue = [(day, action) for day, _, action in dated if day < today]
    due = [(day, action) for day, _, action in dated if today <= day <= soon]
    for code, group in (("actions.overdue", overdue), ("actions.due", due)):
        if group:
            yield _action(code, group)


def _action(code: str, group: Sequence[tuple[date, ActionFact]]) -> Need:
    return Need(
        code,
        {
            "count": len(group),
            "what": tuple(action.what for _, action in group[:NAMED]),
            "owners": tuple(action.owner for _, action in group[:NAMED]),
        },
        due=group[0][0],
        act="action_item.open",
        record_id=group[0][1].id if len(group) == 1 else "actions",
    )


def _policies(facts: Snapshot, warning_days: int) -> Iterator[Need]:
    """Policies past their review, and those whose review comes; none that a proposal is on."""
    worked_on = {proposal.target_id for proposal in facts.proposals}
    waiting = sorted(
        (policy.term_end, policy.id, policy)
        for policy in facts.policies
        if policy.id not in worked_on
    )
    for code, state in (
        ("policies.overdue", PolicyState.OVERDUE),
        ("policies.due", PolicyState.DUE),
    ):
        group = [
            policy
            for day, _, policy in waiting
            if state_on(facts.today, day, warning_days) is state
        ]
        if group:
            yield _policy(code, group)


def _policy(code: str, group: Sequence[PolicyFact]) -> Need:
    return Need(
        code,
        {
            "count": len(group),
            "titles": tuple(policy.title for policy in group[:NAMED]),
            "ends": group[0].term_end,
        },
        due=group[0].term_end,
        act="policy.open",
        record_id=group[0].id if len(group) == 1 else "policies",
    )


def _decisions(facts: Snapshot, warning_days: int) -> Iterator[Need]:
    """Decisions in words whose term ends or has ended, together."""
    group = sorted(
        (each.term_end, each.id, each.title)
        for each in standing(facts)
        if each.term_end is not None and (each.term_end - facts.today).days <= warning_days
    )
    if group:
        first, key, _ = group[0]
        yield Need(
            "decisions.due",
            {"count": len(group), "titles": tuple(title for *_, title in group[:NAMED])},
            due=first,
            act="decision.open",
            record_id=key if len(group) == 1 else "decisions",
        )


def _meetings(facts: Snapshot) -> Iterator[Need]:
    """Minutes that are a draft, each; those approved and not published, together."""
    for meeting in facts.meetings:
        if meeting.state is MeetingState.MINUTES_DRAFT:
            yield Need(
                "minutes.draft",
                {"on": meeting.held_on, "title": meeting.title},
                due=meeting.held_on,
                act="meeting.open",
                record_id=meeting.id,
            )
    approved = sorted(
        (meeting.held_on, meeting.id)
        for meeting in facts.meetings
        if meeting.state is MeetingState.MINUTES_APPROVED
    )
    if approved:
        day, key = approved[0]
        yield Need(
            "minutes.unpublished",
            {"on": day, "count": len(approved)},
            act="meeting.open",
            record_id=key,
        )


def _next_meeting(facts: Snapshot) -> Iterator[Need]:
    """The next meeting, where it is near and has no agenda."""
    last = facts.today + timedelta(days=AGENDA_DAYS)
    with_items = {item.meeting_id for item in facts.items}
    ahead = sorted(
        (meeting.held_on, meeting.id)
        for meeting in facts.meetings
        if meeting.state is MeetingState.PLANNED and facts.today <= meeting.held_on
    )
    if ahead and ahead[0][0] <= last and ahead[0][1] not in with_items:
        day, key = ahead[0]
        yield Need("meeting.no_agenda", {"on": day}, due=day, act="meeting.prepare", record_id=key)


def _proposals(facts: Snapshot) -> Iterator[Need]:
    """Proposals whose consent round brought objections."""
    for proposal in facts.proposals:
        if proposal.state is ProposalState.OBJECTIONS:
            yield Need(
                "proposal.objections",
                {"title": proposal.title, "count": proposal.open_objections},
                act="proposal.open",
                record_id=proposal.id,
            )


def _selections(facts: Snapshot) -> Iterator[Need]:
    """Selections that were begun and not finished."""
    roles = {role.id: role.name for role in facts.roles}
    for selection in facts.selections:
        yield Need(
            "selection.begun",
            {"role": roles.get(selection.role_id, ""), "on": selection.begun_on},
            act="selection.open",
            record_id=selection.id,
        )


def _terms_awaiting(facts: Snapshot) -> Iterator[Need]:
    """Holders who wait for the other circle's consent."""
    roles = {role.id: role.name for role in facts.roles}
    for term in facts.terms:
        if term.awaiting and term.last_day >= facts.today:
            yield Need(
                "term.awaiting",
                {
                    "role": roles.get(term.role_id, ""),
                    "holder": term.holder,
                    "starts": term.starts_on,
                    "parent": facts.parent,
                },
                due=term.starts_on,
                act="role.confirm",
                record_id=term.role_id,
            )


def _aims(facts: Snapshot) -> Iterator[Need]:
    """A wording of aim and domain to which one circle has consented and the other has not."""
    for aim in facts.aims:
        on = aim.circle_consented_on or aim.parent_consented_on
        if on is not None:
            yield Need(
                "aim.waits",
                {
                    "version": aim.version,
                    "on": on,
                    "ours": aim.circle_consented_on is not None,
                    "parent": facts.parent,
                },
                act="aim.open",
                record_id="aim",
            )
