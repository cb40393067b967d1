"""The roles of the circle on their timeline, with the chosen one beside."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.roles import WARNING_DAYS
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import MemberRow, TermRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.add_line import AddLine
from sofa_desktop.ui.kit.card import Section
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.list_row import RowList, RowText
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.parts import Offers, Part
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.kit.turning_split import TurningSplit
from sofa_desktop.ui.pages.circle import member_words, presenter, role_words
from sofa_desktop.ui.pages.circle.presenter import RoleState
from sofa_desktop.ui.pages.circle.role_deeds import RoleDeeds
from sofa_desktop.ui.pages.circle.role_detail import RoleDetail
from sofa_desktop.ui.pages.circle.role_list import RoleList
from sofa_desktop.ui.pages.circle.selecting import Selecting

LEAST_BESIDE = 720


class Roles(Part):
    """List and detail of roles, and what can be done with the chosen one."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self._states: dict[str, RoleState] = {}
        self._terms: Sequence[TermRow] = ()
        self._members: Sequence[MemberRow] = ()
        self.deeds = RoleDeeds(context, page, self.chosen)
        self.list = RoleList()
        self.add_line = AddLine(t("circle", "Type a name to add a role"), self._add)
        self.notes = RowList(t("circle", "Worth a look"))
        self._worth = Section(t("circle", "Worth a look"))
        self._worth.box.addWidget(self.notes)
        self._worth.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.detail = RoleDetail(context, page)
        self.split = TurningSplit(
            self._left(), self.detail, least=LEAST_BESIDE, shares=(1, 1), shares_upright=(1, 1)
        )
        self._empty = EmptyState(
            t("circle", "Every circle has a leader, a delegate, a facilitator and a secretary."),
            self._add_all_action(""),
            icon="users",
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.split)
        self._stack.addWidget(self._empty)
        self.selecting = Selecting(context, page, self._stack)
        self.selecting.closed.connect(self.close_guide)
        self.selecting.changed.connect(self.offers_changed)
        self.deeds.select_asked.connect(self.selecting.begin)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self.list.select_asked.connect(self._on_select_asked)
        self.notes.acted.connect(self._on_note_acted)
        self.detail.selection_asked.connect(self.selecting.show)

    def refresh(self) -> None:
        queries, today = self.context.desk.queries, self.context.desk.clock.today()
        circle = queries.circle()
        warning = circle.warning_days if circle else WARNING_DAYS
        self._terms, self._members = queries.terms(), queries.members(today)
        roles = queries.roles(today)
        self._states = {
            state.role.id: state for state in presenter.states(roles, self._terms, today)
        }
        states = list(self._states.values())
        selecting = self.selecting.roles()
        if not self.selecting.is_shown():
            self._stack.setCurrentIndex(0 if states else 1)
        self.list.show_roles(
            [
                presenter.role_text(state, today, warning, selecting=state.role.id in selecting)
                for state in states
            ],
            today,
        )
        self.deeds.know(self._terms, self._members, circle, selecting)
        self._show_notes()
        self._show_detail()
        self.selecting.take_up()

    def offers(self) -> Offers:
        if self.selecting.is_shown():
            back = t("action", "Back to the roles")
            return Offers(
                beside=(Action("roles.back", back, self.close_guide, "Esc", "arrow-left"),)
            )
        rows = [state.role for state in self._states.values()]
        there = "" if role_words.missing_roles(rows) else t("circle", "All four are there.")
        none = "" if self.chosen() else t("circle", "Choose a role first.")
        remove = t("action", "Remove the role")
        return Offers(
            Action("role.add", t("action", "Add a role"), self.start_adding, "N", "plus"),
            menu=(
                self._add_all_action(there),
                *self.deeds.actions(),
                Action("role.remove", remove, self.remove, icon="trash-2", why_not=none),
                *self.deeds.papers.actions(),
            ),
        )

    def first_focus(self) -> QWidget | None:
        return self.selecting.first_focus()

    def reveal(self, record: str) -> bool:
        if self.selecting.reveal(record):
            return True
        if not self.choose(record):
            return False
        if self.selecting.is_shown():
            self.close_guide()
        return True

    def keep_typed(self) -> None:
        self.detail.form.keep_typed()
        self.selecting.keep_typed()

    def state(self) -> Mapping[str, object]:
        return {
            "role": self.list.current(),
            "split": self.split.state(),
            "selection": self.selecting.shown(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        self.list.remember(str(state.get("role", "")))
        self.selecting.remember(str(state.get("selection", "")))
        self.split.restore(state.get("split"))

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

    @Slot()
    def close_guide(self) -> None:
        """Go back to the roles; the selection stays where it stands."""
        self.selecting.keep_typed()
        self._stack.setCurrentIndex(0 if self._states else 1)
        self.refresh()
        self.offers_changed.emit()
        self.list.focus_current()

    @Slot()
    def add_all(self) -> None:
        """Add what the circle lacks of leader, delegate, facilitator and secretary."""
        roles, names = self.context.desk.roles, role_words.role_names()
        self.page.attempt(lambda: roles.add_circle_roles(names, origin=self.page))

    @Slot()
    def remove(self) -> None:
        """Take the chosen role away with the terms of its holders; undo brings it back."""
        state = self.chosen()
        if state is not None:
            roles = self.context.desk.roles
            self.page.attempt(lambda: roles.remove(state.role.id, origin=self.page))

    @Slot()
    def start_adding(self) -> None:
        """Take the keyboard to where the next role is typed."""
        self._stack.setCurrentIndex(0)
        self.add_line.start()

    def _add_all_action(self, why_not: str) -> Action:
        text = t("action", "Add the roles of every circle")
        return Action("circle.roles", text, self.add_all, icon="users", why_not=why_not)

    def _add(self, name: str) -> None:
        role_id = self.context.desk.roles.add(name, origin=self.page)
        self.list.choose(role_id)
        self._on_chosen()

    def _names(self) -> Mapping[str, str]:
        return {
            **{member.id: member.name for member in self._members},
            **{state.role.id: state.role.name for state in self._states.values()},
        }

    def _show_notes(self) -> None:
        today = self.context.desk.clock.today()
        told = member_words.noticed(self._members, today)
        names = self._names()
        self._worth.setVisible(bool(told))
        self.notes.show_rows(
            [
                RowText(member, names[member], sentence, verb=t("circle", "Show"))
                for member, sentence in told
            ]
        )

    def _show_detail(self) -> None:
        state = self.chosen()
        self.detail.setVisible(state is not None)
        if state is None:
            return
        terms = [term for term in self._terms if term.role_id == state.role.id]
        self.detail.show_role(state, self.deeds.sentence(state), terms, self.deeds.for_now())
        queries = self.context.desk.queries
        self.detail.show_selections(queries.selections(state.role.id))
        history = queries.history
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
        scroll.box.addWidget(self._worth)
        scroll.box.addStretch(1)
        outer.addWidget(scroll)
        return held

    @Slot()
    def _on_chosen(self) -> None:
        self._show_detail()
        self.offers_changed.emit()

    @Slot()
    def _on_opened(self) -> None:
        self.detail.form.field("name").editor.setFocus()

    @Slot(str)
    def _on_select_asked(self, role_id: str) -> None:
        self.list.choose(role_id)
        self._on_chosen()
        self.deeds.select()

    @Slot(str)
    def _on_note_acted(self, member_id: str) -> None:
        self.page.go_asked.emit("circle", member_id)
