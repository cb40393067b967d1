"""The agreement between a circle and SoFA: every term is data, none is built in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.fields import Value, fields
from sofa_desktop.domain.money import BASIS, is_currency

MEMBER_PAY: Final = "member_pay"
"""Cost category: pay for members' own work."""
FX_DIFFERENCE: Final = "fx_difference"
"""Cost category: what the bank's rate took from, or gave to, a converted refund."""
LOST_FEE: Final = "lost_fee"
"""Cost category: processor fees that a refund does not bring back.

Where SoFA bears them such a line is not a cost but cash of the circle that SoFA owes it (held).
"""

MAX_MULTIPLE: Final = 10 * BASIS
MAX_DAYS: Final = 3_660
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "negative": ("pay", "carry"),
        "window": ("year", "version"),
        "party_kind": ("internal_circle", "external_enterprise"),
        "lost_fee_bearer": ("circle", "sofa"),
    }
)

CLAUSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "party_kind": "§ 1.1",
        "currency": "§ 1.2",
        "gross": "§ 2.1",
        "caps": "§ 2.2",
        "fx_difference_allowed": "§ 2.3",
        "lost_fee_bearer": "§ 2.4",
        "service_fee": "§ 2.5",
        "base": "§ 2.6",
        "funded_in_base": "§ 2.7",
        "tiers": "§ 3.1",
        "window": "§ 3.2",
        "circle": "§ 4.1",
        "deficit": "§ 4.2",
        "recoup_bp": "§ 5.1",
        "multiple_bp": "§ 5.2",
        "repaid_early": "§ 5.3",
        "reserve_bp": "§ 6.1",
        "reserve_target": "§ 6.2",
        "distributable": "§ 7.1",
        "weights": "§ 7.2",
        "show_member_payouts": "§ 7.3",
        "due": "§ 8.1",
        "held": "§ 8.2",
        "min_payout": "§ 8.3",
        "negative": "§ 8.4",
        "pay_within_days": "§ 8.5",
        "final": "§ 8.6",
        "corrections": "§ 9.1",
        "query_days": "§ 9.2",
        "correction_months": "§ 9.3",
    }
)
"""The clause of the agreement that each term, and each rule that no term changes, stands in."""


