"""A circle that meets: members, a planned meeting, one that was held."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from sofa_desktop.services.desk import Desk
from sofa_desktop.services.meeting_rows import AgendaItemRow, MeetingRow
from sofa_desktop.ui.context import Context
from tests.ui.desk import TODAY

NEXT = TODAY + timedelta(days=7)
LAST = TODAY - timedelta(days=21)


@dataclass
class Gathering:
    """A desk with a few people, and shortcuts for what tests need."""

    context: Context
    people: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("Mira Novák", "Tomás Ruiz", "Aiko Sato"):
            self.people[name.split()[0]] = self.desk.people.add(name, joined_on=date(2025, 1, 1))

    @property
    def desk(self) -> Desk:
        return self.context.desk

    def plan(self, day: date = NEXT, *, minutes: int = 90) -> str:
        """A meeting ahead, at seven in the evening."""
        return self.desk.meetings.plan(day, starts_at="19:00", minutes=minutes, room="Venus")

    def item(self, meeting_id: str, title: str, minutes: int = 10, outcome: str = "explore") -> str:
        return self.desk.meetings.add_item(meeting_id, title, minutes=minutes, outcome=outcome)

    def hold(self, *, day: date = LAST, decide: bool = True) -> str:
        """A meeting that is over, with notes, a decision and an action item."""
        meetings = self.desk.meetings
        held = self.plan(day)
        item = self.item(held, "Prices of webinars", 20, "decide")
        meetings.open(held)
        meetings.previous_minutes(held, "none" if self.first() else "approved")
        meetings.consent_agenda(held)
        meetings.begin_item(item)
        meetings.note(item, "Three prices have worked.")
        if decide:
            self.decide(held, item)
        self.desk.action_items.add("Write the price page", self.people["Tomás"], TODAY, held, item)
        meetings.end_item(item)
        meetings.close(held)
        return held

    def decide(self, meeting_id: str, item_id: str | None) -> str:
        return self.desk.decisions.record(
            "Three prices",
            "Every webinar has three prices.",
            meeting_id=meeting_id,
            agenda_item_id=item_id,
            target="policy",
            term_end=TODAY + timedelta(days=365),
            measure="tickets by price",
        )

    def first(self) -> bool:
        """Whether no meeting is over yet."""
        return self.desk.queries.last_meeting() is None

    def meeting(self, meeting_id: str) -> MeetingRow:
        row = self.desk.queries.meeting(meeting_id)
        assert row is not None
        return row

    def agenda(self, meeting_id: str) -> list[AgendaItemRow]:
        return self.desk.queries.agenda(meeting_id)

    def titles(self, meeting_id: str) -> list[str]:
        return [row.title for row in self.agenda(meeting_id)]
