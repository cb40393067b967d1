"""A line under a list: type a name, Enter adds it, and the next one can follow at once."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.text_edit import TextEdit, mark_wrong


class AddLine(QWidget):
    """``add`` (a bound method) gets what was typed and may raise ``Refused``."""

    def __init__(
        self,
        name: str,
        add: Callable[[str], object],
        *,
        beside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``name`` says what is added, inside the field; ``beside`` stands before the button."""
        super().__init__(parent)
        self._add = add
        self.edit = TextEdit()
        self.edit.setPlaceholderText(name)
        self.edit.setAccessibleName(name)
        self.edit.setMinimumWidth(96)
        self._button = Button(t("add", "Add"))
        self._wrong = Label("", "error", wrap=True)
        self._wrong.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        if beside is not None:
            row.addWidget(beside)
        row.addWidget(self._button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(row)
        box.addWidget(self._wrong)
        self.edit.returnPressed.connect(self.add)
        self.edit.textEdited.connect(self._on_edited)
        self._button.clicked.connect(self.add)

    def start(self) -> None:
        """Take the keyboard here."""
        self.edit.setFocus()
        self.edit.selectAll()

    def error(self) -> str:
        """Why the last one was not added; empty where all is well."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    @Slot()
    def add(self) -> None:
        """Add what stands in the field; a refusal is told below it."""
        try:
            self._add(self.edit.value())
        except Refused as refusal:
            from sofa_desktop.i18n.refusals import sentence  # noqa: PLC0415  (rarely needed)

            self._tell(sentence(refusal))
        else:
            self.edit.set_value("")
            self._tell("")
        self.edit.setFocus()

    def _tell(self, error: str) -> None:
        self._wrong.say(error)
        mark_wrong(self.edit, wrong=bool(error))
        announce(self, error)

    @Slot()
    def _on_edited(self) -> None:
        if self.error():
            self._tell("")
