"""Every state of the page over the sample circle: controls have names, words are words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.pages.meetings.page import MeetingsPage
from tests.ui.desk import make_context
from tests.ui.kit.keys import bring_up, press
from tests.ui.whole.house import go_on, is_control, name_of, raw, shown, texts


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[MeetingsPage]:
    with make_context(tmp_path, sample=True) as context:
        made = MeetingsPage(context)
        qtbot.addWidget(made)
        made.resize(1072, 760)
        bring_up(qtbot, made)
        yield made


def wrong(place: QWidget) -> list[str]:
    """Controls without a name, and texts with something of the program in them."""
    go_on()
    unnamed = [
        f"{type(each).__name__} {each.objectName()} has no name"
        for each in shown(place)
        if is_control(each) and not name_of(each)
    ]
    return unnamed + [f"{where}: {text!r}" for where, text in texts(place) if raw(text)]


@pytest.mark.parametrize("part", ["meetings", "backlog", "actions", "decisions"])
def test_each_part(page: MeetingsPage, part: str) -> None:
    page.show_part(part)
    assert wrong(page) == []
    assert all(action.words for action in page.offered())


def test_what_is_proposed_and_what_was_declined(page: MeetingsPage) -> None:
    page.reveal("prepare")
    composer = page.meetings.planned.composer
    assert composer.agenda is not None
    assert wrong(page) == []
    composer.decline(composer.agenda.items[0].key)
    composer.forgotten.setChecked(True)
    assert wrong(page) == []


def test_the_agenda_with_its_details(page: MeetingsPage) -> None:
    page.reveal("prepare")
    page.meetings.planned.composer.take_all()
    page.meetings.planned.composer.closed.emit()
    page.meetings.planned.show_details(shown=True)
    assert page.meetings.planned.items()
    assert wrong(page) == []


def test_every_meeting_there_was(page: MeetingsPage) -> None:
    keys = page.meetings.list.keys()
    for key in keys:
        page.meetings.list.choose(key)
        assert wrong(page) == [], key


def test_the_arrows_walk_the_meetings_past_their_headings(page: MeetingsPage) -> None:
    meetings = page.meetings.list
    keys = meetings.keys()
    meetings.choose(keys[0])
    meetings.setFocus()
    walked = [meetings.key()]
    for _ in keys[1:]:
        press(meetings, Qt.Key.Key_Down)
        walked.append(meetings.key())
    assert walked == keys
