"""What people read when a rule about circle, people, roles or content says no."""

import ast
import inspect
from datetime import date

import pytest

from sofa_desktop.domain import aims as aim_rules
from sofa_desktop.domain import circle as circle_rules
from sofa_desktop.domain import content as content_rules
from sofa_desktop.domain import roles as role_rules
from sofa_desktop.domain import surroundings as surroundings_rules
from sofa_desktop.domain import zones
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.refusals import circle, circle_depth, sentence
from sofa_desktop.services import aims, content, edits, found, people, roles, surroundings
from sofa_desktop.services import circle as circle_service

MODULES = (
    aim_rules, circle_rules, content_rules, role_rules, surroundings_rules, aims, circle_service,
    content, edits, found, people, roles, surroundings, zones,
)  # fmt: skip
SENTENCES = {**circle.SENTENCES, **circle_depth.SENTENCES}
OF_OTHERS = {"clock.bad", "price.no_name", "price.negative"}
"""Codes of these modules whose sentences stand with their own subject."""


def raised(module: object) -> set[str]:
    """The codes of every ``Refused`` that a module makes."""
    assert inspect.ismodule(module)
    return {
        node.args[0].value
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Refused"
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def test_every_no_has_its_sentence_and_every_sentence_its_no() -> None:
    codes = {code for module in MODULES for code in raised(module)}
    assert codes - OF_OTHERS == set(SENTENCES)


FACTS: dict[str, object] = {
    "name": "Mira",
    "role": "Leader",
    "title": "Rounds",
    "stage": "on_hold",
    "currency": "USD",
    "code": "I-C",
    "count": 3,
    "field": "left_on",
    "ends_on": date(2026, 12, 12),
    "starts_on": date(2027, 1, 1),
    "left_on": date(2026, 12, 1),
}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_says_what_happened_and_what_to_do(code: str) -> None:
    text = sentence(Refused(code, **FACTS))
    assert text[0].isupper() or text[0] == "“"
    assert text.endswith(".")
    assert "Nothing was changed." in text or "was not moved" in text
    assert "!" not in text
    assert "{" not in text
    assert "_" not in text.replace("left_on", "")


def test_some_sentences_in_full() -> None:
    assert sentence(Refused("term.leader_is_delegate", name="Mira")) == (
        "Mira would be leader and delegate on the same days. Nothing was changed. "
        "The two links to the parent circle need two people: "
        "choose somebody else for one of them."
    )
    assert sentence(Refused("edition.in_ledger", name="July", count=1)) == (
        "Money is booked for “July” in one place, so it stays. Nothing was changed. "
        "Count that entry for another edition first."
    )
    assert "in 3 places" in sentence(Refused("edition.in_ledger", name="July", count=3))
    assert sentence(Refused("term.over", role="Leader", ends_on=date(2026, 12, 12))) == (
        "The term as Leader ends on 12 December 2026 anyway. Nothing was changed. "
        "Choose a day before that, or leave it as it is."
    )
    assert "moved to On hold" in sentence(
        Refused("item.no_reason", title="Rounds", stage="on_hold")
    )
