"""The members: their table, a line to add one, and the chosen one in detail."""

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import MemberRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.add_line import AddLine
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.parts import Offers, Part
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.turning_split import TurningSplit
from sofa_desktop.ui.pages.circle import presenter, questions
from sofa_desktop.ui.pages.circle.member_columns import MemberColumns, record_of
from sofa_desktop.ui.pages.circle.member_detail import MemberDetail
from sofa_desktop.ui.pages.circle.sheets import DaySheet

LEAST_BESIDE = 1280


class Members(Part):
    """Who belongs to the circle.

    Rows are edited in place; what else is known of the chosen member stands beside or below.
    """

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self._rows: dict[str, MemberRow] = {}
        self.table: RowTable[MemberRow] = RowTable(
            t("circle", "Members"),
            MemberColumns(context.desk, page).columns(),
            record_of,
            empty=EmptyState(
                t(
                    "circle",
                    "Nobody is in the circle yet. Type the name of the first member below.",
                ),
                icon="users",
            ),
        )
        self.add_line = AddLine(t("circle", "Type a name to add a member"), self._add)
        self.detail = MemberDetail(context, page)
        self.split = TurningSplit(
            self._list(), self.detail, least=LEAST_BESIDE, shares=(5, 2), shares_upright=(5, 4)
        )
        self.split.turned.connect(self._on_turned)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.split)
        self.table.chosen.connect(self._on_chosen)
        self.table.set_row_actions(self._actions)

    def refresh(self) -> None:
        rows = self.context.desk.queries.members(self.context.desk.clock.today())
        self._rows = {row.id: row for row in rows}
        self.table.show_rows(rows)
        if rows and not self.table.chosen_count():
            self.table.choose(rows[0].id)
        self._show_detail()

    def offers(self) -> Offers:
        add = Action("member.add", t("action", "Add a member"), self.add_line.start, "N", "plus")
        return Offers(add, menu=self._actions())

    def first_focus(self) -> QWidget | None:
        return self.table

    def reveal(self, record: str) -> bool:
        if not self.choose(record):
            return False
        self.table.setFocus()
        return True

    def keep_typed(self) -> None:
        self.detail.keep_typed()

    def state(self) -> Mapping[str, object]:
        return {"split": self.split.state(), "table": self.table.state()}

    def restore(self, state: Mapping[str, object]) -> None:
        self.split.restore(state.get("split"))
        self.table.restore(state.get("table"))

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

    @Slot()
    def leave(self) -> None:
        """Ask from which day on the chosen member is no longer in the circle."""
        member = self.chosen()
        if member is None:
            return
        desk = self.context.desk
        today = desk.clock.today()
        states = presenter.states(desk.queries.roles(today), desk.queries.terms(), today)
        held = presenter.held_by(member.id, states)
        DaySheet(desk, questions.leaving(desk, member, held, self.page), self.page).open()

    @Slot()
    def come_back(self) -> None:
        """Let the chosen member belong to the circle again."""
        member, people = self.chosen(), self.context.desk.people
        if member is not None:
            self.page.attempt(lambda: people.come_back(member.id, origin=self.page))

    @Slot()
    def remove(self) -> None:
        """Take the chosen member away who was noted by mistake."""
        member, people = self.chosen(), self.context.desk.people
        if member is not None:
            self.page.attempt(lambda: people.remove(member.id, origin=self.page))

    def _actions(self) -> tuple[Action, ...]:
        member = self.chosen()
        none = "" if member else t("circle", "Choose one member first.")
        left = member is not None and member.left_on is not None
        gone = none or (t("circle", "This member has left already.") if left else "")
        here = none or ("" if left else t("circle", "This member has not left."))
        remove = t("action", "Remove the member")
        return (
            Action("member.leave", t("action", "Leave the circle…"), self.leave, why_not=gone),
            Action("member.back", t("action", "Come back"), self.come_back, why_not=here),
            Action("member.remove", remove, self.remove, icon="trash-2", why_not=none),
        )

    def _add(self, name: str) -> None:
        member_id = self.context.desk.people.add(name, origin=self.page)
        self.choose(member_id)

    def _list(self) -> QWidget:
        held = QWidget()
        box = QVBoxLayout(held)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.table, 1)
        box.addWidget(self.add_line)
        return held

    def _show_detail(self) -> None:
        row = self.chosen()
        self.detail.setVisible(row is not None)
        if row is None:
            self.detail.keep_typed()
            return
        circle = self.context.desk.queries.circle()
        self.detail.show_member(row, circle.time_zone if circle else "")

    @Slot()
    def _on_chosen(self) -> None:
        self._show_detail()
        self.offers_changed.emit()

    @Slot(bool)
    def _on_turned(self, beside: bool) -> None:  # noqa: FBT001  (Qt's signal)
        self.detail.stand(upright=beside)
