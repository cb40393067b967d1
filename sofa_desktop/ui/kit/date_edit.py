"""A field for a day, typed as people type days or picked from a calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.reading import read_day
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.theme.theme import current

TRAILING = QLineEdit.ActionPosition.TrailingPosition
LONG = QLocale.FormatType.LongFormat
SHORT = QLocale.FormatType.ShortFormat


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
