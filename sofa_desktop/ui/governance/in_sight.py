"""Scrolls what has just been shown into sight."""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN = 24


class InSight(QObject):
    """Scrolls the page around a widget so far that the whole widget is seen, once laid out."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        QTimer.singleShot(0, self._scroll)

    @Slot()
    def _scroll(self) -> None:
        above = self._widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(self._widget, 0, MARGIN)
                break
            above = above.parentWidget()
        self.deleteLater()
