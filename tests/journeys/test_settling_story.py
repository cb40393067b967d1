"""A quarter with SoFA: agree, look at the statement, issue it, save it, verify it, pay it."""

from datetime import date
from pathlib import Path

import pytest

from tests.journeys.steward import Steward

pytestmark = pytest.mark.journey

QUARTER = "\n".join(
    (
        "Booking date;Payee;Purpose;Amount;Currency",
        "10.07.2026;Shop;Tickets of July;3200,00;EUR",
        "11.08.2026;Consulting;Coaching;1650,00;EUR",
        "30.09.2026;Studio;Video;-1234,56;EUR",
    )
)


def test_from_agreement_to_a_paid_statement(steward: Steward, tmp_path: Path) -> None:
    steward.clock.set(date(2026, 7, 1))
    steward.found("Cohousing North")
    steward.add_members("Ana Ruiz", "Béla Nagy")
    steward.go("today")
    steward.press("Draft agreement")
    steward.press("Draft the agreement")
    steward.press("Record consent…")
    steward.until_sheet("Record the consent")
    steward.fill("Meeting or note", "Meeting of 1 July, item 2")
    steward.press("Record the consent")
    steward.until_no_sheet()

    steward.clock.set(date(2026, 10, 5))
    bank = tmp_path / "quarter.csv"
    bank.write_text(QUARTER, encoding="utf-8")
    steward.go("money")
    steward.drop(bank)
    steward.until_sheet("Import quarter.csv")
    lines = steward.table("Lines of the file")
    lines.edit("Tickets of July", "Category", "Tickets")
    lines.edit("Coaching", "Category", "Coaching")
    lines.edit("Video", "Category", "Production")
    steward.press("Import 3 lines")
    steward.until_no_sheet()

    steward.go("settlements")
    steward.tab("Statements")
    steward.press("Issue…")
    steward.until_sheet("Issue this statement?")
    steward.fill("Where the circle consented to it", "Meeting of 5 October, item 1")
    steward.press("Issue the statement")
    steward.until_no_sheet()
    assert steward.says("1 statement issued")

    paper = tmp_path / "statement.pdf"
    steward.key("Ctrl+P")
    steward.choose_file(paper)
    steward.until_says("“statement.pdf” is saved.")
    steward.do("Verify a PDF…")
    steward.choose_file(paper)
    steward.until_says("matches")

    steward.press("Record payment…")
    steward.until_sheet("Record the payment")
    steward.press("Record the payment")
    steward.until_no_sheet()
    assert steward.says("paid 5 Oct")
    steward.go("today")
    assert steward.says("Nothing is due between the circle and SoFA.")
    assert not steward.says("to be paid")
