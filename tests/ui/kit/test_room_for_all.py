"""Nothing is cut where there is room: help of a form, a list beside its detail, a chip."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.kit.chip import Chip
from sofa_desktop.ui.kit.columns import Column
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.kit.turning_split import TurningSplit

HELP = "What the circle may decide and spend without asking anybody, in a sentence of its own. " * 3


def held(qtbot: QtBot, widget: QWidget, size: QSize) -> QWidget:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.addWidget(widget)
    qtbot.addWidget(holder)
    holder.resize(size)
    holder.show()
    qtbot.waitExposed(holder)
    return holder


def test_help_that_wraps_has_its_height_and_room_left_stays_below(qtbot: QtBot) -> None:
    form = Form()
    first = form.add("first", "First", TextEdit(), hint=HELP)
    second = form.add("second", "Second", TextEdit())
    held(qtbot, form, QSize(260, 700))
    hint = next(label for label in first.findChildren(Label) if label.text() == HELP)
    assert hint.height() >= hint.heightForWidth(hint.width())
    assert second.y() - first.geometry().bottom() < 20
    assert second.height() < 80


def test_parts_stand_above_each_other_where_one_would_be_cut(qtbot: QtBot) -> None:
    detail = Scroll()
    wide = QLabel("wide")
    wide.setMinimumWidth(400)
    detail.box.addWidget(wide)
    split = TurningSplit(QWidget(), detail, least=300)
    holder = held(qtbot, split, QSize(700, 300))
    qtbot.waitUntil(lambda: detail.minimumWidth() >= 400)
    assert split.is_beside()
    holder.resize(380, 300)
    qtbot.waitUntil(lambda: not split.is_beside())
    holder.resize(700, 300)
    qtbot.waitUntil(split.is_beside)
    assert detail.width() >= 400


def test_a_chip_begins_with_a_capital_and_says_what_it_was_told(qtbot: QtBot) -> None:
    chip = Chip("in force", "good")
    qtbot.addWidget(chip)
    shouted = Chip("In force", "good")
    qtbot.addWidget(shouted)
    assert chip.accessibleName() == "in force"
    assert chip.sizeHint() == shouted.sizeHint()


def test_a_field_for_money_tells_its_currency(qtbot: QtBot) -> None:
    told, untold = MoneyEdit("EUR", tells=True), MoneyEdit("EUR")
    for edit in (told, untold):
        qtbot.addWidget(edit)
        edit.resize(200, 34)
        edit.set_minor(123456)
    assert told.grab().toImage() != untold.grab().toImage()


def test_a_column_that_stretches_takes_the_room_of_one_that_is_hidden(qtbot: QtBot) -> None:
    table: RowTable[str] = RowTable(
        "Topics",
        [
            Column("Topic", str, stretch=True, width=180),
            Column("State", str, width=160),
            Column("Waiting", str, width=100),
        ],
        str,
    )
    held(qtbot, table, QSize(400, 200))
    table.show_rows(["A directory of communities"])
    view = table.view
    assert view.columnWidth(0) == 180
    view.setColumnHidden(1, True)
    assert view.columnWidth(0) == view.viewport().width() - 100
    view.setColumnHidden(1, False)
    assert view.columnWidth(0) == 180
