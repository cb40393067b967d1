"""The control of a consent round, by keyboard."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from sofa_desktop.services.policy_rows import ObjectionRow, ResponseRow, VoiceRow, WrittenWordRow
from sofa_desktop.ui.governance.consent_round import ConsentRound
from sofa_desktop.ui.governance.round_words import Given, Said, still_missing
from tests.ui.kit.keys import bring_up, press, type_text

DAY = date(2026, 11, 24)


def voice(name: str, *, present: bool = True, awaited: bool = False) -> VoiceRow:
    return VoiceRow(name.casefold(), name, present, "", False, awaited)


class Circle(QObject):
    """Writes down answers as a service does, and shows the round again."""

    def __init__(self, control: ConsentRound, *voices: VoiceRow) -> None:
        super().__init__(control)
        self.said = Said(voices=voices)
        self.control = control
        self.given: list[Given] = []
        control.answered.connect(self.take)
        control.taken_back.connect(self.take_back)
        control.show_round(self.said)

    def take(self, given: Given) -> None:
        self.given.append(given)
        self._answer(given.member_id, given.answer, written=given.written)
        if given.reason:
            row = ObjectionRow(
                "o", "s", 1, given.member_id, "", given.reason, given.aim, "", "", "open"
            )
            self.said = replace(self.said, objections=(*self.said.objections, row))
        self.control.show_round(self.said)

    def take_back(self, member: str) -> None:
        left = [each for each in self.said.responses if each.member_id != member]
        self.said = replace(self.said, responses=left)
        self._answer(member, "")
        self.control.show_round(self.said)

    def _answer(self, member: str, answer: str, *, written: bool = False) -> None:
        voices = [
            each._replace(answer=answer, written=written) if each.member_id == member else each
            for each in self.said.voices
        ]
        responses = [*self.said.responses]
        if answer:
            place = len(responses) + 1
            row = ResponseRow("r", "s", member, "", 1, answer, DAY, written, place)
            responses.append(row)
        self.said = replace(self.said, voices=voices, responses=responses)


@pytest.fixture
def control(qtbot: QtBot) -> ConsentRound:
    shown = ConsentRound()
    qtbot.addWidget(shown)
    shown.resize(640, 480)
    bring_up(qtbot, shown)
    shown.setFocus()
    return shown


def test_a_whole_round_goes_by_keys(control: ConsentRound) -> None:
    circle = Circle(control, voice("Layla"), voice("Tomás"), voice("Mira"))
    assert control.asked() == "layla"
    press(control, Qt.Key.Key_C)
    assert control.asked() == "tomás"
    press(control, Qt.Key.Key_C)
    press(control, Qt.Key.Key_C)
    assert [(each.member_id, each.answer) for each in circle.given] == [
        ("layla", "consent"),
        ("tomás", "consent"),
        ("mira", "consent"),
    ]
    assert control.missing() == "Everybody has answered, and nobody objects."


def test_it_says_in_words_who_is_missing_and_never_counts(control: ConsentRound) -> None:
    Circle(control, voice("Layla"), voice("Tomás"), voice("Mira"))
    press(control, Qt.Key.Key_C)
    assert control.missing() == "Tomás and Mira have not answered yet."
    press(control, Qt.Key.Key_C)
    assert control.missing() == "Mira has not answered yet."
    assert not any(sign.isdigit() for sign in control.missing())


def test_an_objection_asks_for_its_reason_and_the_part_of_the_aim(control: ConsentRound) -> None:
    circle = Circle(control, voice("Layla"), voice("Tomás"))
    press(control, Qt.Key.Key_O)
    fields = control.objecting()
    assert fields is not None
    press(fields.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert circle.given == []
    assert "reason" in fields.form.field("reason").error()
    type_text(fields.reason, "Nobody could come at noon")
    press(fields.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert circle.given == [Given("layla", "objection", "Nobody could come at noon")]
    assert control.objecting() is None
    assert control.asked() == "tomás"
    assert control.missing() == "Tomás has not answered yet. There is an objection to work with."


def test_letters_of_a_reason_answer_nothing(control: ConsentRound) -> None:
    circle = Circle(control, voice("Layla"), voice("Tomás"))
    press(control, Qt.Key.Key_O)
    fields = control.objecting()
    assert fields is not None
    type_text(fields.reason, "co")
    press(fields, Qt.Key.Key_C)
    assert circle.given == []
    assert fields.reason.toPlainText() == "co"


def test_escape_leaves_an_objection_that_is_none(control: ConsentRound) -> None:
    circle = Circle(control, voice("Layla"))
    press(control, Qt.Key.Key_O)
    fields = control.objecting()
    assert fields is not None
    press(fields, Qt.Key.Key_Escape)
    assert control.objecting() is None
    assert circle.given == []
    assert control.hasFocus()


def test_backspace_takes_the_last_answer_back_and_asks_again(control: ConsentRound) -> None:
    circle = Circle(control, voice("Layla"), voice("Tomás"))
    press(control, Qt.Key.Key_C)
    press(control, Qt.Key.Key_Backspace)
    assert circle.said.responses == []
    assert control.asked() == "layla"


def test_to_leave_somebody_out_is_no_answer(control: ConsentRound) -> None:
    Circle(control, voice("Layla"), voice("Tomás"))
    press(control, Qt.Key.Key_Down)
    press(control, Qt.Key.Key_C)
    assert control.asked() == "layla"
    assert control.missing() == "Layla has not answered yet."


def test_written_words_stand_at_their_place_and_are_marked(control: ConsentRound) -> None:
    circle = Circle(control, voice("Layla"), voice("Noor", present=False, awaited=True))
    word = WrittenWordRow("w", "s", "noor", "Noor", "consent", "Fine with me.", DAY, "consent")
    circle.said = replace(circle.said, words=(word,))
    control.show_round(circle.said)
    assert control.line("noor").accessibleName() == "Noor, Not here, In writing: Fine with me."
    press(control, Qt.Key.Key_C)
    assert control.asked() == "noor"
    press(control, Qt.Key.Key_C)
    assert circle.given[-1] == Given("noor", "consent", written=True)


def test_a_written_objection_is_there_when_it_is_asked_for(control: ConsentRound) -> None:
    circle = Circle(control, voice("Noor", present=False, awaited=True))
    word = WrittenWordRow("w", "s", "noor", "Noor", "consent", "Too soon.", DAY, "objection")
    circle.said = replace(circle.said, words=(word,))
    control.show_round(circle.said)
    press(control, Qt.Key.Key_O)
    fields = control.objecting()
    assert fields is not None
    assert fields.reason.value() == "Too soon."


def test_absent_members_are_waited_for_in_words() -> None:
    said = Said(
        voices=(
            voice("Layla")._replace(answer="consent"),
            voice("Noor", present=False, awaited=True),
            voice("Sam", present=False),
        )
    )
    assert still_missing(said) == "The decision waits for the word of Noor, not here."


def test_a_round_that_is_over_takes_no_answers(control: ConsentRound) -> None:
    circle = Circle(control, voice("Layla"))
    control.show_round(replace(circle.said, over=True))
    press(control, Qt.Key.Key_C)
    assert circle.given == []
    assert control.asked() == ""


def test_every_answer_can_be_pressed_too(control: ConsentRound) -> None:
    circle = Circle(control, voice("Layla"), voice("Tomás"))
    control.line("layla").consent.click()
    control.line("tomás").object.click()
    assert [each.member_id for each in circle.given] == ["layla"]
    assert control.objecting() is not None
