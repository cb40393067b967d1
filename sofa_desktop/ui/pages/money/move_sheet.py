"""Money moved from one own account to another."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n import terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.money.grid_form import GridForm, choice
from sofa_desktop.ui.pages.money.lookups import Lookups


class MoveSheet(Sheet):
    """Records a move; answers with the new entry's id. Two amounts where currencies differ."""

    def __init__(
        self, desk: Desk, known: Lookups, source_id: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            terms.verb("move"),
            t("money", "Record the move"),
            t("money", "Between the circle's own accounts: nothing is earned or spent."),
            width=560,
            parent=parent,
        )
        self._desk = desk
        self._known = known
        accounts = known.account_choices()
        self.form = GridForm()
        self.source = choice(accounts)
        self.target = choice(accounts)
        self.day = DateEdit(desk.clock.today)
        self.amount = MoneyEdit(known.currency)
        self.arrived = MoneyEdit(known.currency)
        self.text = TextEdit()
        self.form.put("source", t("money", "From"), self.source)
        self.form.put("target", t("money", "To"), self.target).check_with(self._target_problem)
        self.form.put("day", t("money column", "Date"), self.day)
        self.form.put("amount", t("money column", "Amount"), self.amount).check_with(
            self._amount_problem
        )
        self.form.put("arrived", t("money", "Amount that arrived"), self.arrived, wide=True)
        self.form.put(
            "text",
            t("money column", "What"),
            self.text,
            wide=True,
            hint=t("money", "Left empty, it names the two accounts."),
        )
        self.body.addWidget(self.form)
        ids = [key for key, _ in accounts]
        first = source_id if source_id in ids else (ids[0] if ids else None)
        self.source.set_key(first)
        self.target.set_key(next((id_ for id_ in ids if id_ != first), None))
        self.day.set_day(desk.clock.today())
        self.source.committed.connect(self._on_account)
        self.target.committed.connect(self._on_account)
        self._on_account()
        self.amount.setFocus()

    def answer(self) -> str | None:
        """Record it; the new entry's id."""
        day, minor = self.day.day(), self.amount.minor()
        source, target = self.source.key(), self.target.key()
        if not self.form.is_sound() or day is None or minor is None or not source or not target:
            return None
        arrived = None if self.form.field("arrived").isHidden() else self.arrived.minor()
        return self._desk.ledger.move(
            source,
            target,
            on=day,
            minor=minor,
            arrived=arrived,
            text=self.text.value(),
            origin=self,
        )

    def _target_problem(self) -> str:
        if self.target.key() and self.target.key() == self.source.key():
            return t("money", "Choose another account than the one the money leaves.")
        return ""

    def _amount_problem(self) -> str:
        minor = self.amount.minor()
        if minor is not None and minor <= 0:
            return t("money", "An amount above zero is needed here.")
        return ""

    @Slot()
    def _on_account(self) -> None:
        of = self._known.currency_of(self.source.key() or "")
        to = self._known.currency_of(self.target.key() or "")
        self.amount.set_currency(of)
        self.arrived.set_currency(to)
        self.form.show_fields("arrived", shown=of != to)
