"""The tables of words bent, broken or dropped by another client: the search mends itself."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.app.container import OpenCircle, open_circle
from sofa_desktop.store.health import check
from sofa_desktop.store.search.index import catch_up
from sofa_desktop.store.search.sound import is_sound
from tests.helpers import FakeClock, founded_circle, sample_circle
from tests.store.bank_lines import take_in

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)
LINES = ("ticket", "policy", "is:open", "@mira")
HURTS = {
    "words dropped": "DROP TABLE fulltext",
    "rows dropped": "DROP TABLE searchable",
    "rows gone": "DELETE FROM searchable",
    "a kind nobody knows": "UPDATE searchable SET kind = 'nonsense'",
    "rows of nobody": "UPDATE searchable SET record_id = 'x' || row, kind = 'policy'",
    "rows moved": "UPDATE searchable SET row = row + 100000",
    "no number": "UPDATE meta SET value = 'abc' WHERE name = 'searched'",
    "too large a number": "UPDATE meta SET value = '99999' WHERE name = 'searched'",
    "below nothing": "UPDATE meta SET value = '-5' WHERE name = 'searched'",
    "rows begin again": "UPDATE meta SET value = '0' WHERE name = 'searchable_row'",
    "no row": "UPDATE meta SET value = '' WHERE name = 'searchable_row'",
    "pages overwritten": "UPDATE fulltext_data SET block = x'00'",
    "pages gone": "DELETE FROM fulltext_data",
    "no version": "DELETE FROM fulltext_config",
    "words gone": "INSERT INTO fulltext (fulltext) VALUES ('delete-all')",
}


def told(circle: OpenCircle) -> list[list[tuple[str, str]]]:
    return [[(hit.kind, hit.id) for hit in circle.desk.search(line)] for line in LINES]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = sample_circle(tmp_path / "circle.sofacircle", TODAY)
    assert catch_up(path)
    return path


@pytest.mark.parametrize("hurt", HURTS)
def test_whatever_happens_to_the_tables_of_words_all_is_found_again(path: Path, hurt: str) -> None:
    with closing(open_circle(path, FakeClock(TODAY))) as circle:
        sound = told(circle)
    assert all(map(len, sound[:3]))
    with closing(sqlite3.connect(path, isolation_level=None)) as client:
        client.execute(HURTS[hurt])
    with closing(open_circle(path, FakeClock(TODAY))) as circle:
        dropped = {finding.code for finding in check(circle.file).findings}
        assert dropped == ({"check.schema_missing"} if "dropped" in hurt else set())
        assert told(circle) == sound
        circle.desk.backlog.note("Zebra crossing")
        circle.file.rest()
        assert [hit.title for hit in circle.desk.search("zebra")] == ["Zebra crossing"]
        assert told(circle)[:2] == sound[:2]
        assert check(circle.file).findings == ()


def test_a_sound_index_is_let_be(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as client:
        assert is_sound(client)
    path = founded_circle(path.with_name("bank.sofacircle"))
    with closing(open_circle(path, FakeClock(TODAY))) as circle:
        take_in(circle.file, 300, label="October ")
        circle.file.undo()
        circle.file.redo()
        assert circle.file.index()
        assert is_sound(circle.file.reader())
        circle.file.undo()
        assert circle.file.index()
        assert is_sound(circle.file.reader())
        rows = "SELECT value FROM meta WHERE name = 'searchable_row'"
        last = circle.file.reader().execute(rows).fetchone()
    with closing(open_circle(path, FakeClock(TODAY))) as circle:
        told(circle)
        assert circle.file.reader().execute(rows).fetchone() == last


def test_a_file_that_is_held_or_only_read_is_searched_as_it_was(path: Path) -> None:
    with closing(open_circle(path, FakeClock(TODAY))) as circle:
        sound = told(circle)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("UPDATE meta SET value = '99999' WHERE name = 'searched'")
            other.execute("BEGIN IMMEDIATE")
            assert told(circle) == sound
            other.execute("ROLLBACK")
        assert told(circle) == sound


def test_two_processes_index_at_once_and_no_row_is_there_twice(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as client:
        client.execute("DELETE FROM meta WHERE name IN ('searched', 'searchable_row')")
        client.execute("DELETE FROM searchable")
    code = "import sys; from pathlib import Path; from sofa_desktop.store.search.index import "
    code += "catch_up\nfor _ in range(20): catch_up(Path(sys.argv[1]), steps=1)"
    both = [subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=ROOT) for _ in range(2)]
    assert [each.wait() for each in both] == [0, 0]
    with closing(sqlite3.connect(path, isolation_level=None)) as client:
        assert is_sound(client)
