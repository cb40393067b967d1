"""A record's form with fields for days, hours and yes or no, beside those of the kit."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n import formats
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.kit.record_form import RecordForm

GAP = 16


class CircleForm(RecordForm):
    """Editing in place, of texts kept while one types, of days, and of one of very many."""

    def add_day(
        self, key: str, label: str, today: Callable[[], date], *, hint: str = ""
    ) -> DateEdit:
        """A field for a day that may stay empty."""
        edit = DateEdit(today, optional=True)
        self._put(key, label, edit, hint)
        return edit

    def add_text(self, key: str, label: str, *, least: int = 2, hint: str = "") -> ProseEdit:
        """A field of several lines that is kept in a pause of typing too."""
        edit = ProseEdit(least, keeps_typing=True)
        self._put(key, label, edit, hint)
        return edit

    def add_optional(
        self, key: str, label: str, *, empty: str, choices: tuple[Choice, ...], hint: str = ""
    ) -> ChoiceEdit:
        """A field for one of many or none; ``empty`` says what none means."""
        edit = ChoiceEdit(choices, optional=True, empty=empty)
        self._put(key, label, edit, hint)
        return edit

    def beside_each_other(self, *keys: str) -> None:
        """Let fields that were added one below the other share a line."""
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GAP)
        for key in keys:
            self.box.removeWidget(self.field(key))
            at_top = QVBoxLayout()
            at_top.addWidget(self.field(key))
            at_top.addStretch(1)
            across.addLayout(at_top, 1)
        self.box.addWidget(row)


def day_text(day: date | None) -> str:
    """A day as its field writes it; empty where there is none."""
    return "" if day is None else formats.short_day(day)
