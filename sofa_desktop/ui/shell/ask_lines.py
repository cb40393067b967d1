"""The lines of the command palette: what each says, and how it is drawn."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.drawing import draw_text
from sofa_desktop.ui.shell.ports import Hit
from sofa_desktop.ui.theme import fonts, icons
from sofa_desktop.ui.theme.theme import current

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
ELIDE = Qt.TextElideMode.ElideRight
ROW = 36
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette."""

    key: str
    title: str
    detail: str = ""
    aside: str = ""
    icon: str = ""
    why_not: str = ""
    action: Action | None = None
    hit: Hit | None = None

    @property
    def words(self) -> str:
        """What is searched."""
        return f"{self.title} {self.detail} {self.aside if self.hit else ''}"


def of_action(action: Action, detail: str = "") -> Entry:
    """An action as a line, with its shortcut aside."""
    return Entry(
        action.key,
        action.words,
        action.why_not or detail,
        action.shortcut_text,
        action.icon or "command",
        action.why_not,
        action=action,
    )


def of_hit(hit: Hit) -> Entry:
    """A record as a line, with its kind aside."""
    key = f"{hit.place}/{hit.record or hit.title}"
    return Entry(key, hit.title, hit.detail, hit.kind, hit.icon or "file", hit=hit)


class Entries(QAbstractListModel):
    """The lines listed now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """List these."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = DISPLAY) -> str | None:
        if role not in {DISPLAY, SPOKEN} or not index.isValid():
            return None
        entry = self.entries[index.row()]
        return ", ".join(filter(None, (entry.title, entry.detail, entry.aside)))


class Lines(QStyledItemDelegate):
    """Draws icon, title, detail, and the shortcut or kind aside."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, Entries):
            return
        entry = model.entries[index.row()]
        colours = current().colours
        place: QRect = option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.tint))
            painter.drawRoundedRect(place.adjusted(6, 1, -6, -1), 6, 6)
        ink = colours.control if entry.why_not else colours.accent if chosen else colours.text
        inner = place.adjusted(18, 0, -18, 0)
        at = inner.right() - 16 if mirrored else inner.left()
        middle = inner.top() + (inner.height() - 16) / 2
        icons.paint(painter, entry.icon, colours.muted, QRectF(at, middle, 16, 16))
        inner = inner.adjusted(0, 0, -28, 0) if mirrored else inner.adjusted(28, 0, 0, 0)
        painter.setFont(fonts.font(fonts.SMALL))
        painter.setPen(QColor(colours.muted))
        draw_text(painter, inner, entry.aside, right=not mirrored)
        taken = painter.fontMetrics().horizontalAdvance(entry.aside) + 16 if entry.aside else 0
        inner = inner.adjusted(taken if mirrored else 0, 0, 0 if mirrored else -taken, 0)
        painter.setFont(fonts.font())
        painter.setPen(QColor(ink))
        title = painter.fontMetrics().elidedText(entry.title, ELIDE, inner.width())
        draw_text(painter, inner, title, right=mirrored)
        taken = painter.fontMetrics().horizontalAdvance(title) + 10
        inner = inner.adjusted(0 if mirrored else taken, 0, -taken if mirrored else 0, 0)
        painter.setFont(fonts.font(fonts.SMALL))
        painter.setPen(QColor(colours.muted))
        detail = painter.fontMetrics().elidedText(entry.detail, ELIDE, max(0, inner.width()))
        draw_text(painter, inner, detail, right=mirrored)
