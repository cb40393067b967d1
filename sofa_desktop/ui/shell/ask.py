"""The command palette: everything that can be done or opened, found by words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from sofa_desktop.i18n.words import t, tn
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.shell.ask_lines import ROW, Entries, Entry, Lines, of_action, of_hit
from sofa_desktop.ui.shell.ports import Find
from sofa_desktop.ui.shell.ranking import best

MOST_SHOWN = 60
RECENT_KEPT = 12


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
        self._field.setPlaceholderText(
            t("palette", "Search or do…  Try @name, type:policy, is:open, before:2026-07")
        )
        self._field.setAccessibleName(t("palette", "Search or do something"))
        self._model = Entries(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(Lines(self._list))
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
