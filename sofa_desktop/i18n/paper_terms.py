"""The words that the circle's papers have for what records hold as codes."""

from collections.abc import Callable, Mapping

from sofa_desktop.i18n.words import t

Word = Callable[[], str]

_OUTCOMES: Mapping[str, Word] = {
    "report": lambda: t("outcome", "Report"),
    "explore": lambda: t("outcome", "Explore"),
    "decide": lambda: t("outcome", "Decide"),
}
_SEGMENTS: Mapping[str, Word] = {
    "check_in": lambda: t("segment", "Check-in round"),
    "admin": lambda: t("segment", "ADMIN: attendance, duration, minutes, information, next"),
    "agenda": lambda: t("segment", "Consent to the agenda"),
    "backlog": lambda: t("segment", "Update the backlog"),
    "check_out": lambda: t("segment", "Check-out: content, process, relations"),
}
_PREVIOUS: Mapping[str, Word] = {
    "none": lambda: t("previous minutes", "There are none."),
    "approved": lambda: t("previous minutes", "Approved"),
    "amended": lambda: t("previous minutes", "Approved with a correction"),
    "deferred": lambda: t("previous minutes", "Not approved yet"),
}
_POLICY_KINDS: Mapping[str, Word] = {
    "guideline": lambda: t("policy kind", "Guideline"),
    "workflow": lambda: t("policy kind", "Workflow"),
    "role": lambda: t("policy kind", "About a role"),
    "agreement": lambda: t("policy kind", "Agreement"),
    "aim": lambda: t("policy kind", "About aim and domain"),
}
_POLICY_STATES: Mapping[str, Word] = {
    "in_force": lambda: t("policy state", "In force"),
    "due": lambda: t("policy state", "Review due soon"),
    "overdue": lambda: t("policy state", "Review overdue, still in force"),
    "retired": lambda: t("policy state", "Retired"),
}
_ROLE_STATES: Mapping[str, Word] = {
    "vacant": lambda: t("role state", "Vacant"),
    "awaiting": lambda: t("role state", "Waits for the other circle's consent"),
    "ended": lambda: t("role state", "Term is over"),
}
_CIRCLE_KINDS: Mapping[str, Word] = {
    "mission": lambda: t("circle kind", "Mission circle"),
    "general": lambda: t("circle kind", "General circle"),
    "department": lambda: t("circle kind", "Department circle"),
    "sector": lambda: t("circle kind", "Sector circle"),
    "language": lambda: t("circle kind", "Language circle"),
    "helping": lambda: t("circle kind", "Helping circle"),
}
_CIRCLE_STATUSES: Mapping[str, Word] = {
    "forming": lambda: t("circle status", "Forming"),
    "active": lambda: t("circle status", "Active"),
    "dormant": lambda: t("circle status", "Dormant"),
    "dissolved": lambda: t("circle status", "Dissolved"),
}


def _word(words: Mapping[str, Word], code: str) -> str:
    """The word of a code; nothing for none."""
    found = words.get(code)
    return found() if found is not None else ""


def outcome(code: str) -> str:
    """What an item wants: Report, Explore, Decide."""
    return _word(_OUTCOMES, code)


def segment(code: str) -> str:
    """A part of every meeting: Check-in round."""
    return _word(_SEGMENTS, code)


def previous_minutes(code: str) -> str:
    """What was said of the minutes of the meeting before."""
    return _word(_PREVIOUS, code)


def policy_kind(code: str) -> str:
    """What a policy is about."""
    return _word(_POLICY_KINDS, code)


def policy_state(code: str) -> str:
    """Where a policy stands."""
    return _word(_POLICY_STATES, code)


def role_state(code: str) -> str:
    """Why nobody simply holds a role; nothing where somebody does."""
    return _word(_ROLE_STATES, code)


def circle_kind(code: str) -> str:
    """What a circle is: Sector circle."""
    return _word(_CIRCLE_KINDS, code)


def circle_status(code: str) -> str:
    """Whether a circle works: Forming."""
    return _word(_CIRCLE_STATUSES, code)
