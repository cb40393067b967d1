import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.kit.chart_engine import engine
from sofa_desktop.ui.kit.chart_view import ChartView
from sofa_desktop.ui.theme.theme import current
from tests.ui.kit.gallery import cash_flow
from tests.ui.kit.keys import bring_up, press

KEY = Qt.Key
CHARTS_MS = 30_000


@pytest.fixture
def chart(qtbot: QtBot) -> Iterator[ChartView]:
    view = ChartView()
    qtbot.addWidget(view)
    view.resize(900, 420)
    view.set_picture(cash_flow())
    if engine().is_ready():
        bring_up(qtbot, view)
    else:
        with qtbot.waitSignal(view.plot.drawn, timeout=CHARTS_MS):
            bring_up(qtbot, view)
    qtbot.waitUntil(view.plot.is_drawn)
    view.grab()
    yield view
    current().choose(None)


def test_a_picture_is_drawn_with_its_title_and_its_sentence(chart: ChartView) -> None:
    picture = cash_flow()
    assert chart._title.text() == picture.title
    assert chart._sentence.text() == picture.sentence
    assert chart.plot.accessibleName() == picture.title
    assert chart.plot.accessibleDescription() == picture.sentence
    assert chart.plot._figure is not None
    assert len(chart.plot._figure.axes) == 1


def test_arrows_walk_the_values_and_home_and_end_jump(chart: ChartView) -> None:
    spots = cash_flow().spots()
    told: list[str] = []
    chart.plot.walked.connect(told.append)
    chart.plot.setFocus()
    press(chart.plot, KEY.Key_Right)
    press(chart.plot, KEY.Key_Right)
    press(chart.plot, KEY.Key_Left)
    press(chart.plot, KEY.Key_End)
    press(chart.plot, KEY.Key_Right)
    press(chart.plot, KEY.Key_Home)
    assert told == [spots[0].text, spots[1].text, spots[0].text, spots[11].text, spots[0].text]
    assert chart.plot._tip.isVisible()
    assert chart.plot.rect().contains(chart.plot._tip.geometry())


def test_the_pointer_shows_the_nearest_value_and_leaving_hides_it(chart: ChartView) -> None:
    spots = cash_flow().spots()
    place = chart.plot._place_of(spots[4])
    assert place is not None
    assert chart.plot.rect().contains(place.toPoint())
    _move(chart, place + QPointF(3, 20))
    assert chart.plot._tip.text() == spots[4].text
    _move(chart, QPointF(place.x(), 5))
    assert chart.plot._tip.text() == spots[4].text
    _move(chart, QPointF(-200, 5))
    assert not chart.plot._tip.isVisible()


def _move(chart: ChartView, place: QPointF) -> None:
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        place,
        chart.plot.mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(chart.plot, event)


def test_t_shows_the_same_as_a_table_and_back(chart: ChartView) -> None:
    press(chart.plot, KEY.Key_T)
    assert chart.shows_table()
    table = chart._table
    assert table is not None
    assert table.count() == 12
    assert table.model.text(1, 0) == "January 2026"
    assert table.model.text(1, 3) == "1,300.00"
    chart.set_picture(cash_flow())
    assert chart.shows_table()
    chart.show_other_form()
    assert not chart.shows_table()
    assert chart.plot.hasFocus()


def test_it_is_drawn_again_in_other_colours_and_another_size(
    chart: ChartView, qtbot: QtBot
) -> None:
    current().choose("light")
    with qtbot.waitSignal(chart.plot.drawn):
        current().choose("dark")
    figure = chart.plot._figure
    assert figure is not None
    with qtbot.waitSignal(chart.plot.drawn):
        chart.resize(600, 420)
    assert round(figure.get_figwidth() * 100) == chart.plot.width()


def test_its_data_leaves_in_four_forms(chart: ChartView, qtbot: QtBot) -> None:
    kinds = []
    for line in chart._menu.actions():
        with qtbot.waitSignal(chart.export_asked) as told:
            line.trigger()
        kinds.append(told.args[1])
    assert kinds == ["png", "svg", "pdf", "csv"]
    with qtbot.waitSignal(chart.explain_asked):
        chart._explain.click()


def test_a_chart_without_a_picture_loads_nothing() -> None:
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication(['x'])\n"
        "from sofa_desktop.ui.kit.chart_view import ChartView\n"
        "view = ChartView(); view.resize(300, 200)\n"
        "print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
