from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from sofa_desktop.services.rows import EntryFilter
from sofa_desktop.ui.pages.money.page import MoneyPage
from tests.ui.kit.keys import press, type_text
from tests.ui.money.books import Circle, cell_editor, shown_page

KEY = Qt.Key
DATE, WHAT, CATEGORY, EDITION, AMOUNT = 0, 1, 3, 4, 6


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Circle, MoneyPage]]:
    with shown_page(qtbot, tmp_path) as made:
        yield made


def texts(page: MoneyPage, place: int) -> list[str]:
    return [page.table.model.text(place, column) for column in range(7)]


def test_newest_first_with_sign_and_currency(bench: tuple[Circle, MoneyPage]) -> None:
    _, page = bench
    assert texts(page, 0) == [
        "23 Nov 2026",
        "Card payment 4711",
        "Bank",
        "Not sorted yet: out",
        "",
        "",
        "−80.00\N{NO-BREAK SPACE}EUR",
    ]
    assert page.table.model.text(2, WHAT) == "Video calls · Zoom"
    assert page.table.count() == 6


def test_the_line_of_the_page_says_the_month_and_what_waits(
    bench: tuple[Circle, MoneyPage],
) -> None:
    _, page = bench
    assert page.header.line.text() == (
        "November 2026 so far: 220.00\N{NO-BREAK SPACE}EUR in, 94.99\N{NO-BREAK SPACE}EUR out"
        " · 1 entry not sorted yet"
    )


def test_a_row_is_edited_by_keyboard_from_date_to_amount(
    bench: tuple[Circle, MoneyPage], qtbot: QtBot
) -> None:
    circle, page = bench
    page.table.view.go_to(0, DATE)
    page.table.view.setFocus()
    press(page.table.view, KEY.Key_F2)
    cell_editor(page).setProperty("text", "22 Nov")
    press(cell_editor(page), KEY.Key_Tab)
    cell_editor(page).setProperty("text", "Train to the retreat")
    press(cell_editor(page), KEY.Key_Tab)
    editor = cell_editor(page)
    editor.setProperty("currentText", "Travel")
    press(editor, KEY.Key_Tab)
    press(cell_editor(page), KEY.Key_Tab)
    amount = cell_editor(page)
    amount.setProperty("text", "75,5")
    press(amount, KEY.Key_Return)
    row = circle.row("Train to the retreat")
    assert row.occurred_on == date(2026, 11, 22)
    assert row.category == "Travel"
    assert row.minor == -7550
    assert circle.rows(account_id=circle.account("Bank"))[0].id == row.id


