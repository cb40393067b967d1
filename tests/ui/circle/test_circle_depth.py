"""Terms that wait, resigning with a reason, hours, time zones, and the versions of the aim."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.services.rows import RoleRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.buttons import ActionButton
from sofa_desktop.ui.kit.choice_edit import ChoiceEdit
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.pages.circle.page import CirclePage
from sofa_desktop.ui.pages.circle.papers import HandoverSheet
from sofa_desktop.ui.pages.circle.sheets import DaySheet, FillSheet
from tests.ui.desk import TODAY, make_context
from tests.ui.kit.keys import bring_up, press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with make_context(tmp_path) as made:
        made.desk.circle.change(parent="Communities Support")
        yield made


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> CirclePage:
    shown = CirclePage(context)
    qtbot.addWidget(shown)
    shown.resize(1072, 700)
    bring_up(qtbot, shown)
    return shown


def sheet_of(page: CirclePage, kind: type[DaySheet]) -> DaySheet:
    (shown,) = [each for each in page.findChildren(kind) if each.isVisible()]
    return shown


def answer(sheet: DaySheet, day: str = "", words: str = "") -> None:
    """Type into a sheet and accept it by keyboard."""
    if day:
        sheet.day.selectAll()
        type_text(sheet.day, day)
    if words:
        sheet.words.setFocus()
        type_text(sheet.words, words)
    press(sheet.day, Qt.Key.Key_Return, CTRL)


def buttons(page: QWidget) -> dict[str, ActionButton]:
    return {each.action.key: each for each in page.findChildren(ActionButton) if each.isVisible()}


def texts(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(Label) if each.isVisible()]


def the_leader(context: Context) -> RoleRow:
    return next(row for row in context.desk.queries.roles(TODAY) if row.kind == "leader")


def test_a_leader_waits_until_the_other_circle_consents(page: CirclePage, context: Context) -> None:
    role = context.desk.roles.add("Leader", kind="leader")
    context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    page.roles.choose(role)
    page.roles.deeds.fill()
    (sheet,) = [each for each in page.findChildren(FillSheet) if each.isVisible()]
    assert sheet.waits.text() == "Waits for the consent of Communities Support"
    line = sheet.holder.lineEdit()
    assert line is not None
    type_text(line, "Mira")
    press(line, Qt.Key.Key_Return)
    press(sheet, Qt.Key.Key_Return, CTRL)
    row = page.roles.list.rows()[0].text
    assert (row.who, row.chip, row.tone) == ("Mira is selected", "waits for consent", "warning")
    assert page.header.line.text() == "1 member · 1 role · 1 waits for consent"
    assert the_leader(context).holder == ""
    assert the_leader(context).awaiting == "Mira"
    assert list(buttons(page.roles.detail)) == ["term.confirm", "term.take_back"]
    buttons(page.roles.detail)["term.take_back"].click()
    assert context.desk.queries.terms() == []
    context.desk.file.undo()
    buttons(page.roles.detail)["term.confirm"].click()
    answer(sheet_of(page, DaySheet), "", "their minutes of 23 November")
    assert the_leader(context).holder == "Mira"
    note = page.roles.detail.terms.model.text(0, 3)
    assert note == "the other circle consented 24 Nov 2026 (their minutes of 23 November)"
    context.desk.file.undo()
    assert page.roles.list.rows()[0].text.chip == "waits for consent"


def test_whose_consent_is_known_waits_for_nobody(page: CirclePage, context: Context) -> None:
    role = context.desk.roles.add("Delegate", kind="delegate")
    context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    page.roles.choose(role)
    page.roles.deeds.fill()
    (sheet,) = [each for each in page.findChildren(FillSheet) if each.isVisible()]
    sheet.waits.setFocus()
    press(sheet.waits, Qt.Key.Key_Space)
    line = sheet.holder.lineEdit()
    assert line is not None
    type_text(line, "Mira")
    press(line, Qt.Key.Key_Return)
    assert context.desk.queries.roles(TODAY)[0].holder == "Mira"


def test_a_vacant_role_says_since_when_and_why(page: CirclePage, context: Context) -> None:
    role = context.desk.roles.add("Host")
    mira = context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    context.desk.roles.fill(role, mira, starts_on=date(2026, 6, 1))
    page.roles.deeds.resign()
    answer(sheet_of(page, DaySheet), "2026-11-20", "A new job.")
    row = page.roles.list.rows()[0].text
    assert (row.who, row.chip) == ("Vacant since 21 Nov 2026", "vacant")
    assert page.roles.detail.terms.model.text(0, 3) == "resigned: A new job."
    assert context.desk.queries.roles(TODAY)[0].vacant_since == date(2026, 11, 21)
    assert list(buttons(page.roles.detail)) == ["role.select", "role.fill", "role.hand_over"]


def test_a_selection_is_begun_at_the_vacancy_and_gone_back_from(
    page: CirclePage, context: Context
) -> None:
    role = context.desk.roles.add("Host")
    context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    row = page.roles.list.rows()[0]
    assert row.button.accessibleName() == "Begin the selection for Host"
    row.button.setFocus()
    press(row.button, Qt.Key.Key_Space)
    (selection,) = context.desk.queries.selections(role)
    assert page.roles.selecting.is_shown()
    assert [action.key for action in page.offered()][:1] == ["roles.back"]
    kept = page.state()
    page.roles.close_guide()
    assert not page.roles.selecting.is_shown()
    assert row.button.accessibleName() == "Go on with the selection for Host"
    assert buttons(page.roles.detail)["role.select"].action.text == "Go on selecting…"
    page.reveal(f"selection:{role}")
    assert page.roles.selecting.shown() == selection.id
    assert len(context.desk.queries.selections(role)) == 1
    page.reveal(role)
    assert not page.roles.selecting.is_shown()
    page.restore(kept)
    page.refresh()
    assert page.roles.selecting.shown() == selection.id


def test_the_circle_says_how_early_it_is_warned(page: CirclePage, context: Context) -> None:
    role = context.desk.roles.add("Host")
    mira = context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    context.desk.roles.fill(role, mira, starts_on=date(2026, 6, 12), ends_on=date(2026, 12, 12))
    assert page.roles.list.rows()[0].text.chip == "ends in 18 days"
    page.show_part("aim")
    warning = page.aim.rules.field("warning_days").editor
    assert isinstance(warning, QLineEdit)
    warning.setFocus()
    warning.selectAll()
    type_text(warning, "14")
    press(warning, Qt.Key.Key_Return)
    page.show_part("roles")
    assert page.roles.list.rows()[0].text.chip == "until 12 Dec 2026"


def test_more_hours_than_promised_are_noticed_kindly(page: CirclePage, context: Context) -> None:
    yui = context.desk.people.add("Yui", joined_on=date(2025, 1, 1), hours_month=10)
    for name in ("Host", "Editor"):
        role = context.desk.roles.add(name, hours_month=7)
        context.desk.roles.fill(role, yui)
    (note,) = page.roles.notes.rows()
    said = "Promised 10 hours a month; 2 roles take 14."
    assert (note.text.title, note.text.detail) == ("Yui", said)
    with_jump: list[tuple[str, str]] = []
    page.go_asked.connect(lambda place, record: with_jump.append((place, record)))
    note.acted.emit(note.text.key)
    assert with_jump == [("circle", yui)]
    page.reveal(yui)
    assert page.members.detail.hours.text() == (
        "Yui promised 10 hours a month; the 2 roles held take 14."
    )
    more = said.replace("2 roles", "4 roles")
    for name in ("Cook", "Clerk"):
        context.desk.roles.fill(context.desk.roles.add(name), yui)
    page.show_part("roles")
    (note,) = page.roles.notes.rows()
    assert note.text.detail == f"Holds 4 roles. Would somebody else like one? {more}"


def test_a_time_zone_is_found_by_typing_and_told_in_words(
    page: CirclePage, context: Context
) -> None:
    mira = context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    page.reveal(mira)
    zone = page.members.detail.form.field("time_zone").editor
    assert isinstance(zone, ChoiceEdit)
    zone.setFocus()
    zone.setEditText("tokyo")
    press(zone, Qt.Key.Key_Return)
    assert context.desk.queries.members(TODAY)[0].time_zone == "Asia/Tokyo"
    assert page.members.detail.local.text() == "It is 19:42 there now."
    zone.setEditText("")
    press(zone, Qt.Key.Key_Return)
    assert context.desk.queries.members(TODAY)[0].time_zone == ""
    assert page.members.detail.local.isHidden()


def test_hours_that_are_none_are_refused_beside_the_field(
    page: CirclePage, context: Context
) -> None:
    mira = context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    page.reveal(mira)
    field = page.members.detail.form.field("hours_month")
    field.editor.setFocus()
    type_text(field.editor, "many")
    press(field.editor, Qt.Key.Key_Return)
    assert field.error().startswith("“many” is not a number of hours.")


def test_aim_and_domain_come_into_force_by_both_consents(
    page: CirclePage, context: Context
) -> None:
    page.show_part("aim")
    assert page.aim.none.isVisible()
    page.aim.begin_draft()
    type_text(focused(), "Teaching sociocracy")
    domain = page.aim.draft_card.form.field("domain").editor
    domain.setFocus()
    type_text(domain, "Courses")
    page.aim.draft_card.budget.setFocus()
    type_text(page.aim.draft_card.budget, "4000")
    press(page.aim.draft_card.budget, Qt.Key.Key_Return)
    page.aim.draft_card.theirs.setFocus()
    press(page.aim.draft_card.theirs, Qt.Key.Key_Space)
    sheet = sheet_of(page, DaySheet)
    assert sheet.windowTitle() == "Communities Support consents"
    answer(sheet, "2026-11-10", "GC minutes")
    assert page.aim.draft_card.theirs.isHidden()
    assert page.aim.draft_card.form.isHidden()
    assert (
        "Communities Support consented on 10 November 2026 (GC minutes). "
        "Our circle has not consented yet."
    ) in texts(page.aim.draft_card)
    circle = context.desk.queries.circle()
    assert circle is not None
    assert circle.aim == ""
    page.aim.draft_card.ours.click()
    answer(sheet_of(page, DaySheet), "2026-11-20")
    circle = context.desk.queries.circle()
    assert circle is not None
    assert (circle.aim, circle.domain) == ("Teaching sociocracy", "Courses")
    assert page.aim.draft_card.isHidden()
    said = texts(page.aim.force)
    assert "Version 1, in force since 20 November 2026." in said
    assert "The circle spends up to 4,000.00\N{NO-BREAK SPACE}EUR a year on its own." in said
    context.desk.file.undo()
    assert page.aim.draft_card.isVisible()
    assert page.aim.force.isHidden()


def test_an_old_aim_is_in_force_and_stands_below_after_the_next(
    qtbot: QtBot, page: CirclePage, context: Context
) -> None:
    with context.desk.file.act("circle.change") as work:
        work.circles.put(replace(work.circle(), aim="Old words"))
    page.show_part("aim")
    assert "No consent was recorded." in texts(page.aim.force)
    page.aim.begin_draft()
    draft = context.desk.queries.aims()[0]
    assert draft.aim == "Old words"
    context.desk.aims.change(draft.id, aim="New words")
    context.desk.aims.circle_consents(draft.id)
    page.aim.draft_card.reword.click()
    assert context.desk.queries.aims()[0].circle_consented_on is None
    context.desk.aims.circle_consents(draft.id)
    context.desk.aims.parent_consents(draft.id)
    assert "New words" in texts(page.aim.force)
    qtbot.waitUntil(
        lambda: "Version 1 · In force until 24 November 2026." in texts(page.aim), timeout=3000
    )
    assert "Old words" in texts(page.aim)
    assert "Aim: “Old words” → “New words”" in page.aim.history.lines()


def test_a_draft_is_taken_away(page: CirclePage, context: Context) -> None:
    context.desk.aims.draft("Teaching")
    page.show_part("aim")
    page.aim.draft_card.drop.click()
    assert context.desk.queries.aims() == []
    assert page.aim.none.isVisible()


def test_the_handover_tells_nothing_of_people_unless_asked(
    page: CirclePage, context: Context
) -> None:
    role = context.desk.roles.add("Host")
    mira = context.desk.people.add("Mira", joined_on=date(2025, 1, 1), email="mira@example.org")
    context.desk.roles.fill(role, mira)
    page.roles.deeds.hand_over()
    (sheet,) = [each for each in page.findChildren(HandoverSheet) if each.isVisible()]
    boxes = sheet.findChildren(QCheckBox)
    assert [box.isChecked() for box in boxes] == [False, False, False]
    assert sheet.answer() == ()
    boxes[0].click()
    assert sheet.answer() == ("email",)
    sheet.reject()
    row = context.desk.queries.roles(TODAY)[0]
    papers = page.roles.deeds.papers
    assert papers.handover(row, ())["contacts"] == []
    assert "mira@example.org" in str(papers.handover(row, ("email",))["contacts"])


def test_the_circle_is_described_in_place(page: CirclePage, context: Context) -> None:
    page.show_part("aim")
    kind = page.aim.facts.field("kind").editor
    assert isinstance(kind, ChoiceEdit)
    kind.setEditText("Helping circle")
    press(kind, Qt.Key.Key_Return)
    circle = context.desk.queries.circle()
    assert circle is not None
    assert circle.kind == "helping"
    assert page.aim.history.lines()[0] == "Kind: Sector circle → Helping circle"


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
