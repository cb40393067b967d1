"""Money, dates and counts as a person of a locale writes them (CLDR, through Babel)."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import get_decimal_symbol, get_group_symbol

from sofa_desktop.domain.money import exponent

MINUS = "\N{MINUS SIGN}"
_locale = Locale.parse("en_GB")


def use_locale(name: str) -> None:
    """Write numbers and dates in this locale (BCP 47 or POSIX name) from now on."""
    global _locale  # noqa: PLW0603  (one locale a process, set at start)
    _locale = Locale.parse(name.replace("-", "_"))
    _symbols.cache_clear()


@lru_cache(maxsize=1)
def _symbols() -> tuple[str, str]:
    return get_decimal_symbol(_locale), get_group_symbol(_locale)


def amount(minor: int, currency: str, *, sign: bool = False) -> str:
    """An amount without its currency code: 1,234.56 or −80.00; ``sign`` adds a plus."""
    point, group = _symbols()
    places = exponent(currency)
    whole, part = divmod(abs(minor), 10**places)
    digits = f"{whole:,}".replace(",", group)
    if places:
        digits += f"{point}{part:0{places}}"
    if minor < 0:
        return MINUS + digits
    return "+" + digits if sign and minor else digits


def money(minor: int, currency: str) -> str:
    """An amount with its currency code behind it: 1,234.56 EUR."""
    return f"{amount(minor, currency)}\N{NO-BREAK SPACE}{currency}"


def percent(basis_points: int) -> str:
    """Basis points as a percentage: 2000 is 20 %, 1250 is 12.5 %."""
    point, _ = _symbols()
    value = Decimal(basis_points) / 100
    plain = f"{value:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return f"{plain.replace('.', point)}\N{NO-BREAK SPACE}%"


def day(value: date) -> str:
    """A date in full: 24 November 2026."""
    return format_date(value, "long", locale=_locale)


def short_day(value: date) -> str:
    """A date in a table: 24 Nov 2026."""
    return format_date(value, "medium", locale=_locale)


def weekday(value: date) -> str:
    """A date with its weekday: Tuesday 24 November."""
    return format_skeleton("MMMMEEEEd", value, locale=_locale)


def month(value: date) -> str:
    """A month with its year: November 2026."""
    return format_skeleton("yMMMM", value, locale=_locale)


def short_month(value: date) -> str:
    """A month on an axis: Nov."""
    return format_date(value, "LLL", locale=_locale)


def clock(value: datetime) -> str:
    """A time of day: 10:42."""
    return format_time(value, "short", locale=_locale)
