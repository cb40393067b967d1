"""Ten years month by month: the program's report against reading plain sums."""

import math
import sqlite3
from itertools import pairwise
from pathlib import Path

from sofa_desktop.store.queries import SqlQueries
from sofa_desktop.store.upgrade import open_file
from tests.bench import books
from tests.bench.measure import Figure, Goal, compared, in_turn, sized, timed
from tests.helpers import FakeClock

SUMS = """
CREATE TABLE month_sum(month TEXT NOT NULL, category INTEGER NOT NULL, currency TEXT NOT NULL,
  total INTEGER NOT NULL, PRIMARY KEY(month, category, currency)) STRICT, WITHOUT ROWID;
ATTACH ? AS book;
"""
COPY = """
INSERT INTO month_sum
SELECT m.month, dense_rank() OVER (ORDER BY a.id), m.currency,
  m.out_minor - m.in_minor - m.moved_minor
FROM book.month_account AS m JOIN book.account AS a ON a.id = m.account_id
"""


def reports(folder: Path, sizes: list[int], *, quick: bool) -> list[Figure]:
    """Cash flow of 120 months, by month and by category, and how it grows with the book."""
    figures: list[Figure] = []
    seen: list[tuple[int, float]] = []
    for size in sizes:
        path = books.book(folder, size)
        plain = _sums(path, folder / f"sums-{size}.sqlite")
        file = open_file(path, FakeClock())
        ask = SqlQueries(file)

        def ours(ask: SqlQueries = ask) -> None:
            ask.months(books.FIRST, books.LAST)
            ask.category_months(books.FIRST, books.LAST)

        def limit(plain: sqlite3.Connection = plain) -> None:
            plain.execute("SELECT month, category, currency, total FROM month_sum").fetchall()

        both = in_turn(
            21 if quick else 101,
            lambda ours=ours: timed(ours),  # type: ignore[misc]
            lambda limit=limit: timed(limit),  # type: ignore[misc]
        )
        figures += compared("report, 120 months", sized(size), both, Goal(most=3.0))
        seen.append((size, figures[-2].ours))
        plain.close()
        file.close()
    for (small, before), (large, after) in pairwise(seen):
        power = math.log10(after / before) / math.log10(large / small)
        step = f"{sized(small)} to {sized(large)}"
        figures.append(Figure("report, growth", step, power, None, None, Goal(most=0.1), "", ""))
    return figures


def _sums(book: Path, path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    table, attach = SUMS.strip().rsplit("\n", 1)
    connection.executescript(table)
    connection.execute(attach, (str(book),))
    with connection:
        connection.execute(COPY)
    connection.execute("DETACH book")
    return connection
