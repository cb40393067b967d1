"""The way to the capture sheet: its action and shortcut; the sheet itself is made when wanted."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.ui.kit.action import Action

SHORTCUT = "Ctrl+J"


class Capturing(QObject):
    """Opens the capture sheet, one at a time; what the shortcut runs.

    Signals:
        kept: id of what was noted.
    """

    kept = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sheet: QDialog | None = None
        self._over: QWidget | None = None

    def action(self) -> Action:
        """What opens it, for the menus, the palette and the list of shortcuts."""
        words = t("menu", "Note a &topic or an action item…")
        return Action("capture", words, self.open, SHORTCUT, "inbox")

    @Slot()
    def open(self) -> None:
        """Open it over the window that has the keyboard; over the running meeting too."""
        over = QApplication.activeWindow()
        if self._sheet is not None or over is None:
            return
        from sofa_desktop.ui.governance import capture  # noqa: PLC0415  (not before first paint)

        meeting = capture.running_meeting(self._desk)
        sheet = capture.CaptureSheet(self._desk, self, over, meeting_id=meeting)
        self._over = over
        sheet.finished.connect(self._on_finished)
        sheet.answered.connect(self._on_answered)
        self._sheet = sheet
        sheet.open()

    @Slot()
    def _on_finished(self) -> None:
        """Go on where one was."""
        self._sheet = None
        if self._over is not None:
            self._over.activateWindow()
            self._over = None

    @Slot(object)
    def _on_answered(self, record: object) -> None:
        self.kept.emit(str(record))
