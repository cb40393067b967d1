"""The roles of the circle on their timeline, with the chosen one beside."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import MemberRow, RoleRow, TermRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.add_line import AddLine
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.kit.turning_split import TurningSplit
from sofa_desktop.ui.pages.circle import presenter
from sofa_desktop.ui.pages.circle.presenter import RoleState, belongs
from sofa_desktop.ui.pages.circle.role_detail import RoleDetail
from sofa_desktop.ui.pages.circle.role_list import RoleList
from sofa_desktop.ui.pages.circle.sheets import (
    DayQuestion,
    DaySheet,
    Filling,
    FillSheet,
    extending,
    stepping_down,
)

LEAST_BESIDE = 720


class Roles(QWidget):
    """List and detail of roles, and what can be done with the chosen one.

    Signals:
        changed: another role is chosen, so other things can be done.
    """

    changed = Signal()

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._states: dict[str, RoleState] = {}
        self._terms: Sequence[TermRow] = ()
        self._members: Sequence[MemberRow] = ()
        self.list = RoleList()
        self.add_line = AddLine(t("circle", "Type a name to add a role"), self._add)
        self.detail = RoleDetail(context, page)
        self.split = TurningSplit(
            self._left(), self.detail, least=LEAST_BESIDE, shares=(1, 1), shares_upright=(1, 1)
        )
        self._empty = EmptyState(
            t("circle", "Every circle has a leader, a delegate, a facilitator and a secretary."),
            self.add_all_action(""),
            icon="users",
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.split)
        self._stack.addWidget(self._empty)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self.list.fill_asked.connect(self._on_fill_asked)

    def show_roles(
        self, roles: Sequence[RoleRow], terms: Sequence[TermRow], members: Sequence[MemberRow]
    ) -> None:
        """Show these."""
        today = self._context.desk.clock.today()
        self._terms, self._members = terms, members
        self._states = {state.role.id: state for state in presenter.states(roles, terms, today)}
        states = list(self._states.values())
        self._stack.setCurrentIndex(0 if states else 1)
        self.list.show_roles([presenter.role_text(state, today) for state in states], today)
        self._show_detail()

    def states(self) -> list[RoleState]:
        """The roles with their terms, as shown."""
        return list(self._states.values())

    def chosen(self) -> RoleState | None:
        """The role in the detail."""
        return self._states.get(self.list.current())

    def choose(self, record: str) -> bool:
        """Choose a role by its id or by that of one of its terms; whether there is one."""
        found = next((term.role_id for term in self._terms if term.id == record), record)
        if not self.list.choose(found):
            return False
        self._on_chosen()
        self.list.focus_current()
        return True

    def add_all_action(self, why_not: str) -> Action:
        """Add the roles of every circle in one step."""
        text = t("action", "Add the roles of every circle")
        return Action("circle.roles", text, self.add_all, icon="users", why_not=why_not)

    def role_actions(self) -> tuple[Action, ...]:
        """What can be done with the chosen role."""
        state = self.chosen()
        none = "" if state else t("circle", "Choose a role first.")
        extend = none or (presenter.why_no_extending(state) if state else "")
        return (
            Action("role.fill", t("action", "Fill…"), self.fill, why_not=none),
            Action("term.extend", t("action", "Extend…"), self.extend, why_not=extend),
            Action("term.step_down", t("action", "Step down…"), self.step_down, why_not=extend),
        )

    @Slot()
    def add_all(self) -> None:
        """Add what the circle lacks of leader, delegate, facilitator and secretary."""
        roles, names = self._context.desk.roles, presenter.role_names()
        self._page.attempt(lambda: roles.add_circle_roles(names, origin=self._page))

    @Slot()
    def fill(self) -> None:
        """Ask who holds the chosen role, and for which term."""
        state = self.chosen()
        if state is None:
            return
        today = self._context.desk.clock.today()
        filling = Filling(
            state.role.id,
            state.role.name,
            presenter.first_free_day(self._of(state), today),
            [member for member in self._members if belongs(member, today)],
        )
        FillSheet(self._context.desk, filling, self._page, self._page).open()

    @Slot()
    def extend(self) -> None:
        """Ask until when the running term goes on."""
        state = self.chosen()
        if state is not None and state.running is not None:
            self._ask(extending(self._context.desk, state.running, self._page))

    @Slot()
    def step_down(self) -> None:
        """Ask for the last day of the holder."""
        state = self.chosen()
        if state is not None and state.running is not None:
            self._ask(stepping_down(self._context.desk, state.running, self._page))

    @Slot()
    def remove(self) -> None:
        """Take the chosen role away with the terms of its holders; undo brings it back."""
        state = self.chosen()
        if state is not None:
            roles = self._context.desk.roles
            self._page.attempt(lambda: roles.remove(state.role.id, origin=self._page))

    @Slot()
    def start_adding(self) -> None:
        """Take the keyboard to where the next role is typed."""
        self._stack.setCurrentIndex(0)
        self.add_line.start()

    def _add(self, name: str) -> None:
        role_id = self._context.desk.roles.add(name, origin=self._page)
        self.list.choose(role_id)
        self._on_chosen()

    def _ask(self, question: DayQuestion) -> None:
        DaySheet(self._context.desk, question, self._page).open()

    def _of(self, state: RoleState) -> list[TermRow]:
        return [term for term in self._terms if term.role_id == state.role.id]

    def _names(self) -> Mapping[str, str]:
        return {
            **{member.id: member.name for member in self._members},
            **{state.role.id: state.role.name for state in self._states.values()},
        }

    def _show_detail(self) -> None:
        state = self.chosen()
        self.detail.setVisible(state is not None)
        if state is None:
            return
        terms = self._of(state)
        self.detail.show_role(state, terms, self.role_actions())
        history = self._context.desk.queries.history
        changes = history(state.role.id)
        for term in terms:
            changes += history(term.id)
        self.detail.show_history(changes, self._names())

    def _left(self) -> QWidget:
        held = QWidget()
        outer = QVBoxLayout(held)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        scroll = Scroll()
        scroll.box.setContentsMargins(0, 0, 0, 0)
        scroll.box.setSpacing(8)
        scroll.box.addWidget(self.list)
        scroll.box.addWidget(self.add_line)
        scroll.box.addStretch(1)
        outer.addWidget(scroll)
        return held

    @Slot()
    def _on_chosen(self) -> None:
        self._show_detail()
        self.changed.emit()

    @Slot()
    def _on_opened(self) -> None:
        self.detail.form.field("name").editor.setFocus()

    @Slot(str)
    def _on_fill_asked(self, role_id: str) -> None:
        self.list.choose(role_id)
        self._on_chosen()
        self.fill()
