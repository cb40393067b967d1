"""Settlements: statements, the agreement, and SoFA's investment."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Topic
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.parts import PartedPage
from sofa_desktop.ui.pages.settlements import presenter
from sofa_desktop.ui.pages.settlements.agreement import AgreementPanel
from sofa_desktop.ui.pages.settlements.investment import InvestmentPanel
from sofa_desktop.ui.pages.settlements.statements import StatementsPanel


class SettlementsPage(PartedPage):
    """What do we owe each other, and why?"""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.CIRCLE, Topic.PEOPLE, Topic.LEDGER, Topic.AGREEMENT, Topic.SETTLEMENTS}
    )
    manual: ClassVar[str] = "settlements"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            t("place", "Settlements"),
            context,
            tabs=t("settlements", "Parts of the page"),
            parent=parent,
        )
        self.statements = StatementsPanel(context, self)
        self.agreement = AgreementPanel(context, self)
        self.investment = InvestmentPanel(context, self)
        self.add_part("statements", t("settlements", "Statements"), self.statements)
        self.add_part("agreement", t("settlements", "Agreement"), self.agreement)
        self.add_part("investment", t("settlements", "Investment"), self.investment)
        self.statements.agreement_asked.connect(self._show_agreement)

    def line(self) -> str:
        queries = self.context.desk.queries
        circle = queries.circle()
        return presenter.line(queries.statements(), circle.currency if circle else "EUR")

    def take_files(self, paths: Sequence[Path]) -> None:
        """Verify a PDF that was dropped on the window."""
        self.show_part("statements")
        self.statements.take_files(paths)

    @Slot()
    def _show_agreement(self) -> None:
        self.show_part("agreement")
