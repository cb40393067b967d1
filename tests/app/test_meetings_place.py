"""The place of meetings in the window: where it stands, what it counts, one line from anywhere."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sofa_desktop.app.places import counts, places
from sofa_desktop.app.settings import JsonPreferences
from sofa_desktop.app.window import Session
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.capture import CaptureSheet
from sofa_desktop.ui.governance.pasting.sheet import PasteSheet
from sofa_desktop.ui.shell.window import MainWindow
from sofa_desktop.ui.theme.theme import install
from tests.helpers import FakeClock, founded_circle
from tests.ui.desk import TODAY, make_context
from tests.ui.kit.keys import press, type_text
from tests.ui.meetings.gathering import Gathering

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with make_context(tmp_path) as made:
        yield made


def waiting(context: Context) -> int:
    return counts(context.desk)["meetings"]


def test_it_stands_between_today_and_the_circle(context: Context) -> None:
    assert [place.key for place in places(context)] == [
        "today",
        "meetings",
        "circle",
        "pipeline",
        "money",
        "settlements",
        "settings",
    ]


def test_it_counts_promises_past_their_day(context: Context) -> None:
    add = context.desk.action_items.add
    late = add("Late", due_on=TODAY - timedelta(days=1))
    add("Today", due_on=TODAY)
    add("Some day")
    assert waiting(context) == 1
    context.desk.action_items.done([late])
    assert waiting(context) == 0


def test_it_counts_a_meeting_soon_without_an_agenda(context: Context) -> None:
    meetings = context.desk.meetings
    meetings.plan(TODAY + timedelta(days=8))
    assert waiting(context) == 0
    soon = meetings.plan(TODAY + timedelta(days=7))
    assert waiting(context) == 1
    meetings.add_item(soon, "Prices")
    assert waiting(context) == 0


def test_it_counts_minutes_nobody_approved(context: Context) -> None:
    gathering = Gathering(context)
    held = gathering.hold()
    context.desk.action_items.done([row.id for row in context.desk.queries.action_items()])
    assert waiting(context) == 1
    context.desk.minutes.approve(held, how="at_end")
    assert waiting(context) == 0


@pytest.fixture
def session(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Iterator[Session]:
    monkeypatch.setenv("SOFA_DESKTOP_HOME", str(tmp_path / "home"))
    preferences = JsonPreferences(tmp_path / "settings.json")
    made = Session(install(qapp, "light"), preferences, FakeClock(TODAY))
    made.start(founded_circle(tmp_path / "circle.sofacircle"), sample=False)
    window = window_of(made)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def window_of(session: Session) -> MainWindow:
    assert session.window is not None
    return session.window


def test_one_line_from_any_page_by_its_shortcut(session: Session, qtbot: QtBot) -> None:
    window = window_of(session)
    window.go("money")
    action = next(each for each in window.all_actions() if each.key == "capture")
    assert action.words == "Note a topic or an action item…"
    assert action.shortcut == "Ctrl+J"
    qtbot.keyClick(window, KEY.Key_J, CTRL)
    sheet = window.findChild(CaptureSheet)
    assert sheet is not None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is sheet.edit)
    type_text(sheet.edit, "Ticket prices !decide")
    press(sheet.edit, KEY.Key_Return)
    assert window.here() == "money"
    assert window.undo_bar.text() == "Topic noted: Ticket prices"
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)


def test_what_exists_is_taken_in_from_any_page(session: Session, qtbot: QtBot) -> None:
    window = window_of(session)
    for place in ("meetings", "circle", "money"):
        window.go(place)
        offered = [each.key for each in window.page(place).offered()]
        assert offered.count("pasted.take_in") == (place != "money")
    [action] = [each for each in window.all_actions() if each.key == "pasted.take_in"]
    assert action.words == "Take in minutes or a role list…"
    action.run()
    sheet = window.findChild(PasteSheet)
    assert sheet is not None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is sheet.text)
    sheet.text.setPlainText("Backlog: Ticket prices; Conference month")
    press(sheet.text, KEY.Key_Return, CTRL)
    assert not sheet.reading
    press(sheet.table.view, KEY.Key_Return, CTRL)
    assert not sheet.isVisible()
    assert QApplication.activeModalWidget() is None
    assert window.here() == "money"
    assert window.undo_bar.text() == "2 things taken in from a pasted document"
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    action.run()
    assert QApplication.activeModalWidget() is not None
