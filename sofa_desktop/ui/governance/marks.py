"""What was understood of a captured line, in words. No Qt."""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum

from sofa_desktop.domain.capture import Captured
from sofa_desktop.i18n import backlog_terms, formats, paper_terms
from sofa_desktop.i18n.words import t, tn


class Kind(Enum):
    """What a line is meant as."""

    TOPIC = "topic"
    ACTION = "action"
    ITEM = "item"


def meant(found: Captured, text: str, kind: Kind) -> Captured:
    """A line as what it is meant."""
    if kind is Kind.ITEM:
        return as_item(found, text)
    return as_topic(found, text) if kind is Kind.TOPIC else as_action(found, text)


def as_action(found: Captured, text: str) -> Captured:
    """A line meant as an action item, with an arrow or without.

    Without one a name and a day are who and by when; anything else that looks like a mark of a
    topic stays in the text.
    """
    if found.is_action:
        return found
    whole = " ".join(text.split())
    if found.outcome or found.minutes or found.priority or found.every_months:
        return Captured(whole, is_action=True)
    return Captured(found.title, is_action=True, member_id=found.member_id, due_on=found.until)


def as_topic(found: Captured, text: str) -> Captured:
    """A line meant as a topic, whatever it looks like."""
    return Captured(" ".join(text.split())) if found.is_action else replace(found)


def as_item(found: Captured, text: str) -> Captured:
    """A line meant as an agenda item; what only a topic of the backlog has stays in the text."""
    if found.is_action or found.priority or found.resting or found.every_months:
        return Captured(" ".join(text.split()))
    return found


def chips(found: Captured, names: Mapping[str, str]) -> list[str]:
    """What was understood, a chip each."""
    return [
        word for word in (*_topic(found), names.get(found.member_id, ""), *_days(found)) if word
    ]


def _topic(found: Captured) -> list[str]:
    return [
        paper_terms.outcome(found.outcome) if found.outcome else "",
        tn("capture", "{n} minute", "{n} minutes", found.minutes) if found.minutes else "",
        backlog_terms.priority(found.priority) if found.priority else "",
        _again(found.every_months),
    ]


def _again(months: int) -> str:
    if not months:
        return ""
    return tn("capture", "every month", "every {n} months", months)


def _days(found: Captured) -> list[str]:
    if found.due_on is not None:
        return [t("capture", "by {day}", day=formats.short_day(found.due_on))]
    if found.until is not None:
        return [t("capture", "rests until {day}", day=formats.short_day(found.until))]
    return [t("capture", "rests")] if found.resting else []


def hint(kind: Kind) -> str:
    """How the marks are written."""
    if kind is Kind.ITEM:
        return t("capture", "At the end, if you like: !decide, 20m, @name.")
    if kind is Kind.TOPIC:
        return t(
            "capture",
            "At the end, if you like: !decide, 20m, @name, !soon, *monthly, ~until March.",
        )
    return t("capture", "Who and by when, if you know: -> Mira by Friday.")
