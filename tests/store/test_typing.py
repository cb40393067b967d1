"""What is kept while somebody types is taken back as one thing."""

from datetime import timedelta

import pytest

from sofa_desktop.app.container import desk_on
from sofa_desktop.services.changes import Changed, while_typing
from sofa_desktop.services.desk import Desk
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.health import check
from sofa_desktop.store.upgrade import open_file
from tests.helpers import FakeClock


@pytest.fixture
def desk(circle_file: SqlCircleFile, clock: FakeClock) -> Desk:
    return desk_on(circle_file, clock)


def typed(desk: Desk, clock: FakeClock, member: str, *texts: str, seconds: int = 2) -> None:
    """Keep a note again and again while it is typed, and at last as one leaves it."""
    for text in texts[:-1]:
        clock.moment += timedelta(seconds=seconds)
        with while_typing():
            desk.people.change(member, note=text)
    clock.moment += timedelta(seconds=seconds)
    desk.people.change(member, note=texts[-1])


def note(desk: Desk) -> str:
    (row,) = desk.queries.members(desk.clock.today())
    return row.note


def test_one_undo_takes_a_whole_sitting_back_and_one_redo_brings_it(
    desk: Desk, clock: FakeClock, circle_file: SqlCircleFile
) -> None:
    ana = desk.people.add("Ana")
    desk.people.change(ana, note="Before.")
    typed(desk, clock, ana, "Before. One", "Before. One two", "Before. One two three.")
    circle_file.undo()
    assert note(desk) == "Before."
    circle_file.redo()
    assert note(desk) == "Before. One two three."
    circle_file.undo()
    circle_file.undo()
    assert note(desk) == ""
    assert check(circle_file).findings == ()


def test_another_field_another_person_and_a_long_pause_are_their_own(
    desk: Desk, clock: FakeClock, circle_file: SqlCircleFile
) -> None:
    ana = desk.people.add("Ana")
    with while_typing():
        desk.people.change(ana, note="One")
    clock.moment += timedelta(seconds=61)
    with while_typing():
        desk.people.change(ana, note="One two")
    desk.people.change(ana, place="Freiburg")
    circle_file.undo()
    assert note(desk) == "One two"
    circle_file.undo()
    assert note(desk) == "One"


def test_edits_that_are_not_typing_are_taken_back_one_by_one(
    desk: Desk, circle_file: SqlCircleFile
) -> None:
    ana = desk.people.add("Ana")
    desk.people.change(ana, note="One")
    desk.people.change(ana, note="Two")
    circle_file.undo()
    assert note(desk) == "One"


def test_a_restart_in_the_middle_loses_nothing_and_undo_still_takes_it_whole(
    desk: Desk, clock: FakeClock, circle_file: SqlCircleFile
) -> None:
    ana = desk.people.add("Ana")
    with while_typing():
        desk.people.change(ana, note="One")
        desk.people.change(ana, note="One two")
    circle_file.close()
    again = open_file(circle_file.path, clock)
    try:
        other = desk_on(again, clock)
        assert note(other) == "One two"
        again.undo()
        assert note(other) == ""
    finally:
        again.close()


def test_who_listens_is_told_that_it_is_only_typing(
    circle_file: SqlCircleFile, clock: FakeClock
) -> None:
    heard: list[Changed] = []
    circle_file.close()
    file = open_file(circle_file.path, clock, lambda _row, changed: heard.append(changed))
    try:
        desk = desk_on(file, clock)
        ana = desk.people.add("Ana")
        with while_typing():
            desk.people.change(ana, note="One")
        desk.people.change(ana, note="One two")
    finally:
        file.close()
    assert [changed.typing for changed in heard] == [False, True, False]
