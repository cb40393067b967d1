"""Circle files under any name a system allows: always that very file, never another."""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sofa_desktop.app.cli.opening import writing
from sofa_desktop.store.upgrade import migrate
from tests.app.cli_case import Command, bank_file
from tests.helpers import FakeClock, founded_circle

POSIX = sys.platform != "win32"
NAMES = [
    "a b", "100%", "%20", "日本語の輪", "-dash", "o'q", "a;b&c=d", "é\u0301", "x" * 200,
    *(["a?b", "a#b", "?mode=memory&x", "new\nline", 'a"b', "a\\b", "file:x", ":memory:", "\udcff"]
      if POSIX else []),
]  # fmt: skip


@pytest.fixture(params=NAMES, ids=ascii)
def named(request: pytest.FixtureRequest, ready: Path, tmp_path: Path) -> Iterator[Path]:
    """A circle in a folder and a file of that name, beside one that a wrong reading would hit."""
    folder = tmp_path / f"in {request.param[:20]}"
    folder.mkdir()
    for near in ("a", " .sofacircle", "x"):
        (folder / near).write_bytes(b"another file")
    path = folder / f"{request.param}.sofacircle"
    shutil.copyfile(ready, path)
    yield path
    for near in ("a", " .sofacircle", "x"):
        assert (folder / near).read_bytes() == b"another file"


def test_a_file_of_that_name_is_written_read_copied_and_gone_back_to(
    cli: Command, named: Path, tmp_path: Path
) -> None:
    statement = bank_file(tmp_path)
    copy = named.with_name("copy.sofacircle")
    assert cli("backup", "--", named, copy).status == 0
    assert cli("import", "--account", "Bank", "--", named, statement).status == 0
    found = cli("entries", "--words", "Eventbrite", "--json", "--", named)
    assert [row["amount_minor"] for row in found.data["entries"]] == [12_050, 20_000]
    assert cli("check", "--", named).status == 0
    assert cli("restore", "--", named, copy).status == 0
    assert cli("entries", "--json", "--", named).data["found"] == 11


def test_an_upgrade_is_of_the_file_itself(tmp_path: Path) -> None:
    path = founded_circle(tmp_path / "100%20 a#b.sofacircle")
    migrate(path, "base", back=True)
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'entry'")
        assert tables.fetchone() == (0,)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_name_too_long_for_what_lies_beside_it_is_refused_in_words(
    cli: Command, tmp_path: Path
) -> None:
    path = tmp_path / f"{'x' * 232}.sofacircle"
    made = cli("new", path, "--name", "Long", "--currency", "EUR", "--json")
    assert made.refused == "file.name_too_long"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not POSIX, reason="links take rights there")
def test_two_names_of_one_file_share_its_lock_and_a_link_stays_one(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.sofacircle"
    link.symlink_to(ready)
    with writing(link, FakeClock()):
        assert cli("undo", ready, "--json").refused == "file.open_elsewhere"
    copy = tmp_path / "copy.sofacircle"
    assert cli("backup", ready, copy).status == 0
    assert cli("undo", link).status == 0
    assert cli("restore", link, copy).status == 0
    assert link.is_symlink()
    assert cli("history", ready, "--json").data == cli("history", copy, "--json").data
