"""Days, times and holders as the circle's papers say them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sofa_desktop.domain.periods import add_days
from sofa_desktop.domain.zones import moment
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t, tn

Data = Mapping[str, Any]


def day(iso: str | None) -> str:
    """A day in full: 24 November 2026; nothing for none."""
    return formats.day(date.fromisoformat(iso)) if iso else ""


def short_day(iso: str | None) -> str:
    """A day in a table."""
    return formats.short_day(date.fromisoformat(iso)) if iso else ""


def weekday(iso: str | None) -> str:
    """A day with its weekday and year: Tuesday 24 November 2026."""
    if not iso:
        return ""
    found = date.fromisoformat(iso)
    return t("paper", "{day} {year}", day=formats.weekday(found), year=found.year)


def minutes(count: int) -> str:
    """A time that something takes."""
    return tn("paper", "{n} minute", "{n} minutes", count)


def place(zone: str) -> str:
    """A zone's name as people say it: Europe/Madrid is Madrid."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def shifted(on: str, at: str, by: int) -> str:
    """A clock time so many minutes later; nothing where no time is known."""
    if not at:
        return ""
    day = min(date.fromisoformat(on), add_days(date.max, -1))  # after the last one is none
    later = moment(day, at, "UTC") + timedelta(minutes=by)
    return f"{later:%H:%M}"


def span(starts_on: str, ends_on: str) -> str:
    """From one day to another."""
    return t("paper", "{first} – {last}", first=short_day(starts_on), last=short_day(ends_on))


def joined(names: Sequence[str]) -> str:
    """Names in a row."""
    return ", ".join(isolated(name) for name in names)


def written(payload: Data) -> str:
    """The day of which a paper tells."""
    return t("paper", "As of {day}", day=day(payload["generated_on"]))
