"""Accounts: added, renamed, archived; edited in place, each change on its own."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.domain.ledger import AccountKind, Verb
from sofa_desktop.domain.money import is_currency
from sofa_desktop.i18n import formats, terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Changed, Topic
from sofa_desktop.services.rows import AccountRow, EntryFilter
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.columns import Align, Column, Edit, Kind
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.money.account_columns import (
    Editing,
    in_use,
    kind_of,
    muted,
    name_of,
    record_of,
    use_key,
    uses,
)
from sofa_desktop.ui.pages.money.grid_form import GridForm, choice

PLACES = (AccountKind.BANK, AccountKind.CASH, AccountKind.PAYPAL, AccountKind.SOFA_HELD)


class AccountsSheet(Sheet):
    """The places of money; nothing is decided here, so it only closes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            t("money", "Accounts"),
            t("sheet", "Close"),
            t("money", "Type over a name or number to change it."),
            width=820,
            parent=parent,
        )
        self.cancel.hide()
        self._context = context
        editing = Editing(context.desk)
        self.table: RowTable[AccountRow] = RowTable(
            t("money", "Accounts"),
            [
                Column(
                    t("money", "Name"),
                    name_of,
                    stretch=True,
                    edit=Edit(Kind.TEXT, name_of, editing.rename),
                ),
                Column(t("money", "Kind"), kind_of, width=130, tone=muted),
                Column(
                    t("money", "IBAN or number"),
                    _number,
                    width=220,
                    edit=Edit(Kind.TEXT, _number, editing.renumber, optional=True),
                ),
                Column(
                    t("money", "In use"),
                    in_use,
                    width=90,
                    edit=Edit(Kind.CHOICE, use_key, editing.archive, choices=uses),
                ),
                Column(t("money", "Balance"), _balance, align=Align.END, width=140),
            ],
            record_of,
        )
        self.table.setMinimumHeight(220)
        self._add = Button(t("money", "Add an account"))
        self._add.clicked.connect(self._on_add)
        self._opening = Button(t("money", "Opening balance…"))
        self._opening.clicked.connect(self._on_opening)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._add)
        row.addWidget(self._opening)
        row.addStretch(1)
        self.body.addWidget(self.table, 1)
        self.table.setFocus()
        self.body.addLayout(row)
        context.hub.changed.connect(self._on_changed)
        self.table.show_rows(context.desk.queries.accounts())

    @Slot(object)
    def _on_changed(self, change: Changed) -> None:
        if change.touches(frozenset({Topic.LEDGER})):
            self.table.show_rows(self._context.desk.queries.accounts())

    @Slot()
    def _on_add(self) -> None:
        NewAccountSheet(self._context, self).open()

    @Slot()
    def _on_opening(self) -> None:
        rows = self.table.chosen_rows() or tuple(self._context.desk.queries.accounts()[:1])
        if rows:
            OpeningSheet(self._context, rows[0], self).open()


class OpeningSheet(Sheet):
    """Says what was in an account when its books began; answers with the entry's id."""

    def __init__(
        self, context: Context, account: AccountRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            t("money", "Opening balance of {account}", account=account.name),
            t("money", "Keep it"),
            t("money", "What was in it before the first entry; it is neither income nor cost."),
            parent=parent,
        )
        self._context = context
        self._account = account
        self.form = GridForm()
        self.amount = MoneyEdit(account.currency)
        self.day = DateEdit(context.desk.clock.today)
        self.form.put("amount", t("money", "Balance"), self.amount)
        self.form.put("day", t("money", "On the day"), self.day)
        self.body.addWidget(self.form)
        self._show_said()
        self.amount.setFocus()

    def answer(self) -> str | None:
        """Record it; the entry's id."""
        minor, day = self.amount.minor(), self.day.day()
        if not self.form.is_sound() or minor is None or day is None:
            return None
        return self._context.desk.ledger.opening(self._account.id, on=day, minor=minor, origin=self)

    def _show_said(self) -> None:
        """What was said before, else the day before the account's first entry."""
        queries = self._context.desk.queries
        of = EntryFilter(account_id=self._account.id)
        said = queries.entries(queries.entry_ids(replace(of, verb=str(Verb.OPENING)))[:1])
        first = queries.entries(queries.entry_ids(of, "date")[:1])
        if said:
            self.amount.set_minor(said[0].minor)
            self.day.set_day(said[0].occurred_on)
        elif first:
            self.day.set_day(first[0].occurred_on - timedelta(days=1))


class NewAccountSheet(Sheet):
    """Opens a place for money; answers with its id."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            t("money", "Add an account"), t("money", "Add the account"), width=560, parent=parent
        )
        self._context = context
        circle = context.desk.queries.circle()
        currency = circle.currency if circle is not None else "EUR"
        self.form = GridForm()
        self.name = TextEdit(needed=t("money", "An account needs a name."))
        self.kind = choice(tuple((str(kind), terms.account_kind(kind)) for kind in PLACES))
        self.kind.set_key(str(AccountKind.BANK))
        self.currency = TextEdit(currency)
        self.currency.setMaxLength(3)
        self.number = TextEdit()
        self.opening = MoneyEdit(currency, optional=True)
        self.day = DateEdit(context.desk.clock.today, optional=True)
        self.form.put("name", t("money", "Name"), self.name, wide=True)
        self.form.put("kind", t("money", "Kind"), self.kind)
        self.form.put("currency", t("money", "Currency"), self.currency).check_with(
            self._currency_problem
        )
        self.form.put(
            "number",
            t("money", "IBAN or number"),
            self.number,
            wide=True,
            hint=t("money", "By it a bank's file finds its account."),
        )
        self.form.put("opening", t("money", "Balance when the books begin"), self.opening)
        self.form.put("day", t("money", "On the day"), self.day).check_with(self._day_problem)
        self.currency.textChanged.connect(self._on_currency)
        self.body.addWidget(self.form)
        self.name.setFocus()

    def answer(self) -> str | None:
        """Open it; its id."""
        if not self.form.is_sound():
            return None
        return self._context.desk.accounts.add(
            self.name.value(),
            AccountKind(self.kind.key() or AccountKind.BANK),
            self.currency.value().upper(),
            number=self.number.value(),
            opening_minor=self.opening.minor() or 0,
            opening_on=self.day.day(),
            origin=self,
        )

    def _currency_problem(self) -> str:
        typed = self.currency.value().upper()
        if not is_currency(typed):
            return t("money", "“{typed}” is no currency code, such as EUR.", typed=typed)
        return ""

    def _day_problem(self) -> str:
        if self.opening.minor() and self.day.day() is None:
            return t("money", "A balance belongs to a day.")
        return ""

    @Slot(str)
    def _on_currency(self, typed: str) -> None:
        if is_currency(typed.strip().upper()):
            self.opening.set_currency(typed.strip().upper())


def _number(row: AccountRow) -> str:
    return row.number


def _balance(row: AccountRow) -> str:
    return formats.money(row.balance_minor, row.currency)
