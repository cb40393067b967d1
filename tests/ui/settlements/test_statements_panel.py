"""Statements on the page: drafted, issued, saved, paid and verified, by keyboard."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.verdict import Verdict
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.pages.settlements.page import SettlementsPage
from sofa_desktop.ui.pages.settlements.sheets import IssueSheet, PaySheet, PeriodSheet
from sofa_desktop.ui.pages.settlements.why_sheet import WhySheet
from tests.ui.desk import RememberingPaper, make_context
from tests.ui.kit.keys import bring_up, press, type_text
from tests.ui.settlements.circle_story import Story, ready_to_draw

AFTER_Q3 = date(2026, 10, 5)
PASSES = "The circle passes 723.09\u00a0EUR to SoFA."
DIFFERS = (
    "The first step that differs is SoFA’s share: it says 723.10\u00a0EUR, the calculation gives "
    "723.09\u00a0EUR."
)


@pytest.fixture
def context(qapp: QApplication, tmp_path: Path) -> Iterator[Context]:
    with make_context(tmp_path, AFTER_Q3) as made:
        yield made


@pytest.fixture
def story(context: Context) -> Story:
    made = Story(context.desk)
    made.agree()
    made.first_example()
    return made


@pytest.fixture
def page(context: Context, story: Story, qtbot: QtBot) -> SettlementsPage:
    ready_to_draw(qtbot)
    made = SettlementsPage(context)
    made.resize(1072, 760)
    qtbot.addWidget(made)
    bring_up(qtbot, made)
    return made


def sheet_of(page: SettlementsPage, kind: type[Sheet]) -> Sheet:
    found = [each for each in page.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def run(page: SettlementsPage, key: str) -> None:
    """What the palette or a button does with an action of the page."""
    action = next(each for each in page.offered() if each.key == key)
    assert not action.why_not
    action.run()


def rows(page: SettlementsPage) -> list[tuple[str, str, str, str]]:
    return [
        (each.title, each.detail, each.note, each.chip) for each in page.statements.list.picks()
    ]


def test_the_draft_answers_in_one_sentence_with_every_step(page: SettlementsPage) -> None:
    assert rows(page) == [
        (
            "Next: Q3 2026",
            "The period is over.",
            "The circle passes 723.09\u00a0EUR to SoFA.",
            "draft",
        )
    ]
    detail = page.statements.detail
    assert detail.answer.text() == PASSES
    assert [(row.cells[1], row.cells[3], row.cells[4]) for row in detail.steps.rows()] == [
        ("Receipts", "§ 2.1", "4,850.00"),
        ("Allowed costs", "§ 2.2", "−1,234.56"),
        ("Base", "§ 2.6", "3,615.44"),
        ("SoFA’s share", "§ 3.1", "−723.09"),
        ("Stays in the circle", "§ 4.1", "2,892.35"),
        ("Goes to members", "§ 7.1", "2,892.35"),
        ("Due to SoFA", "§ 8.1", "723.09"),
        ("The circle passes to SoFA", "§ 8.5", "723.09"),
    ]
    assert detail.lines is not None
    assert detail.lines.count() == 3


def test_each_step_can_be_asked_why(page: SettlementsPage) -> None:
    buttons = page.statements.detail.steps.findChildren(QPushButton)
    receipts = next(each for each in buttons if each.objectName() == "gross")
    assert "Receipts" in receipts.accessibleName()
    receipts.setFocus()
    press(receipts, Qt.Key.Key_Space)
    sheet = sheet_of(page, WhySheet)
    assert isinstance(sheet, WhySheet)
    assert sheet.windowTitle() == "Receipts: 4,850.00\u00a0EUR"
    texts = [sheet.table.model.text(place, 1) for place in range(2)]
    assert texts == ["3,200.00", "1,650.00"]
    press(sheet, Qt.Key.Key_Escape)


def test_issued_saved_and_paid_without_a_mouse(
    page: SettlementsPage, context: Context, story: Story, tmp_path: Path, qtbot: QtBot
) -> None:
    run(page, "settlements.issue")
    sheet = sheet_of(page, IssueSheet)
    assert isinstance(sheet, IssueSheet)
    assert "IC-2026-0001" in sheet.accessibleDescription()
    assert "cannot be undone" in sheet.accessibleDescription()
    assert sheet.verb.isDefault()
    assert sheet.verb.text() == "Issue the statement"
    type_text(sheet.note, "meeting of 5 October, item 2")
    press(sheet.note, Qt.Key.Key_Return)

    (issued,) = context.desk.queries.statements()
    assert (issued.number, issued.pay_minor) == ("IC-2026-0001", 72_309)
    assert rows(page)[1] == (
        "IC-2026-0001", "Q3 2026", PASSES, "due 4 Nov 2026",
    )  # fmt: skip
    assert page.statements.list.key() == issued.id
    assert page.statements.detail._consent_words.text().startswith(
        "Circle: 5\u00a0October\u00a02026, meeting of 5 October, item 2"
    )

    out = tmp_path / "statement.pdf"
    shown = page.statements.shown()
    assert shown is not None
    page.statements.paper.save_statement(shown, out)
    qtbot.waitUntil(lambda: "is saved" in page.notice.sentence)
    paper = context.paper
    assert isinstance(paper, RememberingPaper)
    assert (paper.written, paper.payloads[0]["number"]) == ([out], "IC-2026-0001")

    run(page, "settlements.pay")
    pay = sheet_of(page, PaySheet)
    assert isinstance(pay, PaySheet)
    pay.on.setText("2026-10-12")
    press(pay.on, Qt.Key.Key_Return)
    assert context.desk.queries.statements()[0].paid_on == date(2026, 10, 12)
    assert rows(page)[1][3] == "paid 12 Oct 2026"
    assert [each.key for each in page.offered() if each.key == "settlements.pay"] == []

    with qtbot.waitSignal(page.go_asked) as told:
        run(page, "settlements.payment")
    assert told.args == ["money", context.desk.queries.statements()[0].paid_entry_id]
    run(page, "settlements.unpay")
    assert rows(page)[1][3] == "due 4 Nov 2026"


def test_a_bank_line_of_the_same_amount_is_offered_as_the_payment(
    page: SettlementsPage, context: Context, story: Story
) -> None:
    run(page, "settlements.issue")
    press(sheet_of(page, IssueSheet), Qt.Key.Key_Return)
    transfer = story.flow(date(2026, 10, 4), -72_309, "unsorted_out", "SEPA transfer SoFA")
    story.flow(date(2026, 10, 4), -72_310, "unsorted_out", "something else")
    run(page, "settlements.pay")
    sheet = sheet_of(page, PaySheet)
    assert isinstance(sheet, PaySheet)
    assert [*sheet.picks] == [transfer]
    assert sheet.picks[transfer].text().startswith("4 Oct 2026 · −723.09\u00a0EUR · SEPA transfer")
    assert sheet.form.isHidden()
    press(sheet, Qt.Key.Key_Return)
    (row,) = context.desk.queries.statements()
    assert (row.paid_entry_id, row.paid_on) == (transfer, date(2026, 10, 4))


def test_a_period_that_runs_on_cannot_be_issued_and_says_so(page: SettlementsPage) -> None:
    run(page, "settlements.period")
    sheet = sheet_of(page, PeriodSheet)
    assert isinstance(sheet, PeriodSheet)
    sheet.last.setText("2026-10-31")
    press(sheet, Qt.Key.Key_Return)
    assert rows(page)[0][0] == "Next: 1\u00a0July\u00a02026 – 31\u00a0October\u00a02026".replace(
        "\u00a0", " "
    )
    issue = next(each for each in page.offered() if each.key == "settlements.issue")
    assert "runs until 31 October 2026" in issue.why_not


def test_what_waits_leads_to_the_money(page: SettlementsPage, story: Story, qtbot: QtBot) -> None:
    story.flow(date(2026, 9, 3), 4_500, "unsorted_in", "who knows")
    detail = page.statements.detail
    assert detail.waiting.rows()[0].cells == (
        "3 Sept 2026", "who knows", "waits to be sorted", "45.00\u00a0EUR",
    )  # fmt: skip
    with qtbot.waitSignal(page.go_asked) as told:
        press(detail._sort, Qt.Key.Key_Space)
    assert told.args == ["money", "only:unsorted"]


def test_opening_a_line_goes_to_its_entry(page: SettlementsPage, qtbot: QtBot) -> None:
    lines = page.statements.detail.lines
    assert lines is not None
    lines.view.go_to(0, 0)
    with qtbot.waitSignal(page.go_asked) as told:
        press(lines.view, Qt.Key.Key_Return)
    assert told.args is not None
    place, record = told.args
    assert place == "money"
    assert len(record) == 32


class Verifies:
    """Paper that finds what it was told to find."""

    def __init__(self, found: Verdict | Refused) -> None:
        self.found = found

    def __call__(self, path: Path) -> Verdict:
        del path
        if isinstance(self.found, Refused):
            raise self.found
        return self.found


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Verdict(matches=True), "“q3.pdf” matches: every step was computed again"),
        (Verdict(False, "share", "output.share", 72_309, 72_310), DIFFERS),
        (Verdict(False, "hash", "hash", "a", "b"), "thing that differs is the check number."),
        (Refused("statement.engine_unknown", engine="9"), "calculated by version 9 of the rules"),
    ],
)
def test_verifying_a_pdf_says_what_it_found(
    page: SettlementsPage,
    monkeypatch: pytest.MonkeyPatch,
    context: Context,
    qtbot: QtBot,
    found: Verdict | Refused,
    said: str,
) -> None:
    monkeypatch.setattr(context.paper, "verify", Verifies(found))
    page.statements._on_dropped((Path("/a/q3.pdf"),))
    qtbot.waitUntil(lambda: bool(page.notice.sentence))
    assert said in page.notice.sentence


def test_without_an_agreement_the_page_teaches(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    with make_context(tmp_path, AFTER_Q3) as context:
        ready_to_draw(qtbot)
        page = SettlementsPage(context)
        qtbot.addWidget(page)
        bring_up(qtbot, page)
        assert page.statements._all.currentWidget() is page.statements.empty


def test_an_agreement_that_starts_later_is_told_in_words(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    with make_context(tmp_path, AFTER_Q3) as context:
        Story(context.desk).agree(valid_from=date(2027, 1, 1))
        ready_to_draw(qtbot)
        page = SettlementsPage(context)
        qtbot.addWidget(page)
        bring_up(qtbot, page)
        assert page.statements._right.currentWidget() is page.statements.refused
        assert "agreement" in page.statements.refused._sentence.text()


def test_a_file_that_is_no_statement_is_told_where_it_belongs(page: SettlementsPage) -> None:
    page.take_files((Path("/a/bank.csv"),))
    assert page.notice.sentence.endswith("A bank file belongs to Money.")
