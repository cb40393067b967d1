"""Tables: columns as wide as their figures need, the rest to the text, headings on each page."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from sofa_desktop.documents.paper import Sheet, baseline
from sofa_desktop.documents.type import COLUMN, SMALL, STRONG, TEXT, Style, cut, lines, width

PAD = 4.5
"""Between a column's edge and its text."""
ROW = 20.0
TIGHT = 15.0
MOST_CELLS = 120
"""Rows up to which each cell is a part of its own."""
NOTHING: AbstractContextManager[object] = nullcontext()
MOST_FOR_WORDS = 0.6
"""Part of the room that columns may take so that no word of theirs breaks."""
MEASURED = 12
"""So many of a column's longest texts are measured to find the widest."""
MOST_LINES = 36
"""A cell is never higher than a page; what is longer ends in an ellipsis."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``share`` of the room left over; 0: as wide as its widest text."""

    title: str
    share: float = 0
    figure: bool = False
    style: Style = TEXT
    least: float = 0


@dataclass(frozen=True, slots=True)
class Row:
    """Texts of a row, by column; ``notes`` stand small below a text, by column.

    Notes that ``spread`` run on below the columns beside theirs, whose texts take one line.
    """

    cells: tuple[str, ...]
    notes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    strong: bool = False
    spread: bool = False


def _length(text: str) -> tuple[int, str]:
    """Longer texts later; equally long ones in an order that no process changes."""
    return len(text), text


def natural(columns: Sequence[Column], rows: Sequence[Row]) -> list[float]:
    """How wide each column would be without a break."""
    wide = []
    for place, column in enumerate(columns):
        longest = sorted({row.cells[place] for row in rows}, key=_length)[-MEASURED:]
        strong = STRONG if any(row.strong for row in rows) else column.style
        texts = [width(text, style) for text in longest for style in (column.style, strong)]
        notes = [
            width(text, SMALL)
            for row in rows
            if not row.spread
            for text in row.notes.get(place, ())
        ]
        wide.append(max([column.least, width(column.title, COLUMN), *texts, *notes]) + 2 * PAD)
    return wide


def _widths(columns: Sequence[Column], rows: Sequence[Row], room: float) -> list[float]:
    fixed = natural([c for c in columns if not c.share], _without(columns, rows))
    left = max(room - sum(fixed), room * 0.25)
    shared = iter(_shared(columns, rows, left))
    sizes = iter(fixed)
    made = [next(shared) if c.share else next(sizes) for c in columns]
    scale = room / sum(made) if sum(made) > room else 1
    return [size * scale for size in made]


def _shared(columns: Sequence[Column], rows: Sequence[Row], left: float) -> list[float]:
    """What each column that takes a share gets: no word breaks where the others can spare it."""
    words = {
        place: _widest_word(column, [row.cells[place] for row in rows])
        for place, column in enumerate(columns)
        if column.share
    }
    needy: dict[int, float] = {}
    while True:
        rest = left - sum(needy.values())
        shares = sum(columns[place].share for place in words if place not in needy) or 1
        made = {place: needy.get(place, rest * columns[place].share / shares) for place in words}
        short = {place: words[place] for place in words if words[place] > made[place] + 0.01}
        if not short or sum((needy | short).values()) > left * MOST_FOR_WORDS:
            return list(made.values())
        needy |= short


def _widest_word(column: Column, texts: Sequence[str]) -> float:
    """How wide a column is in which no word of the texts breaks."""
    longest = sorted({word for text in texts for word in text.split()}, key=_length)[-MEASURED:]
    return max((width(word, column.style) for word in longest), default=0) + 2 * PAD


def _without(columns: Sequence[Column], rows: Sequence[Row]) -> list[Row]:
    """Rows with only the columns that take what their texts need."""
    kept = [place for place, column in enumerate(columns) if not column.share]
    return [
        Row(
            tuple(row.cells[place] for place in kept),
            {kept.index(place): notes for place, notes in row.notes.items() if place in kept},
            strong=row.strong,
            spread=row.spread,
        )
        for row in rows
    ]


