"""What every picture offers: a title, a sentence, its data, and a way to be drawn."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sofa_desktop.domain.money import exponent
from sofa_desktop.looks.tokens import Colours

if TYPE_CHECKING:
    from matplotlib.figure import Figure, SubFigure

JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Invisible, but part of how Arabic, Persian and Indian scripts are written."""
_UNSEEN = ("Cc", "Cf", "Cs")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Table:
    """The same data as words: what the picture shows, row by row."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """One place the keyboard can stand on, in the coordinates of the figure's first axes."""

    x: float
    y: float
    text: str


class Picture(Protocol):
    """What the window, the command line and the export ask of a picture."""

    @property
    def title(self) -> str:
        """What the picture is of."""

    @property
    def sentence(self) -> str:
        """What the picture says, for those who do not see it."""

    @property
    def currency(self) -> str:
        """The code of the currency all amounts are in."""

    def table(self) -> Table:
        """The data as a person reads it."""

    def csv(self) -> str:
        """The data as a program reads it."""

    def spots(self) -> list[Spot]:
        """Where the keyboard can stand, in reading order."""

    def draw(self, figure: "Figure | SubFigure", colours: Colours, scale: float = 1.0) -> None:
        """Draw anew on a figure; ``scale`` enlarges text and distances."""


def decimal(minor: int, currency: str) -> str:
    """An amount for a program: a point, no grouping, an ASCII minus."""
    places = exponent(currency)
    whole, part = divmod(abs(minor), 10**places)
    sign = "-" if minor < 0 else ""
    return f"{sign}{whole}.{part:0{places}}" if places else f"{sign}{whole}"


def inert(name: str) -> str:
    """A name that no spreadsheet takes for a formula."""
    return f"'{name}" if name.startswith(_FORMULA_STARTS) else name


def one_line(text: str) -> str:
    """A text without line ends, control characters and marks that turn its direction."""
    return "".join(
        sign
        for sign in " ".join(text.split())
        if sign in JOINERS or unicodedata.category(sign) not in _UNSEEN
    )


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Comma-separated text with its headings (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows(rows)
    return out.getvalue()
