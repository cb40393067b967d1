"""Why a piece is put on hold or dropped, in a few words."""

from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n import terms
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import ItemRow
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit


class ReasonSheet(Sheet):
    """Asks for the reason and moves the piece."""

    def __init__(
        self, desk: Desk, item: ItemRow, stage: str, origin: object, parent: QWidget
    ) -> None:
        word = terms.stage(stage)
        super().__init__(
            t("pipeline", "“{title}”: {stage}", title=isolated(item.title), stage=word),
            t("pipeline", "Move to {stage}", stage=word),
            t("pipeline", "The reason is kept in the note, so that others understand it later."),
            parent=parent,
        )
        self._desk = desk
        self._item = item
        self._stage = stage
        self._origin = origin
        self.reason = TextEdit(needed=t("pipeline", "Say in a few words why."))
        self.form = Form()
        self.form.add("reason", t("pipeline", "Reason"), self.reason)
        self.body.addWidget(self.form)
        self.reason.setFocus()

    def answer(self) -> object | None:
        if not self.form.is_sound():
            return None
        self._desk.content.move(
            self._item.id, self._stage, reason=self.reason.value(), origin=self._origin
        )
        return True
