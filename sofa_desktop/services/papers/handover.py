"""A role changing hands as plain data: what the next holder needs, and no more than was asked."""

from collections.abc import Collection
from datetime import date
from typing import Any, Final

from sofa_desktop.domain.content import Stage
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.domain.policy import PolicyKind
from sofa_desktop.services.papers import parts
from sofa_desktop.services.policy_rows import PolicyRow
from sofa_desktop.services.queries import Queries
from sofa_desktop.services.rows import RoleRow, TermRow

FORMAT = "sofa-handover/1"
MAY_BE_ASKED: Final = ("email", "phone", "place")
"""What may be told of how to reach members, if somebody asks for it."""
_PLACES: Final = {
    AccountKind.BANK,
    AccountKind.CASH,
    AccountKind.PAYPAL,
    AccountKind.SOFA_HELD,
}


def handover_payload(
    queries: Queries, role_id: str, today: date, *, contacts: Collection[str] = ()
) -> dict[str, Any]:
    """The handover of a role; ``contacts`` names the fields to tell of members, none by itself.

    Raises:
        Refused: ``record.gone``.
    """
    role = next((row for row in queries.roles(today) if row.id == role_id), None)
    if role is None:
        raise Refused("record.gone")
    terms = queries.terms(role_id)
    old, new = _hands(role, terms, today)
    return {
        "format": FORMAT,
        "circle": parts.circle_data(queries),
        "generated_on": today.isoformat(),
        "role": parts.role_data(role, terms, today),
        "from": old.holder if old else "",
        "to": new.holder if new else "",
        "to_from": parts.iso(new.starts_on) if new else "",
        "actions": _actions(queries, old),
        "dates": _dates(queries, role, today),
        "policies": [
            parts.policy_data(row)
            for row in parts.in_force(queries, today)
            if _is_used(row, role, old)
        ],
        "templates": [row.title for row in queries.items() if row.stage == Stage.REPLICATE],
        "contacts": _contacts(queries, today, contacts),
        "money": money_data(queries, today),
    }


def _hands(
    role: RoleRow, terms: list[TermRow], today: date
) -> tuple[TermRow | None, TermRow | None]:
    """Who holds the role, or held it last; and who comes next, as far as that is known."""
    coming = [term for term in terms if term.awaiting or term.starts_on > today]
    new = min(coming, key=lambda term: term.starts_on, default=None)
    begun = [term for term in terms if term not in coming]
    old = next((term for term in begun if term.id == role.term_id), None)
    return old or max(begun, key=lambda term: term.starts_on, default=None), new


def _actions(queries: Queries, holder: TermRow | None) -> list[dict[str, str]]:
    """What the holder has promised and not done yet."""
    if holder is None:
        return []
    return [
        {"what": row.what, "due_on": parts.iso(row.due_on), "note": row.note}
        for row in queries.action_items(open_only=True)
        if row.owner_id == holder.member_id
    ]


def _dates(queries: Queries, role: RoleRow, today: date) -> list[dict[str, str]]:
    """Meetings, reviews, and of terms and role reviews those of this role."""
    own = {role.name, f"{role.name} ({role.holder})"}
    return [
        each
        for each in parts.dates(queries, today)
        if each["what"] not in {"term_end", "role_review"} or each["title"] in own
    ]


def _is_used(policy: PolicyRow, role: RoleRow, holder: TermRow | None) -> bool:
    """Whether a policy is about how one works, names the role, or has its feedback there."""
    if policy.kind in {PolicyKind.ROLE, PolicyKind.WORKFLOW}:
        return True
    names = [role.name.casefold(), *([holder.holder.casefold()] if holder else [])]
    said = f"{policy.title}\n{policy.text}\n{policy.feedback_to}".casefold()
    return any(name in said for name in names)


def _contacts(queries: Queries, today: date, fields: Collection[str]) -> list[dict[str, str]]:
    asked = [field for field in MAY_BE_ASKED if field in fields]
    if not asked:
        return []
    return [
        {
            "name": row.name,
            "roles": row.roles,
            **{field: str(getattr(row, field)) for field in asked},
        }
        for row in parts.present(queries, today)
    ]


def money_data(queries: Queries, today: date) -> dict[str, Any]:
    """What is in each place of money, and what came and went since the year began."""
    since = today.replace(month=1, day=1)
    flows: dict[str, dict[str, Any]] = {}
    for month in queries.months(since, today):
        flow = flows.setdefault(
            month.currency, {"currency": month.currency, "in_minor": 0, "out_minor": 0}
        )
        flow["in_minor"] += month.in_minor
        flow["out_minor"] += month.out_minor
    return {
        "since": since.isoformat(),
        "balances": [
            {"name": row.name, "currency": row.currency, "minor": row.balance_minor}
            for row in queries.accounts()
            if row.kind in _PLACES and not row.archived
        ],
        "flows": [flow for flow in flows.values() if flow["in_minor"] or flow["out_minor"]],
    }
