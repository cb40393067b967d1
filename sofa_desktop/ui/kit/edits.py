"""Fields for an amount, a day and a choice: what is typed stays, wrong or not.

Each has ``problem()``: an empty text while its value is sound, else the sentence that helps.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import (
    QDate,
    QLocale,
    QPoint,
    QSignalBlocker,
    QSize,
    QStringListModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QCompleter, QLineEdit, QWidget

from sofa_desktop.domain.money import exponent
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.labels import restyle
from sofa_desktop.ui.kit.reading import read_amount, read_day
from sofa_desktop.ui.theme.theme import current

END = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
TRAILING = QLineEdit.ActionPosition.TrailingPosition
LONG = QLocale.FormatType.LongFormat
SHORT = QLocale.FormatType.ShortFormat


def mark_wrong(widget: QWidget, *, wrong: bool) -> None:
    """Show by its edge that a field's value is wrong."""
    told = "true" if wrong else "false"
    if (widget.property("wrong") or "false") != told:
        widget.setProperty("wrong", told)
        restyle(widget)


class TextEdit(QLineEdit):
    """A line of text.

    Signals:
        committed: the text, on Enter or when the focus leaves after a change.
    """

    committed = Signal(object)

    def __init__(self, text: str = "", *, needed: str = "", parent: QWidget | None = None) -> None:
        """``needed`` is the sentence shown where nothing stands."""
        super().__init__(text, parent)
        self._needed = needed
        self._kept = text
        self.editingFinished.connect(self._on_editing_finished)

    def value(self) -> str:
        """The text without blanks around it."""
        return self.text().strip()

    def set_value(self, value: str) -> None:
        """Show a text."""
        self.setText(value)
        self._kept = value

    def problem(self) -> str:
        """What is wrong with the text, in a sentence."""
        return self._needed if self._needed and not self.value() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._kept:
            self.setText(self._kept)
            self.selectAll()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_editing_finished(self) -> None:
        if self.text() != self._kept and not self.problem():
            self._kept = self.text()
            self.committed.emit(self.value())


