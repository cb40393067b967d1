"""The bar that says what just happened and offers to undo it."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.header import ElidedLabel

STAYS_MS = 10_000
ABOVE = 16


class _UndoButton(Button):
    """The button of the bar; tells when the keyboard leaves it.

    An event filter would do the same, but is still called while the program ends.
    """

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class UndoBar(QFrame):
    """Floats at the bottom of its parent until the next action or for ten seconds.

    While it has the focus or the pointer it stays.

    Signals:
        undo_asked: the person wants it undone.
    """

    undo_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setProperty("look", "undo")
        self._text = ElidedLabel("")
        self._undo = _UndoButton(t("undo bar", "Undo"))
        self._undo.clicked.connect(self._on_undo_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addWidget(self._undo)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(16)
        shadow.setOffset(0, 3)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(STAYS_MS)
        self._clock.timeout.connect(self._on_time_over)
        self._undo.left.connect(self._clock.start)
        self.hide()

    def tell(self, sentence: str, *, undoable: bool = True) -> None:
        """Say what happened."""
        self._text.setText(sentence)
        self._undo.setVisible(undoable)
        self._undo.setAccessibleName(t("undo bar", "Undo: {what}", what=sentence))
        self.setAccessibleName(sentence)
        self.place()
        self.show()
        self.raise_()
        self._clock.start()
        announce(self, sentence)

    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    def put_away(self) -> None:
        """Hide it."""
        self._clock.stop()
        self.hide()

    @Slot()
    def _on_undo_clicked(self) -> None:
        self.put_away()
        self.undo_asked.emit()

    @Slot()
    def _on_time_over(self) -> None:
        if self._undo.hasFocus() or self.underMouse():
            self._clock.start()
        else:
            self.hide()

    @Slot()
    def place(self) -> None:
        """Take its place at the bottom; the parent asks for it when its size changes."""
        room = self._room.rect()
        metrics = self._text.fontMetrics()
        wanted = metrics.horizontalAdvance(self._text.text()) + 40
        if not self._undo.isHidden():
            wanted += self._undo.sizeHint().width() + 10
        width = min(wanted, room.width() - 48)
        height = 36
        self.setGeometry((room.width() - width) // 2, room.bottom() - height - ABOVE, width, height)
