"""Text that people typed, on paper: its own line ends, and its own direction."""

import unicodedata
from typing import NamedTuple

from sofa_desktop.documents.paper import Sheet, baseline
from sofa_desktop.documents.scripts import ISOLATE
from sofa_desktop.documents.type import Style, lines, width


class SetLine(NamedTuple):
    """One line as it is drawn."""

    text: str
    style: Style


def runs_from_right(text: str) -> bool:
    """Whether the first letter that has a direction is written from right to left.

    A name that is isolated inside one of our sentences says nothing of the sentence.
    """
    for char in ISOLATE.sub("", text):
        found = unicodedata.bidirectional(char)
        if found == "L":
            return False
        if found in {"R", "AL"}:
            return True
    return False


def set_prose(text: str, style: Style, room: float) -> list[SetLine]:
    """A text broken into lines; each of its paragraphs follows its own direction."""
    made: list[SetLine] = []
    for paragraph in text.strip().splitlines() or [""]:
        shown = paragraph.expandtabs(4).rstrip()
        own = style.but(base="R" if runs_from_right(shown) else "L")
        made += [SetLine(line, own) for line in lines(shown, own, room)]
    return made


def draw_line(
    sheet: Sheet, text: str, style: Style, left: float, right: float, *, baseline_top: float
) -> None:
    """A line at the edge where its script begins, in the row that begins at the top given."""
    y = baseline(baseline_top, style.leading, style)
    if style.base == "R" or (not style.base and runs_from_right(text)):
        sheet.text(right - width(text, style), y, text, style)
    else:
        sheet.text(left, y, text, style)


def draw_prose(sheet: Sheet, text: str, style: Style) -> None:
    """A text over as many lines and pages as it takes, each of its paragraphs a part."""
    for paragraph in text.strip().splitlines():
        if not paragraph.strip():
            sheet.space(style.leading / 2)
            continue
        with sheet.tags.part("P"):
            for line in set_prose(paragraph, style, sheet.width):
                sheet.need(style.leading)
                draw_line(sheet, line.text, line.style, sheet.left, sheet.right,
                          baseline_top=sheet.y)  # fmt: skip
                sheet.y -= style.leading
