"""A statement's payload, asked for in the words that screen and paper need."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from sofa_desktop.domain.agreement import CLAUSES
from sofa_desktop.domain.money import exponent
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated

Data = Mapping[str, Any]
"""Plain data of a payload."""


NO_BREAK = "\N{NO-BREAK SPACE}"


def grouped(digits: str, size: int = 4) -> str:
    """Digits in groups, for the eye."""
    return " ".join(digits[place : place + size] for place in range(0, len(digits), size))


class Facts:
    """The payload of one statement."""

    def __init__(self, payload: Data) -> None:
        self.payload = payload
        self.currency: str = payload["currency"]
        self.output: Data = payload["output"]
        self.input: Data = payload["input"]
        self.opening: Data = payload["opening"]
        self.closing: Data = payload["closing"]
        self.terms: Data = payload["agreement"]["terms"]
        self.number: str = payload["number"]
        self._days: dict[str, str] = {}

    @property
    def draft(self) -> bool:
        """Whether it has no number yet."""
        return not self.number

    @property
    def internal(self) -> bool:
        """Whether the circle is a part of SoFA."""
        return bool(self.terms["party_kind"] == "internal_circle")

    @cached_property
    def circle(self) -> str:
        """The circle's name, safe inside a sentence."""
        return isolated(self.payload["circle"]["name"])

    def amount(self, minor: int) -> str:
        """An amount in the settlement currency, without its code."""
        return formats.amount(minor, self.currency)

    def money(self, minor: int) -> str:
        """An amount in the settlement currency, with its code."""
        return formats.money(minor, self.currency)

    def day(self, iso: str) -> str:
        """A date in full, never broken over two lines; nothing for nothing."""
        return formats.day(date.fromisoformat(iso)).replace(" ", NO_BREAK) if iso else ""

    def short(self, iso: str) -> str:
        """A date in a table."""
        made = self._days.get(iso)
        if made is None:
            made = self._days[iso] = formats.short_day(date.fromisoformat(iso)) if iso else ""
        return made

    def category(self, key: str) -> str:
        """A cost category's name."""
        return isolated(self.payload["names"]["categories"].get(key, key))

    def tranche(self, key: str) -> str:
        """An investment's name."""
        return isolated(self.payload["names"]["tranches"].get(key, key))

    def window(self, key: str) -> Data:
        """A tier window as it was before this statement."""
        empty = {"gross": 0, "base": 0, "share": 0, "cost": {}, "allowed": {}}
        found: Data = self.opening["windows"].get(key, empty)
        return found

    def funded(self) -> int:
        """Costs of the period paid from SoFA's investment."""
        return sum(self.input["funded"].values())

    def funded_late(self) -> int:
        """Costs in corrections paid from SoFA's investment."""
        return sum(sum(each["funded"].values()) for each in self.input["corrections"])


def clause(key: str) -> str:
    """The clause of the agreement a step follows."""
    return CLAUSES[key]


def rate(told: Data, currency: str, settlement: str) -> str:
    """A rate between whole units: 0.9259. Only for the eye; the fraction is what counts."""
    shift = exponent(currency) - exponent(settlement)
    value = Decimal(told["num"]) / Decimal(told["den"]) * Decimal(10) ** shift
    places = max(4, 5 - value.adjusted() if value else 4)
    plain = f"{value:.{min(places, 10)}f}"
    whole, _, part = plain.partition(".")
    return formats.pointed(f"{whole}.{part.rstrip('0').ljust(4, '0')}")
