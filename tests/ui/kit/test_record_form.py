from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.errors import Refused
from sofa_desktop.ui.kit.add_line import AddLine
from sofa_desktop.ui.kit.choice_edit import ChoiceEdit
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.kit.record_form import RecordForm
from sofa_desktop.ui.kit.turning_split import TurningSplit
from sofa_desktop.ui.theme.theme import current
from tests.ui.kit.keys import bring_up, press, type_text


class Book:
    """Keeps what a form gives it, but refuses an empty name."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, str, object]] = []

    def keep(self, record: str, field: str, value: object) -> None:
        if field == "name" and not value:
            raise Refused("role.no_name")
        if field == "kind" and value == "leader":
            raise Refused("role.no_name")
        self.kept.append((record, field, value))

    def add(self, name: str) -> None:
        self.keep("new", "name", name)


def form_over(book: Book) -> tuple[RecordForm, QLineEdit, ProseEdit]:
    form = RecordForm(book.keep)
    name = form.add_line("name", "Name")
    note = form.add_prose("note", "Note")
    form.show_record("a", {"name": "Anna", "note": "first"})
    return form, name, note


def test_each_field_is_kept_as_it_is_left(qtbot: QtBot) -> None:
    book = Book()
    form, name, note = form_over(book)
    qtbot.addWidget(form)
    bring_up(qtbot, form)
    name.setFocus()
    name.selectAll()
    type_text(name, "Bea")
    press(name, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is note
    type_text(note, "!")
    press(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert book.kept == [("a", "name", "Bea"), ("a", "note", "!first")]


def test_leaving_without_a_change_keeps_nothing(qtbot: QtBot) -> None:
    book = Book()
    form, name, note = form_over(book)
    qtbot.addWidget(form)
    bring_up(qtbot, form)
    name.setFocus()
    press(name, Qt.Key.Key_Tab)
    press(note, Qt.Key.Key_Tab)
    form.keep_typed()
    assert book.kept == []


def test_a_refused_value_stays_and_esc_brings_the_kept_one_back(qtbot: QtBot) -> None:
    book = Book()
    form, name, note = form_over(book)
    qtbot.addWidget(form)
    bring_up(qtbot, form)
    name.setFocus()
    name.clear()
    press(name, Qt.Key.Key_Tab)
    assert form.field("name").error().startswith("A role needs a name.")
    form.show_record("a", {"name": "Anna", "note": "first"})
    assert name.text() == ""
    name.setFocus()
    press(name, Qt.Key.Key_Escape)
    press(name, Qt.Key.Key_Tab)
    assert (name.text(), form.field("name").error()) == ("Anna", "")
    assert QApplication.focusWidget() is note


def test_a_refused_choice_goes_back(qtbot: QtBot) -> None:
    book = Book()
    form = RecordForm(book.keep)
    qtbot.addWidget(form)
    kind = form.add_choice("kind", "Kind", [("leader", "Leader"), ("secretary", "Secretary")])
    form.show_record("a", {"kind": "secretary"})
    kind.setEditText("Leader")
    press(kind, Qt.Key.Key_Return)
    assert isinstance(kind, ChoiceEdit)
    assert kind.key() == "secretary"
    assert form.field("kind").error()


def test_what_was_undone_elsewhere_is_shown_but_typing_is_left_alone(qtbot: QtBot) -> None:
    book = Book()
    form, name, note = form_over(book)
    qtbot.addWidget(form)
    bring_up(qtbot, form)
    note.setFocus()
    type_text(note, "typing ")
    form.show_record("a", {"name": "Ann", "note": "changed elsewhere"})
    assert name.text() == "Ann"
    assert note.toPlainText() == "typing first"
    form.show_record("b", {"name": "Bea", "note": ""})
    assert book.kept == [("a", "note", "typing first")]
    assert (name.text(), note.toPlainText()) == ("Bea", "")


def test_a_field_of_lines_grows_with_its_text(qtbot: QtBot) -> None:
    edit = ProseEdit(2)
    qtbot.addWidget(edit)
    edit.resize(300, edit.height())
    edit.show()
    small = edit.height()
    edit.set_value("one\ntwo\nthree\nfour\nfive")
    assert edit.height() == small + 3 * edit.fontMetrics().lineSpacing()
    edit.set_value("\n".join("line" for _ in range(60)))
    assert edit.height() < 20 * edit.fontMetrics().lineSpacing()


def test_a_field_of_one_line_is_as_high_as_it_is_laid_out(qtbot: QtBot) -> None:
    current()  # the sheet of the theme says how high fields are
    form = RecordForm(Book().keep)
    line = form.add_line("name", "Name")
    prose = form.add_prose("note", "Note", least=1, hint="What else is to be known.")
    qtbot.addWidget(form)
    form.resize(300, 260)
    form.show()
    assert prose.height() == line.height()
    assert prose.minimumHeight() == prose.maximumHeight() == prose.height()
    [hint] = [
        each for each in form.findChildren(QLabel) if each.text() == "What else is to be known."
    ]
    assert hint.mapTo(form, QPoint(0, 0)).y() >= prose.mapTo(form, QPoint(0, prose.height())).y()


def test_a_line_adds_one_after_the_other(qtbot: QtBot) -> None:
    book = Book()
    line = AddLine("Type a name", book.add)
    qtbot.addWidget(line)
    bring_up(qtbot, line)
    line.start()
    press(line.edit, Qt.Key.Key_Return)
    assert line.error().startswith("A role needs a name.")
    type_text(line.edit, "Anna")
    assert line.error() == ""
    press(line.edit, Qt.Key.Key_Return)
    type_text(line.edit, "Bea")
    press(line.edit, Qt.Key.Key_Return)
    assert [value for _, _, value in book.kept] == ["Anna", "Bea"]
    assert line.edit.text() == ""


def test_list_and_detail_turn_where_there_is_no_room(qtbot: QtBot) -> None:
    split = TurningSplit(QWidget(), QWidget(), least=600)
    qtbot.addWidget(split)
    split.resize(800, 400)
    split.show()
    assert split.is_beside()
    assert split.orientation() == Qt.Orientation.Horizontal
    split.resize(500, 400)
    assert split.orientation() == Qt.Orientation.Vertical
    split.resize(800, 400)
    assert split.is_beside()
    kept = split.state()
    assert len(kept) == 4
    split.restore("nonsense")
    split.restore([100, 700, 200, 200])
    assert split.sizes()[0] < split.sizes()[1]


class ShowingBook(Book):
    """Shows the form what is kept as soon as it is kept, as a page does."""

    def __init__(self) -> None:
        super().__init__()
        self.values = {"name": "Anna", "note": ""}
        self.form: RecordForm | None = None

    def keep(self, record: str, field: str, value: object) -> None:
        super().keep(record, field, value)
        self.values[field] = str(value)
        if self.form is not None:
            self.form.show_record(record, self.values)


def test_taking_all_of_it_away_that_was_kept_in_a_pause_is_a_change(qtbot: QtBot) -> None:
    book = ShowingBook()
    form, _name, note = form_over(book)
    book.form = form
    qtbot.addWidget(form)
    bring_up(qtbot, form)
    form.show_record("a", book.values)
    note.setFocus()
    type_text(note, "First thoughts ")
    note.commit()
    assert note.toPlainText() == "First thoughts "
    press(note, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(note, Qt.Key.Key_Delete)
    note.commit()
    assert book.kept == [("a", "note", "First thoughts"), ("a", "note", "")]


def test_the_value_of_before_is_a_change_too_where_nobody_shows_the_form_again(
    qtbot: QtBot,
) -> None:
    book = Book()
    form, name, _note = form_over(book)
    qtbot.addWidget(form)
    for typed in ("Bea", "Anna"):
        name.setText(typed)
        name.editingFinished.emit()
    assert book.kept == [("a", "name", "Bea"), ("a", "name", "Anna")]
