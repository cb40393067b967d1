"""The page over a real file, by keyboard."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import Split
from sofa_desktop.services.ledger import Flow
from sofa_desktop.services.rows import ItemRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.choice_edit import ChoiceEdit
from sofa_desktop.ui.pages.pipeline.page import PipelinePage
from sofa_desktop.ui.pages.pipeline.reason_sheet import ReasonSheet
from tests.ui.desk import TODAY, make_context
from tests.ui.kit.keys import bring_up, press, type_text

TITLE, STAGE, OWNER, DRAFT, PUBLISH, LATE, KIND, EDITIONS = range(8)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with make_context(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> PipelinePage:
    shown = PipelinePage(context)
    qtbot.addWidget(shown)
    shown.resize(1072, 700)
    bring_up(qtbot, shown)
    return shown


def items(context: Context) -> list[ItemRow]:
    return context.desk.queries.items()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def choose_in_cell(page: PipelinePage, column: int, text: str) -> None:
    view = page.pieces.table.view
    view.setFocus()
    view.go_to(0, column)
    press(view, Qt.Key.Key_F2)
    editor = view.indexWidget(view.currentIndex())
    assert isinstance(editor, ChoiceEdit)
    editor.setEditText(text)
    press(editor, Qt.Key.Key_Return)


def type_in_cell(view: QWidget, text: str) -> None:
    press(view, Qt.Key.Key_F2)
    line = focused()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    type_text(line, text)
    press(line, Qt.Key.Key_Return)


def asked_reason(qtbot: QtBot, page: PipelinePage) -> ReasonSheet:
    def shown() -> bool:
        return any(each.isVisible() for each in page.findChildren(ReasonSheet))

    qtbot.waitUntil(shown)
    return next(each for each in page.findChildren(ReasonSheet) if each.isVisible())


def book(context: Context, edition: Id, minor: int, key: str) -> None:
    """Record an amount for an edition."""
    queries, ledger = context.desk.queries, context.desk.ledger
    account = queries.accounts()[0].id
    kind = "income" if minor > 0 else "cost"
    category = next(row.id for row in queries.categories() if row.kind == kind)
    flow = Flow(
        account_id=account, on=TODAY, splits=(Split(Id(category), minor, edition),), text=key
    )
    (ledger.money_in if minor > 0 else ledger.money_out)(flow)


def test_an_empty_pipeline_leads_to_the_first_piece(page: PipelinePage, context: Context) -> None:
    assert page.header.line.text() == "No pieces yet"
    page.header.setFocus()
    press(page, Qt.Key.Key_N)
    assert focused() is page.pieces.add_line.edit
    type_text(focused(), "Consent in ten minutes")
    press(focused(), Qt.Key.Key_Return)
    type_text(focused(), "Rounds that work")
    press(focused(), Qt.Key.Key_Return)
    assert [row.title for row in items(context)] == ["Consent in ten minutes", "Rounds that work"]
    assert page.header.line.text() == "2 open pieces"
    assert page.pieces.table.chosen_rows()[0].title == "Rounds that work"


def test_a_piece_without_a_title_is_refused_below_the_line(
    page: PipelinePage, context: Context
) -> None:
    page.add()
    press(focused(), Qt.Key.Key_Return)
    assert page.pieces.add_line.error() == (
        "A piece of content needs a title. Nothing was changed. Type one."
    )
    assert items(context) == []


def test_cells_are_edited_in_place_and_undone(page: PipelinePage, context: Context) -> None:
    mira = context.desk.people.add("Mira")
    context.desk.content.add_item("Consent", "article")
    view = page.pieces.table.view
    choose_in_cell(page, KIND, "Webinar")
    choose_in_cell(page, OWNER, "Mira")
    choose_in_cell(page, STAGE, "Draft")
    view.go_to(0, DRAFT)
    type_in_cell(view, "15.11.2026")
    row = items(context)[0]
    assert (row.kind, row.owner_id, row.stage, row.draft_due) == (
        "webinar",
        mira,
        "draft",
        date(2026, 11, 15),
    )
    assert page.pieces.table.model.text(0, LATE) == "9 days over"
    assert page.header.line.text() == "1 open piece, 1 past its day"
    assert "Owner: nothing → Mira" in page.detail.history.lines()
    context.desk.file.undo()
    assert items(context)[0].draft_due is None
    assert page.pieces.table.model.text(0, LATE) == ""


def test_publishing_before_the_draft_is_refused_in_the_cell(
    page: PipelinePage, context: Context
) -> None:
    context.desk.content.add_item("Consent", "article", draft_due=date(2026, 12, 1))
    view = page.pieces.table.view
    view.setFocus()
    view.go_to(0, PUBLISH)
    type_in_cell(view, "30.11.2026")
    line = focused()
    assert isinstance(line, QLineEdit)
    assert line.text() == "30.11.2026"
    assert items(context)[0].publish_on is None
    press(line, Qt.Key.Key_Escape)


def test_on_hold_needs_a_reason(qtbot: QtBot, page: PipelinePage, context: Context) -> None:
    context.desk.content.add_item("Consent", "article")
    choose_in_cell(page, STAGE, "On hold")
    sheet = asked_reason(qtbot, page)
    assert items(context)[0].stage == "idea"
    press(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.form.field("reason").error() == "Say in a few words why."
    type_text(sheet.reason, "The speaker is ill.")
    press(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row = items(context)[0]
    assert (row.stage, row.note) == ("on_hold", "2026-11-24: The speaker is ill.")


def test_another_stage_needs_none_and_nothing_happens_on_cancel(
    qtbot: QtBot, page: PipelinePage, context: Context
) -> None:
    context.desk.content.add_item("Consent", "article")
    choose_in_cell(page, STAGE, "Dropped")
    asked_reason(qtbot, page).reject()
    assert items(context)[0].stage == "idea"
    choose_in_cell(page, STAGE, "Review")
    assert items(context)[0].stage == "review"


def test_the_list_is_narrowed_by_words_kind_and_stage(
    qtbot: QtBot, page: PipelinePage, context: Context
) -> None:
    context.desk.content.add_item("Consent", "article")
    context.desk.content.add_item("Rounds", "webinar")
    context.desk.content.add_item("Old course", "training", stage="retired")
    assert page.pieces.table.count() == 2
    page.pieces.words.setFocus()
    type_text(page.pieces.words, "roun")
    qtbot.waitUntil(lambda: page.pieces.table.count() == 1)
    press(page.pieces.words, Qt.Key.Key_Escape)
    assert page.pieces.table.count() == 2
    line = page.pieces.kind.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    type_text(line, "Webinar")
    press(line, Qt.Key.Key_Return)
    assert page.pieces.table.count() == 1
    page.pieces.show_all()
    assert page.pieces.table.count() == 3


def test_editions_are_added_and_edited_in_place(page: PipelinePage, context: Context) -> None:
    item = context.desk.content.add_item("Rounds", "webinar", publish_on=date(2026, 12, 1))
    page.reveal(item)
    page.add_edition()
    type_text(focused(), "December run")
    press(focused(), Qt.Key.Key_Return)
    table = page.detail.editions
    assert [row.name for row in table.chosen_rows()] == ["December run"]
    table.view.setFocus()
    table.view.go_to(0, 3)
    type_in_cell(table.view, "500")
    edition = context.desk.queries.editions()[0]
    assert (edition.starts_on, edition.ends_on, edition.budget_minor) == (
        date(2026, 12, 1),
        date(2026, 12, 1),
        50_000,
    )
    table.view.go_to(0, 1)
    type_in_cell(table.view, "2026-12-08")
    edition = context.desk.queries.editions()[0]
    assert (edition.starts_on, edition.ends_on) == (date(2026, 12, 8), date(2026, 12, 8))
    table.view.go_to(0, 3)
    type_in_cell(table.view, "-3")
    line = focused()
    assert isinstance(line, QLineEdit)
    press(line, Qt.Key.Key_Escape)
    assert context.desk.queries.editions()[0].budget_minor == 50_000


def test_an_edition_shows_its_result_and_leads_to_its_money(
    qtbot: QtBot, page: PipelinePage, context: Context
) -> None:
    item = context.desk.content.add_item("Rounds", "webinar")
    edition = context.desk.content.add_edition(item, "October", date(2026, 10, 8))
    book(context, edition, 120_000, "tickets")
    book(context, edition, -30_000, "host")
    page.reveal(edition)
    assert page.detail.editions.model.text(0, 6) == "+900.00"
    assert page.detail.totals.text().endswith("result +900.00\N{NO-BREAK SPACE}EUR")
    with qtbot.waitSignal(page.go_asked) as asked:
        press(page.detail.editions.view, Qt.Key.Key_Return)
    assert asked.args == ["money", f"edition:{edition}"]


def test_an_edition_with_money_is_not_removed(page: PipelinePage, context: Context) -> None:
    item = context.desk.content.add_item("Rounds", "webinar")
    edition = context.desk.content.add_edition(item, "October", date(2026, 10, 8))
    book(context, edition, 120_000, "tickets")
    page.reveal(edition)
    page.detail.remove_editions()
    assert page.notice.sentence.startswith("Money is booked for “October” in one place")
    page.remove_items()
    assert len(items(context)) == 1


def test_a_piece_goes_with_its_editions_and_all_come_back(
    page: PipelinePage, context: Context
) -> None:
    item = context.desk.content.add_item("Rounds", "webinar", note="Ask Jun.")
    context.desk.content.add_edition(item, "October", date(2026, 10, 8))
    page.reveal(item)
    page.remove_items()
    assert items(context) == []
    assert context.desk.queries.editions() == []
    assert page.detail.isHidden()
    context.desk.file.undo()
    assert [row.name for row in context.desk.queries.editions()] == ["October"]
    assert page.pieces.table.model.text(0, EDITIONS) == "1"


def test_a_note_is_kept_as_one_leaves_it(page: PipelinePage, context: Context) -> None:
    context.desk.content.add_item("Consent", "article")
    context.desk.content.add_item("Rounds", "webinar")
    note = page.detail.form.field("note").editor
    note.setFocus()
    type_text(note, "Ask Jun.")
    press(note, Qt.Key.Key_Tab)
    assert [row.note for row in items(context)] == ["Ask Jun.", ""]
    note.setFocus()
    type_text(note, " And Mira.")
    page.reveal(items(context)[1].id)
    assert [row.note for row in items(context)] == ["Ask Jun. And Mira.", ""]


def test_a_hidden_piece_is_revealed(page: PipelinePage, context: Context) -> None:
    context.desk.content.add_item("Consent", "article")
    old = context.desk.content.add_item("Old course", "training", stage="retired")
    edition = context.desk.content.add_edition(old, "First run", date(2026, 3, 1))
    page.reveal(edition)
    assert page.pieces.table.chosen_records() == (old,)
    assert page.detail.editions.chosen_records() == (edition,)
    page.reveal("nothing-like-it")
    assert page.pieces.table.chosen_records() == (old,)


def test_the_page_is_taken_up_where_it_was_left(
    qtbot: QtBot, page: PipelinePage, context: Context
) -> None:
    context.desk.content.add_item("Old course", "training", stage="retired")
    page.pieces.show_all()
    kept = page.state()
    other = PipelinePage(context)
    qtbot.addWidget(other)
    other.restore({"stage": "nonsense", "kind": 3, "split": "x"})
    other.restore(kept)
    other.show()
    assert other.pieces.table.count() == 1


def test_every_control_has_a_name(page: PipelinePage, context: Context) -> None:
    item = context.desk.content.add_item("Rounds", "webinar")
    context.desk.content.add_edition(item, "October", date(2026, 10, 8))
    unnamed = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
    ]
    assert unnamed == []
