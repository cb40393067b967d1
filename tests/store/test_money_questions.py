"""What the Money page and the reports are told, against the quarter added up by hand."""

from datetime import date

import pytest

from sofa_desktop.domain.ledger import Split, Verb
from sofa_desktop.services.ledger import Flow, Ledger
from sofa_desktop.services.rows import EntryFilter
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.queries import SqlQueries, entries
from tests.store.a_quarter import LINES, Quarter, key

ALL = EntryFilter()


def texts(ask: SqlQueries, wanted: EntryFilter, order: str = "date") -> list[str]:
    return [row.text for row in ask.entries(ask.entry_ids(wanted, order))]


def test_accounts_have_their_balances_and_what_the_bank_says(
    ask: SqlQueries, quarter: Quarter
) -> None:
    bank, paypal, dollars = ask.accounts()
    assert (bank.id, bank.balance_minor, bank.entries) == (quarter.bank, 152_300, 10)
    assert bank.last_on == date(2026, 10, 4)
    assert (bank.bank_balance_minor, bank.bank_balance_on) == (121_300, date(2026, 9, 4))
    assert (paypal.balance_minor, paypal.last_on) == (3_800, date(2026, 9, 3))
    assert (dollars.balance_minor, dollars.currency) == (15_000, "USD")
    assert paypal.bank_balance_minor is None


def test_months_leave_moves_and_openings_out_but_the_balance_has_them(ask: SqlQueries) -> None:
    euros = [
        (row.month.month, row.in_minor, row.out_minor, row.balance_minor)
        for row in ask.months()
        if row.currency == "EUR"
    ]
    assert euros == [
        (7, 20_000, 7_500, 112_500),
        (8, 0, 1_200, 111_300),
        (9, 44_500, 700, 155_100),
        (10, 1_000, 0, 156_100),
    ]


def test_months_of_a_range_begin_with_what_was_there_and_fill_the_gaps(ask: SqlQueries) -> None:
    rows = ask.months(date(2026, 8, 1), date(2026, 12, 31))
    dollars = [row for row in rows if row.currency == "USD"]
    assert [row.month.month for row in dollars] == [8, 9, 10, 11, 12]
    assert [row.in_minor for row in dollars] == [15_000, 0, 0, 0, 0]
    assert {row.balance_minor for row in dollars} == {15_000}
    euros = [row.balance_minor for row in rows if row.currency == "EUR"]
    assert euros == [111_300, 155_100, 156_100, 156_100, 156_100]


def test_an_entry_knows_what_takes_it_back(ask: SqlQueries, quarter_file: SqlCircleFile) -> None:
    ticket = next(row for row in ask.entries(ask.entry_ids(ALL)) if row.verb == "money_in")
    ledger = Ledger(quarter_file)
    second = ledger.refund(ticket.id, on=date(2026, 10, 9), minor=100)
    first = ledger.refund(ticket.id, on=date(2026, 10, 5), minor=200)
    told = ask.refunds_of(ticket.id)
    assert [(row.id, row.minor) for row in told] == [(first, -200), (second, -100)]
    assert ask.refunds_of(first) == []


def test_months_of_an_empty_book_are_none(circle_file: SqlCircleFile) -> None:
    assert SqlQueries(circle_file).months(date(2026, 1, 1), date(2026, 12, 1)) == []


def test_categories_bring_and_take_by_month(ask: SqlQueries) -> None:
    rows = ask.category_months(date(2026, 9, 1), date(2026, 9, 1))
    assert [(row.category, row.kind, row.minor) for row in rows] == [
        ("Processor fees", "cost", -500),
        ("Tools", "cost", -700),
        ("Not sorted yet: in", "income", 5_000),
        ("Tickets", "income", 10_000),
    ]
    august = ask.category_months(date(2026, 8, 1), date(2026, 8, 31))
    assert [(row.category, row.currency, row.minor) for row in august] == [
        ("Tools", "EUR", -1_200),
        ("Consulting", "EUR", 9_000),
        ("Donations", "USD", 5_000),
    ]


def test_an_edition_has_its_income_cost_and_budget(ask: SqlQueries, quarter: Quarter) -> None:
    (row,) = ask.edition_results()
    assert (row.income_minor, row.cost_minor, row.budget_minor) == (30_000, 6_500, 50_000)
    (september,) = ask.edition_results(date(2026, 9, 1), None)
    assert (september.income_minor, september.cost_minor) == (10_000, 500)
    (edition,) = ask.editions(quarter.item)
    assert (edition.income_minor, edition.cost_minor) == (30_000, 6_500)


