"""One line from anywhere: Enter keeps it, Tab makes it an action item, the focus goes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.governance.capture import CaptureSheet
from sofa_desktop.ui.governance.capturing import Capturing
from sofa_desktop.ui.kit.action import BoundAction
from tests.ui.desk import TODAY, make_context
from tests.ui.kit.keys import bring_up, press, type_text
from tests.ui.meetings.gathering import Gathering

KEY = Qt.Key


@pytest.fixture
def gathering(tmp_path: Path) -> Iterator[Gathering]:
    with make_context(tmp_path) as context:
        yield Gathering(context)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.addWidget(QLineEdit())
    qtbot.addWidget(made)
    bring_up(qtbot, made)
    return made


@pytest.fixture
def capturing(gathering: Gathering, window: QWidget) -> Capturing:
    return Capturing(gathering.desk, window)


def opened(capturing: Capturing, window: QWidget, qtbot: QtBot) -> CaptureSheet:
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    capturing.open()
    sheets = [each for each in window.findChildren(CaptureSheet) if each.isVisible()]
    assert len(sheets) == 1
    qtbot.waitUntil(lambda: QApplication.focusWidget() is sheets[0].edit)
    return sheets[0]


def test_enter_keeps_a_topic_and_the_focus_goes_back(
    capturing: Capturing, window: QWidget, gathering: Gathering, qtbot: QtBot
) -> None:
    line = window.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    sheet = opened(capturing, window, qtbot)
    type_text(sheet.edit, "Ticket prices !decide 15m")
    assert sheet.marks.words() == ("Decide", "15 minutes")
    with qtbot.waitSignal(capturing.kept):
        press(sheet.edit, KEY.Key_Return)
    row = gathering.desk.queries.backlog(TODAY)[0]
    assert (row.title, row.outcome, row.minutes, row.source) == (
        "Ticket prices",
        "decide",
        15,
        "member",
    )
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)


def test_a_topic_that_rests_is_noted_in_one_action(
    capturing: Capturing, window: QWidget, gathering: Gathering, qtbot: QtBot
) -> None:
    sheet = opened(capturing, window, qtbot)
    type_text(sheet.edit, "A podcast ~")
    assert sheet.marks.words() == ("rests",)
    press(sheet.edit, KEY.Key_Return)
    assert [row.state for row in gathering.desk.queries.backlog(TODAY)] == ["resting"]
    gathering.desk.file.undo()
    assert gathering.desk.queries.backlog(TODAY) == []


def test_tab_makes_it_an_action_item_and_tab_again_a_topic(
    capturing: Capturing, window: QWidget, gathering: Gathering, qtbot: QtBot
) -> None:
    sheet = opened(capturing, window, qtbot)
    type_text(sheet.edit, "Write to the hosts")
    press(sheet.edit, KEY.Key_Tab)
    assert not sheet.is_topic()
    assert sheet.edit.accessibleName() == "What was promised?"
    press(sheet.edit, KEY.Key_Tab)
    assert sheet.is_topic()
    press(sheet.edit, KEY.Key_Tab)
    press(sheet.edit, KEY.Key_Return)
    assert [row.what for row in gathering.desk.queries.action_items()] == ["Write to the hosts"]
    assert gathering.desk.queries.backlog(TODAY) == []


def test_an_arrow_says_that_it_is_an_action_item(
    capturing: Capturing, window: QWidget, gathering: Gathering, qtbot: QtBot
) -> None:
    sheet = opened(capturing, window, qtbot)
    type_text(sheet.edit, "Write to the hosts -> Mira by 1 Dec")
    assert not sheet.is_topic()
    assert sheet.marks.words() == ("Mira Novák", "by 1 Dec 2026")
    press(sheet.edit, KEY.Key_Tab)
    assert sheet.is_topic()
    assert sheet.found().title == "Write to the hosts -> Mira by 1 Dec"


def test_nothing_is_not_kept(
    capturing: Capturing, window: QWidget, gathering: Gathering, qtbot: QtBot
) -> None:
    sheet = opened(capturing, window, qtbot)
    press(sheet.edit, KEY.Key_Return)
    assert sheet.isVisible()
    assert sheet.error() == "Nothing is written yet."
    type_text(sheet.edit, "P")
    assert sheet.error() == ""
    press(sheet.edit, KEY.Key_Escape)
    press(sheet, KEY.Key_Escape)
    assert gathering.desk.queries.backlog(TODAY) == []


def test_only_one_is_open(capturing: Capturing, window: QWidget, qtbot: QtBot) -> None:
    opened(capturing, window, qtbot)
    capturing.open()
    assert len(window.findChildren(CaptureSheet)) == 1


def test_in_a_meeting_it_belongs_to_the_meeting(
    capturing: Capturing, window: QWidget, gathering: Gathering, qtbot: QtBot
) -> None:
    meeting = gathering.plan(TODAY)
    gathering.desk.meetings.open(meeting)
    sheet = opened(capturing, window, qtbot)
    type_text(sheet.edit, "Ask the hosts -> Aiko")
    press(sheet.edit, KEY.Key_Return)
    assert gathering.desk.queries.action_items()[0].meeting_id == meeting
    again = opened(capturing, window, qtbot)
    type_text(again.edit, "Sound in the room")
    press(again.edit, KEY.Key_Return)
    assert gathering.desk.queries.backlog(TODAY)[0].source == "meeting"


def test_the_shortcut_opens_it_whatever_has_the_keyboard(
    capturing: Capturing, window: QWidget, qtbot: QtBot
) -> None:
    window.addAction(BoundAction(capturing.action(), window))
    line = window.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    qtbot.keyClick(line, KEY.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert len(window.findChildren(CaptureSheet)) == 1
