"""One role: what it is for, who holds it, who held it, and what was changed."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import FieldChange, RoleRow, TermRow
from sofa_desktop.services.selection_rows import SelectionRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.selection.list import SelectionList
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.buttons import ActionButton, Button
from sofa_desktop.ui.kit.card import Section
from sofa_desktop.ui.kit.flow import Flow
from sofa_desktop.ui.kit.history_list import HistoryList
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.pages.circle import role_words
from sofa_desktop.ui.pages.circle.fields import CircleForm, day_text
from sofa_desktop.ui.pages.circle.presenter import RoleState
from sofa_desktop.ui.pages.circle.term_columns import TermColumns, record_of

MOST_TERMS = 6


def _values(role: RoleRow) -> Mapping[str, str]:
    return {
        "name": role.name,
        "kind": role.kind,
        "purpose": role.purpose,
        "tasks": role.tasks,
        "authority": role.authority,
        "limits": role.limits,
        "measures": role.measures,
        "qualifications": role.qualifications,
        "hours_month": str(role.hours_month or ""),
        "pay": role.pay,
        "review_on": day_text(role.review_on),
    }


class RoleDetail(QWidget):
    """The detail beside the list of roles.

    Signals:
        terms_chosen: how many terms are selected in the history of holders.
        selection_asked: id of a selection somebody wants to see in the guide.
    """

    terms_chosen = Signal(int)
    selection_asked = Signal(str)

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self.setAccessibleName(t("circle", "The chosen role"))
        self._context = context
        self._page = page
        self._role = ""
        self._heading = Label("", "subtitle", wrap=True)
        self._sentence = Label("", "muted", wrap=True)
        wide = self._sentence.sizePolicy()
        wide.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self._sentence.setSizePolicy(wide)
        self._buttons: list[ActionButton] = []
        self._button_row = Flow()
        self.form = CircleForm(self._keep)
        self._add_fields()
        self.terms: RowTable[TermRow] = RowTable(
            t("circle", "Who held the role"),
            TermColumns(context.desk, page).columns(),
            record_of,
        )
        self.terms.fit(MOST_TERMS)
        self._nobody = Label(t("circle", "Nobody has held this role yet."), "muted", wrap=True)
        self.terms.chosen.connect(self.terms_chosen)
        self._remove = Button(t("circle", "Remove the chosen term"), "link")
        self._remove.clicked.connect(self.remove_terms)
        self.selections = SelectionList()
        self.selections.opened.connect(self.selection_asked)
        self._selected = Section(t("circle", "Selections for it"))
        self.history = HistoryList(t("circle", "Changes of the role"))
        self._build()
        self._on_terms_chosen(0)
        self.terms.chosen.connect(self._on_terms_chosen)

    def show_role(
        self,
        state: RoleState,
        sentence: str,
        terms: Sequence[TermRow],
        actions: Sequence[Action],
    ) -> None:
        """Show a role, how it stands, its holders, and what can be done with it."""
        role = state.role
        self._role = role.id
        self._heading.setText(role.name)
        self._sentence.say(sentence)
        self._show_actions(actions)
        self.form.show_record(role.id, _values(role))
        self.terms.show_rows(terms)
        self.terms.setVisible(bool(terms))
        self._nobody.setVisible(not terms)
        self._on_terms_chosen(self.terms.chosen_count())

    def show_selections(self, rows: Sequence[SelectionRow]) -> None:
        """Show the selections for it, the running one and those of before."""
        self._selected.setVisible(bool(rows))
        self.selections.show_selections(rows)

    def show_history(self, changes: Sequence[FieldChange], names: Mapping[str, str]) -> None:
        """Show what was changed."""
        self.history.show_changes(changes, of=self._role, names=names)

    @Slot()
    def remove_terms(self) -> None:
        """Take the chosen term away, as if it had never been consented."""
        for term_id in self.terms.chosen_records():
            self._page.attempt(
                partial(self._context.desk.roles.remove_term, term_id, origin=self._page)
            )

    def _build(self) -> None:
        scroll = Scroll()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._heading)
        head.addWidget(self._sentence)
        scroll.box.addLayout(head)
        scroll.box.addWidget(self._button_row)
        scroll.box.addWidget(self.form)
        holders = Section(t("circle", "Who held it"))
        holders.box.addWidget(self._nobody)
        holders.box.addWidget(self.terms)
        foot = QHBoxLayout()
        foot.addWidget(self._remove)
        foot.addStretch(1)
        holders.box.addLayout(foot)
        scroll.box.addWidget(holders)
        self._selected.box.addWidget(self.selections)
        scroll.box.addWidget(self._selected)
        changes = Section(t("circle", "What was changed"))
        changes.box.addWidget(self.history)
        scroll.box.addWidget(changes)
        scroll.box.addStretch(1)

    def _add_fields(self) -> None:
        today = self._context.desk.clock.today
        form = self.form
        form.add_line("name", t("circle", "Name"))
        form.add_choice("kind", t("circle", "Kind of role"), role_words.role_kinds())
        form.beside_each_other("name", "kind")
        form.add_text("purpose", t("circle", "Purpose"))
        form.add_text("tasks", t("circle", "Tasks"), least=3)
        form.add_text("authority", t("circle", "Decides alone"))
        form.add_text("limits", t("circle", "Limits"))
        form.beside_each_other("authority", "limits")
        form.add_text("measures", t("circle", "Done well when"))
        form.add_text(
            "qualifications",
            t("circle", "Qualifications"),
            hint=t("circle", "One a line, as last consented."),
        )
        form.beside_each_other("measures", "qualifications")
        form.add_line("hours_month", t("circle", "Hours a month"))
        form.add_line("pay", t("circle", "Pay"))
        form.add_day("review_on", t("circle", "Review on"), today)
        form.beside_each_other("hours_month", "pay", "review_on")

    def _show_actions(self, actions: Sequence[Action]) -> None:
        for place, action in enumerate(actions):
            if place == len(self._buttons):
                self._buttons.append(ActionButton(action, "small"))
                self._button_row.add(self._buttons[place])
            self._buttons[place].show_action(action)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(actions))

    def _keep(self, role_id: str, field: str, value: object) -> None:
        self._context.desk.roles.change(role_id, origin=self._page, **{field: value})

    @Slot(int)
    def _on_terms_chosen(self, count: int) -> None:
        self._remove.setVisible(count > 0)
