"""Circle files in which something has happened already, told through the use cases."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sofa_desktop.app.container import OpenCircle, open_circle
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.domain.periods import Period
from tests.helpers import FakeClock, founded_circle
from tests.ui.settlements.circle_story import Story


@dataclass
class Told:
    """A founded circle file to which a story can be told before it is opened."""

    folder: Path
    clock: FakeClock

    @property
    def file(self) -> Path:
        """The file."""
        return self.folder / "told.sofacircle"

    def settled_quarter(self) -> None:
        """The third quarter of 2026, settled on 5 October."""
        opened = self._open()
        story = Story(opened.desk)
        story.members("Ana Ruiz", "Béla Nagy")
        story.agree()
        story.flow(date(2026, 7, 10), 320_000, "tickets", "Tickets of July")
        story.flow(date(2026, 8, 11), 165_000, "coaching", "Coaching of August")
        story.flow(date(2026, 9, 30), -123_456, "production", "Studio")
        self.clock.set(date(2026, 10, 5))
        opened.desk.settling.issue(Period.parse("2026-Q3"), final=False, consent_note="item 1")
        opened.close()

    def two_currencies(self) -> None:
        """A second account in dollars, and terms that are agreed."""
        opened = self._open()
        story = Story(opened.desk)
        story.members("Ana Ruiz")
        story.agree()
        opened.desk.accounts.add("Dollars", AccountKind.BANK, "USD")
        opened.close()

    def some_entries(self) -> tuple[Id, ...]:
        """A few entries of November."""
        opened = self._open()
        story = Story(opened.desk)
        story.members("Ana Ruiz")
        made = (
            story.flow(date(2026, 11, 2), 12_000, "tickets", "Evening on consent"),
            story.flow(date(2026, 11, 3), -1_499, "tools", "Video calls"),
            story.flow(date(2026, 11, 4), 5_000, "donation", "Gift of a friend"),
        )
        opened.close()
        return made

    def meeting_ahead(self, *, parent: str = "") -> None:
        """Four people who meet today for an hour; a policy, a term and a proposal are due."""
        opened = self._open()
        desk = opened.desk
        desk.circle.change(time_zone="UTC", meeting_minutes=60)
        joined = date(2025, 1, 6)
        people = {
            name: desk.people.add(name, joined_on=joined) for name in ("Aiko", "Ben", "Jun", "Mira")
        }
        for name, kind, holder, until in (
            ("Leader", "leader", "Aiko", date(2027, 5, 31)),
            ("Facilitator", "facilitator", "Mira", date(2026, 12, 10)),
            ("Secretary", "secretary", "Jun", date(2027, 4, 30)),
        ):
            role = desk.roles.add(name, kind=kind, tasks=f"What a {kind} does.")
            desk.roles.fill(role, people[holder], starts_on=date(2026, 6, 11), ends_on=until)
        policy = desk.policies.adopt(
            "How we write",
            "We write by email.",
            decided_on=date(2025, 12, 1),
            term_end=date(2026, 12, 1),
        )
        desk.proposals.open(
            "How we write",
            needs="Messages are missed.",
            text="We write by email and call when it is urgent.",
            target_id=policy,
            term_end=date(2027, 12, 1),
            presenter_id=people["Jun"],
        )
        desk.meetings.plan(date(2026, 11, 24), starts_at="10:45", room="Venus")
        if parent:
            desk.circle.change(parent=parent)
        opened.close()

    def renewals_ahead(self) -> None:
        """Two who meet today; a term ends soon, and a policy is due that nobody wants to change."""
        opened = self._open()
        desk = opened.desk
        desk.circle.change(time_zone="UTC", meeting_minutes=60)
        joined = date(2025, 1, 6)
        people = [desk.people.add(name, joined_on=joined) for name in ("Jun", "Mira")]
        role = desk.roles.add("Secretary", kind="secretary", tasks="Writes the minutes.")
        desk.roles.fill(role, people[0], starts_on=date(2026, 6, 11), ends_on=date(2026, 12, 10))
        desk.policies.adopt(
            "How we write",
            "We write by email.",
            decided_on=date(2025, 12, 1),
            term_end=date(2026, 12, 1),
        )
        desk.meetings.plan(date(2026, 11, 24), starts_at="10:45")
        opened.close()

    def _open(self) -> OpenCircle:
        self.clock.set(date(2026, 7, 1))
        opened = open_circle(founded_circle(self.file), self.clock)
        self.clock.set(date(2026, 11, 24))
        return opened
