"""The line above the table: words to look for, a menu to narrow by, and what it is narrowed to."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import EntryFilter
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.filter_edit import FilterEdit
from sofa_desktop.ui.kit.flow import FlowBox
from sofa_desktop.ui.kit.labels import plain_menu
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.pages.money.filters import (
    Mark,
    Span,
    marks,
    months,
    only_words,
    spans,
    verb_words,
    without,
)
from sofa_desktop.ui.pages.money.lookups import Lookups
from sofa_desktop.ui.theme.theme import current

RTL = Qt.LayoutDirection.RightToLeft
BATCHES_OFFERED = 12
GAP = "\N{NO-BREAK SPACE}"
"""A button with a menu leaves no room of its own between icon and text."""
Pair = tuple[str, dict[str, object]]


class FilterBar(QWidget):
    """Narrows the table.

    Signals:
        filtered: the ``EntryFilter`` to show now.
        days_asked: the person wants to type the days.
    """

    filtered = Signal(object)
    days_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = EntryFilter()
        self._known: Lookups | None = None
        self._today = date.min
        self.words = FilterEdit(t("money filter", "Find entries"))
        name = t("money filter", "Filter")
        self._menu_button = Button(f"{GAP}{name}", name=name)
        self._menu = QMenu(self._menu_button)
        self._menu_button.setMenu(self._menu)
        self._chips = FlowBox(8)
        self._marks: list[Mark] = []
        self._offers: list[dict[str, object]] = []
        self.beside = QHBoxLayout()
        self.beside.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.words, 1)
        line.addWidget(self._menu_button)
        line.addLayout(self.beside)
        self.words.setMinimumWidth(160)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(line)
        box.addWidget(self._chips)
        self._chips.hide()
        self.words.filtered.connect(self._on_words)
        self._menu.aboutToShow.connect(self._on_menu_asked)
        self._menu.triggered.connect(self._on_picked)
        current().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_known(self, known: Lookups, today: date) -> None:
        """Take up the names there are now."""
        self._known = known
        self._today = today
        self._show_marks()

    def narrow(self, wanted: EntryFilter) -> None:
        """Show this filter; nothing is told."""
        self.wanted = wanted
        if self.words.text() != wanted.words:
            with QSignalBlocker(self.words):
                self.words.setText(wanted.words)
        self._show_marks()

    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return self.wanted != EntryFilter()

    def _tell(self, wanted: EntryFilter) -> None:
        self.narrow(wanted)
        self.filtered.emit(wanted)

    @Slot()
    def clear(self) -> None:
        """Show everything."""
        self._tell(EntryFilter())

    @Slot(str)
    def _on_words(self, text: str) -> None:
        self.wanted = replace(self.wanted, words=" ".join(text.split()))
        self.filtered.emit(self.wanted)

    def _show_marks(self) -> None:
        if self._known is None:
            return
        found = marks(self.wanted, self._known, self._today)
        if found == self._marks:
            return
        self._marks = found
        clear(self._chips.flow)
        for mark in found:
            self._chips.flow.addWidget(self._chip(mark))
        if found:
            everything = Button(t("money filter", "Show all"), "link")
            everything.setMinimumHeight(28)
            everything.clicked.connect(self.clear)
            self._chips.flow.addWidget(everything)
        self._chips.setVisible(bool(found))

    def _chip(self, mark: Mark) -> Button:
        text = mark.text if len(mark.text) <= 36 else f"{mark.text[:35]}…"
        name = t("money filter", "No longer only: {what}", what=mark.text)
        chip = Button(text, "small", name=name)
        chip.setProperty("field", mark.field)
        chip.setLayoutDirection(RTL if not self.isRightToLeft() else Qt.LayoutDirection.LeftToRight)
        chip.setIcon(current().icon("x"))
        chip.setToolTip(name)
        chip.clicked.connect(self._on_chip_clicked)
        return chip

    @Slot()
    def _on_chip_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, Button):
            self.words.setFocus()
            self._tell(without(self.wanted, str(pressed.property("field"))))

    @Slot()
    def _on_menu_asked(self) -> None:
        known = self._known
        if known is None:
            return
        self._menu.clear()
        self._offers = []
        self._add(t("money filter", "Only"), _fields("only", only_words().items()))
        self._add(t("money filter", "Kind"), _fields("verb", verb_words().items()))
        since = self._add(t("money filter", "Period"), _days(spans(self._today)))
        since.addSeparator()
        typed = since.addAction(t("money filter", "Choose the days"))
        typed.setData("days")
        self._add(t("money filter", "Month"), _days(months(self._today)))
        self._add(t("money filter", "Account"), _fields("account_id", known.account_choices()))
        self._add(t("money filter", "Category"), _fields("category_id", known.category_choices()))
        self._add(t("money filter", "Edition"), _fields("edition_id", known.edition_choices()))
        imports = [
            (
                f"batch:{row.id}",
                f"{row.file_name}, {formats.short_day(row.imported_on)} ({row.rows})",
            )
            for row in known.batches[:BATCHES_OFFERED]
        ]
        self._add(t("money filter", "Of import"), _fields("only", imports))
        self._menu.addSeparator()
        everything = self._menu.addAction(t("money filter", "Show all"))
        everything.setData("all")
        everything.setEnabled(self.is_narrowed())

    def _add(self, title: str, choices: Iterable[Pair]) -> QMenu:
        menu = self._menu.addMenu(plain_menu(title))
        for text, fields in choices:
            action = menu.addAction(plain_menu(text))
            action.setData(len(self._offers))
            self._offers.append(fields)
            action.setCheckable(True)
            action.setChecked(all(getattr(self.wanted, k) == v for k, v in fields.items()))
        menu.setEnabled(not menu.isEmpty())
        return menu

    @Slot(QAction)
    def _on_picked(self, picked: QAction) -> None:
        data = picked.data()
        if data == "all":
            self.clear()
        elif data == "days":
            self.days_asked.emit()
        elif isinstance(data, int):
            self._tell(replace(self.wanted, **self._offers[data]))  # type: ignore[arg-type]

    @Slot()
    def _on_theme_changed(self) -> None:
        self._menu_button.setIcon(current().icon("filter"))


def _fields(name: str, choices: Iterable[tuple[str, str]]) -> list[Pair]:
    return [(text, {name: key}) for key, text in choices]


def _days(offered: Iterable[Span]) -> list[Pair]:
    return [(span.text, {"since": span.since, "until": span.until}) for span in offered]
