"""Refusals about the backlog, action items and the composed agenda."""

from collections.abc import Callable, Mapping

from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t

Facts = Mapping[str, object]


def _no_title(_facts: Facts) -> str:
    return t("refusal", "A topic needs a title. Nothing was changed. Type one.")


def _bad_minutes(facts: Facts) -> str:
    return t(
        "refusal",
        "A topic cannot be planned for {n} minutes. Nothing was changed. "
        "Type a number from 0 to 240; with 0 the app says how long it may take.",
        n=Told(facts).whole("minutes"),
    )


def _bad_months(facts: Facts) -> str:
    return t(
        "refusal",
        "A topic cannot come again every {n} months. Nothing was changed. "
        "Type a number from 0 to 60; with 0 it comes once.",
        n=Told(facts).whole("months"),
    )


def _not_recurring(facts: Facts) -> str:
    return t(
        "refusal",
        "“{title}” does not come again by itself, so there is nothing to skip. "
        "Nothing was changed. Let it rest until a day instead.",
        title=Told(facts).text("title"),
    )


def _has_history(facts: Facts) -> str:
    return t(
        "refusal",
        "“{title}” was on an agenda or led to a proposal, so the circle keeps it. "
        "Nothing was changed. Drop it instead: it then stands among the closed topics.",
        title=Told(facts).text("title"),
    )


def _no_what(_facts: Facts) -> str:
    return t("refusal", "An action item says what somebody will do. Nothing was changed. Type it.")


def _not_proposed(_facts: Facts) -> str:
    return t(
        "refusal",
        "What was chosen is no longer proposed, because its facts have changed. "
        "Nothing was changed. Look at the proposed agenda again.",
    )


def _no_meeting(facts: Facts) -> str:
    asked = Told(facts).text("asked")
    if not asked:
        return t("refusal", "No meeting is planned. Nothing was changed. Plan one first.")
    return t(
        "refusal",
        "There is no meeting “{asked}”. Nothing was changed. "
        "Give its day such as 2026-12-03, its id, or next.",
        asked=asked,
    )


SENTENCES: Mapping[str, Callable[[Facts], str]] = {
    "backlog.no_title": _no_title,
    "backlog.bad_minutes": _bad_minutes,
    "backlog.bad_months": _bad_months,
    "backlog.not_recurring": _not_recurring,
    "backlog.has_history": _has_history,
    "action_item.no_what": _no_what,
    "composing.gone": _not_proposed,
    "agenda.no_meeting": _no_meeting,
}
