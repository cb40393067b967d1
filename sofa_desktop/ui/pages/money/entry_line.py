"""The line that takes entries as fast as a spreadsheet: date, amount, what, category, edition."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.payees import payee_key
from sofa_desktop.i18n import formats, terms
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.desk import Desk
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.labels import Label, restyle
from sofa_desktop.ui.kit.text_edit import mark_wrong
from sofa_desktop.ui.pages.money.entry_fields import Editor, EntryFields, line_of
from sofa_desktop.ui.pages.money.lookups import Lookups

SIGNS = ("+", "-", "(", "\N{MINUS SIGN}", "\N{EN DASH}")


class EntryLine(EntryFields):
    """Enter records and starts the next entry on the same day; Esc leaves.

    An amount without a sign goes the way of its category: cost is money out.

    Signals:
        recorded: id of the new entry.
        left: the person is done.
    """

    recorded = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.clock.today, parent)
        self.setProperty("look", "card")
        self.setAccessibleName(t("money", "New entry"))
        self._desk = desk
        self._signed = False
        self.verb = Button(t("money", "Record"), "primary")
        self._told = Label("", "small", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(6)
        for shown, share in self.editors():
            line.addWidget(shown, share)
        line.addWidget(self.verb)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 6)
        box.setSpacing(4)
        box.addLayout(line)
        box.addWidget(self._told)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        for editor, _ in self.editors():
            line_of(editor).returnPressed.connect(self.record)
            found = editor.completer()
            popup = found.popup() if found is not None else None
            if popup is not None:
                popup.installEventFilter(self)
        self.verb.clicked.connect(self.record)
        self.amount.textEdited.connect(self._on_amount_typed)
        self.amount.textChanged.connect(self._on_way_changed)
        self.text.committed.connect(self._on_text)
        self.category.committed.connect(self._on_category)
        self.account.committed.connect(self._on_account)

    def show_known(self, known: Lookups) -> None:
        """Take up the accounts, categories and editions there are now."""
        super().show_known(known)
        self._on_account(self.account.key())
        self._on_way_changed()

    def start(self, account_id: str = "", *, outward: bool | None = None) -> None:
        """Be there, with the day of the last entry or today, and take the keyboard."""
        if account_id:
            self.account.set_key(account_id)
            self._on_account(account_id)
        if self.day.day() is None:
            self.day.set_day(self._desk.clock.today())
        self.show()
        self._say()
        if outward is not None:
            self.amount.setText("\N{MINUS SIGN}" if outward else "+")
            self._signed = True
            self.amount.setFocus()
            self.amount.deselect()
            return
        self.day.setFocus()
        self.day.selectAll()

    @Slot()
    def record(self) -> None:
        """Write the entry, or say beside the line why not."""
        for editor, _ in self.editors():
            mark_wrong(editor, wrong=False)
        problem = self.problem()
        if problem is not None:
            self._refuse(*problem)
            return
        try:
            entry_id = self._write()
        except Refused as refusal:
            from sofa_desktop.i18n.refusals import sentence  # noqa: PLC0415  (rarely needed)

            self._refuse(self.amount, sentence(refusal))
            return
        self._begin_next()
        self.recorded.emit(entry_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter records too while a list of completions is open and nothing in it is chosen."""
        if (
            isinstance(watched, QAbstractItemView)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and not watched.currentIndex().isValid()
        ):
            watched.hide()
            self.record()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def leave(self) -> None:
        """Go away; what was typed and not recorded is forgotten."""
        self._begin_next()
        self.day.set_day(None)
        self.hide()
        self.left.emit()

    def _write(self) -> str:
        flow = self.flow()
        ledger = self._desk.ledger
        write = ledger.money_in if flow.splits[0].minor > 0 else ledger.money_out
        return write(flow, origin=self)

    def _begin_next(self) -> None:
        self.clear()
        self._signed = False
        self._say()
        self.day.setFocus()
        self.day.selectAll()

    def _refuse(self, editor: Editor, sentence: str) -> None:
        mark_wrong(editor, wrong=True)
        self._say(sentence, look="error")
        announce(self, sentence)
        editor.setFocus()

    def _say(self, text: str = "", look: str = "small") -> None:
        if self._told.property("look") != look:
            self._told.setProperty("look", look)
            restyle(self._told)
        hint = t(
            "money", "A minus is money out. Enter records it and starts the next one. Esc leaves."
        )
        self._told.setText(text or f"{self._way()} {hint}".strip())

    def _way(self) -> str:
        minor = self.amount.minor()
        if not minor or self._known is None:
            return ""
        verb = terms.verb("money_in" if minor > 0 else "money_out")
        currency = self._known.currency_of(self.account.key() or "")
        return f"{verb}: {formats.money(abs(minor), currency)}."

    @Slot(str)
    def _on_amount_typed(self, text: str) -> None:
        self._signed = text.strip()[:1] in SIGNS
        self.amount.set_outward(outward=not self._signed and self.goes_out())

    @Slot()
    def _on_way_changed(self) -> None:
        if not self.isHidden():
            self._say()

    @Slot(object)
    def _on_category(self, key: str | None) -> None:
        del key
        if self._signed:
            return
        minor = self.amount.minor()
        self.amount.set_outward(outward=self.goes_out())
        if minor is not None:
            self.amount.set_minor(-abs(minor) if self.goes_out() else abs(minor))
        self._say()

    @Slot(object)
    def _on_text(self, text: str) -> None:
        """Propose what was chosen for this before, where nothing is chosen yet."""
        if self._known is None or self.category.currentText().strip():
            return
        key = payee_key("", text)
        habit = self._desk.queries.habits([key]).get(key) if key else None
        if habit is None:
            return
        category, edition, count, last = habit
        self.category.set_key(category)
        if edition and self.edition.key() is None and last > self._recent():
            self.edition.set_key(edition)
        self._on_category(category)
        self._say(
            tn(
                "money",
                "Category as the last time, {day}.",
                "Category as the last {n} times, latest {day}.",
                count,
                day=formats.day(last),
            )
        )

    def _recent(self) -> date:
        today = self._desk.clock.today()
        return today.replace(year=today.year - 1, day=min(today.day, 28))

    @Slot(object)
    def _on_account(self, key: str | None) -> None:
        if self._known is not None:
            self.amount.set_currency(self._known.currency_of(key or ""))
            self.amount.setPlaceholderText(t("money column", "Amount"))
