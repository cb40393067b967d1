"""Search: what was typed is found by its words, in every script, and no edit waits for it."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.app.container import desk_on
from sofa_desktop.domain.search import Wanted, wanted
from sofa_desktop.services.desk import Desk
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.search import index
from sofa_desktop.store.search.cutting import asked, kept
from tests.helpers import FakeClock

TODAY = date(2026, 11, 24)

NOTES = (
    "Ticket prices for the conference",
    "会議の価格を話し合う",
    "来年の会議のチケット",
    "Ticketpreise für die Tagung in Köln",
    "Precios de las entradas",
    "ความเห็น about tickets",
)


@pytest.fixture
def file(circle_file: SqlCircleFile) -> SqlCircleFile:
    return circle_file


@pytest.fixture
def desk(file: SqlCircleFile) -> Desk:
    return desk_on(file, FakeClock())


def titles(desk: Desk, line: str) -> list[str]:
    return [hit.title for hit in desk.search(line)]


def test_pairs_of_letters_stand_for_scripts_without_blanks() -> None:
    assert kept("日本語 and 会").split() == ["日本", "本語", "語", "and", "会"]
    assert asked("日本語") == '"日本 本語"*'
    assert asked("会") == '"会"*'
    assert asked("2026年") == '"2026 年"*'
    assert asked('say "no"') == '"say  no"*'
    assert asked("—") == ""


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("ticket", {0, 3, 5}),
        ("TICKET prices", {0}),
        ("koln", {3}),
        ("会議", {1, 2}),
        ("価格", {1}),
        ("来年の会議", {2}),
        ("議論", set()),
        ("トチ", set()),
        ("チケ", {2}),
        ("entradas", {4}),
        ("nothing", set()),
        ('"', set()),
        ("NEAR(", set()),
    ],
)
def test_words_of_every_script_are_found(desk: Desk, line: str, found: set[int]) -> None:
    for note in NOTES:
        desk.people.add(note)
    assert set(titles(desk, line)) == {NOTES[place] for place in found}


def test_what_was_just_typed_is_found_and_what_was_taken_back_is_not(
    desk: Desk, file: SqlCircleFile
) -> None:
    anna = desk.people.add("Anna Seidel")
    assert titles(desk, "seid") == ["Anna Seidel"]
    desk.people.change(anna, name="Anna Weber")
    assert titles(desk, "seidel") == []
    assert titles(desk, "weber anna") == ["Anna Weber"]
    file.undo()
    assert titles(desk, "seidel") == ["Anna Seidel"]
    file.undo()
    assert titles(desk, "anna") == []


def test_a_role_is_found_by_its_holder_and_by_the_new_name(desk: Desk) -> None:
    anna = desk.people.add("Anna Seidel", joined_on=date(2020, 1, 1))
    host = desk.roles.add("Webinar host", tasks="Dry run and recording")
    desk.roles.fill(host, anna, starts_on=TODAY)
    assert titles(desk, "@anna type:role") == ["Webinar host"]
    assert titles(desk, "recording") == ["Webinar host"]
    desk.people.change(anna, name="Anke Seidel")
    assert titles(desk, "@anke type:role") == ["Webinar host"]
    assert titles(desk, "@anna type:role") == []


def test_words_in_a_title_come_before_newer_ones_elsewhere(desk: Desk) -> None:
    desk.people.add("Dana")
    for place in range(60):
        desk.people.add(f"Somebody {place}", note="knows Dana")
    assert titles(desk, "dana")[0] == "Dana"
    assert len(titles(desk, "dana")) == 50


def test_a_detail_shows_the_words_around(desk: Desk) -> None:
    desk.roles.add("Host", tasks=" ".join(["before"] * 30) + " the recording after")
    (hit,) = desk.search("récording")
    assert "the recording after" in hit.detail
    assert hit.detail.startswith("…")


def test_a_line_of_filters_is_understood() -> None:
    asked_for = wanted("is:open @Mira type:policy before:2026-07 ticket prices")
    assert asked_for == Wanted(
        ("ticket", "prices"), ("Mira",), ("policy",), open=True, before=date(2026, 7, 1)
    )
    assert wanted("after:2026-07 since:2026-07-03 type:minutes is:done") == Wanted(
        (), (), ("agenda_item",), open=False, since=date(2026, 7, 3)
    )
    assert wanted("after:2026").since == date(2027, 1, 1)
    assert wanted("type:whatever before:soon is:it @ a:b").words == (
        "type:whatever", "before:soon", "is:it", "@", "a:b"
    )  # fmt: skip
    assert wanted("   ").empty


@given(st.text(max_size=60))
def test_no_line_is_too_odd_to_ask(line: str) -> None:
    asked_for = wanted(line)
    assert len(asked_for.words) <= 32
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE f USING fts5(title, tokenize = 'unicode61')")
        connection.execute("INSERT INTO f VALUES (?)", (kept(line),))
        for phrase in filter(None, (asked(word) for word in asked_for.words)):
            connection.execute("SELECT * FROM f WHERE f MATCH ?", (f"title : {phrase}",)).fetchall()


@given(st.text(alphabet="日本語会議の価格", min_size=2, max_size=12), st.data())
def test_any_piece_of_two_letters_or_more_is_found_as_by_eye(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 2, len(text)))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE f USING fts5(title, tokenize = 'unicode61')")
        connection.execute("INSERT INTO f VALUES (?)", (kept(text),))
        found = connection.execute("SELECT 1 FROM f WHERE f MATCH ?", (asked(text[start:end]),))
        assert found.fetchone() is not None


def test_filters_narrow(desk: Desk) -> None:
    desk.people.add("Anna", joined_on=date(2026, 1, 1))
    ben = desk.people.add("Anna Ben", joined_on=date(2026, 8, 1))
    desk.people.leave(ben, on=date(2026, 9, 1))
    assert titles(desk, "anna is:open") == ["Anna"]
    assert titles(desk, "anna is:closed") == ["Anna Ben"]
    assert titles(desk, "anna before:2026-07") == ["Anna"]
    assert titles(desk, "anna since:2026-08-01") == ["Anna Ben"]
    assert titles(desk, "type:member is:open") == ["Anna"]
    assert titles(desk, "type:role anna") == []


def test_a_file_that_cannot_be_written_is_still_searched(desk: Desk, file: SqlCircleFile) -> None:
    desk.people.add("Anna")
    assert titles(desk, "anna") == ["Anna"]
    desk.people.add("Anna Ben")
    with closing(sqlite3.connect(file.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert titles(desk, "anna") == ["Anna"]
        other.execute("ROLLBACK")
    assert titles(desk, "anna") == ["Anna Ben", "Anna"]


def test_words_of_before_are_cleared_away_when_there_are_many(
    desk: Desk, file: SqlCircleFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_SLACK", 5)
    anna = desk.people.add("Anna")
    for place in range(40):
        desk.people.change(anna, name=f"Anna {place}")
        assert titles(desk, "anna") == [f"Anna {place}"]
    with closing(sqlite3.connect(file.path)) as connection:
        rows = connection.execute("SELECT value FROM meta WHERE name = 'searchable_row'").fetchone()
        assert int(rows[0]) < 12
    assert file.index()
