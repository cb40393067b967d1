"""The four verbs, edits in place, refunds, and what may not be done to an entry."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import AccountKind, Split, Verb
from sofa_desktop.services.ledger import Flow
from sofa_desktop.services.rows import EntryFilter
from tests.services.books import FLAT, Books, euro, refused
from tests.services.conftest import Taken


def split(books: Books, on: str, *parts: tuple[str, int], text: str = "Ticket") -> Id:
    """Money in or out for several categories."""
    flow = Flow(
        account_id=books.id("Bank"),
        on=date.fromisoformat(on),
        splits=tuple(Split(books.id(name), minor) for name, minor in parts),
        text=text,
    )
    total = sum(minor for _, minor in parts)
    return books.ledger.money_in(flow) if total > 0 else books.ledger.money_out(flow)


def test_money_in(books: Books, undoes: Taken) -> None:
    flow = Flow(
        account_id=books.id("Bank"),
        on=date(2026, 5, 4),
        splits=(Split(books.id("tickets"), 2_500),),
        text=" Ticket ",
        counterparty="M. Keita",
        note="paid twice?",
        tags="may",
    )
    action = undoes(lambda: books.ledger.money_in(flow))
    assert (action.name, action.facts) == ("entry.money_in", {"text": " Ticket "})
    (entry_id,) = books.queries.entry_ids(EntryFilter())
    entry = books.entry(entry_id)
    assert (entry.verb, entry.text, entry.counterparty) == (Verb.MONEY_IN, "Ticket", "M. Keita")
    assert (entry.note, entry.tags) == ("paid twice?", "may")
    assert books.parts(entry_id) == {"Bank USD": 2_500, "tickets USD": -2_500}
    assert books.months()["2026-05"] == (2_500, 0, 2_500)
    books.balances()


def test_money_out(books: Books) -> None:
    entry = books.flow("2026-05-04", -1_599, "tools")
    assert books.entry(entry).verb is Verb.MONEY_OUT
    assert books.parts(entry) == {"Bank USD": -1_599, "tools USD": 1_599}
    assert books.months()["2026-05"] == (0, 1_599, -1_599)


def test_a_split_with_the_processor_s_fee(books: Books) -> None:
    entry = split(books, "2026-05-04", ("tickets", 8_000), ("processor_fee", -328))
    assert books.parts(entry) == {
        "Bank USD": 7_672,
        "tickets USD": -8_000,
        "processor_fee USD": 328,
    }
    (row,) = books.queries.entries([entry])
    assert (row.minor, row.splits, row.category_id) == (7_672, 2, "")
    books.balances()


def test_money_goes_the_way_the_verb_says(books: Books) -> None:
    wrong = Flow(
        account_id=books.id("Bank"),
        on=date(2026, 5, 4),
        splits=(Split(books.id("tickets"), -1),),
        text="Ticket",
    )
    refused("flow.wrong_direction", lambda: books.ledger.money_in(wrong))
    nothing = replace(wrong, splits=(Split(books.id("tickets"), 5), Split(books.id("tools"), -5)))
    refused("flow.wrong_direction", lambda: books.ledger.money_in(nothing))
    refused("flow.wrong_direction", lambda: books.ledger.money_out(nothing))
    none = replace(wrong, splits=())
    refused("flow.wrong_direction", lambda: books.ledger.money_in(none))
    assert books.queries.entry_ids(EntryFilter()) == []


@pytest.mark.parametrize("name", ["Bank", "opening", "exchange", "allocation", "reserve"])
def test_money_is_for_something(books: Books, name: str) -> None:
    refused("account.no_purpose", lambda: books.flow("2026-05-04", 100, name))


def test_an_entry_has_words_a_place_and_an_amount(books: Books) -> None:
    flow = Flow(
        account_id=books.id("Bank"),
        on=date(2026, 5, 4),
        splits=(Split(books.id("tickets"), 100),),
        text="Ticket",
    )
    refused("entry.no_text", lambda: books.ledger.money_in(replace(flow, text="  ")))
    no_money = replace(flow, account_id=books.id("tools"))
    assert refused("account.holds_no_money", lambda: books.ledger.money_in(no_money)) == {
        "name": "Tools"
    }
    gone = replace(flow, account_id="f" * 32)
    refused("record.gone", lambda: books.ledger.money_in(gone))


def test_a_move(books: Books, undoes: Taken) -> None:
    cash = books.place("Cash", AccountKind.CASH)
    action = undoes(
        lambda: books.ledger.move(books.id("Bank"), cash, on=date(2026, 5, 4), minor=5_000)
    )
    assert action.facts == {"source": "Bank", "target": "Cash"}
    (entry,) = books.queries.entry_ids(EntryFilter())
    assert books.entry(entry).text == "Bank → Cash"
    assert books.parts(entry) == {"Bank USD": -5_000, "Cash USD": 5_000}
    assert books.months()["2026-05"] == (0, 0, 0)
    books.balances()


def test_a_move_between_currencies(books: Books) -> None:
    euros = books.place("Euro bank", AccountKind.BANK, "EUR")
    entry = books.ledger.move(
        books.id("Bank"), euros, on=date(2026, 5, 4), minor=11_000, arrived=10_000
    )
    assert books.parts(entry) == {
        "Bank USD": -11_000,
        "exchange USD": 11_000,
        "exchange EUR": -10_000,
        "Euro bank EUR": 10_000,
    }
    refused("move.amounts_differ", lambda: books.ledger.change(entry, minor=1))
    refused("rate.same_currency", lambda: books.ledger.set_rate([entry], euro("1.1")))
    books.balances()


def test_moves_that_cannot_be(books: Books) -> None:
    bank, cash = books.id("Bank"), books.place("Cash", AccountKind.CASH)
    day = date(2026, 5, 4)
    refused("move.same_account", lambda: books.ledger.move(bank, bank, on=day, minor=1))
    refused("move.not_positive", lambda: books.ledger.move(bank, cash, on=day, minor=0))
    refused(
        "move.amounts_differ", lambda: books.ledger.move(bank, cash, on=day, minor=2, arrived=1)
    )
    refused(
        "account.holds_no_money",
        lambda: books.ledger.move(bank, books.id("tools"), on=day, minor=1),
    )


def test_paying_members(books: Books, undoes: Taken) -> None:
    ana, bela = books.members("Ana", "Béla")
    action = undoes(
        lambda: books.ledger.pay_members(
            books.id("Bank"), {ana: 3_000, bela: 1_000}, on=date(2026, 5, 4)
        )
    )
    assert action.name == "entry.pay_members"
    (entry,) = books.queries.entry_ids(EntryFilter())
    assert books.entry(entry).text == "Ana, Béla"
    assert (books.owed(ana), books.owed(bela), books.balance("Bank")) == (-3_000, -1_000, -4_000)
    refused(
        "flow.wrong_direction",
        lambda: books.ledger.pay_members(books.id("Bank"), {ana: 0}, on=date(2026, 5, 4)),
    )
    books.balances()


def test_an_opening_balance(books: Books) -> None:
    entry = books.ledger.opening(books.id("Bank"), on=date(2026, 1, 1), minor=10_000)
    assert books.parts(entry) == {"Bank USD": 10_000, "opening USD": -10_000}
    assert books.months()["2026-01"] == (0, 0, 10_000)
    books.ledger.change(entry, minor=-4_000)
    books.ledger.change(entry, on=date(2026, 2, 1))
    assert books.entry(entry).verb is Verb.OPENING
    assert books.months() == {"2026-02": (0, 0, -4_000)}
    refused("entry.is_opening", lambda: books.ledger.categorise([entry], books.id("tickets")))
    again = books.ledger.opening(books.id("Bank"), on=date(2026, 3, 1), minor=7_500)
    assert books.months() == {"2026-03": (0, 0, 7_500)}
    books.file.undo()
    assert books.months() == {"2026-02": (0, 0, -4_000)}
    assert again != entry
    refused(
        "refund.not_refundable", lambda: books.ledger.refund(entry, on=date(2026, 5, 1), minor=1)
    )
    books.balances()


def test_edits_in_place_keep_the_sums(books: Books) -> None:
    cash = books.place("Cash", AccountKind.CASH)
    webinar = books.content.add_item("Deciding together", "webinar")
    may = books.content.add_edition(webinar, "May", date(2026, 5, 20))
    entry = books.flow("2026-05-04", 2_500, "tickets")

    books.ledger.change(entry, minor=3_000)
    assert books.months()["2026-05"] == (3_000, 0, 3_000)
    books.ledger.change(entry, on=date(2026, 4, 30))
    assert books.months() == {"2026-04": (3_000, 0, 3_000)}
    books.ledger.change(entry, category_id=books.id("coaching"), edition_id=may)
    assert books.balance("tickets") == 0
    assert books.balance("coaching") == -3_000
    (result,) = books.queries.edition_results()
    assert (result.edition, result.income_minor) == ("May", 3_000)
    books.ledger.change(entry, account_id=cash)
    assert (books.balance("Bank"), books.balance("Cash")) == (0, 3_000)
    books.ledger.change(entry, minor=-500)
    assert books.entry(entry).verb is Verb.MONEY_OUT
    books.ledger.to_edition([entry], None)
    assert books.queries.edition_results() == []
    books.ledger.change(entry, text=" Coach ", counterparty="Ana", note="n", tags="t")
    assert (books.entry(entry).text, books.entry(entry).counterparty) == ("Coach", "Ana")
    books.balances()


def test_each_edit_is_taken_back(books: Books, undoes: Taken) -> None:
    cash = books.place("Cash", AccountKind.CASH)
    seed = books.agreements.add_tranche("Seed", 500_000, agreed_on=date(2026, 1, 2))
    entry = books.flow("2026-05-04", -2_500, "production")
    before = books.entry(entry)
    edits: tuple[dict[str, object], ...] = (
        {"minor": -3_000},
        {"on": date(2026, 4, 1)},
        {"category_id": books.id("tools")},
        {"account_id": cash},
        {"tranche_id": seed},
        {"splits": (Split(books.id("tools"), -100), Split(books.id("admin"), -50))},
        {"text": "Other", "note": "n"},
    )
    for fields in edits:
        action = undoes(partial(books.ledger.change, entry, **fields))
        assert action.facts == {"count": 1, "text": "production", "fields": sorted(fields)}
        books.balances()
        books.file.undo()
        assert books.entry(entry) == before


def test_changing_nothing_is_no_action(books: Books) -> None:
    entry = books.flow("2026-05-04", -2_500, "production")
    books.ledger.change(entry, minor=-2_500, text="production", on=date(2026, 5, 4))
    last = books.file.next_undo()
    assert last is not None
    assert last.name == "entry.money_out"


def test_the_amount_of_a_ticket_keeps_its_fee(books: Books) -> None:
    entry = split(books, "2026-05-04", ("tickets", 8_000), ("processor_fee", -328))
    books.ledger.change(entry, minor=9_672)
    assert books.parts(entry)["tickets USD"] == -10_000
    assert books.parts(entry)["processor_fee USD"] == 328
    books.ledger.categorise([entry], books.id("fee"))
    assert books.parts(entry)["fee USD"] == -10_000


def test_one_category_is_not_enough_for_several(books: Books) -> None:
    entry = split(books, "2026-05-04", ("tickets", 8_000), ("donation", 2_000))
    assert refused("entry.split", lambda: books.ledger.change(entry, minor=5)) == {"text": "Ticket"}
    refused("entry.split", lambda: books.ledger.categorise([entry], books.id("fee")))
    books.ledger.change(entry, splits=(Split(books.id("fee"), 9_000),))
    assert books.parts(entry) == {"Bank USD": 9_000, "fee USD": -9_000}


def test_edits_that_cannot_be(books: Books) -> None:
    entry = books.flow("2026-05-04", 2_500, "tickets")
    change = books.ledger.change
    refused("entry.zero", lambda: change(entry, minor=0))
    refused("entry.unknown_field", lambda: change(entry, verb="move"))
    refused("record.no_day", lambda: change(entry, on="tomorrow"))
    refused("entry.too_few", lambda: change(entry, splits=()))
    undone = (Split(books.id("tickets"), 100), Split(books.id("tools"), -100))
    refused("entry.zero", lambda: change(entry, splits=undone))
    refused("entry.too_few", lambda: change(entry, splits=("tickets",)))
    refused("account.no_purpose", lambda: change(entry, category_id=books.id("reserve")))
    refused("account.holds_no_money", lambda: change(entry, account_id=books.id("tickets")))
    refused("record.gone", lambda: change(entry, edition_id="f" * 32))
    refused("record.gone", lambda: change(entry, tranche_id="f" * 32))
    refused("record.gone", lambda: change(entry, refund_of="f" * 32))
    refused("refund.of_itself", lambda: change(entry, refund_of=entry))
    refused("record.gone", lambda: change("f" * 32, minor=1))
    assert books.months()["2026-05"] == (2_500, 0, 2_500)


def test_a_category_for_all_or_for_none(books: Books) -> None:
    first = books.flow("2026-05-04", 100, "unsorted_in")
    second = split(books, "2026-05-05", ("tickets", 100), ("donation", 100))
    refused("entry.split", lambda: books.ledger.categorise([first, second], books.id("fee")))
    assert books.queries.unsorted_count() == 1
    books.ledger.categorise([first], books.id("fee"))
    assert books.queries.unsorted_count() == 0
    last = books.file.next_undo()
    assert last is not None
    assert last.facts == {"count": 1, "category": "Course fees"}


def test_a_place_of_money_makes_it_a_move_and_a_category_no_move(books: Books) -> None:
    cash = books.place("Cash", AccountKind.CASH)
    paypal = books.place("PayPal", AccountKind.PAYPAL)
    entry = books.flow("2026-05-04", -4_000, "unsorted_out")
    books.ledger.categorise([entry], cash)
    assert books.entry(entry).verb is Verb.MOVE
    assert books.parts(entry) == {"Bank USD": -4_000, "Cash USD": 4_000}
    assert books.months()["2026-05"] == (0, 0, 0)
    books.ledger.change(entry, minor=5_000)
    assert books.parts(entry) == {"Bank USD": -5_000, "Cash USD": 5_000}
    refused("entry.is_move", lambda: books.ledger.to_edition([entry], None))
    refused("entry.is_move", lambda: books.ledger.change(entry, account_id=paypal))
    books.ledger.categorise([entry], paypal)
    assert books.parts(entry) == {"Bank USD": -5_000, "PayPal USD": 5_000}
    books.ledger.categorise([entry], books.id("tools"))
    assert books.entry(entry).verb is Verb.MONEY_OUT
    assert books.months()["2026-05"] == (0, 5_000, -5_000)
    books.balances()


def test_a_move_to_another_currency_needs_both_amounts(books: Books) -> None:
    euros = books.place("Euro bank", AccountKind.BANK, "EUR")
    entry = books.flow("2026-05-04", -4_000, "unsorted_out")
    refused("move.amounts_differ", lambda: books.ledger.categorise([entry], euros))


def test_the_category_of_a_member_is_a_payment(books: Books) -> None:
    (ana,) = books.members("Ana")
    first = books.ledger.pay_members(books.id("Bank"), {ana: 100}, on=date(2026, 5, 4))
    (account,) = (p.account_id for p in books.entry(first).postings if p.minor > 0)
    line = books.flow("2026-05-05", -300, "unsorted_out")
    books.ledger.categorise([line], account)
    assert books.entry(line).verb is Verb.PAY_MEMBERS
    assert books.owed(ana) == -400
    books.ledger.change(line, minor=-200)
    assert books.entry(line).verb is Verb.PAY_MEMBERS


def test_rates_are_dated_and_can_be_changed(books: Books) -> None:
    books.place("Euro bank", AccountKind.BANK, "EUR")
    entry = books.flow("2026-05-04", 10_000, "tickets", "Euro bank")
    assert books.parts(entry) == {"Euro bank EUR": 10_000, "tickets EUR": -10_000}
    assert books.queries.no_rate_count() == 1
    books.ledger.set_rate([entry], euro("1.0855", "2026-05-04"))
    assert books.parts(entry) == {
        "Euro bank EUR": 10_000,
        "exchange EUR": -10_000,
        "exchange USD": 10_855,
        "tickets USD": -10_855,
    }
    rate = books.entry(entry).rate
    assert rate is not None
    assert (rate.on, rate.source) == ("2026-05-04", "ECB")
    books.ledger.change(entry, minor=20_000)
    assert books.balance("tickets") == -21_710
    books.ledger.categorise([entry], books.id("coaching"))
    assert books.balance("coaching") == -21_710
    books.ledger.set_rate([entry], None)
    assert books.queries.no_rate_count() == 1
    assert books.balance("coaching", "EUR") == -20_000
    books.ledger.change(entry, account_id=books.id("Bank"))
    assert books.parts(entry) == {"Bank USD": 20_000, "coaching USD": -20_000}
    refused("rate.same_currency", lambda: books.ledger.set_rate([entry], euro("1.1")))
    books.balances()


def test_a_refund_is_linked_and_goes_the_other_way(books: Books, undoes: Taken) -> None:
    webinar = books.content.add_item("Deciding together", "webinar")
    may = books.content.add_edition(webinar, "May", date(2026, 5, 20))
    ticket = books.flow("2026-05-04", 8_000, "tickets", edition=may, text="Ticket")
    action = undoes(lambda: books.ledger.refund(ticket, on=date(2026, 5, 9), minor=3_000))
    assert (action.name, action.facts) == ("entry.refund", {"text": "Ticket"})
    refund = books.queries.entry_ids(EntryFilter(), "date")[1]
    entry = books.entry(refund)
    assert (entry.verb, entry.refund_of, entry.text) == (Verb.MONEY_OUT, ticket, "Ticket")
    assert books.parts(refund) == {"Bank USD": -3_000, "tickets USD": 3_000}
    (result,) = books.queries.edition_results()
    assert result.income_minor == 5_000
    books.balances()


def test_refunds_of_one_entry_know_each_other(books: Books) -> None:
    ticket = books.flow("2026-05-04", 8_000, "tickets", text="Ticket")
    day = date(2026, 5, 9)
    books.ledger.refund(ticket, on=day, minor=5_000)
    assert refused("refund.too_much", lambda: books.ledger.refund(ticket, on=day, minor=3_001)) == {
        "text": "Ticket",
        "minor": 3_001,
        "left": 3_000,
        "currency": "USD",
    }
    books.ledger.refund(ticket, on=day, minor=3_000)
    refused("refund.too_much", lambda: books.ledger.refund(ticket, on=day, minor=1))
    assert books.balance("tickets") == 0


def test_a_refund_of_a_split_takes_of_each_part(books: Books) -> None:
    entry = split(books, "2026-05-04", ("tickets", 6_000), ("pass_through", 600))
    refund = books.ledger.refund(entry, on=date(2026, 5, 9), minor=3_300)
    assert books.parts(refund) == {
        "Bank USD": -3_300,
        "tickets USD": 3_000,
        "pass_through USD": 300,
    }
    last = books.ledger.refund(entry, on=date(2026, 5, 9), minor=3_300)
    assert books.parts(last) == books.parts(refund)


def test_a_ticket_is_refunded_whole_though_its_fee_is_lost(books: Books) -> None:
    entry = split(books, "2026-05-04", ("tickets", 8_000), ("processor_fee", -328))
    books.ledger.refund(entry, on=date(2026, 5, 9), minor=8_000)
    assert books.balance("tickets") == 0
    assert books.balance("processor_fee") == 328
    assert books.balance("Bank") == -328


def test_a_refund_uses_the_rate_of_what_it_refunds(books: Books) -> None:
    books.place("Euro bank", AccountKind.BANK, "EUR")
    ticket = books.flow("2026-05-04", 10_000, "tickets", "Euro bank", rate=euro("1.10"))
    refund = books.ledger.refund(ticket, on=date(2026, 5, 20), minor=10_000)
    assert books.entry(refund).rate == euro("1.10")
    assert books.balance("tickets") == 0
    assert books.balance("exchange") == books.balance("exchange", "EUR") == 0
    other = books.flow("2026-05-04", 10_000, "tickets", "Euro bank", text="Ticket")
    assert refused(
        "refund.other_currency",
        lambda: books.ledger.refund(
            other, on=date(2026, 5, 20), minor=1, account_id=books.id("Bank")
        ),
    ) == {"text": "Ticket", "currency": "EUR"}
    books.balances()


def test_what_the_bank_took_beyond_a_converted_ticket_is_an_exchange_difference(
    books: Books,
) -> None:
    ticket = books.ledger.money_in(
        Flow(
            account_id=books.id("Bank"),
            on=date(2026, 5, 4),
            splits=(Split(books.id("tickets"), 10_750),),
            text="Ticket",
            original_minor=10_000,
            original_currency="EUR",
        )
    )
    refund = books.ledger.refund(ticket, on=date(2026, 5, 20), minor=10_900)
    assert books.parts(refund) == {
        "Bank USD": -10_900,
        "tickets USD": 10_750,
        "fx_difference USD": 150,
    }


def test_a_cost_that_came_back(books: Books) -> None:
    cost = books.flow("2026-05-04", -8_000, "production")
    refund = books.ledger.refund(
        cost, on=date(2026, 5, 9), minor=2_000, account_id=books.place("Cash", AccountKind.CASH)
    )
    assert books.entry(refund).verb is Verb.MONEY_IN
    assert books.parts(refund) == {"Cash USD": 2_000, "production USD": -2_000}


def test_refunds_that_cannot_be(books: Books) -> None:
    cash = books.place("Cash", AccountKind.CASH)
    move = books.ledger.move(books.id("Bank"), cash, on=date(2026, 5, 4), minor=100)
    ticket = books.flow("2026-05-04", 100, "tickets")
    day = date(2026, 5, 5)
    refused("refund.not_refundable", lambda: books.ledger.refund(move, on=day, minor=1))
    refused("refund.not_refundable", lambda: books.ledger.refund(ticket, on=day, minor=0))
    refused("refund.not_refundable", lambda: books.ledger.refund(ticket, on=day, minor=-5))


def test_entries_are_removed_with_their_receipts_and_come_back_with_them(
    books: Books, undoes: Taken
) -> None:
    ticket = books.flow("2026-05-04", 100, "tickets")
    books.accounts.attach(ticket, "ticket.pdf", b"paper")
    undoes(lambda: books.ledger.remove([ticket]))
    with books.file.look() as work:
        assert work.receipts.all() == []
    books.file.undo()
    with books.file.look() as work:
        assert [receipt.name for receipt in work.receipts.all()] == ["ticket.pdf"]
    books.balances()


def test_an_entry_stays_while_its_refund_does(books: Books) -> None:
    ticket = books.flow("2026-05-04", 100, "tickets", text="Ticket")
    refund = books.ledger.refund(ticket, on=date(2026, 5, 5), minor=100)
    assert refused("entry.refunded", lambda: books.ledger.remove([ticket])) == {"text": "Ticket"}
    books.ledger.remove([ticket, refund])
    assert books.queries.entry_ids(EntryFilter()) == []
    books.balances()


def test_a_settled_entry_is_reversed_once(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    ticket = books.flow("2026-02-04", 100, "tickets", text="Ticket")
    refused("entry.not_settled", lambda: books.ledger.reverse(ticket, on=date(2026, 5, 5)))
    books.issue("2026-Q1")
    opposite = books.ledger.reverse(ticket, on=date(2026, 3, 5))
    entry = books.entry(opposite)
    assert (entry.occurred_on, entry.booked_on) == (date(2026, 3, 5), date(2026, 4, 1))
    assert entry.refund_of == ticket
    assert books.parts(opposite) == {"Bank USD": -100, "tickets USD": 100}
    refused("entry.refunded", lambda: books.ledger.reverse(ticket, on=date(2026, 5, 5)))
    refused("refund.too_much", lambda: books.ledger.refund(ticket, on=date(2026, 5, 5), minor=1))
    with books.file.look() as work:
        (made,) = [each.id for each in work.entries.all() if each.verb is Verb.ALLOCATION]
    refused("entry.no_money", lambda: books.ledger.reverse(made, on=date(2026, 5, 5)))
    books.balances()


def test_what_sofa_s_investment_paid_for(books: Books, undoes: Taken) -> None:
    seed = books.agreements.add_tranche("Seed", 500_000, agreed_on=date(2026, 1, 2))
    costs = [books.flow("2026-05-04", -100, "production") for _ in range(2)]
    action = undoes(lambda: books.ledger.fund(costs, seed))
    assert action.facts == {"count": 2, "tranche": "Seed"}
    (row,) = books.queries.tranches()
    assert row.spent_minor == 200
    books.ledger.fund(costs[:1], None)
    (row,) = books.queries.tranches()
    assert row.spent_minor == 100
