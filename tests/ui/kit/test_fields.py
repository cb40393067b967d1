from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.kit.text_edit import TextEdit
from tests.ui.kit.gallery import TODAY, today
from tests.ui.kit.keys import bring_up, press, type_text

KEY = Qt.Key
CHOICES = [Choice("a", "Ada"), Choice("b", "Berta"), Choice("c", "Adam")]


def test_an_amount_beyond_32_bits_arrives_whole(qtbot: QtBot) -> None:
    edit = MoneyEdit("EUR")
    qtbot.addWidget(edit)
    type_text(edit, "30.000.000,00")
    with qtbot.waitSignal(edit.committed) as told:
        press(edit, KEY.Key_Return)
    assert told.args == [3_000_000_000]
    assert edit.text() == "30,000,000.00"


def test_a_wrong_amount_stays_and_nothing_is_committed(qtbot: QtBot) -> None:
    edit = MoneyEdit("EUR")
    qtbot.addWidget(edit)
    type_text(edit, "12,3x")
    with qtbot.assertNotEmitted(edit.committed):
        press(edit, KEY.Key_Return)
    assert edit.text() == "12,3x"
    assert edit.minor() is None
    assert "12,3x" in edit.problem()


def test_an_empty_amount_is_wrong_only_where_needed(qtbot: QtBot) -> None:
    needed, optional = MoneyEdit("EUR"), MoneyEdit("EUR", optional=True)
    qtbot.addWidget(needed)
    qtbot.addWidget(optional)
    assert needed.problem()
    assert not optional.problem()


def test_yen_have_no_cents(qtbot: QtBot) -> None:
    edit = MoneyEdit("JPY")
    qtbot.addWidget(edit)
    edit.set_minor(1500)
    assert edit.text() == "1,500"
    edit.setText("15.5")
    assert edit.problem()


def test_esc_brings_back_what_was(qtbot: QtBot) -> None:
    edit = TextEdit("before")
    qtbot.addWidget(edit)
    type_text(edit, " and after")
    press(edit, KEY.Key_Escape)
    assert edit.text() == "before"


def test_a_day_is_typed_stepped_and_written_in_full(qtbot: QtBot) -> None:
    edit = DateEdit(today)
    qtbot.addWidget(edit)
    type_text(edit, "+3")
    with qtbot.waitSignal(edit.committed) as told:
        press(edit, KEY.Key_Return)
    assert told.args == [date(2026, 11, 27)]
    assert edit.text() == "27 Nov 2026"
    press(edit, KEY.Key_Up)
    press(edit, KEY.Key_PageDown)
    assert edit.day() == date(2026, 11, 21)


def test_a_day_picked_from_the_calendar(qtbot: QtBot) -> None:
    edit = DateEdit(today)
    qtbot.addWidget(edit)
    edit.show()
    edit.open_calendar()
    calendar = edit._calendar
    assert calendar is not None
    assert calendar.isVisible()
    assert calendar.selectedDate().toPython() == TODAY
    with qtbot.waitSignal(edit.committed) as told:
        calendar.activated.emit(calendar.selectedDate().addDays(1))
    assert told.args == [date(2026, 11, 25)]
    assert not calendar.isVisible()


def test_a_choice_by_a_part_of_its_text_only_where_it_is_clear(qtbot: QtBot) -> None:
    edit = ChoiceEdit(CHOICES)
    qtbot.addWidget(edit)
    edit.setEditText("ert")
    assert edit.key() == "b"
    edit.setEditText("ada")
    assert edit.key() == "a"
    edit.setEditText("ad")
    assert edit.key() is None
    assert "ad" in edit.problem()
    assert edit.currentText() == "ad"


def test_a_choice_is_committed_once_and_kept_over_other_choices(qtbot: QtBot) -> None:
    edit = ChoiceEdit(CHOICES, optional=True)
    qtbot.addWidget(edit)
    line = edit.lineEdit()
    assert line is not None
    edit.setEditText("berta")
    with qtbot.waitSignal(edit.committed) as told:
        line.editingFinished.emit()
    assert told.args == ["b"]
    with qtbot.assertNotEmitted(edit.committed):
        line.editingFinished.emit()
    edit.set_choices([*CHOICES[1:], Choice("d", "Dora")])
    assert edit.key() == "b"
    edit.set_choices([Choice("d", "Dora")])
    assert edit.key() is None


class Host:
    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        box = QVBoxLayout(self.window)
        self.form = Form()
        self.name = TextEdit(needed="A name is needed.")
        self.amount = MoneyEdit("EUR")
        self.form.add("name", "Name", self.name, hint="What people read.")
        self.form.add("amount", "Amount", self.amount)
        box.addWidget(self.form)
        bring_up(qtbot, self.window)


def test_an_error_stands_beside_the_field_as_one_leaves_it(qtbot: QtBot) -> None:
    host = Host(qtbot)
    host.amount.setFocus()
    type_text(host.amount, "x")
    assert host.form.field("amount").error() == ""
    host.name.setFocus()
    assert "not an amount" in host.form.field("amount").error()
    assert host.amount.property("wrong") == "true"
    assert host.amount.text() == "x"
    assert host.amount.accessibleDescription() == host.form.field("amount").error()
    host.amount.setFocus()
    host.amount.setText("80")
    host.name.setFocus()
    assert host.form.field("amount").error() == ""


def test_walking_past_an_empty_field_accuses_nobody(qtbot: QtBot) -> None:
    host = Host(qtbot)
    host.name.setFocus()
    host.amount.setFocus()
    assert host.form.field("name").error() == ""


def test_a_form_takes_one_to_its_first_error(qtbot: QtBot) -> None:
    host = Host(qtbot)
    host.amount.setFocus()
    host.amount.setText("80")
    assert not host.form.is_sound()
    assert host.name.hasFocus()
    assert host.form.field("name").error() == "A name is needed."
    host.name.setText("Mira")
    assert host.form.is_sound()
    assert host.form.field("name").error() == ""


def test_fields_are_named_after_their_labels(qtbot: QtBot) -> None:
    host = Host(qtbot)
    assert host.name.accessibleName() == "Name"
    assert host.name.accessibleDescription() == "What people read."
