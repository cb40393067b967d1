"""The sheet that answers "why this number?"."""

from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.columns import Align, Column
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.pages.settlements.steps_why import Why

Part = tuple[str, str, str]
MOST = 8


def _key(part: Part) -> str:
    return part[0]


def _what(part: Part) -> str:
    return part[1]


def _amount(part: Part) -> str:
    return part[2]


class WhySheet(Sheet):
    """Formula, clause, and what the number is made of."""

    def __init__(self, why: Why, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(why.title, t("sheet", "Close"), width=640, parent=parent)
        self.cancel.hide()
        for sentence in why.sentences:
            self.body.addWidget(Label(sentence, wrap=True))
        if not why.parts:
            return
        columns = [
            Column[Part](t("settlements", "It is made of"), _what, stretch=True, tip=_what),
            Column[Part](currency, _amount, align=Align.END, width=130),
        ]
        self.table: RowTable[Part] = RowTable(why.title, columns, _key)
        self.table.show_rows([(str(place), *part) for place, part in enumerate(why.parts)])
        self.table.fit(MOST)
        self.body.addWidget(self.table)

    @classmethod
    def ask(cls, why: Why, currency: str, parent: QWidget) -> "WhySheet":
        """Open it."""
        sheet = cls(why, currency, parent)
        layout = sheet.layout()
        if layout is not None:
            sheet.setMinimumHeight(layout.totalHeightForWidth(sheet.minimumWidth()))
        sheet.open()
        return sheet
