"""Topics: noted, put to rest, woken by a day, skipped once, finished, and what came of them."""

from datetime import date

import pytest

from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.action_items import ActionItems
from sofa_desktop.services.backlog import Backlog
from sofa_desktop.services.backlog_rows import BacklogRow
from sofa_desktop.services.people import People
from sofa_desktop.services.ports import CircleFile
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.queries import SqlQueries
from tests.services.small_circle import TODAY, StandingClock


@pytest.fixture
def queries(circle_file: CircleFile) -> SqlQueries:
    assert isinstance(circle_file, SqlCircleFile)
    return SqlQueries(circle_file)


@pytest.fixture
def backlog(circle_file: CircleFile, clock: StandingClock) -> Backlog:
    return Backlog(circle_file, clock)


def only(queries: SqlQueries, today: date = TODAY) -> BacklogRow:
    (row,) = queries.backlog(today, closed=True)
    return row


def test_a_title_alone_is_a_topic_to_explore_that_is_active_at_once(
    backlog: Backlog, queries: SqlQueries
) -> None:
    key = backlog.note("  Ticket prices\n for 2027 ")
    row = only(queries)
    assert (row.id, row.title, row.outcome, row.state) == (
        key, "Ticket prices for 2027", "explore", "active",
    )  # fmt: skip
    assert (row.noted_on, row.minutes, row.carried, row.from_name) == (TODAY, 0, 0, "")


def test_a_topic_rests_until_its_day_and_wakes_by_itself(
    backlog: Backlog, queries: SqlQueries
) -> None:
    backlog.note("Summer school", review_on=date(2027, 3, 1))
    assert only(queries, date(2027, 2, 28)).state == "resting"
    assert only(queries, date(2027, 3, 1)).state == "active"


def test_a_topic_put_to_rest_without_a_day_sleeps_until_it_is_woken(
    backlog: Backlog, queries: SqlQueries
) -> None:
    key = backlog.note("Summer school")
    backlog.rest([key])
    assert only(queries, date(2030, 1, 1)).state == "resting"
    backlog.wake([key])
    assert only(queries).state == "active"


def test_a_topic_can_be_noted_at_rest(backlog: Backlog, queries: SqlQueries) -> None:
    backlog.note("Summer school", resting=True)
    assert only(queries, date(2030, 1, 1)).state == "resting"


def test_a_recurring_topic_that_is_done_rests_until_its_next_day(
    backlog: Backlog, queries: SqlQueries, clock: StandingClock
) -> None:
    key = backlog.note("Look at the budget", every_months=3, review_on=date(2027, 1, 4))
    clock.day = date(2027, 1, 12)
    assert only(queries, clock.day).state == "active"
    backlog.done([key])
    row = only(queries, clock.day)
    assert (row.state, row.review_on) == ("resting", date(2027, 4, 4))


def test_a_recurring_topic_is_skipped_once_and_nothing_else_of_it_changes(
    backlog: Backlog, queries: SqlQueries, clock: StandingClock
) -> None:
    key = backlog.note("Look at the budget", every_months=3, review_on=date(2027, 1, 4), note="!")
    before = only(queries)
    assert backlog.skip_once(key) == date(2027, 4, 4)
    assert only(queries) == before._replace(review_on=date(2027, 4, 4))
    clock.day = date(2027, 9, 1)
    assert backlog.skip_once(key) == date(2027, 10, 4)


def test_a_topic_that_comes_once_cannot_be_skipped(backlog: Backlog) -> None:
    key = backlog.note("Summer school")
    with pytest.raises(Refused) as refused:
        backlog.skip_once(key)
    assert (refused.value.code, refused.value.facts["title"]) == (
        "backlog.not_recurring",
        "Summer school",
    )


def test_what_is_soon_stands_first_and_what_is_closed_last(
    backlog: Backlog, queries: SqlQueries
) -> None:
    later = backlog.note("Later", priority="later")
    resting = backlog.note("Resting", review_on=date(2027, 3, 1), priority="soon")
    normal = backlog.note("Normal")
    done = backlog.note("Done", priority="soon")
    soon = backlog.note("Soon", priority="soon")
    backlog.done([done])
    shown = [row.id for row in queries.backlog(TODAY, closed=True)]
    assert shown == [soon, normal, later, resting, done]
    assert [row.id for row in queries.backlog(TODAY)] == shown[:-1]


