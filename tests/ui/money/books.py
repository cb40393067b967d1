"""A little circle with money in it, and the page on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.domain.content import ContentKind
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import AccountKind, Split
from sofa_desktop.services.ledger import Flow
from sofa_desktop.services.rows import EntryFilter, EntryRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.choice_edit import ChoiceEdit
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.money.page import MoneyPage
from tests.ui.desk import make_context
from tests.ui.kit.keys import bring_up


@dataclass
class Circle:
    """The open circle under test."""

    context: Context

    def __post_init__(self) -> None:
        self.desk = self.context.desk

    def account(self, name: str) -> str:
        return next(row.id for row in self.desk.queries.accounts() if row.name == name)

    def category(self, name: str) -> str:
        return next(row.id for row in self.desk.queries.categories() if row.name == name)

    def edition(self, name: str, on: date) -> str:
        item = self.desk.content.add_item(name, ContentKind.WEBINAR)
        return self.desk.content.add_edition(item, name, starts_on=on, ends_on=on)

    def flow(
        self,
        on: str,
        minor: int,
        category: str,
        text: str,
        *,
        account: str = "Bank",
        edition: str | None = None,
        counterparty: str = "",
    ) -> str:
        split = Split(Id(self.category(category)), minor, Id(edition) if edition else None)
        flow = Flow(
            account_id=self.account(account),
            on=date.fromisoformat(on),
            splits=(split,),
            text=text,
            counterparty=counterparty,
        )
        ledger = self.desk.ledger
        return ledger.money_in(flow) if minor > 0 else ledger.money_out(flow)

    def filled(self) -> "Circle":
        """Some months of a small circle."""
        webinar = self.edition("Webinar October", date(2026, 10, 14))
        self.desk.accounts.add("PayPal", AccountKind.PAYPAL, "EUR")
        self.flow("2026-09-03", 40000, "Donations", "Donation of a friend")
        self.flow("2026-10-14", 120000, "Tickets", "Tickets, 40 × 30.00", edition=webinar)
        self.flow("2026-10-20", -13500, "Production", "Video captions", edition=webinar)
        self.flow("2026-11-02", -1499, "Tools", "Video calls", counterparty="Zoom")
        self.flow("2026-11-20", 22000, "Coaching", "Coaching 4 × 30 min")
        self.flow("2026-11-23", -8000, "Not sorted yet: out", "Card payment 4711")
        return self

    def rows(self, **wanted: object) -> list[EntryRow]:
        """Entries, newest first."""
        queries = self.desk.queries
        found = EntryFilter(**wanted)  # type: ignore[arg-type]
        return queries.entries(queries.entry_ids(found))

    def row(self, text: str) -> EntryRow:
        return next(row for row in self.rows() if row.text == text)


@contextmanager
def shown_page(
    qtbot: QtBot, folder: Path, *, filled: bool = True
) -> Iterator[tuple[Circle, MoneyPage]]:
    """The Money page in a window of its own."""
    with make_context(folder) as context:
        circle = Circle(context)
        if filled:
            circle.filled()
        page = MoneyPage(context)
        page.resize(1072, 760)
        bring_up(qtbot, page)
        try:
            yield circle, page
        finally:
            page.close()
            page.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def cell_editor(page: MoneyPage) -> TextEdit | ChoiceEdit:
    """The editor open in the table."""
    view = page.table.view
    found: QWidget | None = view.indexWidget(view.currentIndex())
    assert isinstance(found, TextEdit | ChoiceEdit)
    return found
