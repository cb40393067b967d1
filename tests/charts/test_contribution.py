import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.collections import PathCollection

from sofa_desktop.charts.contribution import MOST_ROWS, Contribution, Edition
from tests.charts.drawn import draw

CONFERENCE = Edition("IC conference 2026", 720000, 150000, 114000, 456000)
WEBINAR = Edition("Webinar October", 20000, 33500, 0, -13500)
BASICS = Edition("Basics, self-run group", 44000, 4000, 8000, 32000)
PICTURE = Contribution("USD", (WEBINAR, CONFERENCE, BASICS))


def test_the_largest_comes_first_and_losses_last() -> None:
    assert PICTURE.ranked() == (CONFERENCE, BASICS, WEBINAR)


def test_sentence_names_the_first_and_the_loss() -> None:
    assert PICTURE.sentence.replace("\xa0", " ") == (
        "After direct costs and SoFA’s share, 3 editions contribute 4,745.00 USD; "
        "first is IC conference 2026 with 4,560.00 USD. "
        "Webinar October is lowest with −135.00 USD."
    )
    assert Contribution("USD", (BASICS,)).sentence.replace("\xa0", " ") == (
        "After direct costs and SoFA’s share, 1 edition contributes 320.00 USD: "
        "Basics, self-run group with 320.00 USD."
    )
    assert "lowest" not in Contribution("USD", (BASICS, CONFERENCE)).sentence
    assert Contribution("USD", ()).sentence == "No edition has income or costs yet."


def test_table_shows_how_each_contribution_comes_about() -> None:
    table = PICTURE.table()
    assert table.headings[3] == "SoFA’s share (USD)"
    assert table.rows[0] == ("IC conference 2026", "7,200.00", "1,500.00", "1,140.00", "4,560.00")
    assert table.rows[2] == ("Webinar October", "200.00", "335.00", "0.00", "−135.00")


def test_csv_reads_back_and_holds_no_formula() -> None:
    picture = Contribution(
        "JPY", (Edition("=2+3", 10, 2, 1, 7), Edition('Say "yes", now', 5, 0, 1, 4))
    )
    rows = list(csv.DictReader(io.StringIO(picture.csv())))
    assert [row["edition"] for row in rows] == ["'=2+3", 'Say "yes", now']
    assert rows[0] == {
        "edition": "'=2+3",
        "currency": "JPY",
        "income": "10",
        "direct_cost": "2",
        "share": "1",
        "contribution": "7",
    }


def test_bars_of_losses_go_left_of_zero() -> None:
    made = draw(PICTURE)
    zero = made.figure.axes[0].transData.transform((0, 0))[0]
    losses = made.box("−135.00")
    assert losses.x1 < zero
    assert made.box("4,560.00").x0 > zero
    bars = [each for each in made.figure.artists if isinstance(each, PathCollection)]
    assert [len(each.get_paths()) for each in bars] == [2, 1, 0]


def test_spots_lie_at_the_ends_of_bars() -> None:
    made = draw(PICTURE)
    data = made.figure.axes[0].transData
    for spot, figure in zip(PICTURE.spots(), ("4,560.00", "320.00", "−135.00"), strict=True):
        x, y = data.transform((spot.x, spot.y))
        box = made.box(figure)
        assert box.y0 < y < box.y1
        assert min(abs(box.x0 - x), abs(box.x1 - x)) < 12


def many(count: int) -> Contribution:
    return Contribution(
        "EUR",
        tuple(
            Edition(f"Edition {n}", 0, 0, 0, n * 100 * (-1 if n % 7 == 0 else 1))
            for n in range(1, count + 1)
        ),
    )


def test_too_many_editions_keep_the_largest_and_join_the_rest() -> None:
    shown = many(40).shown()
    assert len(shown) == MOST_ROWS
    assert shown[0].name == "Edition 40"
    assert "Edition 35" in [each.name for each in shown]
    assert shown[-1].name == "25 others"
    # 1 to 25 without 7, 14, 21 is 325 - 42, less those three again: 241.
    assert shown[-1].contribution == 24100
    assert len(many(40).table().rows) == 40


@given(st.lists(st.integers(-(10**15), 10**15), max_size=60))
def test_joining_keeps_the_sum(values: list[int]) -> None:
    picture = Contribution("EUR", tuple(Edition("Same", 0, 0, 0, value) for value in values))
    assert sum(each.contribution for each in picture.shown()) == sum(values)


@pytest.mark.parametrize("count", [0, 1, 3, 16, 60])
@pytest.mark.parametrize(("size", "scale"), [((9, 4.5), 1.0), ((12, 5), 2.0), ((4, 2.5), 1.0)])
def test_texts_stay_inside_and_apart(count: int, size: tuple[float, float], scale: float) -> None:
    made = draw(many(count), size, scale=scale)
    assert made.outside() == []
    assert made.overlaps() == []


@pytest.mark.parametrize("values", [(0, 0), (10**15, -(10**15)), (-1, -5000), (1,)])
def test_odd_amounts(values: tuple[int, ...]) -> None:
    names = ("ソシオクラシー入門ウェビナー" * 4, "מפגש מבוא לסוציוקרטיה " * 5)
    editions = tuple(
        Edition(name, 0, 0, 0, value) for name, value in zip(names, values, strict=False)
    )
    made = draw(Contribution("KWD", editions))
    assert made.outside() == []
    assert made.overlaps() == []


def test_names_are_never_markup() -> None:
    made = draw(Contribution("EUR", (Edition("$5 & $x^2$ <b>b</b>", 0, 0, 0, 1),)))
    text = next(each for word, _, each in made.texts if word.startswith("$5"))
    assert text.get_text() == "$5 & $x^2$ <b>b</b>"
    assert not text.get_parse_math()
