"""The way to take in what exists: its action; the sheet itself is made when wanted."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action


class TakingIn(QObject):
    """Opens the sheet for a pasted document, one at a time.

    What was taken in is told by the undo bar, as after any other change.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._sheet: QDialog | None = None
        self._over: QWidget | None = None

    def action(self) -> Action:
        """What opens it, for menus and palette."""
        words = t("menu", "Take in minutes or a role list…")
        return Action("pasted.take_in", words, self.open, icon="import")

    @Slot()
    def open(self) -> None:
        """Open it over the window that has the keyboard."""
        over = QApplication.activeWindow()
        if self._sheet is not None or over is None:
            return
        from sofa_desktop.ui.governance.pasting.sheet import PasteSheet  # noqa: PLC0415  (on use)

        self._over = over
        self._sheet = PasteSheet(self._context, over)
        self._sheet.finished.connect(self._on_finished)
        self._sheet.open()

    @Slot()
    def _on_finished(self) -> None:
        """Go on where one was."""
        self._sheet = None
        if self._over is not None:
            self._over.activateWindow()
            self._over = None
