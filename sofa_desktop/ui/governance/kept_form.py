"""Fields of a governance record: what is typed is kept in a pause; a term has quick choices."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.domain.periods import add_months
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.kit.record_form import RecordForm

MONTHS = (6, 12)
"""Terms that circles usually choose."""
DAY_WIDTH = 170


def term_words(months: int) -> str:
    """How long a term is: 6 months, a year."""
    if months == 12:
        return t("term", "A year")
    return tn("term", "{n} month", "{n} months", months)


class QuickTerms(QWidget):
    """Usual terms, one press each.

    Signals:
        picked: the day the term would end.
    """

    picked = Signal(object)

    def __init__(
        self,
        today: Callable[[], date],
        *,
        months: Sequence[int] = MONTHS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.buttons: dict[int, Button] = {}
        for count in months:
            name = t("term", "End of the term: {term}", term=term_words(count))
            button = Button(term_words(count), "small", name=name)
            button.setObjectName(str(count))
            button.clicked.connect(self._on_clicked)
            self.buttons[count] = button
            row.addWidget(button)
        row.addStretch(1)

    @Slot()
    def _on_clicked(self) -> None:
        self.picked.emit(add_months(self._today(), int(self.sender().objectName())))


class TermEdit(QWidget):
    """A day with the usual terms beside it."""

    def __init__(
        self,
        today: Callable[[], date],
        *,
        optional: bool = False,
        months: Sequence[int] = MONTHS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.edit = DateEdit(today, optional=optional)
        self.edit.setFixedWidth(DAY_WIDTH)
        self.quick = QuickTerms(today, months=months)
        self.quick.picked.connect(self._on_picked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.edit)
        row.addWidget(self.quick, 1)
        self.setFocusProxy(self.edit)

    def day(self) -> date | None:
        """The day; None while empty or unclear."""
        return self.edit.day()

    def set_day(self, day: date | None) -> None:
        """Show a day."""
        self.edit.set_day(day)

    def problem(self) -> str:
        """What is wrong with the day, in a sentence."""
        return self.edit.problem()

    def setAccessibleName(self, name: str) -> None:
        """The name is spoken where one types."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """So are help and error."""
        super().setAccessibleDescription(description)
        self.edit.setAccessibleDescription(description)

    @Slot(object)
    def _on_picked(self, day: object) -> None:
        if isinstance(day, date):
            self.edit.setText(formats.short_day(day))
            self.edit.editingFinished.emit()


class KeptForm(RecordForm):
    """A record's fields in which no crash takes what was typed for more than a pause."""

    def add_prose(self, key: str, label: str, *, least: int = 2, hint: str = "") -> ProseEdit:
        edit = ProseEdit(least, keeps_typing=True)
        self._put(key, label, edit, hint)
        return edit

    def add_term(
        self, key: str, label: str, today: Callable[[], date], *, hint: str = ""
    ) -> TermEdit:
        """A day with the usual terms beside it."""
        term = TermEdit(today, optional=True)
        term.edit.setObjectName(key)
        term.edit.committed.connect(self._on_committed)
        self._editors[key] = term.edit
        field = self.add(key, label, term, hint=hint)
        term.edit.installEventFilter(field)
        return term

    def show_only(self, keys: Collection[str]) -> None:
        """Show these fields and hide the others, which keep what was typed."""
        for key, field in self._fields.items():
            field.setVisible(key in keys)
