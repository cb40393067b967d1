"""A circle with an agreement and a few entries, for the tests of the Settlements page."""

from dataclasses import dataclass, replace
from datetime import date

from pytestqt.qtbot import QtBot

from sofa_desktop.domain.agreement import Terms, Tier
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import Split
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.ledger import Flow
from sofa_desktop.ui.kit.chart_engine import engine

FLAT = Terms("EUR", (Tier(None, 2_000),))
"""20 % of everything, nothing else: the agreement of the first worked example."""


def ready_to_draw(qtbot: QtBot) -> None:
    """Wait for the drawing library, so that no picture comes while a test ends."""
    engine().warm()
    qtbot.waitUntil(engine().is_ready, timeout=20_000)


@dataclass
class Story:
    """What happens in the circle, in few words."""

    desk: Desk

    def category(self, key: str) -> Id:
        """A category by its key."""
        return Id(next(row.id for row in self.desk.queries.categories() if row.key == key))

    @property
    def bank(self) -> Id:
        """The circle's bank account."""
        return Id(self.desk.queries.accounts()[0].id)

    def members(self, *names: str) -> list[Id]:
        """People who have been there from the beginning."""
        return [self.desk.people.add(name, joined_on=date(2020, 1, 1)) for name in names]

    def agree(self, terms: Terms = FLAT, valid_from: date = date(2026, 1, 1)) -> Id:
        """A version the circle consented to."""
        version = self.desk.agreements.draft(terms, valid_from=valid_from)
        self.desk.agreements.consent(version, on=valid_from, note="minutes, item 5")
        return version

    def flow(
        self, on: date, minor: int, key: str, text: str = "", tranche_id: Id | None = None
    ) -> Id:
        """Money in (above zero) or out of the bank."""
        flow = Flow(
            account_id=self.bank,
            on=on,
            splits=(Split(self.category(key), minor),),
            text=text or key.capitalize(),
            tranche_id=tranche_id,
        )
        ledger = self.desk.ledger
        return ledger.money_in(flow) if minor > 0 else ledger.money_out(flow)

    def first_example(self) -> None:
        """V1 in the third quarter: 3,200.00 and 1,650.00 in, 1,234.56 out, three members."""
        self.members("Ana", "Béla", "Chidi")
        self.flow(date(2026, 7, 10), 320_000, "tickets")
        self.flow(date(2026, 8, 11), 165_000, "coaching")
        self.flow(date(2026, 9, 30), -123_456, "production")


def with_ladder() -> Terms:
    """10 % up to 5,000, then 20 % up to 20,000, then 30 %."""
    tiers = (Tier(500_000, 1_000), Tier(2_000_000, 2_000), Tier(None, 3_000))
    return replace(FLAT, tiers=tiers)
