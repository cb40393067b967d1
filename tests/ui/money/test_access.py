"""Every control of the page and its sheets can be named, and longer words fit."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sofa_desktop.i18n import words
from sofa_desktop.services.progress import SILENT
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.pages.money.account_sheets import AccountsSheet, NewAccountSheet
from sofa_desktop.ui.pages.money.categories_sheet import CategoriesSheet
from sofa_desktop.ui.pages.money.entry_sheets import DaysSheet, RateSheet, RefundSheet
from sofa_desktop.ui.pages.money.flow_sheet import FlowSheet
from sofa_desktop.ui.pages.money.import_reading import FirstReading
from sofa_desktop.ui.pages.money.import_sheet import ImportSheet
from sofa_desktop.ui.pages.money.members_sheet import MembersSheet
from sofa_desktop.ui.pages.money.move_sheet import MoveSheet
from sofa_desktop.ui.pages.money.page import MoneyPage
from tests.ui.money.books import Circle, shown_page

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Circle, MoneyPage]]:
    with shown_page(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def longer() -> Iterator[None]:
    words.use_language("pseudo")
    yield
    words.use_language("en")


def unnamed(root: QWidget) -> list[str]:
    """Visible controls without a name; parts of a control that is named count with it."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or not widget.isVisible():
            continue
        inner = isinstance(widget.parent(), QComboBox | QLineEdit | QTableView)
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not widget.accessibleName() and not text and not inner:
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def sheets(circle: Circle, page: MoneyPage, folder: Path) -> Iterator[Sheet]:
    desk, known = circle.desk, page.known()
    csv = folder / "bank.csv"
    csv.write_text(
        "Date;Payee;Purpose;Amount\n20.11.2026;Zoom;Calls;-1,00\n21.11.2026;A;B;2,00\n",
        encoding="utf-8",
    )
    read = FirstReading(desk.importing, csv, known.live_accounts(), circle.account("Bank"))(SILENT)
    yield FlowSheet(desk, known, "out", "", page)
    yield MoveSheet(desk, known, "", page)
    yield MembersSheet(desk, known, "", page)
    yield RefundSheet(desk, known, circle.row("Tickets, 40 × 30.00"), page)
    yield RateSheet(desk, known, [circle.row("Video calls")], page)
    yield DaysSheet(desk, page.source.wanted, page)
    yield AccountsSheet(page._context, page)
    yield NewAccountSheet(page._context, page)
    yield CategoriesSheet(page._context, page)
    yield ImportSheet(page._context, known, read, page)


def test_every_control_has_a_name(bench: tuple[Circle, MoneyPage], tmp_path: Path) -> None:
    circle, page = bench
    circle.desk.people.add("Mira", joined_on=date(2024, 1, 1))
    page.turn_detail()
    page.table.choose(circle.row("Video calls").id)
    page.new_entry()
    assert unnamed(page) == []
    for sheet in sheets(circle, page, tmp_path):
        sheet.open()
        if isinstance(sheet, FlowSheet):
            sheet.parts.add_part()
            sheet._on_more()
        if isinstance(sheet, ImportSheet):
            sheet._on_how()
        assert unnamed(sheet) == [], type(sheet).__name__
        sheet.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.usefixtures("longer")
def test_longer_words_fit_a_small_window(
    bench: tuple[Circle, MoneyPage], qtbot: QtBot, tmp_path: Path
) -> None:
    circle, page = bench
    page.resize(816, 586)
    qtbot.waitUntil(lambda: page.width() == 816)
    assert page.minimumSizeHint().width() <= 816
    cut = [
        label.text()
        for label in page.findChildren(QLabel)
        if label.isVisible()
        and not label.wordWrap()
        and type(label) is not QLabel
        and label.fontMetrics().horizontalAdvance(label.text()) > label.width() + 1
        and label.minimumSizeHint().width() > label.width()
    ]
    assert cut == []
    for sheet in sheets(circle, page, tmp_path):
        sheet.open()
        assert sheet.minimumSizeHint().height() <= 760, type(sheet).__name__
        sheet.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
