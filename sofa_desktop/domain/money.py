"""Money: whole minor units of one currency, and shares that lose no cent."""

from collections.abc import Sequence
from dataclasses import dataclass

from sofa_desktop.domain.errors import Refused

NO_DECIMALS = frozenset(
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ]
)
THREE_DECIMALS = frozenset(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])
BASIS = 10_000
"""Basis points in the whole: 10000 = 100 %."""
MOST = 10**15
"""The largest amount that is kept, in minor units: sums of thousands of them still fit the file."""


def exponent(currency: str) -> int:
    """Decimal places of a currency's minor unit (ISO 4217): 0, 2 or 3."""
    if currency in NO_DECIMALS:
        return 0
    return 3 if currency in THREE_DECIMALS else 2


def is_currency(code: str) -> bool:
    """Whether this has the form of an ISO 4217 code: three capital letters."""
    return len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()


def must_fit(*amounts: int) -> None:
    """Refuse an amount that is surely a slip of the hand, and whose sums the file could not hold.

    Raises:
        Refused: ``money.too_large``.
    """
    for amount in amounts:
        if abs(amount) > MOST:
            raise Refused("money.too_large", amount=amount)


def half_up(numerator: int, denominator: int) -> int:
    """The nearest whole number to a quotient, ties away from zero.

    Symmetric, so a reversal is exactly the negative. ``denominator`` must be above zero.
    """
    size = (2 * abs(numerator) + denominator) // (2 * denominator)
    return size if numerator >= 0 else -size


def share(amount: int, weights: Sequence[int]) -> list[int]:
    """Split an amount by weights so that the parts add up to it exactly.

    Largest remainder; ties go to the earlier place. A negative amount is the negative of the
    split of its size. Weights are not negative.

    Raises:
        Refused: ``share.no_weights`` when there is something to share and nobody to take it.
    """
    total = sum(weights)
    if total == 0:
        if amount:
            raise Refused("share.no_weights", amount=amount)
        return [0 for _ in weights]
    size = abs(amount)
    parts = [size * weight // total for weight in weights]
    remainders = sorted(
        range(len(weights)), key=lambda place: (-(size * weights[place] % total), place)
    )
    for place in remainders[: size - sum(parts)]:
        parts[place] += 1
    return parts if amount >= 0 else [-part for part in parts]


@dataclass(frozen=True, slots=True)
class Rate:
    """An exchange rate as a fraction of minor units, with the day and the source it is from."""

    numerator: int
    denominator: int
    on: str
    source: str

    def convert(self, minor: int) -> int:
        """An amount in the other currency's minor units, half up."""
        return half_up(minor * self.numerator, self.denominator)

    @classmethod
    def quoted(cls, text: str, of: str, to: str, on: str, source: str) -> "Rate":
        """A rate as people quote it: how much of ``to`` one whole unit of ``of`` is worth.

        Raises:
            Refused: ``rate.unreadable`` unless the text is a plain decimal above zero.
        """
        whole, _, part = text.strip().replace(",", ".").partition(".")
        digits = whole + part
        if not (digits.isascii() and digits.isdigit()) or not int(digits) or len(digits) > 15:
            raise Refused("rate.unreadable", text=text)
        numerator, denominator = int(digits), 10 ** len(part)
        shift = exponent(to) - exponent(of)
        if shift > 0:
            numerator *= 10**shift
        else:
            denominator *= 10**-shift
        return cls(numerator, denominator, on, source)