def test_entries_come_latest_first_and_a_days_in_the_order_of_their_making(
    quarter_file: SqlCircleFile, ask: SqlQueries, quarter: Quarter
) -> None:
    ledger = Ledger(quarter_file)
    for text in ("First", "Second"):
        splits = (Split(key(quarter_file, "tools"), -100),)
        on = date(2026, 11, 1)
        ledger.money_out(Flow(account_id=quarter.bank, on=on, splits=splits, text=text))
    assert texts(ask, ALL, "-date")[:3] == ["First", "Second", "Late gift"]
    assert texts(ask, ALL, "date")[-3:] == ["Late gift", "First", "Second"]
    assert len(ask.entry_ids(ALL)) == 16


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        ("text", "Advice", "Trainer in July"),
        ("-text", "Trainer in July", "Advice"),
        ("amount", "Trainer in July", "Bank"),
        ("-amount", "Bank", "Trainer in July"),
        ("-category", "Trainer in July", "Advice"),
    ],
)
def test_entries_are_sorted_as_asked(ask: SqlQueries, order: str, first: str, last: str) -> None:
    told = texts(ask, EntryFilter(until=date(2026, 8, 31)), order)
    assert len(told) == 7
    assert (told[0], told[-1]) == (first, last)


def test_sorting_by_account_and_edition_follows_the_names_shown(ask: SqlQueries) -> None:
    rows = ask.entries(ask.entry_ids(ALL, "account"))
    names = [row.account for row in rows]
    assert names == sorted(names)
    editions = [row.edition for row in ask.entries(ask.entry_ids(ALL, "-edition"))]
    assert editions[:3] == ["Autumn"] * 3
    assert set(editions[3:]) == {""}


def test_a_split_entry_names_its_categories_and_has_no_single_one(
    ask: SqlQueries, quarter: Quarter
) -> None:
    (row,) = ask.entries([quarter.trainer])
    assert (row.category, row.category_id, row.splits) == ("Trainer pay, Travel", "", 2)
    assert (row.minor, row.settled_minor, row.edition_id) == (-7_500, -7_500, quarter.edition)
    assert row.settled == "IC-2026-0001"


def test_a_move_shows_where_money_left_and_where_it_went(ask: SqlQueries, quarter: Quarter) -> None:
    (row,) = ask.entries([quarter.move])
    assert (row.verb, row.account, row.category) == (Verb.MOVE, "Bank", "PayPal")
    assert (row.minor, row.category_id, row.splits) == (-3_000, quarter.paypal, 1)


def test_foreign_money_waits_for_its_rate_or_is_told_in_the_circles_currency(
    ask: SqlQueries, quarter: Quarter
) -> None:
    waiting, converted = ask.entries([quarter.waiting, quarter.converted])
    assert (waiting.minor, waiting.currency, waiting.settled_minor) == (5_000, "USD", None)
    assert (converted.minor, converted.currency, converted.settled_minor) == (10_000, "USD", 9_000)
    assert ask.no_rate_count() == 1
    assert ask.entry_ids(EntryFilter(only="no_rate")) == [quarter.waiting]


def test_rows_come_in_the_order_asked_for(ask: SqlQueries, quarter: Quarter) -> None:
    ids = [quarter.tools, quarter.late, quarter.tickets, "0" * 32]
    assert [row.id for row in ask.entries(ids)] == ids[:3]


def test_sums_leave_moves_out_and_count_each_entry_once(ask: SqlQueries, quarter: Quarter) -> None:
    ids = [quarter.tickets, quarter.trainer, quarter.move, quarter.waiting, quarter.tickets]
    assert ask.entry_sums(ids) == [("EUR", 20_000, 7_500), ("USD", 5_000, 0)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("müller", ["Kabel 50%"]),
        ("MÜLLER kabel", ["Kabel 50%"]),
        ("50%", ["Kabel 50%"]),
        ("50_", []),
        ("recording", ["Kabel 50%"]),
        ("travel", ["Trainer in July"]),
        ("autumn tickets", ["Eventbrite", "Box office"]),
        ("paypal", ["Bank → PayPal", "To PayPal"]),
        ("trainer tickets", []),
    ],
)
def test_every_word_must_occur_in_what_is_shown(
    ask: SqlQueries, words: str, found: list[str]
) -> None:
    assert texts(ask, EntryFilter(words=words)) == found