class Table:
    """A table on a sheet, between two edges."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Sequence[Column],
        rows: Sequence[Row],
        *,
        left: float = 0,
        room: float = 0,
        height: float = ROW,
    ) -> None:
        self._sheet = sheet
        self._columns = columns
        self._rows = rows
        self._left = left or sheet.left
        self._room = room or sheet.width
        self._height = height
        self._long = len(rows) > MOST_CELLS
        self._sizes = _widths(columns, rows, self._room)
        self._edges = [self._left + sum(self._sizes[:place]) for place in range(len(columns))]

    def height(self) -> float:
        """How high it is where it need not run on to another page."""
        return self._height + sum(self._set(row)[1] for row in self._rows)

    def draw(self) -> None:
        """Write it; the headings stand again on every page it runs on to."""
        sheet = self._sheet
        sheet.need(self._height * 2)
        with sheet.tags.part("Table" if not self._long else "Sect"):
            with self._row():
                self._head("TH")
            for row in self._rows:
                cells, height = self._set(row)
                if sheet.y - height < sheet.bottom:
                    sheet.turn()
                    with sheet.artifact():
                        self._head("")
                with self._row():
                    self._draw_row(row, cells)
                sheet.y -= height
                sheet.rule(sheet.y, self._left, self._left + self._room)

    def _row(self) -> AbstractContextManager[object]:
        """A row with its cells; in a very long table one paragraph, to keep the file small."""
        return self._sheet.whole("P") if self._long else self._sheet.tags.part("TR")

    def _part(self, kind: str) -> AbstractContextManager[object]:
        """A cell of a row that has cells."""
        return self._sheet.tags.part(kind) if kind and not self._long else NOTHING

    def _head(self, kind: str) -> None:
        sheet = self._sheet
        y = baseline(sheet.y, self._height, COLUMN)
        for place, column in enumerate(self._columns):
            with self._part(kind):
                self._cell(place, y, column.title, COLUMN)
        sheet.y -= self._height
        sheet.rule(sheet.y, self._left, self._left + self._room)

    def _cell(self, place: int, y: float, text: str, style: Style) -> None:
        """A text in its column."""
        if not text:
            return
        x = self._edges[place] + PAD
        if self._columns[place].figure:
            x = self._edges[place] + self._sizes[place] - PAD - width(text, style)
        self._sheet.text(x, y, text, style)

    def _set(self, row: Row) -> tuple[list[list[str]], float]:
        """The row's texts in lines, and how high it is."""
        cells = []
        height = self._height
        for place, text in enumerate(row.cells):
            style = STRONG if row.strong else self._columns[place].style
            room = self._sizes[place] - 2 * PAD + 0.01
            broken = [text] if width(text, style) <= room else cut(text, style, room, MOST_LINES)
            below = self._room_below(place, row)
            notes = sum(len(lines(note, SMALL, below)) for note in row.notes.get(place, ()))
            extra = (len(broken) - 1) * style.leading + notes * SMALL.leading
            height = max(height, self._height + extra)
            cells.append(broken)
        return cells, height

    def _draw_row(self, row: Row, cells: list[list[str]]) -> None:
        first = baseline(self._sheet.y, self._height, TEXT)
        for place, broken in enumerate(cells):
            style = self._style(place, strong=row.strong)
            y = first
            with self._part("TD"):
                for line in broken:
                    self._cell(place, y, line, style)
                    y -= style.leading
                if place in row.notes:
                    self._notes(place, row, y + style.leading)

    def _style(self, place: int, *, strong: bool) -> Style:
        style = self._columns[place].style
        return style.but(weight=STRONG.weight) if strong else style

    def _room_below(self, place: int, row: Row) -> float:
        """How wide the notes of a cell may be."""
        if row.spread and self._is_low(row, place + 1):
            return self._left + self._room - self._edges[place] - 2 * PAD + 0.01
        return self._sizes[place] - 2 * PAD + 0.01

    def _is_low(self, row: Row, first: int) -> bool:
        """Whether no text from a column on takes more than one line."""
        return all(
            width(text, self._style(place, strong=row.strong))
            <= self._sizes[place] - 2 * PAD + 0.01
            for place, text in enumerate(row.cells)
            if place >= first
        )

    def _notes(self, place: int, row: Row, y: float) -> None:
        room = self._room_below(place, row)
        for note in row.notes[place]:
            for line in lines(note, SMALL, room):
                y -= SMALL.leading
                self._cell(place, y, line, SMALL)
