"""One piece: its editions with what they brought, its note, and what was changed."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import EditionRow, ItemRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.add_line import AddLine
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.explain import ExplainSheet
from sofa_desktop.ui.kit.history_list import HistoryList
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.record_form import RecordForm
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.pages.pipeline import presenter
from sofa_desktop.ui.pages.pipeline.edition_columns import EditionColumns, record_of

MOST_EDITIONS = 7
LEAST_ACROSS = 900
"""From this width on the note stands beside the editions, else below them."""
ACROSS = QBoxLayout.Direction.LeftToRight
UPRIGHT = QBoxLayout.Direction.TopToBottom


class ItemDetail(QWidget):
    """The chosen piece.

    Signals:
        money_asked: id of the edition whose entries the person wants to see.
        editions_chosen: other editions are selected.
    """

    money_asked = Signal(str)
    editions_chosen = Signal()

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self.setAccessibleName(t("pipeline", "The chosen piece"))
        self._context = context
        self._page = page
        self._item: ItemRow | None = None
        self._rows: Sequence[EditionRow] = ()
        self._currency = "EUR"
        self._heading = Label("", "subtitle", wrap=True)
        self._line = Label("", "muted", wrap=True)
        self.editions: RowTable[EditionRow] = RowTable(
            t("pipeline", "Editions of the piece"),
            EditionColumns(context.desk, page, self._currency_now).columns(),
            record_of,
        )
        self.editions.fit(MOST_EDITIONS)
        none = t("pipeline", "No edition yet. A dated run has its own budget and result.")
        self._none = Label(none, "muted", wrap=True)
        self.add_line = AddLine(t("pipeline", "Type a name to add an edition"), self._add)
        self.totals = Label("", "small", wrap=True)
        self._explain = Button(t("figure", "How is this computed?"), "link")
        self._money = Button(t("pipeline", "Show its money"), "link")
        self._remove = Button(t("pipeline", "Remove the edition"), "link")
        self.form = RecordForm(self._keep)
        self.form.add_prose("note", t("pipeline", "Note"), least=3)
        self.history = HistoryList(t("pipeline", "Changes of the piece"))
        self._parts = QBoxLayout(UPRIGHT)
        self._build()
        self._explain.clicked.connect(self._on_explain)
        self._money.clicked.connect(self.show_money)
        self._remove.clicked.connect(self.remove_editions)
        self.editions.opened.connect(self.money_asked)
        self.editions.chosen.connect(self._on_editions_chosen)

    def show_item(self, item: ItemRow, names: Mapping[str, str]) -> None:
        """Show a piece; ``names`` are those of members by id, for its history."""
        queries = self._context.desk.queries
        circle = queries.circle()
        self._item = item
        self._currency = circle.currency if circle is not None else "EUR"
        self._heading.setText(item.title)
        self._line.setText(presenter.item_line(item, self._context.desk.clock.today()))
        self._rows = queries.editions(item.id)
        self.editions.show_rows(self._rows)
        self.editions.setVisible(bool(self._rows))
        self._none.setVisible(not self._rows)
        self.totals.say(presenter.totals(self._rows, self._currency))
        self._explain.setVisible(bool(self._rows))
        self.form.show_record(item.id, {"note": item.note})
        changes = queries.history(item.id)
        for edition in self._rows:
            changes += queries.history(edition.id)
        self.history.show_changes(changes, of=item.id, names=names, currency=self._currency)
        self._on_editions_chosen()

    def chosen_edition(self) -> EditionRow | None:
        """The one edition that is chosen; None of none or several."""
        records = self.editions.chosen_records()
        if len(records) != 1:
            return None
        return next((row for row in self._rows if row.id == records[0]), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = event.size().width() >= LEAST_ACROSS
        self._parts.setDirection(ACROSS if roomy else UPRIGHT)

    @Slot()
    def show_money(self) -> None:
        """See the entries of the chosen edition."""
        edition = self.chosen_edition()
        if edition is not None:
            self.money_asked.emit(edition.id)

    @Slot()
    def remove_editions(self) -> None:
        """Take the chosen editions away; undo brings them back."""
        content = self._context.desk.content
        for record in self.editions.chosen_records():
            self._page.attempt(partial(content.remove_edition, record, origin=self._page))

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._heading)
        head.addWidget(self._line)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        for link in (self._explain, self._money, self._remove):
            foot.addWidget(link)
        foot.addStretch(1)
        runs = QVBoxLayout()
        runs.setSpacing(8)
        runs.addWidget(Label(t("pipeline", "Editions"), "strong"))
        runs.addWidget(self._none)
        runs.addWidget(self.editions)
        runs.addWidget(self.add_line)
        runs.addWidget(self.totals)
        runs.addLayout(foot)
        runs.addStretch(1)
        rest = QVBoxLayout()
        rest.setSpacing(8)
        rest.addWidget(self.form)
        rest.addSpacing(8)
        rest.addWidget(Label(t("pipeline", "What was changed"), "strong"))
        rest.addWidget(self.history)
        rest.addStretch(1)
        self._parts.setSpacing(24)
        self._parts.addLayout(runs, 11)
        self._parts.addLayout(rest, 4)
        scroll = Scroll()
        scroll.box.setSpacing(12)
        scroll.box.addLayout(head)
        scroll.box.addLayout(self._parts)
        scroll.box.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll)

    def _add(self, name: str) -> None:
        item = self._item
        if item is None:
            return
        day = item.publish_on or self._context.desk.clock.today()
        content = self._context.desk.content
        edition_id = content.add_edition(item.id, name, day, origin=self._page)
        self.editions.choose(edition_id)

    def _keep(self, item_id: str, field: str, value: object) -> None:
        self._context.desk.content.change_item(item_id, origin=self._page, **{field: value})

    def _currency_now(self) -> str:
        return self._currency

    @Slot()
    def _on_explain(self) -> None:
        steps = presenter.explanation(self._rows, self._currency)
        ExplainSheet.ask(t("figure", "How is this computed?"), steps, self)

    @Slot()
    def _on_editions_chosen(self) -> None:
        count = self.editions.chosen_count()
        self._money.setVisible(count == 1)
        self._remove.setVisible(count > 0)
        self.editions_chosen.emit()
