"""Rows of two lines with a chip and a button, as on Today."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.chip import Chip
from sofa_desktop.ui.kit.header import ElidedLabel
from sofa_desktop.ui.kit.labels import Label, Line, plain_tip


@dataclass(frozen=True, slots=True)
class RowText:
    """What one row says: title, a second line, a chip with its tone, the verb of its button."""

    key: str
    title: str
    detail: str = ""
    chip: str = ""
    tone: str = ""
    verb: str = ""
    why_not: str = ""


class ListRow(QFrame):
    """One row.

    Signals:
        acted: its key, when its button was pressed.
        opened: its key, on Enter or a double click.
    """

    acted = Signal(str)
    opened = Signal(str)

    def __init__(self, text: RowText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self._title = ElidedLabel(text.title)
        self._detail = Label(text.detail, "small", wrap=True)
        self._chip = Chip(text.chip, text.tone)
        self._button = Button(text.verb, "small", name=f"{text.verb}: {text.title}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 14, 9)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self._chip)
        row.addWidget(self._button)
        self._button.clicked.connect(self._on_button_clicked)
        self.show_text(text)

    def show_text(self, text: RowText) -> None:
        """Say something else in place."""
        self.text = text
        self._title.setText(text.title)
        self._detail.say(text.detail)
        self._chip.say(text.chip, text.tone)
        self._button.setVisible(bool(text.verb))
        self._button.setText(text.verb.replace("&", "&&"))
        self._button.setAccessibleName(f"{text.verb}: {text.title}")
        self._button.setEnabled(not text.why_not)
        self._button.setToolTip(plain_tip(text.why_not))
        self.setAccessibleName(", ".join(filter(None, (text.title, text.detail, text.chip))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self.text.key)
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.text.key)
        event.accept()

    @Slot()
    def _on_button_clicked(self) -> None:
        self.acted.emit(self.text.key)


class RowList(Card):
    """A card of rows with hairlines between; rows are updated in place by their key.

    Signals:
        acted: key of the row whose button was pressed.
        opened: key of the row opened by Enter or double click.
    """

    acted = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.bare()
        self.setAccessibleName(name)
        self._rows: dict[str, ListRow] = {}
        self._lines: list[Line] = []

    def rows(self) -> tuple[ListRow, ...]:
        """The rows in order."""
        return tuple(self._rows.values())

    def show_rows(self, texts: Sequence[RowText]) -> None:
        """Show these rows; meant for tens of them, a table is for more."""
        if [*self._rows] != [text.key for text in texts]:
            self._rebuild(texts)
        for text in texts:
            self._rows[text.key].show_text(text)

    def _rebuild(self, texts: Sequence[RowText]) -> None:
        for old in (*self._rows.values(), *self._lines):
            self.box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = {}
        self._lines = []
        for text in texts:
            if self._rows:
                line = Line()
                self._lines.append(line)
                self.box.addWidget(line)
            row = ListRow(text)
            row.acted.connect(self.acted)
            row.opened.connect(self.opened)
            self._rows[text.key] = row
            self.box.addWidget(row)
