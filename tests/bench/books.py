"""Circle files of any size, made quickly, and the same entries as a plain table."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from sofa_desktop.domain.bank import BankLine
from sofa_desktop.domain.fingerprints import fingerprints
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.domain.records import ImportBatch
from sofa_desktop.imports import read
from sofa_desktop.services.accounts import Accounts
from sofa_desktop.services.content import Content
from sofa_desktop.services.importing import profile_text
from sofa_desktop.services.rows import ImportedLine
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.upgrade import open_file
from tests.helpers import FakeClock, founded_circle

FIRST, LAST = date(2015, 1, 1), date(2024, 12, 31)
PART = 100_000
HEADINGS = "Date,Payee,Description,Amount,Currency,Reference\n"


def lines(count: int, since: date = FIRST, until: date = LAST, seed: int = 1) -> Iterator[BankLine]:
    """Bank lines spread evenly over some years, of 400 payees; one in twelve of the last
    quarter is in dollars and waits for its rate."""
    dice = random.Random(seed)
    days = (until - since).days
    for nth in range(count):
        minor = dice.randrange(100, 100_000) * dice.choice((1, -1))
        on = since + timedelta(days=nth * days // count)
        payee = f"Payee {dice.randrange(400):03}"
        currency = "USD" if nth % 12 == 11 and nth * 40 >= count * 39 else "EUR"
        id_ = f"{seed}B{nth:08}"
        yield BankLine(nth, on, minor, currency, f"Invoice {nth % 9973} 研修", payee, id_)


def csv_text(found: list[BankLine]) -> str:
    """Lines as a bank writes them."""
    return HEADINGS + "".join(
        f"{line.booked_on},{line.counterparty},{line.text},"
        f"{line.amount_minor / 100:.2f},{line.currency},{line.bank_id}\n"
        for line in found
    )


def bank_file(entries: int, count: int) -> bytes:
    """A file for the account in euros: one line in five is there already, the rest is new."""
    old = [line for line in lines(entries) if line.currency == "EUR"][-(count // 5) :]
    rest = count - len(old)
    fresh = (line for line in lines(2 * rest, date(2025, 1, 1), date(2025, 12, 30), seed=2))
    new = [line for line in fresh if line.currency == "EUR"][:rest]
    return csv_text([*old, *new]).encode()


@lru_cache(maxsize=4)
def book(folder: Path, count: int) -> Path:
    """A circle file with so many entries, made once a run."""
    path = founded_circle(folder / f"book-{count}.sofacircle")
    file = open_file(path, FakeClock())
    _fill(file, count)
    file.close()
    return path


def copied(path: Path, name: str) -> Path:
    """A fresh copy beside the file, in place of an earlier one."""
    to = path.with_name(name)
    for end in ("", "-wal", "-shm"):
        to.with_name(to.name + end).unlink(missing_ok=True)
    shutil.copyfile(path, to)
    return to


def euro_account(file: SqlCircleFile) -> str:
    """The bank account in euros."""
    with file.look() as work:
        accounts = work.accounts.all()
    return next(each.id for each in accounts if each.kind == "bank" and each.currency == "EUR")


def _fill(file: SqlCircleFile, count: int) -> None:
    dollars = Accounts(file).add("Dollars", AccountKind.BANK, "USD")
    content = Content(file, FakeClock())
    item = content.add_item("Basics", "webinar")
    editions = [content.add_edition(item, f"Run {n}", FIRST) for n in range(60)]
    with file.look() as work:
        accounts = work.accounts.all()
    by_currency = {"EUR": euro_account(file), "USD": dollars}
    purposes = {
        sign: [each.id for each in accounts if each.kind == kind][:6]
        for sign, kind in ((True, "income"), (False, "cost"))
    }
    dice = random.Random(3)
    told = list(lines(count))
    for start in range(0, count, PART):
        found = read(csv_text(told[start : start + PART]).encode())
        for statement in found.statements:
            account, part = by_currency[statement.currency], statement.lines
            prints = fingerprints(account, part)
            with file.act("bank.import") as work:
                decided = [
                    ImportedLine(
                        line, print_, work.new_id(), True, line.booked_on,
                        dice.choice(purposes[line.amount_minor > 0]),
                        dice.choice(editions) if line.line % 3 == 0 else None,
                    )
                    for line, print_ in zip(part, prints, strict=True)
                ]  # fmt: skip
                batch = ImportBatch(
                    id=work.new_id(), account_id=Id(account), file_name="bank.csv",
                    file_sha256="0" * 64, kind="csv", profile=profile_text(found.profile),
                    imported_on=LAST, rows=len(part),
                )  # fmt: skip
                work.post_batch(batch, decided)


TABLE = """
CREATE TABLE entry(id INTEGER PRIMARY KEY, day TEXT NOT NULL, minor INTEGER NOT NULL,
  currency TEXT NOT NULL, payee TEXT NOT NULL, words TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
  fingerprint BLOB NOT NULL) STRICT;
CREATE INDEX entry_day ON entry(day);
CREATE UNIQUE INDEX entry_fingerprint ON entry(fingerprint);
"""
ADD = (
    "INSERT OR IGNORE INTO entry(day, minor, currency, payee, words, fingerprint) "
    "VALUES (?, ?, ?, ?, ?, ?)"
)


@lru_cache(maxsize=4)
def plain_book(folder: Path, count: int) -> Path:
    """The same entries in the plainest table that finds duplicates: the limit."""
    path = folder / f"plain-{count}.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA journal_mode = WAL;" + TABLE)
    with connection:
        connection.executemany(
            ADD,
            (
                plain_row(
                    line.booked_on.isoformat(), line.amount_minor, line.currency,
                    line.counterparty, line.text, line.bank_id,
                )
                for line in lines(count)
            ),
        )  # fmt: skip
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


def plain_row(
    day: str, minor: int, currency: str, payee: str, words: str, reference: str
) -> tuple[object, ...]:
    """A row of the plain table."""
    print_ = blake2b(f"{day}\0{minor}\0{currency}\0{reference}".encode(), digest_size=16).digest()
    return day, minor, currency, payee, words, print_
