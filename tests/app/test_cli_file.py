"""The file itself from the command line: made, proved, copied, its steps taken back."""

import sqlite3
from pathlib import Path

import pytest

from sofa_desktop.app.single import FileLock
from tests.app.cli_case import Command, bank_file


def test_a_circle_is_made_once(cli: Command, tmp_path: Path) -> None:
    path = tmp_path / "Ünser Kreis.sofacircle"
    given = ("new", path, "--name", "Inner Content", "--currency", "eur", "--json")
    told = cli(*given).data
    assert (told["name"], told["code"], told["currency"]) == ("Inner Content", "IC", "EUR")
    assert cli(*given).refused == "file.exists"
    assert cli("check", path, "--json").data["ok"] is True
    (bank,) = cli("accounts", path, "--json").data["accounts"]
    assert (bank["name"], bank["currency"], bank["balance_minor"]) == ("Bank", "EUR", 0)
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [path.name]


def test_a_circle_that_cannot_be_is_not_made(cli: Command, tmp_path: Path) -> None:
    path = tmp_path / "circle.sofacircle"
    given = ("new", path, "--name", "Inner Content", "--json", "--currency")
    assert cli(*given, "euros").refused == "circle.bad_currency"
    assert cli(*given, "EUR", "--code", "I-C").refused == "circle.bad_code"
    assert not path.exists()
    nowhere = tmp_path / "nowhere" / "circle.sofacircle"
    assert cli("new", nowhere, "--name", "A", "--currency", "EUR").status == 1


def test_check_counts_what_it_proved(cli: Command, settled: Path) -> None:
    before = settled.read_bytes()
    ended = cli("check", settled)
    assert ended.status == 0
    assert "The file is sound" in ended.out
    assert cli("check", settled, "--json").data["counts"]["statement"] == 1
    assert settled.read_bytes() == before


def test_check_finds_a_changed_statement(cli: Command, settled: Path) -> None:
    connection = sqlite3.connect(settled)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        if "statement" in name:
            connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("UPDATE statement SET payload = replace(payload, ':5820', ':5821')")
    connection.commit()
    connection.close()
    ended = cli("check", settled, "--json")
    assert ended.status == 1
    codes = {each["code"] for each in ended.data["findings"]}
    assert "check.hash" in codes
    assert all(each["sentence"] for each in ended.data["findings"])
    said = cli("check", settled)
    assert said.status == 1
    assert "IC-2026-0001" in said.out


def test_what_is_no_circle_is_refused_in_a_sentence(cli: Command, tmp_path: Path) -> None:
    text = tmp_path / "letter.txt"
    text.write_text("Dear circle", encoding="utf-8")
    for path, code in (
        (tmp_path / "none.sofacircle", "file.not_found"),
        (tmp_path, "file.is_folder"),
        (text, "file.not_a_circle"),
    ):
        for command in ("check", "accounts", "entries", "history", "undo", "redo"):
            assert cli(command, path, "--json").refused == code
        ended = cli("check", path)
        assert (ended.status, ended.out) == (1, "")
        assert ended.err.endswith(".\n")
        assert ended.err.count("\n") == 1


def test_a_damaged_file_is_refused(cli: Command, settled: Path) -> None:
    settled.write_bytes(settled.read_bytes()[:40_000])
    for command in ("check", "report", "export", "settle"):
        more = {
            "report": ["cashflow"],
            "export": ["--as", "csv", str(settled) + ".csv"],
            "settle": ["--period", "2026-Q4"],
        }.get(command, [])
        assert cli(command, settled, *more, "--json").refused == "file.damaged"


def test_writing_waits_for_nobody_but_reading_does_not_mind(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    lock = FileLock(ready)
    lock.take()
    try:
        refused = cli("import", ready, bank_file(tmp_path), "--account", "Bank")
        assert refused.status == 1
        assert "“ready.sofacircle” is open in another window" in refused.err
        assert cli("undo", ready, "--json").refused == "file.open_elsewhere"
        issue = ("settle", ready, "--period", "2026-Q3", "--json")
        assert cli(*issue, "--issue").refused == "file.open_elsewhere"
        assert cli(*issue).status == 0
        for command in ("check", "accounts", "entries", "history"):
            assert cli(command, ready).status == 0
        assert (
            cli("import", ready, bank_file(tmp_path), "--account", "Bank", "--dry-run").status == 0
        )
        assert cli("backup", ready, tmp_path / "copy.sofacircle").status == 0
    finally:
        lock.release()


def test_steps_are_taken_back_and_done_again_in_words(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    cli("import", ready, bank_file(tmp_path), "--account", "Bank")
    undone = cli("undo", ready)
    assert undone.status == 0
    assert undone.out.startswith("Taken back: ")
    assert cli("redo", ready).out.startswith("Done again: ")
    assert cli("redo", ready, "--json").refused == "redo.nothing"
    actions = cli("history", ready, "--limit", 3, "--json").data["actions"]
    assert [(each["name"], each["kind"]) for each in actions] == [
        ("bank.import", "redo"),
        ("bank.import", "undo"),
        ("bank.import", "do"),
    ]


def test_a_copy_is_made_and_gone_back_to(cli: Command, ready: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sofacircle"
    told = cli("backup", ready, copy, "--json").data
    assert told["size"] == copy.stat().st_size
    assert cli("backup", ready, copy, "--json").refused == "file.exists"
    cli("import", ready, bank_file(tmp_path), "--account", "Bank")
    gone_back = cli("restore", ready, copy, "--json").data
    assert gone_back["lost_actions"] == 1
    bank = cli("accounts", ready, "--json").data["accounts"][0]
    assert bank["balance_minor"] == 121_300
    kept = cli("accounts", gone_back["kept"], "--json").data["accounts"][0]
    assert kept["balance_minor"] == 121_300 + 12_050 - 1_400
    assert cli("restore", ready, tmp_path / "none", "--json").refused == "file.not_found"


def test_a_damaged_file_is_gone_back_from(cli: Command, ready: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sofacircle"
    cli("backup", ready, copy)
    ready.write_bytes(ready.read_bytes()[:40_000])
    assert cli("accounts", ready, "--json").refused == "file.damaged"
    assert cli("restore", ready, copy).status == 0
    assert cli("check", ready).status == 0


def test_a_question_never_upgrades_the_file(
    cli: Command, ready: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that cannot be written beside is read from a copy, as one of an earlier version is."""
    old = ready.rename(tmp_path / "old.sofacircle")
    before = old.read_bytes()
    monkeypatch.setattr("sofa_desktop.app.cli.opening._has_room_beside", lambda _path: False)
    assert cli("accounts", old, "--json").data["accounts"][0]["balance_minor"] == 121_300
    assert cli("settle", old, "--period", "2026-Q3").status == 0
    assert cli("check", old).status == 0
    assert old.read_bytes() == before
