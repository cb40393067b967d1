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
