"""One term in the form: heading with its clause, the editor, and what it means in a sentence."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.form import HasProblem
from sofa_desktop.ui.kit.labels import Label, restyle
from sofa_desktop.ui.kit.text_edit import TextEdit, mark_wrong
from sofa_desktop.ui.pages.settlements.number_edits import PercentEdit, WholeEdit

Edit = TypeVar("Edit", bound=PercentEdit | WholeEdit)
CENTRE = Qt.AlignmentFlag.AlignVCenter


class TermRow(QWidget):
    """Heading and clause, editor, and below it the sentence of the agreement, or the error."""

    def __init__(
        self, heading: str, clause: str, editor: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._sentence = ""
        self._below = Label("", "small", wrap=True)
        self._below.hide()
        head = Label(heading, "strong", wrap=True)
        head.setBuddy(editor)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(head, 1)
        top.addWidget(Label(clause, "small"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(top)
        box.addWidget(editor)
        box.addWidget(self._below)
        editor.setAccessibleName(f"{heading}, {clause}" if clause else heading)
        if isinstance(editor, TextEdit | QComboBox):
            editor.installEventFilter(self)
        line = editor.lineEdit() if isinstance(editor, QComboBox) else None
        if line is not None:
            line.setAccessibleName(editor.accessibleName())

    def problem(self) -> str:
        """What is wrong with the value now."""
        return self.editor.problem() if isinstance(self.editor, HasProblem) else ""

    def error(self) -> str:
        """The error that is shown."""
        return self._below.text() if self._below.property("look") == "error" else ""

    def say(self, sentence: str) -> None:
        """What the term means now; an error that is shown stays until it is mended."""
        self._sentence = sentence
        if not self.error() or not self.problem():
            self._tell("")

    def look(self) -> None:
        """Show what is wrong now, or the sentence."""
        self._tell(self.problem())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.look()
        return super().eventFilter(watched, event)

    def _tell(self, error: str) -> None:
        if isinstance(self.editor, TextEdit):
            mark_wrong(self.editor, wrong=bool(error))
        look = "error" if error else "small"
        if self._below.property("look") != look:
            self._below.setProperty("look", look)
            restyle(self._below)
        if error and error != self._below.text():
            announce(self, error)
        self._below.say(error or self._sentence)
        self.editor.setAccessibleDescription(error or self._sentence)


class NamedEdits(QWidget):
    """A small field for each of some names: a cap for each cost, a weight for each member.

    Signals:
        edited: something was typed.
        committed: something sound was left.
    """

    edited = Signal()
    committed = Signal(object)

    def __init__(
        self, fields: Sequence[tuple[str, str, TextEdit]], parent: QWidget | None = None
    ) -> None:
        """``fields`` are key, name and editor."""
        super().__init__(parent)
        self.edits = {key: edit for key, _, edit in fields}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for place, (_, name, edit) in enumerate(fields):
            label = Label(name, wrap=True)
            label.setBuddy(edit)
            edit.setAccessibleName(name)
            edit.textChanged.connect(self._on_text_changed)
            edit.committed.connect(self.committed)
            edit.editingFinished.connect(self._on_left)
            grid.addWidget(label, place, 0, CENTRE)
            grid.addWidget(edit, place, 1)

    def problem(self) -> str:
        """What is wrong with the first wrong one."""
        return next(filter(None, (edit.problem() for edit in self.edits.values())), "")

    @Slot()
    def _on_text_changed(self) -> None:
        self.edited.emit()

    @Slot()
    def _on_left(self) -> None:
        for edit in self.edits.values():
            mark_wrong(edit, wrong=bool(edit.problem()))
        row = self.parentWidget()
        if isinstance(row, TermRow):
            row.look()
