"""Lines of the detail panel: a fact with a way on, a receipt."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import ReceiptRow
from sofa_desktop.ui.kit.buttons import Button, IconButton
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.pages.money.detail_text import Fact
from sofa_desktop.ui.pages.money.receipts import size_words

TOP = Qt.AlignmentFlag.AlignTop
LONGEST = 26
END = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


def shortened(name: str) -> str:
    """A name that fits the panel; its end stays, because it tells the kind of a file."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 9]}…{name[-8:]}"


class Facts(QWidget):
    """Labels and values below each other; a value that leads on is a link.

    Signals:
        asked: place and record of the link pressed.
    """

    asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these."""
        clear(self._grid)
        for row, fact in enumerate(facts):
            self._grid.addWidget(Label(fact.label, "small"), row, 0, TOP)
            self._grid.addWidget(self._value(fact), row, 1)

    def _value(self, fact: Fact) -> QWidget:
        if not fact.record:
            return Label(fact.value, wrap=True)
        link = Button(shortened(fact.value), "link", name=f"{fact.label}: {fact.value}")
        link.setProperty("place", fact.place)
        link.setProperty("record", fact.record)
        link.clicked.connect(self._on_clicked)
        return link

    @Slot()
    def _on_clicked(self) -> None:
        pressed = self.sender()
        self.asked.emit(str(pressed.property("place")), str(pressed.property("record")))


class Amounts(QWidget):
    """Names and amounts, amounts at the end of the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)

    def show_amounts(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show these."""
        clear(self._grid)
        for row, (name, amount) in enumerate(rows):
            told = Label(amount)
            told.setAlignment(END)
            self._grid.addWidget(Label(name, wrap=True), row, 0)
            self._grid.addWidget(told, row, 1, TOP)


class ReceiptList(QWidget):
    """Receipts, each to be opened or taken off.

    Signals:
        open_asked: a ``ReceiptRow``.
        detach_asked: id of a receipt.
    """

    open_asked = Signal(object)
    detach_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, ReceiptRow] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)

    def show_receipts(self, receipts: Sequence[ReceiptRow]) -> None:
        """Show these."""
        clear(self._box)
        self._rows = {row.id: row for row in receipts}
        for row in receipts:
            self._box.addWidget(self._line(row))

    def _line(self, row: ReceiptRow) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        shown = shortened(row.name)
        name = Button(shown, "link", name=t("money", "Open the receipt {name}", name=row.name))
        name.setToolTip(row.name if "<" not in row.name else "")
        off = IconButton("x", t("money", "Take off the receipt {name}", name=row.name))
        for button, slot in ((name, self._on_open), (off, self._on_detach)):
            button.setProperty("receipt", row.id)
            button.clicked.connect(slot)
        across.addWidget(name)
        across.addWidget(Label(size_words(row.size), "small"))
        across.addStretch(1)
        across.addWidget(off)
        return line

    @Slot()
    def _on_open(self) -> None:
        row = self._rows.get(str(self.sender().property("receipt")))
        if row is not None:
            self.open_asked.emit(row)

    @Slot()
    def _on_detach(self) -> None:
        self.detach_asked.emit(str(self.sender().property("receipt")))
