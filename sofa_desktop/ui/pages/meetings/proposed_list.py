"""Proposed items as cards of rows: what, why, and what can be done with each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.labels import Label, Line, plain_tip, show_if
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.pages.meetings.composer_rows import Proposed
from sofa_desktop.ui.pages.meetings.prose import Prose

CENTRE = Qt.AlignmentFlag.AlignHCenter


class ProposedRow(QFrame):
    """One proposed item: title, why, facts, and what can be done with it.

    Signals:
        acted: its key, when its button was pressed.
        declined: its key, when it is not wanted.
        kept: its key, when it is kept in the backlog.
    """

    acted = Signal(str)
    declined = Signal(str)
    kept = Signal(str)

    def __init__(self, row: Proposed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.title = Prose(row.title, "strong")
        self.reason = Prose(row.reason, "")
        self.facts = Prose(row.facts, "small")
        self.facts.setToolTip(plain_tip(row.tip))
        self.facts.setAccessibleDescription(row.tip)
        self.verb = Button(row.verb, "small", name=f"{row.verb}: {row.title}")
        self.quiet = Button(row.quiet, "link", name=f"{row.quiet}: {row.title}")
        show_if(self.quiet, there=bool(row.quiet))
        self.keep = Button(row.keep, "link", name=f"{row.keep}: {row.title}")
        show_if(self.keep, there=bool(row.keep))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.reason)
        words.addWidget(self.facts)
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.verb)
        buttons.addWidget(self.keep, 0, CENTRE)
        buttons.addWidget(self.quiet, 0, CENTRE)
        buttons.addStretch(1)
        box = QHBoxLayout(self)
        box.setContentsMargins(14, 12, 14, 12)
        box.setSpacing(16)
        box.addLayout(words, 1)
        box.addLayout(buttons)
        said = (part.rstrip(".") for part in (row.title, row.reason, row.facts))
        self.setAccessibleName(". ".join(filter(None, said)))
        self.verb.clicked.connect(self._on_verb)
        self.quiet.clicked.connect(self._on_quiet)
        self.keep.clicked.connect(self._on_keep)

    @Slot()
    def _on_verb(self) -> None:
        self.acted.emit(self.row.key)

    @Slot()
    def _on_quiet(self) -> None:
        self.declined.emit(self.row.key)

    @Slot()
    def _on_keep(self) -> None:
        self.kept.emit(self.row.key)


class ProposedList(Card):
    """A card of proposed items under a heading.

    Signals:
        acted: key of the item whose button was pressed.
        declined: key of the item that is not wanted.
        kept: key of the item that is kept in the backlog.
    """

    acted = Signal(str)
    declined = Signal(str)
    kept = Signal(str)

    def __init__(self, heading: str, nothing: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.bare()
        self.setAccessibleName(heading)
        self._shown: list[Proposed] = []
        self._rows: list[ProposedRow] = []
        head = Label(heading, "heading", wrap=True)
        head.setContentsMargins(14, 12, 14, 8)
        self._nothing = Label(nothing, "muted", wrap=True)
        self._nothing.setContentsMargins(14, 0, 14, 14)
        self._below = QVBoxLayout()
        self._below.setSpacing(0)
        self.box.addWidget(head)
        self.box.addWidget(self._nothing)
        self.box.addLayout(self._below)
        self.box.addStretch(1)

    def rows(self) -> tuple[ProposedRow, ...]:
        """The rows in order."""
        return tuple(self._rows)

    def show_rows(self, rows: Sequence[Proposed]) -> None:
        """Show these."""
        if [*rows] == self._shown and rows:
            return
        self._shown = [*rows]
        clear(self._below)
        self._rows = []
        for row in rows:
            self._below.addWidget(Line())
            made = ProposedRow(row)
            made.acted.connect(self.acted)
            made.declined.connect(self.declined)
            made.kept.connect(self.kept)
            self._below.addWidget(made)
            self._rows.append(made)
        self._nothing.setVisible(not rows)
