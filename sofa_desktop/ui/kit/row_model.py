"""The model of a table: rows a page at a time, texts made once, ids that outlive a reset."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.columns import Align, Column
from sofa_desktop.ui.kit.labels import plain_tip
from sofa_desktop.ui.kit.row_source import RowSource

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

DISPLAY = Qt.ItemDataRole.DisplayRole
TIP = Qt.ItemDataRole.ToolTipRole
ALIGN = Qt.ItemDataRole.TextAlignmentRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
HORIZONTAL = Qt.Orientation.Horizontal
START = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
END = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
SELECTABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
EDITABLE = SELECTABLE | Qt.ItemFlag.ItemIsEditable

NO_FLAGS = Qt.ItemFlag.NoItemFlags

PAGE = 256
PAGES_KEPT = 48
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Draft:
    """A wrong value, kept as it was typed, and what is wrong with it."""

    text: str
    sentence: str


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows of a source under columns; nothing is copied but the pages looked at last."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        record_of: Callable[[Row], str],
        source: RowSource[Row],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.source = source
        self.record_of = record_of
        self.drafts: dict[tuple[str, int], Draft] = {}
        self._count = source.count()
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._texts: dict[int, tuple[str, ...]] = {}

    def reload(self, source: RowSource[Row] | None = None) -> None:
        """Forget every row and look again, at another source if one is given."""
        self.beginResetModel()
        if source is not None:
            self.source = source
        self._count = self.source.count()
        self._pages.clear()
        self._texts.clear()
        self.endResetModel()

    def row(self, place: int) -> Row | None:
        """The row at a place."""
        number, inside = divmod(place, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(number)
        return page[inside] if inside < len(page) else None

    def record(self, place: int) -> str:
        """The id of the row at a place; empty if there is none."""
        row = self.row(place)
        return "" if row is None else self.record_of(row)

    def text(self, place: int, column: int) -> str:
        """The text of a cell; a draft stands before what is stored."""
        if self.drafts:
            draft = self.drafts.get((self.record(place), column))
            if draft is not None:
                return draft.text
        texts = self._texts.get(place)
        if texts is None:
            row = self.row(place)
            if row is None:
                return ""
            texts = tuple(shown.text(row) for shown in self.columns)
            self._texts[place] = texts
        return texts[column]

    def tone(self, place: int, column: int) -> str:
        """The tone of a cell; bad where a draft stands."""
        if self.drafts and (self.record(place), column) in self.drafts:
            return "bad"
        tone = self.columns[column].tone
        row = self.row(place) if tone is not None else None
        return tone(row) if tone is not None and row is not None else ""

    def icon(self, place: int, column: int) -> str:
        """The names of the icons before a cell's text; empty where there is none."""
        icon = self.columns[column].icon
        row = self.row(place) if icon is not None else None
        return icon(row) if icon is not None and row is not None else ""

    def is_editable(self, place: int, column: int) -> bool:
        """Whether this cell can be edited."""
        edit = self.columns[column].edit
        if edit is None:
            return False
        row = self.row(place)
        return row is not None and (edit.may is None or edit.may(row))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401  (Qt's any value)
        if not index.isValid():
            return None
        if role in (DISPLAY, SPOKEN):
            text = self.text(index.row(), index.column())
            draft = self.drafts.get((self.record(index.row()), index.column()))
            if role == SPOKEN and draft is not None:
                return t("table", "{shown}, not stored: {why}", shown=text, why=draft.sentence)
            return text
        if role == TIP:
            return self._tip(index.row(), index.column())
        if role == ALIGN:
            return END if self.columns[index.column()].align is Align.END else START
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401
        if orientation != HORIZONTAL or not 0 <= section < len(self.columns):
            return None
        if role == DISPLAY:
            return self.columns[section].title
        if role == ALIGN:
            return END if self.columns[section].align is Align.END else START
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return NO_FLAGS
        if self.is_editable(index.row(), index.column()):
            return EDITABLE
        return SELECTABLE

    def _tip(self, place: int, column: int) -> str | None:
        draft = self.drafts.get((self.record(place), column))
        if draft is not None:
            return plain_tip(draft.sentence)
        tip = self.columns[column].tip
        row = self.row(place) if tip is not None else None
        return plain_tip(tip(row)) if tip is not None and row is not None else None

    def _fetch(self, number: int) -> Sequence[Row]:
        page = self.source.fetch(number * PAGE, PAGE)
        self._pages[number] = page
        if len(self._pages) > PAGES_KEPT:
            old, _ = self._pages.popitem(last=False)
            for place in range(old * PAGE, (old + 1) * PAGE):
                self._texts.pop(place, None)
        return page
