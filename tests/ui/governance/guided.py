"""A circle of four with a policy, and a guide in a window, for tests of the proposal guide."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.policy_rows import ProposalRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.proposal_guide import ProposalGuide

JOINED = date(2026, 1, 1)
OLD = "Workshops have three tiers."
NEW = "Workshops have four tiers, the lowest free."


class Window(QWidget):
    """A window with a guide; remembers what was refused."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.refused: list[str] = []
        self.guide = ProposalGuide(context, self.attempt)
        self.box = QVBoxLayout(self)
        self.box.addWidget(self.guide)
        self.members = {
            name: context.desk.people.add(name, joined_on=JOINED)
            for name in ("Layla", "Mira", "Noor", "Tomás")
        }

    def attempt(self, work: Callable[[], object]) -> object | None:
        try:
            return work()
        except Refused as refusal:
            self.refused.append(refusal.code)
            return None

    def policy(self) -> str:
        """The policy on prices."""
        return self.context.desk.policies.adopt(
            "Prices", OLD, decided_on=date(2026, 1, 10), term_end=date(2027, 1, 10)
        )

    def ready(self, target_id: str | None = None, term_end: date | None = date(2027, 5, 24)) -> str:
        """A proposal that is written and shown."""
        made = self.context.desk.proposals.open(
            "A free tier", needs="People ask.", text=NEW, target_id=target_id, term_end=term_end
        )
        self.guide.show(made)
        return made

    def meet(self, *away: str) -> str:
        """Open a meeting that some are away from, and be in it from now on."""
        meetings = self.context.desk.meetings
        meeting = meetings.plan(date(2026, 11, 24))
        meetings.open(meeting)
        for name in away:
            meetings.attend(meeting, self.members[name], "absent")
        self.box.removeWidget(self.guide)
        self.guide.deleteLater()
        self.guide = ProposalGuide(self.context, self.attempt, meeting)
        self.box.addWidget(self.guide)
        return meeting

    def row(self) -> ProposalRow:
        """The proposal as it is kept."""
        shown = self.guide.row()
        assert shown is not None
        kept = self.context.desk.queries.proposal(shown.id)
        assert kept is not None
        return kept
