"""The members: their table, a line to add one, and the chosen one's note and history."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import MemberRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.add_line import AddLine
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.history_list import HistoryList
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.record_form import RecordForm
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.kit.turning_split import TurningSplit
from sofa_desktop.ui.pages.circle.member_columns import MemberColumns, record_of

LEAST_BESIDE = 1280


class Members(QWidget):
    """Who belongs to the circle.

    Rows are edited in place; the chosen member's note and history stand beside or below.
    """

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._rows: dict[str, MemberRow] = {}
        self.table: RowTable[MemberRow] = RowTable(
            t("circle", "Members"),
            MemberColumns(context.desk, page).columns(),
            record_of,
            empty=EmptyState(
                t("circle", "Nobody is in the circle yet. Type the first name below."), icon="users"
            ),
        )
        self.add_line = AddLine(t("circle", "Type a name to add a member"), self._add)
        self._heading = Label("", "subtitle", wrap=True)
        self.form = RecordForm(self._keep)
        self.form.add_prose("note", t("circle", "Note"), least=3)
        self.history = HistoryList(t("circle", "Changes of the member"))
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.split = TurningSplit(
            self._list(), self._detail(), least=LEAST_BESIDE, shares=(3, 1), shares_upright=(3, 2)
        )
        self.split.turned.connect(self._on_turned)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.split)
        self.table.chosen.connect(self._on_chosen)

    def show_members(self, rows: Sequence[MemberRow]) -> None:
        """Show these."""
        self._rows = {row.id: row for row in rows}
        self.table.show_rows(rows)
        if rows and not self.table.chosen_count():
            self.table.choose(rows[0].id)
        self._on_chosen()

    def chosen(self) -> MemberRow | None:
        """The one member that is chosen; None of none or several."""
        records = self.table.chosen_records()
        return self._rows.get(records[0]) if len(records) == 1 else None

    def choose(self, member_id: str) -> bool:
        """Choose a member; whether there is one of this id."""
        if member_id not in self._rows:
            return False
        self.table.choose(member_id)
        return True

    def _add(self, name: str) -> None:
        member_id = self._context.desk.people.add(name, origin=self._page)
        self.choose(member_id)

    def _keep(self, member_id: str, field: str, value: object) -> None:
        self._context.desk.people.change(member_id, origin=self._page, **{field: value})

    def _list(self) -> QWidget:
        held = QWidget()
        box = QVBoxLayout(held)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.table, 1)
        box.addWidget(self.add_line)
        return held

    def _detail(self) -> QWidget:
        held = QWidget()
        outer = QVBoxLayout(held)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = Scroll()
        outer.addWidget(scroll)
        changes = QWidget()
        below = QVBoxLayout(changes)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(Label(t("circle", "What was changed"), "strong"))
        below.addWidget(self.history)
        below.addStretch(1)
        self._columns.setSpacing(24)
        self._columns.addWidget(self.form, 1)
        self._columns.addWidget(changes, 1)
        scroll.box.setSpacing(8)
        scroll.box.addWidget(self._heading)
        scroll.box.addLayout(self._columns)
        scroll.box.addStretch(1)
        self._scroll = scroll
        return held

    @Slot()
    def _on_chosen(self) -> None:
        row = self.chosen()
        self._scroll.setVisible(row is not None)
        if row is None:
            self.form.keep_typed()
            return
        self._heading.setText(row.name)
        self.form.show_record(row.id, {"note": row.note})
        self.history.show_changes(self._context.desk.queries.history(row.id), of=row.id)

    @Slot(bool)
    def _on_turned(self, beside: bool) -> None:  # noqa: FBT001  (Qt's signal)
        upright, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(upright if beside else across)
