"""Fields with label, help and error, and the form that holds them."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.labels import Label, show_if
from sofa_desktop.ui.kit.text_edit import mark_wrong

TOP = Qt.AlignmentFlag.AlignTop
MINIMUM, PREFERRED = QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred


@runtime_checkable
class HasProblem(Protocol):
    """An editor that knows what is wrong with it."""

    def problem(self) -> str:
        """Empty while the value is sound."""
        ...


class Field(QWidget):
    """Label, editor, and below them help or, as one leaves it with a wrong value, the error."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        hint: str = "",
        beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``hint`` is a sentence of help; ``beside`` puts the label before the editor."""
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._check: Callable[[], str] | None = None
        self._label = Label(label, "strong" if not beside else "", wrap=False)
        self._label.setBuddy(editor)
        self._below = Label(hint, "small", wrap=True)
        show_if(self._below, there=bool(hint))
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(hint)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(12)
        if beside:
            self._label.setMinimumWidth(140)
            self._label.setMinimumHeight(34)
            grid.addWidget(self._label, 0, 0, TOP)
            grid.addWidget(editor, 0, 1)
            grid.addWidget(self._below, 1, 1)
            grid.setColumnStretch(1, 1)
            grid.setRowStretch(2, 1)
        else:
            grid.addWidget(self._label, 0, 0)
            grid.addWidget(editor, 1, 0)
            grid.addWidget(self._below, 2, 0)
            grid.setRowStretch(3, 1)
        editor.installEventFilter(self)
        line = editor.lineEdit() if isinstance(editor, QComboBox) else None
        if line is not None:
            line.setAccessibleName(label)
            line.installEventFilter(self)

    def check_with(self, check: Callable[[], str]) -> "Field":
        """Ask this bound method too whether the value is sound (empty text: it is)."""
        self._check = check
        return self

    def problem(self) -> str:
        """What is wrong with the value now."""
        own = self.editor.problem() if isinstance(self.editor, HasProblem) else ""
        return own or (self._check() if self._check is not None else "")

    def error(self) -> str:
        """The error shown now."""
        return self._below.text() if self._below.property("look") == "error" else ""

    def tell(self, error: str) -> None:
        """Show an error beside the field; an empty one brings the help back."""
        mark_wrong(self.editor, wrong=bool(error))
        look = "error" if error else "small"
        if self._below.property("look") != look:
            self._below.setProperty("look", look)
            style = self._below.style()
            style.unpolish(self._below)
            style.polish(self._below)
        self._below.say(error or self._hint)
        self.editor.setAccessibleDescription(error or self._hint)
        if error:
            announce(self, error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._look_at_value()
        return super().eventFilter(watched, event)

    def _look_at_value(self) -> None:
        touched = not isinstance(self.editor, QLineEdit) or bool(self.editor.text())
        problem = self.problem()
        if problem and not touched and not self.error():
            return
        if problem != self.error():
            self.tell(problem)


class Form(QWidget):
    """Fields one below the other, by key; room that is left over stays below them."""

    def __init__(self, *, beside: bool = False, parent: QWidget | None = None) -> None:
        """``beside`` puts the labels before the editors instead of above."""
        super().__init__(parent)
        self._beside = beside
        self._fields: dict[str, Field] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.box = QVBoxLayout()
        self.box.setSpacing(12)
        outer.addLayout(self.box)
        outer.addItem(QSpacerItem(0, 0, MINIMUM, PREFERRED))
        outer.setStretch(1, 1)

    def add(self, key: str, label: str, editor: QWidget, *, hint: str = "") -> Field:
        """Put a field at the end."""
        field = Field(label, editor, hint=hint, beside=self._beside)
        self._fields[key] = field
        self.box.addWidget(field)
        return field

    def field(self, key: str) -> Field:
        """A field by its key."""
        return self._fields[key]

    def tell(self, key: str, error: str) -> None:
        """Show an error beside a field and take the person there."""
        self._fields[key].tell(error)
        self._fields[key].editor.setFocus()

    def is_sound(self) -> bool:
        """Check every shown field; errors are shown, and the first wrong one gets the focus."""
        first: Field | None = None
        for field in self._fields.values():
            problem = "" if field.isHidden() else field.problem()
            field.tell(problem)
            if problem and first is None:
                first = field
        if first is not None:
            first.editor.setFocus()
        return first is None
