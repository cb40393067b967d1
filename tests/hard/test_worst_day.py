"""The worst day of a steward: wrong names given, wrong clocks, Ctrl+C, a program killed."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.file_names import LONGEST, plain_file_name
from sofa_desktop.store import engine
from sofa_desktop.store.circle_file import SqlCircleFile
from tests.app.cli_case import Command, bank_file
from tests.helpers import FakeClock, founded_circle

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "given",
    [
        ("export", "--as", "hledger"),
        ("export", "--as", "markdown"),
        ("settle", "--period", "2026-Q3", "--pdf"),
        ("settle", "--period", "2026-Q3", "--issue", "--note", "5 October", "--pdf"),
        ("settle", "--period", "2026-Q3", "--json"),
    ],
)
def test_no_document_takes_the_place_of_a_circle(
    cli: Command, ready: Path, tmp_path: Path, given: tuple[str, ...]
) -> None:
    other = founded_circle(tmp_path / "other.pdf")
    before = [ready.read_bytes(), other.read_bytes()]
    for victim in (ready, other):
        ended = cli(given[0], ready, *given[1:], victim)
        assert ended.status == 1
        assert "is a circle file" in ended.err
    assert [ready.read_bytes(), other.read_bytes()] == before


def test_one_circles_copy_does_not_replace_another(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.sofacircle"
    assert cli("new", other, "--name", "Other", "--currency", "USD").status == 0
    before = ready.read_bytes()
    assert cli("restore", ready, other, "--json").refused == "copy.other_circle"
    assert ready.read_bytes() == before


def test_identifiers_and_the_journals_time_rise_whatever_the_clock_says(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    statement = bank_file(tmp_path)
    for nth, today in enumerate(
        (
            date(2026, 10, 5),
            date(2023, 10, 5),
            date(1971, 1, 1),
            date(2039, 1, 20),
            date(2026, 1, 1),
        )
    ):
        text = f"Date,Payee,Purpose,Amount\n2026-10-06,Shop {nth},Paper,-{nth + 1}.00\n"
        statement.write_text(text, encoding="utf-8")
        assert cli("import", ready, statement, "--account", "Bank", today=today).status == 0
        assert cli("undo", ready, today=today).status == 0
        assert cli("redo", ready, today=today).status == 0
    with closing(sqlite3.connect(ready)) as connection:
        rows = connection.execute("SELECT id, hlc, ctr FROM action ORDER BY seq").fetchall()
        shops = connection.execute(
            "SELECT id FROM entry WHERE counterparty LIKE 'Shop%' ORDER BY counterparty"
        ).fetchall()
    assert rows == sorted(rows)
    assert [hlc for _, hlc, _ in rows] == sorted({hlc for _, hlc, _ in rows})
    assert len(shops) == 5
    assert shops == sorted(shops)
    assert cli("check", ready).status == 0


def test_ctrl_c_while_sqlite_asks_the_app_stops_in_order(
    cli: Command, ready: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_gate: engine.Gate) -> int:
        raise KeyboardInterrupt

    statement = bank_file(tmp_path)
    monkeypatch.setattr(engine.Gate, "_is_bulk", stop)
    for given in (("import", ready, statement, "--account", "Bank"), ("check", ready)):
        ended = cli(*given)
        assert (ended.status, ended.out, ended.err) == (130, "", "")
    monkeypatch.undo()
    assert cli("check", ready).status == 0
    assert cli("entries", ready, "--words", "Eventbrite", "--json").data["found"] == 1


@pytest.mark.parametrize("more", [("--name", "Late", "--currency", "EUR"), ("--sample",)])
def test_a_new_circle_is_there_whole_or_not_at_all(
    cli: Command, tmp_path: Path, more: tuple[str, ...]
) -> None:
    path = tmp_path / "new.sofacircle"
    with subprocess.Popen(
        [sys.executable, "-m", "sofa_desktop", "new", str(path), *more], cwd=ROOT
    ) as making:
        while not list(tmp_path.glob(".sofa-desktop-*/*.sofacircle")):
            assert making.poll() is None
            time.sleep(0.001)
        os.kill(making.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    assert not path.exists()
    assert cli("new", path, *more).status == 0
    assert cli("check", path).status == 0


def test_what_a_killed_program_left_beside_a_file_is_taken_back(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    """A journal that is still hot: without taking it back nothing could be read."""
    work = tmp_path / "work.sofacircle"
    with closing(sqlite3.connect(ready, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    shutil.copyfile(ready, work)
    with closing(sqlite3.connect(work, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE member SET note = hex(zeroblob(60000))")
        shutil.copyfile(work, ready)
        shutil.copyfile(f"{work}-journal", f"{ready}-journal")
        connection.execute("ROLLBACK")
    assert cli("accounts", ready).status == 0
    assert cli("check", ready).status == 0
    assert not Path(f"{ready}-journal").exists()


def test_a_log_that_came_with_a_file_counts_in_its_copies(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    """The file and its log brought from a computer that broke, without the log's index."""
    there = tmp_path / "there"
    there.mkdir()
    brought = there / "brought.sofacircle"
    with closing(sqlite3.connect(ready, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("UPDATE member SET email = 'ana@example.org'")
        shutil.copyfile(ready, brought)
        shutil.copyfile(f"{ready}-wal", f"{brought}-wal")
    copy = there / "copy.sofacircle"
    assert cli("backup", brought, copy).status == 0
    with closing(sqlite3.connect(copy)) as connection:
        told = connection.execute("SELECT DISTINCT email FROM member").fetchall()
    assert told == [("ana@example.org",)]


@pytest.mark.parametrize("words", ["x" * 100_000, "qx " * 5_000, "%_\\" * 300])
def test_a_page_pasted_into_a_search_finds_nothing_and_harms_nothing(
    cli: Command, ready: Path, words: str
) -> None:
    assert cli("entries", ready, "--words", words, "--json").data["found"] == 0


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\startup\\a.pdf", "a.pdf"),
        (".bashrc", "bashrc"),
        ("a\0b\n.pdf", "ab.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("..", "receipt"),
        ("", "receipt"),
        ("請求書 (1).pdf", "請求書 (1).pdf"),
    ],
)
def test_a_receipts_name_is_a_plain_name(given: str, told: str) -> None:
    assert plain_file_name(given, "receipt") == told


def test_a_receipts_long_name_keeps_its_ending() -> None:
    made = plain_file_name("あ" * 300 + ".pdf", "receipt")
    assert made.endswith("あ.pdf")
    assert len(made.encode()) <= LONGEST + len(".pdf")


def test_the_home_may_be_no_folder(
    cli: Command, ready: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sofa_desktop.app import paths  # noqa: PLC0415
    from sofa_desktop.app.settings import JsonPreferences  # noqa: PLC0415

    (tmp_path / "home").write_text("a file", encoding="utf-8")
    monkeypatch.setenv("SOFA_DESKTOP_HOME", str(tmp_path / "home"))
    preferences = JsonPreferences(paths.settings_file())
    preferences.set("window.theme", "dark")
    assert preferences.get("window.theme") == "dark"
    assert not paths.logs().exists()
    assert cli("accounts", ready, today=FakeClock().today()).status == 0


def test_a_file_taken_away_while_it_is_open_is_not_made_anew_empty(ready: Path) -> None:
    file = SqlCircleFile(ready, FakeClock())
    assert file.next_undo() is not None
    away = ready.rename(ready.with_name("away.sofacircle"))
    with pytest.raises(Refused) as refused:
        file.undo()
    assert refused.value.code == "file.cannot_open"
    file.close()
    assert not ready.exists()
    assert away.exists()
