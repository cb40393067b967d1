"""Circles in circles, drawn: on one page, or on several that are laid side by side."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import sqrt

from sofa_desktop.documents.paper import FOOT, TOP, Sheet, baseline
from sofa_desktop.documents.papers.circle_map import sentence
from sofa_desktop.documents.papers.telling import Data
from sofa_desktop.documents.type import NAME, SMALL, STRONG, Style, cut, lines, width
from sofa_desktop.i18n.circle_terms import circle_status
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.looks.tokens import PAPER
from sofa_desktop.services.papers.links import way
from sofa_desktop.services.papers.packing import Disc, pack

READABLE = 25.0
"""The least radius of a circle with a name in it, in points."""
READABLE_APART = 20.0
"""The same on pages of its own, where each page less is worth a little."""
ROOMY = 86.0
"""No circle without others in it is drawn larger."""
MARK = 14.0
"""Above a part of the picture, where it belongs."""
MOST_SIDE = 4
"""Pages in a row and in a column at most."""
SIZES = (9.0, 8.25, 7.5, 6.75, 6.0)
GROUNDS = (PAPER.ground, PAPER.surface)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How large the picture is drawn, and on how many pages."""

    scale: float
    across: int
    down: int


class MapPicture:
    """Draws the circles of a map's payload."""

    def __init__(self, circles: Sequence[Data]) -> None:
        self._told: Mapping[str, Data] = {each["id"]: each for each in circles}
        self._tops = _tops(circles)
        self._radius = pack(self._tops)
        self._sentence = sentence(list(circles))

    def __call__(self, sheet: Sheet) -> Callable[[], None] | None:
        """Draw it below what is written; what draws it at the end, where it needs more pages."""
        if not self._told:
            return None
        sheet.space(10)
        room = sheet.y - FOOT
        scale = min(sheet.width, room) / 2 / self._radius
        if scale >= READABLE:
            self._draw_here(sheet, min(scale, ROOMY))
            return None
        plan = _planned(self._radius, sheet.width, sheet.size[1] - TOP - FOOT - MARK)
        many = plan.across * plan.down
        told = tn("map paper", "The picture is on the last page.",
                  "The picture is on the last {n} pages, to be laid side by side.",
                  many)  # fmt: skip
        sheet.paragraph(told)
        return partial(self._draw_tiles, sheet, plan)

    def _draw_here(self, sheet: Sheet, scale: float) -> None:
        middle = (sheet.left + sheet.width / 2, sheet.y - self._radius * scale)
        with sheet.whole("Figure", self._sentence):
            self._circles(sheet, scale, middle)
        sheet.y -= 2 * self._radius * scale + 6

    def _draw_tiles(self, sheet: Sheet, plan: _Plan) -> None:
        """One part of the picture on each page, in reading order."""
        high = sheet.size[1] - TOP - FOOT - MARK
        wide = sheet.width
        for place in range(plan.across * plan.down):
            sheet.turn()
            row, column = divmod(place, plan.across)
            if plan.across * plan.down > 1:
                self._mark(sheet, row + 1, column + 1)
            middle = (
                sheet.left + wide * (plan.across / 2 - column),
                FOOT + high * (1 - plan.down / 2 + row),
            )
            part = sheet.whole("Figure", self._sentence) if place == 0 else sheet.artifact()
            with part, sheet.window(sheet.left, FOOT, wide, high):
                self._circles(sheet, plan.scale, middle)

    def _mark(self, sheet: Sheet, row: int, column: int) -> None:
        """Where a page belongs when the picture is laid out."""
        told = t("map paper", "Row {row}, column {column}", row=row, column=column)
        with sheet.artifact():
            sheet.text(sheet.left, baseline(sheet.y, SMALL.leading, SMALL), told, SMALL)

    def _circles(self, sheet: Sheet, scale: float, middle: tuple[float, float]) -> None:
        every = [disc for top in self._tops for disc in top.walk()]
        depths = {disc.key: depth for top in self._tops for disc, depth in _deep(top)}
        under = self._under_links()
        for disc in every:
            if disc.key in under:
                self._ring(sheet, disc, scale, middle, depths[disc.key])
        self._links(sheet, every, scale, middle)
        for disc in every:
            if disc.key not in under:
                self._ring(sheet, disc, scale, middle, depths[disc.key])
        for disc in every:
            self._name(sheet, disc, scale, middle)

    def _under_links(self) -> set[str]:
        """Circles around ours or around a linked one: links are drawn on them, below others."""
        ends = {key for key, told in self._told.items() if told["own"] or told["linked"]}
        return {
            disc.key
            for top in self._tops
            for disc in top.walk()
            if any(each.key in ends for each in disc.walk()[1:])
        }

    def _ring(
        self, sheet: Sheet, disc: Disc, scale: float, middle: tuple[float, float], depth: int
    ) -> None:
        told = self._told[disc.key]
        x, y = _at(disc, scale, middle)
        radius = disc.radius * scale
        edge = 1.5 if told["own"] else 0.6
        ink = PAPER.accent if told["own"] else PAPER.control
        ground = PAPER.tint if told["own"] else GROUNDS[depth % 2]
        _round(sheet, x, y, radius, ink)
        _round(sheet, x, y, radius - edge, ground)

    def _links(
        self, sheet: Sheet, every: Sequence[Disc], scale: float, middle: tuple[float, float]
    ) -> None:
        """A line from our circle to each that it is linked with."""
        own = next((disc for disc in every if self._told[disc.key]["own"]), None)
        if own is None:
            return
        for disc in every:
            if not self._told[disc.key]["linked"]:
                continue
            ends = {own.key, disc.key}
            between = [
                each
                for each in every
                if each.key not in ends
                and not ends & {inner.key for inner in each.walk()}
                and each.key not in {inner.key for end in (own, disc) for inner in end.walk()}
            ]
            link = way(own, disc, between)
            near, far = link.cubic()
            places = [_on_page(place, scale, middle) for place in (link.start, near, far, link.end)]
            sheet.curve(places[0], places[1], places[2], places[3], PAPER.accent)

    def _name(self, sheet: Sheet, disc: Disc, scale: float, middle: tuple[float, float]) -> None:
        told = self._told[disc.key]
        x, y = _at(disc, scale, middle)
        radius = disc.radius * scale
        base = STRONG.but(base="") if told["own"] else NAME
        if disc.kids:
            high = disc.hat * scale
            deep = high * 0.2
            chord = 2 * sqrt(max(2 * radius * deep - deep**2, 0)) * 0.94
            style = _fitting(told["name"], base, chord, high - deep)
            if style.leading > high:
                return
            most = max(int((high - deep) / style.leading), 1)
            texts = cut(told["name"], style, chord, most)
            at = y + radius - deep
        else:
            style = _fitting(told["name"], base, radius * 1.62, radius * 1.2)
            most = max(int(radius * 1.3 / style.leading), 1)
            texts = cut(told["name"], style, radius * 1.62, min(most, 4))
            at = y + len(texts) * style.leading / 2
        for line in texts:
            sheet.text_middle(x, baseline(at, style.leading, style), line, style)
            at -= style.leading
        self._second(sheet, told, x, at, radius)

    def _second(self, sheet: Sheet, told: Data, x: float, at: float, radius: float) -> None:
        """What there is to say beside the name: not active, or roles that are vacant."""
        vacant = sum(1 for role in told["roles"] if not role["holder"])
        said = circle_status(told["status"]) if told["status"] != "active" else ""
        if told["own"] and vacant:
            said = t("map paper", "Vacant roles: {n}", n=vacant)
        style = SMALL.but(size=6.0, leading=7.5)
        if said and width(said, style) < radius * 1.7:
            sheet.text_middle(x, baseline(at - 1, style.leading, style), said, style)


