"""A circle comes together: members, roles, terms; and what was done can be taken back tomorrow."""

import pytest

from tests.journeys.steward import Steward

pytestmark = pytest.mark.journey


def test_members_roles_and_terms(steward: Steward) -> None:
    steward.found("Cohousing North")
    steward.go("circle")
    steward.press("Add the roles of every circle")
    assert steward.says("Leader")
    assert steward.says("Secretary")

    steward.add_members("Ana Ruiz", "Béla Nagy")
    assert steward.table("Members").column("Name") == ["Ana Ruiz", "Béla Nagy"]

    steward.tab("Roles and terms")
    steward.press("Fill…")
    steward.until_sheet("Fill the role Leader")
    steward.fill("Who", "Béla")
    steward.fill("Last day", "2027-03-31")
    steward.press("Fill the role")
    steward.until_no_sheet()
    assert steward.says("Béla Nagy")

    steward.do("Extend…")
    steward.until_sheet("Extend the term as Leader")
    steward.fill("New last day", "2027-06-30")
    steward.press("Extend the term")
    steward.until_no_sheet()
    assert steward.says("30 Jun 2027")

    steward.do("Resign…")
    steward.until_sheet("Béla Nagy resigns as Leader")
    steward.fill("Reason", "I am moving away.")
    steward.press("Note the resignation")
    steward.until_no_sheet()
    steward.press("Undo: ")
    assert steward.says("30 Jun 2027")

    steward.quit()
    steward.start()
    assert steward.window.here() == "circle"
    steward.key("Ctrl+Z")
    assert steward.says("31 Mar 2027")
    steward.key("Ctrl+Shift+Z")
    assert steward.says("30 Jun 2027")


def test_aim_and_domain_come_into_force_by_both_consents(steward: Steward) -> None:
    steward.found("Cohousing North")
    steward.go("circle")
    steward.tab("Aim and domain")
    steward.press("Draft aim and domain")
    steward.fill("Aim", "Neighbours govern themselves.")
    steward.fill("Domain", "Courses and visits")
    steward.press("Our circle consents…")
    steward.until_sheet("Our circle consents")
    steward.fill("Where it is noted", "Meeting of 24 November")
    steward.press("Record the consent")
    steward.until_no_sheet()
    steward.press("The parent circle consents…")
    steward.until_sheet("The parent circle consents")
    steward.press("Record the consent")
    steward.until_no_sheet()
    assert steward.says("Version 1, in force since 24 November 2026.")

    steward.press("Undo: ")
    assert steward.says("The parent circle has not consented yet.")
    steward.quit()
    steward.start()
    assert steward.window.here() == "circle"
    steward.key("Ctrl+Shift+Z")
    assert steward.says("Version 1, in force since 24 November 2026.")
