"""Reports: the figures of the quarter's story, added up by hand, and their pictures."""

from pathlib import Path

import pytest

from tests.app.cli_case import Command

EUR = [
    # 200 in for tickets, 75 out for the trainer; 1,000 opening counts in the balance only.
    ("2026-07", 20_000, 7_500, 112_500),
    # Tools for 12 from PayPal; the dollars are another currency.
    ("2026-08", 0, 1_200, 111_300),
    # 50 unsorted, 95 at the box office, 7 hosting; the move to PayPal is neither in nor out.
    ("2026-09", 14_500, 700, 125_100),
]


def test_months_add_up(cli: Command, ready: Path) -> None:
    told = cli("report", ready, "cashflow", "--from", "2026-07", "--to", "2026-09", "--json").data
    rows = [row for row in told["rows"] if row["currency"] == "EUR"]
    assert [tuple(row.values()) for row in rows] == [
        (period, "EUR", came, went, balance) for period, came, went, balance in EUR
    ]
    dollars = [row for row in told["rows"] if row["currency"] == "USD"]
    assert [row["balance_minor"] for row in dollars] == [0, 15_000, 15_000]
    assert told["period"] == "2026-Q3"


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        ("2026-08-15", "2026-08-20", ["2026-08"]),
        ("2026-08", "2026-08", ["2026-08"]),
        ("2026-Q3", "2026-Q3", ["2026-07", "2026-08", "2026-09"]),
        ("2026-09", None, ["2026-09"]),
        (None, "2026-07-31", ["2026-07"]),
    ],
)
def test_both_ends_are_counted_by_whole_months(
    cli: Command, ready: Path, since: str | None, until: str | None, months: list[str]
) -> None:
    ends = [*(["--from", since] if since else []), *(["--to", until] if until else [])]
    told = cli("report", ready, "cashflow", *ends, "--json").data
    assert sorted({row["period"] for row in told["rows"]}) == months


def test_categories_by_month(cli: Command, ready: Path) -> None:
    given = ("report", ready, "cashflow", "--by", "category")
    rows = cli(*given, "--json").data["rows"]
    tickets = {row["period"]: row for row in rows if row["name"] == "Tickets"}
    assert {period: row["in_minor"] for period, row in tickets.items()} == {
        "2026-07": 20_000,
        "2026-09": 10_000,
    }
    fees = next(row for row in rows if row["name"] == "Processor fees")
    assert (fees["in_minor"], fees["out_minor"], fees["balance_minor"]) == (0, 500, -500)
    assert any(line.split() == ["Tickets", "EUR", "300.00", "0.00"]
               for line in cli(*given).out.splitlines())  # fmt: skip


def test_editions_with_their_results(cli: Command, ready: Path) -> None:
    given = ("report", ready, "cashflow", "--by", "edition")
    (row,) = cli(*given, "--json").data["rows"]
    # 200 and 100 of tickets; 60 for the trainer and a fee of 5.
    assert (row["name"], row["item"], row["currency"]) == ("Autumn", "Basics", "EUR")
    assert (row["in_minor"], row["out_minor"], row["balance_minor"]) == (30_000, 6_500, 23_500)
    assert row["budget_minor"] == 50_000
    assert "Basics: Autumn" in cli(*given).out


@pytest.mark.parametrize("by", ["month", "category", "edition"])
@pytest.mark.parametrize(
    ("kind", "start"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF"), (".csv", b"")]
)
def test_a_picture_is_written_in_the_form_its_name_says(
    cli: Command, settled: Path, tmp_path: Path, by: str, kind: str, start: bytes
) -> None:
    out = tmp_path / f"picture{kind}"
    told = cli("report", settled, "cashflow", "--by", by, "--chart", out, "--json")
    assert told.status == 0
    assert told.data["sentence"]
    assert out.read_bytes().startswith(start)
    assert out.stat().st_size > 40


def test_an_edition_bears_the_share_in_proportion(
    cli: Command, settled: Path, tmp_path: Path
) -> None:
    # The statement took 58.20 of a base of 291.00, a fifth; of 235.00 that is 47.00.
    out = tmp_path / "editions.csv"
    cli("report", settled, "cashflow", "--by", "edition", "--chart", out)
    assert out.read_text("utf-8").splitlines()[1] == (
        "Basics: Autumn,EUR,300.00,65.00,47.00,188.00"
    )


def test_money_out_has_a_picture_of_its_own(cli: Command, ready: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    given = ("report", ready, "cashflow", "--by", "category", "--chart", out, "--way", "out")
    assert cli(*given).status == 0
    text = out.read_text("utf-8")
    assert "2026-07-01,Trainer pay,EUR,60.00" in text
    assert "Tickets" not in text


def test_what_cannot_be_drawn_or_read_is_refused(cli: Command, ready: Path, tmp_path: Path) -> None:
    report = ("report", ready, "cashflow", "--json")
    ended = cli("report", ready, "cashflow", "--chart", tmp_path / "picture.gif")
    assert ended.status == 1
    assert ended.err == (
        "picture.gif does not end in .png, .svg, .pdf or .csv. Nothing was written. "
        "Choose one of these endings.\n"
    )
    assert cli(*report, "--from", "soon").refused == "period.unreadable"
    assert cli(*report, "--from", "2026-09", "--to", "2026-08").refused == "period.unreadable"
    out = tmp_path / "nowhere" / "picture.png"
    assert cli(*report, "--chart", out).refused == "document.not_written"


def test_a_circle_without_money_says_so(cli: Command, founded: Path, tmp_path: Path) -> None:
    for by in ("month", "category", "edition"):
        ended = cli("report", founded, "cashflow", "--by", by)
        assert ended.out == "No money has moved in this time.\n"
        chart = tmp_path / f"{by}.png"
        assert cli("report", founded, "cashflow", "--by", by, "--chart", chart).status == 0


def test_entries_are_found_by_words(cli: Command, settled: Path) -> None:
    told = cli("entries", settled, "--words", "tickets", "--json").data
    assert told["found"] == 2
    assert {row["amount_minor"] for row in told["entries"]} == {20_000, 9_500}
    limited = cli("entries", settled, "--limit", 1)
    assert "1 of 14 shown" in limited.out
    assert cli("entries", settled, "--words", "zebra").out == "No entry fits.\n"
