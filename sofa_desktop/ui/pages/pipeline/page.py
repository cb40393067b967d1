"""Pipeline: the list of pieces, and the chosen one with its editions."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Topic
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.namesakes import named
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.turning_split import TurningSplit
from sofa_desktop.ui.pages.pipeline import presenter
from sofa_desktop.ui.pages.pipeline.item_detail import ItemDetail
from sofa_desktop.ui.pages.pipeline.pieces import Pieces

LEAST_BESIDE = 1900
"""Beside each other both tables are cut short below this width; then the detail is below."""


class PipelinePage(Page):
    """Where is each piece, what is late, when is it out?"""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.CONTENT, Topic.PEOPLE, Topic.LEDGER, Topic.CIRCLE}
    )
    manual: ClassVar[str] = "pipeline"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(t("place", "Pipeline"), context.hub, scrolls=False, parent=parent)
        self._context = context
        self._names: dict[str, str] = {}
        self.pieces = Pieces(context, self)
        self.detail = ItemDetail(context, self)
        self.split = TurningSplit(
            self.pieces, self.detail, least=LEAST_BESIDE, shares=(1, 1), shares_upright=(1, 1)
        )
        self.body.addWidget(self.split, 1)
        self.pieces.chosen.connect(self._on_chosen)
        self.pieces.table.set_row_actions(self._item_actions)
        self.detail.editions.set_row_actions(self._edition_actions)
        self.detail.editions_chosen.connect(self._offer)
        self.detail.money_asked.connect(self._on_money_asked)
        self._offer()

    def refresh(self) -> None:
        queries, today = self._context.desk.queries, self._context.desk.clock.today()
        members = queries.members(today)
        self._names = {member.id: member.name for member in members}
        present = named(member for member in members if member.left_on is None)
        items = queries.items()
        self.set_line(presenter.line(items, today))
        self.pieces.show_items(items, present)
        self.pieces.choose_first()
        self._on_chosen()

    def first_focus(self) -> QWidget | None:
        return self.pieces.table

    def reveal(self, record: str) -> None:
        if not record:
            return
        if self.pieces.choose(record):
            self.pieces.table.setFocus()
            return
        queries = self._context.desk.queries
        edition = next((each for each in queries.editions() if each.id == record), None)
        if edition is not None and self.pieces.choose(edition.item_id):
            self.detail.editions.choose(record)
            self.detail.editions.setFocus()

    def state(self) -> Mapping[str, object]:
        self.detail.form.keep_typed()
        return {
            **self.pieces.state(),
            "split": self.split.state(),
            "editions": self.detail.editions.state(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        self.pieces.restore(state)
        self.split.restore(state.get("split"))
        self.detail.editions.restore(state.get("editions"))

    @Slot()
    def add(self) -> None:
        """Take the keyboard to where the next piece is typed."""
        self.pieces.start_adding()

    @Slot()
    def add_edition(self) -> None:
        """Take the keyboard to where the next edition of the chosen piece is typed."""
        self.detail.add_line.start()

    @Slot()
    def remove_items(self) -> None:
        """Take the chosen pieces away with their editions; undo brings both back."""
        content = self._context.desk.content
        for record in self.pieces.table.chosen_records():
            self.attempt(partial(content.remove_item, record, origin=self))

    @Slot()
    def _on_chosen(self) -> None:
        item = self.pieces.chosen_item()
        self.detail.setVisible(item is not None)
        if item is None:
            self.detail.form.keep_typed()
        else:
            self.detail.show_item(item, self._names)
        self._offer()

    @Slot(str)
    def _on_money_asked(self, edition_id: str) -> None:
        self.go_asked.emit("money", f"edition:{edition_id}")

    @Slot()
    def _offer(self) -> None:
        add = Action("item.add", t("action", "Add a piece"), self.add, "N", "plus")
        self.offer(add, menu=(*self._item_actions(), *self._edition_actions()))

    def _item_actions(self) -> tuple[Action, ...]:
        count = self.pieces.table.chosen_count()
        one = "" if count == 1 else t("pipeline", "Choose one piece first.")
        none = "" if count else t("pipeline", "Choose a piece first.")
        remove = t("action", "Remove the piece")
        return (
            Action("edition.add", t("action", "Add an edition"), self.add_edition, why_not=one),
            Action("item.remove", remove, self.remove_items, icon="trash-2", why_not=none),
        )

    def _edition_actions(self) -> tuple[Action, ...]:
        shown = not self.detail.isHidden()
        one = shown and self.detail.editions.chosen_count() == 1
        some = shown and self.detail.editions.chosen_count() > 0
        first = t("pipeline", "Choose an edition first.")
        return (
            Action(
                "edition.money",
                t("action", "Show the edition's money"),
                self.detail.show_money,
                icon="wallet",
                why_not="" if one else first,
            ),
            Action(
                "edition.remove",
                t("action", "Remove the edition"),
                self.detail.remove_editions,
                icon="trash-2",
                why_not="" if some else first,
            ),
        )
