"""Meetings: agendas and minutes, the backlog, action items, decisions."""

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Topic
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.parts import PartedPage
from sofa_desktop.ui.pages.meetings import presenter
from sofa_desktop.ui.pages.meetings.actions import ActionsPart
from sofa_desktop.ui.pages.meetings.backlog import BacklogPart
from sofa_desktop.ui.pages.meetings.decisions import DecisionsPart
from sofa_desktop.ui.pages.meetings.meetings import MeetingsPart

MEETINGS, BACKLOG, ACTIONS, DECISIONS = "meetings", "backlog", "actions", "decisions"
PREPARE, NEW_TOPIC, NEW_ACTION, RUN = "prepare", "new:topic", "new:action", "run:"
"""What other places may ask for instead of a record."""


class MeetingsPage(PartedPage):
    """Are we ready, what did we decide?"""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            Topic.CIRCLE,
            Topic.PEOPLE,
            Topic.ROLES,
            Topic.POLICIES,
            Topic.PROPOSALS,
            Topic.SELECTIONS,
            Topic.REVIEWS,
            Topic.BACKLOG,
            Topic.ACTIONS,
            Topic.MEETINGS,
        }
    )
    manual: ClassVar[str] = "meetings"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            t("place", "Meetings"), context, tabs=t("meetings", "Parts of the page"), parent=parent
        )
        self.meetings = MeetingsPart(context, self)
        self.backlog = BacklogPart(context, self)
        self.actions_ = ActionsPart(context, self)
        self.decisions = DecisionsPart(context, self)
        self.add_part(MEETINGS, t("meetings", "Meetings"), self.meetings)
        self.add_part(BACKLOG, t("meetings", "Backlog"), self.backlog)
        self.add_part(ACTIONS, t("meetings", "Action items"), self.actions_)
        self.add_part(DECISIONS, t("meetings", "Decisions"), self.decisions)
        self.meetings.room_asked.connect(self.open_room)

    def line(self) -> str:
        desk = self.context.desk
        today = desk.clock.today()
        return presenter.line(
            desk.queries.next_meeting(today),
            desk.queries.action_items(open_only=True),
            desk.queries.backlog(today),
            today,
        )

    def reveal(self, record: str) -> None:
        """Show a part, a meeting, a topic, an action item, a decision; or begin something."""
        asked, _, rest = record.partition(":")
        if record == PREPARE:
            self.show_part(MEETINGS)
            self.meetings.prepare()
        elif record == NEW_TOPIC:
            self.show_part(BACKLOG)
            self.backlog.add()
        elif record == NEW_ACTION:
            self.show_part(ACTIONS)
            self.actions_.add()
        elif asked == "run":
            self.open_room(rest)
        else:
            super().reveal(record)

    @Slot(str)
    def open_room(self, meeting_id: str) -> None:
        """Lead a meeting: the running mode in place of the page."""
        self.meetings.list.choose(meeting_id)
