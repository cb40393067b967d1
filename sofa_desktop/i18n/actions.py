"""The journal in words: what an action is called, and what it did."""

from collections.abc import Mapping

from sofa_desktop.i18n.action_words import (
    backlog,
    circle,
    content,
    meetings,
    money,
    pasted,
    policies,
    reviews,
    selections,
    settlement,
)
from sofa_desktop.i18n.action_words.speech import Speech
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import ActionRow

WORDS: Mapping[str, Speech] = {
    **backlog.WORDS,
    **circle.WORDS,
    **content.WORDS,
    **meetings.WORDS,
    **money.WORDS,
    **pasted.WORDS,
    **policies.WORDS,
    **reviews.WORDS,
    **selections.WORDS,
    **settlement.WORDS,
}
"""Every action's code with its words."""


def name(row: ActionRow) -> str:
    """What an action is called inside “Undo: …”: change the category of 3 entries."""
    return name_of(row.name, row.facts)


def name_of(code: str, facts: Mapping[str, object]) -> str:
    """What the action of a code with these facts is called."""
    speech = WORDS.get(code)
    return speech.name(Told(facts)) if speech else t("action name", "the last change")


def happened(row: ActionRow) -> str:
    """What an action did: Category of 3 entries changed to Interpretation."""
    done = happened_of(row.name, row.facts)
    if row.kind == "undo":
        return t("action done", "Taken back: {what}", what=done)
    if row.kind == "redo":
        return t("action done", "Done again: {what}", what=done)
    return done


def happened_of(code: str, facts: Mapping[str, object]) -> str:
    """What the action of a code with these facts did."""
    speech = WORDS.get(code)
    return speech.happened(Told(facts)) if speech else t("action done", "Something changed")
