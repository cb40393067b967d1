import csv
import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.charts.waterfall import (
    Bar,
    Connector,
    Step,
    Waterfall,
    bars_of,
    connectors,
    limits,
)
from tests.charts.drawn import draw

STEPS = (
    Step("Receipts", 485000, "in"),
    Step("Costs", -123456, "out"),
    Step("Base", 361544, "total"),
    Step("SoFA's share", -72309, "out"),
    Step("Stays", 289235, "total"),
    Step("Members", -289235, "member"),
)
PICTURE = Waterfall.of("USD", STEPS)


def test_bars_worked_out_by_hand() -> None:
    assert bars_of(STEPS) == (
        Bar("Receipts", 0, 485000, "in", 485000),
        Bar("Costs", 485000, 361544, "out", -123456),
        Bar("Base", 0, 361544, "total", 361544),
        Bar("SoFA's share", 361544, 289235, "out", -72309),
        Bar("Stays", 0, 289235, "total", 289235),
        Bar("Members", 289235, 0, "member", -289235),
    )


def test_connectors_hand_on_the_end_of_each_bar() -> None:
    assert connectors(bars_of(STEPS))[:3] == (
        Connector(0, 1, 485000),
        Connector(1, 2, 361544),
        Connector(2, 3, 361544),
    )
    assert len(connectors(bars_of(STEPS))) == 5


def test_a_loss_goes_through_zero() -> None:
    income, cost, base = bars_of(
        (Step("In", 1000, "in"), Step("Out", -2500, "out"), Step("Base", -1500, "total"))
    )
    assert (cost.low, cost.high, cost.below) == (-1500, 1000, False)
    assert (base.low, base.high, base.below) == (-1500, 0, True)
    assert limits((income, cost, base)) == (-1500, 1000)


def test_limits_of_nothing_are_zero() -> None:
    assert limits(()) == (0, 0)


MOVES = st.lists(
    st.tuples(st.integers(-(10**17), 10**17), st.sampled_from(["in", "out", "member"])), max_size=30
)


@given(st.integers(-(10**17), 10**17), MOVES)
def test_geometry_keeps_the_sum(opening: int, moves: list[tuple[int, str]]) -> None:
    steps = [Step("Opening", opening, "total")]
    for minor, kind in moves:
        assert kind in {"in", "out", "member"}
        steps.append(Step("Move", minor, "in" if kind == "in" else "out"))
    closing = opening + sum(minor for minor, _ in moves)
    bars = bars_of([*steps, Step("Closing", closing, "total")])
    assert bars[-2].end == closing == bars[-1].end
    low, high = limits(bars)
    for bar, after in pairwise(bars[:-1]):
        assert after.start == bar.end
    for bar in bars:
        assert bar.end - bar.start == bar.minor
        assert low <= bar.low <= bar.high <= high
    for handed in connectors(bars):
        after = bars[handed.after]
        assert handed.level == bars[handed.before].end
        assert handed.level in (after.start, after.end)


def test_sentence_leads_from_the_first_to_the_last() -> None:
    assert PICTURE.sentence.replace("\xa0", " ") == (
        "It begins with Receipts 4,850.00 USD, goes through Costs −1,234.56 USD, "
        "Base 3,615.44 USD, SoFA's share −723.09 USD, Stays 2,892.35 USD, "
        "and ends with Members 2,892.35 USD."
    )
    assert (
        Waterfall.of("JPY", STEPS[:1]).sentence.replace("\xa0", " ") == "Receipts is 485,000 JPY."
    )
    assert Waterfall.of("EUR", STEPS[:2]).sentence.replace("\xa0", " ") == (
        "It begins with Receipts 4,850.00 EUR and ends with Costs −1,234.56 EUR."
    )
    assert Waterfall("EUR", ()).sentence == "There are no steps to show."


def test_table_says_what_is_left_after_each_step() -> None:
    assert PICTURE.table().rows[3] == ("SoFA's share", "−723.09", "2,892.35")


def test_csv_reads_back() -> None:
    rows = list(csv.DictReader(io.StringIO(PICTURE.csv())))
    assert rows[1] == {
        "step": "Costs",
        "kind": "out",
        "currency": "USD",
        "amount": "-1234.56",
        "from": "4850.00",
        "to": "3615.44",
    }


def test_spots_stand_at_the_ends() -> None:
    spots = PICTURE.spots()
    assert [spot.y for spot in spots] == [485000.0, 361544.0, 361544.0, 289235.0, 289235.0, 0.0]
    assert spots[5].text == "Members: 2,892.35\xa0USD"


def many(count: int, unit: int = 1) -> Waterfall:
    moves = [
        Step(f"Category {n} of direct costs", (-1) ** n * (n * 1771 + 3) * unit, "in")
        for n in range(count)
    ]
    return Waterfall.of("EUR", [Step("Opening", 100000 * unit, "total"), *moves])


@pytest.mark.parametrize("count", [0, 1, 5, 9, 14, 30])
@pytest.mark.parametrize("unit", [1, -1, 10**9])
@pytest.mark.parametrize("size", [(9, 4.5), (12, 5), (5, 3)])
def test_every_bar_has_its_figure_inside_and_apart(
    count: int, unit: int, size: tuple[float, float]
) -> None:
    picture = many(count, unit)
    made = draw(picture, size)
    for row in picture.table().rows:
        assert row[1] in made.words()
    assert made.outside() == []
    assert made.overlaps() == []


def test_figures_stand_above_bars_and_under_those_below_zero() -> None:
    picture = Waterfall.of(
        "EUR", (Step("In", 1000, "in"), Step("Out", -2500, "out"), Step("Base", -1500, "total"))
    )
    made = draw(picture)
    data = made.figure.axes[0].transData
    assert made.box("10.00").y0 > data.transform((0, 1000))[1]
    assert made.box("−25.00").y0 > data.transform((1, 1000))[1]
    assert made.box("−15.00").y1 < data.transform((2, -1500))[1]


def test_all_zero_and_nothing() -> None:
    made = draw(Waterfall.of("EUR", (Step("Base", 0, "total"), Step("Stays", 0, "total"))))
    assert made.words().count("0.00") == 2
    assert draw(Waterfall("EUR", ())).words() == ["There are no steps to show."]


def test_long_names_wrap_and_scripts_are_kept() -> None:
    names = (
        "مؤتمر المجتمعات المقصودة في الخريف",
        "ソシオクラシー入門ウェビナーの参加費",
        "$x$ <b>y</b> " * 4,
    )
    made = draw(Waterfall.of("EUR", [Step(name, 1000, "in") for name in names]), scale=1.5)
    assert made.outside() == []
    assert made.overlaps() == []
    assert any(word.startswith("$x$ <b>y</b>") for word in made.words())
