"""How fast a book of any size answers: ``python -m tests.bench.questions 1000000 [FILE]``.

Twelve categories, sixty editions, four hundred payees, ten years, two currencies. Give a file to
keep it for the next run.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from sofa_desktop.domain.bank import BankLine
from sofa_desktop.domain.fingerprints import fingerprints
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import AccountKind, Split
from sofa_desktop.domain.records import ImportBatch
from sofa_desktop.domain.search import wanted
from sofa_desktop.services.accounts import Accounts
from sofa_desktop.services.content import Content
from sofa_desktop.services.ledger import Flow, Ledger
from sofa_desktop.services.rows import EntryFilter, ImportedLine
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.queries import SqlQueries
from sofa_desktop.store.upgrade import open_file
from tests.helpers import FakeClock, founded_circle

PART = 100_000
DAYS = (date(2025, 1, 1) - date(2015, 1, 1)).days


def fill(file: SqlCircleFile, count: int) -> None:
    """Take in as many lines, in files of a hundred thousand."""
    dollars = Accounts(file).add("Dollars", AccountKind.BANK, "USD")
    content = Content(file, FakeClock())
    item = content.add_item("Basics", "webinar")
    editions = [content.add_edition(item, f"Run {n}", date(2015, 1, 1)) for n in range(60)]
    with file.look() as work:
        accounts = work.accounts.all()
    bank = next(each.id for each in accounts if each.kind == "bank" and each.currency == "EUR")
    income = [each.id for each in accounts if each.kind == "income"][:6]
    cost = [each.id for each in accounts if each.kind == "cost"][:6]
    dice = random.Random(1)
    for part in range(0, count, PART):
        lines = []
        for nth in range(part, min(part + PART, count)):
            minor = dice.randrange(100, 100_000) * dice.choice((1, -1))
            on = date(2015, 1, 1) + timedelta(days=nth * DAYS // count)
            payee = f"Payee {dice.randrange(400):03}"
            lines.append(BankLine(nth, on, minor, "EUR", f"Invoice {nth} 研修", payee, f"B{nth}"))
        in_dollars = part % (10 * PART) == 9 * PART
        take_in(file, dollars if in_dollars else bank, lines, income, cost, editions, dice)


def take_in(
    file: SqlCircleFile,
    account: Id,
    lines: list[BankLine],
    income: list[Id],
    cost: list[Id],
    editions: list[Id],
    dice: random.Random,
) -> None:
    """One bank file."""
    started = time.perf_counter()
    currency = "EUR" if account != file_dollars(file) else "USD"
    prints = fingerprints(account, lines)
    with file.act("bank.import") as work:
        decided = [
            ImportedLine(
                line._replace(currency=currency), prints[nth], work.new_id(), True, line.booked_on,
                dice.choice(income if line.amount_minor > 0 else cost),
                dice.choice(editions) if nth % 3 == 0 else None,
            )
            for nth, line in enumerate(lines)
        ]  # fmt: skip
        batch = ImportBatch(
            id=work.new_id(), account_id=account, file_name="x.csv", file_sha256="0" * 64,
            kind="csv", profile="", imported_on=date(2025, 1, 1), rows=len(lines),
        )  # fmt: skip
        work.post_batch(batch, decided)
    print(f"{len(lines)} lines taken in: {time.perf_counter() - started:.2f} s")


def file_dollars(file: SqlCircleFile) -> str:
    """The account in dollars."""
    return next(row.id for row in SqlQueries(file).accounts() if row.currency == "USD")


def measure(name: str, ask: Callable[[], object], times: int = 7) -> None:
    """The median of some runs."""
    taken = []
    size = 0
    for _ in range(times):
        started = time.perf_counter()
        got = ask()
        taken.append((time.perf_counter() - started) * 1000)
        size = len(got) if hasattr(got, "__len__") else 1
    print(f"{name:34} {statistics.median(taken):9.2f} ms   {size} rows")


def ask_all(file: SqlCircleFile) -> None:
    """Every question a page asks."""
    ask = SqlQueries(file)
    accounts, categories = ask.accounts(), ask.categories()
    used = next(row for row in categories if row.entries)
    edition = ask.editions()[0]
    ids = ask.entry_ids(EntryFilter())
    payees = ["payee" for _ in range(1)] + [f"payee {n:03}" for n in range(400)]
    first, last = date(2015, 1, 1), date(2024, 12, 31)
    prints = [row[0] for row in file.reader().execute(
        "SELECT fingerprint FROM import_row LIMIT 1000")]  # fmt: skip
    days = [(date(2020, 1, 1) + timedelta(days=n), 5000 + n) for n in range(365)]
    for name, question in {
        "months, 120": lambda: ask.months(first, last),
        "category_months, 120": lambda: ask.category_months(first, last),
        "edition_results": lambda: ask.edition_results(first, last),
        "editions": ask.editions,
        "accounts": ask.accounts,
        "categories": ask.categories,
        "unsorted_count": ask.unsorted_count,
        "no_rate_count": ask.no_rate_count,
        "entry_ids": lambda: ask.entry_ids(EntryFilter()),
        "entry_ids by text": lambda: ask.entry_ids(EntryFilter(), "text"),
        "entry_ids by amount": lambda: ask.entry_ids(EntryFilter(), "amount"),
        "entry_ids by category": lambda: ask.entry_ids(EntryFilter(), "category"),
        "entry_ids of a month": lambda: ask.entry_ids(
            EntryFilter(since=date(2020, 3, 1), until=date(2020, 3, 31))
        ),
        "entry_ids of an account": lambda: ask.entry_ids(EntryFilter(account_id=accounts[0].id)),
        "entry_ids of a category": lambda: ask.entry_ids(EntryFilter(category_id=used.id)),
        "entry_ids of an edition": lambda: ask.entry_ids(EntryFilter(edition_id=edition.id)),
        "entry_ids of a category's month": lambda: ask.entry_ids(
            EntryFilter(category_id=used.id, since=date(2020, 3, 1), until=date(2020, 3, 31))
        ),
        "entry_ids by a rare word": lambda: ask.entry_ids(EntryFilter(words="123456")),
        "entry_ids by a category's word": lambda: ask.entry_ids(EntryFilter(words="tickets")),
        "entry_ids unsettled": lambda: ask.entry_ids(EntryFilter(only="unsettled")),
        "entries, a page of 200": lambda: ask.entries(ids[5000:5200]),
        "entry_sums of a page": lambda: ask.entry_sums(ids[:200]),
        "entry_sums of all": lambda: ask.entry_sums(ids),
        "habits of 400 payees": lambda: ask.habits(payees),
        "known_fingerprints, 1000": lambda: ask.known_fingerprints(accounts[0].id, prints),
        "lookalikes, a year": lambda: ask.lookalikes(accounts[0].id, days),
        "find a rare word": lambda: ask.find(wanted("123456")),
        "actions": ask.actions,
    }.items():  # fmt: skip
        measure(name, question)


def edit(file: SqlCircleFile) -> None:
    """One entry written, and taken back."""
    ledger, ask = Ledger(file), SqlQueries(file)
    bank = ask.accounts()[0].id
    category = next(row.id for row in ask.categories() if row.kind == "cost")
    splits = (Split(Id(category), -1000),)

    def write() -> None:
        flow = Flow(account_id=bank, on=date(2024, 6, 1), splits=splits, text="One more")
        ledger.money_out(flow)

    measure("one entry written", write, 50)
    measure("undo", file.undo, 50)


def main(count: int, kept: str = "") -> None:
    """Fill, unless the file is there, and ask."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(kept or f"{folder}/many.sofacircle")
        there = path.exists()
        if not there:
            founded_circle(path)
        file = open_file(path, FakeClock())
        if not there:
            fill(file, count)
        print(f"{path.stat().st_size / 2**20:.0f} MiB")
        ask_all(file)
        edit(file)
        file.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
