"""What other places ask the page of meetings for: the agenda of exactly one meeting."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.pages.meetings.page import MeetingsPage
from tests.ui.desk import make_context
from tests.ui.kit.keys import bring_up
from tests.ui.meetings.gathering import LAST, NEXT, Gathering


@pytest.fixture
def gathering(tmp_path: Path) -> Iterator[Gathering]:
    with make_context(tmp_path) as context:
        yield Gathering(context)


@pytest.fixture
def page(qtbot: QtBot, gathering: Gathering) -> MeetingsPage:
    shown = MeetingsPage(gathering.context)
    qtbot.addWidget(shown)
    shown.resize(1072, 760)
    bring_up(qtbot, shown)
    return shown


def chosen(page: MeetingsPage) -> str:
    row = page.meetings.shown()
    assert row is not None
    return row.id


def test_the_agenda_of_that_meeting_is_prepared(page: MeetingsPage, gathering: Gathering) -> None:
    gathering.plan()
    later = gathering.plan(NEXT + timedelta(days=28))
    gathering.desk.backlog.note("Prices of webinars")
    page.show_part("decisions")
    page.reveal(f"prepare:{later}")
    assert page.part() is page.meetings
    assert chosen(page) == later
    assert page.meetings.planned.composer.isVisible()


def test_a_meeting_that_is_over_is_only_shown(page: MeetingsPage, gathering: Gathering) -> None:
    gathering.plan()
    held = gathering.hold(day=LAST)
    page.reveal(f"prepare:{held}")
    assert chosen(page) == held
    assert not page.meetings.planned.composer.isVisible()


def test_a_meeting_that_is_gone_leaves_the_others_alone(
    page: MeetingsPage, gathering: Gathering
) -> None:
    there = gathering.plan()
    gone = gathering.plan(NEXT + timedelta(days=28))
    page.meetings.list.choose(there)
    gathering.desk.meetings.remove(gone)
    page.reveal(f"prepare:{gone}")
    assert chosen(page) == there
    assert not page.meetings.planned.composer.isVisible()
