"""Titles that are about the same thing."""

import pytest

from sofa_desktop.domain.likeness import is_like, key_words


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ticket prices for 2027", "How do we price tickets?", True),
        ("Refund policy", "Refunds", True),
        ("Interpretation at conferences", "Interpreters of the conference", True),
        ("Ticket prices", "Summer school", False),
        ("Policy review", "Proposal for the next meeting", False),
        ("Préparer l’été", "preparer", True),
        ("", "Summer school", False),
    ],
)
def test_what_looks_alike(one: str, other: str, alike: bool) -> None:
    assert is_like(key_words(one), key_words(other)) is alike
    assert is_like(key_words(other), key_words(one)) is alike
