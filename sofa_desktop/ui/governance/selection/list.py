"""The selections of a role: running ones, and who was selected until when."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.selection_terms import selection_step
from sofa_desktop.i18n.words import t
from sofa_desktop.services.selection_rows import SelectionRow
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.list_row import RowList, RowText


class SelectionList(QWidget):
    """A short list for the detail of a role.

    Signals:
        opened: id of the selection somebody wants to see in the guide.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowList(t("selection", "Selections"))
        self._rows.acted.connect(self.opened)
        self._rows.opened.connect(self.opened)
        self._none = Label(t("selection", "Nobody was selected for this role yet."), "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._rows)
        box.addWidget(self._none)
        self.show_selections(())

    def show_selections(self, rows: Sequence[SelectionRow]) -> None:
        """Show these, as ``queries.selections(role_id)`` gives them."""
        self._rows.show_rows([row_text(row) for row in rows])
        self._rows.setVisible(bool(rows))
        self._none.setVisible(not rows)

    def texts(self) -> tuple[RowText, ...]:
        """What its lines say."""
        return tuple(row.text for row in self._rows.rows())


def row_text(row: SelectionRow) -> RowText:
    """A selection as a line: who or how far, when, and what can be seen."""
    if not row.is_over:
        return RowText(
            row.id,
            t("selection", "Under way since {day}", day=formats.day(row.begun_on)),
            t("selection", "At the step “{step}”", step=selection_step(row.step)),
            chip=t("selection", "Running"),
            tone="info",
            verb=t("selection", "Go on"),
        )
    ended = formats.day(row.ended_on or row.begun_on)
    if row.step == "dropped":
        return RowText(
            row.id,
            t("selection", "Dropped on {day}", day=ended),
            row.ended_why,
            verb=t("selection", "Look"),
        )
    return RowText(
        row.id,
        isolated(row.candidate),
        _term(row, ended),
        chip=t("selection", "Awaits the other circle") if row.awaiting else "",
        tone="warning" if row.awaiting else "",
        verb=t("selection", "Look"),
    )


def _term(row: SelectionRow, ended: str) -> str:
    if row.starts_on is None or row.ends_on is None:
        return t("selection", "Selected on {day}", day=ended)
    return t(
        "selection",
        "Selected on {day}, from {first} to {last}",
        day=ended,
        first=formats.short_day(row.starts_on),
        last=formats.short_day(row.ends_on),
    )
