"""A piece from idea to income."""

import pytest

from tests.journeys.steward import Steward

pytestmark = pytest.mark.journey


def test_a_piece_an_edition_and_its_money(steward: Steward) -> None:
    steward.found("Cohousing North")
    steward.go("pipeline")
    steward.key("N")
    steward.write("Deciding together")
    steward.key("Return")
    pieces = steward.table("Pieces")
    assert pieces.column("Title") == ["Deciding together"]

    pieces.edit("Deciding together", "Stage", "On hold")
    steward.until_sheet("Deciding together")
    steward.fill("Reason", "The speaker is away until spring")
    steward.press("Move to On hold")
    steward.until_no_sheet()
    steward.key("Ctrl+Z")
    assert pieces.column("Stage") == ["Idea"]

    steward.do("Add an edition")
    steward.write("Spring 2027")
    steward.key("Return")
    steward.table("Editions of the piece").edit("Spring 2027", "Budget", "900")

    steward.go("money")
    steward.press("Money in")
    steward.until_sheet("Money in")
    steward.fill("Amount", "120.50")
    steward.fill("What", "First tickets")
    steward.fill("Category of part 1", "Tickets")
    steward.fill("Edition of part 1", "Spring")
    steward.press("Record")
    steward.until_no_sheet()
    assert steward.table("Entries").column("Edition") == ["Spring 2027"]

    steward.go("pipeline")
    row = steward.table("Editions of the piece").rows()[0]
    assert "120.50" in " ".join(row)
