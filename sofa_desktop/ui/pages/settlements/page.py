"""Settlements: statements, the agreement, and SoFA's investment."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Topic
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.pages.settlements import presenter
from sofa_desktop.ui.pages.settlements.agreement import AgreementPanel
from sofa_desktop.ui.pages.settlements.investment import InvestmentPanel
from sofa_desktop.ui.pages.settlements.panel import Panel
from sofa_desktop.ui.pages.settlements.statements import StatementsPanel


class SettlementsPage(Page):
    """What do we owe each other, and why?"""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.CIRCLE, Topic.PEOPLE, Topic.LEDGER, Topic.AGREEMENT, Topic.SETTLEMENTS}
    )
    manual: ClassVar[str] = "settlements"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(t("place", "Settlements"), context.hub, scrolls=False, parent=parent)
        self._context = context
        self.statements = StatementsPanel(context, self)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(t("settlements", "Parts of the page"))
        self._stack = QStackedWidget()
        self._panels: dict[str, Panel] = {}
        self.agreement = AgreementPanel(context, self)
        self._add("statements", t("settlements", "Statements"), self.statements)
        self._add("agreement", t("settlements", "Agreement"), self.agreement)
        self.investment = InvestmentPanel(context, self)
        self._add("investment", t("settlements", "Investment"), self.investment)
        top = QHBoxLayout()
        top.addWidget(self.tabs)
        top.addStretch(1)
        self.body.addLayout(top)
        self.body.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.statements.agreement_asked.connect(self._show_agreement)

    def refresh(self) -> None:
        queries = self._context.desk.queries
        circle = queries.circle()
        currency = circle.currency if circle else "EUR"
        self.set_line(presenter.line(queries.statements(), currency))
        self.panel().refresh()
        self._offer()

    def first_focus(self) -> QWidget | None:
        return self._stack.currentWidget()

    def reveal(self, record: str) -> None:
        if self.stale:
            self.refresh_now()
        if record == "agreement":
            self._show_agreement()
            return
        for place, panel in enumerate(self._panels.values()):
            panel.refresh()
            if panel.reveal(record):
                self.tabs.setCurrentIndex(place)
                return

    def state(self) -> Mapping[str, object]:
        parts = {key: dict(panel.state()) for key, panel in self._panels.items()}
        return {"tab": [*self._panels][self.tabs.currentIndex()], **parts}

    def restore(self, state: Mapping[str, object]) -> None:
        for key, panel in self._panels.items():
            kept = state.get(key)
            panel.restore(kept if isinstance(kept, Mapping) else {})
        tab = state.get("tab")
        if tab in self._panels:
            self.show_part(str(tab))

    def take_files(self, paths: Sequence[Path]) -> None:
        """Verify a PDF that was dropped on the window."""
        self.show_part("statements")
        self.statements.take_files(paths)

    def panel(self) -> Panel:
        """The part that is shown."""
        return [*self._panels.values()][self.tabs.currentIndex()]

    def show_part(self, key: str) -> None:
        """Show statements, agreement or investment."""
        self.tabs.setCurrentIndex([*self._panels].index(key))

    def _add(self, key: str, name: str, panel: Panel) -> None:
        self._panels[key] = panel
        self.tabs.addTab(name)
        self._stack.addWidget(panel)
        panel.offers_changed.connect(self._on_offers_changed)

    def _offer(self) -> None:
        offers = self.panel().offers()
        parts = [
            Action(f"settlements.part.{key}", self.tabs.tabText(place), _Goer(self, key))
            for place, key in enumerate(self._panels)
        ]
        self.offer(
            offers.primary, beside=offers.beside, menu=offers.menu, keys=(*offers.keys, *parts)
        )

    @Slot()
    def _show_agreement(self) -> None:
        self.show_part("agreement")

    @Slot(int)
    def _on_tab_changed(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        if not self.stale:
            self.panel().refresh()
            self._offer()

    @Slot()
    def _on_offers_changed(self) -> None:
        if self.sender() is self.panel():
            self._offer()


class _Goer:
    """Shows a part of the page; what a palette entry runs."""

    def __init__(self, page: SettlementsPage, key: str) -> None:
        self._page = page
        self._key = key

    def __call__(self) -> None:
        self._page.show_part(self._key)
