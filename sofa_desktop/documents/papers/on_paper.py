"""A leaf as a tagged PDF: head, draft band, title, blocks, and the foot of every page."""

from collections.abc import Callable, Mapping

from sofa_desktop.documents.head import draw_answer, two_columns
from sofa_desktop.documents.paper import A4, Sheet, baseline
from sofa_desktop.documents.papers.leaf import (
    Block,
    Facts,
    Grid,
    Heading,
    Leaf,
    Listed,
    Picture,
    Tree,
    Wording,
    Words,
)
from sofa_desktop.documents.papers.prose import draw_line, draw_prose, set_prose
from sofa_desktop.documents.papers.tree import draw_tree
from sofa_desktop.documents.pdf import LANGUAGE, About
from sofa_desktop.documents.table import TIGHT, Table
from sofa_desktop.documents.type import (
    COLUMN,
    HEADING,
    NAME,
    QUIET,
    SMALL,
    STRONG,
    TEXT,
    Style,
    lines,
    width,
)
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.looks.tokens import PAPER

LABEL_LEAST, LABEL_MOST = 100.0, 150.0
SUBHEADING = Style(weight="semibold", size=8.75, leading=13, base="")
LOOKS: Mapping[str, Style] = {
    "plain": NAME,
    "quiet": QUIET.but(base=""),
    "strong": STRONG.but(base=""),
}
BULLET = 12.0
LINE = TIGHT + 1
"""How high a row of a table is."""
BAR = 10.0
"""From the bar beside a wording to its text."""
Drawing = Callable[[Sheet], Callable[[], None] | None]
"""Draws on a sheet; may give back what is drawn after all else."""


def pdf(
    leaf: Leaf,
    *,
    size: tuple[float, float] = A4,
    pictures: Mapping[str, Drawing] | None = None,
) -> bytes:
    """The PDF of a leaf. The same leaf gives the same bytes.

    ``pictures`` draw what only paper has, by their kind.
    """
    sheet = Sheet(size)
    circle = {"name": leaf.circle, "parent": leaf.parent}
    two_columns(sheet, circle, leaf.heading, leaf.particulars)
    if leaf.draft:
        _draft(sheet, leaf)
    draw_answer(sheet, leaf.title)
    if leaf.lead:
        sheet.paragraph(leaf.lead, LOOKS["quiet"])
    last = _blocks(sheet, leaf.blocks, pictures or {})
    for draw in last:
        draw()
    _feet(sheet, leaf)
    return sheet.pdf(
        About(
            title=f"{leaf.heading}: {leaf.circle}",
            subject=leaf.subject or leaf.title,
            author=leaf.circle,
            language=LANGUAGE,
            day=leaf.day,
        )
    )


def _blocks(
    sheet: Sheet, blocks: tuple[Block, ...], pictures: Mapping[str, Drawing]
) -> list[Callable[[], None]]:
    """Write the blocks; what is left to be drawn at the end."""
    last = []
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Picture):
            later = pictures[block.kind](sheet)
            last += [later] if later is not None else []
        else:
            _draw(sheet, block, before)
        before = block
    return last


def _draft(sheet: Sheet, leaf: Leaf) -> None:
    """The mark of a draft: a band nobody can miss."""
    style = STRONG.but(ink=PAPER.warning)
    rest = lines(leaf.draft_note, NAME.but(ink=PAPER.warning), sheet.width - 90)
    high = 10 + len(rest) * NAME.leading
    sheet.box(sheet.left, sheet.y - high, sheet.width, high, PAPER.warning_tint, 4)
    y = baseline(sheet.y - 5, NAME.leading, style)
    with sheet.tags.part("P"):
        sheet.text(sheet.left + 8, y, leaf.draft, style)
        for line in rest:
            sheet.text(
                sheet.left + 8 + width(leaf.draft, style) + 10,
                y,
                line,
                NAME.but(ink=PAPER.warning),
            )
            y -= NAME.leading
    sheet.y -= high + 10


def _draw(sheet: Sheet, block: Block, before: Block | None) -> None:
    match block:
        case Heading():
            _heading(sheet, block, before)
        case Words():
            _gap(sheet, before)
            draw_prose(sheet, block.text, LOOKS[block.look])
        case Facts():
            _gap(sheet, before)
            _facts(sheet, block)
        case Listed():
            _gap(sheet, before)
            _listed(sheet, block)
        case Wording():
            _gap(sheet, before)
            _wording(sheet, block)
        case Tree():
            _gap(sheet, before)
            draw_tree(sheet, block)
        case Grid():
            _gap(sheet, before)
            Table(sheet, block.columns, block.rows, height=LINE).draw()


