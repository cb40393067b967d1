"""A row of buttons of which one is pressed."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.labels import plain_menu


class Segments(QWidget):
    """One of a few, by key.

    Signals:
        picked: key of the one pressed by the person.
    """

    picked = Signal(str)

    def __init__(self, name: str, texts: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._telling = True
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for key, text in texts.items():
            button = Button(text, "segment")
            button.setCheckable(True)
            button.setProperty("place", "" if self._buttons else "first")
            self._group.addButton(button)
            row.addWidget(button)
            self._buttons[key] = button
        next(iter(self._buttons.values())).setChecked(True)
        self._group.buttonToggled.connect(self._on_toggled)

    def key(self) -> str:
        """The one pressed."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def button(self, key: str) -> QAbstractButton:
        """The button of a key."""
        return self._buttons[key]

    def press(self, key: str) -> None:
        """Press one without telling; an unknown key is ignored."""
        if key in self._buttons:
            self._telling = False
            self._buttons[key].setChecked(True)
            self._telling = True

    def say(self, key: str, text: str) -> None:
        """Another text on a button, for instance with a count."""
        self._buttons[key].setText(plain_menu(text))

    @Slot(QAbstractButton, bool)
    def _on_toggled(self, _button: QAbstractButton, pressed: bool) -> None:  # noqa: FBT001  (Qt)
        if pressed and self._telling:
            self.picked.emit(self.key())
