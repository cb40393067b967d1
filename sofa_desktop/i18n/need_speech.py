"""How a need is spoken of: the four texts of a row, and the mark that says how urgent it is."""

from collections.abc import Callable
from typing import NamedTuple

from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t, tn

Say = Callable[[Told], str]
SOON_DAYS = 30
"""Within so many days a date is marked as near."""


class NeedSpeech(NamedTuple):
    """The four texts of a row."""

    title: Say
    why: Say
    button: Say
    chip: Callable[[Told, int | None], tuple[str, str]]
    """The mark and its tone; it is given the days until the need is due, where it has a day."""


def until(_told: Told, days: int | None) -> tuple[str, str]:
    """How far the day is: in 12 days, 3 days over."""
    if days is None:
        return "", ""
    if days < 0:
        return tn("need chip", "{n} day over", "{n} days over", -days), "bad"
    if days == 0:
        return t("need chip", "today"), "warning"
    if days == 1:
        return t("need chip", "tomorrow"), "warning"
    tone = "warning" if days <= SOON_DAYS else ""
    return tn("need chip", "in {n} day", "in {n} days", days), tone


def fixed(word: Callable[[], str], tone: str) -> Callable[[Told, int | None], tuple[str, str]]:
    """The same mark whatever the day."""
    return lambda _told, _days: (word(), tone)
