"""What the Money page says: its line, the sums below the table, the accounts. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.queries import LedgerQueries
from sofa_desktop.services.rows import AccountRow, EntryFilter
from sofa_desktop.ui.pages.money.lookups import Lookups

SUMMED_AT_MOST = 20_000
"""Of more entries than these only the count is told: their sums are in the pictures."""


@dataclass(frozen=True, slots=True)
class AccountText:
    """One account in the strip."""

    id: str
    name: str
    balance: str
    chosen: bool
    warning: str
    """What differs from what the bank says, in a sentence; empty where nothing does."""


def page_line(queries: LedgerQueries, currency: str, today: date) -> str:
    """What is true now: the month so far, and what still waits to be sorted."""
    now = [row for row in queries.months(today, today) if row.currency == currency]
    came = now[-1].in_minor if now else 0
    went = now[-1].out_minor if now else 0
    said = [
        t(
            "money",
            "{month} so far: {came} in, {went} out",
            month=formats.month(today),
            came=formats.money(came, currency),
            went=formats.money(went, currency),
        )
    ]
    if waiting := queries.unsorted_count():
        said.append(tn("money", "{n} entry not sorted yet", "{n} entries not sorted yet", waiting))
    if waiting := queries.no_rate_count():
        said.append(
            tn("money", "{n} waits for an exchange rate", "{n} wait for an exchange rate", waiting)
        )
    return " · ".join(said)


def sums_line(queries: LedgerQueries, shown: Sequence[str], chosen: Sequence[str]) -> str:
    """The count and sums of what is selected, or of all that is shown."""
    ids = chosen if len(chosen) > 1 else shown
    if len(chosen) > 1:
        count = tn("money", "{n} entry selected", "{n} entries selected", len(chosen))
    else:
        count = tn("money", "{n} entry", "{n} entries", len(shown))
    if len(ids) > SUMMED_AT_MOST:
        return count
    return " · ".join([count, *(_sum_text(*sums) for sums in queries.entry_sums(ids))])


def _sum_text(currency: str, came: int, went: int) -> str:
    return t(
        "money",
        "{currency}: {came} in, {went} out, net {net}",
        currency=currency,
        came=formats.amount(came, currency),
        went=formats.amount(went, currency),
        net=formats.amount(came - went, currency, sign=True),
    )


def account_texts(known: Lookups, wanted: EntryFilter) -> list[AccountText]:
    """The accounts in use with their balances, and where the bank says otherwise."""
    return [
        AccountText(
            row.id,
            row.name,
            formats.money(row.balance_minor, row.currency),
            row.id == wanted.account_id,
            bank_difference(row),
        )
        for row in known.live_accounts()
    ]


def bank_difference(row: AccountRow) -> str:
    """The sentence where the bank's last balance is not what the books say."""
    if row.bank_balance_minor is None or row.bank_balance_on is None:
        return ""
    difference = row.balance_minor - row.bank_balance_minor
    if not difference:
        return ""
    facts = {
        "account": row.name,
        "bank": formats.money(row.bank_balance_minor, row.currency),
        "day": formats.day(row.bank_balance_on),
        "books": formats.money(row.balance_minor, row.currency),
        "difference": formats.money(difference, row.currency),
    }
    if row.last_on is not None and row.last_on > row.bank_balance_on:
        return t(
            "money",
            "{account}: on {day} the bank said {bank}. The books say {books} now, with entries "
            "after that day.",
            **facts,
        )
    return t(
        "money",
        "{account}: on {day} the bank said {bank}, the books say {books}. The difference is "
        "{difference}: a line is missing, doubled, or the opening balance is not right.",
        **facts,
    )


def is_bank_trouble(row: AccountRow) -> bool:
    """Whether the books differ from the bank although nothing has been entered since."""
    return bool(bank_difference(row)) and not (
        row.last_on is not None
        and row.bank_balance_on is not None
        and row.last_on > row.bank_balance_on
    )
