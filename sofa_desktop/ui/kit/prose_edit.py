"""A field for text of several lines, as high as its text, kept as one leaves it."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from sofa_desktop.services.changes import while_typing

PADDING = 16
LEAST_HEIGHT = 34
"""As high as a line edit, so that both can stand beside each other."""
MOST_LINES = 14
PAUSE_MS = 1500
"""Nothing that was typed is unkept for longer."""
POPUP = Qt.FocusReason.PopupFocusReason


class ProseEdit(QPlainTextEdit):
    """Text of several lines. Tab leaves it; Ctrl+Enter keeps it; Esc brings back what was kept.

    Signals:
        committed: the text, when it is left after a change.
    """

    committed = Signal(object)

    def __init__(
        self, least: int = 2, *, keeps_typing: bool = False, parent: QWidget | None = None
    ) -> None:
        """``least`` is how many lines it is high at least.

        With ``keeps_typing`` it is also kept every so often while one types, so that no crash
        takes it.
        """
        super().__init__(parent)
        self._least = least
        self._kept = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        if keeps_typing:
            self.textChanged.connect(self._on_typed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalScrollBar().rangeChanged.connect(self._to_begin)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def value(self) -> str:
        """The text without blanks at its end."""
        return self.toPlainText().rstrip()

    def set_value(self, text: str) -> None:
        """Show a text."""
        self._kept = text
        if text.rstrip() != self.value():
            self.setPlainText(text)

    @Slot()
    def commit(self) -> None:
        """Keep what was typed, now."""
        self._pause.stop()
        if self.value() != self._kept.rstrip():
            self._kept = self.value()
            self.committed.emit(self._kept)

    @Slot()
    def _on_pause(self) -> None:
        """Keep what was typed so far; the typing goes on."""
        with while_typing():
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._kept:
            self.setPlainText(self._kept)
            return
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != POPUP:
            self.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _on_typed(self) -> None:
        if self.value() != self._kept.rstrip() and not self._pause.isActive():
            self._pause.start()

    @Slot()
    def _to_begin(self) -> None:
        """Where one reads from the right, lines would be shifted by what a bar could scroll."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.maximum() if self.isRightToLeft() else bar.minimum())

    @Slot()
    def _fit(self) -> None:
        lines = int(self.document().documentLayout().documentSize().height())
        shown = max(self._least, min(lines, MOST_LINES))
        wanted = max(shown * self.fontMetrics().lineSpacing() + PADDING, LEAST_HEIGHT)
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)
        if self.maximumHeight() != self.minimumHeight():  # it was fitted anew within that
            self.setFixedHeight(self.minimumHeight())
