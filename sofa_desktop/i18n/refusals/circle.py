"""Refusals about circle, people, roles and content."""

from collections.abc import Callable, Mapping

from sofa_desktop.i18n import terms
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t, tn

Facts = Mapping[str, object]


def _already_there(facts: Facts) -> str:
    return t(
        "refusal",
        "This file already holds the circle “{name}”. Nothing was changed. "
        "Make a new file for another circle.",
        name=Told(facts).text("name"),
    )


def _circle_no_name(_facts: Facts) -> str:
    return t("refusal", "A circle needs a name. Nothing was changed. Type one.")


def _bad_code(facts: Facts) -> str:
    return t(
        "refusal",
        "“{code}” cannot be the circle's short code. Nothing was changed. "
        "Use capital letters A to Z and digits only, such as IC.",
        code=Told(facts).text("code"),
    )


def _bad_currency(facts: Facts) -> str:
    return t(
        "refusal",
        "“{currency}” is not a currency code. Nothing was changed. "
        "Write the three capital letters of the code, such as EUR.",
        currency=Told(facts).text("currency"),
    )


def _currency_in_use(facts: Facts) -> str:
    return t(
        "refusal",
        "The circle already keeps its books or an agreement in {currency}, so its currency stays. "
        "Nothing was changed. Make a new file for books in another currency.",
        currency=Told(facts).text("currency"),
    )


def _member_no_name(_facts: Facts) -> str:
    return t("refusal", "A member needs a name. Nothing was changed. Type one.")


def _left_before_joined(facts: Facts) -> str:
    return t(
        "refusal",
        "{name} cannot leave before the day of joining. Nothing was changed. Choose a later day.",
        name=Told(facts).text("name"),
    )


def _has_left(facts: Facts) -> str:
    return t(
        "refusal",
        "The day on which {name} leaves is already noted. Nothing was changed. "
        "Let {name} come back first, then note another day.",
        name=Told(facts).text("name"),
    )


def _has_not_left(facts: Facts) -> str:
    return t(
        "refusal",
        "{name} has not left the circle and need not come back. Nothing was changed.",
        name=Told(facts).text("name"),
    )


def _has_history(facts: Facts) -> str:
    return t(
        "refusal",
        "{name} has held a role, taken part in decisions, is owed money or has a share in an "
        "agreement, so the file keeps the name. Nothing was changed. "
        "Note the day of leaving instead.",
        name=Told(facts).text("name"),
    )


def _role_no_name(_facts: Facts) -> str:
    return t("refusal", "A role needs a name. Nothing was changed. Type one.")


def _ends_before_start(facts: Facts) -> str:
    return t(
        "refusal",
        "A term as {role} must end after the day it starts. Nothing was changed. "
        "Choose a later last day.",
        role=Told(facts).text("role"),
    )


def _not_a_member(facts: Facts) -> str:
    told = Told(facts)
    return t(
        "refusal",
        "{name} is not in the circle on the day the term as {role} starts. Nothing was changed. "
        "Only a member holds a circle role: choose a later day or correct the membership.",
        name=told.text("name"),
        role=told.text("role"),
    )


def _outlasts_membership(facts: Facts) -> str:
    told = Told(facts)
    return t(
        "refusal",
        "{name} leaves the circle on {day}, before the term as {role} ends. Nothing was changed. "
        "Only a member holds a circle role: choose an earlier last day, or somebody else.",
        name=told.text("name"),
        day=told.day("left_on"),
        role=told.text("role"),
    )


def _two_holders(facts: Facts) -> str:
    return t(
        "refusal",
        "Somebody else is {role} on some of these days, and a role has one holder at a time. "
        "Nothing was changed. End the other term first, or choose days after it.",
        role=Told(facts).text("role"),
    )


def _leader_is_delegate(facts: Facts) -> str:
    return t(
        "refusal",
        "{name} would be leader and delegate on the same days. Nothing was changed. "
        "The two links to the parent circle need two people: choose somebody else for one of them.",
        name=Told(facts).text("name"),
    )


def _not_longer(facts: Facts) -> str:
    return t(
        "refusal",
        "The term already runs until {day}. Nothing was changed. Choose a later day.",
        day=Told(facts).day("ends_on"),
    )


