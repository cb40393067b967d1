"""Type on paper: styles, widths, line breaks and the PDF operators that draw a line of text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from sofa_desktop.documents.faces import face
from sofa_desktop.documents.scripts import Mark, marks, owners, widths
from sofa_desktop.documents.subset import Codes
from sofa_desktop.looks.tokens import PAPER


@lru_cache(maxsize=64)
def colour(value: str) -> str:
    """A token's #RRGGBB as PDF numbers."""
    parts = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in parts)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: weight, size in points, colour, and the distance to the next line."""

    weight: str = "regular"
    size: float = 8.25
    ink: str = PAPER.text
    leading: float = 12
    base: str = "L"

    def but(self, **changes: str | float) -> "Style":
        """The same style with something changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # names and kinds are our own


TEXT = Style()
QUIET = Style(ink=PAPER.muted)
STRONG = Style(weight="semibold")
SMALL = Style(size=6.75, ink=PAPER.muted, leading=9.5)
HEADING = Style(weight="semibold", size=9.75, leading=14)
COLUMN = Style(weight="medium", size=8.25, ink=PAPER.muted)
TITLE = Style(weight="semibold", size=11.25, leading=15, base="")
FIGURE = Style(weight="semibold", size=18, leading=23)
NAME = Style(base="")
MOST_LETTERS = 200
"""More than fit on any line."""
BOLDER = 0.035
"""The outline drawn around letters of a face that has no bold, in parts of their size."""


class Typesetter:
    """Sets text for one document and keeps which characters of which face it used."""

    def __init__(self) -> None:
        self.fonts: dict[str, Codes] = {}

    def font(self, use: str) -> tuple[str, Codes]:
        """A face's name in the document, and its codes."""
        codes = self.fonts.get(use)
        if codes is None:
            codes = self.fonts[use] = Codes(use)
        return f"/{_resource(use)}", codes

    def named(self) -> dict[str, Codes]:
        """The fonts in use, by their name in the document."""
        return {_resource(use): codes for use, codes in self.fonts.items()}

    def show(self, text: str, style: Style) -> str:
        """The operators that draw a text where the pen is; they leave the style's font set."""
        weight = style.weight
        uses = list(map(owners(weight).__getitem__, text))
        if uses.count(weight) == len(uses):
            name, codes = self.font(weight)
            return f"{name} {style.size:g} Tf <{''.join(map(codes.__getitem__, text))}> Tj"
        if "" not in uses:
            return " ".join(self._slices(text, uses, style))
        runs = groupby(marks(text, weight, style.base), lambda mark: mark.use)
        return " ".join(
            self._dressed(self._marks(use, run, style.size), use, style) for use, run in runs
        )

    def _slices(self, text: str, uses: list[str], style: Style) -> Iterator[str]:
        """Parts of a text that one face draws each."""
        start = 0
        for use, run in groupby(uses):
            stop = start + sum(1 for _ in run)
            codes = self.font(use)[1]
            shown = f"<{''.join(map(codes.__getitem__, text[start:stop]))}> Tj"
            yield self._dressed(shown, use, style)
            start = stop

    def _dressed(self, shown: str, use: str, style: Style) -> str:
        """Drawn with a face; one that has no bold is drawn with an outline in place of it."""
        made = f"{self.font(use)[0]} {style.size:g} Tf {shown}"
        if style.weight != "semibold" or use == "semibold":
            return made
        return f"{colour(style.ink)} RG {style.size * BOLDER:.2f} w 2 Tr {made} 0 Tr"

    def _marks(self, use: str, run: Iterable[Mark], size: float) -> str:
        """Marks of one face; accents are moved onto their letter and the pen back."""
        codes = self.font(use)[1]
        made = pending = ""
        for mark in run:
            key = mark.drawn if mark.drawn == mark.text else f"{mark.drawn}\0{mark.text}"
            code = codes.get(key) or codes.add(key, mark.drawn, mark.text)
            if not mark.shift and not mark.rise:
                pending += code
                continue
            made += f"<{pending}> Tj " if pending else ""
            pending = ""
            rise = f"{mark.rise * size / 1000:.2f}".rstrip("0").rstrip(".")
            back = mark.shift + face(use).widths[mark.drawn]
            made += f"{rise} Ts [{-mark.shift} <{code}> {back}] TJ 0 Ts "
        return made + (f"<{pending}> Tj" if pending else "")


def _resource(use: str) -> str:
    return {"regular": "F1", "medium": "F2", "semibold": "F3", "wide": "F4", "japanese": "F5"}[use]


def width(text: str, style: Style) -> float:
    """How wide a text is drawn, in points."""
    try:
        return sum(map(widths(style.weight).__getitem__, text)) * style.size / 1000
    except KeyError:
        return _moved(text, style)


def _moved(text: str, style: Style) -> float:
    """How far a text with accents or two directions moves the pen."""
    moved = (
        face(mark.use).widths[mark.drawn]
        for mark in marks(text, style.weight, style.base)
        if not mark.shift and not mark.rise
    )
    return sum(moved) * style.size / 1000


def lines(text: str, style: Style, room: float) -> list[str]:
    """A text broken into lines no wider than the room: at spaces, else inside a word."""
    if width(text, style) <= room:
        return [text]
    made: list[str] = []
    line = ""
    for piece in _pieces(text, style, room):
        longer = f"{line}{piece}"
        if line and width(longer.rstrip(" "), style) > room:
            made.append(line.rstrip(" "))
            longer = piece.lstrip(" ")
        line = longer
    return [*made, line.rstrip(" ")] if line.strip(" ") or not made else made


def cut(text: str, style: Style, room: float, most: int) -> list[str]:
    """At most so many lines; what is longer ends in an ellipsis."""
    made = lines(text[: most * MOST_LETTERS], style, room)
    if len(made) <= most and len(text) <= most * MOST_LETTERS:
        return made
    last = made[most - 1] if len(made) >= most else made[-1]
    return [*made[: most - 1], fitted(f"{last}…", style, room)]


def balanced(text: str, style: Style, room: float) -> list[str]:
    """The same number of lines, of nearly equal length: no single word on the last."""
    made = lines(text, style, room)
    low, high = room / len(made) if len(made) > 1 else room, room
    while high - low > 2:
        middle = (low + high) / 2
        if len(lines(text, style, middle)) > len(made):
            low = middle
        else:
            high = middle
    return made if len(made) == 1 else lines(text, style, high)


def _pieces(text: str, style: Style, room: float) -> Iterator[str]:
    """What may not be torn: words with the space before them, cut where one alone is too wide."""
    for place, word in enumerate(text.split(" ")):
        piece = word if place == 0 else f" {word}"
        if width(word, style) <= room:
            yield piece
            continue
        yield from _cut(piece, style, room)


def _cut(word: str, style: Style, room: float) -> Iterator[str]:
    """A word too wide for a line, in parts that fit."""
    part = ""
    for char in word:
        if part.strip(" ") and width(part + char, style) > room:
            yield part
            part = ""
        part += char
    yield part


def fitted(text: str, style: Style, room: float) -> str:
    """A text shortened with an ellipsis where it is wider than the room."""
    if width(text, style) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + "…", style) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"
