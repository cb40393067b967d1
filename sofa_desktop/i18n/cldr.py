"""Dates and numbers in any locale, through Babel."""

from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal, get_decimal_symbol


class Cldr:
    """What ``british`` says, as another locale says it."""

    def __init__(self, name: str) -> None:
        self._locale = Locale.parse(name)
        self.POINT: str = get_decimal_symbol(self._locale)

    def whole(self, value: int) -> str:
        """A whole number in its groups: threes, or as India has them."""
        return str(format_decimal(value, locale=self._locale))

    def day(self, value: date) -> str:
        """A date in full."""
        return str(format_date(value, "long", locale=self._locale))

    def short_day(self, value: date) -> str:
        """A date in a table."""
        return str(format_date(value, "medium", locale=self._locale))

    def weekday(self, value: date) -> str:
        """A date with its weekday."""
        return str(format_skeleton("MMMMEEEEd", value, locale=self._locale))

    def month(self, value: date) -> str:
        """A month with its year."""
        return str(format_skeleton("yMMMM", value, locale=self._locale))

    def short_month(self, value: date) -> str:
        """A month on an axis."""
        return str(format_date(value, "LLL", locale=self._locale))

    def clock(self, value: datetime) -> str:
        """A time of day."""
        return str(format_time(value, "short", locale=self._locale))
