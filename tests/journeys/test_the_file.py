"""The file: open once at a time, a copy to go back to, everything as it was left."""

import pytest

from tests.journeys.steward import Steward
from tests.journeys.told import Told

pytestmark = pytest.mark.journey


def test_a_second_program_on_the_file_is_refused_with_a_sentence(
    steward: Steward, told: Told
) -> None:
    told.some_entries()
    steward.start(told.file)
    other = steward.another()
    other.start(told.file)
    assert other.session.window is None
    other.until_says("is open in another window")
    assert other.says("Which circle do you keep running?")
    other.end()
    steward.quit()


def test_going_back_to_a_copy(steward: Steward, told: Told) -> None:
    told.some_entries()
    steward.start(told.file)
    steward.go("settings")
    steward.do("Make a copy now")
    steward.until_says("The file was copied.")
    steward.go("money")
    steward.table("Entries").go_to("Gift of a friend")
    steward.key("Del")
    assert len(steward.table("Entries").rows()) == 2

    steward.go("settings")
    steward.press("Go back to it…")
    steward.until_sheet("Go back to this copy?")
    steward.press("Go back to it")
    steward.until_no_sheet()
    steward.go("money")
    assert len(steward.table("Entries").rows()) == 3


def test_everything_is_as_it_was_left(steward: Steward, told: Told) -> None:
    told.some_entries()
    steward.start(told.file)
    steward.window.resize(791, 603)
    steward.go("money")
    steward.key("Ctrl+F")
    steward.write("calls")
    steward.until(lambda: len(steward.table("Entries").rows()) == 1)
    steward.table("Entries").go_to("Video calls")
    steward.quit()
    steward.start()
    assert steward.window.here() == "money"
    assert (steward.window.width(), steward.window.height()) == (791, 603)
    assert steward.value("Find entries") == "calls"
    assert steward.table("Entries").chosen() == ["Video calls"]


def test_the_palette_finds_people_entries_and_actions(steward: Steward, told: Told) -> None:
    told.some_entries()
    steward.start(told.file)
    assert steward.search("ruiz")[0] == "Ana Ruiz"
    steward.key("Return")
    assert steward.window.here() == "circle"
    assert steward.table("Members").chosen() == ["Ana Ruiz"]
    assert "Evening on consent" in steward.search("evening")
    steward.key("Return")
    assert steward.window.here() == "money"
    assert steward.table("Entries").chosen() == ["Evening on consent"]
    steward.do("Money out")
    steward.until_sheet("Money out")
    steward.press("Cancel")
    steward.until_no_sheet()


def test_help_is_about_where_one_is(steward: Steward, told: Told) -> None:
    told.some_entries()
    steward.start(told.file)
    for place, heading in (("money", "Money"), ("circle", "Circle"), ("settings", "Settings")):
        steward.go(place)
        steward.key("F1")
        assert steward.manual_heading() == heading
    steward.go("money")
    steward.table("Entries").go_to("Video calls", "Amount")
    steward.window.sidebar.focus_here()
    steward.key("?")
    steward.until_sheet("Shortcuts")
    assert steward.says("On Money")
    assert steward.says("Import bank file")
    steward.key("Esc")
    steward.until_no_sheet()


def test_the_first_need_has_the_keyboard(steward: Steward) -> None:
    steward.found("Cohousing North")
    steward.until(lambda: steward.keyboard_is_on().startswith("Add them"))
    steward.go("pipeline")
    steward.until(lambda: steward.keyboard_is_on() == "Add a piece")
    assert steward.window.here() == "pipeline"


def test_an_assistive_technology_goes_to_a_place(steward: Steward) -> None:
    steward.found("Cohousing North")
    steward.toggle("Circle")
    assert steward.window.here() == "circle"
