"""The round: everybody once, another one begins each time, and who was not heard lately."""

from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.ui.meeting_room.turns import Talk, Turns

FOUR = ("a", "b", "c", "d")


def test_a_round_goes_from_one_to_the_next_and_ends() -> None:
    turns = Turns.begin(FOUR, 1)
    assert turns.order == ("b", "c", "d", "a")
    assert (turns.at, turns.coming) == ("", "b")
    turns = turns.go_on().go_on()
    assert (turns.at, turns.spoken, turns.coming) == ("c", ("b",), "d")
    turns = turns.pass_on()
    assert (turns.at, turns.passed) == ("d", ("c",))
    turns = turns.go_on().go_on()
    assert turns.is_over
    assert turns.spoken == ("b", "d", "a")
    assert turns.go_on() == Turns(turns.order, (), (), "b")


def test_the_turn_can_be_given_out_of_order() -> None:
    turns = Turns.begin(FOUR, 0).go_on().give("d")
    assert (turns.at, turns.spoken, turns.coming) == ("d", ("a",), "b")
    assert turns.give("d") == turns
    assert turns.give("nobody") == turns


def test_who_comes_late_speaks_last_and_who_leaves_is_passed_over() -> None:
    turns = Turns.begin(FOUR, 0).go_on().go_on().with_people(("a", "c", "d", "e"))
    assert turns.order == ("a", "c", "d", "e")
    assert turns.at == "c"
    assert turns.spoken == ("a",)


@given(st.lists(st.sampled_from("nps"), max_size=30), st.integers(0, 9))
def test_nobody_has_two_turns_in_one_round(steps: list[str], start: int) -> None:
    turns = Turns.begin(FOUR, start)
    for step in steps:
        if turns.is_over:
            break
        turns = turns.pass_on() if step == "p" else turns.go_on()
        had = [*turns.spoken, *turns.passed, *((turns.at,) if turns.at else ())]
        assert len(had) == len(set(had))
        assert {*had, *turns.waiting} == set(FOUR)


def test_the_beginning_moves_on_from_item_to_item() -> None:
    talk = Talk("m")
    firsts = []
    for place in range(5):
        talk = talk.moved(f"item {place}", FOUR, place, 0)
        firsts.append(talk.turns.order[0])
    assert firsts == ["a", "b", "c", "d", "a"]


def test_who_has_not_spoken_for_three_items() -> None:
    talk = Talk("m")
    for place in range(3):
        talk = talk.moved(f"item {place}", FOUR, 0, 0)
        assert not talk.knows()
        turns = talk.turns.go_on().go_on()
        talk = talk.turned(turns.go_on() if place == 0 else turns)
    assert talk.knows()
    assert talk.quiet(FOUR) == ("d",)
    talk = talk.moved("item 3", FOUR, 0, 0).turned(talk.turns.give("d"))
    assert talk.quiet(FOUR) == ("c",)


def test_a_round_is_taken_up_again_after_a_kill() -> None:
    talk = Talk("m").moved("item", FOUR, 2, 99).turned(Turns(FOUR, ("a",), ("b",), "c"))
    talk = talk.moved("next", FOUR, 3, 120)
    assert Talk.from_data(talk.to_data(), "m") == talk
    assert Talk.from_data(talk.to_data(), "another") == Talk("another")
    assert Talk.from_data({"meeting": "m", "order": 7, "heard": "x"}, "m") == Talk("m")
    assert Talk.from_data(None, "m") == Talk("m")
