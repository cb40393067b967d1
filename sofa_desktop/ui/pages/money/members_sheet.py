"""Paying members out of what is owed to them."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.i18n import formats, terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import MemberRow
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit, mark_wrong
from sofa_desktop.ui.pages.money.grid_form import GridForm, RateFields, choice
from sofa_desktop.ui.pages.money.lookups import Lookups

_MIDDLE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | _MIDDLE
_RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE
_END = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


def owed_to_members(desk: Desk) -> Mapping[str, int]:
    """What the circle owes to each member, in its own currency; below zero was paid ahead."""
    with desk.file.look() as work:
        currency = work.circle().currency
        return {
            str(account.owner_id): -work.balance(account.id, currency)
            for account in work.accounts.all()
            if account.kind is AccountKind.MEMBER
        }


class MembersSheet(Sheet):
    """Records what is paid to each member; answers with the new entry's id."""

    def __init__(
        self, desk: Desk, known: Lookups, account_id: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            terms.verb("pay_members"),
            t("money", "Pay"),
            t("money", "Settlements say what is owed to each member; here it is paid out."),
            width=600,
            parent=parent,
        )
        self._desk = desk
        self._known = known
        self.owed = owed_to_members(desk)
        today = desk.clock.today()
        self.members = [
            row
            for row in desk.queries.members(today)
            if row.left_on is None or self.owed.get(row.id)
        ]
        self.form = GridForm()
        self.account = choice(known.account_choices())
        self.day = DateEdit(desk.clock.today)
        self.text = TextEdit()
        self.form.put("account", t("money column", "Account"), self.account)
        self.form.put("day", t("money column", "Date"), self.day)
        self.form.put(
            "text",
            t("money column", "What"),
            self.text,
            wide=True,
            hint=t("money", "Left empty, it names the members."),
        )
        self._rates = RateFields(self.form, desk.clock.today)
        self.amounts: dict[str, MoneyEdit] = {}
        self._sum = Label("", "strong")
        self._wrong = Label("", "error", wrap=True)
        self._wrong.hide()
        self.body.addWidget(self.form)
        self.body.addLayout(self._rows())
        self.body.addWidget(self._wrong)
        accounts = known.account_choices()
        self.account.set_key(account_id or (accounts[0][0] if accounts else None))
        self.account.committed.connect(self._on_account)
        self.day.set_day(today)
        self._rates.set_day(today)
        self._on_account(self.account.key())
        if self.amounts:
            next(iter(self.amounts.values())).setFocus()

    def answer(self) -> str | None:
        """Record it; the new entry's id."""
        day, account = self.day.day(), self.account.key()
        if not self.form.is_sound() or day is None or account is None or not self._is_sound():
            return None
        return self._desk.ledger.pay_members(
            account,
            self.shares(),
            on=day,
            text=self.text.value(),
            rate=self._rates.rate(),
            origin=self,
        )

    def shares(self) -> dict[str, int]:
        """What each member gets, those who get nothing left out."""
        return {id_: minor for id_, edit in self.amounts.items() if (minor := edit.minor() or 0)}

    def _is_sound(self) -> bool:
        wrong = ""
        for edit in self.amounts.values():
            problem = edit.problem()
            if not problem and (edit.minor() or 0) < 0:
                problem = t("money", "An amount above zero is needed here.")
            mark_wrong(edit, wrong=bool(problem))
            if problem and not wrong:
                wrong = problem
                edit.setFocus()
        if not wrong and not self.shares():
            wrong = t("money", "Write an amount beside at least one member.")
        self._wrong.say(wrong)
        return not wrong

    def _rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for column, heading in enumerate(
            (t("money", "Member"), t("money", "Owed"), t("money", "Paid now"))
        ):
            said = Label(heading, "small")
            if column:
                said.setAlignment(_END)
            grid.addWidget(said, 0, column)
        for place, row in enumerate(self.members, start=1):
            self._row(grid, place, row)
        everything = Button(t("money", "Pay all that is owed"), "link")
        everything.setEnabled(any(minor > 0 for minor in self.owed.values()))
        everything.clicked.connect(self._on_all_clicked)
        last = len(self.members) + 1
        grid.addWidget(everything, last, 0)
        grid.addWidget(self._sum, last, 1, 1, 2)
        self._sum.setAlignment(_END)
        self._tell_sum()
        return grid

    def _row(self, grid: QGridLayout, place: int, row: MemberRow) -> None:
        currency = self._known.currency
        owed = self.owed.get(row.id, 0)
        told = Label(formats.money(owed, currency), "muted")
        told.setAlignment(_END)
        edit = MoneyEdit(currency, optional=True)
        name = t("money", "Paid now to {member}", member=row.name)
        edit.setAccessibleName(name)
        edit.setMinimumWidth(140)
        edit.textChanged.connect(self._tell_sum)
        self.amounts[row.id] = edit
        named = Label(row.name)
        named.setAlignment(_RIGHT if self.isRightToLeft() else _LEFT)
        grid.addWidget(named, place, 0)
        grid.addWidget(told, place, 1)
        grid.addWidget(edit, place, 2)

    @Slot()
    def _tell_sum(self) -> None:
        currency = self._known.currency_of(self.account.key() or "")
        total = sum(self.shares().values())
        self._sum.setText(t("money", "Together {total}", total=formats.money(total, currency)))

    @Slot()
    def _on_all_clicked(self) -> None:
        for id_, edit in self.amounts.items():
            owed = self.owed.get(id_, 0)
            if owed > 0:
                edit.set_minor(owed)

    @Slot(object)
    def _on_account(self, key: str | None) -> None:
        currency = self._known.currency_of(key or "")
        for edit in self.amounts.values():
            edit.set_currency(currency)
        needed = currency != self._known.currency
        self._rates.show_for(currency, self._known.currency, needed=needed)
        self._tell_sum()
