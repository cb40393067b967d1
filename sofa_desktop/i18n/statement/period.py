"""A settled period by its name: Q3 2026, July 2026, or both of its days."""

from datetime import date, timedelta

from sofa_desktop.domain.periods import Period
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t


def period(start: date, last: date) -> str:
    """The name people call it by."""
    told = Period(start, last + timedelta(days=1))
    year, _, quarter = told.key.partition("-Q")
    if quarter:
        return t("period", "Q{number} {year}", number=quarter, year=year)
    if len(told.key) == len("2026"):
        return year
    if len(told.key) == len("2026-07"):
        return formats.month(start)
    return t("period", "{first} – {last}", first=formats.day(start), last=formats.day(last))
