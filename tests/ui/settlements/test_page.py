"""The page as a whole: its parts, what is shown when asked for, files, endings, refusals."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.periods import Period
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.pages.settlements.page import SettlementsPage
from sofa_desktop.ui.pages.settlements.presenter import DRAFT
from sofa_desktop.ui.pages.settlements.sheets import IssueSheet, PeriodSheet
from tests.helpers import FakeClock
from tests.ui.desk import RememberingPaper, make_context
from tests.ui.kit.keys import bring_up, press
from tests.ui.settlements.circle_story import Story, ready_to_draw, with_ladder

AFTER_Q3 = date(2026, 10, 5)
Q3 = Period.parse("2026-Q3")


@pytest.fixture
def context(qapp: QApplication, tmp_path: Path) -> Iterator[Context]:
    with make_context(tmp_path, AFTER_Q3) as made:
        yield made


@pytest.fixture
def story(context: Context) -> Story:
    return Story(context.desk)


def shown(context: Context, qtbot: QtBot) -> SettlementsPage:
    ready_to_draw(qtbot)
    page = SettlementsPage(context)
    page.resize(1072, 760)
    qtbot.addWidget(page)
    bring_up(qtbot, page)
    return page


def run(page: SettlementsPage, key: str) -> None:
    action = next(each for each in page.offered() if each.key == key)
    assert not action.why_not
    action.run()


def test_what_is_asked_for_is_shown(context: Context, story: Story, qtbot: QtBot) -> None:
    version = story.agree()
    story.first_example()
    statement = context.desk.settling.issue(Q3)
    seed = context.desk.agreements.add_tranche("Seed", 500_000, agreed_on=date(2026, 1, 2))
    page = SettlementsPage(context)
    qtbot.addWidget(page)
    for record, part in (
        ("agreement", page.agreement),
        (DRAFT, page.statements),
        (version, page.agreement),
        (statement, page.statements),
        (seed, page.investment),
    ):
        page.reveal(record)
        assert page.part() is part
    page.reveal(statement)
    assert page.statements.list.key() == statement
    assert page.header.line.text() == "1 statement issued · 723.09\u00a0EUR to be paid to SoFA"


def test_the_view_is_as_it_was_left(context: Context, story: Story, qtbot: QtBot) -> None:
    story.agree()
    page = shown(context, qtbot)
    page.show_part("investment")
    state = dict(page.state())
    other = SettlementsPage(context)
    qtbot.addWidget(other)
    other.restore(state)
    assert other.part() is other.investment
    other.restore({"tab": "nonsense", "statements": 17})
    assert other.part() is other.investment


def test_parts_are_reached_by_arrow_keys_and_from_the_palette(
    context: Context, story: Story, qtbot: QtBot
) -> None:
    story.agree()
    page = shown(context, qtbot)
    page.tabs.setFocus()
    press(page.tabs, Qt.Key.Key_Right)
    assert page.part() is page.agreement
    run(page, "settlements.part.statements")
    assert page.part() is page.statements


def test_money_for_nobody_is_refused_in_words(context: Context, story: Story, qtbot: QtBot) -> None:
    story.agree()
    story.flow(date(2026, 7, 10), 100_000, "tickets")
    page = shown(context, qtbot)
    refused = page.statements.refused
    assert page.statements._right.currentWidget() is refused
    assert "no member has a weight" in refused._sentence.text()
    assert [each.key for each in page.offered() if each.key == "settlements.issue"] == []
    story.members("Ana")
    assert page.statements._right.currentWidget() is page.statements.detail


def test_a_draft_under_terms_nobody_consented_to_cannot_be_issued(
    context: Context, story: Story, qtbot: QtBot
) -> None:
    story.first_example()
    context.desk.agreements.draft(with_ladder(), valid_from=date(2026, 1, 1))
    page = shown(context, qtbot)
    issue = next(each for each in page.offered() if each.key == "settlements.issue")
    assert issue.why_not == "Version 1 of the agreement has no consent yet. Record it first."
    assert page.statements.detail._why_not.text() == issue.why_not
    (first,) = page.statements.detail.ladder.rows()
    assert first.cells == ("0.00 – 5,000.00", "10\u00a0%", "3,615.44", "361.54")


def test_the_last_statement_ends_the_list_of_drafts(
    context: Context, story: Story, qtbot: QtBot
) -> None:
    story.agree()
    story.first_example()
    clock = context.desk.clock
    assert isinstance(clock, FakeClock)
    clock.set(date(2026, 9, 15))
    page = shown(context, qtbot)
    run(page, "settlements.period")
    sheet = next(each for each in page.findChildren(PeriodSheet) if each.isVisible())
    sheet.last.setText("2026-08-31")
    sheet.first.setText("2026-09-01")
    press(sheet, Qt.Key.Key_Return)
    assert sheet.form.field("last").error() == "The last day lies before the first."
    sheet.first.setText("2026-07-01")
    sheet.final.setChecked(True)
    press(sheet, Qt.Key.Key_Return)
    run(page, "settlements.issue")
    ask = next(each for each in page.findChildren(IssueSheet) if each.isVisible())
    press(ask, Qt.Key.Key_Return)
    (pick,) = page.statements.list.picks()
    assert pick.detail == "1 July 2026 – 31 August 2026 · last one"
    assert "last statement of this agreement" in page.statements.detail._particulars.text()


def test_a_refund_of_a_settled_line_is_told_as_a_correction(
    context: Context, story: Story, qtbot: QtBot
) -> None:
    """800 of 4,850 taken back: the share falls by 160, and 640 leave the circle."""
    story.members("Ana")
    story.agree()
    ticket = story.flow(date(2026, 7, 10), 485_000, "tickets")
    context.desk.settling.issue(Q3)
    context.desk.ledger.refund(ticket, on=date(2026, 10, 2), minor=80_000)
    page = shown(context, qtbot)
    rows = [each.cells for each in page.statements.detail.corrections.rows()]
    assert rows == [
        (
            "IC-2026-0001\nrecorded late, or a refund of one of its lines",
            "Base", "4,850.00", "4,050.00", "−800.00",
        ),
        ("", "SoFA’s share", "970.00", "810.00", "−160.00"),
        ("", "Stays in the circle", "", "", "−640.00"),
    ]  # fmt: skip
    lines = page.statements.detail.lines
    assert lines is not None
    assert "corrects IC-2026-0001" in lines.model.text(0, 1)


def test_files_are_asked_for_without_blocking(
    context: Context, story: Story, tmp_path: Path, qtbot: QtBot
) -> None:
    story.agree()
    story.first_example()
    page = shown(context, qtbot)
    paper = context.paper
    assert isinstance(paper, RememberingPaper)
    for key, name in (
        ("settlements.pdf", "Draft Q3 2026.pdf"),
        ("settlements.annex", "Draft Q3 2026 members.pdf"),
    ):
        run(page, key)
        dialog = next(each for each in page.findChildren(QFileDialog) if each.isVisible())
        assert dialog.selectedFiles()[0].endswith(name)
        dialog.fileSelected.emit(str(tmp_path / name))
        dialog.close()
        qtbot.waitUntil(lambda: "is saved" in page.notice.sentence)
        page.notice.put_away()
    assert [path.name for path in paper.written] == [
        "Draft Q3 2026.pdf", "Draft Q3 2026 members.pdf",
    ]  # fmt: skip
    assert paper.payloads[0]["number"] == ""
    assert [row["name"] for row in paper.payloads[1]["members"]] == ["Ana", "Béla", "Chidi"]

    run(page, "settlements.verify")
    dialog = next(each for each in page.findChildren(QFileDialog) if each.isVisible())
    dialog.fileSelected.emit(str(tmp_path / "Draft Q3 2026.pdf"))
    dialog.close()
    qtbot.waitUntil(lambda: "matches" in page.notice.sentence)


def test_the_picture_can_be_exported(
    context: Context, story: Story, tmp_path: Path, qtbot: QtBot
) -> None:
    story.agree()
    story.first_example()
    page = shown(context, qtbot)
    chart = page.statements.detail.chart
    chart.export_asked.emit(chart._picture, "csv")
    dialog = next(each for each in page.findChildren(QFileDialog) if each.isVisible())
    out = tmp_path / "picture.csv"
    dialog.fileSelected.emit(str(out))
    dialog.close()
    qtbot.waitUntil(out.exists)
    assert "Receipts,in,EUR,4850.00,0.00,4850.00" in out.read_text(encoding="utf-8")
