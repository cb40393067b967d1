"""A file with a bit turned over, or cut off: noticed or refused in words, never an accident."""

import random
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.app.cli_case import Command, bank_file

BOOKS = ("entry", "posting", "account", "statement", "agreement", "receipt", "member", "role")
QUESTIONS: tuple[tuple[str, ...], ...] = (
    ("accounts",), ("entries",), ("history",), ("settle", "--period", "2026-Q3"),
    ("report", "cashflow", "--from", "2026-01", "--to", "2026-12"),
)  # fmt: skip


def books(path: Path) -> list[list[tuple[object, ...]]] | None:
    """What the books say, or None where SQLite cannot say it."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
            connection.text_factory = bytes
            return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in BOOKS]
    except sqlite3.Error:
        return None


def hurt(data: bytes, choice: random.Random) -> bytes:
    """The bytes with a few bits turned, or the end cut off."""
    if choice.random() < 0.15:
        return data[: choice.randrange(len(data))]
    turned = bytearray(data)
    for _ in range(choice.choice((1, 1, 2, 40))):
        turned[choice.randrange(len(data))] ^= 1 << choice.randrange(8)
    return bytes(turned)


def ask(cli: Command, path: Path, questions: Sequence[Sequence[str]]) -> None:
    for name, *more in questions:
        assert cli(name, path, *more, "--json" if name != "settle" else "--final").status in {0, 1}


def test_check_misses_nothing_in_the_books_and_nothing_ends_in_an_accident(
    cli: Command, settled: Path, tmp_path: Path
) -> None:
    choice = random.Random(20_261_124)
    whole, sound = settled.read_bytes(), books(settled)
    path = tmp_path / "hurt.sofacircle"
    statement = bank_file(tmp_path)
    for nth in range(42):
        path.write_bytes(hurt(whole, choice))
        checked = cli("check", path)
        assert checked.status in {0, 1}
        assert checked.status == 1 or books(path) == sound, f"missed at {nth}"
        if nth % 3 == 0:
            ask(cli, path, QUESTIONS)
            shutil.rmtree(tmp_path / "out", ignore_errors=True)
            assert cli("export", path, "--as", "csv", tmp_path / "out").status in {0, 1}
            assert cli("import", path, statement, "--account", "Bank").status in {0, 1}
            assert cli("undo", path).status in {0, 1}
        for beside in tmp_path.glob("hurt.sofacircle*"):
            beside.unlink()


def test_the_way_back_is_checked_too(cli: Command, settled: Path) -> None:
    """A change whose fields before are others than after would be undone into nonsense."""
    at = settled.read_bytes().find(b'{"settled_in":null}')
    turned = bytearray(settled.read_bytes())
    turned[at + 8] ^= 1
    settled.write_bytes(turned)
    checked = cli("check", settled, "--json")
    assert checked.status == 1
    assert [each["code"] for each in checked.data["findings"]] == ["check.replay_stopped"]
