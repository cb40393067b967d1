import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D

from sofa_desktop.charts.cash_flow import CashFlow, Month
from sofa_desktop.domain.periods import add_months
from sofa_desktop.looks.tokens import LIGHT, THEMES
from tests.charts.drawn import draw, upright

QUARTER = CashFlow(
    "USD",
    (
        Month(date(2025, 12, 1), 82000, 41000, 43000),
        Month(date(2026, 1, 1), 125050, 170000, -1950),
        Month(date(2026, 2, 1), 30000, 0, 28050),
    ),
)


def flow(count: int, *, unit: int = 1, opening: int = 500000, currency: str = "EUR") -> CashFlow:
    """Months with a pattern that repeats every five: 1000, 300, 2200, 0 and 900 in, 700 out."""
    balance = opening
    months = []
    for place in range(count):
        came = (100000, 30000, 220000, 0, 90000)[place % 5] * unit
        balance += came - 70000 * unit
        months.append(Month(add_months(date(2023, 12, 1), place), came, 70000 * unit, balance))
    return CashFlow(currency, tuple(months))


def test_title_names_first_and_last_month() -> None:
    assert QUARTER.title == "In, out and balance, December 2025 to February 2026"
    assert flow(1).title == "In, out and balance, December 2023"
    assert CashFlow("EUR", ()).title == "In, out and balance"


def test_sentence_adds_up_what_moved_and_finds_the_lowest_balance() -> None:
    assert QUARTER.sentence.replace("\xa0", " ") == (
        "From December 2025 to February 2026 2,370.50 USD came in and 2,110.00 USD went out; "
        "the balance at the end is 280.50 USD. It was lowest at the end of January 2026, "
        "with −19.50 USD."
    )


def test_sentence_of_one_month_and_of_none() -> None:
    one = CashFlow("JPY", (Month(date(2026, 11, 1), 5000, 1200, 90000),))
    assert one.sentence.replace("\xa0", " ") == (
        "In November 2026 5,000 JPY came in and 1,200 JPY went out; "
        "the balance at its end is 90,000 JPY."
    )
    assert CashFlow("JPY", ()).sentence == "No money has come in or gone out yet."


def test_table_has_a_row_for_each_month() -> None:
    table = QUARTER.table()
    assert table.headings == ("Month", "In (USD)", "Out (USD)", "Balance (USD)")
    assert table.rows == (
        ("December 2025", "820.00", "410.00", "430.00"),
        ("January 2026", "1,250.50", "1,700.00", "−19.50"),
        ("February 2026", "300.00", "0.00", "280.50"),
    )


def test_csv_has_iso_dates_and_plain_amounts() -> None:
    assert QUARTER.csv().splitlines() == [
        "month,currency,in,out,balance",
        "2025-12-01,USD,820.00,410.00,430.00",
        "2026-01-01,USD,1250.50,1700.00,-19.50",
        "2026-02-01,USD,300.00,0.00,280.50",
    ]


def test_csv_of_currencies_without_and_with_three_decimals() -> None:
    month = Month(date(2026, 1, 1), 1234, 5, -1234567)
    assert CashFlow("JPY", (month,)).csv().splitlines()[1] == "2026-01-01,JPY,1234,5,-1234567"
    assert CashFlow("KWD", (month,)).csv().splitlines()[1] == "2026-01-01,KWD,1.234,0.005,-1234.567"


@given(st.lists(st.tuples(*[st.integers(-(10**17), 10**17)] * 3), max_size=5))
def test_csv_reads_back_to_the_same_amounts(rows: list[tuple[int, int, int]]) -> None:
    months = tuple(
        Month(add_months(date(2026, 1, 1), place), *row) for place, row in enumerate(rows)
    )
    read = list(csv.DictReader(io.StringIO(CashFlow("EUR", months).csv())))
    assert [
        tuple(int(Decimal(row[name]) * 100) for name in ("in", "out", "balance")) for row in read
    ] == rows
    assert [date.fromisoformat(row["month"]) for row in read] == [each.month for each in months]


