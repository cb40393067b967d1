"""What each member gets of a statement: a document of its own, which stays in the circle."""

from collections.abc import Mapping
from datetime import date

from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import AccountKind, Entry
from sofa_desktop.domain.periods import Period
from sofa_desktop.domain.settlement import Outcome
from sofa_desktop.services.payload import Payload, circle_data, period_data
from sofa_desktop.services.ports import UnitOfWork

FORMAT = "sofa-annex/1"
Weights = tuple[tuple[str, int], ...]
"""Members with their weights, the earlier member first."""


def annex_of(
    work: UnitOfWork, period: Period, number: str, outcome: Outcome, weights: Weights
) -> Payload:
    """Who gets what, with what was owed before, paid in the period, and is owed afterwards.

    The hash of the statement it belongs to is added when that is issued.
    """
    circle = work.circle()
    accounts = {
        str(each.owner_id): each.id
        for each in work.accounts.all()
        if each.kind is AccountKind.MEMBER
    }
    paid, later = _payments(work, period, circle.currency)
    rows = []
    for (member_id, weight), amount in zip(weights, outcome.members, strict=True):
        account = accounts.get(member_id)
        owed = -work.balance(account, circle.currency) + later.get(account, 0) if account else 0
        was_paid = paid.get(account, 0) if account else 0
        rows.append(
            {
                "name": work.members.get(member_id).name,
                "weight": weight,
                "amount": amount,
                "owed_before": owed + was_paid,
                "paid": was_paid,
                "owed_after": owed + amount,
            }
        )
    return {
        "format": FORMAT,
        "statement": number,
        "statement_hash": "",
        "currency": circle.currency,
        "distributable": outcome.distributable,
        "members": rows,
        "circle": circle_data(circle),
        "period": period_data(period),
    }


def _payments(
    work: UnitOfWork, period: Period, currency: str
) -> tuple[Mapping[Id, int], Mapping[Id, int]]:
    """What members were paid since the last statement: up to the period's end, and after it."""
    paid: dict[Id, int] = {}
    later: dict[Id, int] = {}
    members = {each.id for each in work.accounts.all() if each.kind is AccountKind.MEMBER}
    for entry in work.unsettled(date.max):
        sums = paid if entry.booked_on <= period.last else later
        _add(sums, entry, members, currency)
    return paid, later


def _add(sums: dict[Id, int], entry: Entry, accounts: set[Id], currency: str) -> None:
    for posting in entry.postings:
        if posting.account_id in accounts and posting.currency == currency:
            sums[posting.account_id] = sums.get(posting.account_id, 0) + posting.minor
