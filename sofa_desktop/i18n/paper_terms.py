"""The words of agendas and papers for what records hold as codes."""

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
_ROLE_STATES: Mapping[str, Word] = {
    "vacant": lambda: t("role state", "Vacant"),
    "awaiting": lambda: t("role state", "Waits for the other circle's consent"),
}


def _word(words: Mapping[str, Word], code: str) -> str:
    """The word of a code; nothing for none."""
    found = words.get(code)
    return found() if found is not None else ""


def outcome(code: str) -> str:
    """What an item wants: Report, Explore, Decide; nothing where nothing is said."""
    return _word(_OUTCOMES, code)


def segment(code: str) -> str:
    """A part of every meeting, as an agenda names it: Check-in round."""
    return _word(_SEGMENTS, code)


def role_state(code: str) -> str:
    """Why nobody simply holds a role; nothing where somebody does."""
    return _word(_ROLE_STATES, code)