def test_a_dropped_topic_is_kept_and_can_come_back(backlog: Backlog, queries: SqlQueries) -> None:
    key = backlog.note("Summer school")
    backlog.drop([key])
    assert queries.backlog(TODAY) == []
    assert (only(queries).state, only(queries).closed_on) == ("dropped", TODAY)
    backlog.wake([key])
    assert (only(queries).state, only(queries).closed_on) == ("active", None)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": " "}, "backlog.no_title"),
        ({"minutes": 241}, "backlog.bad_minutes"),
        ({"minutes": -1}, "backlog.bad_minutes"),
        ({"every_months": 61}, "backlog.bad_months"),
        ({"carried": 9}, "record.unknown_field"),
    ],
)
def test_a_topic_keeps_its_form(
    backlog: Backlog, queries: SqlQueries, fields: dict[str, object], code: str
) -> None:
    key = backlog.note("Summer school")
    before = only(queries)
    with pytest.raises(Refused) as refused:
        backlog.change(key, **fields)
    assert refused.value.code == code
    assert only(queries) == before


def test_a_change_of_several_fields_is_one_action(
    circle_file: CircleFile, clock: StandingClock, backlog: Backlog, queries: SqlQueries
) -> None:
    yui = People(circle_file, clock).add("Yui")
    key = backlog.note("Summer school")
    before = only(queries)
    backlog.change(key, outcome="decide", minutes="15", from_id=yui, priority="soon")
    after = only(queries)
    assert (after.outcome, after.minutes, after.from_name, after.priority) == (
        "decide", 15, "Yui", "soon",
    )  # fmt: skip
    circle_file.undo()
    assert only(queries) == before


def test_several_topics_are_one_undo(
    circle_file: CircleFile, backlog: Backlog, queries: SqlQueries
) -> None:
    keys = [backlog.note(title) for title in ("One", "Two", "Three")]
    backlog.done(keys)
    assert queries.backlog(TODAY) == []
    circle_file.undo()
    assert [row.id for row in queries.backlog(TODAY)] == keys


def test_a_topic_noted_by_mistake_is_removed(backlog: Backlog, queries: SqlQueries) -> None:
    backlog.remove([backlog.note("Oops")])
    assert queries.backlog(TODAY, closed=True) == []


def test_what_looks_alike_is_found_while_typing(backlog: Backlog, queries: SqlQueries) -> None:
    prices = backlog.note("Ticket prices for 2027")
    backlog.note("Summer school")
    backlog.done([backlog.note("Ticket price of the webinar")])
    (found,) = queries.similar_topics("How do we price tickets?")
    assert (found.kind, found.id, found.state) == ("topic", prices, "active")
    assert queries.similar_topics("the next meeting") == []


def test_promises_stand_in_the_order_they_are_due(
    circle_file: CircleFile, clock: StandingClock, queries: SqlQueries
) -> None:
    actions = ActionItems(circle_file, clock)
    mira = People(circle_file, clock).add("Mira")
    whenever = actions.add("Think about a logo")
    friday = actions.add("Write to the hosts", mira, date(2026, 11, 27))
    overdue = actions.add("Pay the venue", mira, date(2026, 11, 20))
    kept = actions.add("Book the room", mira, date(2026, 11, 1))
    actions.done([kept])
    rows = queries.action_items()
    assert [row.id for row in rows] == [overdue, friday, whenever, kept]
    assert [row.state for row in rows] == ["open", "open", "open", "done"]
    assert (rows[0].owner, rows[3].closed_on) == ("Mira", TODAY)
    actions.reopen([kept])
    assert [row.id for row in queries.action_items(open_only=True)] == [
        kept, overdue, friday, whenever,
    ]  # fmt: skip
    actions.drop([kept, whenever])
    actions.change(friday, due_on=date(2026, 11, 19), owner_id=None)
    first, second = queries.action_items(open_only=True)
    assert (first.id, first.owner, second.id) == (friday, "", overdue)


def test_a_promise_says_what_is_done(
    circle_file: CircleFile, clock: StandingClock, queries: SqlQueries
) -> None:
    actions = ActionItems(circle_file, clock)
    with pytest.raises(Refused) as refused:
        actions.add("  ")
    assert refused.value.code == "action_item.no_what"
    key = actions.add("Book the room")
    actions.remove([key])
    assert queries.action_items() == []
