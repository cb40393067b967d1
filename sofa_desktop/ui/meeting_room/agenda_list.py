"""The agenda as a quiet list: what is done, where one is, what is to come."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from sofa_desktop.domain.meeting import ItemState
from sofa_desktop.i18n import meeting_terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.meeting_rows import AgendaItemRow
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.drawing import draw_text
from sofa_desktop.ui.kit.labels import Line, plain_tip
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.meeting_room import words
from sofa_desktop.ui.theme import fonts, icons
from sofa_desktop.ui.theme.theme import current

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
LOW, HIGH = 36, 54
SIDE, MARK = 14, 16
ELIDE = Qt.TextElideMode.ElideRight
STRONG = Qt.FocusPolicy.StrongFocus
CLICK = Qt.FocusPolicy.ClickFocus


class AgendaList(Card):
    """The items; Up and Down walk, Enter goes to one.

    Signals:
        asked: id of the item somebody wants to go to.
    """

    asked = Signal(str)

    def __init__(self, *, detailed: bool = False, parent: QWidget | None = None) -> None:
        """``detailed`` shows outcome, minutes and presenter in a second line."""
        super().__init__("", parent)
        self.bare()
        self._detailed = detailed
        self._lines: dict[str, AgendaLine] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.box.addLayout(self._list)
        self.setAccessibleName(t("meeting room", "Agenda"))

    def show_items(self, items: Sequence[AgendaItemRow], here: Collection[str] = ()) -> None:
        """Show these; what is open stands out."""
        if [*self._lines] != [item.id for item in items]:
            self._rebuild(items)
        first = next((key for key in self._lines if key in here), next(iter(self._lines), ""))
        for item in items:
            line = self._lines[item.id]
            line.tell(item, here=item.id in here)
            line.setFocusPolicy(STRONG if item.id == first else CLICK)
        self.setVisible(bool(items))

    def line(self, item_id: str) -> "AgendaLine":
        """The line of an item."""
        return self._lines[item_id]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        lines = [*self._lines.values()]
        focused = [place for place, line in enumerate(lines) if line.hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        lines[min(max(focused[0] + step, 0), len(lines) - 1)].setFocus()

    def _rebuild(self, items: Sequence[AgendaItemRow]) -> None:
        clear(self._list)
        self._lines = {}
        for item in items:
            if self._lines:
                self._list.addWidget(Line())
            line = AgendaLine(item.id, detailed=self._detailed)
            line.clicked.connect(self._on_clicked)
            self._lines[item.id] = line
            self._list.addWidget(line)

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit(self.sender().objectName())


class AgendaLine(QAbstractButton):
    """An item: a mark of its state, its title, its minutes."""

    def __init__(self, item_id: str, *, detailed: bool) -> None:
        super().__init__()
        self.setObjectName(item_id)
        self._detailed = detailed
        self._state = ItemState.PLANNED
        self._detail = ""
        self._minutes = ""
        self._here = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current().changed.connect(self._on_theme_changed)

    def tell(self, item: AgendaItemRow, *, here: bool) -> None:
        """Say how the item stands."""
        self._state, self._here = ItemState(item.state), here
        self.setText(item.title.replace("&", "&&"))
        self._detail = words.agenda_detail(item) if self._detailed else ""
        used = (item.used_seconds + 30) // 60
        done = self._state in {ItemState.DONE, ItemState.CARRIED}
        said_above = self._detailed and not done
        minutes = max(used, 1) if done else item.minutes
        self._minutes = "" if said_above else t("meeting room", "{n} min", n=minutes)
        self.setToolTip(plain_tip(item.title))
        state = meeting_terms.item_state(item.state)
        self.setAccessibleName(f"{item.title}, {words.agenda_detail(item)}, {state}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HIGH if self._detailed else LOW)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HIGH if self._detailed else LOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() == Qt.Key.Key_Space or event.key() in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._here:
            painter.fillRect(self.rect(), QColor(colours.tint))
        right = self.isRightToLeft()
        self._paint_mark(painter, right=right)
        quiet = self._state in {ItemState.DONE, ItemState.CARRIED}
        weight = fonts.SEMIBOLD if self._here else fonts.REGULAR
        font = fonts.font(fonts.HEADING if self._detailed else fonts.TEXT, weight)
        small = fonts.font(fonts.TEXT if self._detailed else fonts.SMALL)
        wide = round(QFontMetricsF(small).horizontalAdvance(self._minutes)) + 4
        room = self.rect().adjusted(SIDE + MARK + 10, 0, -SIDE - wide - 8, 0)
        edge = QRect(self.width() - SIDE - wide, 0, wide, self.height())
        if right:
            room = self.rect().adjusted(SIDE + wide + 8, 0, -SIDE - MARK - 10, 0)
            edge = QRect(SIDE, 0, wide, self.height())
        painter.setFont(small)
        painter.setPen(QColor(colours.muted))
        draw_text(painter, edge, self._minutes, right=not right)
        if self._detail:
            below = QRect(room.left(), room.height() // 2 + 2, room.width(), 20)
            told = QFontMetricsF(small).elidedText(self._detail, ELIDE, below.width())
            draw_text(painter, below, told, right=right)
            room = QRect(room.left(), 5, room.width(), room.height() // 2 - 1)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted if quiet and not self._here else colours.text))
        told = self.text().replace("&&", "&")
        draw_text(
            painter, room, QFontMetricsF(font).elidedText(told, ELIDE, room.width()), right=right
        )
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_mark(self, painter: QPainter, *, right: bool) -> None:
        colours = current().colours
        left = self.width() - SIDE - MARK if right else SIDE
        place = QRectF(left, (self.height() - MARK) / 2, MARK, MARK)
        if self._state is ItemState.DONE:
            icons.paint(painter, "check", colours.accent, place)
        elif self._state is ItemState.CARRIED:
            icons.paint(painter, "arrow-left" if right else "arrow-right", colours.muted, place)
        else:
            ink = QColor(colours.accent if self._here else colours.control)
            painter.setPen(QPen(ink, 1.5))
            painter.setBrush(ink if self._here else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(place.center()), 4, 4)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
