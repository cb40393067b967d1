"""Money in a second currency: it waits for its rate, and the statement takes it then."""

import pytest

from tests.journeys.steward import Steward
from tests.journeys.told import Told

pytestmark = pytest.mark.journey


def test_an_entry_waits_for_its_rate(steward: Steward, told: Told) -> None:
    told.two_currencies()
    steward.start(told.file)
    steward.go("money")
    steward.press("Money in")
    steward.until_sheet("Money in")
    steward.fill("Account", "Dollars")
    steward.fill("Date", "2026-09-10")
    steward.fill("Amount", "100.00")
    steward.fill("What", "Ticket from afar")
    steward.fill("Category of part 1", "Tickets")
    steward.press("Record")
    steward.until_no_sheet()

    steward.go("settlements")
    assert steward.says("1 line waits and will be in a later statement.")
    steward.press("Set the rates")
    assert steward.window.here() == "money"
    steward.table("Entries").go_to("Ticket from afar")
    steward.do("Set exchange rate")
    steward.until_sheet("Exchange rate of 1 entry")
    steward.fill("Exchange rate", "0.90")
    steward.fill("Where the rate is from", "European Central Bank")
    steward.press("Set the rate")
    steward.until_no_sheet()

    steward.go("settlements")
    assert steward.says("Nothing recorded for this period is left out.")
    assert any("90.00" in " ".join(row) for row in steward.table("Lines of the statement").rows())
