"""Where an axis has its marks, in whole minor units, and which months it names."""

from collections.abc import Sequence
from datetime import date

from sofa_desktop.domain.money import exponent
from sofa_desktop.i18n import formats

_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600)


def bounds(values: Sequence[int], currency: str) -> tuple[int, int]:
    """The lowest and highest amount an axis shows; always zero, and never an empty range."""
    low, high = min(0, *values, 0), max(0, *values, 0)
    return (low, high) if low != high else (0, 5 * 10 ** exponent(currency))


def marks(low: int, high: int, most: int) -> tuple[int, ...]:
    """Round amounts from ``low`` to ``high``: multiples of 1, 2 or 5 times a power of ten.

    At most ``most`` of them, zero among them where it lies between.
    """
    step = 1
    while True:
        for factor in (1, 2, 5):
            size = step * factor
            first, last = -(-low // size), high // size
            if last - first + 1 <= max(most, 2):
                return tuple(place * size for place in range(first, last + 1))
        step *= 10


def mark_labels(places: Sequence[int], currency: str) -> tuple[str, ...]:
    """The amounts of an axis, without decimals where all are whole."""
    unit = 10 ** exponent(currency)
    if any(place % unit for place in places):
        return tuple(formats.amount(place, currency) for place in places)
    return tuple(formats.amount(place // unit, "JPY") for place in places)


def named_months(months: Sequence[date], most: int) -> tuple[int, ...]:
    """The places of the months that get a name: every 1, 2, 3, 6, 12 … of the calendar."""
    for step in _MONTH_STEPS:
        places = tuple(
            place
            for place, month in enumerate(months)
            if (month.year * 12 + month.month - 1) % step == 0
        )
        if places and len(places) <= max(most, 1):
            return places
    return (0,) if months else ()
