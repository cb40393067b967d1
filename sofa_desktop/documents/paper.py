"""A sheet of paper: a place to write, page after page, and what stands at the foot of each."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from sofa_desktop.documents.pdf import About, assembled
from sofa_desktop.documents.tags import Tags
from sofa_desktop.documents.type import (
    HEADING,
    SMALL,
    TEXT,
    Style,
    Typesetter,
    colour,
    fitted,
    lines,
    width,
)
from sofa_desktop.looks.tokens import PAPER

Place = tuple[float, float]
A4 = (595.28, 841.89)
LETTER = (612.0, 792.0)
MARGIN = 42.0
TOP = 40.0
FOOT = 56.0
"""Kept free at the bottom for the footer."""
CAP = 0.728
"""Height of capitals in parts of the type size, to centre a line in its row."""
CURVE = 0.5523
"""How far the handles of a quarter circle reach, in parts of its radius."""


class Sheet:
    """Pages being written from top to bottom. ``y`` is where the free space begins."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self.size = size
        self.left = MARGIN
        self.right = size[0] - MARGIN
        self.type = Typesetter()
        self.tags = Tags()
        self.pages: list[list[str]] = [[]]
        self._inside = False
        self.y = size[1] - TOP

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.right - self.left

    @property
    def ops(self) -> list[str]:
        """What the current page holds so far."""
        return self.pages[-1]

    @property
    def bottom(self) -> float:
        """Where the page is full."""
        return FOOT

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append([])
        self.y = self.size[1] - TOP

    def need(self, height: float) -> bool:
        """Begin a new page unless so much is free; says whether it did."""
        if self.y - height >= self.bottom:
            return False
        self.turn()
        return True

    def space(self, height: float) -> None:
        """Leave room, except at the top of a page."""
        if self.ops:
            self.y -= height

    def text(self, x: float, y: float, text: str, style: Style = TEXT) -> None:
        """A line of text from ``x`` on, on the base line ``y``."""
        shown = self.type.show(text, style)
        made = f"BT {colour(style.ink)} rg 1 0 0 1 {x:.2f} {y:.2f} Tm {shown} ET"
        if not self._inside:
            made = f"{self.tags.mark(len(self.pages) - 1)} {made} EMC"
        self.ops.append(made)

    def _decorate(self, ops: str) -> None:
        """Draw what says nothing: programs that read aloud pass over it."""
        self.ops.append(ops if self._inside else f"/Artifact BMC {ops} EMC")

    @contextmanager
    def whole(self, kind: str, alt: str = "") -> Iterator[None]:
        """What is drawn meanwhile, on one page, is one part; ``alt`` says a picture in words."""
        with self.tags.part(kind, alt), self._marked(self.tags.mark(len(self.pages) - 1)):
            yield

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn meanwhile was said before, like the headings of a table that runs on."""
        with self._marked("/Artifact BMC"):
            yield

    @contextmanager
    def _marked(self, begin: str) -> Iterator[None]:
        self.ops.append(begin)
        self._inside = True
        try:
            yield
        finally:
            self._inside = False
            self.ops.append("EMC")

    def text_right(self, x: float, y: float, text: str, style: Style = TEXT) -> None:
        """A line of text that ends at ``x``."""
        self.text(x - width(text, style), y, text, style)

    def text_middle(self, x: float, y: float, text: str, style: Style = TEXT) -> None:
        """A line of text around ``x``."""
        self.text(x - width(text, style) / 2, y, text, style)

    def paragraph(self, text: str, style: Style = TEXT, kind: str = "P") -> None:
        """A text over as many lines and pages as it takes."""
        self.rows(lines(text, style, self.width), style, kind)

    def rows(self, texts: Iterable[str], style: Style, kind: str = "P") -> None:
        """Lines of one paragraph, broken already."""
        with self.tags.part(kind):
            for line in texts:
                self.need(style.leading)
                self.text(self.left, baseline(self.y, style.leading, style), line, style)
                self.y -= style.leading

    def heading(self, text: str, keep: float = 40) -> None:
        """A heading, on one page with at least so much of what it heads."""
        self.space(15)
        self.need(HEADING.leading + 4 + keep)
        self.paragraph(text, HEADING, "H2")
        self.y -= 4

    def rule(self, y: float, left: float = 0, right: float = 0) -> None:
        """A hairline across."""
        self._decorate(
            f"{colour(PAPER.hairline)} RG 0.5 w {left or self.left:.2f} {y:.2f} m "
            f"{right or self.right:.2f} {y:.2f} l S"
        )

    def dashes(self, y: float, left: float, right: float) -> None:
        """A dotted line across."""
        self._decorate(
            f"{colour(PAPER.control)} RG 0.5 w [1 1.5] 0 d {left:.2f} {y:.2f} m "
            f"{right:.2f} {y:.2f} l S [] 0 d"
        )

    def box(
        self, x: float, y: float, wide: float, high: float, fill: str, radius: float = 0
    ) -> None:
        """A filled box with its lower left corner at ``x``, ``y``."""
        radius = min(radius, wide / 2, high / 2)
        shape = (
            _rounded(x, y, wide, high, radius)
            if radius
            else f"{x:.2f} {y:.2f} {wide:.2f} {high:.2f} re"
        )
        self._decorate(f"{colour(fill)} rg {shape} f")

    def line(self, start: Place, end: Place, ink: str, wide: float = 0.5) -> None:
        """A line from one place to another."""
        self._decorate(
            f"{colour(ink)} RG {wide:g} w {start[0]:.2f} {start[1]:.2f} m "
            f"{end[0]:.2f} {end[1]:.2f} l S"
        )

    def curve(self, start: Place, near: Place, far: Place, end: Place, ink: str) -> None:
        """A curve from one place to another, drawn towards two others on its way."""
        points = " ".join(f"{place[0]:.2f} {place[1]:.2f}" for place in (near, far, end))
        self._decorate(f"{colour(ink)} RG 1.2 w {start[0]:.2f} {start[1]:.2f} m {points} c S")

    @contextmanager
    def window(self, x: float, y: float, wide: float, high: float) -> Iterator[None]:
        """Of what is drawn meanwhile, only what lies in this box is seen."""
        self.ops.append(f"q {x:.2f} {y:.2f} {wide:.2f} {high:.2f} re W n")
        try:
            yield
        finally:
            self.ops.append("Q")

    def feet(self, left: str, right: Callable[[int, int], str]) -> None:
        """The foot of every page: one text at the left, one from page and pages at the right."""
        total = len(self.pages)
        for number, page in enumerate(self.pages, start=1):
            page.append("/Artifact << /Type /Pagination /Subtype /Footer >> BDC")
            page.append(
                f"{colour(PAPER.hairline)} RG 0.5 w {self.left:.2f} 42 m {self.right:.2f} 42 l S"
            )
            end = right(number, total)
            room = self.width - width(end, SMALL) - 16
            starts = self.right - width(end, SMALL)
            for x, text in ((self.left, fitted(left, SMALL, room)), (starts, end)):
                shown = self.type.show(text, SMALL)
                page.append(f"BT {colour(SMALL.ink)} rg 1 0 0 1 {x:.2f} 29 Tm {shown} ET")
            page.append("EMC")

    def pdf(self, about: About) -> bytes:
        """The finished file."""
        return assembled(self.pages, self.type.named(), about, self.size, self.tags.root)


def baseline(top: float, height: float, style: Style) -> float:
    """The base line of text centred in a row."""
    return top - (height + CAP * style.size) / 2


def _rounded(x: float, y: float, wide: float, high: float, radius: float) -> str:
    """The path of a box with round corners."""
    grip = radius * (1 - CURVE)
    right, top = x + wide, y + high
    points: Iterable[tuple[str, tuple[float, ...]]] = (
        ("m", (x + radius, y)),
        ("l", (right - radius, y)),
        ("c", (right - grip, y, right, y + grip, right, y + radius)),
        ("l", (right, top - radius)),
        ("c", (right, top - grip, right - grip, top, right - radius, top)),
        ("l", (x + radius, top)),
        ("c", (x + grip, top, x, top - grip, x, top - radius)),
        ("l", (x, y + radius)),
        ("c", (x, y + grip, x + grip, y, x + radius, y)),
    )
    return " ".join(f"{' '.join(f'{n:.2f}' for n in place)} {op}" for op, place in points)
