"""Which entries may be the payment of a statement, and what it can be paid from. No Qt."""

from collections.abc import Sequence

from sofa_desktop.domain.ledger import AccountKind, Verb
from sofa_desktop.i18n import formats
from sofa_desktop.services.queries import LedgerQueries
from sofa_desktop.services.rows import AccountRow, EntryFilter, EntryRow, StatementRow

MOST_LOOKED_AT = 2_000
"""Entries looked at for one that may be a payment."""


def may_be_payments(
    queries: LedgerQueries, row: StatementRow, statements: Sequence[StatementRow]
) -> list[EntryRow]:
    """Entries since the period's end that have the amount to be paid, the newest first."""
    taken = {each.paid_entry_id for each in statements}
    held = {each.id for each in queries.accounts() if each.kind == AccountKind.SOFA_HELD}
    ids = queries.entry_ids(EntryFilter(since=row.ends_on))
    return [
        entry
        for entry in queries.entries(ids[:MOST_LOOKED_AT])
        if entry.minor == -row.pay_minor
        and entry.currency == row.currency
        and entry.verb in {Verb.MONEY_IN, Verb.MONEY_OUT}
        and entry.id not in taken
        and entry.account_id not in held
    ]


def payment_words(entry: EntryRow) -> str:
    """An entry that may be the payment."""
    money = formats.money(entry.minor, entry.currency)
    parts = (
        formats.short_day(entry.occurred_on),
        money,
        entry.text,
        entry.counterparty,
        entry.account,
    )
    return " · ".join(dict.fromkeys(filter(None, parts)))


def accounts_to_pay_from(queries: LedgerQueries, currency: str) -> list[AccountRow]:
    """The circle's own places of money in a currency."""
    return [
        each
        for each in queries.accounts()
        if not each.archived and each.kind != AccountKind.SOFA_HELD and each.currency == currency
    ]
