"""Money in and money out, with everything that can be said of it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.domain.money import is_currency
from sofa_desktop.i18n import terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.ledger import Flow
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.money.grid_form import GridForm, RateFields, Scrolled, choice
from sofa_desktop.ui.pages.money.lookups import Lookups
from sofa_desktop.ui.pages.money.parts_edit import PartsEdit


class FlowSheet(Sheet):
    """Records money in ("in") or out ("out"); answers with the new entry's id."""

    def __init__(
        self,
        desk: Desk,
        known: Lookups,
        way: str,
        account_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        title = terms.verb("money_in" if way == "in" else "money_out")
        super().__init__(title, t("money", "Record"), width=640, parent=parent)
        self._desk = desk
        self._known = known
        self._way = way
        today = desk.clock.today
        self.form = GridForm()
        self.account = choice(known.account_choices())
        self.day = DateEdit(today)
        self.amount = MoneyEdit(known.currency)
        self.counterparty = TextEdit()
        self.text = TextEdit(needed=t("money", "Say in a word what it was for."))
        self.parts = PartsEdit(known, way)
        self._more = Button(t("money", "More about it"), "link")
        self._build()
        self._rates = RateFields(self.form, today)
        self._scrolled = Scrolled()
        for part in (self.form, self.parts, self._more):
            self._scrolled.box.addWidget(part)
        self.body.addWidget(self._scrolled, 1)
        self._extra = GridForm()
        self._build_more()
        self._scrolled.box.addWidget(self._extra)
        self._scrolled.box.addStretch(1)
        self._extra.hide()
        accounts = known.account_choices()
        self.account.set_key(account_id or (accounts[0][0] if accounts else None))
        self.day.set_day(today())
        self._on_account(self.account.key())
        self.account.committed.connect(self._on_account)
        self.amount.textChanged.connect(self._on_amount)
        self.parts.resized.connect(self._on_resized)
        self.day.committed.connect(self._rates.set_day)
        self._more.clicked.connect(self._on_more)
        self._rates.set_day(self.day.day())
        self.amount.setFocus()

    def _build(self) -> None:
        who = t("money", "From whom") if self._way == "in" else t("money", "To whom")
        self.form.put("account", t("money column", "Account"), self.account)
        self.form.put("day", t("money column", "Date"), self.day)
        self.form.put("amount", t("money column", "Amount"), self.amount).check_with(
            self._amount_problem
        )
        self.form.put("counterparty", who, self.counterparty)
        self.form.put("text", t("money column", "What"), self.text, wide=True)

    def _build_more(self) -> None:
        self.note = TextEdit()
        self.tranche = choice(
            self._known.tranche_choices(),
            optional=True,
            empty=t("money", "The circle itself"),
        )
        self.original = MoneyEdit(self._known.currency, optional=True)
        self.currency = TextEdit()
        self.currency.setMaxLength(3)
        self._extra.put("note", t("money", "Note"), self.note, wide=True)
        self._extra.put(
            "original",
            t("money", "Amount in the original currency"),
            self.original,
            hint=t("money", "Where the bank had converted it before."),
        )
        self._extra.put("currency", t("money", "Original currency"), self.currency).check_with(
            self._currency_problem
        )
        field = self._extra.put(
            "tranche", t("money", "Paid by an investment of SoFA"), self.tranche, wide=True
        )
        field.setVisible(bool(self._known.tranches) and self._way == "out")

    def answer(self) -> str | None:
        """Record it; the new entry's id."""
        if not (self.form.is_sound() and self.parts.is_sound() and self._extra.is_sound()):
            return None
        flow = self.flow()
        if flow is None:
            return None
        ledger = self._desk.ledger
        write = ledger.money_in if self._way == "in" else ledger.money_out
        return write(flow, origin=self)

    def flow(self) -> Flow | None:
        """What was typed; None while the day or the account is unclear."""
        day, account = self.day.day(), self.account.key()
        if day is None or account is None:
            return None
        original = self.original.minor() if self.currency.value() else None
        return Flow(
            account_id=account,
            on=day,
            splits=self.parts.splits(),
            text=self.text.value(),
            counterparty=self.counterparty.value(),
            note=self.note.value(),
            tranche_id=self.tranche.key(),
            rate=self._rates.rate(),
            original_minor=abs(original or 0),
            original_currency=self.currency.value().upper() if original else "",
        )

    def _amount_problem(self) -> str:
        minor = self.amount.minor()
        if minor == 0:
            return t("money", "An amount of nothing is no entry.")
        if minor is not None and minor < 0:
            return t("money", "Write the amount without a sign: the verb says which way it goes.")
        return ""

    def _currency_problem(self) -> str:
        typed = self.currency.value().upper()
        if typed and not is_currency(typed):
            return t("money", "“{typed}” is no currency code, such as EUR.", typed=typed)
        return ""

    @Slot(object)
    def _on_account(self, key: str | None) -> None:
        currency = self._known.currency_of(key or "")
        self.amount.set_currency(currency)
        self._rates.show_for(
            currency, self._known.currency, needed=currency != self._known.currency
        )
        self._on_amount()
        self._scrolled.fit(self)

    @Slot()
    def _on_amount(self) -> None:
        currency = self._known.currency_of(self.account.key() or "")
        self.parts.set_total(self.amount.minor(), currency)

    @Slot()
    def _on_resized(self) -> None:
        self._scrolled.fit(self)

    @Slot()
    def _on_more(self) -> None:
        self._extra.show()
        self._more.hide()
        self._scrolled.fit(self)
        self._scrolled.ensureWidgetVisible(self._extra)
        self.note.setFocus()