def _stepped_down(facts: Facts) -> str:
    return t(
        "refusal",
        "The holder has already resigned as {role}. Nothing was changed. "
        "Start a new term if the circle consents to one.",
        role=Told(facts).text("role"),
    )


def _over(facts: Facts) -> str:
    told = Told(facts)
    return t(
        "refusal",
        "The term as {role} ends on {day} anyway. Nothing was changed. "
        "Choose a day before that, or leave it as it is.",
        role=told.text("role"),
        day=told.day("ends_on"),
    )


def _not_begun(facts: Facts) -> str:
    told = Told(facts)
    return t(
        "refusal",
        "The term as {role} begins only on {day}. Nothing was changed. "
        "Choose a day after that, or remove the term.",
        role=told.text("role"),
        day=told.day("starts_on"),
    )


def _item_no_title(_facts: Facts) -> str:
    return t("refusal", "A piece of content needs a title. Nothing was changed. Type one.")


def _published_before_draft(facts: Facts) -> str:
    return t(
        "refusal",
        "“{title}” would be published before its draft is due. Nothing was changed. "
        "Choose an earlier day for the draft or a later one for publishing.",
        title=Told(facts).text("title"),
    )


def _no_reason(facts: Facts) -> str:
    told = Told(facts)
    return t(
        "refusal",
        "“{title}” was not moved to {stage}, because no reason is given. "
        "Write in a few words why, so that others understand it later.",
        title=told.text("title"),
        stage=terms.stage(told.text("stage")),
    )


def _edition_no_name(_facts: Facts) -> str:
    return t("refusal", "An edition needs a name. Nothing was changed. Type one.")


def _edition_ends_before_start(facts: Facts) -> str:
    return t(
        "refusal",
        "“{name}” would end before it starts. Nothing was changed. Choose a later last day.",
        name=Told(facts).text("name"),
    )


def _budget_negative(_facts: Facts) -> str:
    return t(
        "refusal",
        "A budget is what the circle means to spend, so it is not below zero. "
        "Nothing was changed. Type an amount of zero or more.",
    )


def _in_ledger(facts: Facts) -> str:
    told = Told(facts)
    return tn(
        "refusal",
        "Money is booked for “{name}” in one place, so it stays. Nothing was changed. "
        "Count that entry for another edition first.",
        "Money is booked for “{name}” in {n} places, so it stays. Nothing was changed. "
        "Count those entries for another edition first.",
        told.whole("count", 1),
        name=told.text("name"),
    )


def _no_day(_facts: Facts) -> str:
    return t("refusal", "This needs a day. Nothing was changed. Choose one.")


def _unknown_field(facts: Facts) -> str:
    return t(
        "refusal",
        "“{field}” cannot be changed here. Nothing was changed.",
        field=Told(facts).text("field"),
    )


SENTENCES: Mapping[str, Callable[[Facts], str]] = {
    "circle.already_there": _already_there,
    "circle.no_name": _circle_no_name,
    "circle.bad_code": _bad_code,
    "circle.bad_currency": _bad_currency,
    "circle.currency_in_use": _currency_in_use,
    "member.no_name": _member_no_name,
    "member.left_before_joined": _left_before_joined,
    "member.has_left": _has_left,
    "member.has_not_left": _has_not_left,
    "member.has_history": _has_history,
    "role.no_name": _role_no_name,
    "term.ends_before_start": _ends_before_start,
    "term.not_a_member": _not_a_member,
    "term.outlasts_membership": _outlasts_membership,
    "term.two_holders": _two_holders,
    "term.leader_is_delegate": _leader_is_delegate,
    "term.not_longer": _not_longer,
    "term.stepped_down": _stepped_down,
    "term.over": _over,
    "term.not_begun": _not_begun,
    "item.no_title": _item_no_title,
    "item.published_before_draft": _published_before_draft,
    "item.no_reason": _no_reason,
    "edition.no_name": _edition_no_name,
    "edition.ends_before_start": _edition_ends_before_start,
    "edition.budget_negative": _budget_negative,
    "edition.in_ledger": _in_ledger,
    "record.no_day": _no_day,
    "record.unknown_field": _unknown_field,
}
