"""The answer to "How is this computed?": a few steps in words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.sheet import Sheet


class ExplainSheet(Sheet):
    """Steps, a line each; nothing to decide, so only one button."""

    def __init__(self, title: str, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(title, t("sheet", "Close"), parent=parent)
        self.cancel.hide()
        for step in steps:
            self.body.addWidget(Label(step, wrap=True))

    @classmethod
    def ask(cls, title: str, steps: Sequence[str], parent: QWidget) -> "ExplainSheet":
        """Open it."""
        sheet = cls(title, steps, parent)
        sheet.open()
        return sheet
