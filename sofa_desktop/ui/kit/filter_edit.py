"""A field that filters a list while one types."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from sofa_desktop.ui.theme.theme import current

PAUSE_MS = 120
LEADING = QLineEdit.ActionPosition.LeadingPosition


class FilterEdit(QLineEdit):
    """Words to look for.

    Signals:
        filtered: the text, a moment after the last key; at once when it was emptied.
    """

    filtered = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self._icon = self.addAction(current().icon("search"), LEADING)
        self._icon.setText(name)
        self._icon.setEnabled(False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_over)
        self.textChanged.connect(self._on_text_changed)
        current().changed.connect(self._on_theme_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_text_changed(self) -> None:
        if self.text():
            self._pause.start()
        else:
            self._pause.stop()
            self.filtered.emit("")

    @Slot()
    def _on_pause_over(self) -> None:
        self.filtered.emit(self.text())

    @Slot()
    def _on_theme_changed(self) -> None:
        self._icon.setIcon(current().icon("search"))
