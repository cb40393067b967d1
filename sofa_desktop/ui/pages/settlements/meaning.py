"""What the terms that are shown mean: the worked example, and what they change."""

import json

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import AgreementRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.card import Section
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.pages.settlements import agreement_words as words
from sofa_desktop.ui.pages.settlements import example
from sofa_desktop.ui.pages.settlements.example_panel import ExamplePanel, Variant
from sofa_desktop.ui.pages.settlements.grid import GridCard
from sofa_desktop.ui.pages.settlements.paper_work import PaperWork
from sofa_desktop.ui.pages.settlements.terms_words import Names

LAST_STATEMENTS = 4


class Meaning(QWidget):
    """The right side of the agreement: it follows every key."""

    def __init__(self, context: Context, page: Page, currency: str) -> None:
        super().__init__()
        self._context = context
        self._currency = currency
        self._names: Names = {}
        self._paper = PaperWork(context, page)
        self.example = ExamplePanel(currency)
        self._section = Section(t("agreement", "What changes"))
        self.changes = GridCard(t("agreement", "What changes"))
        self._section.box.addWidget(self.changes)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 0, 8, 16)
        box.setSpacing(16)
        box.addWidget(self.example)
        box.addWidget(self._section)
        box.addStretch(1)
        self.example.own_asked.connect(self._on_own_asked)
        self.example.chart.export_asked.connect(self._on_export_asked)

    def show_terms(self, terms: Terms, old: AgreementRow | None, names: Names) -> None:
        """Show what these terms mean, beside the version before them."""
        self._names = names
        variants: list[Variant] = [(t("agreement", "These terms"), terms)]
        if old is not None:
            name = t("agreement", "Version {number}", number=old.version)
            variants.append((name, words.terms_in(old)))
        self.example.show_terms(variants)
        changed = words.changed(old, terms, names) if old is not None else None
        self._section.setVisible(changed is not None and bool(changed.rows))
        if changed is not None:
            self.changes.show_grid(changed)

    @Slot()
    def _on_own_asked(self) -> None:
        """The circle's last statements, or what its books say where none was issued."""
        queries, today = self._context.desk.queries, self._context.desk.clock.today()
        issued = queries.statements()[:LAST_STATEMENTS]
        if issued:
            payloads = [json.loads(queries.statement_payload(row.id)[0]) for row in issued]
            payloads.reverse()
            self.example.set_own(example.replayed(payloads, self._names))
            return
        months = queries.category_months(example.first_day(today), today)
        categories = queries.categories()
        self.example.set_own(example.booked(months, categories, today, self._currency))

    @Slot(object, str)
    def _on_export_asked(self, picture: object, kind: str) -> None:
        from sofa_desktop.charts.waterfall import Waterfall  # noqa: PLC0415  (on use)

        if isinstance(picture, Waterfall):
            name = t("agreement", "Example of the agreement")
            self._paper.ask_picture(picture, kind, name)
