"""How an editor in a table is left: stored, or kept with the reason why not, and on to the next."""

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget
from shiboken6 import isValid

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.cell_edits import CellEditor, set_typed_text, typed_text, typed_value
from sofa_desktop.ui.kit.choice_edit import ChoiceEdit
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.row_model import Draft, RowModel
from sofa_desktop.ui.kit.row_view import RowView
from sofa_desktop.ui.kit.text_edit import TextEdit, mark_wrong

NO_HINT = QAbstractItemDelegate.EndEditHint.NoHint


class CellEditing(QObject):
    """Belongs to a ``RowTable``; ``wrong`` is the label below it that tells the last wrong value.

    Signals:
        told: a wrong value was kept or mended, so the table may need another height.
    """

    told = Signal()

    def __init__(self, model: RowModel[Any], view: RowView, wrong: Label) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._wrong = wrong
        self.bubble = Label("", "bubble", wrap=True, parent=view.viewport())
        self.bubble.hide()
        self.busy = False
        """While an editor is left or the rows are replaced, which closes editors by itself."""
        self.resets = 0
        view.delegate.left.connect(self._on_editor_left)

    def begin_reset(self) -> bool:
        """The rows are replaced now; gives back what ``end_reset`` is to be told."""
        before, self.busy = self.busy, True
        self.resets += 1
        self.bubble.hide()
        return before

    def end_reset(self, before: bool) -> None:  # noqa: FBT001  (only handed back)
        """The rows are replaced."""
        self.busy = before

    def typing(self) -> CellEditor | None:
        """The editor open on the current cell."""
        found: QWidget | None = self._view.indexWidget(self._view.currentIndex())
        return found if isinstance(found, TextEdit | ChoiceEdit) else None

    def go_on_typing(self, place: int, column: int, typed: str) -> None:
        """Open an editor again, with what had been typed in it."""
        self.edit(place, column)
        editor = self.typing()
        if editor is not None:
            set_typed_text(editor, typed)

    def edit(self, place: int, column: int) -> None:
        """Open a cell."""
        self._view.go_to(place, column)
        self._view.edit(self._model.index(place, column))
        draft = self._model.drafts.get((self._model.record(place), column))
        editor = self.typing()
        if draft is not None and editor is not None:
            set_typed_text(editor, draft.text)

    @Slot(object, str)
    def _on_editor_left(self, editor: CellEditor, way: str) -> None:
        if self.busy or not isValid(self._view):
            return  # the window goes, and the focus with it
        index = self._view.indexAt(editor.geometry().center())
        if not index.isValid():
            return
        self.busy = True
        try:
            self._leave(editor, way, index.row(), index.column())
        finally:
            self.busy = False

    def _leave(self, editor: CellEditor, way: str, place: int, column: int) -> None:
        record = self._model.record(place)
        resets = self.resets
        sentence = "" if way == "cancel" else self._commit(editor, place, column)
        if sentence and way != "away":
            self._tell_beside(editor, sentence)
            return
        self._keep_draft(record, column, typed_text(editor) if sentence else "", sentence)
        if resets == self.resets:
            self.bubble.hide()
            self._view.closeEditor(editor, NO_HINT)
        if way != "away":
            self._view.setFocus()
            now = self._model.source.place_of(record)
            self._move_on(way, place if now is None else now, column)

    def _commit(self, editor: CellEditor, place: int, column: int) -> str:
        """Store what was typed; the sentence why not, or nothing."""
        problem = editor.problem()
        if problem:
            return problem
        row = self._model.row(place)
        edit = self._model.columns[column].edit
        value = typed_value(editor)
        if row is None or edit is None or value == edit.value(row):
            return ""
        try:
            return edit.commit(row, value) or ""
        except Refused as refusal:
            from sofa_desktop.i18n.refusals import sentence  # noqa: PLC0415  (rarely needed)

            return sentence(refusal)

    def _keep_draft(self, record: str, column: int, typed: str, sentence: str) -> None:
        """Keep a wrong value to be seen and mended, or forget it where all is well."""
        if not sentence and (record, column) not in self._model.drafts:
            return
        if sentence:
            self._model.drafts[record, column] = Draft(typed, sentence)
        else:
            del self._model.drafts[record, column]
        last = [*self._model.drafts.values()][-1].sentence if self._model.drafts else ""
        self._wrong.say(f"{last} {t('table', 'Nothing was changed there.')}" if last else "")
        announce(self._view, self._wrong.text())
        self.told.emit()
        self._view.viewport().update()

    def _tell_beside(self, editor: QWidget, sentence: str) -> None:
        mark_wrong(editor, wrong=True)
        self.bubble.setText(sentence)
        self.bubble.setFixedWidth(min(320, max(160, self._view.viewport().width() - 16)))
        self.bubble.adjustSize()
        room = self._view.viewport().rect()
        left = min(editor.x(), room.right() - self.bubble.width() - 8)
        below = editor.geometry().bottom() + 3
        fits = below + self.bubble.height() <= room.bottom()
        top = below if fits else editor.y() - self.bubble.height() - 3
        self.bubble.move(max(4, left), max(0, top))
        self.bubble.raise_()
        self.bubble.show()
        announce(self._view, sentence)

    def _move_on(self, way: str, place: int, column: int) -> None:
        if way == "down" and place + 1 < self._model.rowCount():
            self._view.go_to(place + 1, column)
        elif way in {"next", "previous"}:
            self._edit_neighbour(place, column, 1 if way == "next" else -1)

    def _edit_neighbour(self, place: int, column: int, step: int) -> None:
        across = self._model.columnCount()
        cell = place * across + column + step
        for _ in range(across * 2):
            if not 0 <= cell < across * self._model.rowCount():
                return
            if self._model.is_editable(cell // across, cell % across):
                self.edit(cell // across, cell % across)
                return
            cell += step
