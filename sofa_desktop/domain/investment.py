"""SoFA's investment in a circle: tranches, paid back out of what stays with the circle."""

from dataclasses import dataclass
from datetime import date

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.money import must_fit


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestmentTranche:
    """One agreed part of an investment; its disbursement is an entry of money in."""

    id: Id
    name: str
    principal_minor: int
    agreed_on: date
    note: str = ""

    def check(self) -> None:
        """Hold a tranche to its form.

        Raises:
            Refused: ``tranche.no_name``, ``tranche.not_positive``, ``money.too_large``.
        """
        if not self.name.strip():
            raise Refused("tranche.no_name")
        if self.principal_minor <= 0:
            raise Refused("tranche.not_positive", name=self.name)
        must_fit(self.principal_minor)
