"""Meetings: agendas and minutes, the backlog, action items, decisions."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Topic
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.pasting.taking_in import TakingIn
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.page import SIDE
from sofa_desktop.ui.kit.parts import PartedPage
from sofa_desktop.ui.pages.meetings import presenter
from sofa_desktop.ui.pages.meetings.actions import ActionsPart
from sofa_desktop.ui.pages.meetings.backlog import BacklogPart
from sofa_desktop.ui.pages.meetings.decisions import DecisionsPart
from sofa_desktop.ui.pages.meetings.meetings import MeetingsPart
from sofa_desktop.ui.pages.meetings.room_view import RoomView

MEETINGS, BACKLOG, ACTIONS, DECISIONS = "meetings", "backlog", "actions", "decisions"
PREPARE, NEW_TOPIC, NEW_ACTION, RUN = "prepare", "new:topic", "new:action", "run:"
"""What other places may ask for instead of a record."""
LED = "meetings.led"
"""Which meeting is led now: kept at once, for a start after a kill."""
TOP, BELOW = 24, 16
"""Room above and below the head of a page."""


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
        self._taking_in = TakingIn(context, self)
        self.meetings = MeetingsPart(context, self)
        self.backlog = BacklogPart(context, self)
        self.actions_ = ActionsPart(context, self)
        self.decisions = DecisionsPart(context, self)
        self.add_part(MEETINGS, t("meetings", "Meetings"), self.meetings)
        self.add_part(BACKLOG, t("meetings", "Backlog"), self.backlog)
        self.add_part(ACTIONS, t("meetings", "Action items"), self.actions_)
        self.add_part(DECISIONS, t("meetings", "Decisions"), self.decisions)
        self.room = RoomView(context, self)
        self._outer().addWidget(self.room, 1)
        self._resumes = str(context.preferences.get(LED) or "")
        self.meetings.room_asked.connect(self.open_room)
        self.room.left.connect(self.leave_room)
        self.room.over.connect(self._on_over)
        self.room.moved.connect(self._offer)

    def line(self) -> str:
        desk = self.context.desk
        today = desk.clock.today()
        return presenter.line(
            desk.queries.next_meeting(today),
            desk.queries.action_items(open_only=True),
            desk.queries.backlog(today),
            today,
        )

    def always(self) -> tuple[Action, ...]:
        return (self._taking_in.action(),)

    def refresh(self) -> None:
        super().refresh()
        if self._resumes:
            meeting, self._resumes = self._resumes, ""
            self._resume(meeting)

    def first_focus(self) -> QWidget | None:
        room = self.room.room
        return super().first_focus() if room is None else room.first_focus()

    def tell_refusal(self, refusal: Refused) -> None:
        """Say why a rule said no, where one sees it."""
        room = self.room.room
        if room is None:
            super().tell_refusal(refusal)
        else:
            room.tell_refusal(refusal)

    def state(self) -> Mapping[str, object]:
        room = self.room.room
        if room is not None:
            room.keep_typed()
        return {**super().state(), "room": self.room.meeting()}

    def restore(self, state: Mapping[str, object]) -> None:
        super().restore(state)
        self._resumes = str(state.get("room", "")) or self._resumes

    def reveal(self, record: str) -> None:
        """Show a part, a meeting, a topic, an action item, a decision; or begin something."""
        if self.stale:
            self.refresh_now()
        self.leave_room()
        asked, _, rest = record.partition(":")
        if asked == PREPARE:
            self.show_part(MEETINGS)
            self.meetings.prepare(rest)
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
        if not self.room.open(meeting_id):
            return
        self.context.preferences.set(LED, meeting_id)
        for widget in (self.header, self.notice, self.content):
            widget.hide()
        self._leave_room_for_head(there=False)
        self._offer()
        room = self.room.room
        if room is not None:
            room.first_focus().setFocus()

    @Slot()
    def leave_room(self) -> None:
        """Show the page again; the meeting goes on."""
        if self.room.room is None:
            return
        self.context.preferences.set(LED, None)
        self.room.close_room()
        self._leave_room_for_head(there=True)
        self.header.show()
        self.content.show()
        self.refresh_now()
        wanted = self.first_focus()
        if wanted is not None:
            wanted.setFocus()

    @Slot()
    def _offer(self) -> None:
        if self.room.room is None:
            super()._offer()
            return
        offers = self.room.offers()
        self.offer(offers.primary, beside=offers.beside, menu=offers.menu, keys=offers.keys)

    def _resume(self, meeting_id: str) -> None:
        """Go on leading the meeting one led when the program was left, if it still runs."""
        row = self.context.desk.queries.meeting(meeting_id)
        if row is not None and row.running:
            self.open_room(meeting_id)

    def _leave_room_for_head(self, *, there: bool) -> None:
        """The room of a meeting has a head of its own; then that of the page takes no room."""
        self._outer().setContentsMargins(0, TOP if there else 0, 0, 0)
        head = self._outer().itemAt(0)
        inner = head.layout() if head is not None else None
        if inner is not None:
            inner.setContentsMargins(SIDE, 0, SIDE, BELOW if there else 0)

    def _outer(self) -> QVBoxLayout:
        layout = self.layout()
        if not isinstance(layout, QVBoxLayout):
            raise TypeError(layout)
        return layout

    @Slot(str)
    def _on_over(self, meeting_id: str) -> None:
        self.leave_room()
        self.meetings.list.choose(meeting_id)
