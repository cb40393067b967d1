"""Decisions that stand without the word of who was away, and their objections afterwards."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sofa_desktop.services.policy_rows import DecisionRow
from sofa_desktop.ui.pages.meetings import decision_words
from sofa_desktop.ui.pages.meetings.away_sheet import AwaySheet, were_away
from sofa_desktop.ui.pages.meetings.page import MeetingsPage
from tests.helpers import FakeClock
from tests.ui.desk import TODAY, make_context
from tests.ui.kit.keys import bring_up, press
from tests.ui.meetings.gathering import Gathering
from tests.ui.meetings.pages import offered, sheet_of

KEY = Qt.Key
CTRL_RETURN = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def gathering(tmp_path: Path) -> Iterator[Gathering]:
    with make_context(tmp_path) as context:
        yield Gathering(context)


def decided(gathering: Gathering, rule: str) -> DecisionRow:
    """A meeting of today without Aiko adopts a proposal under a rule for who is absent."""
    desk = gathering.desk
    desk.circle.change(absence_rule=rule)
    meeting = gathering.plan(TODAY)
    item = gathering.item(meeting, "Rest in August", outcome="decide")
    desk.meetings.open(meeting)
    desk.meetings.attend(meeting, gathering.people["Aiko"], "absent")
    desk.meetings.previous_minutes(meeting, "none")
    desk.meetings.consent_agenda(meeting)
    desk.meetings.begin_item(item)
    proposals = desk.proposals
    key = proposals.open("Rest in August", needs="Rest", target="nothing", text="We rest.")
    while (row := desk.queries.proposal(key)) is not None and row.state != "ready":
        proposals.advance(key)
    proposals.begin_round(key, meeting_id=meeting)
    for name in ("Mira", "Tomás"):
        proposals.answer(key, gathering.people[name], "consent")
    decision = proposals.adopt(key, meeting_id=meeting, agenda_item_id=item)
    desk.meetings.end_item(item)
    desk.meetings.close(meeting)
    return next(row for row in desk.queries.decisions() if row.id == decision)


@pytest.fixture
def page(qtbot: QtBot, gathering: Gathering) -> MeetingsPage:
    shown = MeetingsPage(gathering.context)
    qtbot.addWidget(shown)
    shown.resize(1072, 760)
    bring_up(qtbot, shown)
    shown.show_part("decisions")
    return shown


def test_who_was_away_objects_within_a_day_and_it_becomes_a_topic(
    page: MeetingsPage, gathering: Gathering
) -> None:
    row = decided(gathering, "lazy")
    page.reveal(row.id)
    detail = page.decisions.detail
    assert detail.absence.text() == (
        "Lazy consent: who was away may object until Wednesday 25 November, 10:42."
    )
    assert were_away(gathering.desk, row) == [(gathering.people["Aiko"], "Aiko Sato")]
    detail.object.setFocus()
    press(detail.object, KEY.Key_Space)
    sheet = sheet_of(page, AwaySheet)
    assert isinstance(sheet, AwaySheet)
    press(sheet, CTRL_RETURN[0], CTRL_RETURN[1])
    assert sheet.isVisible(), "nobody was chosen"
    sheet.who.setEditText("Aiko")
    sheet.text.setPlainText("August is when people read.")
    press(sheet, CTRL_RETURN[0], CTRL_RETURN[1])
    (topic,) = gathering.desk.queries.backlog(TODAY)
    assert (topic.title, topic.from_name, topic.outcome) == (
        "Rest in August",
        "Aiko Sato",
        "decide",
    )
    assert topic.note == "August is when people read."
    assert detail.objections.text() == (
        "Aiko Sato objects; it is a topic for the next meeting: “August is when people read.”"
    )


def test_after_a_day_it_is_a_topic_like_any_other(page: MeetingsPage, gathering: Gathering) -> None:
    row = decided(gathering, "lazy")
    clock = gathering.desk.clock
    assert isinstance(clock, FakeClock)
    clock.moment += timedelta(hours=24, seconds=1)
    page.reveal(row.id)
    detail = page.decisions.detail
    assert detail.absence.text() == (
        "Lazy consent: who was away could object until Wednesday 25 November, 10:42."
    )
    assert not detail.object.isVisible()
    assert offered(page, "decision.object").why_not == (
        "The time to object is over; note a topic for the next meeting."
    )


def test_an_assumed_consent_says_so(page: MeetingsPage, gathering: Gathering) -> None:
    row = decided(gathering, "assume")
    page.reveal(row.id)
    detail = page.decisions.detail
    assert detail.absence.text().startswith("The consent of who was away was assumed")
    assert not detail.object.isVisible()
    assert all(each.key != "decision.object" for each in page.offered())


@pytest.mark.parametrize("rule", ["assume", "lazy", "hold", "ask"])
def test_every_rule_has_its_words(gathering: Gathering, rule: str) -> None:
    row = decided(gathering, "lazy")._replace(absence=rule)
    now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    held = gathering.meeting(row.meeting_id)
    said = decision_words.absence(row, held, now)
    assert "who was away" in said
    assert rule not in said.split()
    assert decision_words.absence(row._replace(absence=""), held, now) == ""


def test_before_the_meeting_is_over_the_day_has_not_begun(gathering: Gathering) -> None:
    row = decided(gathering, "lazy")
    running = gathering.meeting(row.meeting_id)._replace(closed_at=0)
    now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    assert decision_words.absence(row, running, now).endswith("a day after the end of the meeting.")
    assert decision_words.why_not_objecting(row, running, now) == ""
