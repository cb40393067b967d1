"""What is done with a statement after a sheet was answered: issued, paid, not paid after all."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from sofa_desktop.i18n.statement.head import answer
from sofa_desktop.services.rows import StatementRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.choice_edit import Choice
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.pages.settlements import payments, presenter
from sofa_desktop.ui.pages.settlements.presenter import Shown
from sofa_desktop.ui.pages.settlements.sheets import Candidate, IssueSheet, Payment, PaySheet


class StatementDeeds(QObject):
    """Asks, and does what was answered.

    Signals:
        issued: id of the statement that was issued.
    """

    issued = Signal(str)

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._acting: Shown | None = None
        self._final = False

    def issue(self, shown: Shown, rows: Sequence[StatementRow], *, final: bool) -> None:
        """Ask whether to issue a draft."""
        circle = self._context.desk.queries.circle()
        if circle is None:
            return
        self._acting, self._final = shown, final
        number = presenter.next_number(circle.code, rows, self._context.desk.clock.today())
        sheet = IssueSheet.ask(presenter.issue_words(shown, number), self._page)
        sheet.answered.connect(self._on_issue_answered)

    def pay(self, shown: Shown, row: StatementRow, rows: Sequence[StatementRow]) -> None:
        """Ask how a statement was paid."""
        self._acting = shown
        desk = self._context.desk
        found = payments.may_be_payments(desk.queries, row, rows)
        candidates = [Candidate(each.id, payments.payment_words(each)) for each in found]
        accounts = [
            Choice(each.id, each.name)
            for each in payments.accounts_to_pay_from(desk.queries, row.currency)
        ]
        today = desk.clock.today
        sheet = PaySheet.ask(answer(shown.facts), candidates, accounts, today, self._page)
        sheet.answered.connect(self._on_payment_answered)

    def unpay(self, shown: Shown) -> None:
        """Take the payment off a statement; the entry stays."""
        settling = self._context.desk.settling
        self._page.attempt(lambda: settling.unmatch_payment(shown.key, origin=self._page))

    @Slot(object)
    def _on_issue_answered(self, answered: object) -> None:
        shown = self._acting
        if shown is None or not isinstance(answered, tuple):
            return
        settling = self._context.desk.settling
        issued = self._page.attempt(
            lambda: settling.issue(
                shown.period,
                final=self._final,
                consent_note=str(answered[0]),
                origin=self._page,
            )
        )
        if issued is not None:
            self.issued.emit(issued)

    @Slot(object)
    def _on_payment_answered(self, payment: object) -> None:
        shown = self._acting
        if shown is not None and isinstance(payment, Payment):
            self._page.attempt(lambda: self._record(shown.key, payment))

    def _record(self, key: str, payment: Payment) -> None:
        settling = self._context.desk.settling
        if payment.entry_id:
            settling.match_payment(key, payment.entry_id, origin=self._page)
        elif payment.on is not None:
            settling.pay(key, payment.account_id, on=payment.on, origin=self._page)
