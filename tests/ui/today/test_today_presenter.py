"""What Today says, worked out by hand on a small circle."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.domain.ledger import AccountKind, Split
from sofa_desktop.services.ledger import Flow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.pages.today.presenter import present
from tests.ui.desk import TODAY, make_context


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with make_context(tmp_path) as made:
        yield made


def key(context: Context, name: str) -> str:
    return next(row.id for row in context.desk.queries.categories() if row.key == name)


def record(context: Context, account: str, on: date, minor: int, category: str) -> None:
    split = Split(key(context, category), minor)  # type: ignore[arg-type]  # ids are texts
    flow = Flow(account_id=account, on=on, splits=(split,), text="Line")
    record_it = context.desk.ledger.money_in if minor > 0 else context.desk.ledger.money_out
    record_it(flow)


def test_an_empty_circle_is_calm_and_says_where_to_begin(context: Context) -> None:
    shown = present(context.desk.queries, TODAY)
    assert shown.line == "Tuesday 24 November · 2 things need you"
    assert (shown.cash.value, shown.cash.unit) == ("0.00", "EUR")
    assert shown.cash.sentence == "Cash now, in 1 account."
    assert shown.sofa.sentence == "Nothing is due between the circle and SoFA."
    assert [row.need.code for row in shown.needs] == ["role.missing", "agreement.none"]
    assert shown.soon == ()


def test_cash_adds_one_currency_and_names_the_others(context: Context) -> None:
    desk = context.desk
    bank = desk.queries.accounts()[0].id
    shop = desk.accounts.add("Shop", AccountKind.SOFA_HELD, "EUR")
    dollars = desk.accounts.add("Dollars", AccountKind.BANK, "USD")
    record(context, bank, date(2026, 11, 2), 120_000, "tickets")
    record(context, bank, date(2026, 11, 5), -20_050, "tools")
    record(context, shop, date(2026, 10, 9), 4_000, "tickets")
    record(context, dollars, date(2026, 11, 9), 5_500, "donation")
    shown = present(desk.queries, TODAY)
    assert shown.cash.value == "1,039.50"
    assert shown.cash.sentence == (
        "Cash now, in 2 accounts. SoFA holds 40.00 of it. Besides: 55.00\N{NO-BREAK SPACE}USD."
    )
    assert shown.month.value == "+999.50"
    assert shown.month.sentence == "November 2026 so far: 1,200.00 in, 200.50 out."
    assert len(shown.cash.explanation) == 4


def test_archived_accounts_do_not_count(context: Context) -> None:
    desk = context.desk
    old = desk.accounts.add("Old", AccountKind.BANK, "EUR")
    record(context, old, date(2026, 11, 2), 1_000, "tickets")
    desk.accounts.change(old, archived=True)
    assert present(desk.queries, TODAY).cash.value == "0.00"


def test_the_sample_has_something_of_each_kind(tmp_path: Path) -> None:
    with make_context(tmp_path, sample=True) as context:
        shown = present(context.desk.queries, TODAY)
    codes = {row.need.code for row in shown.needs}
    assert {"quarter.unsettled", "term.ending", "entries.unsorted", "entries.no_rate"} <= codes
    assert all(row.title and row.why and row.chip and row.button for row in shown.needs)
    quarter = next(row for row in shown.needs if row.need.code == "quarter.unsettled")
    assert quarter.title == "Quarter 3 of 2026 is not settled yet"


def test_what_comes_in_two_weeks_is_listed_by_day(context: Context) -> None:
    content = context.desk.content
    item = content.add_item("Deciding together", "webinar", publish_on=date(2026, 12, 1))
    content.add_edition(item, "December run", date(2026, 11, 26))
    content.add_edition(item, "Spring run", date(2027, 3, 1))
    assert present(context.desk.queries, TODAY).soon == (
        ("Thursday 26 November", "December run"),
        ("Tuesday 1 December", "publish “Deciding together”"),
    )


def test_without_a_meeting_one_is_to_be_planned(context: Context) -> None:
    meeting = present(context.desk.queries, TODAY).meeting
    assert (meeting.title, meeting.button, meeting.record) == (
        "No meeting is planned", "Plan a meeting", "prepare",
    )  # fmt: skip


def test_a_meeting_some_weeks_ahead_offers_to_prepare_its_agenda(context: Context) -> None:
    key = context.desk.meetings.plan(date(2026, 12, 10), starts_at="19:30", room="Venus")
    shown = present(context.desk.queries, TODAY)
    meeting = shown.meeting
    assert meeting.title == "Thursday 10 December, 19:30"
    assert (meeting.detail, meeting.chip) == ("No agenda yet · Venus", "in 16 days")
    assert (meeting.button, meeting.record) == ("Prepare the agenda", f"prepare:{key}")
    assert "meeting.no_agenda" not in [row.need.code for row in shown.needs]


def test_the_agenda_of_a_near_meeting_is_asked_for_once(context: Context) -> None:
    before = present(context.desk.queries, TODAY)
    context.desk.meetings.plan(date(2026, 11, 26))
    shown = present(context.desk.queries, TODAY)
    assert [row.title for row in shown.needs] == [row.title for row in before.needs]
    assert shown.line == "Tuesday 24 November · 3 things need you"
    assert (shown.meeting.button, shown.meeting.tone) == ("Prepare the agenda", "warning")


def test_a_meeting_with_an_agenda_says_how_full_it_is(context: Context) -> None:
    key = context.desk.meetings.plan(date(2026, 11, 25), title="Yearly", minutes=60)
    context.desk.meetings.add_item(key, "Fees", minutes=20)
    context.desk.meetings.add_item(key, "Logo", minutes=10)
    meeting = present(context.desk.queries, TODAY).meeting
    assert meeting.title == "Wednesday 25 November · Yearly"
    assert meeting.detail == "2 items · 45 of 60 minutes"
    assert (meeting.chip, meeting.button, meeting.record) == ("tomorrow", "Open the meeting", key)


def test_a_running_meeting_is_gone_to(context: Context) -> None:
    key = context.desk.meetings.plan(TODAY)
    context.desk.meetings.open(key)
    meeting = present(context.desk.queries, TODAY).meeting
    assert (meeting.chip, meeting.button, meeting.record) == (
        "running", "Go to the meeting", f"run:{key}",
    )  # fmt: skip


def test_promises_of_the_next_days_stand_among_what_comes(context: Context) -> None:
    context.desk.action_items.add("Book the room", due_on=date(2026, 11, 27))
    context.desk.action_items.add("Later", due_on=date(2027, 1, 27))
    assert present(context.desk.queries, TODAY).soon == (
        ("Friday 27 November", "due: Book the room"),
    )
