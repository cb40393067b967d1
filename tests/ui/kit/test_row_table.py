from collections.abc import Sequence
from dataclasses import dataclass

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.kit.choice_edit import ChoiceEdit
from sofa_desktop.ui.kit.columns import Column
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.text_edit import TextEdit
from tests.ui.kit.gallery import Book, Entry, entry_table
from tests.ui.kit.keys import bring_up, press, type_text

KEY = Qt.Key


@dataclass
class Bench:
    book: Book
    table: RowTable[Entry]

    @property
    def editor(self) -> TextEdit | ChoiceEdit:
        found: QWidget | None = self.table.view.indexWidget(self.table.view.currentIndex())
        assert isinstance(found, TextEdit | ChoiceEdit)
        return found

    def is_editing(self) -> bool:
        found: QWidget | None = self.table.view.indexWidget(self.table.view.currentIndex())
        return found is not None

    def at(self) -> tuple[int, int]:
        index = self.table.view.currentIndex()
        return index.row(), index.column()


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    book = Book()
    table = entry_table(book)
    qtbot.addWidget(table)
    table.resize(900, 400)
    bring_up(qtbot, table)
    table.view.setFocus()
    return Bench(book, table)


def test_the_model_keeps_qts_promises(bench: Bench) -> None:
    tester = QAbstractItemModelTester(
        bench.table.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    bench.table.sort_by("minor")
    bench.table.filter("porto")
    assert tester.model() is bench.table.model
    assert bench.table.count() == 1


def test_typing_opens_the_cell_and_enter_stores_and_goes_down(bench: Bench) -> None:
    bench.table.view.go_to(0, 1)
    press_key_text(bench, "C")
    type_text(bench.editor, "afé")
    press(bench.editor, KEY.Key_Return)
    assert bench.book.rows["e1"].what == "Café"
    assert not bench.is_editing()
    assert bench.at() == (1, 1)


def press_key_text(bench: Bench, text: str) -> None:
    type_text(bench.table.view, text)


def test_tab_stores_and_opens_the_next_cell_over_cells_that_are_not_edited(bench: Bench) -> None:
    bench.table.view.go_to(0, 2)
    press(bench.table.view, KEY.Key_F2)
    press(bench.editor, KEY.Key_Tab)
    assert bench.at() == (0, 4)
    bench.editor.setProperty("text", "100")
    press(bench.editor, KEY.Key_Tab)
    assert bench.book.rows["e1"].minor == 10000
    assert bench.at() == (1, 0)
    assert bench.is_editing()
    press(bench.editor, KEY.Key_Backtab)
    assert bench.at() == (0, 4)


def test_esc_restores(bench: Bench) -> None:
    bench.table.view.go_to(0, 1)
    press(bench.table.view, KEY.Key_F2)
    type_text(bench.editor, "xyz")
    press(bench.editor, KEY.Key_Escape)
    assert not bench.is_editing()
    assert bench.book.rows["e1"].what.startswith("Tickets")


def test_an_unclear_value_stays_open_with_its_sentence(bench: Bench) -> None:
    bench.table.view.go_to(0, 4)
    press_key_text(bench, "9")
    type_text(bench.editor, "x")
    press(bench.editor, KEY.Key_Return)
    assert bench.is_editing()
    assert bench.editor.property("text") == "9x"
    assert "not an amount" in bench.table.editing.bubble.text()
    assert bench.table.editing.bubble.isVisible()
    assert bench.book.rows["e1"].minor == 720000


def test_a_refused_value_stays_open_with_the_rules_sentence(bench: Bench) -> None:
    bench.table.view.go_to(0, 4)
    press_key_text(bench, "0")
    press(bench.editor, KEY.Key_Return)
    assert bench.is_editing()
    assert bench.table.editing.bubble.text() == "An entry of nothing is no entry."


def test_leaving_with_a_wrong_value_keeps_it_visible_and_to_be_mended(
    bench: Bench, qtbot: QtBot
) -> None:
    other = TextEdit(parent=bench.table)
    other.show()
    bench.table.view.go_to(0, 4)
    press_key_text(bench, "9")
    type_text(bench.editor, "x")
    other.setFocus()
    assert not bench.is_editing()
    assert bench.table.model.text(0, 4) == "9x"
    assert bench.table.model.tone(0, 4) == "bad"
    assert "not an amount" in bench.table._wrong.text()
    bench.table.show_rows(bench.book.all())
    assert bench.table.model.text(0, 4) == "9x"
    bench.table.view.setFocus()
    bench.table.editing.edit(0, 4)
    assert bench.editor.property("text") == "9x"
    bench.editor.setProperty("text", "9")
    press(bench.editor, KEY.Key_Return)
    assert bench.book.rows["e1"].minor == 900
    assert bench.table._wrong.isHidden()


def test_a_reload_while_typing_keeps_what_was_typed(bench: Bench) -> None:
    bench.table.view.go_to(1, 1)
    press(bench.table.view, KEY.Key_F2)
    bench.editor.setProperty("text", "half a sen")
    rows = [row for row in bench.book.all() if row.id != "e1"]
    bench.table.show_rows(rows)
    assert bench.at() == (0, 1)
    assert bench.editor.property("text") == "half a sen"
    press(bench.editor, KEY.Key_Return)
    assert bench.book.rows["e2"].what == "half a sen"


def test_a_choice_is_taken_by_a_part_of_its_text(bench: Bench) -> None:
    bench.table.view.go_to(0, 2)
    press(bench.table.view, KEY.Key_F2)
    editor = bench.editor
    assert isinstance(editor, ChoiceEdit)
    editor.setEditText("coach")
    press(editor, KEY.Key_Return)
    assert bench.book.rows["e1"].category == "coaching"


def test_keys_leave_a_cell_also_while_names_to_choose_from_are_open(bench: Bench) -> None:
    bench.table.view.go_to(0, 2)
    press(bench.table.view, KEY.Key_F2)
    type_text(bench.editor, "coach")
    popup = QApplication.activePopupWidget()
    assert popup is not None  # which the system gives every key first
    press(popup, KEY.Key_Tab)
    assert bench.book.rows["e1"].category == "coaching"
    assert not popup.isVisible()
    assert bench.at() == (0, 4)
    assert bench.is_editing()


@pytest.mark.parametrize("column", [1, 2])
def test_a_window_may_go_while_a_cell_is_open(qtbot: QtBot, column: int) -> None:
    window = QWidget()
    table = entry_table(Book())
    QVBoxLayout(window).addWidget(table)
    bring_up(qtbot, window)
    table.view.setFocus()
    table.view.go_to(0, column)
    type_text(table.view, "p")
    assert isinstance(table.view.indexWidget(table.view.currentIndex()), TextEdit | ChoiceEdit)
    with qtbot.captureExceptions() as raised:
        shiboken6.delete(window)
    assert raised == []


class Room(QWidget):
    """Something around a table that does things of its own on letters."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt chose it)
        self.heard.append(event.text())


def test_a_letter_that_opens_a_cell_is_heard_nowhere_else(qtbot: QtBot) -> None:
    room = Room()
    table = entry_table(Book())
    QVBoxLayout(room).addWidget(table)
    qtbot.addWidget(room)
    bring_up(qtbot, room)
    table.view.setFocus()
    table.view.go_to(0, 1)
    qtbot.keyClick(table.view, "a")
    assert room.heard == []
    editor = table.view.indexWidget(table.view.currentIndex())
    assert isinstance(editor, TextEdit)
    assert editor.text() == "a"


def test_selection_is_kept_by_id_over_sorting_and_filtering(bench: Bench) -> None:
    bench.table.choose("e2", "e4")
    bench.table.sort_by("minor")
    assert set(bench.table.chosen_records()) == {"e2", "e4"}
    bench.table.filter("interpretation")
    assert bench.table.chosen_records() == ("e2",)


def test_copying_gives_a_table_spreadsheets_take(bench: Bench) -> None:
    bench.table.choose("e3")
    press(bench.table.view, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Date\tWhat\tCategory\tState\tUSD"
    assert lines[1].split("\t")[1:] == [
        "Coaching 4 × 30 min, group in Porto",
        "Coaching",
        "",
        "+220.00",
    ]


def test_enter_opens_the_row(bench: Bench, qtbot: QtBot) -> None:
    bench.table.view.go_to(2, 0)
    with qtbot.waitSignal(bench.table.opened) as opened:
        press(bench.table.view, KEY.Key_Return)
    assert opened.args == ["e3"]


def test_headings_sort_and_turn(bench: Bench) -> None:
    bench.table._on_heading_clicked(4)
    assert bench.table.model.record(0) == "e2"
    bench.table._on_heading_clicked(4)
    assert bench.table.model.record(0) == "e1"
    bench.table._on_heading_clicked(3)
    assert bench.table.model.record(0) == "e1"


def test_widths_and_order_are_remembered(bench: Bench) -> None:
    bench.table.sort_by("minor", descending=True)
    bench.table.view.setColumnWidth(0, 180)
    kept = bench.table.state()
    bench.table.sort_by("day")
    bench.table.view.setColumnWidth(0, 90)
    bench.table.restore(kept)
    assert bench.table.view.columnWidth(0) == 180
    assert bench.table.model.record(0) == "e1"
    broken: tuple[object, ...] = (None, [], {"widths": ["a"], "sorted": [3, 4]}, {"sorted": ["x"]})
    for nonsense in broken:
        bench.table.restore(nonsense)
    assert bench.table.view.columnWidth(0) == 180


@dataclass(frozen=True)
class Line:
    number: int


class Million:
    """A source that counts how much it is asked for."""

    def __init__(self) -> None:
        self.fetched = 0
        self.descending = False

    def count(self) -> int:
        return 1_000_000

    def fetch(self, offset: int, limit: int) -> Sequence[Line]:
        self.fetched += limit
        numbers = range(offset, min(offset + limit, self.count()))
        return [Line(self.count() - 1 - n if self.descending else n) for n in numbers]

    def sort(self, key: str, *, descending: bool) -> None:
        self.descending = descending

    def filter(self, text: str) -> None:
        """Shows all."""

    def place_of(self, record: str) -> int | None:
        number = int(record)
        return self.count() - 1 - number if self.descending else number


def _number(row: Line) -> str:
    return str(row.number)


def test_a_million_rows_are_fetched_only_where_looked_at(qtbot: QtBot) -> None:
    table: RowTable[Line] = RowTable("Lines", [Column("Number", _number, key="n")], _number)
    qtbot.addWidget(table)
    source = Million()
    table.show_source(source)
    table.resize(400, 600)
    table.show()
    qtbot.waitExposed(table)
    table.choose("999999")
    table.view.grab()
    assert table.chosen_records() == ("999999",)
    table.sort_by("n", descending=True)
    table.view.grab()
    assert table.chosen_records() == ("999999",)
    assert table.view.currentIndex().row() == 0
    assert source.fetched < 256 * 12


def test_everything_selected_of_a_million_does_not_stop_the_window(qtbot: QtBot) -> None:
    table: RowTable[Line] = RowTable("Lines", [Column("Number", _number, key="n")], _number)
    qtbot.addWidget(table)
    source = Million()
    table.show_source(source)
    table.view.selectAll()
    table.reload()
    assert source.fetched < 256 * 20
