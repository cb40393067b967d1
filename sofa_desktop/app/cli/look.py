"""``accounts`` and ``entries``: what is in the books."""

from argparse import Namespace
from collections.abc import Iterator, Sequence

from sofa_desktop.app.cli.answer import Answer
from sofa_desktop.app.cli.opening import reading
from sofa_desktop.app.cli.printing import table
from sofa_desktop.app.cli.report import span_of
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.terms import account_kind
from sofa_desktop.i18n.words import t
from sofa_desktop.services.ports import Clock
from sofa_desktop.services.rows import AccountRow, EntryFilter, EntryRow

Row = dict[str, object]


def run(arguments: Namespace, clock: Clock) -> Answer:
    """List accounts or entries."""
    with reading(arguments.file, clock) as opened:
        if arguments.command == "accounts":
            accounts = opened.queries.accounts()
            return Answer(
                {"accounts": [_account(each) for each in accounts]}, _account_lines(accounts)
            )
        span = span_of(arguments.since, arguments.until)
        wanted = EntryFilter(words=arguments.words, since=span.since, until=span.until)
        ids = opened.queries.entry_ids(wanted)
        entries = opened.queries.entries(ids[: arguments.limit])
        told = {"found": len(ids), "entries": [_entry(each) for each in entries]}
        return Answer(told, _entry_lines(entries, len(ids)))


def _account(row: AccountRow) -> Row:
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "currency": row.currency,
        "number": row.number,
        "balance_minor": row.balance_minor,
        "entries": row.entries,
        "last_on": row.last_on,
        "archived": row.archived,
        "bank_balance_minor": row.bank_balance_minor,
        "bank_balance_on": row.bank_balance_on,
    }


def _account_lines(accounts: Sequence[AccountRow]) -> Iterator[str]:
    headings = (t("accounts", "Account"), t("accounts", "Kind"), t("accounts", "Balance"), "")
    rows = [
        (
            each.name,
            account_kind(each.kind),
            formats.amount(each.balance_minor, each.currency),
            each.currency,
        )
        for each in accounts
    ]
    yield from table(headings, rows, figures=(2,))


def _entry(row: EntryRow) -> Row:
    return {
        "id": row.id,
        "date": row.booked_on,
        "occurred_on": row.occurred_on,
        "verb": row.verb,
        "amount_minor": row.minor,
        "currency": row.currency,
        "settled_minor": row.settled_minor,
        "text": row.text,
        "counterparty": row.counterparty,
        "account": row.account,
        "category": row.category,
        "edition": row.edition,
        "note": row.note,
        "tags": row.tags,
        "receipts": row.receipts,
        "statement": row.settled,
        "unsorted": row.unsorted,
    }


def _entry_lines(entries: Sequence[EntryRow], found: int) -> Iterator[str]:
    if not entries:
        yield t("entries", "No entry fits.")
        return
    headings = (
        t("entries", "Day"),
        t("entries", "Amount"),
        "",
        t("entries", "Category"),
        t("entries", "Text"),
    )
    rows = [
        (
            each.booked_on.isoformat(),
            formats.amount(each.minor, each.currency),
            each.currency,
            each.category,
            " · ".join(filter(None, (each.counterparty, each.text))),
        )
        for each in entries
    ]
    yield from table(headings, rows, figures=(1,))
    if found > len(entries):
        yield t("entries", "{shown} of {found} shown", shown=len(entries), found=found)
