"""A tree on paper: names one further in than what holds them, with hairlines that lead down."""

from sofa_desktop.documents.paper import Sheet, baseline
from sofa_desktop.documents.papers.leaf import Branch, Tree
from sofa_desktop.documents.papers.prose import set_prose
from sofa_desktop.documents.type import NAME, SMALL, STRONG, lines
from sofa_desktop.looks.tokens import PAPER

STEP = 15.0
"""How far one lies further in than the one around it."""
DEEPEST = 12
AFTER = 4.0


def draw_tree(sheet: Sheet, tree: Tree) -> None:
    """Write a tree over as many pages as it takes; a branch stays on one page."""
    with sheet.tags.part("L"):
        for branch in tree.branches:
            _draw(sheet, branch)


def _draw(sheet: Sheet, branch: Branch) -> None:
    depth = min(branch.depth, DEEPEST)
    left = sheet.left + depth * STEP + 8
    style = (STRONG if branch.strong else NAME).but(base="")
    names = lines(branch.name, style, sheet.right - left)
    notes = [line for note in branch.notes for line in set_prose(note, SMALL, sheet.right - left)]
    high = len(names) * style.leading + len(notes) * SMALL.leading + AFTER
    sheet.need(min(high, (sheet.size[1] - 120)))
    top = sheet.y
    pages = len(sheet.pages)
    with sheet.tags.part("LI"), sheet.tags.part("LBody"):
        for line in names:
            sheet.text(left, baseline(sheet.y, style.leading, style), line, style)
            sheet.y -= style.leading
        for note in notes:
            sheet.need(SMALL.leading)
            sheet.text(left, baseline(sheet.y, SMALL.leading, SMALL), note.text, note.style)
            sheet.y -= SMALL.leading
    sheet.y -= AFTER
    if len(sheet.pages) == pages:
        _lead(sheet, branch, top)


def _lead(sheet: Sheet, branch: Branch, top: float) -> None:
    """The lines of the circles around, and a mark at the branch itself."""
    for level in range(min(branch.depth, DEEPEST)):
        x = sheet.left + level * STEP + 2.5
        sheet.line((x, top), (x, sheet.y), PAPER.hairline)
    x = sheet.left + min(branch.depth, DEEPEST) * STEP
    ink = PAPER.accent if branch.strong else PAPER.control
    sheet.box(x, top - 8.5, 5, 5, ink, 2.5)
