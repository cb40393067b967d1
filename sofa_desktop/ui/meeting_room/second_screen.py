"""What everybody sees on a second screen: where the meeting is, the time, the round."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.meeting_room.round_panel import Circle, RoundPanel
from sofa_desktop.ui.meeting_room.timer_card import BigText
from sofa_desktop.ui.meeting_room.turns import Turns
from sofa_desktop.ui.theme import fonts

MIDDLE = Qt.AlignmentFlag.AlignCenter
LARGE, HUGE = 34, 120


class SecondScreen(QWidget):
    """A window of its own, in very large type; nothing in it can be touched.

    Signals:
        closed: it was closed.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(t("meeting room", "Meeting"))
        self.setAccessibleName(t("meeting room", "Meeting, for everybody"))
        self.where = Label("", "muted", wrap=True)
        self.title = Label("", wrap=True)
        self.time = BigText(HUGE, grows=True)
        self.planned = Label("", "muted", wrap=True)
        self.over = Label("", wrap=True)
        self.round = RoundPanel(large=True)
        self.where.setFont(fonts.font(fonts.FIGURE))
        self.title.setFont(fonts.font(LARGE, fonts.SEMIBOLD))
        self.planned.setFont(fonts.font(fonts.FIGURE))
        self.over.setFont(fonts.font(fonts.FIGURE))
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.where)
        left.addWidget(self.title)
        left.addWidget(self.time, 1)
        for label in (self.planned, self.over):
            label.setAlignment(MIDDLE)
            left.addWidget(label)
        right = QVBoxLayout()
        right.addWidget(self.round)
        right.addStretch(1)
        box = QHBoxLayout(self)
        box.setContentsMargins(48, 40, 48, 40)
        box.setSpacing(48)
        box.addLayout(left, 3)
        box.addLayout(right, 2)
        self.resize(1280, 720)

    def show_place(self, where: str, title: str) -> None:
        """Where the meeting is."""
        self.where.say(where)
        self.title.setText(title)

    def show_time(self, used: str, planned: str, over: str) -> None:
        """The time, without the key that would extend it."""
        self.time.say(used, "warning" if over else "text")
        self.planned.say(planned)
        self.over.say(over)

    def show_round(self, turns: Turns, circle: Circle) -> None:
        """The round."""
        self.round.show_round(turns, circle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)
