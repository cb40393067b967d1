"""One change of an entry kept on the disk, and taken back."""

import random
import sqlite3
import statistics
from pathlib import Path

from sofa_desktop.domain.ids import Id
from sofa_desktop.services.ledger import Ledger
from sofa_desktop.services.rows import EntryFilter
from sofa_desktop.store.queries import SqlQueries
from sofa_desktop.store.upgrade import open_file
from tests.bench import books
from tests.bench.measure import Figure, Goal, Taken, compared, sized, timed
from tests.helpers import FakeClock

GOAL = Goal(ratio=1.3)


def edits(folder: Path, sizes: list[int], *, quick: bool) -> list[Figure]:
    """A note and an amount changed, each beside a plain update, both synchronous."""
    figures = []
    for size in sizes:
        figures += _edits(folder, size, 100 if quick else 1000)
    return figures


def _edits(folder: Path, size: int, rounds: int) -> list[Figure]:
    file = open_file(books.copied(books.book(folder, size), "edited.sofacircle"), FakeClock())
    ledger = Ledger(file)
    ids = SqlQueries(file).entry_ids(EntryFilter())
    plain = sqlite3.connect(
        books.copied(books.plain_book(folder, size), "edited.sqlite"), isolation_level=None
    )
    plain.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
    dice = random.Random(5)
    taken: dict[str, list[Taken]] = {"note": [], "amount": [], "undo": [], "plain": []}

    def note(id_: Id) -> None:
        ledger.change(id_, note=f"note {dice.randrange(10**6)}")

    def amount(id_: Id) -> None:
        ledger.change(id_, minor=dice.randrange(1, 10**6))

    def plainly() -> None:
        value, place = dice.randrange(10**6), dice.randrange(1, size + 1)
        plain.execute("BEGIN IMMEDIATE")
        plain.execute("UPDATE entry SET note = ? WHERE id = ?", (f"note {value}", place))
        plain.execute("COMMIT")

    for nth in range(rounds + 5):
        id_ = Id(dice.choice(ids))
        made = {
            "plain": timed(plainly),
            "note": timed(lambda id_=id_: note(id_)),  # type: ignore[misc]
            "amount": timed(lambda id_=id_: amount(id_)),  # type: ignore[misc]
            "undo": timed(file.undo),
        }
        if nth >= 5:
            for name, each in made.items():
                taken[name].append(each)
    file.close()
    plain.close()
    figures = []
    for name, what in (("note", "edit a note"), ("amount", "edit an amount"), ("undo", "undo it")):
        figures += compared(what, sized(size), (taken[name], taken["plain"]), GOAL)
    return [*figures, *_spread(taken, sized(size))]


def _spread(taken: dict[str, list[Taken]], size: str) -> list[Figure]:
    """The slow ones: beside the median, and at all."""
    every = sorted(each.wall * 1000 for name in ("note", "amount", "undo") for each in taken[name])
    plain = sorted(each.wall * 1000 for each in taken["plain"])
    slow, slow_plain = (walls[int(len(walls) * 0.95)] for walls in (every, plain))
    ratio = slow / statistics.median(every)
    return [
        Figure("edits, p95 (x their median)", size, slow, slow_plain, ratio, Goal(ratio=3)),
        Figure("edits, slowest", size, every[-1], plain[-1], None, Goal(most=50)),
    ]
