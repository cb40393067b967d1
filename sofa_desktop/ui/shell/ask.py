"""The command palette: everything that can be done or opened, found by words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sofa_desktop.i18n.words import t, tn
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.drawing import draw_text
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.shell.ports import Find, Hit
from sofa_desktop.ui.shell.ranking import best
from sofa_desktop.ui.theme import fonts, icons
from sofa_desktop.ui.theme.theme import current

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
ELIDE = Qt.TextElideMode.ElideRight
ROW = 36
MOST_SHOWN = 60
RECENT_KEPT = 12
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


class _Entries(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
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


class _Lines(QStyledItemDelegate):
    """Draws icon, title, detail, and the shortcut or kind aside."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, _Entries):
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


OWN_KEYS = {
    *(Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp),
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
}
"""Keys that walk the list or leave it, rather than write in the field."""


class _Field(QLineEdit):
    """Where one types; hands on the keys that are not for writing."""

    pressed = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in OWN_KEYS:
            self.pressed.emit(event.key())
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Ask(QFrame):
    """Floats over the window; type words, Enter does it, Esc closes.

    Signals:
        picked: the ``Entry`` to do or open; the palette has closed by then.
    """

    picked = Signal(object)

    def __init__(
        self,
        window: QWidget,
        actions: Callable[[], Sequence[Action]],
        find: Find,
        recent: Sequence[str] = (),
    ) -> None:
        """``actions`` is asked at each opening; ``recent`` are keys used before, latest first."""
        super().__init__(window)
        self.setObjectName("ask")
        self.setAccessibleName(t("palette", "Search or do something"))
        self._window = window
        self._actions = actions
        self._find = find
        self.recent = list(recent)
        self._offered: list[Entry] = []
        self._before: QWidget | None = None
        self._field = _Field()
        self._field.setProperty("look", "ask")
        self._field.setPlaceholderText(t("palette", "Search or do…"))
        self._field.setAccessibleName(t("palette", "Search or do something"))
        self._model = _Entries(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Lines(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(t("palette", "What fits"))
        self._nothing = Label("", "muted", wrap=True)
        self._nothing.setContentsMargins(18, 16, 18, 16)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 6)
        box.setSpacing(4)
        box.addWidget(self._field)
        box.addWidget(self._list, 1)
        box.addWidget(self._nothing)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(32)
        shadow.setOffset(0, 8)
        shadow.setColor(QColor(0, 0, 0, 80))
        self.setGraphicsEffect(shadow)
        self._field.textChanged.connect(self._on_text_changed)
        self._field.pressed.connect(self._on_key)
        self._field.left.connect(self._on_left)
        self._list.clicked.connect(self._on_line_clicked)
        self.hide()

    def open(self) -> None:
        """Show it over the window, empty."""
        self._before = QApplication.focusWidget()
        self._offered = [of_action(action) for action in self._actions()]
        self._field.clear()
        self._on_text_changed("")
        self.place()
        self.show()
        self.raise_()
        self._field.setFocus()

    def close_quietly(self) -> None:
        """Hide it and give the keyboard back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self._before = None

    def titles(self) -> list[str]:
        """What is listed now, for tests and for whoever reads it aloud."""
        return [entry.title for entry in self._model.entries]

    @Slot()
    def _on_left(self) -> None:
        if self.isVisible():
            self._before = None
            self.hide()

    @Slot(int)
    def _on_key(self, key: int) -> None:
        rows = self._model.rowCount()
        here = self._list.currentIndex().row()
        steps = {
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_PageDown: min(rows - 1, here + 8),
            Qt.Key.Key_PageUp: max(0, here - 8),
        }
        pressed = Qt.Key(key)
        if pressed in steps and rows:
            self._mark(steps[pressed] % rows)
        elif pressed in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._pick(here)
        elif pressed == Qt.Key.Key_Escape:
            self.close_quietly()

    def _mark(self, row: int) -> None:
        self._list.setCurrentIndex(self._model.index(row))
        entry = self._model.entries[row]
        announce(self._list, f"{entry.title}, {entry.why_not or entry.aside}".strip(", "))

    def _pick(self, row: int) -> None:
        if not 0 <= row < len(self._model.entries):
            return
        entry = self._model.entries[row]
        if entry.why_not:
            announce(self, entry.why_not)
            return
        self.recent = [entry.key, *(key for key in self.recent if key != entry.key)]
        del self.recent[RECENT_KEPT:]
        self.close_quietly()
        self.picked.emit(entry)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        words = text.strip()
        found = [of_hit(hit) for hit in self._find(words)] if words else []
        fitting = best(self._offered, words, _words_of, _key_of, self.recent)
        shown = [*fitting, *found][:MOST_SHOWN] if words else fitting[:MOST_SHOWN]
        self._model.show(shown)
        self._list.setVisible(bool(shown))
        self._nothing.say(
            ""
            if shown
            else t(
                "palette",
                "Nothing fits “{words}”. Try a name, a title or a verb such as “import”.",
                words=words,
            )
        )
        if shown:
            self._list.setCurrentIndex(self._model.index(0))
            announce(self._field, tn("palette", "{n} fits", "{n} fit", len(shown)))
        else:
            announce(self._field, self._nothing.text())
        self.place()

    @Slot(QModelIndex)
    def _on_line_clicked(self, index: QModelIndex) -> None:
        self._pick(index.row())

    def place(self) -> None:
        """Take its place over the window; the window asks for it when its size changes."""
        room = self._window.rect()
        width = min(600, room.width() - 48)
        rows = min(10, self._model.rowCount())
        body = rows * ROW + 8 if rows else 64
        height = min(58 + body, room.height() - 96)
        self.setGeometry((room.width() - width) // 2, 72, width, height)


def _words_of(entry: Entry) -> str:
    return entry.words


def _key_of(entry: Entry) -> str:
    return entry.key
