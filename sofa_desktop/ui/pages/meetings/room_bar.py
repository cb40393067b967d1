"""How much of a meeting's length is planned: a bar, and the same in words."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.pages.meetings.presenter import Room
from sofa_desktop.ui.theme.theme import current

HEIGHT = 5
NO_PEN = Qt.PenStyle.NoPen


class _Bar(QWidget):
    """The frame of the meeting first, then its items; what is beyond the length is marked."""

    def __init__(self) -> None:
        super().__init__()
        self._room: Room | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current().changed.connect(self._on_theme_changed)

    def show_room(self, room: Room) -> None:
        self._room = room
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self._room
        if room is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        colours = current().colours
        whole = max(room.length, room.total, 1)
        wide = self.width() / whole
        ground = QRectF(0, 0, self.width(), HEIGHT)
        painter.setPen(QPen(QColor(colours.hairline), 1))
        painter.setBrush(QColor(colours.surface))
        edge = ground.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, HEIGHT / 2, HEIGHT / 2)
        painter.setPen(NO_PEN)
        painter.setClipRect(QRectF(0, 0, wide * room.total, HEIGHT))
        painter.setBrush(QColor(colours.bar_in))
        painter.drawRoundedRect(ground, HEIGHT / 2, HEIGHT / 2)
        painter.setClipRect(QRectF(0, 0, wide * min(room.frame, room.total), HEIGHT))
        painter.setBrush(QColor(colours.hairline))
        painter.drawRoundedRect(ground, HEIGHT / 2, HEIGHT / 2)
        if room.total > room.length:
            painter.setClipRect(QRectF(wide * room.length, 0, self.width(), HEIGHT))
            painter.setBrush(QColor(colours.warning))
            painter.drawRoundedRect(ground, HEIGHT / 2, HEIGHT / 2)
            painter.setClipping(False)
            painter.setPen(QPen(QColor(colours.surface), 2))
            at = round(wide * room.length)
            painter.drawLine(at, 0, at, HEIGHT)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class RoomBar(QWidget):
    """The bar with its sentence; too long is said softly, and never blocks.

    Signals:
        explain_asked: the person asks how the minutes are computed.
    """

    explain_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar()
        self.words = Label("", "strong", wrap=True)
        self.more = Label("", "small", wrap=True)
        explain = Button(t("figure", "How is this computed?"), "link")
        explain.clicked.connect(self.explain_asked)
        top = QHBoxLayout()
        top.addWidget(self.words, 1)
        top.addWidget(explain)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(top)
        box.addWidget(self._bar)
        box.addWidget(self.more)

    def show_room(self, room: Room) -> None:
        """Show how full the meeting is."""
        self._bar.show_room(room)
        self._bar.setAccessibleName(room.words)
        self.words.setText(room.words)
        self.more.say(room.more)
