"""What needs the steward, in words: the four texts of a row on the Today page."""

from datetime import date

from sofa_desktop.i18n.need_words import WORDS
from sofa_desktop.i18n.told import Told
from sofa_desktop.services.rows import Need


def title(need: Need) -> str:
    """What it is about: Facilitator: Mira's term ends 12 December 2026."""
    return WORDS[need.code].title(Told(need.facts))


def why(need: Need) -> str:
    """Why it matters, or what is known of it."""
    return WORDS[need.code].why(Told(need.facts))


def button(need: Need) -> str:
    """The one thing to do about it."""
    return WORDS[need.code].button(Told(need.facts))


def chip(need: Need, today: date) -> tuple[str, str]:
    """How urgent it is, as a word and the tone of a chip: ("in 18 days", "warning")."""
    days = None if need.due is None else (need.due - today).days
    return WORDS[need.code].chip(Told(need.facts), days)
