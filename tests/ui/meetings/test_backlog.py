"""Topics: noted, put to rest, woken, put on an agenda, and what happened to them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sofa_desktop.services.backlog_rows import BacklogRow
from sofa_desktop.ui.kit.row_delegate import PADDING
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.meetings.backlog import BacklogPart
from sofa_desktop.ui.pages.meetings.page import MeetingsPage
from sofa_desktop.ui.pages.meetings.sheets import RestSheet
from sofa_desktop.ui.pages.meetings.topic_columns import STATE
from tests.ui.desk import TODAY, make_context
from tests.ui.kit.keys import bring_up, press, type_text
from tests.ui.meetings.gathering import NEXT, Gathering
from tests.ui.meetings.pages import focused, offered, sheet_of

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


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
    shown.show_part("backlog")
    return shown


@pytest.fixture
def part(page: MeetingsPage) -> BacklogPart:
    return page.backlog


def topics(gathering: Gathering) -> dict[str, BacklogRow]:
    return {row.title: row for row in gathering.desk.queries.backlog(TODAY, closed=True)}


def test_an_empty_backlog_has_one_sentence_and_one_way_on(
    page: MeetingsPage, part: BacklogPart
) -> None:
    assert part.table.count() == 0
    page.tabs.setFocus()
    press(page.tabs, KEY.Key_N)
    assert focused() is part.line.line.edit


def test_a_topic_has_the_room_that_other_columns_do_not_need(
    page: MeetingsPage, part: BacklogPart, gathering: Gathering
) -> None:
    title = "A directory of communities that use sociocracy"
    topic = gathering.desk.backlog.note(title)
    view = part.table.view
    assert view.isColumnHidden(STATE)
    assert view.columnWidth(0) >= view.fontMetrics().horizontalAdvance(title) + 2 * PADDING
    meeting = gathering.plan()
    gathering.desk.meetings.add_item(meeting, title, backlog_id=topic)
    assert topics(gathering)[title].state == "on_agenda"
    assert not view.isColumnHidden(STATE)
    assert not view.horizontalScrollBar().isVisible()


def test_a_topic_is_noted_with_its_marks(
    page: MeetingsPage, part: BacklogPart, gathering: Gathering
) -> None:
    part.add()
    type_text(focused(), "Ticket prices for 2027 !decide 15m @Aiko !soon")
    assert part.line.marks.words() == ("Decide", "15 minutes", "Soon", "Aiko Sato")
    press(focused(), KEY.Key_Return)
    row = topics(gathering)["Ticket prices for 2027"]
    assert (row.outcome, row.minutes, row.priority, row.from_name) == (
        "decide",
        15,
        "soon",
        "Aiko Sato",
    )
    assert part.chosen() == (row,)
    assert part.detail.title.text() == "Ticket prices for 2027"
    assert page.header.line.text().endswith("1 topic waiting")


def test_what_is_there_already_is_said_while_typing(
    part: BacklogPart, gathering: Gathering, qtbot: QtBot
) -> None:
    gathering.desk.policies.adopt(
        "Prices of webinars",
        "Three prices.",
        kind="guideline",
        term_end=date(2027, 5, 1),
        measure="tickets",
        feedback_to="Mira",
    )
    part.add()
    type_text(focused(), "Webinar prices")
    qtbot.waitUntil(lambda: bool(part.line.similar.sentences()))
    assert part.line.similar.sentences() == ("There is a policy on this: “Prices of webinars”.",)
    part.line.line.edit.clear()
    assert part.line.similar.sentences() == ()


def test_a_topic_rests_until_a_day_and_is_woken(
    page: MeetingsPage, part: BacklogPart, gathering: Gathering
) -> None:
    gathering.desk.backlog.note("Prices")
    page.tabs.setFocus()
    offered(page, "topic.rest").run()
    sheet = sheet_of(part, RestSheet)
    assert isinstance(sheet, RestSheet)
    sheet.day.setText("3 Jan 2027")
    press(sheet, KEY.Key_Return, CTRL)
    assert topics(gathering)["Prices"].state == "resting"
    assert part.table.count() == 0
    part.filter.button("resting").click()
    assert part.table.model.text(0, 4) == "Until 3 Jan 2027"
    offered(page, "topic.wake").run()
    assert topics(gathering)["Prices"].state == "active"
    assert part.table.count() == 0
    assert part.filter.button("active").text() == "Active 1"


def test_a_recurring_topic_is_skipped_once(
    page: MeetingsPage, part: BacklogPart, gathering: Gathering
) -> None:
    gathering.desk.backlog.note("Look at our figures", every_months=3, review_on=TODAY)
    offered(page, "topic.skip").run()
    row = topics(gathering)["Look at our figures"]
    assert (row.state, row.review_on) == ("resting", date(2027, 2, 24))
    gathering.desk.backlog.note("Once")
    assert offered(page, "topic.skip").why_not == "Choose one topic that comes again."


def test_topics_are_put_on_the_next_agenda(
    page: MeetingsPage, part: BacklogPart, gathering: Gathering
) -> None:
    gathering.desk.backlog.note("Prices", outcome="decide", minutes=25)
    assert offered(page, "topic.agenda").why_not == "Plan the next meeting first."
    meeting = gathering.plan()
    page.tabs.setFocus()
    press(page.tabs, KEY.Key_P)
    item = gathering.agenda(meeting)[0]
    assert (item.title, item.outcome, item.minutes) == ("Prices", "decide", 25)
    assert topics(gathering)["Prices"].state == "on_agenda"
    assert part.detail.facts.text().startswith(f"On the agenda of {NEXT.day} December 2026")
    assert offered(page, "topic.agenda").why_not == "One of them is on an agenda already."


def test_several_topics_are_closed_at_once_and_one_undo_brings_them_back(
    page: MeetingsPage, part: BacklogPart, gathering: Gathering
) -> None:
    for title in ("One", "Two", "Three"):
        gathering.desk.backlog.note(title)
    part.table.view.selectAll()
    page.tabs.setFocus()
    press(page.tabs, KEY.Key_D)
    assert {row.state for row in topics(gathering).values()} == {"done"}
    assert part.filter.button("closed").text() == "Closed 3"
    gathering.desk.file.undo()
    assert {row.state for row in topics(gathering).values()} == {"active"}


def test_a_topic_is_edited_in_place(part: BacklogPart, gathering: Gathering) -> None:
    gathering.desk.backlog.note("Prices")
    part.table.setFocus()
    part.table.editing.edit(0, 2)
    editor = part.table.editing.typing()
    assert isinstance(editor, TextEdit)
    type_text(editor, "20 min")
    press(editor, KEY.Key_Return)
    assert topics(gathering)["Prices"].minutes == 20
    part.detail.form.field("note").editor.setFocus()
    type_text(focused(), "Ask the trainers first.")
    part.table.setFocus()
    assert topics(gathering)["Prices"].note == "Ask the trainers first."


def test_everything_that_happened_to_a_topic_stands_beside_it(
    page: MeetingsPage, part: BacklogPart, gathering: Gathering
) -> None:
    topic = gathering.desk.backlog.note("Prices")
    meetings = gathering.desk.meetings
    meeting = gathering.plan(TODAY)
    item = meetings.add_item(meeting, "Prices", backlog_id=topic)
    meetings.open(meeting)
    meetings.previous_minutes(meeting, "none")
    meetings.consent_agenda(meeting)
    meetings.begin_item(item)
    meetings.note(item, "Two of three prices work.")
    gathering.decide(meeting, item)
    gathering.desk.action_items.add("Write it down", gathering.people["Mira"], None, meeting, item)
    meetings.end_item(item, carried=True)
    page.reveal(topic)
    told = part.detail.history()
    assert "Decided: Three prices" in told
    assert "Promised: Write it down" in told
    assert any(line.startswith("On the agenda") for line in told)


def test_what_was_looked_at_is_remembered(page: MeetingsPage, part: BacklogPart) -> None:
    part.filter.press("resting")
    state = page.state()
    part.filter.press("active")
    page.show_part("meetings")
    page.restore(state)
    assert page.part() is part
    assert part.filter.key() == "resting"
    page.restore({"backlog": {"filter": "nonsense", "table": 3, "split": "x"}, "tab": "y"})
    assert part.filter.key() == "resting"


def test_a_topic_is_shown_wherever_it_stands(
    page: MeetingsPage, part: BacklogPart, gathering: Gathering
) -> None:
    closed = gathering.desk.backlog.note("Old")
    gathering.desk.backlog.drop([closed])
    page.show_part("meetings")
    page.reveal(closed)
    assert page.part() is part
    assert part.filter.key() == "closed"
    assert part.table.chosen_records() == (closed,)


def test_several_topics_go_to_the_agenda_in_one_step(
    page: MeetingsPage, part: BacklogPart, gathering: Gathering
) -> None:
    meeting = gathering.plan()
    for title in ("One", "Two"):
        gathering.desk.backlog.note(title, minutes=20)
    part.table.view.selectAll()
    page.tabs.setFocus()
    press(page.tabs, KEY.Key_P)
    assert sorted(gathering.titles(meeting)) == ["One", "Two"]
    assert all(item.reason for item in gathering.agenda(meeting))
    gathering.desk.file.undo()
    assert gathering.titles(meeting) == []
