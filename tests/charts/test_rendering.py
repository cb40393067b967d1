"""Every picture, in every theme, as it comes out in pixels."""

from datetime import date

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from sofa_desktop.charts.cash_flow import CashFlow, Month
from sofa_desktop.charts.categories import CategoryOverTime, Series
from sofa_desktop.charts.contribution import Contribution, Edition
from sofa_desktop.charts.picture import Picture
from sofa_desktop.charts.waterfall import Step, Waterfall
from sofa_desktop.looks.tokens import LIGHT, THEMES
from tests.charts.drawn import draw, pixels

NAME = "Tickets تذاكر 参加費 \N{CUNEIFORM SIGN A}"
MONTHS = (date(2026, 1, 1), date(2026, 2, 1))
FLOW = CashFlow("EUR", tuple(Month(month, 9000, 4000, 7000) for month in MONTHS))
FALL = Waterfall.of("EUR", (Step(NAME, 9000, "in"), Step(NAME, 9000, "total")))
CARRY = Contribution("EUR", (Edition(NAME, 0, 0, 0, 900), Edition("B", 0, 0, 0, -900)))
STACK = CategoryOverTime("EUR", MONTHS, (Series(NAME, (5, 8)), Series("B", (9, 9))))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("picture", "mark"),
    [(FLOW, "bar_in"), (FALL, "bar_total"), (CARRY, "bar_out"), (STACK, "bar_in")],
)
def test_themes_colour_ground_and_bars(picture: Picture, mark: str, theme: str) -> None:
    colours = THEMES[theme]
    seen = pixels(picture, colours)[:, :, :3].reshape(-1, 3)
    for name, least in (("surface", 0.4), (mark, 0.01)):
        wanted = bytes.fromhex(getattr(colours, name)[1:])
        share = np.all(seen == np.frombuffer(wanted, np.uint8), axis=1).mean()
        assert share > least, name


def test_the_same_picture_has_the_same_pixels() -> None:
    first = pixels(FLOW)
    assert (pixels(FALL) != first).any()
    assert (pixels(FLOW) == first).all()


def test_drawing_again_on_a_figure_leaves_nothing_of_the_last_picture() -> None:
    figure = Figure(figsize=(9, 4.5), dpi=100)
    FigureCanvasAgg(figure)
    for picture in (STACK, FALL, CARRY, FLOW):
        picture.draw(figure, LIGHT)
        assert len(figure.axes) == 1
        assert [text.get_text() for text in figure.texts] == draw(picture).words()


def test_a_doubled_pixel_density_changes_no_layout() -> None:
    figure = Figure(figsize=(9, 4.5), dpi=200)
    FigureCanvasAgg(figure)
    FLOW.draw(figure, LIGHT)
    at = figure.axes[0].transData.transform((1, 7000))
    assert tuple(at / 2) == pytest.approx(
        tuple(draw(FLOW).figure.axes[0].transData.transform((1, 7000)))
    )
