"""What is done with a version of the agreement: drafted, consented to, taken away."""

from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.services.rows import AgreementRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.pages.settlements import agreement_words as words
from sofa_desktop.ui.pages.settlements.agreement_sheets import (
    Consent,
    ConsentSheet,
    SofaConsentSheet,
)


class AgreementDeeds(QObject):
    """Asks where something is to be asked, and does it.

    Signals:
        drafted: id of the version that was begun.
    """

    drafted = Signal(str)

    def __init__(self, context: Context, page: Page, currency: str) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._currency = currency
        self._acting = ""

    def draft(self) -> None:
        """Begin a version: from the suggested terms, or from the last one."""
        desk = self._context.desk
        rows = desk.queries.agreements()
        terms = words.terms_in(rows[0]) if rows else Terms.suggested(self._currency)
        settled = max((row.ends_on for row in desk.queries.statements()), default=None)
        start = words.first_day_of_new(rows, settled, desk.clock.today())
        if not rows:
            start = desk.settling.next_period().start
        made = self._page.attempt(
            lambda: desk.agreements.draft(
                terms, valid_from=start, review_on=words.review_after(start), origin=self._page
            )
        )
        if made is not None:
            self.drafted.emit(made)

    def consent(self, row: AgreementRow) -> None:
        """Ask for the circle's consent."""
        self._acting = row.id
        sheet = ConsentSheet.ask(self._context.desk.clock.today, self._page)
        sheet.answered.connect(self._on_consented)

    def sofa_consents(self, row: AgreementRow) -> None:
        """Ask for the day of SoFA's consent."""
        self._acting = row.id
        sheet = SofaConsentSheet.ask(self._context.desk.clock.today, self._page)
        sheet.answered.connect(self._on_sofa_consented)

    def remove(self, row: AgreementRow) -> None:
        """Take a version away."""
        agreements = self._context.desk.agreements
        self._page.attempt(lambda: agreements.remove(row.id, origin=self._page))

    @Slot(object)
    def _on_consented(self, consent: object) -> None:
        agreements = self._context.desk.agreements
        if isinstance(consent, Consent):
            self._page.attempt(
                lambda: agreements.consent(
                    self._acting,
                    on=consent.on,
                    note=consent.note,
                    sofa_on=consent.sofa_on,
                    origin=self._page,
                )
            )

    @Slot(object)
    def _on_sofa_consented(self, on: object) -> None:
        agreements = self._context.desk.agreements
        if isinstance(on, date):
            self._page.attempt(
                lambda: agreements.sofa_consents(self._acting, on=on, origin=self._page)
            )
