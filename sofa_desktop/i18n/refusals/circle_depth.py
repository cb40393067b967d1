"""Refusals about aim and domain, the circles around, terms that wait, zones and hours."""

from collections.abc import Callable, Mapping

from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t, tn

Facts = Mapping[str, object]


def _name_taken(facts: Facts) -> str:
    return t(
        "refusal",
        "A circle called “{name}” is already noted. Nothing was changed. "
        "Change that one, or choose another name.",
        name=Told(facts).text("name"),
    )


def _within_itself(facts: Facts) -> str:
    return t(
        "refusal",
        "A circle does not belong to itself. Nothing was changed. "
        "Choose another circle for “{name}” to belong to.",
        name=Told(facts).text("name"),
    )


def _cycle(facts: Facts) -> str:
    told = Told(facts)
    return t(
        "refusal",
        "“{within}” already lies within “{name}”, so “{name}” cannot belong to it. "
        "Nothing was changed. Choose another circle, or move “{within}” first.",
        name=told.text("name"),
        within=told.text("within"),
    )


def _bad_length(_facts: Facts) -> str:
    return t(
        "refusal",
        "A meeting lasts between 15 minutes and 10 hours. Nothing was changed. "
        "Type another number of minutes.",
    )


def _bad_warning(_facts: Facts) -> str:
    return t(
        "refusal",
        "A warning comes between 0 and 366 days ahead. Nothing was changed. "
        "Type another number of days.",
    )


def _unknown_zone(facts: Facts) -> str:
    return t(
        "refusal",
        "“{zone}” is not a time zone this computer knows. Nothing was changed. "
        "Choose one from the list, such as Europe/Berlin.",
        zone=Told(facts).text("zone"),
    )


def _hours_out_of_range(_facts: Facts) -> str:
    return t(
        "refusal",
        "A month has no more than 744 hours. Nothing was changed. Type a smaller number.",
    )


def _hours_not_whole(facts: Facts) -> str:
    return t(
        "refusal",
        "“{typed}” is not a number of hours. Nothing was changed. "
        "Type a whole number such as 10, or leave it empty.",
        typed=Told(facts).text("typed"),
    )


def _minutes_not_whole(facts: Facts) -> str:
    return t(
        "refusal",
        "“{typed}” is not a whole number. Nothing was changed. Type one such as 90.",
        typed=Told(facts).text("typed"),
    )


def _aim_draft_exists(_facts: Facts) -> str:
    return t(
        "refusal",
        "There is already a draft of aim and domain. Nothing was changed. "
        "Change that draft, or take it away first.",
    )


def _aim_in_force(facts: Facts) -> str:
    return tn(
        "refusal",
        "Version 1 of aim and domain is no longer a draft. Nothing was changed. "
        "Begin a new draft to change the wording.",
        "Version {n} of aim and domain is no longer a draft. Nothing was changed. "
        "Begin a new draft to change the wording.",
        Told(facts).whole("version", 1),
    )


def _aim_consented(facts: Facts) -> str:
    return t(
        "refusal",
        "This consent is already recorded, of {day}. Nothing was changed.",
        day=Told(facts).day("on"),
    )


def _aim_empty(_facts: Facts) -> str:
    return t(
        "refusal",
        "The draft has no aim yet, so there is nothing to consent to. Nothing was changed. "
        "Write the aim first.",
    )


def _aim_before_the_last(facts: Facts) -> str:
    return t(
        "refusal",
        "The wording in force has stood since {day}, and the next one comes after it. "
        "Nothing was changed. Choose that day or a later one.",
        day=Told(facts).day("since"),
    )


def _not_awaiting(facts: Facts) -> str:
    return t(
        "refusal",
        "This term as {role} does not wait for the other circle. Nothing was changed.",
        role=Told(facts).text("role"),
    )


def _awaiting(facts: Facts) -> str:
    return t(
        "refusal",
        "The term as {role} still waits for the other circle, so nobody can resign from it. "
        "Nothing was changed. Remove the term if it is not to be.",
        role=Told(facts).text("role"),
    )


def _confirmed_too_late(facts: Facts) -> str:
    told = Told(facts)
    return t(
        "refusal",
        "The term as {role} ends on {day}, not after that consent. Nothing was changed. "
        "Choose an earlier day, or extend the term first.",
        role=told.text("role"),
        day=told.day("ends_on"),
    )


def _role_has_history(facts: Facts) -> str:
    return t(
        "refusal",
        "A selection or a review speaks of the role “{name}”, so the file keeps it. "
        "Nothing was changed. Let its term end instead.",
        name=Told(facts).text("name"),
    )


SENTENCES: Mapping[str, Callable[[Facts], str]] = {
    "circle.name_taken": _name_taken,
    "circle.within_itself": _within_itself,
    "circle.cycle": _cycle,
    "circle.bad_length": _bad_length,
    "circle.bad_warning": _bad_warning,
    "zone.unknown": _unknown_zone,
    "hours.out_of_range": _hours_out_of_range,
    "hours.not_whole": _hours_not_whole,
    "number.not_whole": _minutes_not_whole,
    "aim.draft_exists": _aim_draft_exists,
    "aim.in_force": _aim_in_force,
    "aim.consented": _aim_consented,
    "aim.empty": _aim_empty,
    "aim.before_the_last": _aim_before_the_last,
    "term.not_awaiting": _not_awaiting,
    "term.awaiting": _awaiting,
    "term.confirmed_too_late": _confirmed_too_late,
    "role.has_history": _role_has_history,
}
