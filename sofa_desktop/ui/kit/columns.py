"""What a table shows of its rows: headings, texts, and how a cell is edited. No Qt.

Without slots: a frozen generic class with slots cannot be made as ``Column[Row](...)``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Generic, TypeVar

Row = TypeVar("Row")


class Align(Enum):
    """Where a column's text stands: at the reading start, or at the end as amounts do."""

    START = "start"
    END = "end"


class Kind(Enum):
    """How a cell is edited, and what its ``commit`` is given."""

    TEXT = "text"
    """``str``"""
    DATE = "date"
    """``date | None``"""
    AMOUNT = "amount"
    """``int | None``, minor units"""
    CHOICE = "choice"
    """key as ``str | None``"""


@dataclass(frozen=True)
class Edit(Generic[Row]):
    """Editing in place.

    ``value`` is what the editor starts with; ``commit`` gets the row and the new value, of the
    type the kind names. It returns nothing when it was taken, or the sentence why not; it may
    also raise ``Refused``. ``choices`` are (key, text); ``currency`` and ``today`` are for
    amounts and dates, ``outward`` says whether an amount typed without a sign is below zero;
    ``may`` says whether this row can be edited here at all.
    """

    kind: Kind
    value: Callable[[Row], object]
    commit: Callable[[Row, object], str | None]
    optional: bool = False
    choices: Callable[[Row], Sequence[tuple[str, str]]] | None = None
    currency: Callable[[Row], str] | None = None
    outward: Callable[[Row], bool] | None = None
    today: Callable[[], date] | None = None
    may: Callable[[Row], bool] | None = None


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column.

    ``key`` is the name a source sorts by; without one the column does not sort. ``sort_key``
    orders rows kept in memory (their text otherwise). ``tone`` is "", muted, good, bad, warning,
    info; with ``chip`` the text stands in a chip of that tone. ``icon`` names the icons that stand
    before the text, with blanks between; or is empty. ``tip`` is a tooltip.
    """

    title: str
    text: Callable[[Row], str]
    key: str = ""
    align: Align = Align.START
    width: int = 120
    stretch: bool = False
    sort_key: Callable[[Row], object] | None = None
    tone: Callable[[Row], str] | None = None
    chip: bool = False
    icon: Callable[[Row], str] | None = None
    tip: Callable[[Row], str] | None = None
    edit: Edit[Row] | None = None