def _tops(circles: Sequence[Data]) -> list[Disc]:
    """The circles as shapes, within each other as the payload has them in its order."""
    tops: list[Disc] = []
    path: list[Disc] = []
    for each in circles:
        disc = Disc(each["id"])
        del path[each["depth"] :]
        (path[-1].kids if path else tops).append(disc)
        path.append(disc)
    return tops


def _deep(disc: Disc, depth: int = 0) -> list[tuple[Disc, int]]:
    return [(disc, depth), *(each for kid in disc.kids for each in _deep(kid, depth + 1))]


def _planned(radius: float, wide: float, high: float) -> _Plan:
    """The fewest pages on which every name can be read; the largest picture on so many."""
    plans = [
        _Plan(min(across * wide, down * high) / 2 / radius, across, down)
        for across in range(1, MOST_SIDE + 1)
        for down in range(1, MOST_SIDE + 1)
    ]
    readable = [plan for plan in plans if plan.scale >= READABLE_APART]
    if not readable:
        return max(plans, key=lambda plan: plan.scale)
    return min(readable, key=lambda plan: (plan.across * plan.down, -plan.scale))


def _at(disc: Disc, scale: float, middle: tuple[float, float]) -> tuple[float, float]:
    """Where a circle's centre is on the page, which grows upwards."""
    return _on_page((disc.x, disc.y), scale, middle)


def _on_page(
    place: tuple[float, float], scale: float, middle: tuple[float, float]
) -> tuple[float, float]:
    """Where a place of the map is on the page."""
    return middle[0] + place[0] * scale, middle[1] - place[1] * scale


def _round(sheet: Sheet, x: float, y: float, radius: float, fill: str) -> None:
    sheet.box(x - radius, y - radius, 2 * radius, 2 * radius, fill, radius)


def _fitting(name: str, style: Style, room: float, high: float) -> Style:
    """The largest type in which the name's lines fit; the smallest where none does."""
    made = style
    for size in SIZES:
        made = style.but(size=size, leading=size * 1.25)
        broken = lines(name, made, room)
        word = max((width(word, made) for word in name.split()), default=0)
        if word <= room and len(broken) * made.leading <= high:
            return made
    return made
