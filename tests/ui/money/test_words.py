"""What the page says, without a window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.domain.money import Rate
from sofa_desktop.services.rows import AccountRow, EntryFilter
from sofa_desktop.ui.pages.money import filters, presenter
from sofa_desktop.ui.pages.money.detail_text import rate_words
from sofa_desktop.ui.pages.money.lookups import Lookups, edition_name
from sofa_desktop.ui.pages.money.source import EntrySource
from tests.ui.desk import TODAY, make_context
from tests.ui.money.books import Circle


def bank(
    says: int | None = None, on: date | None = None, last_on: date = date(2026, 11, 20)
) -> AccountRow:
    """The bank account with 1,000.00 in it, and what its bank says."""
    return AccountRow(
        id="a",
        name="Bank",
        kind="bank",
        currency="EUR",
        number="",
        balance_minor=100000,
        entries=12,
        last_on=last_on,
        archived=False,
        bank_balance_minor=says,
        bank_balance_on=on,
    )


@pytest.fixture
def circle(tmp_path: Path) -> Iterator[Circle]:
    with make_context(tmp_path) as context:
        yield Circle(context).filled()


def test_a_difference_to_the_bank_is_said_and_explained() -> None:
    day = date(2026, 11, 21)
    assert presenter.bank_difference(bank()) == ""
    assert presenter.bank_difference(bank(100000, day)) == ""
    other = bank(99000, day)
    assert presenter.is_bank_trouble(other)
    assert presenter.bank_difference(other) == (
        "Bank: on 21 November 2026 the bank said 990.00\N{NO-BREAK SPACE}EUR, the books say "
        "1,000.00\N{NO-BREAK SPACE}EUR. The difference is 10.00\N{NO-BREAK SPACE}EUR: a line is "
        "missing, doubled, or the opening balance is not right."
    )
    later = bank(99000, day, date(2026, 11, 22))
    assert not presenter.is_bank_trouble(later)
    assert presenter.bank_difference(later).endswith("with entries after that day.")


def test_the_filter_in_words(circle: Circle) -> None:
    known = Lookups(circle.desk)
    wanted = EntryFilter(
        account_id=circle.account("Bank"),
        only="no_receipt",
        since=date(2026, 10, 1),
        until=date(2026, 12, 31),
    )
    assert [mark.text for mark in filters.marks(wanted, known, TODAY)] == [
        "Bank",
        "This quarter",
        "Without receipt",
    ]
    odd = EntryFilter(since=date(2026, 10, 2))
    assert filters.span_words(odd, TODAY) == "From 2 Oct 2026"
    assert filters.without(wanted, "days").since is None
    assert filters.without(wanted, "account_id").account_id is None
    assert filters.only_text("batch:gone", known) == "Of an import taken back"


def test_the_source_reads_ids_once_and_finds_places(circle: Circle) -> None:
    source = EntrySource(circle.desk.queries)
    ids = list(source.ids())
    assert [source.place_of(id_) for id_ in ids] == list(range(6))
    assert source.place_of("gone") is None
    source.sort("amount", descending=False)
    assert [row.minor for row in source.fetch(0, 2)] == [-13500, -8000]
    source.filter("zoom")
    assert source.count() == 1


def test_choices_tell_equal_names_apart(circle: Circle) -> None:
    assert edition_name("Webinar", "November") == "November · Webinar"
    assert edition_name("Webinar", "Webinar in November") == "Webinar in November"
    item = circle.desk.queries.items()[0].id
    for day in (3, 10):
        on = date(2026, 12, day)
        circle.desk.content.add_edition(item, "Again", starts_on=on, ends_on=on)
    names = [text for _, text in Lookups(circle.desk).edition_choices()]
    assert names[:2] == [
        "Again · Webinar October (10 Dec 2026)",
        "Again · Webinar October (3 Dec 2026)",
    ]


def test_an_account_is_offered_as_a_move(circle: Circle) -> None:
    known = Lookups(circle.desk)
    offered = dict(known.purpose_choices("", circle.account("Bank")))
    assert offered[circle.account("PayPal")] == "Move: PayPal"
    assert circle.account("Bank") not in offered
    assert known.goes_out(circle.category("Travel"))
    assert not known.goes_out(circle.category("Tickets"))


@pytest.mark.parametrize(
    ("rate", "of", "to", "told"),
    [
        (Rate.quoted("1.0845", "EUR", "USD", "2026-11-03", "ECB"), "EUR", "USD", "1.0845"),
        (Rate.quoted("160.5", "EUR", "JPY", "2026-11-03", "ECB"), "EUR", "JPY", "160.5"),
        (Rate.quoted("0.0062", "JPY", "EUR", "2026-11-03", "ECB"), "JPY", "EUR", "0.0062"),
    ],
)
def test_a_rate_as_people_quote_it(rate: Rate, of: str, to: str, told: str) -> None:
    assert rate_words(rate, of, to) == f"1 {of} = {told} {to} (ECB, 3 Nov 2026)"


def test_a_change_of_words_leaves_the_order_as_it_stands(circle: Circle) -> None:
    source = EntrySource(circle.desk.queries)
    rows = dict(enumerate(source.fetch(0, 6)))
    entry = circle.row("Video calls").id
    circle.desk.ledger.change(entry, text="Calls")
    assert source.still_stands({entry}, rows.get)
    circle.desk.ledger.change(entry, on=date(2026, 11, 22))
    assert not source.still_stands({entry}, rows.get)
    new = circle.flow("2026-11-24", 100, "Donations", "New")
    assert not source.still_stands({new}, rows.get)
    source.narrow(EntryFilter(words="calls"))
    assert not source.still_stands({entry}, rows.get)
