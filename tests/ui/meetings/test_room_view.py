"""Leading a meeting in place of the page: begun, left without an end, taken up, ended."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.errors import Refused
from sofa_desktop.ui.meeting_room.room import MeetingRoom
from sofa_desktop.ui.pages.meetings.page import MeetingsPage
from tests.ui.desk import TODAY, make_context
from tests.ui.kit.keys import bring_up, press
from tests.ui.meetings.gathering import Gathering
from tests.ui.meetings.pages import offered

KEY = Qt.Key


@pytest.fixture
def gathering(tmp_path: Path) -> Iterator[Gathering]:
    with make_context(tmp_path) as context:
        yield Gathering(context)


@pytest.fixture
def meeting(gathering: Gathering) -> str:
    planned = gathering.plan(TODAY)
    gathering.item(planned, "Prices of webinars", 20, "explore")
    return planned


@pytest.fixture
def page(qtbot: QtBot, gathering: Gathering, meeting: str) -> MeetingsPage:
    shown = MeetingsPage(gathering.context)
    qtbot.addWidget(shown)
    shown.resize(1072, 760)
    bring_up(qtbot, shown)
    assert shown.meetings.list.key() == meeting
    return shown


def room_of(page: MeetingsPage) -> MeetingRoom:
    room = page.room.room
    assert room is not None
    return room


def test_the_meeting_of_today_is_started_by_its_key(
    page: MeetingsPage, gathering: Gathering, meeting: str
) -> None:
    first = page.offered()[0]
    assert first.words == "Start the meeting"
    page.tabs.setFocus()
    press(page.tabs, KEY.Key_M)
    room = room_of(page)
    assert room.isVisible()
    assert not page.header.isVisible()
    assert not page.content.isVisible()
    assert QApplication.focusWidget() is room
    assert not gathering.meeting(meeting).running
    press(room, KEY.Key_N)
    assert gathering.meeting(meeting).running
    assert page.offered()[0].key == "room.next"
    assert "room.back" in [each.key for each in page.offered()]


def test_escape_leads_back_and_the_meeting_goes_on(
    page: MeetingsPage, gathering: Gathering, meeting: str
) -> None:
    page.open_room(meeting)
    press(room_of(page), KEY.Key_N)
    press(room_of(page), KEY.Key_Escape)
    assert page.room.room is None
    assert page.header.isVisible()
    assert page.content.isVisible()
    assert gathering.meeting(meeting).running
    assert page.header.line.text().startswith("The meeting is running")
    again = page.offered()[0]
    assert again.words == "Back to the meeting"
    again.run()
    assert room_of(page).running.meeting_id == meeting


def test_it_is_left_from_the_palette_too(page: MeetingsPage, meeting: str) -> None:
    page.open_room(meeting)
    offered(page, "meetings.leave").run()
    assert page.room.room is None


def test_looking_at_something_else_leaves_the_room(
    page: MeetingsPage, gathering: Gathering, meeting: str
) -> None:
    topic = gathering.desk.backlog.note("Prices")
    page.open_room(meeting)
    page.reveal(topic)
    assert page.room.room is None
    assert page.part() is page.backlog


def test_after_a_restart_one_is_back_in_the_running_meeting(
    page: MeetingsPage, gathering: Gathering, meeting: str, qtbot: QtBot
) -> None:
    page.open_room(meeting)
    press(room_of(page), KEY.Key_N)
    kept = page.state()
    again = MeetingsPage(gathering.context)
    qtbot.addWidget(again)
    again.restore(kept)
    bring_up(qtbot, again)
    assert room_of(again).running.meeting_id == meeting


def test_a_meeting_that_ended_is_shown_with_its_minutes(
    page: MeetingsPage, gathering: Gathering, meeting: str, qtbot: QtBot
) -> None:
    page.open_room(meeting)
    meetings = gathering.desk.meetings
    meetings.open(meeting)
    meetings.previous_minutes(meeting, "none")
    meetings.consent_agenda(meeting)
    meetings.close(meeting)
    qtbot.waitUntil(lambda: page.room.room is None)
    assert page.meetings.right.currentWidget() is page.meetings.held
    assert page.meetings.held.title.text() == "Meeting of 24 November 2026"


def test_a_refusal_is_told_in_the_room(page: MeetingsPage, meeting: str) -> None:
    page.open_room(meeting)
    page.tell_refusal(Refused("backlog.no_title"))
    assert room_of(page).notice.sentence.startswith("A topic needs a title.")


def test_a_meeting_that_is_over_has_no_room(
    page: MeetingsPage, gathering: Gathering, meeting: str
) -> None:
    gathering.desk.meetings.remove(meeting)
    page.open_room(meeting)
    assert page.room.room is None
    assert page.header.isVisible()
