"""SoFA's investment: each part with what was agreed, received, spent and paid back."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.choice_edit import Choice
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.form import Field
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.settlements import investment_words as words
from sofa_desktop.ui.pages.settlements.investment_columns import InvestmentColumns, key_of
from sofa_desktop.ui.pages.settlements.investment_sheets import (
    Part,
    PartSheet,
    Transfer,
    TransferSheet,
)
from sofa_desktop.ui.pages.settlements.investment_words import Standing
from sofa_desktop.ui.pages.settlements.panel import Offers, Panel
from sofa_desktop.ui.pages.settlements.payments import accounts_to_pay_from

MOST_ROWS = 12


class InvestmentPanel(Panel):
    """What did SoFA invest, and what is left to pay back?"""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        circle = context.desk.queries.circle()
        self._currency = circle.currency if circle else "EUR"
        self._standings: list[Standing] = []
        self._acting = ""
        self._all_line = Label("", "muted", wrap=True)
        columns = InvestmentColumns(self._currency, context.desk.clock.today, self._change)
        self.table: RowTable[Standing] = RowTable(
            t("investment", "SoFA's investment"), columns.all(), key_of
        )
        self.sentence = Label("", wrap=True)
        self.note = TextEdit()
        self.note.setPlaceholderText(t("investment", "What has to be reached"))
        self.note.committed.connect(self._on_note_committed)
        self._card = Card()
        self._card.box.addWidget(self.sentence)
        self._card.box.addWidget(Field(t("investment", "Milestones"), self.note, beside=True))
        self.empty = EmptyState(
            t(
                "investment",
                "Where profit is far but the sector matters, SoFA invests. What it invests is "
                "noted here, and paid back out of what stays in the circle.",
            ),
            self._add_action(),
            icon="piggy-bank",
        )
        with_parts = QWidget()
        down = QVBoxLayout(with_parts)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(12)
        for widget in (self._all_line, self.table, self._card):
            down.addWidget(widget)
        down.addStretch(1)
        self._all = QStackedWidget()
        self._all.addWidget(self.empty)
        self._all.addWidget(with_parts)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._all)
        self.table.chosen.connect(self._on_chosen)
        self.table.set_row_actions(self._row_actions)

    def refresh(self) -> None:
        self._standings = words.standings(self.context.desk.queries)
        self._all.setCurrentIndex(1 if self._standings else 0)
        self._all_line.setText(words.line(self._standings, self._currency))
        self.table.show_rows(self._standings)
        self.table.fit(MOST_ROWS)
        if self._standings and not self.table.chosen_records():
            self.table.choose(self._standings[0].row.id)
        self._show()

    def reveal(self, record: str) -> bool:
        known = any(each.row.id == record for each in self._standings)
        if known:
            self.table.choose(record)
        return known

    def offers(self) -> Offers:
        chosen = self.chosen()
        if chosen is None:
            return Offers(self._add_action())
        disburse = Action(
            "tranche.disburse", t("investment", "Money received…"), self.disburse, icon="download"
        )
        return Offers(
            self._add_action(),
            (self._repay_action(chosen), disburse),
            (self._remove_action(chosen),),
        )

    def chosen(self) -> Standing | None:
        """The part that is chosen now."""
        rows = self.table.chosen_rows()
        return rows[0] if rows else None

    def state(self) -> Mapping[str, object]:
        return {"table": self.table.state()}

    def restore(self, state: Mapping[str, object]) -> None:
        self.table.restore(state.get("table"))

    def add(self) -> None:
        """Ask for a new part."""
        sheet = PartSheet.ask(self._currency, self.context.desk.clock.today, self.page)
        sheet.answered.connect(self._on_part_answered)

    def disburse(self) -> None:
        """Ask what was received."""
        chosen = self.chosen()
        if chosen is None:
            return
        self._acting = chosen.row.id
        left = max(chosen.row.principal_minor - chosen.row.disbursed_minor, 0)
        sheet = self._ask_transfer(
            t("investment", "Record money received"),
            t(
                "investment",
                "Money of “{name}” that arrived from SoFA. Paying it back begins with the "
                "statement after the next.",
                name=chosen.row.name,
            ),
            left,
        )
        sheet.answered.connect(self._on_disbursed)

    def repay(self) -> None:
        """Ask what was paid back early."""
        chosen = self.chosen()
        if chosen is None:
            return
        self._acting = chosen.row.id
        sheet = self._ask_transfer(
            t("investment", "Record money paid back"),
            t(
                "investment",
                "Money that the circle paid back of “{name}” by a transfer, before its time.",
                name=chosen.row.name,
            ),
            chosen.outstanding or 0,
        )
        sheet.answered.connect(self._on_repaid)

    def remove(self) -> None:
        """Take the chosen part away."""
        chosen = self.chosen()
        if chosen is not None:
            agreements = self.context.desk.agreements
            row = chosen.row
            self.page.attempt(lambda: agreements.remove_tranche(row.id, origin=self.page))

    def _ask_transfer(self, title: str, sentence: str, suggested: int) -> TransferSheet:
        desk = self.context.desk
        accounts = [
            Choice(each.id, each.name)
            for each in accounts_to_pay_from(desk.queries, self._currency)
        ]
        return TransferSheet.ask(
            title, sentence, self._currency, suggested, accounts, desk.clock.today, self.page
        )

    def _show(self) -> None:
        chosen = self.chosen()
        self._card.setVisible(chosen is not None)
        if chosen is not None:
            self.sentence.setText(words.sentence(chosen, self._currency))
            if not self.note.hasFocus():
                self.note.set_value(chosen.row.note)
        self.offers_changed.emit()

    def _add_action(self) -> Action:
        return Action("tranche.add", t("investment", "Add an investment"), self.add, icon="plus")

    def _repay_action(self, chosen: Standing) -> Action:
        why_not = ""
        if not chosen.row.disbursed_minor:
            why_not = t("investment", "Nothing of it was received yet.")
        return Action(
            "tranche.repay",
            t("investment", "Pay back early…"),
            self.repay,
            icon="upload",
            why_not=why_not,
        )

    def _remove_action(self, chosen: Standing) -> Action:
        used = chosen.row.disbursed_minor or chosen.row.spent_minor
        why_not = t("investment", "Money of it was received, so it stays.") if used else ""
        return Action(
            "tranche.remove",
            t("investment", "Remove this investment"),
            self.remove,
            icon="trash-2",
            why_not=why_not,
        )

    def _row_actions(self) -> Sequence[Action]:
        offers = self.offers()
        return (*offers.beside, *offers.menu)

    def _change(self, standing: Standing, **fields: object) -> None:
        agreements = self.context.desk.agreements
        agreements.change_tranche(standing.row.id, origin=self.page, **fields)

    @Slot(int)
    def _on_chosen(self, _count: int) -> None:
        self._show()

    @Slot(object)
    def _on_note_committed(self, note: object) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.page.attempt(lambda: self._change(chosen, note=note))

    @Slot(object)
    def _on_part_answered(self, part: object) -> None:
        if not isinstance(part, Part):
            return
        agreements = self.context.desk.agreements
        made = self.page.attempt(
            lambda: agreements.add_tranche(
                part.name,
                part.principal,
                agreed_on=part.agreed_on,
                note=part.note,
                origin=self.page,
            )
        )
        if made is not None:
            self.table.choose(made)

    @Slot(object)
    def _on_disbursed(self, told: object) -> None:
        if isinstance(told, Transfer):
            self.page.attempt(
                lambda: self.context.desk.agreements.disburse(
                    self._acting,
                    told.account_id,
                    on=told.on,
                    minor=told.minor,
                    origin=self.page,
                )
            )

    @Slot(object)
    def _on_repaid(self, told: object) -> None:
        if isinstance(told, Transfer):
            self.page.attempt(
                lambda: self.context.desk.agreements.repay_early(
                    self._acting,
                    told.account_id,
                    on=told.on,
                    minor=told.minor,
                    origin=self.page,
                )
            )
