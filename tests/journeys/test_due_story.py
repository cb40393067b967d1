"""What ends and what is due is seen in three places, and quiet once it is looked after."""

import pytest

from tests.journeys.leading import Leading
from tests.journeys.steward import Steward
from tests.journeys.told import Told

pytestmark = pytest.mark.journey

TERM = "Secretary: Jun’s term ends 10 December 2026"
REVIEW = "One policy is to be reviewed"


def test_a_policy_renewed_in_the_fast_track_is_quiet_everywhere(
    steward: Steward, told: Told
) -> None:
    told.renewals_ahead()
    steward.start(told.file)
    steward.go("today")
    assert steward.says(TERM)
    assert steward.says(REVIEW)
    steward.go("circle")
    steward.tab("Roles and terms")
    assert steward.says("Secretary: Jun, 11 Jun 2026 – 10 Dec 2026, ends in 16 days")
    steward.tab("Policies")
    assert steward.says("Review due")

    leading = Leading(steward)
    leading.prepare()
    assert steward.table("Agenda").column("Item") == [
        "Review the policy “How we write”",
        "Select the Secretary",
    ]
    leading.open()
    leading.to_the_items()
    assert steward.says("Routine reviews, consented together")
    assert steward.says("We write by email.")
    steward.key("N")
    assert steward.says("Jun’s term ends 10 December 2026, before the circle meets again")
    steward.key("L")
    steward.key("N")
    steward.tab_to("Next meeting on")
    steward.write("8 December")
    steward.key("Tab")
    steward.key("Esc")
    steward.key("N")

    assert steward.says("Select the Secretary")
    steward.go("today")
    assert not steward.says(REVIEW)
    assert steward.says(TERM)
    steward.go("circle")
    steward.tab("Policies")
    assert not steward.says("Review due")
    assert steward.says("The circle looks at it again by 24 November 2027.")
    steward.go("meetings")
    steward.choose("Meetings", "8 Dec")
    steward.key("A")
    assert not steward.says("Review the policy")
    assert steward.says("Select the Secretary")
