"""The sheets about SoFA's investment: a new part, money received, money paid back early."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit

Today = Callable[[], date]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the investment as a person says it."""

    name: str
    principal: int
    agreed_on: date
    note: str


class PartSheet(Sheet):
    """A new part of the investment; answers with a ``Part``."""

    def __init__(self, currency: str, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(
            t("investment", "Add an investment"),
            t("investment", "Add it"),
            t(
                "investment",
                "Note what circle and SoFA agreed on. The money itself is recorded when it "
                "arrives.",
            ),
            parent=parent,
        )
        self.name = TextEdit(needed=t("investment", "Give it a name, such as what it is for."))
        self.principal = MoneyEdit(currency)
        self.on = DateEdit(today)
        self.on.set_day(today())
        self.note = TextEdit()
        self.form = Form()
        self.form.add("name", t("investment", "Name"), self.name)
        self.form.add(
            "principal",
            t("investment", "Amount in {currency}", currency=currency),
            self.principal,
        )
        self.form.add("on", t("investment", "Agreed on"), self.on)
        self.form.add(
            "note",
            t("investment", "Milestones"),
            self.note,
            hint=t("investment", "What has to be reached before the next part comes."),
        )
        self.form.field("principal").check_with(self._amount_problem)
        self.body.addWidget(self.form)
        self.name.setFocus()

    def answer(self) -> object | None:
        on, principal = self.on.day(), self.principal.minor()
        if not self.form.is_sound() or on is None or principal is None:
            return None
        return Part(self.name.value(), principal, on, self.note.value())

    @classmethod
    def ask(cls, currency: str, today: Today, parent: QWidget) -> "PartSheet":
        """Open it."""
        sheet = cls(currency, today, parent)
        sheet.open()
        return sheet

    def _amount_problem(self) -> str:
        return _more_than_nothing(self.principal)


@dataclass(frozen=True, slots=True)
class Transfer:
    """Money of an investment that came or went back."""

    account_id: str
    minor: int
    on: date


class TransferSheet(Sheet):
    """Money received or paid back: account, amount, day; answers with a ``Transfer``."""

    def __init__(
        self,
        title: str,
        sentence: str,
        currency: str,
        suggested: int,
        accounts: Sequence[Choice],
        today: Today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, title, sentence, parent=parent)
        self.account = ChoiceEdit(accounts)
        self.amount = MoneyEdit(currency)
        self.amount.set_minor(suggested or None)
        self.on = DateEdit(today)
        self.on.set_day(today())
        self.form = Form(beside=True)
        self.form.add(
            "amount", t("investment", "Amount in {currency}", currency=currency), self.amount
        ).check_with(self._amount_problem)
        self.form.add("account", t("investment", "Account"), self.account)
        self.form.add("on", t("investment", "Day"), self.on)
        if accounts:
            self.account.set_key(accounts[0].key)
        self.body.addWidget(self.form)
        self.amount.setFocus()

    def answer(self) -> object | None:
        on, minor, account = self.on.day(), self.amount.minor(), self.account.key()
        if not self.form.is_sound() or on is None or minor is None or account is None:
            return None
        return Transfer(account, minor, on)

    @classmethod
    def ask(
        cls,
        title: str,
        sentence: str,
        currency: str,
        suggested: int,
        accounts: Sequence[Choice],
        today: Today,
        parent: QWidget,
    ) -> "TransferSheet":
        """Open it."""
        sheet = cls(title, sentence, currency, suggested, accounts, today, parent)
        sheet.open()
        return sheet

    def _amount_problem(self) -> str:
        return _more_than_nothing(self.amount)


def _more_than_nothing(edit: MoneyEdit) -> str:
    minor = edit.minor()
    if minor is not None and minor <= 0:
        return t("investment", "Give an amount of more than nothing.")
    return ""
