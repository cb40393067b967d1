"""How a CSV is read, to be corrected where it was found wrongly; the list follows at once."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.bank import CsvProfile
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.columns import Column
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.pages.money.grid_form import choice
from sofa_desktop.ui.pages.money.import_words import mark_name, order_name, separator_name
from sofa_desktop.ui.pages.money.lookups import Pairs

Cells = tuple[str, ...]
ACROSS = 4
SHOWN = 4
SEPARATORS = (",", ";", "\t", "|")
ORDERS = ("DMY", "MDY", "YMD")
_COLUMNS = (
    "date", "amount", "money_in", "money_out", "sign", "text", "counterparty", "currency",
    "fee", "balance",
)  # fmt: skip


class _Cell:
    """Reads one cell of a row."""

    def __init__(self, place: int) -> None:
        self._place = place

    def __call__(self, row: Cells) -> str:
        return row[self._place + 1] if self._place + 1 < len(row) else ""


class ProfilePanel(QWidget):
    """The reading of a CSV, editable, above its first rows.

    Signals:
        changed: the ``CsvProfile`` to read by.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = CsvProfile()
        self._fields: dict[str, ChoiceEdit] = {}
        self._raw: RowTable[Cells] | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._box.addLayout(self._grid)
        self._build()
        self._box.addStretch(1)

    def show_profile(self, profile: CsvProfile, cells: tuple[Cells, ...]) -> None:
        """Show how the file is read, and its first rows."""
        self._profile = profile
        heads = _headings(profile, cells)
        columns = tuple((str(place), head) for place, head in enumerate(heads))
        for name, field in self._fields.items():
            if name in _COLUMNS:
                _offer(field, columns, _column(profile, name))
            else:
                field.set_key(str(getattr(profile, name)))
        self._show_raw(heads, cells[1:] if profile.header_line >= 0 else cells)

    def _build(self) -> None:
        named = {
            "separator": t("import", "Columns are separated by"),
            "decimal_mark": t("import", "Decimals follow a"),
            "date_order": t("import", "Order of the date"),
            "date": t("import", "Column of the date"),
            "amount": t("import", "Column of the amount"),
            "money_in": t("import", "Column of money in"),
            "money_out": t("import", "Column of money out"),
            "sign": t("import", "Column that says in or out"),
            "text": t("import", "Column of the text"),
            "counterparty": t("import", "Column of the other side"),
            "currency": t("import", "Column of the currency"),
            "fee": t("import", "Column of the fee"),
            "balance": t("import", "Column of the balance"),
        }
        pairs: dict[str, Pairs] = {
            "separator": tuple((mark, separator_name(mark)) for mark in SEPARATORS),
            "decimal_mark": tuple((mark, mark_name(mark)) for mark in (",", ".")),
            "date_order": tuple((order, order_name(order)) for order in ORDERS),
        }
        for number, (name, label) in enumerate(named.items()):
            field = choice(pairs.get(name, ()), optional=True, empty=t("import", "none"))
            field.setAccessibleName(label)
            if (line := field.lineEdit()) is not None:
                line.setAccessibleName(label)
            field.setProperty("field", name)
            field.committed.connect(self._on_committed)
            self._fields[name] = field
            row, column = divmod(number, ACROSS)
            said = Label(label, "small")
            said.setBuddy(field)
            self._grid.addWidget(said, row * 2, column)
            self._grid.addWidget(field, row * 2 + 1, column)
            self._grid.setColumnStretch(column, 1)

    def _show_raw(self, heads: Cells, rows: tuple[Cells, ...]) -> None:
        if self._raw is not None:
            self._box.removeWidget(self._raw)
            self._raw.hide()
            self._raw.deleteLater()
        last = len(heads) - 1
        columns = [
            Column[Cells](head, _Cell(place), width=130, stretch=place == last)
            for place, head in enumerate(heads)
        ]
        self._raw = RowTable(t("import", "First rows of the file"), columns, _number)
        self._raw.show_rows([(str(place), *row) for place, row in enumerate(rows)])
        self._raw.fit(SHOWN)
        self._box.insertWidget(1, self._raw)

    @Slot(object)
    def _on_committed(self, key: str | None) -> None:
        edited = self.sender()
        name = str(edited.property("field"))
        value: object = key
        if name in _COLUMNS:
            value = int(key) if key is not None else None
            if name == "text":
                value = () if key is None else (int(key),)
        elif key is None:
            return
        self.changed.emit(replace(self._profile, **{name: value}))  # type: ignore[arg-type]


def _headings(profile: CsvProfile, cells: tuple[Cells, ...]) -> Cells:
    """The file's own headings, or numbers where it has none."""
    width = max((len(row) for row in cells), default=0)
    heads = cells[0] if profile.header_line >= 0 and cells else ()
    return tuple(
        (heads[place].strip() if place < len(heads) else "")
        or t("import", "Column {n}", n=place + 1)
        for place in range(width)
    )


def _column(profile: CsvProfile, name: str) -> str | None:
    value = getattr(profile, name)
    if name == "text":
        value = value[0] if value else None
    return None if value is None else str(value)


def _offer(field: ChoiceEdit, pairs: Pairs, key: str | None) -> None:
    field.set_choices([Choice(*pair) for pair in pairs])
    field.set_key(key)


def _number(row: Cells) -> str:
    return row[0]
