"""Minutes: read, approved, published, put right; and their papers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.kit.choice_edit import ChoiceEdit
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.pages.meetings.minutes_sheets import CorrectSheet, PublishSheet, ReasonSheet
from sofa_desktop.ui.pages.meetings.page import MeetingsPage
from tests.ui.desk import RememberingPaper, make_context
from tests.ui.kit.keys import bring_up, press, type_text
from tests.ui.meetings.gathering import Gathering
from tests.ui.meetings.pages import offered, sheet_of

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def gathering(tmp_path: Path) -> Iterator[Gathering]:
    with make_context(tmp_path) as context:
        yield Gathering(context)


@pytest.fixture
def held(gathering: Gathering) -> str:
    gathering.desk.circle.change(approval_rule="at_end")
    return gathering.hold()


@pytest.fixture
def page(qtbot: QtBot, gathering: Gathering, held: str) -> MeetingsPage:
    shown = MeetingsPage(gathering.context)
    qtbot.addWidget(shown)
    shown.resize(1072, 760)
    bring_up(qtbot, shown)
    assert shown.meetings.list.key() == held
    return shown


def test_the_minutes_are_a_readable_document(page: MeetingsPage) -> None:
    told = [block.text for block in page.meetings.held.blocks()]
    assert "1. Prices of webinars" in told
    assert "Every webinar has three prices." in told
    assert page.meetings.held.title.text() == "Meeting of 3 November 2026"


def test_from_draft_to_published_one_button_at_a_time(
    page: MeetingsPage, gathering: Gathering, held: str
) -> None:
    view = page.meetings.held
    assert view.next.text() == "Approve the minutes"
    view.next.setFocus()
    press(view.next, KEY.Key_Space)
    assert gathering.meeting(held).state == "minutes_approved"
    assert view.next.text() == "Publish…"
    press(view.next, KEY.Key_Space)
    sheet = sheet_of(page, PublishSheet)
    assert "this cannot be undone" in sheet.accessibleDescription()
    assert sheet.verb.isDefault()
    press(sheet, KEY.Key_Return)
    assert gathering.meeting(held).state == "published"
    assert not view.next.isVisible()
    assert view.sentence.text() == "Published on 24 November 2026."
    assert offered(page, "minutes.reopen").why_not == (
        "They are published; a correction puts them right."
    )


def test_publishing_is_left_without_a_trace(
    page: MeetingsPage, gathering: Gathering, held: str
) -> None:
    gathering.desk.minutes.approve(held)
    page.meetings.held.next.click()
    sheet = sheet_of(page, PublishSheet)
    press(sheet, KEY.Key_Escape)
    assert gathering.meeting(held).state == "minutes_approved"


def test_a_reason_stops_the_approval_until_they_are_sent_again(
    page: MeetingsPage, gathering: Gathering, held: str
) -> None:
    offered(page, "minutes.object").run()
    sheet = sheet_of(page, ReasonSheet)
    assert isinstance(sheet, ReasonSheet)
    sheet.text.setPlainText("The price is wrong.")
    press(sheet, KEY.Key_Return, CTRL)
    view = page.meetings.held
    assert "“The price is wrong.”" in view.sentence.text()
    assert view.next.text() == "Send them again"
    press(view.next, KEY.Key_Space)
    assert gathering.meeting(held).minutes_objection == ""
    assert view.next.text() == "Approve the minutes"


def test_approved_minutes_are_put_right_beside_them(
    page: MeetingsPage, gathering: Gathering, held: str
) -> None:
    assert offered(page, "minutes.correct").why_not == "The minutes are still a draft."
    gathering.desk.minutes.approve(held)
    offered(page, "minutes.correct").run()
    sheet = sheet_of(page, CorrectSheet)
    assert isinstance(sheet, CorrectSheet)
    sheet.text.setPlainText("There are four prices.")
    press(sheet, KEY.Key_Return, CTRL)
    told = [block.text for block in page.meetings.held.blocks()]
    assert told[-2:] == ["Corrections", "24 November 2026: There are four prices."]


def test_the_last_minutes_become_a_draft_again(
    page: MeetingsPage, gathering: Gathering, held: str
) -> None:
    gathering.desk.minutes.approve(held)
    offered(page, "minutes.reopen").run()
    assert gathering.meeting(held).state == "minutes_draft"


def test_where_the_next_meeting_approves_nothing_stands_out(
    page: MeetingsPage, gathering: Gathering, held: str
) -> None:
    gathering.desk.circle.change(approval_rule="next_meeting")
    page.refresh_now()
    view = page.meetings.held
    assert view.sentence.text() == (
        "The next meeting approves them in ADMIN, before its own items."
    )
    assert "minutes.approve" not in [action.key for action in page.offered()]
    press(view.next, KEY.Key_Space)
    assert gathering.meeting(held).state == "minutes_approved"
    assert gathering.meeting(held).approved_how == "at_end"


def test_papers_of_the_minutes(
    page: MeetingsPage, gathering: Gathering, tmp_path: Path, qtbot: QtBot
) -> None:
    page.meetings.deeds.copy_minutes()
    assert QApplication.clipboard().text() == "minutes as txt"
    paper = gathering.context.paper
    assert isinstance(paper, RememberingPaper)
    assert paper.payloads[0]["format"] == "sofa-minutes/1"
    out = tmp_path / "minutes.pdf"
    page.meetings.deeds.papers.save(lambda where: paper.document("minutes", {}, where), out)
    qtbot.waitUntil(lambda: page.notice.sentence == "“minutes.pdf” is saved.")


def test_draft_minutes_are_put_right_in_place(
    page: MeetingsPage, gathering: Gathering, held: str
) -> None:
    view = page.meetings.held
    view.mend.setFocus()
    press(view.mend, KEY.Key_Space)
    assert view.mend.text() == "Read them"
    assert not view.paper.isVisible()
    form = view.form
    assert form is not None
    item = gathering.agenda(held)[0].id
    notes = form.field(f"notes:{item}").editor
    assert isinstance(notes, ProseEdit)
    assert notes.toPlainText() == "Three prices have worked."
    notes.setFocus()
    notes.selectAll()
    type_text(notes, "All three prices have worked.")
    there = form.field(f"there:{gathering.people['Aiko']}").editor
    assert isinstance(there, ChoiceEdit)
    there.setFocus()
    there.setEditText("Excused")
    line = there.lineEdit()
    assert line is not None
    press(line, KEY.Key_Return)
    assert gathering.agenda(held)[0].notes == "All three prices have worked."
    press(view.mend, KEY.Key_Space)
    told = [block.text for block in view.blocks()]
    assert "Not there: Aiko Sato, excused." in told
    assert "All three prices have worked." in told
    assert view.paper.isVisible()


def test_approved_minutes_have_no_fields(
    page: MeetingsPage, gathering: Gathering, held: str
) -> None:
    view = page.meetings.held
    view.mend.setChecked(True)
    gathering.desk.minutes.approve(held)
    assert not view.mend.isVisible()
    assert view.form is None
    assert view.paper.isVisible()
