"""The lines of a bank's file in the preview: which are shown, and what is decided about them."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.importing import Fate
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.pages.money import import_words as words
from sofa_desktop.ui.pages.money.entry_sheets import ChooseSheet
from sofa_desktop.ui.pages.money.import_choices import REFUSED, Choices, LineRow
from sofa_desktop.ui.pages.money.import_columns import LineColumns, record_of
from sofa_desktop.ui.pages.money.lookups import Lookups
from sofa_desktop.ui.pages.money.segments import Segments

FATES = {
    "new": frozenset({str(Fate.NEW), str(Fate.LEFT)}),
    "known": frozenset({str(Fate.KNOWN)}),
    "matched": frozenset({str(Fate.MATCHED)}),
    "refused": frozenset({REFUSED}),
}


class ImportLines(QWidget):
    """The bar above the lines; the ``table`` of them is put where the sheet wants it.

    Signals:
        decided: something was decided about lines.
        followed: how many other lines of a payee got the category of one.
    """

    decided = Signal()
    followed = Signal(int)

    def __init__(self, known: Lookups, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self.choices = choices
        self.any_read = False
        """Whether a file was read; before, its account is to be chosen."""
        self.segments = Segments(t("import", "Lines shown"))
        self._leave = Button("", "small")
        self._categorise = Button(t("money", "Set category"), "small")
        taken = LineColumns(known, self._take_category, self._take_edition)
        self.nothing = EmptyState(t("import", "Choose the account this file is from."))
        self.table: RowTable[LineRow] = RowTable(
            t("import", "Lines of the file"), taken.columns(), record_of, empty=self.nothing
        )
        bar = QHBoxLayout(self)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(8)
        bar.addWidget(self.segments)
        bar.addStretch(1)
        bar.addWidget(self._categorise)
        bar.addWidget(self._leave)
        self.segments.picked.connect(self.show_rows)
        self._leave.clicked.connect(self._on_leave)
        self._categorise.clicked.connect(self._on_categorise)
        self.table.chosen.connect(self._on_chosen)
        self.table.set_row_actions(self._row_actions)
        gone = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table.view)
        gone.setContext(Qt.ShortcutContext.WidgetShortcut)
        gone.activated.connect(self._on_leave)

    def begin(self) -> None:
        """Show what a person wants to see first of a file."""
        self.segments.press(self._first_segment())
        self.show_rows()

    def show_buttons(self, *, shown: bool) -> None:
        """Offer what can be done with lines, or not."""
        self._categorise.setVisible(shown)
        self._leave.setVisible(shown)

    def _first_segment(self) -> str:
        if self.choices.count(Fate.NEW, Fate.LEFT):
            return "new"
        if self.choices.count(Fate.MATCHED):
            return "matched"
        return "known" if self.choices.count(Fate.KNOWN) else "refused"

    @Slot()
    def show_rows(self) -> None:
        """Show the lines of the segment pressed."""
        key = self.segments.key() or "new"
        self.table.show_rows(self.choices.rows(FATES[key]))
        empty = t("import", "Choose the account this file is from.")
        if self.any_read:
            empty = words.nothing_new(self.choices) or t("import", "No lines here.")
        self.nothing.say(empty)
        self._on_chosen()

    def _take_category(self, row: LineRow, category_id: str) -> None:
        followed = self.choices.set_category(row, category_id)
        self.decided.emit()
        self.show_rows()
        if followed:
            self.followed.emit(followed)

    def _take_edition(self, row: LineRow, edition_id: str) -> None:
        self.choices.set_edition(row, edition_id)
        self.show_rows()

    def _row_actions(self) -> tuple[Action, ...]:
        chosen = bool(self._changeable())
        why = "" if chosen else t("import", "Select new lines first.")
        return (
            Action("line.leave", self._leave_text(), self._on_leave, "Del", why_not=why),
            Action("line.category", t("money", "Set category"), self._on_categorise, why_not=why),
        )

    def _changeable(self) -> list[LineRow]:
        return [row for row in self.table.chosen_rows() if row.fate in FATES["new"]]

    def _leave_text(self) -> str:
        rows = self._changeable()
        if rows and all(row.fate == Fate.LEFT for row in rows):
            return t("import", "Take in after all")
        return t("import", "Leave out")

    @Slot()
    def _on_chosen(self) -> None:
        rows = self._changeable()
        self._leave.setText(self._leave_text())
        self._leave.setAccessibleName(self._leave_text())
        self._leave.setEnabled(bool(rows))
        self._categorise.setEnabled(any(row.fate == Fate.NEW for row in rows))

    @Slot()
    def _on_leave(self) -> None:
        rows = self._changeable()
        fate = Fate.NEW if rows and all(row.fate == Fate.LEFT for row in rows) else Fate.LEFT
        for row in rows:
            self.choices.set_fate(row, fate)
        self.decided.emit()
        self.show_rows()

    @Slot()
    def _on_categorise(self) -> None:
        rows = [row for row in self._changeable() if row.fate == Fate.NEW]
        if not rows:
            return
        sheet = ChooseSheet(
            tn("import", "Category of {n} line", "Category of {n} lines", len(rows)),
            t("money", "Set category"),
            t("money column", "Category"),
            self._known.category_choices(),
            parent=self,
        )
        sheet.answered.connect(self._on_category_chosen)
        sheet.open()

    @Slot(object)
    def _on_category_chosen(self, answer: tuple[str | None]) -> None:
        for row in self._changeable():
            if row.fate == Fate.NEW and answer[0]:
                self.choices.set_category(row, answer[0])
        self.decided.emit()
        self.show_rows()