def test_spots_stand_on_the_balance_in_order() -> None:
    spots = QUARTER.spots()
    assert [(spot.x, spot.y) for spot in spots] == [(0.0, 43000.0), (1.0, -1950.0), (2.0, 28050.0)]
    assert spots[1].text.replace("\xa0", " ") == (
        "January 2026: 1,250.50 in, 1,700.00 out, balance −19.50 USD"
    )


def test_spots_lie_on_the_drawn_line() -> None:
    made = draw(QUARTER)
    line = next(each for each in made.figure.findobj(Line2D) if each.get_color() == LIGHT.accent)
    drawn = line.get_transform().transform(line.get_xydata())
    data = made.figure.axes[0].transData
    for spot, (x, y) in zip(QUARTER.spots(), drawn, strict=True):
        assert data.transform((spot.x, spot.y)) == pytest.approx((x, y), abs=0.01)


def test_bars_are_as_many_as_amounts_and_both_ways() -> None:
    made = draw(QUARTER)
    collections = [each for each in made.figure.artists if isinstance(each, PathCollection)]
    bars = [each for each in collections if len(each.get_paths()) > 1]
    came, went = bars
    assert (len(came.get_paths()), len(went.get_paths())) == (3, 2)
    zero = min(upright(path).min() for path in came.get_paths())
    assert max(upright(path).max() for path in went.get_paths()) == pytest.approx(zero)


def test_last_balance_is_written() -> None:
    assert "280.50" in draw(QUARTER).words()


def test_a_balance_far_above_the_months_gets_its_own_frame() -> None:
    assert draw(flow(12)).words().count("0") == 1
    far = flow(12, opening=50_000_000)
    made = draw(far)
    assert made.words().count("0") == 2
    first = made.figure.axes[0].transData.transform((0, far.months[0].balance_minor))[1]
    assert made.box("500,000").y0 < first < made.figure.bbox.height


def test_years_stand_where_they_begin() -> None:
    made = draw(flow(14))
    assert made.words().count("2024") == 1
    assert made.box("2024").x0 < made.box("Mar").x0


@pytest.mark.parametrize("count", [1, 2, 12, 36, 120, 400])
@pytest.mark.parametrize("size", [(9, 4.5), (12, 5), (4, 2.5)])
def test_texts_stay_inside_and_apart(count: int, size: tuple[float, float]) -> None:
    made = draw(flow(count), size)
    assert made.outside() == []
    assert made.overlaps() == []


@pytest.mark.parametrize(
    "picture",
    [
        CashFlow("EUR", tuple(Month(date(2026, n, 1), 0, 0, 0) for n in range(1, 5))),
        flow(12, opening=-3_000_000),
        flow(36, unit=10**10, opening=10**15),
        flow(36, unit=-(10**9), opening=-(10**15)),
        flow(12, currency="JPY"),
        flow(12, currency="KWD", unit=3),
        CashFlow("EUR", (Month(date(2026, 1, 1), 1, 0, 1),)),
    ],
)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_odd_amounts_stay_legible(picture: CashFlow, scale: float) -> None:
    made = draw(picture, scale=scale)
    assert made.outside() == []
    assert made.overlaps() == []


@pytest.mark.parametrize("theme", THEMES)
def test_themes_colour_ground_and_bars(theme: str) -> None:
    colours = THEMES[theme]
    made = draw(QUARTER, colours=colours)
    assert to_hex(made.figure.get_facecolor()).upper() == colours.surface


def test_nothing_recorded_is_a_sentence() -> None:
    assert draw(CashFlow("EUR", ())).words() == ["No money has come in or gone out yet."]


@pytest.mark.usefixtures("longer_words")
def test_longer_words_have_room() -> None:
    made = draw(flow(36), scale=1.5)
    assert made.outside() == []
    assert made.overlaps() == []


def test_the_key_goes_on_in_another_line_where_it_is_narrow() -> None:
    made = draw(flow(3), (2, 3))
    assert made.box("Balance").y1 < made.box("In").y0
    assert made.outside() == []
