import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.documents.payment import (
    code_modules,
    creditor_reference,
    is_iban,
    may_have_code,
    payment_code,
)


def remainder(text: str) -> int:
    return int("".join(str(int(char, 36)) for char in text)) % 97


@pytest.mark.parametrize(
    ("number", "reference"),
    [("539007547034", "RF18539007547034"), ("IC-2026-0003", "RF68IC20260003"), ("---", "")],
)
def test_references_follow_the_standard(number: str, reference: str) -> None:
    assert creditor_reference(number) == reference


@given(st.text(max_size=60))
def test_every_reference_checks_out(number: str) -> None:
    reference = creditor_reference(number)
    if reference:
        assert re.fullmatch(r"RF\d{2}[0-9A-Z]{1,21}", reference)
        assert remainder(reference[4:] + reference[:4]) == 1


@pytest.mark.parametrize(
    ("iban", "good"),
    [
        ("DE89370400440532013000", True),
        ("gb29 nwbk 6016 1331 9268 19", True),
        ("DE88370400440532013000", False),
        ("", False),
        ("DE89", False),
        ("DE８９370400440532013000", False),
    ],
)
def test_ibans_are_checked(iban: str, good: bool) -> None:
    assert is_iban(iban) is good


def test_the_code_says_what_the_rules_ask_line_by_line() -> None:
    text = payment_code(
        "Sociocracy For All", "DE89 3704 0044 0532 0130 00", "", 72309, "RF68IC20260003"
    )
    assert text.split("\n") == [
        "BCD",
        "002",
        "1",
        "SCT",
        "",
        "Sociocracy For All",
        "DE89370400440532013000",
        "EUR723.09",
        "",
        "RF68IC20260003",
    ]


def test_the_largest_code_stays_within_the_rules() -> None:
    text = payment_code(
        "ü" * 90, "MT84MALT011000012345MTLCAST001S", "A" * 11, 99_999_999_999, "RF" + "9" * 23
    )
    assert len(text.encode()) <= 331
    assert len(code_modules(text)) <= 69  # version 13


@pytest.mark.parametrize(
    ("currency", "cents", "good"),
    [("EUR", 1, True), ("USD", 1, False), ("EUR", 0, False), ("EUR", 100_000_000_000, False)],
)
def test_a_code_only_for_euro_of_a_size_that_fits(currency: str, cents: int, good: bool) -> None:
    assert may_have_code(currency, "DE89370400440532013000", cents) is good
