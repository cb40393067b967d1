"""Fifty hits of 50,000 notes, partly Japanese: the program's search beside bare FTS5 and LIKE."""

import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

from sofa_desktop.domain.backlog import BacklogItem
from sofa_desktop.domain.search import wanted
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.queries import SqlQueries
from sofa_desktop.store.search.cutting import asked, kept
from sofa_desktop.store.upgrade import open_file
from tests.bench.measure import Figure, Goal, compared, in_turn, sized, timed
from tests.helpers import FakeClock, founded_circle

NOTES: Final = 50_000
_QUERIES: Final = {
    "rare word": "zephyr",
    "common word": "meeting",
    "two words": "meeting budget",
    "prefix": "recei",
    "Japanese, 3 letters": "印刷費",
    "Japanese, 2 letters": "委託",
}
_COMMON: Final = ("meeting", "the", "circle", "of", "budget", "a", "to", "receipt", "and", "price")
_JAPANESE: Final = (
    "会議",
    "印刷費",
    "委託",
    "価格",
    "翻訳",
    "参加者",
    "予算",
    "記録",
    "研修",
    "会員",
)


def _texts(count: int) -> Iterator[str]:
    chance = random.Random(5)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = [*_COMMON] + [
        "".join(chance.choices(letters, k=chance.randrange(4, 10))) for _ in range(8000)
    ]
    weights = [1 / (place + 1) ** 0.9 for place in range(len(words))]
    for place in range(count):
        text = chance.choices(words, weights, k=chance.randrange(8, 60))
        if place % 5000 == 17:
            text.insert(3, "zephyr")
        if chance.random() < 0.3:
            text += [f"{chance.choice(_JAPANESE)}の{chance.choice(_JAPANESE)}" for _ in range(3)]
        yield " ".join(text)


def search(folder: Path, _sizes: list[int], *, quick: bool) -> list[Figure]:
    """Each query; how long the index takes and how large it is; an edit that is found at once."""
    count = 5000 if quick else NOTES
    path = founded_circle(folder / "notes.sofacircle")
    file = open_file(path, FakeClock())
    texts = list(_texts(count))
    for at in range(0, count, 5000):
        with file.act("backlog.note") as work:
            for text in texts[at : at + 5000]:
                note = BacklogItem(
                    id=work.new_id(), title=text[:40], note=text, noted_on=date(2026, 1, 1)
                )
                work.backlog.add(note)
    began = time.perf_counter()
    file.index()
    took = time.perf_counter() - began
    figures = [
        Figure("search, index built", sized(count), took * 1000, None, None, Goal(), "ms"),
        _size(path, texts),
    ]
    ask = SqlQueries(file)
    with closing(_bare(folder / "bare.sqlite", texts)) as bare:
        for name, line in _QUERIES.items():
            figures += _query(ask, bare, name, line, count, 21 if quick else 101)
    figures.append(_edit(file))
    file.close()
    return figures


def _bare(path: Path, texts: list[str]) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA mmap_size = 268435456")
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT")
    connection.execute("CREATE VIRTUAL TABLE f USING fts5(body, content = '')")
    rows = list(enumerate(texts, 1))
    with connection:
        connection.executemany("INSERT INTO note VALUES (?, ?)", rows)
        connection.executemany(
            "INSERT INTO f (rowid, body) VALUES (?, ?)", [(row, kept(text)) for row, text in rows]
        )
    return connection


def _query(
    ask: SqlQueries, bare: sqlite3.Connection, name: str, line: str, count: int, runs: int
) -> list[Figure]:
    question = wanted(line)
    match = " AND ".join(asked(word) for word in question.words)
    like = " AND ".join("body LIKE ?" for _ in question.words)
    patterns = [f"%{word}%" for word in question.words]

    def limit() -> None:
        bare.execute(
            "SELECT rowid FROM f WHERE f MATCH ? ORDER BY rowid DESC LIMIT 50", (match,)
        ).fetchall()

    def by_like() -> None:
        bare.execute(f"SELECT id FROM note WHERE {like}", patterns).fetchall()

    found = in_turn(runs, lambda: timed(lambda: ask.find_ids(question, 50)), lambda: timed(limit))
    told = in_turn(runs, lambda: timed(lambda: ask.find(question, 50)), lambda: timed(by_like))
    named = (
        ("50 hits (limit: bare FTS5)", found, Goal(3.0)),
        ("with words (limit: LIKE)", told, Goal(1 / 40)),
    )
    return [
        compared(f"search, {name}, {what}", sized(count), both, goal)[0]
        for what, both, goal in named
    ]


def _size(path: Path, texts: list[str]) -> Figure:
    with closing(sqlite3.connect(path)) as connection:
        (index,) = connection.execute("SELECT sum(length(block)) FROM fulltext_data").fetchone()
    text = sum(len(each.encode()) + len(each[:40].encode()) for each in texts)
    return Figure(
        "search, index over text", sized(len(texts)), index / 1e6, text / 1e6, index / text,
        Goal(0.5), "MB", "",
    )  # fmt: skip


def _edit(file: SqlCircleFile) -> Figure:
    """Something typed and found: the index catches up within the search."""
    times = []
    for place in range(21):
        with file.act("backlog.note") as work:
            work.backlog.add(
                BacklogItem(id=work.new_id(), title=f"fresh {place}", noted_on=date(2026, 1, 1))
            )
        began = time.perf_counter()
        file.index()
        times.append(time.perf_counter() - began)
    return Figure(
        "search, catching up with one edit",
        "",
        sorted(times)[10] * 1000,
        None,
        None,
        Goal(most=5.0),
    )
