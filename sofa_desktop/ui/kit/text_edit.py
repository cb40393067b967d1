"""A line of text that stays as typed, wrong or not, and knows what is wrong with it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from sofa_desktop.ui.kit.labels import restyle


def mark_wrong(widget: QWidget, *, wrong: bool) -> None:
    """Show by its edge that a field's value is wrong."""
    told = "true" if wrong else "false"
    if (widget.property("wrong") or "false") != told:
        widget.setProperty("wrong", told)
        restyle(widget)


class TextEdit(QLineEdit):
    """A line of text.

    Signals:
        committed: the text, on Enter or when the focus leaves after a change.
    """

    committed = Signal(object)

    def __init__(self, text: str = "", *, needed: str = "", parent: QWidget | None = None) -> None:
        """``needed`` is the sentence shown where nothing stands."""
        super().__init__(text, parent)
        self._needed = needed
        self._kept = text
        self.editingFinished.connect(self._on_editing_finished)

    def value(self) -> str:
        """The text without blanks around it."""
        return self.text().strip()

    def set_value(self, value: str) -> None:
        """Show a text."""
        self.setText(value)
        self._kept = value

    def problem(self) -> str:
        """What is wrong with the text, in a sentence."""
        return self._needed if self._needed and not self.value() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._kept:
            self.setText(self._kept)
            self.selectAll()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_editing_finished(self) -> None:
        if self.text() != self._kept and not self.problem():
            self._kept = self.text()
            self.committed.emit(self.value())
