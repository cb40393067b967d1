"""After a quarter is settled: receipts and notes go on, amounts stay, mistakes are corrected."""

from pathlib import Path

import pytest

from tests.journeys.steward import Steward
from tests.journeys.told import Told

pytestmark = pytest.mark.journey


def test_a_settled_entry_is_reversed_into_the_next_draft(
    steward: Steward, told: Told, tmp_path: Path
) -> None:
    told.settled_quarter()
    steward.start(told.file)
    receipt = tmp_path / "invoice.pdf"
    receipt.write_bytes(b"%PDF-1.4 an invoice")
    steward.go("money")
    table = steward.table("Entries")
    table.go_to("Studio")
    steward.do("Attach a receipt")
    steward.choose_file(receipt)
    steward.until_says("invoice.pdf")

    assert "Remove" not in steward.able()
    steward.do("Reverse")
    entries = steward.table("Entries")
    assert entries.column("Amount").count("+1,234.56 EUR") == 1
    assert entries.column("Amount").count("-1,234.56 EUR") == 1
    steward.go("settlements")
    assert steward.says("Corrections to earlier statements")


def test_a_note_is_kept_on_a_settled_entry(steward: Steward, told: Told) -> None:
    told.settled_quarter()
    steward.start(told.file)
    steward.go("money")
    steward.table("Entries").go_to("Studio")
    steward.key("Return")
    steward.fill("Note", "The invoice came by post")
    steward.quit()
    steward.start()
    assert steward.value("Note") == "The invoice came by post"
