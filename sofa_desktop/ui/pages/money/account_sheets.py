"""Accounts and categories: added, renamed, archived; edited in place, each change on its own."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.domain.money import is_currency
from sofa_desktop.i18n import formats, terms
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.changes import Changed, Topic
from sofa_desktop.services.rows import AccountRow, CategoryRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.columns import Align, Column, Edit, Kind
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.money.grid_form import GridForm, choice

PLACES = (AccountKind.BANK, AccountKind.CASH, AccountKind.PAYPAL, AccountKind.SOFA_HELD)
PURPOSES = (AccountKind.INCOME, AccountKind.COST, AccountKind.TAX)
YES, NO = "yes", "no"


class _Editing:
    """Renames and archives accounts and categories."""

    def __init__(self, context: Context) -> None:
        self._accounts = context.desk.accounts

    def rename(self, row: AccountRow | CategoryRow, value: object) -> str | None:
        """Give another name."""
        self._accounts.change(row.id, name=value, origin=self)
        return None

    def renumber(self, row: AccountRow, value: object) -> str | None:
        """Note the IBAN or number, by which bank files are known."""
        self._accounts.change(row.id, number=value, origin=self)
        return None

    def archive(self, row: AccountRow | CategoryRow, value: object) -> str | None:
        """Put away, or take up again."""
        self._accounts.change(row.id, archived=value == NO, origin=self)
        return None


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
        editing = _Editing(context)
        self.table: RowTable[AccountRow] = RowTable(
            t("money", "Accounts"),
            [
                Column(
                    t("money", "Name"),
                    _name,
                    stretch=True,
                    edit=Edit(Kind.TEXT, _name, editing.rename),
                ),
                Column(t("money", "Kind"), _kind, width=130, tone=_muted),
                Column(
                    t("money", "IBAN or number"),
                    _number,
                    width=220,
                    edit=Edit(Kind.TEXT, _number, editing.renumber, optional=True),
                ),
                Column(
                    t("money", "In use"),
                    _in_use,
                    width=90,
                    edit=Edit(Kind.CHOICE, _use_key, editing.archive, choices=_uses),
                ),
                Column(t("money", "Balance"), _balance, align=Align.END, width=140),
            ],
            _id,
        )
        self.table.setMinimumHeight(220)
        self._add = Button(t("money", "Add an account"))
        self._add.clicked.connect(self._on_add)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        self.body.addWidget(self.table, 1)
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


class CategoriesSheet(Sheet):
    """What money may be for; nothing is decided here, so it only closes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            t("money", "Categories"),
            t("sheet", "Close"),
            t("money", "Type over a name to change it; entries follow."),
            width=680,
            parent=parent,
        )
        self.cancel.hide()
        self._context = context
        editing = _Editing(context)
        self.table: RowTable[CategoryRow] = RowTable(
            t("money", "Categories"),
            [
                Column(
                    t("money", "Name"),
                    _name,
                    stretch=True,
                    edit=Edit(Kind.TEXT, _name, editing.rename),
                ),
                Column(t("money", "Kind"), _kind, width=150, tone=_muted),
                Column(t("money", "Used"), _used, width=130, tone=_muted),
                Column(
                    t("money", "In use"),
                    _in_use,
                    width=100,
                    edit=Edit(Kind.CHOICE, _use_key, editing.archive, choices=_uses),
                ),
            ],
            _id,
        )
        self.table.setMinimumHeight(320)
        self.name = TextEdit()
        self.name.setPlaceholderText(t("money", "Name of a new category"))
        self.name.setAccessibleName(t("money", "Name of a new category"))
        self.kind = choice(tuple((str(kind), terms.account_kind(kind)) for kind in PURPOSES))
        self.kind.set_key(str(AccountKind.COST))
        self.kind.setAccessibleName(t("money", "Kind of a new category"))
        self._add = Button(t("money", "Add"))
        self._add.clicked.connect(self._on_add)
        self.name.returnPressed.connect(self._on_add)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 2)
        row.addWidget(self.kind, 1)
        row.addWidget(self._add)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.verb.setDefault(False)
        context.hub.changed.connect(self._on_changed)
        self.table.show_rows(context.desk.queries.categories())
        self.table.set_row_actions(self._row_actions)

    def _row_actions(self) -> Sequence[Action]:
        return (Action("category.remove", t("money", "Remove"), self._on_remove, "Del", "trash-2"),)

    @Slot(object)
    def _on_changed(self, change: Changed) -> None:
        if change.touches(frozenset({Topic.LEDGER})):
            self.table.show_rows(self._context.desk.queries.categories())

    @Slot()
    def _on_add(self) -> None:
        if not self.name.value():
            self.name.setFocus()
            return
        kind = AccountKind(self.kind.key() or AccountKind.COST)
        made = self.attempt(
            lambda: self._context.desk.accounts.add_category(self.name.value(), kind, origin=self)
        )
        if made is not None:
            self.name.set_value("")
            self.table.choose(str(made))
        self.name.setFocus()

    @Slot()
    def _on_remove(self) -> None:
        for record in self.table.chosen_records():
            accounts = self._context.desk.accounts
            self.attempt(lambda: accounts.remove(record, origin=self))  # noqa: B023


def _id(row: AccountRow | CategoryRow) -> str:
    return row.id


def _name(row: AccountRow | CategoryRow) -> str:
    return row.name


def _kind(row: AccountRow | CategoryRow) -> str:
    return terms.account_kind(row.kind)


def _number(row: AccountRow) -> str:
    return row.number


def _use_key(row: AccountRow | CategoryRow) -> str:
    return NO if row.archived else YES


def _in_use(row: AccountRow | CategoryRow) -> str:
    return dict(_uses(row))[_use_key(row)]


def _uses(row: AccountRow | CategoryRow) -> tuple[tuple[str, str], ...]:
    del row
    return ((YES, t("money", "yes")), (NO, t("money", "archived")))


def _used(row: CategoryRow) -> str:
    return tn("money", "{n} time", "{n} times", row.entries) if row.entries else ""


def _balance(row: AccountRow) -> str:
    return formats.money(row.balance_minor, row.currency)


def _muted(row: AccountRow | CategoryRow) -> str:
    del row
    return "muted"
