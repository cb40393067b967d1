"""Bank files nobody should send: read as they are, or refused in words; the books stay whole."""

from pathlib import Path

import pytest

from tests.app.cli_case import Command, bank_file

HEAD = "Date,Payee,Purpose,Amount\n"
GOOD = "2026-10-06,Shop,Paper,-3.00\n"


@pytest.mark.parametrize(
    "day", ["0001-01-01", "00010203", "01.02.0001", "1 Jan 0001", "0000-01-01"]
)
def test_a_year_before_100_is_not_taken_for_one_of_ours(
    cli: Command, ready: Path, tmp_path: Path, day: str
) -> None:
    file = bank_file(tmp_path, HEAD + GOOD + f"{day},Shop,Ink,-4.00\n")
    told = cli("import", ready, file, "--account", "Bank", "--json").data
    assert [line["amount_minor"] for line in told["new"]] == [-300]
    assert len(told["refused"]) == 1


def test_a_time_after_a_short_year_is_no_year(cli: Command, ready: Path, tmp_path: Path) -> None:
    file = bank_file(tmp_path, HEAD + "6.10.26 0012,Shop,Paper,-3.00\n")
    told = cli("import", ready, file, "--account", "Bank", "--json").data
    assert [line["date"] for line in told["new"]] == ["2026-10-06"]


def test_families_of_emoji_and_marks_of_direction_are_text(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    family = "👩\u200d👩\u200d👧\u200d👦"
    file = bank_file(tmp_path, HEAD + f"2026-10-06,\u2067{family}\u2069,{family * 9},-3.00\n")
    told = cli("import", ready, file, "--account", "Bank", "--json").data
    assert [line["amount_minor"] for line in told["new"]] == [-300]


def test_more_than_the_books_can_add_up_is_refused_whole(
    cli: Command, ready: Path, tmp_path: Path
) -> None:
    rows = "".join(f"2026-10-06,Shop,Gold {n},9999999999999.99\n" for n in range(9_300))
    file = bank_file(tmp_path, HEAD + rows)
    ended = cli("import", ready, file, "--account", "Bank", "--json")
    assert ended.refused == "money.too_large"
    assert cli("check", ready).status == 0
    assert cli("entries", ready, "--json").data["found"] == 11
