"""Money, dates and counts as a person of a locale writes them (CLDR)."""

from datetime import date, datetime
from typing import Protocol

from sofa_desktop.domain.money import exponent
from sofa_desktop.i18n import british

MINUS = "\N{MINUS SIGN}"
USUAL = "en_GB"


class _Writer(Protocol):
    """A locale."""

    @property
    def POINT(self) -> str: ...  # noqa: N802  (a module has constants)
    def whole(self, value: int) -> str: ...
    def day(self, value: date) -> str: ...
    def short_day(self, value: date) -> str: ...
    def weekday(self, value: date) -> str: ...
    def month(self, value: date) -> str: ...
    def short_month(self, value: date) -> str: ...
    def clock(self, value: datetime) -> str: ...


_write: _Writer = british


def use_locale(name: str) -> None:
    """Write numbers and dates in this locale (BCP 47 or POSIX name) from now on."""
    global _write  # noqa: PLW0603  (one locale a process, set at start)
    written = name.replace("-", "_")
    if written == USUAL:
        _write = british
        return
    from sofa_desktop.i18n.cldr import Cldr  # noqa: PLC0415  (late: Babel)

    _write = Cldr(written)


def amount(minor: int, currency: str, *, sign: bool = False) -> str:
    """An amount without its currency code: 1,234.56 or −80.00; ``sign`` adds a plus."""
    places = exponent(currency)
    whole, part = divmod(abs(minor), 10**places)
    digits = _write.whole(whole)
    if places:
        digits += f"{_write.POINT}{part:0{places}}"
    if minor < 0:
        return MINUS + digits
    return "+" + digits if sign and minor else digits


def money(minor: int, currency: str) -> str:
    """An amount with its currency code behind it: 1,234.56 EUR."""
    return f"{amount(minor, currency)}\N{NO-BREAK SPACE}{currency}"


def percent(basis_points: int) -> str:
    """Basis points as a percentage: 2000 is 20 %, 1250 is 12.5 %."""
    whole, part = divmod(abs(basis_points), 100)
    digits = pointed(f"{whole}.{part:02}".rstrip("0")) if part else f"{whole}"
    sign = MINUS if basis_points < 0 else ""
    return f"{sign}{digits}\N{NO-BREAK SPACE}%"


def pointed(plain: str) -> str:
    """A plain decimal with the locale's own mark: 0.9259 is 0,9259 in German."""
    return plain.replace(".", _write.POINT)


def day(value: date) -> str:
    """A date in full: 24 November 2026."""
    return _write.day(value)


def short_day(value: date) -> str:
    """A date in a table: 24 Nov 2026."""
    return _write.short_day(value)


def weekday(value: date) -> str:
    """A date with its weekday: Tuesday 24 November."""
    return _write.weekday(value)


def month(value: date) -> str:
    """A month with its year: November 2026."""
    return _write.month(value)


def short_month(value: date) -> str:
    """A month on an axis: Nov."""
    return _write.short_month(value)


def clock(value: datetime) -> str:
    """A time of day: 10:42."""
    return _write.clock(value)