class MoneyEdit(TextEdit):
    """An amount in one currency; its value is whole minor units, of any size.

    Reads 1.234,56 and 1,234.56, −80 and (80), with or without the currency code, and writes
    it in the person's way when the focus leaves.
    """

    def __init__(
        self, currency: str, *, optional: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self._currency = currency
        self._optional = optional
        self.setAlignment(END)
        self.setPlaceholderText(formats.amount(0, currency))

    def set_currency(self, currency: str) -> None:
        """Read and write in another currency; the text stays."""
        self._currency = currency
        self.setPlaceholderText(formats.amount(0, currency))

    def minor(self) -> int | None:
        """The amount in minor units; None while empty or unclear."""
        point = "," if "," in formats.amount(1, "EUR") else "."
        return read_amount(self.text(), exponent(self._currency), self._currency, point)

    def set_minor(self, minor: int | None) -> None:
        """Show an amount."""
        self.set_value("" if minor is None else formats.amount(minor, self._currency))

    def problem(self) -> str:
        if not self.value():
            return "" if self._optional else t("amount", "An amount is needed here.")
        if self.minor() is None:
            return t(
                "amount",
                "“{typed}” is not an amount in {currency}. Write it like {like}.",
                typed=self.value(),
                currency=self._currency,
                like=formats.amount(123456, self._currency),
            )
        return ""

    @Slot()
    def _on_editing_finished(self) -> None:
        minor = self.minor()
        before = self._kept
        if self.problem():
            return
        self.set_minor(minor)
        if self.text() != before:
            self.committed.emit(minor)


def _days_in_words() -> dict[str, int]:
    return {
        t("day", "today").casefold(): 0,
        t("day", "tomorrow").casefold(): 1,
        t("day", "yesterday").casefold(): -1,
    }


def parse_day(text: str, today: date) -> date | None:
    """A day as typed by a person of this locale."""
    here = QLocale()
    months = {here.monthName(number, LONG): number for number in range(1, 13)}
    months |= {here.monthName(number, SHORT).rstrip("."): number for number in range(1, 13)}
    first = here.dateFormat(SHORT).casefold().startswith("m")
    return read_day(text, today, months=months, words=_days_in_words(), month_first=first)


class DateEdit(TextEdit):
    """A day: typed as 24.11., 24 Nov, 2026-11-24, today or +3, or picked from a calendar.

    Up and Down step a day, Page Up and Page Down a week; Alt+Down opens the calendar.
    """

    def __init__(
        self,
        today: Callable[[], date],
        *,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self._today = today
        self._optional = optional
        self._calendar: QCalendarWidget | None = None
        self.setPlaceholderText(t("day", "24 Nov, today, +3"))
        name = t("day", "Pick from a calendar")
        self._pick = self.addAction(current().icon("calendar"), TRAILING)
        self._pick.setText(name)
        self._pick.setToolTip(name)
        self._pick.triggered.connect(self.open_calendar)
        current().changed.connect(self._on_theme_changed)

    def day(self) -> date | None:
        """The day; None while empty or unclear."""
        return parse_day(self.text(), self._today())

    def set_day(self, day: date | None) -> None:
        """Show a day."""
        self.set_value("" if day is None else formats.short_day(day))

    def problem(self) -> str:
        if not self.value():
            return "" if self._optional else t("day", "A day is needed here.")
        if self.day() is None:
            return t(
                "day",
                "“{typed}” is not a day. Write it like {like}, today or +3.",
                typed=self.value(),
                like=formats.short_day(self._today()),
            )
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 7,
            Qt.Key.Key_PageDown: -7,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            start = self.day() or self._today()
            moved = QDate(start.year, start.month, start.day).addDays(step)
            self.setText(formats.short_day(date(moved.year(), moved.month(), moved.day())))

    @Slot()
    def open_calendar(self) -> None:
        """Show the calendar under the field."""
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlags(Qt.WindowType.Popup)
            self._calendar.setVerticalHeaderFormat(
                QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers
            )
            self._calendar.setAccessibleName(t("day", "Calendar"))
            self._calendar.activated.connect(self._on_day_picked)
            self._calendar.clicked.connect(self._on_day_picked)
        shown = self.day() or self._today()
        self._calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._calendar.show()
        self._calendar.setFocus()

    @Slot()
    def _on_editing_finished(self) -> None:
        day = self.day()
        before = self._kept
        if self.problem():
            return
        self.set_day(day)
        if self.text() != before:
            self.committed.emit(day)

    @Slot(QDate)
    def _on_day_picked(self, picked: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self.setText(formats.short_day(date(picked.year(), picked.month(), picked.day())))
        self.setFocus()
        self.editingFinished.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._pick.setIcon(current().icon("calendar"))


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its key and what people read."""

    key: str
    text: str


class ChoiceEdit(QComboBox):
    """One of many, found by typing any part of its text.

    Signals:
        committed: key of what was chosen, or None for nothing.
    """

    committed = Signal(object)

    def __init__(
        self,
        choices: Sequence[Choice] = (),
        *,
        optional: bool = False,
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``empty`` is what stands where nothing is chosen."""
        super().__init__(parent)
        self._optional = optional
        self._choices: tuple[Choice, ...] = ()
        self._kept: str | None = None
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self._names = QStringListModel(self)
        found = QCompleter(self._names, self)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(found)
        popup = found.popup()
        if popup is not None:
            popup.setObjectName("completions")
        self._line().setPlaceholderText(empty)
        self._line().editingFinished.connect(self._on_editing_finished)
        self.activated.connect(self._on_editing_finished)
        self.set_choices(choices)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, super().minimumSizeHint().height())

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; what was chosen stays chosen if it is among them."""
        kept = self._kept
        self._choices = tuple(choices)
        with QSignalBlocker(self):
            self.clear()
            self.addItems([choice.text for choice in self._choices])
        self._names.setStringList([choice.text for choice in self._choices])
        self.set_key(kept)

    def key(self) -> str | None:
        """The key of what stands in the field; None for nothing or something unknown."""
        typed = self.currentText().strip().casefold()
        place = self.currentIndex()
        if 0 <= place < len(self._choices):
            chosen = self._choices[place]
            if chosen.text.casefold() == typed:
                return chosen.key
        exact = (choice.key for choice in self._choices if choice.text.casefold() == typed)
        return next(exact, None)

    def set_key(self, key: str | None) -> None:
        """Choose by key."""
        places = [place for place, choice in enumerate(self._choices) if choice.key == key]
        self.setCurrentIndex(places[0] if places else -1)
        if not places:
            self.setEditText("")
        self._kept = key if places else None

    def problem(self) -> str:
        """What is wrong with the text, in a sentence."""
        typed = self.currentText().strip()
        if not typed:
            return "" if self._optional else t("choice", "Please choose one.")
        if self.key() is None:
            return t("choice", "“{typed}” is not among the choices.", typed=typed)
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.key() != self._kept:
            self.set_key(self._kept)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._line().selectAll()

    def _line(self) -> QLineEdit:
        line = self.lineEdit()
        if line is None:
            raise RuntimeError("A searchable choice is always editable.")
        return line

    @Slot()
    def _on_editing_finished(self) -> None:
        self._take_only_match()
        if self.problem() or self.key() == self._kept:
            return
        self._kept = self.key()
        self.committed.emit(self._kept)

    def _take_only_match(self) -> None:
        typed = self.currentText().strip().casefold()
        if not typed or self.key() is not None:
            return
        matches = [
            place for place, choice in enumerate(self._choices) if typed in choice.text.casefold()
        ]
        if len(matches) == 1:
            self.setCurrentIndex(matches[0])
