"""The fields of a selection: what is typed is kept in a pause, a refusal stands beside."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.kit.record_form import RecordForm

DAY_WIDTH = 180


class SelectionForm(RecordForm):
    """A record form that also has days, and loses no text that rested for a moment."""

    def add_prose(self, key: str, label: str, *, least: int = 2, hint: str = "") -> ProseEdit:
        edit = ProseEdit(least, keeps_typing=True)
        self._put(key, label, edit, hint)
        return edit

    def is_sound(self) -> bool:
        """Whether every field is sound and was taken; what was refused stays told."""
        refused = [field for field in self._fields.values() if field.error()]
        if refused:
            refused[0].editor.setFocus()
            return False
        return super().is_sound()

    def add_day(self, key: str, label: str, today: Callable[[], date]) -> DateEdit:
        """A field for a day."""
        edit = DateEdit(today)
        edit.setFixedWidth(DAY_WIDTH)
        self._put(key, label, edit, "")
        return edit


def side_by_side(form: Form, *keys: str) -> QWidget:
    """Let some fields of a form stand in one row, at its end."""
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(16)
    for key in keys:
        box.addWidget(form.field(key))
    box.addStretch(1)
    form.box.addWidget(row)
    return row
