"""Why a selection is dropped."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.form import Field
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit


class DropSheet(Sheet):
    """Asks for the reason; ``drop`` (a bound method) gets it and may raise ``Refused``."""

    def __init__(self, drop: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(
            t("selection", "Drop the selection"),
            t("selection", "Drop it"),
            t("selection", "Nobody is selected. What was written so far stays on record."),
            parent=parent,
        )
        self._drop = drop
        self.why = TextEdit(needed=t("selection", "Write one line why."))
        self._field = Field(t("selection", "Why"), self.why)
        self.body.addWidget(self._field)
        self.why.setFocus()

    def answer(self) -> object | None:
        problem = self._field.problem()
        self._field.tell(problem)
        if problem:
            self.why.setFocus()
            return None
        self._drop(self.why.value())
        return True
