"""What selections say: refusals, actions and steps in sentences people can use."""

import ast
from pathlib import Path

import pytest

import sofa_desktop
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.selection import SelectionStep
from sofa_desktop.domain.selection_rules import STEPS
from sofa_desktop.i18n.action_words.selections import WORDS
from sofa_desktop.i18n.actions import happened_of, name_of
from sofa_desktop.i18n.refusals import sentence
from sofa_desktop.i18n.refusals.selections import SENTENCES
from sofa_desktop.i18n.selection_terms import selection_step

SERVICES = Path(sofa_desktop.__file__).parent / "services"
FACTS = {
    "role": "Facilitator",
    "name": "Aiko",
    "names": ["Aiko", "ليلى"],
    "step": "reasons",
    "wanted": ["nominations"],
    "member": "Aiko",
    "fields": ["ends_on"],
    "answer": "objection",
}


def test_ten_steps_have_each_a_word() -> None:
    assert len(STEPS) == 10
    told = [selection_step(step) for step in SelectionStep]
    assert len(set(told)) == len(told)
    assert all(told)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_refusal_says_that_nothing_was_changed(code: str) -> None:
    told = sentence(Refused(code, **FACTS))
    assert "Nothing was changed." in told
    assert "{" not in told
    assert "!" not in told


def test_those_who_were_not_heard_are_named() -> None:
    told = sentence(Refused("selection.not_heard", names=["Aiko", "ليلى"]))
    assert told == (
        "Not heard in this round yet: Aiko, \u2068ليلى\u2069. Nothing was changed. "
        "Let them speak, or go on without them."
    )


def test_every_action_of_selections_is_told_in_words() -> None:
    used = {
        str(call.args[0].value)
        for path in SERVICES.glob("selection*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "act"
        and isinstance(call.args[0], ast.Constant)
    }
    assert used == set(WORDS)


@pytest.mark.parametrize("code", sorted(WORDS))
def test_an_action_names_its_role_and_nobody_who_was_nominated(code: str) -> None:
    for told in (name_of(code, FACTS), happened_of(code, FACTS)):
        assert "Facilitator" in told
        assert ("Aiko" in told) == (code == "selection.announce")
