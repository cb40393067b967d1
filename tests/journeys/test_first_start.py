"""The first evening: name the circle, take in the bank's file, sort it, think again."""

from pathlib import Path

import pytest

from tests.journeys.steward import Steward

pytestmark = pytest.mark.journey

BANK = "\n".join(
    (
        "Booking date;Payee;Purpose;Amount;Currency;Balance",
        "02.11.2026;Zoom;Video calls;-14,99;EUR;985,01",
        "14.11.2026;Ana Ruiz;Ticket webinar;30,00;EUR;1015,01",
        "15.11.2026;Béla Nagy;Ticket webinar;30,00;EUR;1045,01",
        "20.11.2026;Print Shop;Leaflets;-40,00;EUR;1005,01",
    )
)


def test_from_nothing_to_sorted_books(steward: Steward, tmp_path: Path) -> None:
    bank = tmp_path / "november.csv"
    bank.write_text(BANK, encoding="utf-8")
    steward.start()
    assert steward.says("Which circle do you keep running?")
    steward.write("Cohousing North")
    steward.key("Return")
    assert steward.window.windowTitle() == "Cohousing North – SoFA Desktop"
    assert steward.says("4 circle roles are missing")

    steward.go("money")
    assert steward.says("No money has been recorded yet.")
    steward.press("Import bank file")
    steward.choose_file(bank)
    steward.until_sheet("Import november.csv")
    preview = steward.table("Lines of the file")
    assert len(preview.rows()) == 4
    preview.edit("Ana Ruiz", "Category", "Tickets")
    preview.edit("Béla Nagy", "Category", "Tickets")
    steward.press("Import 4 lines")
    steward.until_no_sheet()

    table = steward.table("Entries")
    assert len(table.rows()) == 4
    table.edit("Zoom", "Category", "Tools")
    table.edit("Print Shop", "Category", "Production")
    assert sorted(table.column("Category")) == ["Production", "Tickets", "Tickets", "Tools"]

    for _ in range(3):
        steward.key("Ctrl+Z")
    assert steward.says("Nothing fits this filter.")
    steward.press("Show all")
    assert steward.says("No money has been recorded yet.")
    for _ in range(3):
        steward.key("Ctrl+Shift+Z")
    again = steward.table("Entries")
    assert sorted(again.column("Category")) == ["Production", "Tickets", "Tickets", "Tools"]
