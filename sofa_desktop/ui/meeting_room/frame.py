"""The room's furniture: head, parts, the work of the moment, and beside it time and round."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.meeting import Segment
from sofa_desktop.i18n import meeting_terms
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.steps import Step, StepsLine
from sofa_desktop.ui.kit.buttons import IconButton
from sofa_desktop.ui.kit.header import Header
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.notice import Notice
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.kit.turning_split import TurningSplit
from sofa_desktop.ui.meeting_room import words
from sofa_desktop.ui.meeting_room.admin import AdminPanel
from sofa_desktop.ui.meeting_room.agenda_list import AgendaList
from sofa_desktop.ui.meeting_room.closing_panels import BacklogPanel, CheckOutPanel
from sofa_desktop.ui.meeting_room.item_panel import ItemPanel
from sofa_desktop.ui.meeting_room.opening import AgendaPanel, CheckInPanel
from sofa_desktop.ui.meeting_room.panel import RoomPanel
from sofa_desktop.ui.meeting_room.round_panel import RoundPanel
from sofa_desktop.ui.meeting_room.running import Running
from sofa_desktop.ui.meeting_room.state import SEGMENTS, RoomState
from sofa_desktop.ui.meeting_room.timer_card import TimerCard

Answer = TypeVar("Answer")
ROUNDS = frozenset({Segment.CHECK_IN, Segment.ITEMS, Segment.CHECK_OUT})
"""Parts in which people speak in rounds."""
SIDE = 32
BESIDE_FROM = 700


class RoomFrame(QWidget):
    """Shows a meeting as it stands; what is done in it is the room's."""

    def __init__(self, context: Context, meeting_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(t("meeting room", "Meeting"))
        self._state: RoomState | None = None
        self.running = Running(context, self.attempt, self, meeting_id)
        self.back = IconButton("arrow-left", t("meeting room", "Back; the meeting goes on"))
        self.header = Header("")
        self.notice = Notice()
        self.steps = StepsLine(t("meeting room", "Parts of the meeting"))
        self.timer = TimerCard()
        self.round = RoundPanel()
        self.agenda = AgendaList()
        self._agenda_heading = Label(t("meeting room", "Agenda"), "heading")
        self.opening = CheckInPanel(self.running)
        self.admin = AdminPanel(self.running)
        self.consent = AgendaPanel(self.running)
        self.item = ItemPanel(self.running, self.attempt)
        self.backlog = BacklogPanel(self.running)
        self.check_out = CheckOutPanel(self.running)
        self.panels: Mapping[Segment, RoomPanel] = {
            Segment.CHECK_IN: self.opening,
            Segment.ADMIN: self.admin,
            Segment.AGENDA: self.consent,
            Segment.ITEMS: self.item,
            Segment.BACKLOG: self.backlog,
            Segment.CHECK_OUT: self.check_out,
        }
        self.full_title = Label("", "subtitle", wrap=True)
        self.middle = Scroll()
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self._fit.setInterval(0)
        self._fit.timeout.connect(self._fit_title)
        self._build()

    @property
    def state(self) -> RoomState | None:
        """The meeting as it was read last."""
        return self._state

    def attempt(self, work: Callable[[], Answer]) -> Answer | None:
        """Do something a rule may refuse; the refusal is told in the room."""
        try:
            answer = work()
        except Refused as refusal:
            self.tell_refusal(refusal)
            return None
        self.notice.put_away()
        return answer

    def tell_refusal(self, refusal: Refused) -> None:
        """Say why a rule said no."""
        from sofa_desktop.i18n.refusals import sentence  # noqa: PLC0415  (rarely needed)

        self.notice.tell(sentence(refusal), "bad")

    def panel(self) -> RoomPanel:
        """What the present part shows; between items it is the agenda."""
        state = self._state
        if state is None:
            return self.opening
        between = state.segment is Segment.ITEMS and state.item is None
        return self.consent if between else self.panels[state.segment]

    def keep_typed(self) -> None:
        """Keep what is still being typed."""
        for panel in self.panels.values():
            panel.keep_typed()

    def show_state(self, state: RoomState) -> None:
        """Show the meeting as it stands."""
        self._state = state
        self.header.title.setText(words.title(state))
        self.header.line.setText(words.line(state))
        steps = [Step(each, meeting_terms.segment(each)) for each in SEGMENTS]
        self.steps.show_steps(steps, state.segment)
        running = bool(state.meeting.opened_at)
        self.steps.setVisible(running)
        self.round.setVisible(running and state.segment in ROUNDS)
        shown = self.panel()
        shown.show_state(state)
        for panel in self.panels.values():
            panel.setVisible(panel is shown)
        beside = shown not in {self.consent, self.opening} and bool(state.items)
        self.agenda.show_items(state.items if beside else (), state.here)
        self._agenda_heading.setVisible(beside)
        self._fit.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit.start()

    @Slot()
    def _fit_title(self) -> None:
        """A title that the head cuts off is read in full below it."""
        title = self.header.title
        wide = title.fontMetrics().horizontalAdvance(title.text())
        self.full_title.say(title.text() if wide > title.width() else "")

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.header, 1)
        self.middle.box.addWidget(self.full_title)
        for panel in self.panels.values():
            panel.hide()
            self.middle.box.addWidget(panel)
        right = Scroll()
        for widget in (self.timer, self.round, self._agenda_heading, self.agenda):
            right.box.addWidget(widget)
        right.box.addStretch(1)
        split = TurningSplit(_held(self.middle), _held(right), least=BESIDE_FROM, shares=(13, 6))
        box = QVBoxLayout(self)
        box.setContentsMargins(SIDE, 24, SIDE, 12)
        box.setSpacing(12)
        box.addLayout(head)
        box.addWidget(self.notice)
        box.addWidget(self.steps)
        box.addWidget(split, 1)


def _held(part: Scroll) -> QWidget:
    """A part that keeps its distance from the hairline beside it."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(part)
    return holder
