"""The words of actions on reviews."""

from collections.abc import Mapping

from sofa_desktop.domain.review import ReviewKind, ReviewStep
from sofa_desktop.i18n import review_terms, terms
from sofa_desktop.i18n.action_words.speech import Speech
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t


def _what(told: Told) -> str:
    """Which review an action was about, inside a sentence."""
    if told.facts.get("kind") == ReviewKind.CIRCLE:
        name = told.text("name")
        if name:
            return t("review", "circle review, turn of {name}", name=name)
        return t("review", "circle review")
    return t("review", "performance review of {name}", name=told.text("name"))


def _step(told: Told) -> str:
    step = str(told.facts.get("step", ""))
    return review_terms.review_step(step) if step in set(ReviewStep) else ""


def _change(told: Told) -> str:
    fields = told.several("fields")
    if len(fields) == 1:
        return t(
            "action name",
            "change the {what}: {field}",
            what=_what(told),
            field=terms.field(*fields),
        )
    return t("action name", "change the {what}", what=_what(told))


def _changed(told: Told) -> str:
    fields = told.several("fields")
    if len(fields) == 1:
        return t(
            "action done",
            "{field} changed in the {what}",
            what=_what(told),
            field=_capital(terms.field(fields[0])),
        )
    return t("action done", "Changed: {what}", what=_what(told))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


WORDS: Mapping[str, Speech] = {
    "review.begin": Speech(
        lambda told: t("action name", "begin a {what}", what=_what(told)),
        lambda told: t("action done", "Begun: {what}", what=_what(told)),
    ),
    "review.change": Speech(_change, _changed),
    "review.step": Speech(
        lambda told: t("action name", "go on in the {what}", what=_what(told)),
        lambda told: t(
            "action done", "Now at “{step}”: {what}", step=_step(told), what=_what(told)
        ),
    ),
    "review.consent": Speech(
        lambda told: t("action name", "note the consent to the {what}", what=_what(told)),
        lambda told: t("action done", "Consented and on record: {what}", what=_what(told)),
    ),
    "review.skip": Speech(
        lambda told: t("action name", "leave out: {what}", what=_what(told)),
        lambda told: t("action done", "Left out: {what}", what=_what(told)),
    ),
    "review.remove": Speech(
        lambda told: t("action name", "remove the {what}", what=_what(told)),
        lambda told: t("action done", "Removed: {what}", what=_what(told)),
    ),
}
