"""The editors that open inside a table's cells, one for each kind."""

from typing import Any

from PySide6.QtWidgets import QWidget

from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.columns import Column, Kind
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.kit.text_edit import TextEdit

CellEditor = TextEdit | ChoiceEdit


def make_editor(column: Column[Any], row: object, parent: QWidget) -> CellEditor:
    """An editor for a cell, showing the stored value."""
    edit = column.edit
    if edit is None:
        raise ValueError(column.title)
    editor: CellEditor
    stored: Any = edit.value(row)
    if edit.kind is Kind.AMOUNT:
        currency = edit.currency(row) if edit.currency is not None else "EUR"
        editor = MoneyEdit(currency, optional=edit.optional, parent=parent)
        editor.set_outward(outward=edit.outward is not None and edit.outward(row))
        editor.set_minor(stored)
    elif edit.kind is Kind.DATE:
        if edit.today is None:
            raise ValueError(column.title)
        editor = DateEdit(edit.today, optional=edit.optional, parent=parent)
        editor.set_day(stored)
    elif edit.kind is Kind.CHOICE:
        offered = edit.choices(row) if edit.choices is not None else ()
        choices = [Choice(key, text) for key, text in offered]
        editor = ChoiceEdit(choices, optional=edit.optional, parent=parent)
        editor.set_key(stored)
    else:
        editor = TextEdit(parent=parent)
        editor.set_value(stored or "")
    editor.setProperty("look", "cell")
    editor.setAccessibleName(column.title)
    return editor


def typed_text(editor: CellEditor) -> str:
    """What stands in an editor, as typed."""
    return editor.currentText() if isinstance(editor, ChoiceEdit) else editor.text()


def set_typed_text(editor: CellEditor, text: str) -> None:
    """Put back what was typed."""
    if isinstance(editor, ChoiceEdit):
        editor.setEditText(text)
    else:
        editor.setText(text)


def typed_value(editor: CellEditor) -> object:
    """The value in an editor whose ``problem`` is empty, of the type its kind names."""
    if isinstance(editor, ChoiceEdit):
        return editor.key()
    if isinstance(editor, MoneyEdit):
        return editor.minor()
    if isinstance(editor, DateEdit):
        return editor.day()
    return editor.value()
