"""One entry in full, beside the table: what is known of it, and what may still be said of it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.ui.kit.buttons import Button, IconButton
from sofa_desktop.ui.kit.form import Field
from sofa_desktop.ui.kit.history_list import HistoryList
from sofa_desktop.ui.kit.labels import Label, Line
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.money.detail_rows import Amounts, Facts, ReceiptList
from sofa_desktop.ui.pages.money.detail_text import Detail

WIDTH = 300


class DetailPanel(QFrame):
    """The selected entry.

    Signals:
        asked: place and record the person wants to see.
        split_asked: the person wants to change its parts.
        attach_asked: a receipt is wanted for it.
        open_asked: a ``ReceiptRow`` to be shown.
        detach_asked: id of a receipt to be taken off.
        closed: the panel is to go away.
        refused: a ``Refused``.
    """

    asked = Signal(str, str)
    split_asked = Signal()
    attach_asked = Signal()
    open_asked = Signal(object)
    detach_asked = Signal(str)
    closed = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(t("money", "Selected entry"))
        self.setMinimumWidth(WIDTH)
        self._desk = desk
        self._entry = ""
        self._make_parts()
        self._lay_out()
        self._connect()
        self.show_detail(None)

    def _make_parts(self) -> None:
        self._title = Label("", "heading", wrap=True)
        self._amount = Label("", "subtitle")
        self._line = Label("", "small", wrap=True)
        self._close = IconButton("x", t("money", "Close the details"))
        self.facts = Facts()
        self.counterparty = TextEdit()
        self.tags = TextEdit()
        self.note = ProseEdit(3, keeps_typing=True)
        self.parts = Amounts()
        self._split = Button(t("money", "Change the parts"), "link")
        self.receipts = ReceiptList()
        self._attach = Button(t("money", "Attach a receipt"), "small")
        self._account_view = Button(t("money", "Accountant's view"), "link")
        self._account_view.setCheckable(True)
        self.postings = Amounts()
        self._balanced = Label(
            t("money", "They add up to nothing in each currency."), "small", wrap=True
        )
        self.history = HistoryList(t("money", "Changes of the entry"))
        self._nothing = Label(t("money", "Select an entry to see all of it."), "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _lay_out(self) -> None:
        self._area = Scroll()
        box = self._area.box
        box.setContentsMargins(16, 12, 16, 16)
        box.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        box.addWidget(self._amount)
        box.addWidget(self._line)
        box.addWidget(self.facts)
        box.addWidget(self.parts)
        box.addWidget(self._split)
        box.addWidget(Field(t("money", "Counterparty"), self.counterparty))
        box.addWidget(Field(t("money", "Note"), self.note))
        box.addWidget(Field(t("money", "Tags"), self.tags))
        box.addWidget(Line())
        box.addWidget(Label(t("money", "Receipts"), "strong"))
        box.addWidget(self.receipts)
        box.addWidget(self._attach, 0, Qt.AlignmentFlag.AlignLeading)
        box.addWidget(Line())
        box.addWidget(self._account_view)
        box.addWidget(self.postings)
        box.addWidget(self._balanced)
        box.addWidget(Line())
        box.addWidget(Label(t("money", "History"), "strong"))
        box.addWidget(self.history)
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self._area)
        outer.addWidget(self._nothing, 1)

    def _connect(self) -> None:
        self._close.clicked.connect(self.closed)
        self.facts.asked.connect(self.asked)
        self._split.clicked.connect(self.split_asked)
        self._attach.clicked.connect(self.attach_asked)
        self.receipts.open_asked.connect(self.open_asked)
        self.receipts.detach_asked.connect(self.detach_asked)
        self.counterparty.committed.connect(self._on_counterparty)
        self.tags.committed.connect(self._on_tags)
        self.note.committed.connect(self._on_note)
        self._account_view.toggled.connect(self._show_postings)

    def show_detail(self, detail: Detail | None) -> None:
        """Show an entry; what is being typed about the same one stays."""
        if detail is None or detail.row.id != self._entry:
            self.note.commit()
        self._nothing.setVisible(detail is None)
        self._area.setVisible(detail is not None)
        if detail is None:
            self._entry = ""
            return
        same, self._entry = detail.row.id == self._entry, detail.row.id
        self._title.setText(detail.title)
        self._amount.setText(detail.amount)
        self._line.setText(detail.line)
        self.facts.show_facts(detail.facts)
        self.parts.show_amounts(detail.parts)
        self.parts.setVisible(bool(detail.parts))
        settled = bool(detail.row.settled)
        self._split.setVisible(bool(detail.parts) and not settled)
        self.counterparty.setReadOnly(settled)
        if not (same and self.counterparty.hasFocus()):
            self.counterparty.set_value(detail.row.counterparty)
        if not (same and self.tags.hasFocus()):
            self.tags.set_value(detail.row.tags)
        if not (same and self.note.hasFocus()):
            self.note.set_value(detail.row.note)
        self.receipts.show_receipts(detail.receipts)
        self.postings.show_amounts(detail.postings)
        self._show_postings()
        self.history.show_lines(detail.happened, of=detail.row.id)

    def entry(self) -> str:
        """Id of the entry shown."""
        return self._entry

    @Slot()
    def _show_postings(self) -> None:
        shown = self._account_view.isChecked()
        self.postings.setVisible(shown)
        self._balanced.setVisible(shown)

    @Slot(object)
    def _on_note(self, value: str) -> None:
        self._change("note", value)

    @Slot(object)
    def _on_counterparty(self, value: str) -> None:
        self._change("counterparty", value)

    @Slot(object)
    def _on_tags(self, value: str) -> None:
        self._change("tags", value)

    def _change(self, field: str, value: str) -> None:
        try:
            self._desk.ledger.change(self._entry, origin=self, **{field: value})
        except Refused as refusal:
            self.refused.emit(refusal)
