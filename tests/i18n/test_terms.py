"""Codes never reach people: every kind and stage has its word."""

from collections.abc import Callable
from enum import StrEnum

import pytest

from sofa_desktop.domain.circle import Standing
from sofa_desktop.domain.content import ContentKind, Stage
from sofa_desktop.domain.ledger import AccountKind, Verb
from sofa_desktop.domain.roles import RoleKind
from sofa_desktop.i18n import terms, words

SPOKEN: list[tuple[type[StrEnum], Callable[[str], str]]] = [
    (RoleKind, terms.role_kind),
    (Standing, terms.standing),
    (ContentKind, terms.content_kind),
    (Stage, terms.stage),
    (AccountKind, terms.account_kind),
    (Verb, terms.verb),
]


@pytest.mark.parametrize(("kind", "word"), SPOKEN)
def test_every_value_has_a_word_of_its_own(kind: type[StrEnum], word: Callable[[str], str]) -> None:
    spoken = [word(str(value)) for value in kind]
    assert len(set(spoken)) == len(spoken)
    for text in spoken:
        assert text[0].isupper()
        assert "_" not in text
        assert not text.endswith(".")


def test_the_words_are_those_of_the_field() -> None:
    assert terms.role_kind("logbook") == "Logbook keeper"
    assert terms.standing("full") == "Member"
    assert terms.content_kind("community") == "Community of practice"
    assert terms.content_kind("group_course") == "Self-run group course"
    assert terms.stage("on_hold") == "On hold"
    assert terms.account_kind("sofa_held") == "Held by SoFA"
    assert terms.verb("pay_members") == "Pay members"


def test_a_code_nobody_knows_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="lounge"):
        terms.stage("lounge")


def test_fields_read_inside_a_sentence() -> None:
    assert terms.field("email") == "email address"
    assert terms.field("sofa_iban") == "SoFA’s IBAN"
    assert terms.field("something_new") == "details"


def test_words_follow_the_language_of_the_moment() -> None:
    words.use_language("pseudo")
    try:
        assert terms.stage("idea").startswith("[Idea")
    finally:
        words.use_language("en")
    assert terms.stage("idea") == "Idea"
