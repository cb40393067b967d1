"""A row of buttons of which one is pressed."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.labels import plain_menu


class Segments(QWidget):
    """One of a few, by key.

    Signals:
        picked: key of the one pressed.
    """

    picked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonToggled.connect(self._on_toggled)
        self._quiet = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def offer(self, texts: Mapping[str, str]) -> None:
        """Show these, by key; the one pressed stays pressed if it is among them."""
        kept = self.key()
        if [*self._buttons] != [*texts]:
            self._rebuild(texts)
        for key, text in texts.items():
            self._buttons[key].setText(plain_menu(text))
            self._buttons[key].setAccessibleName(text)
        self.press(kept if kept in self._buttons else next(iter(self._buttons), ""))

    def key(self) -> str:
        """The one pressed."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def keys(self) -> list[str]:
        """The keys of all of them."""
        return list(self._buttons)

    def press(self, key: str) -> None:
        """Press one; nothing is told."""
        if key in self._buttons:
            self._quiet = True
            self._buttons[key].setChecked(True)
            self._quiet = False

    def _rebuild(self, texts: Mapping[str, str]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for key, text in texts.items():
            button = Button(text, "segment")
            button.setCheckable(True)
            button.setProperty("key", key)
            button.setProperty("place", "" if self._buttons else "first")
            self._group.addButton(button)
            self._row.addWidget(button)
            self._buttons[key] = button

    @Slot(object, bool)
    def _on_toggled(self, button: object, pressed: bool) -> None:  # noqa: FBT001  (a slot)
        """Pressed, or turned on by an assistive technology."""
        del button
        if pressed and not self._quiet:
            self.picked.emit(self.key())
