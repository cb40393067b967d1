"""The same line twice is one; two equal lines of one day are two."""

from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.domain.bank import BankLine
from sofa_desktop.domain.fingerprints import fingerprint, fingerprints
from sofa_desktop.imports import read


def coffee(
    line: int = 1,
    *,
    booked_on: date = date(2025, 12, 1),
    amount_minor: int = -350,
    currency: str = "EUR",
    text: str = "Coffee",
    bank_id: str = "",
) -> BankLine:
    return BankLine(line, booked_on, amount_minor, currency, text, bank_id=bank_id)


def test_two_equal_coffees_are_two_and_again_nothing_new() -> None:
    first = fingerprints("a", [coffee(1), coffee(2)])
    assert len(set(first)) == 2
    assert fingerprints("a", [coffee(7), coffee(9)]) == first
    assert fingerprints("a", [coffee(1)]) == first[:1]
    assert [fingerprint("a", coffee(), 1), fingerprint("a", coffee(), 2)] == first
    assert all(len(print_) == 32 for print_ in first)


def test_case_spacing_and_compatible_forms_do_not_count() -> None:
    plain = fingerprint("a", coffee(text="CAFE ﬁne  No１"), 1)
    assert fingerprint("a", coffee(text="cafe fine No1"), 1) == plain


def test_everything_that_matters_matters() -> None:
    base = coffee(bank_id="")
    others = [
        base,
        coffee(booked_on=date(2025, 12, 2)),
        coffee(amount_minor=350),
        coffee(currency="USD"),
        coffee(text="Tea"),
        coffee(bank_id="Coffee"),
    ]
    found = {fingerprint(account, line, 1) for account, line in product("ab", others)}
    assert len(found) == 12


def test_a_bank_id_counts_instead_of_the_text() -> None:
    known = fingerprint("a", coffee(bank_id="TX1"), 1)
    assert fingerprint("a", coffee(bank_id="TX1", text="Coffee shop, new wording"), 1) == known


def test_a_bank_id_given_twice_for_two_movements_loses_neither() -> None:
    """A fee under the number of its payment; entries numbered from 1 in every statement."""
    lines = [coffee(bank_id="1"), coffee(bank_id="1", amount_minor=-20)]
    later = [coffee(bank_id="1", booked_on=date(2026, 1, 2))]
    found = fingerprints("a", lines) + fingerprints("a", later)
    assert len(set(found)) == 3


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=30), st.integers(0, 30))
def test_overlapping_files_bring_each_movement_once(texts: list[str], place: int) -> None:
    """Any two files that together cover a day's movements agree on the longer one's."""
    whole = [coffee(text=text) for text in texts]
    part = whole[:place]
    assert set(fingerprints("x", part)) <= set(fingerprints("x", whole))
    assert len(set(fingerprints("x", whole))) == len(whole)


def test_the_same_file_read_twice() -> None:
    data = b"Datum;Zweck;Betrag\n01.12.2025;Kaffee;-3,50\n01.12.2025;Kaffee;-3,50\n"
    once, twice = (
        fingerprints("a", read(data, currency="EUR").statements[0].lines) for _ in range(2)
    )
    assert once == twice
    assert len(set(once)) == 2
