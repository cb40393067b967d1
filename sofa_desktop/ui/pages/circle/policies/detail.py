"""One policy: its words, since when and until when, how it is measured, and how it came about."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n import policy_terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import PolicyRow, PolicyVersionRow
from sofa_desktop.services.rows import FieldChange
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.kept_form import KeptForm
from sofa_desktop.ui.governance.wording import Wording
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.buttons import ActionButton
from sofa_desktop.ui.kit.card import Section
from sofa_desktop.ui.kit.chip import Chip
from sofa_desktop.ui.kit.flow import Flow
from sofa_desktop.ui.kit.history_list import HistoryList
from sofa_desktop.ui.kit.labels import AT_LEFT, Label
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.pages.circle.policies import presenter
from sofa_desktop.ui.pages.circle.policies.sheets import kinds
from sofa_desktop.ui.pages.circle.policies.versions import Versions


class PolicyDetail(QWidget):
    """The chosen policy beside the list."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self.setAccessibleName(t("policies", "The chosen policy"))
        self._context = context
        self._page = page
        self._title = Label("", "subtitle", wrap=True)
        self._chip = Chip()
        self._sentence = Label("", "muted", wrap=True)
        self._buttons: list[ActionButton] = []
        self._button_row = Flow()
        self.wording = Wording(t("policies", "The wording in force"))
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        self.versions = Versions()
        self.form = KeptForm(self._keep)
        self.form.add_line("title", t("policies", "Title"))
        self.form.add_choice(
            "kind", t("policies", "Kind"), [(each.key, each.text) for each in kinds()]
        )
        self.form.add_prose("note", t("policies", "Note"))
        self.history = HistoryList(t("policies", "Changes of the policy"))
        self._build()

    def show_policy(
        self,
        row: PolicyRow,
        versions: Sequence[PolicyVersionRow],
        changes: Sequence[FieldChange],
        actions: Sequence[Action],
    ) -> None:
        """Show a policy and what can be done with it."""
        self._title.setText(row.title)
        self._chip.say(policy_terms.policy_state(row.state), presenter.TONES[row.state])
        self._sentence.say(presenter.sentence(row))
        self._show_actions(actions)
        self.wording.show_text(row.text)
        self.wording.setVisible(not presenter.is_retired(row))
        self._show_facts(row)
        self.versions.setVisible(len(versions) > 1 or presenter.is_retired(row))
        self.versions.show_versions(row.id, versions)
        self.form.show_record(row.id, {"title": row.title, "kind": row.kind, "note": row.note})
        self.history.show_changes(changes, of=row.id)

    def _build(self) -> None:
        scroll = Scroll()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title, 1)
        top.addWidget(self._chip)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addLayout(top)
        head.addWidget(self._sentence)
        scroll.box.addLayout(head)
        scroll.box.addWidget(self._button_row)
        scroll.box.addWidget(self.wording)
        scroll.box.addLayout(self._facts)
        scroll.box.addWidget(self.versions)
        about = Section(t("policies", "About it"))
        about.box.addWidget(self.form)
        scroll.box.addWidget(about)
        changes = Section(t("policies", "What was changed"))
        changes.box.addWidget(self.history)
        scroll.box.addWidget(changes)
        scroll.box.addStretch(1)

    def _show_facts(self, row: PolicyRow) -> None:
        clear(self._facts)
        for place, (name, value) in enumerate(presenter.facts(row)):
            heading = Label(name, "muted")
            heading.setAlignment(AT_LEFT)
            self._facts.addWidget(heading, place, 0)
            self._facts.addWidget(Label(value, wrap=True), place, 1)

    def _show_actions(self, actions: Sequence[Action]) -> None:
        for place, action in enumerate(actions):
            if place == len(self._buttons):
                self._buttons.append(ActionButton(action, "small"))
                self._button_row.add(self._buttons[place])
            self._buttons[place].show_action(action)

    def _keep(self, policy_id: str, field: str, value: object) -> None:
        self._context.desk.policies.change(policy_id, origin=self._page, **{field: value})
