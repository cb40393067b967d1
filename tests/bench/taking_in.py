"""A bank's file taken into a book: read, preview, take in; and all of it taken back."""

import csv
import io
import sqlite3
from pathlib import Path

from sofa_desktop.imports import read
from sofa_desktop.services.importing import Importing
from sofa_desktop.store.queries import SqlQueries
from sofa_desktop.store.upgrade import open_file
from tests.bench import books
from tests.bench.measure import Figure, Goal, Taken, compared, in_turn, sized, timed
from tests.helpers import FakeClock

SMALL, LARGE = Goal(ratio=2.0), Goal(ratio=1.8)


def taking_in(folder: Path, sizes: list[int], *, quick: bool) -> list[Figure]:
    """Ten thousand lines into each book, and a hundred thousand into those large enough."""
    figures = []
    for size in sizes:
        for count in (10_000, 100_000):
            if count <= size:
                figures += _one(folder, size, count, quick=quick)
    return figures


def _one(folder: Path, size: int, count: int, *, quick: bool) -> list[Figure]:
    data = books.bank_file(size, count)
    base, plain = books.book(folder, size), books.plain_book(folder, size)
    new = count - count // 5
    undone: list[Taken] = []

    def ours() -> Taken:
        file = open_file(books.copied(base, "ours.sofacircle"), FakeClock())
        importing = Importing(file, SqlQueries(file), read, FakeClock())
        account = books.euro_account(file)
        made: list[int] = []
        taken = timed(
            lambda: made.append(importing.take_in(importing.preview(data, "bank.csv", account))),
            long=True,
        )
        assert made == [new], made
        undone.append(timed(file.undo, long=True))
        file.close()
        return taken

    def limit() -> Taken:
        connection = sqlite3.connect(books.copied(plain, "limit.sqlite"))
        connection.executescript("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;")
        before = connection.execute("SELECT count(*) FROM entry").fetchone()[0]
        taken = timed(lambda: _plainly(connection, data), long=True)
        made = connection.execute("SELECT count(*) FROM entry").fetchone()[0] - before
        assert made == new, made
        connection.close()
        return taken

    runs = 2 if quick else 3 if count > 10_000 else 5
    both = in_turn(runs, ours, limit)
    goal = LARGE if count > 10_000 else SMALL
    into = f"{sized(count)} into {sized(size)}"
    figures = compared("import", into, both, goal)
    back = compared("import taken back", into, (undone[1:], both[1]), Goal())
    return [*figures, *back]


def _plainly(connection: sqlite3.Connection, data: bytes) -> None:
    with connection:
        rows = csv.reader(io.StringIO(data.decode(), newline=""))
        next(rows)
        connection.executemany(
            books.ADD,
            (
                books.plain_row(day, round(float(amount) * 100), currency, payee, words, reference)
                for day, payee, words, amount, currency, reference in rows
            ),
        )
