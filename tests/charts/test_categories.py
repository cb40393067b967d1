import csv
import io
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex

from sofa_desktop.charts.categories import CategoryOverTime, Series
from sofa_desktop.domain.periods import add_months
from sofa_desktop.looks.tokens import CONTRAST
from tests.charts.drawn import Drawn, draw, upright

MONTHS = (date(2026, 9, 1), date(2026, 10, 1))
PICTURE = CategoryOverTime(
    "USD",
    MONTHS,
    (
        Series("Coaching", (10000, 20000)),
        Series("Tickets", (70000, -5000)),
        Series("Books", (0, 500)),
    ),
)


def spread(months: int, count: int, *, unit: int = 1) -> CategoryOverTime:
    return CategoryOverTime(
        "EUR",
        tuple(add_months(date(2024, 3, 1), place) for place in range(months)),
        tuple(
            Series(
                f"Category number {n}",
                tuple((place * 7 + n * 13) % 11 * 1000 * unit for place in range(months)),
            )
            for n in range(count)
        ),
        "out",
    )


def stacks(made: Drawn) -> list[PathCollection]:
    found = [each for each in made.figure.artists if isinstance(each, PathCollection)]
    return found[len(found) // 2 :]


def test_titles_say_which_way() -> None:
    assert PICTURE.title == "Money in by category"
    assert spread(1, 1).title == "Money out by category"


def test_sentence_names_the_largest_with_its_part() -> None:
    # 30,000 + 65,000 + 500 cents are 955.00; tickets 650.00 of it are 68 %.
    assert PICTURE.sentence.replace("\xa0", " ") == (
        "From September 2026 to October 2026 955.00 USD came in; "
        "the largest category is Tickets (68 %) with 650.00 USD."
    )
    assert CategoryOverTime("USD", (), ()).sentence == "No money has come in yet."
    assert CategoryOverTime("USD", MONTHS, (), "out").sentence == "No money has gone out yet."


def test_the_part_is_left_out_where_it_would_mislead() -> None:
    series = (Series("In", (900, 0)), Series("Refunds", (-800, 0)))
    assert "%" not in CategoryOverTime("USD", MONTHS, series).sentence.replace("100 %", "")


def test_table_has_categories_by_size_and_the_sum() -> None:
    table = PICTURE.table()
    assert table.headings == ("Month", "Tickets", "Coaching", "Books", "All (USD)")
    assert table.rows[1] == ("October 2026", "−50.00", "200.00", "5.00", "155.00")


def test_csv_reads_back() -> None:
    rows = list(csv.DictReader(io.StringIO(PICTURE.csv())))
    assert rows[0] == {
        "month": "2026-09-01",
        "category": "Tickets",
        "currency": "USD",
        "amount": "700.00",
    }
    assert sum(Decimal(row["amount"]) for row in rows) == Decimal("955.00")


def test_spots_say_month_sum_and_parts() -> None:
    spot = PICTURE.spots()[1]
    assert (spot.x, spot.y) == (1.0, 20500.0)
    assert spot.text.replace("\xa0", " ") == (
        "October 2026: 155.00 USD (Tickets −50.00, Coaching 200.00, Books 5.00)"
    )


def test_no_more_than_seven_and_other() -> None:
    picture = spread(4, 10)
    shown = picture.shown()
    assert len(shown) == 8
    assert shown[-1].name == "Other"
    for place in range(4):
        assert sum(each.amounts[place] for each in shown) == sum(
            each.amounts[place] for each in picture.series
        )
    assert len(spread(4, 7).shown()) == 7
    assert len(picture.table().headings) == 12


@given(
    st.lists(st.lists(st.integers(-(10**15), 10**15), min_size=3, max_size=3), max_size=12),
)
def test_shown_series_keep_each_months_sum(amounts: list[list[int]]) -> None:
    months = tuple(date(2026, n, 1) for n in (1, 2, 3))
    series = tuple(Series(f"{n}", tuple(row)) for n, row in enumerate(amounts))
    shown = CategoryOverTime("EUR", months, series).shown()
    for place in range(3):
        assert sum(each.amounts[place] for each in shown) == sum(row[place] for row in amounts)


def test_looks_differ_without_colour() -> None:
    made = draw(spread(6, 9), colours=CONTRAST)
    looks = {
        (to_hex(np.atleast_2d(each.get_facecolor())[0]), each.get_hatch()) for each in stacks(made)
    }
    assert len(stacks(made)) == 8
    assert len(looks) == 8
    assert len({each.get_hatch() for each in stacks(made)}) == 3


def test_key_is_in_the_order_of_the_stack() -> None:
    made = draw(PICTURE)
    assert made.box("Books").y0 > made.box("Coaching").y0 > made.box("Tickets").y0
    assert "650.00" in made.words()


def test_stacks_lie_on_each_other() -> None:
    made = draw(
        CategoryOverTime("EUR", MONTHS[:1], (Series("A", (200000,)), Series("B", (100000,))))
    )
    first, second = (upright(each.get_paths()[0]) for each in stacks(made))
    assert second.min() == pytest.approx(first.max(), abs=1.5)
    assert (first.max() - first.min()) == pytest.approx(2 * (second.max() - second.min()), rel=0.05)


@pytest.mark.parametrize(("months", "count"), [(1, 1), (12, 8), (36, 10), (120, 5)])
@pytest.mark.parametrize(("size", "scale"), [((9, 4.5), 1.0), ((12, 5), 1.5), ((5, 3), 1.0)])
def test_texts_stay_inside_and_apart(
    months: int, count: int, size: tuple[float, float], scale: float
) -> None:
    made = draw(spread(months, count), size, scale=scale)
    assert made.outside() == []
    assert made.overlaps() == []


def test_odd_names_and_huge_amounts() -> None:
    series = (
        Series("ソシオクラシー入門ウェビナーの参加費と寄付" * 2, (10**15, -(10**15))),
        Series("تذاكر مؤتمر المجتمعات المقصودة " * 3, (10**14, 5)),
        Series("Wiederherstellungsrücklagenzuführung" * 2, (10**14, 0)),
    )
    made = draw(CategoryOverTime("JPY", MONTHS, series))
    assert made.outside() == []
    assert made.overlaps() == []


def test_nothing_is_a_sentence() -> None:
    zero = CategoryOverTime("EUR", MONTHS, (Series("Tickets", (0, 0)),), "out")
    assert draw(zero).words() == ["No money has gone out yet."]


@pytest.mark.usefixtures("longer_words")
def test_longer_words_have_room() -> None:
    made = draw(spread(24, 12), scale=1.5)
    assert made.outside() == []
    assert made.overlaps() == []
