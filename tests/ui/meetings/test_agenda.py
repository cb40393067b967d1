"""A planned meeting: prepared by the composer, put in order, edited in place, by keyboard."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.meeting import Lane
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.explain import ExplainSheet
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.meetings.page import MeetingsPage
from sofa_desktop.ui.pages.meetings.planned import PlannedMeeting
from sofa_desktop.ui.pages.meetings.proposed_list import ProposedRow
from sofa_desktop.ui.pages.meetings.prose import Prose
from sofa_desktop.ui.pages.meetings.sheets import PlanSheet
from sofa_desktop.ui.pages.meetings.word_sheet import WordSheet
from tests.ui.desk import TODAY, RememberingPaper, make_context
from tests.ui.kit.keys import bring_up, press, type_text
from tests.ui.meetings.gathering import NEXT, Gathering
from tests.ui.meetings.pages import focused, offered, sheet_of

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PLACE, TITLE, OUTCOME, MINUTES, PRESENTER = range(5)


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


def edit_cell(planned: PlannedMeeting, row: int, column: int, text: str) -> None:
    view = planned.table.view
    view.setFocus()
    planned.table.editing.edit(row, column)
    editor = planned.table.editing.typing()
    assert editor is not None
    if isinstance(editor, TextEdit):
        editor.selectAll()
        type_text(editor, text)
    else:
        editor.setEditText(text)
    press(editor, KEY.Key_Return)


def three_items(gathering: Gathering) -> str:
    meeting = gathering.plan()
    for title in ("One", "Two", "Three"):
        gathering.item(meeting, title, 20)
    return meeting


def test_a_circle_that_never_met_is_asked_to_plan(
    page: MeetingsPage, gathering: Gathering, qtbot: QtBot
) -> None:
    assert page.header.line.text() == "No meeting is planned"
    assert page.meetings.offers().primary is not None
    page.tabs.setFocus()
    press(page.tabs, KEY.Key_N)
    sheet = sheet_of(page, PlanSheet)
    assert isinstance(sheet, PlanSheet)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), DateEdit))
    sheet.clock.setText("19")
    press(sheet, KEY.Key_Return, CTRL)
    row = gathering.desk.queries.next_meeting(TODAY)
    assert row is not None
    assert (row.held_on, row.starts_at, row.minutes) == (NEXT, "19:00", 90)
    assert page.meetings.shown() == row
    assert page.header.line.text().startswith("Next meeting Tuesday 1 December, 19:00")


def test_a_bad_time_stays_beside_its_field(page: MeetingsPage, gathering: Gathering) -> None:
    page.meetings.plan()
    sheet = sheet_of(page, PlanSheet)
    assert isinstance(sheet, PlanSheet)
    sheet.clock.setText("half past seven")
    press(sheet, KEY.Key_Return, CTRL)
    assert sheet.isVisible()
    assert sheet.form.field("starts_at").error() == "Write the time like 19:00."
    assert gathering.desk.queries.meetings() == []


def test_the_agenda_prepares_itself_and_is_taken_whole(
    page: MeetingsPage, gathering: Gathering
) -> None:
    meeting = gathering.plan()
    gathering.desk.backlog.note("Prices of webinars", outcome="decide", minutes=20)
    gathering.desk.backlog.note("Who answers inquiries", priority="soon")
    page.tabs.setFocus()
    press(page.tabs, KEY.Key_A)
    composer = page.meetings.planned.composer
    assert composer.isVisible()
    assert composer.summary.text().startswith("2 items proposed.")
    titles = [row.row.title for card in composer.lanes.values() for row in card.rows()]
    assert sorted(titles) == ["Prices of webinars", "Who answers inquiries"]
    assert all(row.row.reason for card in composer.lanes.values() for row in card.rows())
    first = page.offered()[0]
    assert first.words == "Add all that is proposed"
    press(focused(), KEY.Key_A)
    assert sorted(gathering.titles(meeting)) == ["Prices of webinars", "Who answers inquiries"]
    assert not composer.isVisible()
    gathering.desk.file.undo()
    assert gathering.titles(meeting) == []


def test_one_item_is_taken_and_one_declined_until_it_is_forgiven(
    page: MeetingsPage, gathering: Gathering
) -> None:
    meeting = gathering.plan()
    gathering.desk.backlog.note("Prices of webinars")
    gathering.desk.backlog.note("Who answers inquiries")
    page.meetings.planned.compose()
    composer = page.meetings.planned.composer

    def rows() -> dict[str, ProposedRow]:
        return {row.row.title: row for card in composer.cards() for row in card.rows()}

    wanted = rows()["Prices of webinars"].verb
    wanted.setFocus()
    press(wanted, KEY.Key_Space)
    assert gathering.titles(meeting) == ["Prices of webinars"]
    assert list(rows()) == ["Who answers inquiries"]
    other = rows()["Who answers inquiries"]
    assert other.quiet.accessibleName() == "Decline: Who answers inquiries"
    press(other.quiet, KEY.Key_Space)
    assert rows() == {}
    assert composer.forgotten.text() == "1 declined"
    assert not composer.declined.isVisible()
    press(composer.forgotten, KEY.Key_Space)
    again = composer.declined.rows()[0]
    assert again.verb.text() == "Propose again"
    press(again.verb, KEY.Key_Space)
    assert list(rows()) == ["Who answers inquiries"]


def test_what_does_not_fit_says_why_and_is_added_anyway(
    page: MeetingsPage, gathering: Gathering
) -> None:
    meeting = gathering.plan(minutes=60)
    gathering.desk.backlog.note("First", minutes=30, priority="soon")
    gathering.desk.backlog.note("Second", minutes=40)
    page.meetings.planned.compose()
    composer = page.meetings.planned.composer
    left = composer.left_out.rows()
    assert [row.row.title for row in left] == ["Second"]
    assert "It takes 40 minutes; 15 minutes were left" in left[0].row.reason
    assert left[0].verb.accessibleName() == "Add anyway: Second"
    press(left[0].verb, KEY.Key_Space)
    assert gathering.titles(meeting) == ["Second"]


def test_what_does_not_fit_is_kept_in_the_backlog(page: MeetingsPage, gathering: Gathering) -> None:
    meeting = gathering.plan(minutes=60)
    gathering.desk.meetings.change(meeting, plan="Summer school 30m\nThe next year 40m")
    page.meetings.planned.compose()
    composer = page.meetings.planned.composer
    (left,) = composer.left_out.rows()
    assert (left.row.title, left.keep.accessibleName()) == (
        "The next year", "Into the backlog: The next year",
    )  # fmt: skip
    assert not composer.lanes[Lane.FUTURE].rows()[0].keep.isVisible()
    press(left.keep, KEY.Key_Space)
    topics = gathering.desk.queries.backlog(gathering.desk.clock.today())
    assert [row.title for row in topics] == ["The next year"]
    (still,) = composer.left_out.rows()
    assert (still.row.title, still.row.keep, still.keep.isVisible()) == ("The next year", "", False)
    gathering.desk.file.undo()
    (back,) = composer.left_out.rows()
    assert (back.row.keep, back.keep.isVisibleTo(back)) == ("Into the backlog", True)


def test_space_lifts_arrows_move_space_drops(page: MeetingsPage, gathering: Gathering) -> None:
    meeting = three_items(gathering)
    planned = page.meetings.planned
    told: list[str] = []
    planned.lifting.told.connect(told.append)
    planned.table.setFocus()
    view = planned.table.view
    press(view, KEY.Key_Space)
    press(view, KEY.Key_Down)
    press(view, KEY.Key_Down)
    assert gathering.titles(meeting) == ["One", "Two", "Three"]
    press(view, KEY.Key_Space)
    assert gathering.titles(meeting) == ["Two", "Three", "One"]
    assert told == [
        "“One” lifted, place 1 of 3. Arrows move it, Space drops it, Escape puts it back.",
        "Place 2 of 3.",
        "Place 3 of 3.",
        "Dropped at place 3.",
    ]
    assert planned.table.chosen_rows()[0].title == "One"
    gathering.desk.file.undo()
    assert gathering.titles(meeting) == ["One", "Two", "Three"]


def test_escape_puts_a_lifted_item_back_and_nothing_is_written(
    page: MeetingsPage, gathering: Gathering
) -> None:
    meeting = three_items(gathering)
    planned = page.meetings.planned
    planned.table.setFocus()
    view = planned.table.view
    before = gathering.desk.file.next_undo()
    press(view, KEY.Key_Space)
    press(view, KEY.Key_End)
    assert [planned.table.model.text(row, TITLE) for row in range(3)] == ["Two", "Three", "One"]
    press(view, KEY.Key_Escape)
    assert [planned.table.model.text(row, TITLE) for row in range(3)] == ["One", "Two", "Three"]
    assert gathering.desk.file.next_undo() == before
    assert gathering.titles(meeting) == ["One", "Two", "Three"]


def test_leaving_the_table_puts_a_lifted_item_back(
    page: MeetingsPage, gathering: Gathering
) -> None:
    three_items(gathering)
    planned = page.meetings.planned
    planned.table.setFocus()
    press(planned.table.view, KEY.Key_Space)
    press(planned.table.view, KEY.Key_Down)
    planned.line.start()
    assert planned.lifting.lifted == ""
    assert [planned.table.model.text(row, TITLE) for row in range(3)] == ["One", "Two", "Three"]


def mouse(view: QWidget, kind: QEvent.Type, x: int, y: int) -> None:
    where = QPointF(x, y)
    left = Qt.MouseButton.LeftButton
    held = left if kind != QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton
    event = QMouseEvent(
        kind, where, QPointF(view.mapToGlobal(where)), left, held, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view, event)


def test_an_item_is_dragged_by_its_grip(page: MeetingsPage, gathering: Gathering) -> None:
    meeting = three_items(gathering)
    viewport = page.meetings.planned.table.view.viewport()
    mouse(viewport, QEvent.Type.MouseButtonPress, 20, 17)
    mouse(viewport, QEvent.Type.MouseMove, 20, 60)
    mouse(viewport, QEvent.Type.MouseMove, 20, 95)
    mouse(viewport, QEvent.Type.MouseButtonRelease, 20, 95)
    assert gathering.titles(meeting) == ["Two", "Three", "One"]


def test_items_are_edited_in_place(page: MeetingsPage, gathering: Gathering) -> None:
    meeting = three_items(gathering)
    planned = page.meetings.planned
    assert planned.bar.words.text() == "75 of 90 minutes, 15 left"
    edit_cell(planned, 0, TITLE, "The first")
    edit_cell(planned, 0, MINUTES, "40 min")
    edit_cell(planned, 0, OUTCOME, "Decide")
    edit_cell(planned, 0, PRESENTER, "Aiko Sato")
    row = gathering.agenda(meeting)[0]
    assert (row.title, row.minutes, row.outcome, row.presenter) == (
        "The first",
        40,
        "decide",
        "Aiko Sato",
    )
    assert planned.bar.words.text() == "95 of 90 minutes, 5 too many"
    assert planned.bar.more.text().startswith("The meeting is longer than planned.")


def test_minutes_that_are_none_stay_to_be_mended(page: MeetingsPage, gathering: Gathering) -> None:
    meeting = three_items(gathering)
    planned = page.meetings.planned
    edit_cell(planned, 0, MINUTES, "long")
    assert planned.table.editing.bubble.text() == "Write a number of minutes, 1 to 240."
    assert gathering.agenda(meeting)[0].minutes == 20


def test_an_item_is_typed_with_its_marks(page: MeetingsPage, gathering: Gathering) -> None:
    meeting = gathering.plan()
    page.tabs.setFocus()
    press(page.tabs, KEY.Key_I)
    line = page.meetings.planned.line
    assert focused() is line.line.edit
    type_text(focused(), "Trainer pay !decide 25m @Mira")
    assert line.marks.words() == ("Decide", "25 minutes", "Mira Novák")
    press(focused(), KEY.Key_Return)
    row = gathering.agenda(meeting)[0]
    assert (row.title, row.outcome, row.minutes, row.presenter) == (
        "Trainer pay",
        "decide",
        25,
        "Mira Novák",
    )
    assert line.line.edit.text() == ""
    press(focused(), KEY.Key_Return)
    assert line.line.error().startswith("An item needs a title.")


def test_an_item_is_taken_off_and_its_topic_waits_again(
    page: MeetingsPage, gathering: Gathering
) -> None:
    meeting = gathering.plan()
    topic = gathering.desk.backlog.note("Prices of webinars")
    gathering.desk.meetings.add_item(meeting, "Prices of webinars", backlog_id=topic)
    page.meetings.planned.remove()
    assert gathering.agenda(meeting) == []
    assert gathering.desk.queries.backlog(TODAY)[0].state == "active"


def test_the_details_are_edited_in_place(page: MeetingsPage, gathering: Gathering) -> None:
    meeting = gathering.plan()
    planned = page.meetings.planned
    assert not planned.form.isVisible()
    planned.unfold.setFocus()
    press(planned.unfold, KEY.Key_Space)
    assert planned.form.isVisible()
    for key, typed in (("starts_at", "18.30"), ("minutes", "60"), ("room", "Mars")):
        edit = planned.form.field(key).editor
        assert isinstance(edit, TextEdit)
        edit.setFocus()
        edit.selectAll()
        type_text(edit, typed)
        press(edit, KEY.Key_Return)
    day = planned.form.day
    day.setFocus()
    day.selectAll()
    type_text(day, "+14")
    press(day, KEY.Key_Return)
    row = gathering.meeting(meeting)
    assert (row.starts_at, row.minutes, row.room) == ("18:30", 60, "Mars")
    assert row.held_on == TODAY + timedelta(days=14)
    assert planned.facts.text() == "Tuesday 8 December, 18:30 · 60 minutes · Mars"


def test_a_written_word_of_an_absent_member_stands_at_its_item(
    page: MeetingsPage, gathering: Gathering
) -> None:
    meeting = three_items(gathering)
    planned = page.meetings.planned
    planned.item.note_word()
    sheet = sheet_of(page, WordSheet)
    assert isinstance(sheet, WordSheet)
    sheet.who.setEditText("Aiko Sato")
    sheet.kind.set_key("consent")
    sheet.text.setPlainText("I can live with it.")
    press(sheet, KEY.Key_Return, CTRL)
    assert sheet.form.field("answer").error() == "Choose consent or objection."
    sheet.consents.set_key("consent")
    press(sheet, KEY.Key_Return, CTRL)
    word = planned.item.words()[0]
    assert (word.member, word.kind, word.answer) == ("Aiko Sato", "consent", "consent")
    assert gathering.desk.queries.written_words(gathering.agenda(meeting)[0].id) == [word]


def test_a_written_word_on_a_role_is_for_the_rounds_of_its_selection(
    page: MeetingsPage, gathering: Gathering
) -> None:
    desk = gathering.desk
    role = desk.roles.add("Facilitator", kind="facilitator")
    meeting = gathering.plan()
    item = desk.meetings.add_item(meeting, "Facilitator", subject_type="role", subject_id=role)
    page.reveal(meeting)
    detail = page.meetings.planned.item
    page.meetings.planned.table.choose(item)
    detail.note_word()
    sheet = sheet_of(page, WordSheet)
    assert isinstance(sheet, WordSheet)
    kinds = [sheet.kind.itemText(at) for at in range(sheet.kind.count())]
    assert kinds == [
        "The role, its term and the list",
        "Nomination, with the reason",
        "Consent round",
    ]
    sheet.who.setEditText("Aiko Sato")
    sheet.kind.setEditText("Nomination, with the reason")
    sheet.text.setPlainText("Mira: she is calm.")
    press(sheet, KEY.Key_Return, CTRL)
    (word,) = detail.words()
    assert (word.member, word.kind, word.text) == ("Aiko Sato", "reaction", "Mira: she is calm.")
    told = [each.text() for each in detail.findChildren(Prose)]
    assert "Aiko Sato, for the nomination, written 24 November 2026" in told


def test_a_running_meeting_is_marked_and_its_agenda_left_alone(
    page: MeetingsPage, gathering: Gathering
) -> None:
    meeting = three_items(gathering)
    gathering.desk.meetings.open(meeting)
    planned = page.meetings.planned
    assert page.meetings.list.entries()[0].title == "Now"
    assert planned.chip.text() == "running"
    assert planned.running.isVisible()
    assert not planned.line.isVisible()
    first = page.offered()[0]
    assert first.words == "Back to the meeting"
    planned.table.setFocus()
    press(planned.table.view, KEY.Key_Space)
    assert planned.lifting.lifted == ""
    remove = next(each for each in planned.row_actions() if each.key == "agenda.remove")
    assert remove.why_not == "The meeting is running."


def test_papers_of_the_agenda(page: MeetingsPage, gathering: Gathering) -> None:
    three_items(gathering)
    page.meetings.deeds.copy_agenda()
    paper = gathering.context.paper
    assert isinstance(paper, RememberingPaper)
    payload = paper.payloads[0]
    assert payload["format"] == "sofa-agenda/1"
    assert [item["title"] for item in payload["items"]] == ["One", "Two", "Three"]
    assert QApplication.clipboard().text() == "agenda as txt"
    assert page.notice.sentence == "Copied. Paste it into a mail."


def test_a_calendar_file_needs_an_hour(page: MeetingsPage, gathering: Gathering) -> None:
    gathering.desk.meetings.plan(NEXT)
    action = offered(page, "agenda.ics")
    assert action.why_not == "Say when it begins first."


def test_a_planned_meeting_is_removed_and_comes_back(
    page: MeetingsPage, gathering: Gathering
) -> None:
    gathering.plan()
    action = offered(page, "meetings.remove")
    action.run()
    assert gathering.desk.queries.meetings() == []
    gathering.desk.file.undo()
    assert len(gathering.desk.queries.meetings()) == 1


def test_other_places_can_ask_for_an_agenda(page: MeetingsPage, gathering: Gathering) -> None:
    gathering.plan()
    gathering.desk.backlog.note("Prices of webinars")
    page.show_part("backlog")
    page.reveal("prepare")
    assert page.part() is page.meetings
    assert page.meetings.planned.composer.isVisible()


def test_what_an_agenda_item_cannot_have_stays_in_its_text(
    page: MeetingsPage, gathering: Gathering
) -> None:
    meeting = gathering.plan()
    page.meetings.planned.add_item()
    type_text(focused(), "Prices 20m ~until March")
    press(focused(), KEY.Key_Return)
    assert gathering.titles(meeting) == ["Prices 20m ~until March"]


def test_the_minutes_can_be_asked_how_they_are_computed(
    page: MeetingsPage, gathering: Gathering
) -> None:
    three_items(gathering)
    page.meetings.planned.bar.explain_asked.emit()
    sheet = sheet_of(page, ExplainSheet)
    told = [label.text() for label in sheet.findChildren(Label)]
    assert "5 minutes for Check-in" in told
    assert "20 minutes for “Two”" in told
    assert "Together 75 minutes; the meeting is planned for 90 minutes." in told


def test_the_meeting_one_looked_at_is_shown_again(
    page: MeetingsPage, gathering: Gathering, qtbot: QtBot
) -> None:
    gathering.plan()
    later = gathering.plan(NEXT + timedelta(days=28))
    page.meetings.list.choose(later)
    again = MeetingsPage(gathering.context)
    qtbot.addWidget(again)
    again.restore(page.state())
    bring_up(qtbot, again)
    assert again.meetings.list.key() == later
