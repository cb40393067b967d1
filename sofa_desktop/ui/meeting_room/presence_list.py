"""Who is there: a name with the roles held that day; Space changes it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from sofa_desktop.domain.meeting import Presence
from sofa_desktop.i18n import meeting_terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.meeting_rows import AttendanceRow
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.chip import HEIGHT, paint_chip
from sofa_desktop.ui.kit.drawing import draw_text
from sofa_desktop.ui.kit.labels import Line
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.theme import fonts
from sofa_desktop.ui.theme.theme import current

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
AFTER = {
    Presence.PRESENT: Presence.ABSENT,
    Presence.ABSENT: Presence.EXCUSED,
    Presence.EXCUSED: Presence.PRESENT,
}
TONES = {Presence.PRESENT: "good", Presence.ABSENT: "", Presence.EXCUSED: "info"}
LINE, SIDE = 38, 14
ELIDE = Qt.TextElideMode.ElideRight
STRONG = Qt.FocusPolicy.StrongFocus
CLICK = Qt.FocusPolicy.ClickFocus


class PresenceList(Card):
    """The people; Up and Down walk, Space goes from present to absent to excused.

    Signals:
        changed: id of the attendance, and what it is now.
    """

    changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.bare()
        self.setAccessibleName(t("meeting room", "Attendance"))
        self._lines: dict[str, PersonLine] = {}
        self._at = ""
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.box.addLayout(self._list)

    def show_people(self, people: Sequence[AttendanceRow]) -> None:
        """Show these."""
        if [*self._lines] != [one.id for one in people]:
            self._rebuild(people)
        if self._at not in self._lines:
            self._at = next(iter(self._lines), "")
        for one in people:
            line = self._lines[one.id]
            line.tell(one)
            line.setFocusPolicy(STRONG if one.id == self._at else CLICK)

    def line(self, key: str) -> "PersonLine":
        """The line of a person."""
        return self._lines[key]

    def first_focus(self) -> QWidget | None:
        """The line where the keyboard begins."""
        return self._lines.get(self._at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        keys = [*self._lines]
        if step is None or not keys:
            super().keyPressEvent(event)
            return
        place = keys.index(self._at) + step if self._at in keys else 0
        self._at = keys[min(max(place, 0), len(keys) - 1)]
        for key, line in self._lines.items():
            line.setFocusPolicy(STRONG if key == self._at else CLICK)
        self._lines[self._at].setFocus()

    def _rebuild(self, people: Sequence[AttendanceRow]) -> None:
        clear(self._list)
        self._lines = {}
        for one in people:
            if self._lines:
                self._list.addWidget(Line())
            line = PersonLine(one.id)
            line.clicked.connect(self._on_clicked)
            self._lines[one.id] = line
            self._list.addWidget(line)

    @Slot()
    def _on_clicked(self) -> None:
        line = self.sender()
        if isinstance(line, PersonLine):
            self._at = line.objectName()
            self.changed.emit(self._at, AFTER[line.presence])


class PersonLine(QAbstractButton):
    """A person at the meeting."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.setObjectName(key)
        self.presence = Presence.PRESENT
        self._roles = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current().changed.connect(self._on_theme_changed)

    def tell(self, one: AttendanceRow) -> None:
        """Say how it stands."""
        self.presence = Presence(one.presence)
        self.setText(one.name.replace("&", "&&"))
        self._roles = one.roles if one.member_id else t("meeting room", "Guest")
        told = meeting_terms.presence(one.presence)
        self.setAccessibleName(", ".join(filter(None, (one.name, self._roles, told))))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(240, LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, right = current().colours, self.isRightToLeft()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        told = meeting_terms.presence(self.presence)
        small = fonts.font(fonts.SMALL)
        wide = QFontMetricsF(small).horizontalAdvance(told) + 16
        left = SIDE if right else self.width() - SIDE - wide
        chip = QRectF(left, (self.height() - HEIGHT) / 2, wide, HEIGHT)
        paint_chip(painter, chip, told, TONES[self.presence], small)
        room = self.rect().adjusted(SIDE, 0, -round(wide) - SIDE - 8, 0)
        if right:
            room = self.rect().adjusted(round(wide) + SIDE + 8, 0, -SIDE, 0)
        font = fonts.font(fonts.HEADING)
        metrics = QFontMetricsF(font)
        name = metrics.elidedText(self.text().replace("&&", "&"), ELIDE, room.width())
        there = self.presence is Presence.PRESENT
        painter.setFont(font)
        painter.setPen(QColor(colours.text if there else colours.muted))
        draw_text(painter, room, name, right=right)
        used = round(metrics.horizontalAdvance(name)) + 12
        rest = room.adjusted(0 if right else used, 0, -used if right else 0, 0)
        if self._roles and rest.width() > 24:
            self._paint_roles(painter, rest, right=right)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_roles(self, painter: QPainter, room: QRect, *, right: bool) -> None:
        font = fonts.font(fonts.SMALL)
        painter.setFont(font)
        painter.setPen(QColor(current().colours.muted))
        told = QFontMetricsF(font).elidedText(self._roles, ELIDE, room.width())
        draw_text(painter, room, told, right=right)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
