"""Bank files of any length, as decided, to be taken in by tests."""

from collections.abc import Callable
from datetime import date, timedelta

from sofa_desktop.domain.bank import BankLine
from sofa_desktop.domain.fingerprints import fingerprints
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import MONEY
from sofa_desktop.domain.records import ImportBatch
from sofa_desktop.services.ports import CircleFile
from sofa_desktop.services.rows import ImportedLine


def decided(
    account: str,
    category: Callable[[int], str],
    count: int,
    new_id: Callable[[], Id],
    *,
    first: date = date(2026, 1, 1),
    edition: str | None = None,
    label: str = "",
) -> list[ImportedLine]:
    """Lines over a year: every third money in, every fifth with a fee of a tenth, all in euros."""
    lines = []
    for nth in range(count):
        minor = (100 + nth % 997) * (10 if nth % 3 == 0 else -10)
        fee = abs(minor) // 10 if nth % 5 == 0 else 0
        on = first + timedelta(days=nth % 300)
        text = f"{label}Line {nth}"
        lines.append(
            BankLine(nth + 2, on, minor, "EUR", text, counterparty=f"P{nth % 40}", fee_minor=fee)
        )
    prints = fingerprints(account, lines)
    return [
        ImportedLine(
            line, prints[nth], new_id(), True, line.booked_on, category(nth),
            edition if nth % 7 == 0 else None,
        )
        for nth, line in enumerate(lines)
    ]  # fmt: skip


def take_in(
    file: CircleFile, count: int, *, first: date = date(2026, 1, 1), label: str = ""
) -> str:
    """Take in so many lines for the bank: sorted, unsorted, and moves to other accounts."""
    with file.act("bank.import", count=count) as work:
        accounts = work.accounts.all()
        keys = {account.key: account.id for account in accounts if account.key}
        places = [account for account in accounts if account.kind in MONEY]
        editions = work.editions.all()
        bank, others = places[0].id, [place.id for place in places[1:] if place.currency == "EUR"]
        choices = [keys["tools"], keys["tickets"], keys["unsorted_out"], *others]
        lines = decided(
            bank,
            lambda nth: choices[nth % len(choices)],
            count,
            work.new_id,
            first=first,
            edition=editions[0].id if editions else None,
            label=label,
        )
        batch = ImportBatch(
            id=work.new_id(), account_id=bank, file_name=f"{label}{count}.csv",
            file_sha256="1" * 64, kind="csv", profile="", imported_on=first, rows=count,
        )  # fmt: skip
        work.post_batch(batch, lines)
        return batch.id
