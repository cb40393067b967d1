"""Categories: added, renamed, archived, removed; edited in place, each change on its own."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.i18n import terms
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.changes import Changed, Topic
from sofa_desktop.services.rows import CategoryRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.columns import Column, Edit, Kind
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.money.account_columns import (
    Editing,
    in_use,
    kind_of,
    muted,
    name_of,
    record_of,
    use_key,
    uses,
)
from sofa_desktop.ui.pages.money.grid_form import choice

PURPOSES = (AccountKind.INCOME, AccountKind.COST, AccountKind.TAX)


class CategoriesSheet(Sheet):
    """What money may be for; nothing is decided here, so it only closes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            t("money", "Categories"),
            t("sheet", "Close"),
            t("money", "Type over a name to change it; entries follow."),
            width=680,
            parent=parent,
        )
        self.cancel.hide()
        self._context = context
        editing = Editing(context.desk)
        self.table: RowTable[CategoryRow] = RowTable(
            t("money", "Categories"),
            [
                Column(
                    t("money", "Name"),
                    name_of,
                    stretch=True,
                    edit=Edit(Kind.TEXT, name_of, editing.rename),
                ),
                Column(t("money", "Kind"), kind_of, width=150, tone=muted),
                Column(t("money", "Used"), _used, width=130, tone=muted),
                Column(
                    t("money", "In use"),
                    in_use,
                    width=100,
                    edit=Edit(Kind.CHOICE, use_key, editing.archive, choices=uses),
                ),
            ],
            record_of,
        )
        self.table.setMinimumHeight(320)
        self.name = TextEdit()
        self.name.setPlaceholderText(t("money", "Name of a new category"))
        self.name.setAccessibleName(t("money", "Name of a new category"))
        self.kind = choice(tuple((str(kind), terms.account_kind(kind)) for kind in PURPOSES))
        self.kind.set_key(str(AccountKind.COST))
        self.kind.setAccessibleName(t("money", "Kind of a new category"))
        self._add = Button(t("money", "Add"))
        self._add.clicked.connect(self._on_add)
        self.name.returnPressed.connect(self._on_add)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 2)
        row.addWidget(self.kind, 1)
        row.addWidget(self._add)
        self.body.addWidget(self.table, 1)
        self.table.setFocus()
        self.body.addLayout(row)
        self.verb.setDefault(False)
        context.hub.changed.connect(self._on_changed)
        self.table.show_rows(context.desk.queries.categories())
        self.table.set_row_actions(self._row_actions)

    def _row_actions(self) -> Sequence[Action]:
        return (Action("category.remove", t("money", "Remove"), self._on_remove, "Del", "trash-2"),)

    @Slot(object)
    def _on_changed(self, change: Changed) -> None:
        if change.touches(frozenset({Topic.LEDGER})):
            self.table.show_rows(self._context.desk.queries.categories())

    @Slot()
    def _on_add(self) -> None:
        if not self.name.value():
            self.name.setFocus()
            return
        kind = AccountKind(self.kind.key() or AccountKind.COST)
        made = self.attempt(
            lambda: self._context.desk.accounts.add_category(self.name.value(), kind, origin=self)
        )
        if made is not None:
            self.name.set_value("")
            self.table.choose(str(made))
        self.name.setFocus()

    @Slot()
    def _on_remove(self) -> None:
        for record in self.table.chosen_records():
            accounts = self._context.desk.accounts
            self.attempt(lambda: accounts.remove(record, origin=self))  # noqa: B023


def _used(row: CategoryRow) -> str:
    return tn("money", "{n} time", "{n} times", row.entries) if row.entries else ""
