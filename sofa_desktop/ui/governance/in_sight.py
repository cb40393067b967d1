"""Scrolls what has just been shown into sight."""

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN = 24
SETTLED_MS = 300
"""How long a widget that was just shown may still find its size."""
MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show})


class InSight(QObject):
    """Scrolls the page around a widget so far that all of it is seen, until it has its size."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        widget.installEventFilter(self)
        QTimer.singleShot(0, self._scroll)
        QTimer.singleShot(SETTLED_MS, self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            QTimer.singleShot(0, self._scroll)
        return super().eventFilter(watched, event)

    @Slot()
    def _scroll(self) -> None:
        above = self._widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(self._widget, 0, MARGIN)
                return
            above = above.parentWidget()
