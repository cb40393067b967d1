"""A leader is selected on the Circle page, without a meeting, and waits for the other circle."""

import pytest

from tests.journeys.leading import Leading
from tests.journeys.steward import Steward
from tests.journeys.told import Told

pytestmark = pytest.mark.journey


def test_a_leader_is_selected_and_confirmed(steward: Steward, told: Told) -> None:
    told.meeting_ahead(parent="General Circle")
    steward.start(told.file)
    leading = Leading(steward)
    steward.go("circle")
    steward.tab("Roles and terms")
    steward.do("Select…")
    assert steward.says("Selection: Leader")
    steward.key("N")
    steward.key("N")
    steward.write("Sees the whole")
    steward.key("Tab")
    steward.key("N")
    steward.key("N")
    leading.nominate("Ben", "Ben", "Aiko", "Ben")
    assert not steward.says("Ben is")
    steward.key("N")
    for _ in range(4):
        steward.key("Return")
    assert steward.table("Nominations").column("Nominates") == ["Ben", "Ben", "Aiko", "Ben"]
    steward.key("N")
    for _ in range(4):
        steward.key("Return")
    steward.key("N")
    steward.write("Ben")
    steward.key("Tab")
    steward.write("He sees the whole.")
    steward.key("Tab")
    steward.key("Esc")
    steward.key("N")
    assert steward.says("Ben answers last.")
    leading.consent(4)
    steward.key("N")
    assert steward.says("The role is held once General Circle has consented too.")
    steward.press("Drop the nominations from the record")
    assert steward.says("The nominations were dropped from the record.")
    steward.press("Close")
    steward.do("The other circle consents…")
    steward.until_sheet("General Circle consents")
    assert steward.says("Ben becomes Leader.")
    steward.fill("Where it is noted", "Meeting of 20 November")
    steward.press("Record the consent")
    steward.until_no_sheet()
    assert "The other circle consents…" not in steward.able()
    assert steward.says("Ben is chosen from 1 June 2027 to 1 December 2027.")
    steward.press("Look: Ben")
    assert steward.says("Ben is selected as Leader, from 1 June 2027 to 1 December 2027.")
    assert steward.says("The nominations were dropped from the record.")
    steward.key("Esc")
    assert steward.says("Aiko holds it from 11 June 2026 to 31 May 2027.")
