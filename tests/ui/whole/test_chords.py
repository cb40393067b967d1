"""The keys of a running meeting while one types in a guide, inside the whole window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.meeting_room.room import MeetingRoom
from sofa_desktop.ui.pages.meetings.page import MeetingsPage
from sofa_desktop.ui.shell.window import MainWindow
from tests.ui.desk import TODAY
from tests.ui.meeting_room.typing_in_guides import (
    chord,
    first_field,
    lead_a_proposal,
    lead_a_selection,
    propose,
)
from tests.ui.whole.house import go_on, window_on


@pytest.fixture
def window(qtbot: QtBot, circle_files: dict[str, Path], tmp_path: Path) -> Iterator[MainWindow]:
    with window_on(circle_files["empty"], tmp_path) as made:
        go_on()
        made.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
        yield made


def led(window: MainWindow, subject_type: str, subject_id: str) -> MeetingRoom:
    """The room of a meeting of today at its one item."""
    page = window.page("meetings")
    assert isinstance(page, MeetingsPage)
    desk = page.context.desk
    meeting = desk.meetings.plan(TODAY)
    desk.meetings.add_item(
        meeting, "Prices", outcome="decide", subject_type=subject_type, subject_id=subject_id
    )
    window.go("meetings", f"run:{meeting}")
    go_on()
    room = page.room.room
    assert room is not None
    for _ in range(5):
        room.go_on()
    go_on()
    return room


def test_a_proposal_goes_on_from_any_of_its_fields(window: MainWindow, qtbot: QtBot) -> None:
    page = window.page("meetings")
    assert isinstance(page, MeetingsPage)
    desk = page.context.desk
    for name in ("Aiko", "Ben"):
        desk.people.add(name, joined_on=TODAY)
    room = led(window, "proposal", propose(desk))
    lead_a_proposal(qtbot, room)


def test_a_selection_goes_on_from_any_of_its_fields(window: MainWindow, qtbot: QtBot) -> None:
    page = window.page("meetings")
    assert isinstance(page, MeetingsPage)
    desk = page.context.desk
    for name in ("Aiko", "Ben"):
        desk.people.add(name, joined_on=TODAY)
    room = led(window, "role", desk.roles.add("Webinar host", tasks="Hosts."))
    room.item.subject.begin.click()
    go_on()
    lead_a_selection(qtbot, room)


def test_what_the_window_has_on_the_same_keys_waits(window: MainWindow, qtbot: QtBot) -> None:
    page = window.page("meetings")
    assert isinstance(page, MeetingsPage)
    desk = page.context.desk
    desk.people.add("Aiko", joined_on=TODAY)
    room = led(window, "proposal", propose(desk))
    guide = room.item.subject.proposal
    assert guide is not None
    before = room.header.title.text()
    chord(qtbot, first_field(guide), "P")
    assert room.header.title.text() != before, "the room went a step back"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.window() is window, "the palette did not open"
    assert room.hasFocus()
