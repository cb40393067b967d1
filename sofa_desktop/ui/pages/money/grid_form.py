"""A form in two columns, so that a sheet fits a small window; and the fields of a rate."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from sofa_desktop.domain.money import Rate
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.form import Field, Form
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.money.lookups import Pairs

TOP = Qt.AlignmentFlag.AlignTop
AROUND = 220
"""What a sheet needs besides its scrolled body: title, buttons, margins, the screen's own bars."""


class Scrolled(Scroll):
    """The body of a long sheet: as high as it needs where there is room, else it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(12)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        wanted = self.inner.minimumSizeHint()
        room = QGuiApplication.primaryScreen().availableGeometry().height() - AROUND
        return QSize(wanted.width(), min(wanted.height(), max(240, room)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        sheet = self.window()
        if isinstance(sheet, QDialog):
            self.fit(sheet)

    def fit(self, sheet: QDialog) -> None:
        """The body has grown or shrunk: the sheet follows."""
        self.updateGeometry()
        layout = sheet.layout()
        if layout is not None:
            layout.activate()
        sheet.adjustSize()


class GridForm(Form):
    """Fields side by side; ``wide`` ones take a whole line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.box.addLayout(self._grid)
        self._next = 0

    def put(
        self, key: str, label: str, editor: QWidget, *, wide: bool = False, hint: str = ""
    ) -> Field:
        """Put a field into the next free place."""
        field = self.add(key, label, editor, hint=hint)
        self.box.removeWidget(field)
        if wide and self._next % 2:
            self._next += 1
        row, column = divmod(self._next, 2)
        self._grid.addWidget(field, row, column, 1, 2 if wide else 1, TOP)
        self._next += 2 if wide else 1
        return field

    def new_line(self) -> None:
        """The next field begins a line."""
        self._next += self._next % 2

    def show_fields(self, *keys: str, shown: bool) -> None:
        """Show or hide some fields."""
        for key in keys:
            self.field(key).setVisible(shown)


def choice(pairs: Pairs, *, optional: bool = False, empty: str = "") -> ChoiceEdit:
    """A field to choose one of these."""
    return ChoiceEdit([Choice(*pair) for pair in pairs], optional=optional, empty=empty)


class RateFields:
    """Rate, day and source: three fields of a form that are shown together."""

    KEYS = ("rate", "rate_on", "rate_source")

    def __init__(self, form: GridForm, today: Callable[[], date]) -> None:
        self._form = form
        self._of = self._to = ""
        self._rate = TextEdit()
        self._on = DateEdit(today, optional=True)
        self._source = TextEdit()
        form.new_line()
        self._field = form.put("rate", t("money", "Exchange rate"), self._rate)
        form.put("rate_on", t("money", "Rate of the day"), self._on)
        form.put(
            "rate_source",
            t("money", "Where the rate is from"),
            self._source,
            hint=t("money", "For instance ECB, or the bank's statement."),
            wide=True,
        )
        self._field.check_with(self._rate_problem)
        form.field("rate_source").check_with(self._source_problem)
        form.field("rate_on").check_with(self._on_problem)

    def show_for(self, of: str, to: str, *, needed: bool) -> None:
        """Ask how much of ``to`` one ``of`` is worth, where that is needed."""
        self._of, self._to = of, to
        self._form.show_fields(*self.KEYS, shown=needed)
        hint = t("money", "How many {to} one {of} is worth.", to=to, of=of)
        self._rate.setPlaceholderText(hint)
        self._rate.setAccessibleDescription(hint)

    def set_day(self, day: date | None) -> None:
        """Propose the day of the entry."""
        if self._on.day() is None:
            self._on.set_day(day)

    def rate(self) -> Rate | None:
        """The rate, or None where none was typed: the entry then waits for it.

        Raises:
            Refused: ``rate.unreadable``.
        """
        day = self._on.day()
        if self._form.field("rate").isHidden() or not self._rate.value() or day is None:
            return None
        return Rate.quoted(
            self._rate.value(), self._of, self._to, day.isoformat(), self._source.value()
        )

    def _rate_problem(self) -> str:
        plain = self._rate.value().replace(",", ".").replace(".", "", 1)
        if plain and not (plain.isascii() and plain.isdigit() and int(plain)):
            return t("money", "“{typed}” is not a rate. Write it like 1.0845.", typed=plain)
        return ""

    def _on_problem(self) -> str:
        if self._rate.value() and self._on.day() is None:
            return t("money", "A rate belongs to a day.")
        return ""

    def _source_problem(self) -> str:
        if self._rate.value() and not self._source.value():
            return t("money", "Say where the rate is from, so that anybody can look it up.")
        return ""
