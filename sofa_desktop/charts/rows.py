"""The plain data pictures are made of."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Month:
    """One month: the sizes of what came in and went out, and the balance at its end."""

    month: date
    in_minor: int
    out_minor: int
    balance_minor: int


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition's result in minor units."""

    name: str
    income: int
    direct_cost: int
    share: int
    contribution: int


@dataclass(frozen=True, slots=True)
class Series:
    """One category with its amount in each month, counted positive the way the picture goes.

    Money out is positive in a picture of money out; a refund in it is negative.
    """

    name: str
    amounts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All months together."""
        return sum(self.amounts)