def test_filters_narrow_by_what_an_entry_has(ask: SqlQueries, quarter: Quarter) -> None:
    assert texts(ask, EntryFilter(account_id=quarter.paypal)) == [
        "Bank → PayPal",
        "Kabel 50%",
        "To PayPal",
    ]
    tools = next(row.id for row in ask.categories() if row.key == "tools")
    assert texts(ask, EntryFilter(category_id=tools)) == ["Kabel 50%", "Hosting"]
    assert len(ask.entry_ids(EntryFilter(edition_id=quarter.edition))) == 3
    assert texts(ask, EntryFilter(verb="opening")) == ["Bank"]
    july = EntryFilter(since=date(2026, 7, 5), until=date(2026, 7, 10))
    assert texts(ask, july) == ["Eventbrite", "Trainer in July"]


def test_filters_narrow_by_what_an_entry_lacks(ask: SqlQueries, quarter: Quarter) -> None:
    assert texts(ask, EntryFilter(only="unsorted")) == ["Somebody"]
    assert ask.unsorted_count() == 1
    assert ask.entries(ask.entry_ids(EntryFilter(only="unsorted")))[0].unsorted
    no_receipt = texts(ask, EntryFilter(only="no_receipt"))
    assert "Kabel 50%" not in no_receipt
    assert "Bank → PayPal" not in no_receipt
    assert "Advice" in no_receipt
    assert texts(ask, EntryFilter(only="unsettled")) == [
        "Gift of a friend",
        "Somebody",
        "Late gift",
    ]
    assert texts(ask, EntryFilter(only=f"batch:{quarter.batch}")) == [
        "Somebody",
        "Hosting",
        "To PayPal",
        "Box office",
    ]


def test_the_accountants_view_shows_each_posting(ask: SqlQueries) -> None:
    rows = ask.postings(LINES[3])
    assert [(row.account, row.kind, row.minor, row.edition) for row in rows] == [
        ("Bank", "bank", 9_500, ""),
        ("Tickets", "income", -10_000, "Autumn"),
        ("Processor fees", "cost", 500, "Autumn"),
    ]


def test_receipts_are_listed_and_their_content_is_kept(
    quarter_file: SqlCircleFile, ask: SqlQueries, quarter: Quarter
) -> None:
    (receipt,) = ask.receipts(quarter.tools)
    assert (receipt.name, receipt.mime, receipt.size) == ("invoice.pdf", "application/pdf", 19)
    assert quarter_file.content(receipt.sha256) == b"%PDF-1.7 an invoice"
    assert ask.entries([quarter.tools])[0].receipts == 1


def test_categories_are_counted(ask: SqlQueries) -> None:
    used = {row.key: row.entries for row in ask.categories() if row.entries}
    assert used == {
        "tickets": 2, "donation": 2, "consulting": 1, "unsorted_in": 1, "trainer_pay": 1,
        "travel": 1, "tools": 2, "processor_fee": 1,
    }  # fmt: skip
    kinds = [row.kind for row in ask.categories()]
    assert kinds == sorted(kinds, key=["income", "cost", "tax"].index)


def test_sums_of_very_many_entries_are_the_kept_ones(
    quarter_file: SqlCircleFile, ask: SqlQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = ask.entry_ids(ALL)
    # in: tickets, box office, somebody, investment, late gift; out: trainer, hosting, cable
    told = [("EUR", 65_500, 9_400), ("USD", 15_000, 0)]
    assert ask.entry_sums(everything) == told
    monkeypatch.setattr(entries, "_MANY", 10)
    assert ask.entry_sums(everything) == told
    assert ask.entry_sums(everything[1:]) == [("EUR", 64_500, 9_400), ("USD", 15_000, 0)]


def test_counts_are_the_same_by_month_and_at_once(
    ask: SqlQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_month = (ask.unsorted_count(), ask.no_rate_count())
    monkeypatch.setattr(entries, "_FEW_MONTHS", 0)
    assert (ask.unsorted_count(), ask.no_rate_count()) == by_month == (1, 1)


def test_what_is_owed_and_was_paid_in_another_currency_waits_too(
    quarter_file: SqlCircleFile, ask: SqlQueries, quarter: Quarter
) -> None:
    paid = Ledger(quarter_file).pay_members(
        quarter.dollars, {quarter.ana: 2_000}, on=date(2026, 10, 20)
    )
    (row,) = ask.entries([paid])
    assert (row.minor, row.currency, row.settled_minor, row.category) == (
        -2_000,
        "USD",
        None,
        "Ana",
    )
    assert ask.entry_ids(EntryFilter(only="no_rate")) == [paid, quarter.waiting]
    assert ask.no_rate_count() == 2