def _gap(sheet: Sheet, before: Block | None) -> None:
    """Air between blocks; a heading keeps its own."""
    if before is None:
        sheet.space(8)
    elif not isinstance(before, Heading):
        sheet.space(5)


def _heading(sheet: Sheet, block: Heading, before: Block | None) -> None:
    style = HEADING.but(base="") if block.level == 2 else SUBHEADING
    kind = f"H{block.level}"
    aside = SMALL if block.beside else None
    room = sheet.width - (width(block.beside, SMALL) + 14 if aside else 0)
    texts = lines(block.text, style, max(room, sheet.width * 0.5))
    if block.level == 2:
        sheet.space(12 if before is None else 15)
    else:
        sheet.space(2 if isinstance(before, Heading) else 10)
    sheet.need(len(texts) * style.leading + 4 + block.keep)
    first_line = baseline(sheet.y, style.leading, style)
    with sheet.tags.part(kind):
        for line in texts:
            if block.beside:
                sheet.text(sheet.left, baseline(sheet.y, style.leading, style), line, style)
            else:
                draw_line(sheet, line, style, sheet.left, sheet.right, baseline_top=sheet.y)
            sheet.y -= style.leading
    if block.beside:
        sheet.text_right(sheet.right, first_line, block.beside, SMALL)
    sheet.y -= 3


def _facts(sheet: Sheet, block: Facts) -> None:
    longest = max(width(label, COLUMN) for label, _ in block.rows)
    room = block.wide or min(max(longest, LABEL_LEAST), LABEL_MOST)
    left = sheet.left + room + 12
    for label, text in block.rows:
        labels = lines(label, COLUMN, room)
        told = set_prose(text, NAME, sheet.right - left)
        sheet.need(min(max(len(labels), len(told)), 3) * TEXT.leading)
        with sheet.tags.part("P"):
            page, top = len(sheet.pages), sheet.y
            y = top
            for part in labels:
                sheet.text(sheet.left, baseline(y, COLUMN.leading, COLUMN), part, COLUMN)
                y -= COLUMN.leading
            for line in told:
                if sheet.need(NAME.leading):
                    y = sheet.y
                at = baseline(sheet.y, NAME.leading, NAME)
                sheet.text(left, at, line.text, line.style)
                sheet.y -= NAME.leading
        if len(sheet.pages) == page:
            sheet.y = min(sheet.y, y)
        sheet.y -= 2


def _listed(sheet: Sheet, block: Listed) -> None:
    left = sheet.left + BULLET
    style = SMALL.but(ink=NAME.ink, leading=9.5) if block.small else NAME
    with sheet.tags.part("L"):
        for item in block.items:
            sheet.need(style.leading)
            with sheet.tags.part("LI"):
                with sheet.tags.part("Lbl"):
                    dot = baseline(sheet.y, style.leading, style)
                    sheet.text(sheet.left + 2, dot, "–", style.but(ink=QUIET.ink))
                with sheet.tags.part("LBody"):
                    for line in set_prose(item, style, sheet.right - left):
                        sheet.need(style.leading)
                        draw_line(
                            sheet, line.text, line.style, left, sheet.right, baseline_top=sheet.y
                        )
                        sheet.y -= style.leading
            sheet.y -= 0.5 if block.small else 1.5


def _wording(sheet: Sheet, block: Wording) -> None:
    """The label in small letters, then the wording beside a bar that runs on with it."""
    left = sheet.left + BAR
    style = LOOKS["quiet"] if block.old else NAME
    ink = PAPER.hairline if block.old else PAPER.accent
    told = set_prose(block.text, style, sheet.right - left)
    sheet.need((SMALL.leading + 2 if block.label else 0) + min(len(told), 3) * style.leading)
    if block.label:
        with sheet.tags.part("P"):
            sheet.text(left, baseline(sheet.y, SMALL.leading, SMALL), block.label, SMALL)
        sheet.box(sheet.left, sheet.y - SMALL.leading, 1.5, SMALL.leading, ink)
        sheet.y -= SMALL.leading
    with sheet.tags.part("BlockQuote"), sheet.tags.part("P"):
        for line in told:
            sheet.need(style.leading)
            sheet.box(sheet.left, sheet.y - style.leading, 1.5, style.leading, ink)
            draw_line(sheet, line.text, line.style, left, sheet.right, baseline_top=sheet.y)
            sheet.y -= style.leading


def _feet(sheet: Sheet, leaf: Leaf) -> None:
    def right(page: int, pages: int) -> str:
        return t(
            "paper foot",
            "{name} · page {page} of {pages}",
            name=leaf.heading,
            page=page,
            pages=pages,
        )

    sheet.feet(leaf.foot or isolated(leaf.circle), right)
