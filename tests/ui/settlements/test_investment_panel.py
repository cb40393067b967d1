"""SoFA's investment on the page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.periods import Period
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.pages.settlements.investment_sheets import PartSheet, TransferSheet
from sofa_desktop.ui.pages.settlements.page import SettlementsPage
from tests.ui.desk import make_context
from tests.ui.kit.keys import bring_up, press, type_text
from tests.ui.settlements.circle_story import FLAT, Story, ready_to_draw

AFTER_Q3 = date(2026, 10, 5)


@pytest.fixture
def context(qapp: QApplication, tmp_path: Path) -> Iterator[Context]:
    with make_context(tmp_path, AFTER_Q3) as made:
        yield made


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> SettlementsPage:
    ready_to_draw(qtbot)
    made = SettlementsPage(context)
    made.resize(1072, 760)
    qtbot.addWidget(made)
    bring_up(qtbot, made)
    made.show_part("investment")
    return made


def run(page: SettlementsPage, key: str) -> None:
    action = next(each for each in page.offered() if each.key == key)
    assert not action.why_not
    action.run()


def part_of(page: SettlementsPage) -> PartSheet:
    return next(each for each in page.findChildren(PartSheet) if each.isVisible())


def transfer_of(page: SettlementsPage) -> TransferSheet:
    return next(each for each in page.findChildren(TransferSheet) if each.isVisible())


def why_not(page: SettlementsPage, key: str) -> str:
    return next(each.why_not for each in page.offered() if each.key == key)


def test_added_received_and_paid_back_by_keyboard(page: SettlementsPage, context: Context) -> None:
    run(page, "tranche.add")
    sheet = part_of(page)
    press(sheet, Qt.Key.Key_Return)
    assert sheet.form.field("name").error()
    type_text(sheet.name, "Seed")
    type_text(sheet.principal, "0")
    press(sheet, Qt.Key.Key_Return)
    assert sheet.form.field("principal").error() == "Give an amount of more than nothing."
    sheet.principal.selectAll()
    type_text(sheet.principal, "5000")
    press(sheet, Qt.Key.Key_Return)
    (seed,) = context.desk.queries.tranches()
    assert (seed.name, seed.principal_minor, seed.agreed_on) == ("Seed", 500_000, AFTER_Q3)
    assert "Nothing of it was received yet." in page.investment.sentence.text()
    assert why_not(page, "tranche.repay") == "Nothing of it was received yet."
    assert why_not(page, "tranche.remove") == ""

    run(page, "tranche.disburse")
    received = transfer_of(page)
    assert received.amount.minor() == 500_000
    press(received.amount, Qt.Key.Key_Return)
    assert context.desk.queries.tranches()[0].disbursed_minor == 500_000
    assert why_not(page, "tranche.remove") == "Money of it was received, so it stays."

    run(page, "tranche.repay")
    back = transfer_of(page)
    type_text(back.amount, "120")
    press(back.amount, Qt.Key.Key_Return)
    assert context.desk.queries.accounts()[0].balance_minor == 488_000


def test_what_is_left_comes_from_the_last_statement(
    page: SettlementsPage, context: Context
) -> None:
    """V4 on its first two quarters: 1,600 of 5,000 paid back, 3,400 left."""
    story = Story(context.desk)
    story.members("Ana")
    story.agree(replace(FLAT, recoup_bp=5_000))
    agreements = context.desk.agreements
    seed = agreements.add_tranche("Seed", 500_000, agreed_on=date(2026, 1, 2))
    agreements.disburse(seed, story.bank, on=date(2026, 1, 5), minor=500_000)
    story.flow(date(2026, 2, 10), -500_000, "production", tranche_id=seed)
    story.flow(date(2026, 4, 10), 400_000, "tickets")
    story.flow(date(2026, 4, 11), -80_000, "production")
    for quarter in ("2026-Q1", "2026-Q2"):
        context.desk.settling.issue(Period.parse(quarter))
    page.refresh_now()
    cells = [page.investment.table.model.text(0, column) for column in range(7)]
    assert cells == [
        "Seed", "2 Jan 2026", "5,000.00", "5,000.00", "5,000.00", "1,600.00", "3,400.00",
    ]  # fmt: skip
    line = page.investment._all_line.text().replace("\u00a0", " ")
    assert line.startswith("3,400.00 EUR of SoFA’s investment is left to pay back")


def test_milestones_and_name_are_edited_in_place(page: SettlementsPage, context: Context) -> None:
    context.desk.agreements.add_tranche("Seed", 500_000, agreed_on=date(2026, 1, 2))
    panel = page.investment
    panel.note.setFocus()
    type_text(panel.note, "three webinars")
    press(panel.note, Qt.Key.Key_Return)
    table = panel.table
    table.view.go_to(0, 0)
    table.view.setFocus()
    press(table.view, Qt.Key.Key_F2)
    editor = table.editing.typing()
    assert editor is not None
    editor.setText("Recordings")  # type: ignore[union-attr]
    press(editor, Qt.Key.Key_Return)
    (row,) = context.desk.queries.tranches()
    assert (row.name, row.note) == ("Recordings", "three webinars")


def test_an_investment_nobody_used_is_removed_and_comes_back(
    page: SettlementsPage, context: Context
) -> None:
    context.desk.agreements.add_tranche("Seed", 500_000, agreed_on=date(2026, 1, 2))
    run(page, "tranche.remove")
    assert context.desk.queries.tranches() == []
    assert page.investment._all.currentIndex() == 0
    context.desk.file.undo()
    assert page.investment.table.count() == 1


def unnamed(widget: QWidget) -> list[str]:
    """Controls one can reach that a screen reader would have no name for."""
    found = []
    for child in widget.findChildren(QWidget):
        reachable = bool(child.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if not reachable or child.focusProxy() is not None or not child.isVisibleTo(widget):
            continue
        if child.objectName().startswith("qt_") or isinstance(child, QLabel):
            continue
        interface = QAccessible.queryAccessibleInterface(child)
        if not interface.text(QAccessible.Text.Name) and not child.accessibleName():
            found.append(f"{type(child).__name__} {child.objectName()}")
    return found


def test_every_control_of_every_part_has_a_name(page: SettlementsPage, context: Context) -> None:
    story = Story(context.desk)
    story.members("Ana", "Béla")
    story.agree()
    context.desk.agreements.add_tranche("Seed", 500_000, agreed_on=date(2026, 1, 2))
    page.show_part("agreement")
    run(page, "agreement.new")
    for part in ("statements", "agreement", "investment"):
        page.show_part(part)
        assert unnamed(page) == []
