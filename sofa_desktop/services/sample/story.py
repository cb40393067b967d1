"""What the writers of the sample share: its days, its use cases, and what was written so far."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import Split
from sofa_desktop.domain.money import Rate
from sofa_desktop.domain.periods import Period, add_months
from sofa_desktop.services.accounts import Accounts
from sofa_desktop.services.action_items import ActionItems
from sofa_desktop.services.agreements import Agreements
from sofa_desktop.services.aims import Aims
from sofa_desktop.services.backlog import Backlog
from sofa_desktop.services.circle import CircleDetails
from sofa_desktop.services.content import Content
from sofa_desktop.services.decisions import Decisions
from sofa_desktop.services.ledger import Flow, Ledger
from sofa_desktop.services.meetings import Meetings
from sofa_desktop.services.people import People
from sofa_desktop.services.policies import Policies
from sofa_desktop.services.ports import CircleFile
from sofa_desktop.services.proposals import Proposals
from sofa_desktop.services.queries import Queries
from sofa_desktop.services.roles import Roles
from sofa_desktop.services.sample.clock import SampleClock
from sofa_desktop.services.selections import Selections
from sofa_desktop.services.settling import Settling
from sofa_desktop.services.surroundings import Surroundings

QUARTERS = 4
"""Full quarters of history before the current one."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def month_name(day: date) -> str:
    """A month with its year."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that was done on a day."""

    day: date
    act: Callable[[], object]


class Story:
    """The sample circle while it is written."""

    def __init__(self, file: CircleFile, queries: Queries, clock: SampleClock, today: date) -> None:
        self.file = file
        self.clock = clock
        self.today = today
        self.current = Period.quarter_of(today)
        self.begin = add_months(self.current.start, -3 * QUARTERS)
        self.chance = Random(today.toordinal())  # noqa: S311  (a sample, not a secret)
        self.circle = CircleDetails(file)
        self.people = People(file, clock)
        self.roles = Roles(file, clock)
        self.content = Content(file, clock)
        self.ledger = Ledger(file)
        self.accounts = Accounts(file)
        self.agreements = Agreements(file)
        self.settling = Settling(file, clock)
        self.aims = Aims(file, clock)
        self.surroundings = Surroundings(file)
        self.policies = Policies(file, clock)
        self.proposals = Proposals(file, clock)
        self.decisions = Decisions(file, clock)
        self.selections = Selections(file, clock)
        self.backlog = Backlog(file, clock)
        self.action_items = ActionItems(file, clock)
        self.meetings = Meetings(file, clock, queries)
        self.ids: dict[str, Id] = {}
        """Accounts, members, roles, pieces and editions, by their names here."""
        self._happenings: list[Happening] = []

    def quarter(self, back: int) -> Period:
        """The quarter so many before the current one."""
        return Period.quarter_of(add_months(self.current.start, -3 * back))

    def day(self, back: int, offset: int) -> date:
        """A day inside a quarter, counted from its start; never past its end."""
        quarter = self.quarter(back)
        return min(quarter.start + timedelta(days=offset), quarter.last)

    def lately(self, days: int) -> date:
        """So many days ago, but in this month."""
        return max(self.today - timedelta(days=days), self.today.replace(day=1))

    def at(self, day: date, act: Callable[[], object]) -> None:
        """Let something be done on a day, unless that is still to come."""
        if day <= self.today:
            self._happenings.append(Happening(day, act))

    def tell(self) -> None:
        """Do everything in the order of its days; what is done may let more be done later."""
        while self._happenings:
            happening = min(self._happenings, key=lambda each: each.day)
            self._happenings.remove(happening)
            if happening.day > self.clock.today():
                self.clock.set(happening.day)
            happening.act()

    def flow(
        self,
        day: date,
        text: str,
        category: str,
        minor: int,
        *,
        account: str = "bank",
        edition: str = "",
        fee: int = 0,
        counterparty: str = "",
        funded: str = "",
        rate: Rate | None = None,
        then: Callable[[Id], object] | None = None,
    ) -> None:
        """Let money come in (above zero) or go out on a day; ``fee`` was taken out of it."""

        def act() -> None:
            edition_id = self.ids[edition] if edition else None
            splits = [Split(self.ids[category], minor, edition_id)]
            if fee:
                splits.append(Split(self.ids["processor_fee"], -fee, edition_id))
            flow = Flow(
                account_id=self.ids[account],
                on=day,
                splits=tuple(splits),
                text=text,
                counterparty=counterparty,
                tranche_id=self.ids[funded] if funded else None,
                rate=rate,
            )
            made = self.ledger.money_in(flow) if minor > 0 else self.ledger.money_out(flow)
            if then is not None:
                then(made)

        self.at(day, act)


def euro_rate(story: Story, day: date) -> Rate:
    """What a euro is worth in dollars on a day of the sample."""
    cents = 10_650 + (day - story.begin).days % 11 * 23 + day.month * 11
    return Rate.quoted(f"1.{cents % 10_000:04}", "EUR", "USD", day.isoformat(), "Sample rate")
