"""Versions of the agreement, and SoFA's investment."""

from dataclasses import replace
from datetime import date

from sofa_desktop.domain.agreement import Terms, Tier
from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.services.agreements import terms_of
from tests.services.books import FLAT, Books, euro, refused
from tests.services.conftest import Taken

JANUARY = date(2026, 1, 1)


def test_a_version_is_drafted_changed_and_consented_to(books: Books) -> None:
    version = books.agreements.draft(FLAT, valid_from=JANUARY, review_on=date(2026, 12, 1))
    terms = replace(FLAT, min_payout=2_500)
    books.agreements.change(version, terms=terms, valid_from=date(2026, 2, 1))
    books.agreements.change(version, review_on=date(2026, 11, 1))
    books.agreements.consent(
        version, on=date(2026, 1, 12), note=" Minutes, item 5 ", sofa_on=date(2026, 1, 20)
    )
    (row,) = books.queries.agreements()
    assert (row.version, row.valid_from, row.review_on) == (
        1, date(2026, 2, 1), date(2026, 11, 1),
    )  # fmt: skip
    assert (row.consented_on, row.consent_note) == (date(2026, 1, 12), "Minutes, item 5")
    assert row.sofa_consented_on == date(2026, 1, 20)
    with books.file.look() as work:
        assert terms_of(work.agreements.get(version)) == terms


def test_sofa_may_consent_later(books: Books) -> None:
    version = books.agree(FLAT)
    books.agreements.sofa_consents(version, on=date(2026, 1, 30))
    (row,) = books.queries.agreements()
    assert row.sofa_consented_on == date(2026, 1, 30)


def test_what_was_consented_to_stays(books: Books) -> None:
    version = books.agree(FLAT)
    change = books.agreements.change
    assert refused("agreement.consented", lambda: change(version, terms=FLAT)) == {"version": 1}
    consent = books.agreements.consent
    refused("agreement.consented", lambda: consent(version, on=JANUARY, note="again"))


def test_one_draft_at_a_time_and_each_version_later(books: Books) -> None:
    draft = books.agreements.draft
    first = draft(FLAT, valid_from=JANUARY)
    refused("agreement.draft_open", lambda: draft(FLAT, valid_from=date(2026, 2, 1)))
    refused("agreement.no_note", lambda: books.agreements.consent(first, on=JANUARY, note=" "))
    books.agreements.consent(first, on=JANUARY, note="Minutes")
    assert refused("agreement.not_later", lambda: draft(FLAT, valid_from=JANUARY)) == {"version": 1}
    second = draft(FLAT, valid_from=date(2026, 7, 1))
    refused(
        "agreement.not_later", lambda: books.agreements.change(second, valid_from=date(2025, 7, 1))
    )
    books.agreements.remove(second)
    assert [row.version for row in books.queries.agreements()] == [1]


def test_terms_that_cannot_be(books: Books) -> None:
    draft = books.agreements.draft
    assert refused(
        "agreement.other_currency",
        lambda: draft(Terms("EUR", (Tier(None, 1_000),)), valid_from=JANUARY),
    ) == {"ours": "USD", "theirs": "EUR"}
    refused("agreement.no_tiers", lambda: draft(Terms("USD", ()), valid_from=JANUARY))
    assert books.queries.agreements() == []


def test_no_version_begins_in_a_settled_period(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    books.issue("2026-Q1")
    assert refused(
        "agreement.too_early",
        lambda: books.agreements.draft(FLAT, valid_from=date(2026, 3, 31)),
    ) == {"settled_until": date(2026, 3, 31)}
    books.agreements.draft(FLAT, valid_from=date(2026, 4, 1))


def test_a_version_under_a_statement_is_frozen(books: Books, undoes: Taken) -> None:
    version = books.agree(FLAT)
    books.members("Ana")
    books.issue("2026-Q1")
    assert books.queries.agreements()[0].frozen
    assert refused("agreement.frozen", lambda: books.agreements.remove(version)) == {"version": 1}
    undone = books.agreements.draft(FLAT, valid_from=date(2026, 7, 1))
    undoes_last = books.file.undo()
    assert (undoes_last.name, undone != version) == ("agreement.draft", True)


def test_an_investment_arrives_and_goes_back(books: Books) -> None:
    bank = books.id("Bank")
    seed = books.agreements.add_tranche(" Seed ", 500_000, agreed_on=JANUARY, note="Milestones")
    arrived = books.agreements.disburse(seed, bank, on=date(2026, 1, 5), minor=300_000)
    assert books.parts(arrived) == {"Bank USD": 300_000, "Seed USD": -300_000}
    assert books.entry(arrived).counterparty == "Sociocracy For All"
    books.agreements.repay_early(seed, bank, on=date(2026, 2, 5), minor=100_000)
    assert books.kind(AccountKind.INVESTMENT) == -200_000
    (row,) = books.queries.tranches()
    assert (row.name, row.principal_minor, row.disbursed_minor) == ("Seed", 500_000, 300_000)
    books.agreements.change_tranche(seed, name="Seed money", principal_minor=600_000)
    (row,) = books.queries.tranches()
    assert (row.name, row.principal_minor) == ("Seed money", 600_000)
    assert "Seed money USD" in books.parts(arrived)
    assert refused("tranche.used", lambda: books.agreements.remove_tranche(seed)) == {
        "name": "Seed money"
    }
    books.balances()


def test_an_investment_in_another_currency_waits_for_its_rate(books: Books) -> None:
    books.agree(FLAT)
    books.members("Ana")
    euros = books.place("Euro bank", AccountKind.BANK, "EUR")
    seed = books.agreements.add_tranche("Seed", 500_000, agreed_on=JANUARY)
    first = books.agreements.disburse(seed, euros, on=date(2026, 1, 5), minor=100_000)
    assert books.settle("2026-Q1")["waiting"][0]["why"] == "no_rate"
    books.ledger.set_rate([first], euro("1.10"))
    books.agreements.disburse(
        seed, euros, on=date(2026, 5, 5), minor=100_000, rate=euro("1.20", "2026-05-05")
    )
    told = books.settle("2026-Q2")
    assert told["input"]["disbursed"] == [[seed, 230_000]]
    assert told["output"]["outstanding"] == 230_000
    books.balances()


def test_investments_that_cannot_be(books: Books) -> None:
    bank, agreements = books.id("Bank"), books.agreements
    refused("tranche.no_name", lambda: agreements.add_tranche("", 1, agreed_on=JANUARY))
    refused("tranche.not_positive", lambda: agreements.add_tranche("S", 0, agreed_on=JANUARY))
    seed = agreements.add_tranche("Seed", 100, agreed_on=JANUARY)
    refused("flow.wrong_direction", lambda: agreements.disburse(seed, bank, on=JANUARY, minor=0))
    refused(
        "flow.wrong_direction", lambda: agreements.repay_early(seed, bank, on=JANUARY, minor=-1)
    )
    refused("record.unknown_field", lambda: agreements.change_tranche(seed, id="x"))
    refused("tranche.not_positive", lambda: agreements.change_tranche(seed, principal_minor=0))
    cost = books.flow("2026-01-05", -10, "tools", tranche_id=seed)
    refused("tranche.used", lambda: agreements.remove_tranche(seed))
    books.ledger.remove([cost])
    agreements.remove_tranche(seed)
    assert books.queries.tranches() == []