@dataclass(frozen=True, slots=True)
class Tier:
    """One step of the ladder: the rate on the part of the base up to ``upper`` (None: no end)."""

    upper: int | None
    bp: int


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one version of an agreement. Amounts in minor units, rates in basis points."""

    currency: str
    tiers: tuple[Tier, ...]
    """Marginal, contiguous from 0, the last without an upper end."""
    caps: Mapping[str, int] = field(default_factory=dict)
    """Cost category to share of gross to date: 0 is never allowed, absent fully allowed."""
    service_fee: int = 0
    """Fixed fee for SoFA's services, per period."""
    recoup_bp: int = 0
    """Part of what stays with the circle that pays SoFA's investment back."""
    multiple_bp: int = BASIS
    """What is to be paid back in all: 10000 is the principal only, 0 is a gift."""
    funded_in_base: bool = True
    """Whether costs paid out of SoFA's investment reduce the base."""
    reserve_bp: int = 0
    reserve_target: int = 0
    min_payout: int = 0
    negative: str = "pay"
    """When SoFA owes the circle: ``pay`` it or ``carry`` it to the next statement."""
    window: str = "year"
    """How long the ladder lasts: a calendar ``year``, or as long as the ``version``."""
    party_kind: str = "internal_circle"
    fx_difference_allowed: bool = True
    lost_fee_bearer: str = "circle"
    query_days: int = 60
    correction_months: int = 24
    pay_within_days: int = 30
    show_member_payouts: bool = False
    """Whether SoFA sees who got what."""
    weights: Mapping[str, int] = field(default_factory=dict)
    """Member to weight in the split of what goes to members."""

    @classmethod
    def suggested(cls, currency: str) -> "Terms":
        """What a new agreement starts from until circle and SoFA consent to something else."""
        return cls(
            currency=currency,
            tiers=(Tier(None, 2_000),),
            caps={MEMBER_PAY: 5_000},
            recoup_bp=5_000,
            min_payout=2_500,
            negative="carry",
        )

    def validate(self) -> None:
        """Say no to terms that cannot be calculated or mean nothing.

        Raises:
            Refused: ``agreement.currency``, ``agreement.no_tiers``, ``agreement.tier_order``,
                ``agreement.rate``, ``agreement.multiple``, ``agreement.amount``,
                ``agreement.choice``, ``agreement.days`` or ``agreement.weight``.
        """
        if not is_currency(self.currency):
            raise Refused("agreement.currency", currency=self.currency)
        self._validate_tiers()
        self._validate_rates()
        self._validate_amounts()
        for term, choices in _CHOICES.items():
            if getattr(self, term) not in choices:
                raise Refused("agreement.choice", term=term, choices=choices)
        for member, weight in self.weights.items():
            if weight < 0:
                raise Refused("agreement.weight", member=member, weight=weight)

    def _validate_tiers(self) -> None:
        if not self.tiers:
            raise Refused("agreement.no_tiers")
        low = 0
        for place, tier in enumerate(self.tiers, start=1):
            if (tier.upper is None) != (place == len(self.tiers)):
                raise Refused("agreement.tier_order", place=place)
            if tier.upper is not None:
                if tier.upper <= low:
                    raise Refused("agreement.tier_order", place=place)
                low = tier.upper
            if not 0 <= tier.bp <= BASIS:
                raise Refused("agreement.rate", term="tiers", bp=tier.bp)

    def _validate_rates(self) -> None:
        rates = [("caps", bp) for bp in self.caps.values()]
        rates += [("recoup_bp", self.recoup_bp), ("reserve_bp", self.reserve_bp)]
        for term, bp in rates:
            if not 0 <= bp <= BASIS:
                raise Refused("agreement.rate", term=term, bp=bp)
        if not 0 <= self.multiple_bp <= MAX_MULTIPLE:
            raise Refused("agreement.multiple", bp=self.multiple_bp)

    def _validate_amounts(self) -> None:
        for term in ("service_fee", "reserve_target", "min_payout"):
            amount: int = getattr(self, term)
            if amount < 0:
                raise Refused("agreement.amount", term=term, amount=amount)
        for term in ("query_days", "correction_months", "pay_within_days"):
            count: int = getattr(self, term)
            if not 0 <= count <= MAX_DAYS:
                raise Refused("agreement.days", term=term, count=count)

    def weights_in_order(self) -> tuple[tuple[str, int], ...]:
        """Members with their weights, the earlier member first: the order that breaks ties."""
        return tuple(sorted(self.weights.items()))

    def to_data(self) -> dict[str, object]:
        """The machine form."""
        return {
            "currency": self.currency,
            "tiers": [[tier.upper, tier.bp] for tier in self.tiers],
            "caps": dict(sorted(self.caps.items())),
            "service_fee": self.service_fee,
            "recoup_bp": self.recoup_bp,
            "multiple_bp": self.multiple_bp,
            "funded_in_base": self.funded_in_base,
            "reserve_bp": self.reserve_bp,
            "reserve_target": self.reserve_target,
            "min_payout": self.min_payout,
            "negative": self.negative,
            "window": self.window,
            "party_kind": self.party_kind,
            "fx_difference_allowed": self.fx_difference_allowed,
            "lost_fee_bearer": self.lost_fee_bearer,
            "query_days": self.query_days,
            "correction_months": self.correction_months,
            "pay_within_days": self.pay_within_days,
            "show_member_payouts": self.show_member_payouts,
            "weights": [[member, weight] for member, weight in self.weights_in_order()],
        }

    @classmethod
    def from_data(cls, data: object, path: str = "") -> "Terms":
        """Read the machine form; an absent term has its default.

        Raises:
            Refused: ``data.malformed``, or whatever ``validate`` says.
        """
        told = fields(data, path)
        terms = cls(
            currency=told.at("currency").text(),
            tiers=tuple(_tier(row) for row in told.at("tiers").each()),
            caps=told.at("caps", {}).wholes(),
            service_fee=told.at("service_fee", 0).whole(),
            recoup_bp=told.at("recoup_bp", 0).whole(),
            multiple_bp=told.at("multiple_bp", BASIS).whole(),
            funded_in_base=told.at("funded_in_base", default=True).flag(),
            reserve_bp=told.at("reserve_bp", 0).whole(),
            reserve_target=told.at("reserve_target", 0).whole(),
            min_payout=told.at("min_payout", 0).whole(),
            negative=told.at("negative", "pay").text(),
            window=told.at("window", "year").text(),
            party_kind=told.at("party_kind", "internal_circle").text(),
            fx_difference_allowed=told.at("fx_difference_allowed", default=True).flag(),
            lost_fee_bearer=told.at("lost_fee_bearer", "circle").text(),
            query_days=told.at("query_days", 60).whole(),
            correction_months=told.at("correction_months", 24).whole(),
            pay_within_days=told.at("pay_within_days", 30).whole(),
            show_member_payouts=told.at("show_member_payouts", default=False).flag(),
            weights=dict(told.at("weights", []).pairs()),
        )
        terms.validate()
        return terms


def _tier(row: Value) -> Tier:
    upper, bp = row.members(2)
    return Tier(upper.whole_or_none(), bp.whole())


def window_key(window: str, version: int, valid_from: date, day: date) -> str:
    """The name of the tier window a day lies in, under one version of an agreement.

    A version that starts within a year opens a window of its own; one that starts with the year,
    or the first of all, has the year to itself.
    """
    if window == "version":
        return f"v{version}"
    started_within = valid_from.year == day.year and (valid_from.month, valid_from.day) > (1, 1)
    return f"{day.year}-v{version}" if version > 1 and started_within else f"{day.year}"
