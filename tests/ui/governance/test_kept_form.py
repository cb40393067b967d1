"""Fields that keep what is typed in a pause."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.errors import Refused
from sofa_desktop.ui.governance.kept_form import KeptForm, term_words
from tests.ui.kit.keys import bring_up, press, type_text

TODAY = date(2026, 11, 24)


class Desk:
    """Keeps fields and shows the form again, as a page does."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, object]] = []
        self.values = {"text": "", "end": ""}
        self.form: KeptForm | None = None

    def keep(self, record: str, key: str, value: object) -> None:
        del record
        if value == "refuse":
            raise Refused("policy.no_text")
        self.kept.append((key, value))
        if isinstance(value, str) and self.form is not None:
            self.values[key] = value
            self.form.show_record("r", self.values)

    def today(self) -> date:
        return TODAY


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    form = made.form = KeptForm(made.keep)
    form.add_prose("text", "Text")
    form.add_term("end", "Until", made.today)
    qtbot.addWidget(form)
    bring_up(qtbot, form)
    form.show_record("r", made.values)
    return made


@pytest.mark.slow
def test_what_is_typed_is_kept_in_a_pause(desk: Desk, qtbot: QtBot) -> None:
    assert desk.form is not None
    edit = desk.form.field("text").editor
    edit.setFocus()
    type_text(edit, "abc ")
    qtbot.waitUntil(lambda: desk.kept == [("text", "abc")], timeout=4000)


def test_to_take_all_of_it_away_again_is_a_change(desk: Desk) -> None:
    assert desk.form is not None
    edit = desk.form.field("text").editor
    edit.setFocus()
    type_text(edit, "abc ")
    press(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(edit, Qt.Key.Key_Delete)
    press(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.kept == [("text", "abc"), ("text", "")]


def test_a_usual_term_is_one_press(desk: Desk) -> None:
    assert desk.form is not None
    term = desk.form.add_term("other", "Until", desk.today)
    desk.values["other"] = ""
    desk.form.show_record("r", desk.values)
    term.quick.buttons[12].click()
    assert desk.kept == [("other", date(2027, 11, 24))]
    assert term.edit.text() == "24 Nov 2027"


def test_a_refusal_stands_beside_the_field(desk: Desk) -> None:
    assert desk.form is not None
    edit = desk.form.field("text").editor
    edit.setFocus()
    type_text(edit, "refuse")
    press(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.form.field("text").error()
    assert desk.kept == []


def test_terms_are_said_in_words() -> None:
    assert [term_words(months) for months in (1, 6, 12)] == ["1 month", "6 months", "A year"]
