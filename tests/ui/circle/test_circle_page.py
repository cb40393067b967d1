"""The page over a real file, by keyboard."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.services.rows import MemberRow, RoleRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.choice_edit import ChoiceEdit
from sofa_desktop.ui.pages.circle.page import CirclePage
from sofa_desktop.ui.pages.circle.sheets import DaySheet, FillSheet
from tests.ui.desk import TODAY, make_context
from tests.ui.kit.keys import bring_up, press, type_text

NAMES = {
    "leader": "Leader",
    "delegate": "Delegate",
    "facilitator": "Facilitator",
    "secretary": "Secretary",
}


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with make_context(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> CirclePage:
    shown = CirclePage(context)
    qtbot.addWidget(shown)
    shown.resize(1072, 700)
    bring_up(qtbot, shown)
    return shown


def members(context: Context) -> list[MemberRow]:
    return context.desk.queries.members(TODAY)


def roles(context: Context) -> dict[str, RoleRow]:
    return {row.name: row for row in context.desk.queries.roles(TODAY)}


def the_circle_roles(context: Context) -> dict[str, RoleRow]:
    context.desk.roles.add_circle_roles(NAMES)
    return roles(context)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def sheet_of(page: CirclePage, kind: type[FillSheet | DaySheet]) -> FillSheet | DaySheet:
    shown = [each for each in page.findChildren(kind) if each.isVisible()]
    assert len(shown) == 1
    return shown[0]


def fill_with(sheet: FillSheet, name: str) -> None:
    line = sheet.holder.lineEdit()
    assert line is not None
    type_text(line, name)
    press(line, Qt.Key.Key_Return)
    press(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_an_empty_circle_offers_the_roles_every_circle_has(
    page: CirclePage, context: Context
) -> None:
    action = next(each for each in page.offered() if each.key == "circle.roles")
    action.run()
    assert [row.text.name for row in page.roles.list.rows()] == list(NAMES.values())
    assert page.header.line.text() == "0 members · 4 roles · 4 vacant"
    again = next(each for each in page.offered() if each.key == "circle.roles")
    assert again.why_not == "All four are there."
    context.desk.file.undo()
    assert page.roles.list.rows() == ()


def test_a_role_is_added_by_n_and_its_name(page: CirclePage, context: Context) -> None:
    page.tabs.setFocus()
    press(page.tabs, Qt.Key.Key_N)
    assert focused() is page.roles.add_line.edit
    type_text(focused(), "Webinar host")
    press(focused(), Qt.Key.Key_Return)
    assert list(roles(context)) == ["Webinar host"]
    assert page.roles.add_line.edit.text() == ""
    assert page.roles.list.current() == roles(context)["Webinar host"].id


def test_a_role_without_a_name_is_refused_below_the_line(
    page: CirclePage, context: Context
) -> None:
    page.roles.start_adding()
    press(focused(), Qt.Key.Key_Return)
    assert page.roles.add_line.error() == ("A role needs a name. Nothing was changed. Type one.")
    assert roles(context) == {}
    type_text(focused(), "H")
    assert page.roles.add_line.error() == ""


def test_the_arrows_walk_the_roles_and_the_detail_follows(
    page: CirclePage, context: Context
) -> None:
    the_circle_roles(context)
    page.roles.list.focus_current()
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Down)
    state = page.roles.chosen()
    assert state is not None
    assert state.role.name == "Secretary"
    press(focused(), Qt.Key.Key_Return)
    name = page.roles.detail.form.field("name").editor
    assert focused() is name
    assert isinstance(name, QLineEdit)
    assert name.text() == "Secretary"


def test_a_vacant_role_is_filled_for_six_months(page: CirclePage, context: Context) -> None:
    the_circle_roles(context)
    context.desk.people.add("Mira Novák", joined_on=date(2025, 1, 1))
    row = page.roles.list.rows()[0]
    assert row.accessibleName() == "Leader: Nobody has held it yet, vacant"
    page.roles.deeds.fill()
    sheet = sheet_of(page, FillSheet)
    assert isinstance(sheet, FillSheet)
    assert (sheet.starts.day(), sheet.ends.day()) == (TODAY, date(2027, 5, 24))
    fill_with(sheet, "Mira")
    leader = roles(context)["Leader"]
    assert (leader.holder, leader.starts_on, leader.ends_on) == (
        "Mira Novák",
        TODAY,
        date(2027, 5, 24),
    )
    row = page.roles.list.rows()[0]
    assert row.accessibleName() == (
        "Leader: Mira Novák, 24 Nov 2026 – 24 May 2027, until 24 May 2027"
    )
    assert row.button.isHidden()


def test_the_last_day_follows_another_first_day(
    qtbot: QtBot, page: CirclePage, context: Context
) -> None:
    the_circle_roles(context)
    context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    page.roles.deeds.fill()
    sheet = sheet_of(page, FillSheet)
    assert isinstance(sheet, FillSheet)
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    sheet.starts.setFocus()
    sheet.starts.selectAll()
    type_text(sheet.starts, "2026-12-01")
    press(sheet.starts, Qt.Key.Key_Tab)
    assert sheet.ends.day() == date(2027, 6, 1)
    fill_with(sheet, "Mira")
    assert page.roles.list.rows()[0].text.chip == "from 1 Dec 2026"


def test_the_leader_is_not_also_the_delegate(page: CirclePage, context: Context) -> None:
    rows = the_circle_roles(context)
    mira = context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    context.desk.roles.fill(rows["Leader"].id, mira)
    page.roles.choose(rows["Delegate"].id)
    page.roles.deeds.fill()
    sheet = sheet_of(page, FillSheet)
    assert isinstance(sheet, FillSheet)
    fill_with(sheet, "Mira")
    assert sheet.isVisible()
    assert sheet.notice.sentence == (
        "Mira would be leader and delegate on the same days. Nothing was changed. The two links "
        "to the parent circle need two people: choose somebody else for one of them."
    )
    assert roles(context)["Delegate"].holder == ""
    sheet.reject()


def test_a_term_is_extended_and_undone(page: CirclePage, context: Context) -> None:
    rows = the_circle_roles(context)
    mira = context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    context.desk.roles.fill(
        rows["Leader"].id, mira, starts_on=date(2026, 6, 12), ends_on=date(2026, 12, 12)
    )
    page.roles.deeds.extend()
    sheet = sheet_of(page, DaySheet)
    assert isinstance(sheet, DaySheet)
    assert sheet.day.day() == date(2027, 6, 12)
    press(sheet.day, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert roles(context)["Leader"].ends_on == date(2027, 6, 12)
    assert page.roles.list.rows()[0].text.chip == "until 12 Jun 2027"
    assert "Last day: 12 Dec 2026 → 12 Jun 2027" in page.roles.detail.history.lines()
    context.desk.file.undo()
    assert page.roles.list.rows()[0].text.chip == "ends in 18 days"


def test_a_shorter_term_is_refused_on_the_sheet(page: CirclePage, context: Context) -> None:
    rows = the_circle_roles(context)
    mira = context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    context.desk.roles.fill(rows["Leader"].id, mira)
    page.roles.deeds.extend()
    sheet = sheet_of(page, DaySheet)
    assert isinstance(sheet, DaySheet)
    sheet.day.selectAll()
    type_text(sheet.day, "2027-01-01")
    press(sheet.day, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.notice.sentence == (
        "The term already runs until 24 May 2027. Nothing was changed. Choose a later day."
    )
    sheet.reject()


def test_who_resigns_leaves_a_vacancy(page: CirclePage, context: Context) -> None:
    rows = the_circle_roles(context)
    mira = context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    context.desk.roles.fill(rows["Leader"].id, mira, starts_on=date(2026, 6, 1))
    page.roles.deeds.resign()
    sheet = sheet_of(page, DaySheet)
    assert isinstance(sheet, DaySheet)
    sheet.day.selectAll()
    type_text(sheet.day, "yesterday")
    press(sheet.day, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.roles.list.rows()[0].text.chip == "vacant"
    extend = next(each for each in page.offered() if each.key == "term.extend")
    assert extend.why_not == "Nobody holds this role now."


def test_purpose_is_kept_as_one_leaves_it(page: CirclePage, context: Context) -> None:
    the_circle_roles(context)
    purpose = page.roles.detail.form.field("purpose").editor
    purpose.setFocus()
    type_text(purpose, "Keeps us moving.")
    press(purpose, Qt.Key.Key_Tab)
    assert roles(context)["Leader"].purpose == "Keeps us moving."
    assert page.roles.detail.history.lines()[0] == "Purpose: nothing → “Keeps us moving.”"


def test_what_is_typed_is_kept_when_another_role_is_shown(
    page: CirclePage, context: Context
) -> None:
    rows = the_circle_roles(context)
    purpose = page.roles.detail.form.field("purpose").editor
    purpose.setFocus()
    type_text(purpose, "Keeps us moving.")
    page.reveal(rows["Secretary"].id)
    assert roles(context)["Leader"].purpose == "Keeps us moving."
    assert roles(context)["Secretary"].purpose == ""


def test_what_is_typed_is_kept_when_the_window_asks_for_the_state(
    page: CirclePage, context: Context
) -> None:
    context.desk.aims.draft()
    page.show_aim()
    type_text(focused(), "Communities govern themselves.")
    page.state()
    assert context.desk.queries.aims()[0].aim == "Communities govern themselves."


def test_esc_brings_the_kept_text_back(page: CirclePage, context: Context) -> None:
    context.desk.aims.draft("Kept.")
    page.show_aim()
    type_text(focused(), "Not ")
    press(focused(), Qt.Key.Key_Escape)
    press(focused(), Qt.Key.Key_Tab)
    assert context.desk.queries.aims()[0].aim == "Kept."


def test_a_wrong_currency_stays_with_the_sentence_beside(
    page: CirclePage, context: Context
) -> None:
    page.show_aim()
    field = page.aim.facts.field("currency")
    edit = field.editor
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    type_text(edit, "Euros")
    press(edit, Qt.Key.Key_Return)
    assert edit.text() == "Euros"
    assert field.error()
    circle = context.desk.queries.circle()
    assert circle is not None
    assert circle.currency == "EUR"
    press(edit, Qt.Key.Key_Escape)
    assert edit.text() == "EUR"


def test_a_member_is_added_and_edited_by_keyboard(page: CirclePage, context: Context) -> None:
    page.show_members()
    press(page.tabs, Qt.Key.Key_N)
    type_text(focused(), "Mira Novák")
    press(focused(), Qt.Key.Key_Return)
    view = page.members.table.view
    view.setFocus()
    view.go_to(0, 4)
    type_text(view, "1")
    type_text(focused(), "0")
    press(focused(), Qt.Key.Key_Return)
    assert [(row.name, row.hours_month, row.standing) for row in members(context)] == [
        ("Mira Novák", 10, "full")
    ]
    email = page.members.detail.contact.field("email").editor
    email.setFocus()
    type_text(email, "mira@example.org")
    press(email, Qt.Key.Key_Return)
    assert members(context)[0].email == "mira@example.org"
    view.go_to(0, 1)
    press(view, Qt.Key.Key_F2)
    standing = view.indexWidget(view.currentIndex())
    assert isinstance(standing, ChoiceEdit)
    standing.setEditText("Guest")
    press(standing, Qt.Key.Key_Return)
    assert members(context)[0].standing == "guest"
    context.desk.file.undo()
    assert members(context)[0].standing == "full"
    assert page.members.table.model.text(0, 1) == "Member"


def test_who_leaves_ends_the_roles_and_can_come_back(page: CirclePage, context: Context) -> None:
    rows = the_circle_roles(context)
    mira = context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    context.desk.roles.fill(rows["Leader"].id, mira, starts_on=date(2026, 6, 1))
    page.reveal(mira)
    page.members.leave()
    sheet = sheet_of(page, DaySheet)
    assert isinstance(sheet, DaySheet)
    assert sheet.accessibleDescription() == "These roles end the day before: Leader."
    press(sheet.day, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert members(context)[0].left_on == TODAY
    assert roles(context)["Leader"].holder == ""
    offered = {action.key: action.why_not for action in page.offered()}
    assert offered["member.leave"] == "This member has left already."
    assert offered["member.back"] == ""
    page.members.come_back()
    assert members(context)[0].left_on is None


def test_the_day_of_leaving_is_a_cell_too(page: CirclePage, context: Context) -> None:
    context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    page.show_members()
    view = page.members.table.view
    view.go_to(0, 3)
    type_text(view, "1")
    type_text(focused(), "2.12.2026")
    press(focused(), Qt.Key.Key_Return)
    assert members(context)[0].left_on == date(2026, 12, 12)
    press(view, Qt.Key.Key_F2)
    line = focused()
    assert isinstance(line, QLineEdit)
    line.clear()
    press(line, Qt.Key.Key_Return)
    assert members(context)[0].left_on is None


def test_who_has_a_history_is_not_removed(page: CirclePage, context: Context) -> None:
    rows = the_circle_roles(context)
    mira = context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    jun = context.desk.people.add("Jun", joined_on=date(2025, 1, 1))
    context.desk.roles.fill(rows["Leader"].id, mira)
    page.reveal(mira)
    page.members.remove()
    assert page.notice.sentence.startswith("Mira has held a role")
    page.reveal(jun)
    page.members.remove()
    assert [row.name for row in members(context)] == ["Mira"]
    context.desk.file.undo()
    assert page.members.table.count() == 2


def test_the_history_of_holders_is_corrected_in_place(page: CirclePage, context: Context) -> None:
    rows = the_circle_roles(context)
    mira = context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    term = context.desk.roles.fill(rows["Leader"].id, mira, starts_on=date(2026, 6, 1))
    page.reveal(term)
    table = page.roles.detail.terms
    table.setFocus()
    table.view.go_to(0, 2)
    press(table.view, Qt.Key.Key_F2)
    line = focused()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    type_text(line, "2026-05-01")
    press(line, Qt.Key.Key_Return)
    assert line.text() == "2026-05-01"
    assert roles(context)["Leader"].ends_on == date(2026, 12, 1)
    press(line, Qt.Key.Key_Escape)
    table.choose(term)
    page.roles.detail.remove_terms()
    assert context.desk.queries.terms() == []
    context.desk.file.undo()
    assert table.count() == 1


def test_a_role_goes_with_its_terms_and_both_come_back(page: CirclePage, context: Context) -> None:
    rows = the_circle_roles(context)
    mira = context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    context.desk.roles.fill(rows["Leader"].id, mira)
    page.reveal(rows["Leader"].id)
    page.roles.remove()
    assert "Leader" not in roles(context)
    context.desk.file.undo()
    assert roles(context)["Leader"].holder == "Mira"
    assert page.roles.list.rows()[0].text.who == "Mira"


def test_a_record_is_revealed_in_its_own_view(page: CirclePage, context: Context) -> None:
    rows = the_circle_roles(context)
    mira = context.desk.people.add("Mira")
    page.reveal(mira)
    assert page.tabs.currentIndex() == 1
    assert page.members.table.chosen_records() == (mira,)
    page.reveal(rows["Secretary"].id)
    assert page.tabs.currentIndex() == 0
    assert page.roles.list.current() == rows["Secretary"].id
    page.reveal("nothing-like-it")
    assert page.roles.list.current() == rows["Secretary"].id


def test_the_page_is_taken_up_where_it_was_left(
    qtbot: QtBot, page: CirclePage, context: Context
) -> None:
    rows = the_circle_roles(context)
    page.reveal(rows["Facilitator"].id)
    kept = page.state()
    page.restore({"tab": "nonsense", "roles": "nonsense", "table": 3})
    other = CirclePage(context)
    qtbot.addWidget(other)
    other.restore(kept)
    other.show()
    assert other.roles.list.current() == rows["Facilitator"].id
    assert other.tabs.currentIndex() == 0


def test_every_control_has_a_name(page: CirclePage, context: Context) -> None:
    rows = the_circle_roles(context)
    mira = context.desk.people.add("Mira", joined_on=date(2025, 1, 1))
    context.desk.roles.fill(rows["Leader"].id, mira)
    for show in (page.show_members, page.show_aim, page.show_roles):
        show()
        unnamed = [
            widget
            for widget in page.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.accessibleName()
            and not (isinstance(widget, QLineEdit) and isinstance(widget.parent(), ChoiceEdit))
        ]
        assert unnamed == []
