"""A topic and a promise are noted from wherever one is, and found again by filters."""

import pytest

from tests.journeys.steward import Steward
from tests.journeys.told import Told

pytestmark = pytest.mark.journey

TOPIC, PROMISE = "Buy a second phone?", "Ask the bank"


def test_noted_from_the_money_page_and_found_again(steward: Steward, told: Told) -> None:
    told.meeting_ahead()
    steward.start(told.file)
    steward.go("money")
    before = steward.keyboard_is_on()
    steward.key("Ctrl+J")
    steward.until_sheet("Note it before it is lost")
    steward.write(f"{TOPIC} !decide 15m @Aiko !soon")
    assert {"Decide", "15 minutes", "Soon", "Aiko"} <= set(steward.words())
    steward.key("Return")
    steward.until_no_sheet()
    assert steward.keyboard_is_on() == before
    assert steward.says(f"Topic noted: {TOPIC}")

    steward.key("Ctrl+J")
    steward.write(f"{PROMISE} -> Jun by 4 December")
    assert steward.says("What was promised?")
    assert {"Jun", "by 4 Dec 2026"} <= set(steward.words())
    steward.key("Return")
    steward.until_no_sheet()
    assert steward.keyboard_is_on() == before
    assert steward.window.here() == "money"

    assert steward.search("type:topic @Aiko is:open") == [TOPIC]
    steward.key("Return")
    assert steward.window.here() == "meetings"
    assert steward.table("Topics").chosen() == [TOPIC]
    assert steward.search("type:topic @Jun") == []
    steward.key("Esc")
    assert steward.search("type:action @Jun is:open") == [PROMISE]
    steward.key("Return")
    promises = steward.table("Action items")
    assert promises.chosen() == [PROMISE]
    assert "4 Dec" in " ".join(promises.rows()[0])
    steward.press("Done")
    assert steward.search("type:action @Jun is:open") == []
