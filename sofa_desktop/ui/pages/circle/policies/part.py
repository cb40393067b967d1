"""Policies: what the circle goes by, until when, in which words."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import PolicyRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.picking import Picking
from sofa_desktop.ui.governance.proposing.sheets import ReasonSheet
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.layouts import holding
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.parts import Offers, Part
from sofa_desktop.ui.kit.turning_split import TurningSplit
from sofa_desktop.ui.pages.circle.policies import presenter
from sofa_desktop.ui.pages.circle.policies.detail import PolicyDetail
from sofa_desktop.ui.pages.circle.policies.logbook import Logbook
from sofa_desktop.ui.pages.circle.policies.sheets import AdoptSheet, RenewSheet

LEAST_BESIDE = 720


class PoliciesPart(Part):
    """The logbook of the circle."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self._rows: list[PolicyRow] = []
        self.logbook = Logbook(context, page)
        self.picking = Picking(
            t("policies", "Policies"), t("policies", "Find a policy by its words")
        )
        self.list = self.picking.list
        self.detail = PolicyDetail(context, page)
        self.split = TurningSplit(
            holding(self.picking), self.detail, least=LEAST_BESIDE, shares=(1, 2)
        )
        self._empty = EmptyState(
            t(
                "policies",
                "Policies are what the circle has agreed on, each until a day. Note those you go "
                "by already; new ones begin as proposals.",
            ),
            self._adopt_action(),
            icon="scroll-text",
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.split)
        self._stack.addWidget(self._empty)
        self.list.picked.connect(self._on_picked)
        self.list.opened.connect(self._on_opened)
        self.detail.versions.reuse_asked.connect(self._on_reuse_asked)

    def refresh(self) -> None:
        self._rows = self.context.desk.queries.policies(self.context.desk.clock.today())
        self._stack.setCurrentIndex(0 if self._rows else 1)
        texts = {row.id: row.text for row in self._rows}
        self.picking.show_picks(presenter.picks(self._rows), texts)
        self._show_detail()

    def offers(self) -> Offers:
        none = "" if self._rows else t("policies", "There is no policy yet.")
        row = self._chosen()
        gone = "" if row else t("policies", "Choose a policy first.")
        logbook = t("action", "Save the logbook…")
        remove = t("action", "Remove the policy")
        return Offers(
            self._adopt_action(),
            menu=(
                *self.policy_actions(),
                Action("paper.policies", logbook, self.logbook.ask, icon="book", why_not=none),
                Action("policy.remove", remove, self.remove, icon="trash-2", why_not=gone),
            ),
        )

    def first_focus(self) -> QWidget | None:
        return self.list if self._rows else None

    def reveal(self, record: str) -> bool:
        found = self.picking.choose(record)
        if found:
            self._show_detail()
        return found

    def keep_typed(self) -> None:
        self.detail.form.keep_typed()

    def state(self) -> Mapping[str, object]:
        return {"split": self.split.state(), "policy": self.list.key()}

    def restore(self, state: Mapping[str, object]) -> None:
        self.split.restore(state.get("split"))
        self.picking.choose(str(state.get("policy", "")))

    def policy_actions(self) -> tuple[Action, ...]:
        """What can be done with the chosen policy."""
        why = presenter.why_not(self._chosen())
        return (
            Action("policy.propose", t("action", "Propose a change"), self.propose, why_not=why),
            Action("policy.renew", t("action", "Renew as it is…"), self.renew, why_not=why),
            Action("policy.retire", t("action", "Retire…"), self.retire, why_not=why),
        )

    @Slot()
    def adopt(self) -> None:
        """Ask for a policy that the circle goes by already."""
        AdoptSheet(self.context.desk, self.page, self._on_adopted, self.page).open()

    @Slot()
    def propose(self) -> None:
        """Open a proposal with the wording of the chosen policy, and go to it."""
        row = self._chosen()
        if row is not None:
            self._reuse(row.id)

    @Slot()
    def renew(self) -> None:
        """Ask until when the chosen policy goes on in the same words."""
        row = self._chosen()
        if row is not None:
            RenewSheet(self.context.desk, row, self.page, self.page).open()

    @Slot()
    def retire(self) -> None:
        """Ask why the circle no longer goes by the chosen policy."""
        row = self._chosen()
        if row is not None:
            ReasonSheet(
                t("policies", "Retire “{title}”", title=row.title),
                t("policies", "Retire it"),
                t("policies", "By consent of the circle. Its wordings stay in the logbook."),
                partial(self._retire, row.id),
                self.page,
            ).open()

    @Slot()
    def remove(self) -> None:
        """Take a policy away that was noted by mistake."""
        row = self._chosen()
        if row is not None:
            work = self.context.desk.policies.remove
            self.page.attempt(partial(work, row.id, origin=self.page))

    def _retire(self, policy_id: str, why: str) -> None:
        self.context.desk.policies.retire(policy_id, why, origin=self.page)

    def _reuse(self, source: str) -> None:
        work = self.context.desk.proposals.reuse
        made = self.page.attempt(partial(work, source, origin=self.page))
        if made is not None:
            self.page.reveal(made)

    def _chosen(self) -> PolicyRow | None:
        key = self.list.key()
        return next((row for row in self._rows if row.id == key), None)

    def _show_detail(self) -> None:
        row = self._chosen()
        self.detail.setVisible(row is not None)
        if row is not None:
            queries = self.context.desk.queries
            versions = queries.policy_versions(row.id)
            changes = queries.history(row.id)
            told = {change.action.seq for change in changes}
            for version in versions:
                of_version = queries.history(version.id)
                changes += [each for each in of_version if each.action.seq not in told]
            self.detail.show_policy(row, versions, changes, self.policy_actions())

    def _adopt_action(self) -> Action:
        text = t("action", "Note a policy in force…")
        return Action("policy.adopt", text, self.adopt, "N", "plus")

    def _on_adopted(self, policy_id: str) -> None:
        self.refresh()
        self.reveal(policy_id)
        self.list.setFocus()

    @Slot(str)
    def _on_picked(self, _key: str) -> None:
        self._show_detail()
        self.offers_changed.emit()

    @Slot()
    def _on_opened(self) -> None:
        self.detail.form.field("title").editor.setFocus()

    @Slot(str)
    def _on_reuse_asked(self, version: str) -> None:
        self._reuse(version)