def test_a_typed_plus_turns_the_way_of_an_entry(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    page.table.view.go_to(2, AMOUNT)
    press(page.table.view, KEY.Key_F2)
    cell_editor(page).setProperty("text", "+14.99")
    press(cell_editor(page), KEY.Key_Return)
    row = circle.row("Video calls")
    assert (row.minor, row.verb) == (1499, "money_in")


def test_a_refusal_stands_beside_the_cell(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    page.table.view.go_to(1, AMOUNT)
    press(page.table.view, KEY.Key_F2)
    cell_editor(page).setProperty("text", "0")
    press(cell_editor(page), KEY.Key_Return)
    assert page.table.editing.bubble.isVisible()
    assert page.table.editing.bubble.text()
    assert "entry.zero" not in page.table.editing.bubble.text()
    assert circle.row("Coaching 4 × 30 min").minor == 22000


def test_headings_sort(bench: tuple[Circle, MoneyPage]) -> None:
    _, page = bench
    page.table.sort_by("amount")
    assert page.table.model.text(0, WHAT) == "Video captions"
    page.table.sort_by("text")
    assert page.table.model.text(0, WHAT) == "Card payment 4711"


def test_words_and_marks_narrow_and_are_taken_away(
    bench: tuple[Circle, MoneyPage], qtbot: QtBot
) -> None:
    circle, page = bench
    page.look_for()
    type_text(page.filters.words, "webinar")
    qtbot.waitUntil(lambda: page.table.count() == 2)
    page.filters._tell(EntryFilter(category_id=circle.category("Tools"), words="video"))
    assert page.table.count() == 1
    chips = [mark.text for mark in page.filters._marks]
    assert chips == ["Tools"]
    chip = page.filters._chips.flow.itemAt(0)
    assert chip is not None
    shown = chip.widget()
    assert shown is not None
    assert shown.accessibleName() == "No longer only: Tools"
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
    assert page.table.count() == 2
    page.filters.clear()
    assert page.table.count() == 6


def test_the_menu_offers_what_there_is(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    page.filters._on_menu_asked()
    menus = [one for one in page.filters._menu.children() if isinstance(one, QMenu)]
    titles = [menu.title() for menu in menus]
    assert titles == [
        "Only",
        "Kind",
        "Period",
        "Month",
        "Account",
        "Category",
        "Edition",
        "Of import",
    ]
    page.filters._on_picked(menus[0].actions()[0])
    assert [row.text for row in circle.rows(only="unsorted")] == ["Card payment 4711"]
    assert page.table.count() == 1
    page.filters.clear()
    page.filters._on_picked(menus[3].actions()[1])
    assert page.table.count() == 2
    assert page.filters._marks[0].text == "October 2026"


def test_sums_of_all_and_of_the_selection(bench: tuple[Circle, MoneyPage]) -> None:
    _, page = bench
    assert page.sums.text() == "6 entries · EUR: 1,820.00 in, 229.99 out, net +1,590.01"
    page.table.view.select_places([1, 2])
    assert page.sums.text() == "2 entries selected · EUR: 220.00 in, 14.99 out, net +205.01"


def test_accounts_narrow(bench: tuple[Circle, MoneyPage], qtbot: QtBot) -> None:
    circle, page = bench
    buttons = page.strip._buttons
    assert buttons[0].accessibleName() == "Bank: 1,590.01\N{NO-BREAK SPACE}EUR"
    buttons[1].click()
    assert page.table.count() == 0
    assert page.source.wanted.account_id == circle.account("PayPal")
    buttons[1].click()
    assert page.table.count() == 6


def test_del_removes_and_undo_brings_back(bench: tuple[Circle, MoneyPage], qtbot: QtBot) -> None:
    circle, page = bench
    page.table.choose(circle.row("Coaching 4 × 30 min").id)
    page.table.view.setFocus()
    qtbot.keyClick(page.table.view, KEY.Key_Delete)
    assert page.table.count() == 5
    circle.desk.file.undo()
    assert page.table.count() == 6


def test_what_cannot_be_done_says_why(bench: tuple[Circle, MoneyPage]) -> None:
    circle, page = bench
    page.table.view.select_places([])
    why = {action.key: action.why_not for action in page.offered()}
    assert why["entry.category"] == "Select entries first."
    assert why["entry.rate"] == "Select entries first."
    page.table.choose(circle.row("Coaching 4 × 30 min").id)
    why = {action.key: action.why_not for action in page.offered()}
    assert why["entry.category"] == ""
    assert why["entry.rate"] == "They are in EUR: nothing to convert."
    assert why["entry.reverse"] == "It is not settled: change or remove it."


def test_the_page_is_asked_for_records(bench: tuple[Circle, MoneyPage], qtbot: QtBot) -> None:
    circle, page = bench
    page.reveal("only:unsorted")
    assert page.table.count() == 1
    page.reveal(circle.row("Donation of a friend").id)
    assert page.table.count() == 6
    assert page.table.chosen_rows()[0].text == "Donation of a friend"
    page.reveal(circle.account("PayPal"))
    assert page.table.count() == 0
    page.reveal(circle.category("Tickets"))
    assert page.table.count() == 1


def test_an_empty_circle_has_one_sentence_and_one_action(qtbot: QtBot, tmp_path: Path) -> None:
    with shown_page(qtbot, tmp_path, filled=False) as (circle, page):
        assert page._empty.isVisible()
        assert not page.table.isVisible()
        circle.flow("2026-11-24", 1000, "Donations", "First euro")
        qtbot.waitUntil(page.table.isVisible)
        assert not page._empty.isVisible()


def test_focus_begins_in_the_filter_or_table(bench: tuple[Circle, MoneyPage]) -> None:
    _, page = bench
    page.table.setFocus()
    focused = QApplication.focusWidget()
    assert focused is page.table.view
