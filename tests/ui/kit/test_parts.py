import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n import words
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.card import Figure, FlowRow
from sofa_desktop.ui.kit.chip import Chip
from sofa_desktop.ui.kit.drop import DropZone
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.filter_edit import FilterEdit
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.list_row import RowList, RowText
from sofa_desktop.ui.kit.notice import Notice
from sofa_desktop.ui.kit.sheet import ConfirmSheet, Sheet
from sofa_desktop.ui.kit.split import Split
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.kit.undo_bar import UndoBar
from sofa_desktop.ui.theme.theme import current
from tests.ui.kit.gallery import Gallery
from tests.ui.kit.keys import bring_up, press, type_text


class Gone:
    """Whether Qt has deleted an object."""

    def __init__(self, watched: QObject) -> None:
        self._watched = watched

    def __call__(self) -> bool:
        return not isValid(self._watched)


class Rename(Sheet):
    """Asks for a name; refuses one that is taken."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Rename", "Rename the role", parent=parent)
        self.name = TextEdit()
        self.body.addWidget(self.name)

    def answer(self) -> object | None:
        if self.name.value() == "taken":
            raise Refused("toy.taken")
        return self.name.value() or None


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    bring_up(qtbot, window)
    return window


def test_a_sheet_answers_once_and_is_gone(host: QWidget, qtbot: QtBot) -> None:
    sheet = Rename(host)
    sheet.open()
    sheet.name.setText("Facilitator")
    with qtbot.waitSignal(sheet.answered) as told:
        press(sheet, Qt.Key.Key_Return)
    assert told.args == ["Facilitator"]
    qtbot.waitUntil(Gone(sheet))


def test_a_sheet_without_an_answer_stays_and_a_refusal_is_told_in_it(
    host: QWidget, qtbot: QtBot
) -> None:
    sheet = Rename(host)
    sheet.open()
    with qtbot.assertNotEmitted(sheet.answered):
        sheet._on_verb_clicked()
        sheet.name.setText("taken")
        sheet._on_verb_clicked()
    assert sheet.isVisible()
    assert "toy.taken" in sheet.notice.sentence
    press(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(Gone(sheet))


def test_the_default_button_of_a_question_is_the_verb(host: QWidget, qtbot: QtBot) -> None:
    sheet = ConfirmSheet.ask(host, "Issue Q3?", "It gets a number and is locked.", "Issue")
    assert sheet.verb.isDefault()
    assert sheet.verb.text() == "Issue"
    assert not sheet.isHidden()
    with qtbot.waitSignal(sheet.answered):
        sheet.verb.click()
    qtbot.waitUntil(Gone(sheet))


def test_the_undo_bar_says_it_and_offers_it(host: QWidget, qtbot: QtBot) -> None:
    bar = UndoBar(host)
    bar.tell("Role renamed")
    assert bar.text() == "Role renamed"
    assert bar.geometry().bottom() < host.height()
    assert abs(bar.geometry().center().x() - host.width() // 2) <= 1
    host.resize(500, 400)
    bar.place()
    assert bar.geometry().right() < 500
    with qtbot.waitSignal(bar.undo_asked):
        bar._undo.click()
    assert bar.text() == ""


def test_the_undo_bar_goes_by_itself_but_not_from_under_the_keyboard(
    host: QWidget, qtbot: QtBot
) -> None:
    bar = UndoBar(host)
    bar.tell("Role renamed")
    bar._undo.setFocus()
    bar._on_time_over()
    assert bar.isVisible()
    assert bar._clock.isActive()
    host.setFocus()
    bar._on_time_over()
    assert not bar.isVisible()


def test_what_cannot_be_undone_is_said_without_the_button(host: QWidget) -> None:
    bar = UndoBar(host)
    bar.tell("Statement issued", undoable=False)
    assert bar.isVisible()
    assert not bar._undo.isVisible()


def test_details_of_a_notice_can_be_copied(host: QWidget, qtbot: QtBot) -> None:
    notice = Notice(host)
    notice.tell("It did not work.", "bad", details="code 17")
    notice._more.click()
    assert QGuiApplication.clipboard().text() == "It did not work.\ncode 17"
    with qtbot.waitSignal(notice.closed):
        notice._close.click()
    assert notice.sentence == ""


def test_a_notice_carries_at_most_one_action(host: QWidget) -> None:
    done: list[str] = []

    def act() -> None:
        done.append("acted")

    notice = Notice(host)
    notice.tell("One.", action=Action("a", "First", act))
    notice.tell("Two.", action=Action("b", "Second", act))
    assert notice._action is not None
    assert notice._action.text() == "Second"
    notice._action.click()
    assert done == ["acted"]
    notice.tell("Three.")
    assert notice._action is None


def test_rows_are_updated_in_place_and_tell_their_key(host: QWidget, qtbot: QtBot) -> None:
    rows = RowList("Needs you", host)
    rows.show_rows([RowText("a", "First", verb="Open"), RowText("b", "Second")])
    first = rows.rows()[0]
    rows.show_rows([RowText("a", "First, later", verb="Open"), RowText("b", "Second")])
    assert rows.rows()[0] is first
    assert first._title.text() == "First, later"
    with qtbot.waitSignal(rows.acted) as acted:
        first._button.click()
    assert acted.args == ["a"]
    with qtbot.waitSignal(rows.opened) as opened:
        press(rows.rows()[1], Qt.Key.Key_Return)
    assert opened.args == ["b"]
    rows.show_rows([RowText("b", "Second")])
    assert [row.text.key for row in rows.rows()] == ["b"]


def test_cards_stack_where_there_is_no_room(qtbot: QtBot) -> None:
    row = FlowRow(least=240)
    qtbot.addWidget(row)
    figures = [Figure(name) for name in ("a", "b", "c")]
    for figure in figures:
        figure.say("1", "EUR", "One.")
        row.add(figure)
    row.resize(900, 300)
    row.show()
    qtbot.waitUntil(lambda: len({figure.y() for figure in figures}) == 1)
    row.resize(500, 600)
    qtbot.waitUntil(lambda: len({figure.y() for figure in figures}) == 2)
    row.resize(250, 900)
    qtbot.waitUntil(lambda: len({figure.y() for figure in figures}) == 3)


def test_a_figure_can_be_asked_how_it_is_computed(qtbot: QtBot) -> None:
    figure = Figure("Cash")
    qtbot.addWidget(figure)
    figure.say("4,812.40", "USD", "Cash now.")
    assert figure.accessibleName() == "Cash: 4,812.40 USD"
    with qtbot.waitSignal(figure.explain_asked):
        figure._explain.click()


def test_a_chip_grows_with_its_word(qtbot: QtBot) -> None:
    chip = Chip("new", "info")
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    chip.say("nine days over", "bad")
    assert chip.sizeHint().width() > narrow
    assert chip.accessibleName() == "nine days over"
    chip.say("")
    assert chip.isHidden()


def test_a_split_remembers_its_sizes(qtbot: QtBot) -> None:
    split = Split(Label("list"), Label("detail"))
    qtbot.addWidget(split)
    split.resize(800, 300)
    split.show()
    split.restore([500, 299])
    assert split.state() == [500, 299]
    for nonsense in (None, [1], ["a", "b"], [0, 0]):
        split.restore(nonsense)
    assert split.state() == [500, 299]


def test_a_filter_waits_for_a_pause_and_empties_at_once(qtbot: QtBot) -> None:
    field = FilterEdit("Filter entries")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.filtered) as told:
        type_text(field, "por")
    assert told.args == ["por"]
    with qtbot.waitSignal(field.filtered) as told:
        press(field, Qt.Key.Key_Escape)
    assert told.args == [""]


def test_files_are_taken_and_other_things_are_not(host: QWidget, qtbot: QtBot) -> None:
    zone = DropZone(host, "Drop a bank file")
    files, text = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/a.csv"), QUrl("https://example.org/b")])
    text.setText("no file")
    QApplication.sendEvent(host, _enter(text))
    assert not zone._frame.isVisible()
    QApplication.sendEvent(host, _enter(files))
    assert zone._frame.isVisible()
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        files,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(zone.dropped) as told:
        QApplication.sendEvent(host, drop)
    assert told.args == [(Path("/tmp/a.csv"),)]
    assert zone._frame.isHidden()


def _enter(data: QMimeData) -> QEvent:
    return QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_an_empty_view_has_one_sentence_and_one_action(host: QWidget) -> None:
    done: list[str] = []

    def act() -> None:
        done.append("acted")

    empty = EmptyState("No topics yet.", Action("n", "Note a topic", act), "inbox", host)
    assert empty._button is not None
    empty._button.click()
    assert done == ["acted"]


NAMED = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Table,
    QAccessible.Role.List,
}


def unnamed(widget: QWidget) -> list[str]:
    """Controls of a widget a screen reader would have no name for."""
    found = []
    for child in widget.findChildren(QWidget):
        spoken: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(child)
        if spoken is None or child.objectName().startswith("qt_"):
            continue
        if child.isVisible() and spoken.role() in NAMED and not spoken.text(NAME):
            found.append(f"{type(child).__name__} {child.objectName()}")
    return found


NAME = QAccessible.Text.Name


def test_every_control_of_the_gallery_has_a_name(qtbot: QtBot) -> None:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    gallery.chart.plot.hide()
    gallery.resize(1280, 3000)
    gallery.show()
    assert unnamed(gallery) == []


@pytest.fixture
def longer() -> Iterator[None]:
    words.use_language("pseudo")
    yield
    words.use_language("en")


@pytest.mark.usefixtures("longer")
def test_longer_words_and_the_other_direction_fit_1024_by_640(qtbot: QtBot) -> None:
    window = QWidget()
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    box = QVBoxLayout(window)
    box.setContentsMargins(0, 0, 0, 0)
    gallery = Gallery()
    gallery.chart.plot.hide()
    box.addWidget(gallery)
    qtbot.addWidget(window)
    window.resize(1024 - 56, 640)
    window.show()
    assert window.width() == 1024 - 56
    title = gallery.header.title
    assert title.mapTo(window, QPoint(title.width(), 0)).x() > window.width() // 2


def test_dropped_parts_are_not_kept_alive_by_the_theme(qtbot: QtBot) -> None:
    gone: list[weakref.ref[QWidget]] = []
    for _ in range(20):
        chip = Chip("x", "info")
        rows = RowList("rows")
        rows.show_rows([RowText("a", "First", verb="Open")])
        gone += [weakref.ref(chip), weakref.ref(rows)]
        del chip, rows
    gc.collect()
    assert [ref for ref in gone if ref() is not None] == []
    current().choose("dark")
    current().choose(None)
