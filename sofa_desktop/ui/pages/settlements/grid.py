"""Small tables of words on a card: rows wrap, totals stand out, each may be asked why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.labels import Label, Line
from sofa_desktop.ui.pages.settlements.grid_rows import Grid, GridRow, Head
from sofa_desktop.ui.theme import fonts

TOP = Qt.AlignmentFlag.AlignTop
END = Qt.AlignmentFlag.AlignTrailing
START = Qt.AlignmentFlag.AlignLeading
BOTTOM = Qt.AlignmentFlag.AlignBottom
LEAST, MOST = 40, 140
"""A column that wraps keeps room for its longest word, within these."""
LONG = 14
"""Characters of a heading that stay on one line."""


class GridCard(Card):
    """A table of words; rows are few.

    Signals:
        asked: key of the row that was asked "why this number?".
    """

    asked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(name)
        self.bare()
        self._holder: QWidget | None = None
        self._shown: Grid | None = None

    def show_grid(self, shown: Grid) -> None:
        """Show this table; nothing is rebuilt where nothing changed, no rows hide it."""
        self.setVisible(bool(shown.rows))
        if shown == self._shown:
            return
        self._shown = shown
        heads, rows = shown.heads, shown.rows
        if self._holder is not None:
            self.box.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(14, 6, 14, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        self._heads(grid, heads)
        across = len(heads) + any(row.key for row in rows)
        place = 1 if any(head.title for head in heads) else 0
        for number, row in enumerate(rows):
            if number or place:
                grid.addWidget(Line(), place, 0, 1, across)
                place += 1
            self._row(grid, heads, row, place)
            place += 1
        self.box.addWidget(self._holder)

    def rows(self) -> tuple[GridRow, ...]:
        """What is shown."""
        return self._shown.rows if self._shown else ()

    def _heads(self, grid: QGridLayout, heads: Sequence[Head]) -> None:
        for column, head in enumerate(heads):
            grid.setColumnStretch(column, head.stretch)
            if head.title:
                label = Label(head.title, "small", wrap=len(head.title) > LONG)
                label.setContentsMargins(0, 4, 0, 6)
                label.setAlignment((END if head.figure else START) | BOTTOM)
                grid.addWidget(label, 0, column)

    def _row(self, grid: QGridLayout, heads: Sequence[Head], row: GridRow, place: int) -> None:
        for column, (head, text) in enumerate(zip(heads, row.cells, strict=True)):
            look = "strong" if row.strong else "muted" if head.muted else ""
            label = Label(text, look, wrap=bool(head.stretch))
            label.setContentsMargins(0, 8, 0, 8)
            if head.stretch:
                label.setMinimumWidth(_room_for(text))
            if head.figure:
                grid.addWidget(label, place, column, END | TOP)
            else:
                grid.addWidget(label, place, column, TOP)
        if row.key:
            name = t("settlements", "Why this number? {name}", name=" ".join(row.cells[:2]))
            button = Button(t("settlements", "Why?"), "link", name=name)
            button.setObjectName(row.key)
            button.clicked.connect(self._on_why_clicked)
            holder = QVBoxLayout()
            holder.setContentsMargins(0, 5, 0, 0)
            holder.addWidget(button)
            holder.addStretch(1)
            grid.addLayout(holder, place, len(heads))

    @Slot()
    def _on_why_clicked(self) -> None:
        self.asked.emit(self.sender().objectName())


def _room_for(text: str) -> int:
    """The width of the longest word, so that none is cut."""
    metrics = QFontMetrics(fonts.font(fonts.TEXT, fonts.SEMIBOLD))
    widest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
    return max(LEAST, min(MOST, widest + 2))
