"""Parts that several papers have: the circle, its roles, its policies, its dates."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sofa_desktop.domain.policy import PolicyState
from sofa_desktop.services.policy_rows import PolicyRow
from sofa_desktop.services.queries import Queries
from sofa_desktop.services.rows import MemberRow, RoleRow, TermRow

AHEAD = timedelta(days=366)
"""How far the dates of a paper look ahead."""


def iso(day: date | None) -> str:
    """A day as data; empty for none."""
    return "" if day is None else day.isoformat()


def circle_data(queries: Queries) -> dict[str, Any]:
    """The circle by its name and the one it belongs to."""
    circle = queries.circle()
    if circle is None:
        return {"name": "", "parent": ""}
    return {"name": circle.name, "parent": circle.parent}


def present(queries: Queries, today: date) -> list[MemberRow]:
    """Those who belong to the circle that day."""
    return [
        row
        for row in queries.members(today)
        if row.joined_on <= today and (row.left_on is None or row.left_on > today)
    ]


def holding(role: RoleRow, terms: Sequence[TermRow]) -> dict[str, Any]:
    """Who holds a role: a name, days, and why nobody simply does."""
    if role.holder:
        return {
            "holder": role.holder,
            "starts_on": iso(role.starts_on),
            "ends_on": iso(role.ends_on),
            "state": "",
        }
    waits = next((term for term in terms if term.id == role.awaiting_id), None)
    if waits is not None:
        return {
            "holder": waits.holder,
            "starts_on": iso(waits.starts_on),
            "ends_on": iso(waits.ends_on),
            "state": "awaiting",
        }
    return {"holder": "", "starts_on": "", "ends_on": "", "state": "vacant"}


def role_data(role: RoleRow, terms: Sequence[TermRow], today: date) -> dict[str, Any]:
    """A role with its full text, its holder and those who held it before."""
    before = [term for term in terms if _is_over(term, today) and not term.awaiting]
    return {
        "name": role.name,
        "kind": role.kind,
        "purpose": role.purpose,
        "tasks": role.tasks,
        "authority": role.authority,
        "limits": role.limits,
        "qualifications": role.qualifications,
        "measures": role.measures,
        "hours_month": role.hours_month,
        "pay": role.pay,
        "review_on": iso(role.review_on),
        **holding(role, terms),
        "history": [
            {
                "holder": term.holder,
                "starts_on": iso(term.starts_on),
                "ends_on": iso(term.ends_on),
                "ended_on": iso(term.ended_on),
                "reason": term.end_reason,
            }
            for term in before
        ],
    }


def _is_over(term: TermRow, today: date) -> bool:
    last = term.ends_on if term.ended_on is None else min(term.ended_on, term.ends_on)
    return last < today


def in_force(queries: Queries, today: date) -> list[PolicyRow]:
    """Policies that stand, also those past their review day."""
    return [row for row in queries.policies(today) if row.state != PolicyState.RETIRED]


def policy_data(row: PolicyRow) -> dict[str, Any]:
    """A policy with its wording."""
    return {
        "title": row.title,
        "kind": row.kind,
        "text": row.text,
        "since": iso(row.decided_on),
        "version": row.version,
        "term_end": iso(row.term_end),
        "state": row.state,
        "measure": row.measure,
        "feedback_to": row.feedback_to,
        "note": row.note,
    }


def dates(queries: Queries, today: date) -> list[dict[str, str]]:
    """What comes in the year ahead, the nearest first."""
    found = [
        (on, what, title)
        for on, what, title in _dates(queries, today)
        if on is not None and today <= on <= today + AHEAD
    ]
    return [
        {"on": on.isoformat(), "what": what, "title": title} for on, what, title in sorted(found)
    ]


def _dates(queries: Queries, today: date) -> Iterator[tuple[date | None, str, str]]:
    for meeting in queries.meetings():
        if not meeting.closed_at:
            yield meeting.held_on, "meeting", meeting.title
    for role in queries.roles(today):
        yield role.ends_on, "term_end", f"{role.name} ({role.holder})"
        yield role.review_on, "role_review", role.name
    for policy in in_force(queries, today):
        yield policy.term_end, "policy_review", policy.title
    circle = queries.circle()
    for version in queries.agreements():
        yield version.review_on, "agreement_review", circle.sofa_name if circle else ""
    for other in queries.related():
        yield other.ends_on, "helping_end", other.name
