"""Refusals about reviews."""

from collections.abc import Callable, Mapping

from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t

Facts = Mapping[str, object]


def _no_focus(_facts: Facts) -> str:
    return t(
        "refusal",
        "A performance review is about one person. Nothing was changed. Choose who is in focus.",
    )


def _nobody_there(_facts: Facts) -> str:
    return t(
        "refusal",
        "The circle has no members yet whose turn it could be. Nothing was changed. "
        "Add the members first.",
    )


def _circle_open(facts: Facts) -> str:
    return t(
        "refusal",
        "The circle review begun on {day} is not finished. Nothing was changed. "
        "Finish it, or remove it, before another begins.",
        day=Told(facts).day("on"),
    )


def _no_reviewers(_facts: Facts) -> str:
    return t(
        "refusal",
        "The focus person picks the reviewers first. Nothing was changed. Add at least one.",
    )


def _no_plan(_facts: Facts) -> str:
    return t(
        "refusal",
        "The improvement plan is empty, so there is nothing to consent to. Nothing was changed. "
        "Write down what the focus person will do.",
    )


def _no_term(_facts: Facts) -> str:
    return t(
        "refusal",
        "An improvement plan has a term. Nothing was changed. "
        "Choose the day on which the circle looks at it again.",
    )


def _ends_before_consent(facts: Facts) -> str:
    return t(
        "refusal",
        "The plan's term would end before it begins on {day}. Nothing was changed. "
        "Choose a later day.",
        day=Told(facts).day("on"),
    )


def _needs_consent(_facts: Facts) -> str:
    return t(
        "refusal",
        "The plan takes effect by consent, that of the focus person included. "
        "Nothing was changed. Note the consent, or go back to the plan.",
    )


def _not_at_consent(_facts: Facts) -> str:
    return t(
        "refusal",
        "The review has not come to the consent yet. Nothing was changed. "
        "Go through the steps before it.",
    )


def _first_step(_facts: Facts) -> str:
    return t("refusal", "This is the review's first step. Nothing was changed.")


def _done(facts: Facts) -> str:
    return t(
        "refusal",
        "This review was consented on {day} and is a record by now. Nothing was changed. "
        "Begin a new review.",
        day=Told(facts).day("on"),
    )


SENTENCES: Mapping[str, Callable[[Facts], str]] = {
    "review.no_focus": _no_focus,
    "review.nobody_there": _nobody_there,
    "review.circle_open": _circle_open,
    "review.no_reviewers": _no_reviewers,
    "review.no_plan": _no_plan,
    "review.no_term": _no_term,
    "review.ends_before_consent": _ends_before_consent,
    "review.needs_consent": _needs_consent,
    "review.not_at_consent": _not_at_consent,
    "review.first_step": _first_step,
    "review.done": _done,
}
