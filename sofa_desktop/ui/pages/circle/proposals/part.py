"""Proposals: by phase, with the guide of the chosen one beside."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import ProposalRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.picking import Picking
from sofa_desktop.ui.governance.proposal_guide import ProposalGuide
from sofa_desktop.ui.governance.similar_others import SimilarOthers
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.add_line import AddLine
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.parts import Offers, Part
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.kit.turning_split import TurningSplit
from sofa_desktop.ui.pages.circle.proposals import presenter

LEAST_BESIDE = 760


class ProposalsPart(Part):
    """The circle's proposals and their way."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self._rows: list[ProposalRow] = []
        self._made = False
        self.picking = Picking(
            t("proposals", "Proposals"), t("proposals", "Find a proposal by its words")
        )
        self.list = self.picking.list
        self.add_line = AddLine(t("proposals", "Type a title to open a proposal"), self._open)
        self.similar = SimilarOthers(context.desk)
        self.guide = ProposalGuide(context, page.attempt)
        self.area = Scroll()
        self.area.box.addWidget(self.guide)
        self._beside = QStackedLayout()
        self._nothing = EmptyState(
            t(
                "proposals",
                "A proposal begins with a need: what happens, and what is wanted instead? "
                "Type its title.",
            ),
            Action("proposal.new", t("action", "New proposal"), self.start_new, "N", "plus"),
            icon="lightbulb",
        )
        right = QWidget()
        right.setLayout(self._beside)
        self._beside.addWidget(self.area)
        self._beside.addWidget(self._nothing)
        self.split = TurningSplit(
            self._left(), right, least=LEAST_BESIDE, shares=(1, 2), shares_upright=(1, 2)
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.split)
        self.list.picked.connect(self._on_picked)
        self.list.opened.connect(self.guide.focus_step)
        self.add_line.edit.textEdited.connect(self.similar.look)
        self.add_line.edit.returnPressed.connect(self._on_entered)
        self.similar.asked.connect(self._on_similar_asked)
        self.guide.similar_asked.connect(self._on_similar_asked)
        self.guide.shown.connect(self.offers_changed)

    def refresh(self) -> None:
        self._rows = self.context.desk.queries.proposals()
        self.picking.setVisible(bool(self._rows))
        texts = {row.id: f"{row.needs} {row.text}" for row in self._rows}
        self.picking.show_picks(presenter.picks(self._rows), texts)
        self._show_guide()

    def offers(self) -> Offers:
        new = Action("proposal.new", t("action", "New proposal"), self.start_new, "N", "plus")
        row = self.guide.row() if self._rows else None
        none = "" if row else t("proposal", "Choose a proposal first.")
        menu = (
            *self.guide.actions_now(),
            Action("proposal.reuse", t("action", "Use its text again"), self.reuse, why_not=none),
            Action(
                "proposal.remove",
                t("action", "Remove the proposal"),
                self.remove,
                icon="trash-2",
                why_not=none,
            ),
        )
        return Offers(new, menu=menu)

    def first_focus(self) -> QWidget | None:
        return self.list if self._rows else self.add_line.edit

    def reveal(self, record: str) -> bool:
        found = self.picking.choose(record)
        if found:
            self._show_guide()
        return found

    def keep_typed(self) -> None:
        self.guide.keep_typed()

    def state(self) -> Mapping[str, object]:
        return {"split": self.split.state(), "proposal": self.list.key()}

    def restore(self, state: Mapping[str, object]) -> None:
        self.split.restore(state.get("split"))
        self.picking.choose(str(state.get("proposal", "")))

    @Slot()
    def start_new(self) -> None:
        """Take the keyboard to where the next title is typed."""
        self.add_line.start()

    @Slot()
    def reuse(self) -> None:
        """Open a proposal with the text of the chosen one."""
        row = self.guide.row()
        if row is not None:
            title = t("proposals", "{title}, once more", title=row.title)
            work = self.context.desk.proposals.reuse
            made = self.page.attempt(partial(work, row.id, title, origin=self.page))
            if made is not None:
                self._go_to(made)

    @Slot()
    def remove(self) -> None:
        """Take the chosen proposal away; undo brings it back."""
        row = self.guide.row()
        if row is not None:
            work = self.context.desk.proposals.remove
            self.page.attempt(partial(work, row.id, origin=self.page))

    def _open(self, title: str) -> object:
        made = self.context.desk.proposals.open(title, origin=self.page)
        self.similar.look("")
        self._go_to(made)
        self._made = True
        return made

    def _go_to(self, proposal: str) -> None:
        self.refresh()
        self.reveal(proposal)
        self.guide.focus_step()

    def _show_guide(self) -> None:
        key = self.list.key() if self._rows else ""
        self._beside.setCurrentIndex(0 if key else 1)
        shown = self.guide.row()
        if key and (shown is None or shown.id != key):
            self.guide.show_proposal(key)
            self.area.verticalScrollBar().setValue(0)

    def _left(self) -> QWidget:
        held = QWidget()
        box = QVBoxLayout(held)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.picking, 1)
        box.addWidget(self.similar)
        box.addWidget(self.add_line)
        box.addStretch(0)
        return held

    @Slot()
    def _on_entered(self) -> None:
        """Go on with the needs of the proposal that was just opened."""
        if self._made:
            self._made = False
            self.guide.focus_step()

    @Slot(str)
    def _on_picked(self, _key: str) -> None:
        self._show_guide()
        self.offers_changed.emit()

    @Slot(str, str)
    def _on_similar_asked(self, _kind: str, record: str) -> None:
        if not self.reveal(record):
            self.page.reveal(record)
