from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.pages.money.page import MoneyPage
from tests.ui.kit.keys import press, type_text
from tests.ui.money.books import Circle, shown_page

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Circle, MoneyPage]]:
    with shown_page(qtbot, tmp_path) as made:
        yield made


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def tab(qtbot: QtBot) -> None:
    """As the window system does: an open list of completions gets the key first."""
    qtbot.keyClick(QApplication.activePopupWidget() or focused(), KEY.Key_Tab)


def test_two_entries_without_a_mouse(bench: tuple[Circle, MoneyPage], qtbot: QtBot) -> None:
    circle, page = bench
    qtbot.keyClick(page.table.view, KEY.Key_N, CTRL)
    assert focused() is page.line.day
    type_text(focused(), "21.11.")
    tab(qtbot)
    type_text(focused(), "12,50")
    tab(qtbot)
    type_text(focused(), "Stamps")
    tab(qtbot)
    type_text(focused(), "admin")
    tab(qtbot)
    assert page.line.amount.text() == "−12.50"
    press(focused(), KEY.Key_Return)
    row = circle.row("Stamps")
    assert (row.minor, row.category, row.occurred_on) == (
        -1250,
        "Administration",
        date(2026, 11, 21),
    )
    assert focused() is page.line.day
    assert page.line.day.day() == date(2026, 11, 21)
    assert page.line.amount.text() == ""
    tab(qtbot)
    type_text(focused(), "100")
    tab(qtbot)
    type_text(focused(), "Gift")
    press(focused(), KEY.Key_Return)
    gift = circle.row("Gift")
    assert (gift.minor, gift.category) == (10000, "Not sorted yet: in")
    assert page.table.count() == 8
    qtbot.keyClick(focused(), KEY.Key_Escape)
    assert not page.line.isVisible()
    assert focused() is page.table.view


def test_a_typed_sign_counts_more_than_the_category(
    bench: tuple[Circle, MoneyPage], qtbot: QtBot
) -> None:
    circle, page = bench
    page.new_entry()
    page.line.amount.setFocus()
    type_text(page.line.amount, "+15")
    tab(qtbot)
    type_text(focused(), "Money back from the printer")
    tab(qtbot)
    type_text(focused(), "product")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    press(popup, KEY.Key_Return)
    row = circle.row("Money back from the printer")
    assert (row.minor, row.verb) == (1500, "money_in")


def test_what_was_chosen_before_is_proposed(bench: tuple[Circle, MoneyPage], qtbot: QtBot) -> None:
    circle, page = bench
    circle.flow("2026-10-02", -900, "Tools", "Hosting of the site")
    page.new_entry()
    page.line.amount.setFocus()
    type_text(page.line.amount, "9")
    tab(qtbot)
    type_text(focused(), "Hosting of the site")
    tab(qtbot)
    assert page.line.category.currentText() == "Tools"
    assert page.line.amount.minor() == -900
    assert page.line._told.text() == "Category as the last time, 2 October 2026."


@pytest.mark.parametrize(
    ("amount", "text", "told"),
    [
        ("", "Stamps", "An amount is needed here."),
        ("x", "Stamps", "“x” is not an amount in EUR. Write it like 1,234.56."),
        ("0", "Stamps", "An amount of nothing is no entry."),
        ("5", "", "Say in a word what it was for."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(
    bench: tuple[Circle, MoneyPage], amount: str, text: str, told: str
) -> None:
    _, page = bench
    page.new_entry()
    page.line.amount.setText(amount)
    page.line.text.setText(text)
    press(page.line.text, KEY.Key_Return)
    assert page.line._told.text() == told
    assert page.table.count() == 6


def test_an_unknown_category_is_not_guessed(bench: tuple[Circle, MoneyPage]) -> None:
    _, page = bench
    page.new_entry()
    page.line.amount.setText("5")
    page.line.text.setText("Stamps")
    page.line.category.setEditText("Nonsense")
    page.line.record()
    assert page.line._told.text() == "“Nonsense” is not among the choices."
    assert page.table.count() == 6
