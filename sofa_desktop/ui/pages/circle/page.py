"""Circle: roles and their terms, members, aim and domain."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Topic
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.pages.circle import presenter
from sofa_desktop.ui.pages.circle.aim import Aim
from sofa_desktop.ui.pages.circle.members import Members
from sofa_desktop.ui.pages.circle.roles import Roles
from sofa_desktop.ui.pages.circle.sheets import DaySheet, leaving

HEAD = 34
"""Height of the title, so that nothing moves where a view has no button beside it."""
ROLES, MEMBERS, AIM = range(3)
_TABS = ("roles", "members", "aim")


class CirclePage(Page):
    """Who does what, until when?"""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.CIRCLE, Topic.PEOPLE, Topic.ROLES})
    manual: ClassVar[str] = "circle"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(t("place", "Circle"), context.hub, scrolls=False, parent=parent)
        self._context = context
        self.header.title.setMinimumHeight(HEAD)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(t("circle", "Views of the circle"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for name in (
            t("circle", "Roles and terms"),
            t("circle", "Members"),
            t("circle", "Aim and domain"),
        ):
            self.tabs.addTab(name)
        self.roles = Roles(context, self)
        self.members = Members(context, self)
        self.aim = Aim(context, self)
        self._stack = QStackedWidget()
        for view in (self.roles, self.members, self.aim):
            self._stack.addWidget(view)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.roles.changed.connect(self._offer)
        self.members.table.chosen.connect(self._offer)
        self.members.table.set_row_actions(self._member_actions)
        self._offer()

    def refresh(self) -> None:
        queries = self._context.desk.queries
        today = self._context.desk.clock.today()
        members = queries.members(today)
        self.roles.show_roles(queries.roles(today), queries.terms(), members)
        self.members.show_members(members)
        self.aim.refresh()
        self.set_line(presenter.line(members, self.roles.states(), today))
        self._offer()

    def first_focus(self) -> QWidget | None:
        return self._stack.currentWidget()

    def reveal(self, record: str) -> None:
        if record and self.roles.choose(record):
            self.tabs.setCurrentIndex(ROLES)
            self.roles.list.focus_current()
        elif record and self.members.choose(record):
            self.tabs.setCurrentIndex(MEMBERS)
            self.members.table.setFocus()

    def state(self) -> Mapping[str, object]:
        for form in (self.roles.detail.form, self.members.form, self.aim.form):
            form.keep_typed()
        return {
            "tab": _TABS[self.tabs.currentIndex()],
            "role": self.roles.list.current(),
            "roles": self.roles.split.state(),
            "members": self.members.split.state(),
            "table": self.members.table.state(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        tab = state.get("tab")
        if tab in _TABS:
            self.tabs.setCurrentIndex(_TABS.index(str(tab)))
        self.roles.list.remember(str(state.get("role", "")))
        self.roles.split.restore(state.get("roles"))
        self.members.split.restore(state.get("members"))
        self.members.table.restore(state.get("table"))

    @Slot()
    def add(self) -> None:
        """Take the keyboard to where the next role or member is typed."""
        if self.tabs.currentIndex() == MEMBERS:
            self.members.add_line.start()
            return
        self.tabs.setCurrentIndex(ROLES)
        self.roles.start_adding()

    @Slot()
    def leave(self) -> None:
        """Ask from which day on the chosen member is no longer in the circle."""
        member = self.members.chosen()
        if member is not None:
            held = presenter.held_by(member.id, self.roles.states())
            DaySheet(
                self._context.desk, leaving(self._context.desk, member, held, self), self
            ).open()

    @Slot()
    def come_back(self) -> None:
        """Let the chosen member belong to the circle again."""
        member = self.members.chosen()
        if member is not None:
            people = self._context.desk.people
            self.attempt(lambda: people.come_back(member.id, origin=self))

    @Slot()
    def remove_member(self) -> None:
        """Take the chosen member away who was noted by mistake."""
        member = self.members.chosen()
        if member is not None:
            people = self._context.desk.people
            self.attempt(lambda: people.remove(member.id, origin=self))

    @Slot()
    def _on_tab_changed(self) -> None:
        self._stack.setCurrentIndex(self.tabs.currentIndex())
        self.notice.put_away()
        self._offer()

    @Slot()
    def _offer(self) -> None:
        views = tuple(self._view_actions())
        if self.tabs.currentIndex() == MEMBERS:
            add = Action("member.add", t("action", "Add a member"), self.add, "N", "plus")
            self.offer(add, menu=self._member_actions(), keys=views)
        elif self.tabs.currentIndex() == ROLES:
            add = Action("role.add", t("action", "Add a role"), self.add, "N", "plus")
            self.offer(add, menu=self._role_actions(), keys=views)
        else:
            self.offer(keys=views)

    def _role_actions(self) -> tuple[Action, ...]:
        rows = [state.role for state in self.roles.states()]
        there = "" if presenter.missing_roles(rows) else t("circle", "All four are there.")
        none = "" if self.roles.chosen() else t("circle", "Choose a role first.")
        remove = t("action", "Remove the role")
        return (
            self.roles.add_all_action(there),
            *self.roles.role_actions(),
            Action("role.remove", remove, self.roles.remove, icon="trash-2", why_not=none),
        )

    def _member_actions(self) -> tuple[Action, ...]:
        member = self.members.chosen()
        none = "" if member else t("circle", "Choose one member first.")
        left = member is not None and member.left_on is not None
        gone = none or (t("circle", "This member has left already.") if left else "")
        here = none or ("" if left else t("circle", "This member has not left."))
        return (
            Action("member.leave", t("action", "Leave the circle…"), self.leave, why_not=gone),
            Action("member.back", t("action", "Come back"), self.come_back, why_not=here),
            Action(
                "member.remove",
                t("action", "Remove the member"),
                self.remove_member,
                icon="trash-2",
                why_not=none,
            ),
        )

    def _view_actions(self) -> list[Action]:
        named = (
            ("circle.show_roles", t("action", "Show the roles"), self.show_roles),
            ("circle.show_members", t("action", "Show the members"), self.show_members),
            ("circle.show_aim", t("action", "Show aim and domain"), self.show_aim),
        )
        return [Action(key, text, run) for key, text, run in named]

    @Slot()
    def show_roles(self) -> None:
        """Go to roles and terms."""
        self.tabs.setCurrentIndex(ROLES)
        self.roles.list.focus_current()

    @Slot()
    def show_members(self) -> None:
        """Go to the members."""
        self.tabs.setCurrentIndex(MEMBERS)
        self.members.table.setFocus()

    @Slot()
    def show_aim(self) -> None:
        """Go to aim and domain."""
        self.tabs.setCurrentIndex(AIM)
        self.aim.form.field("aim").editor.setFocus()
