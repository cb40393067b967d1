"""The tree of a document's parts as PDF objects, and the way from each page back into it."""

from collections.abc import Callable, Sequence

from sofa_desktop.documents.tags import Part

SCOPE = " /A <</O /Table /Scope /Column>>"
"""What a column's heading says of itself."""


def write_structure(
    root: Part,
    pages: Sequence[int],
    reserve: Callable[[], int],
    fill: Callable[[int, str], None],
    string: Callable[[str], str],
) -> int:
    """Write the tree and give the number of its root object.

    Args:
        root: the document's parts.
        pages: the pages' object numbers.
        reserve: a new object's number.
        fill: puts an object's text in its place.
        string: a text as a PDF string.
    """
    top = reserve()
    owners: list[dict[int, int]] = [{} for _ in pages]

    def write(part: Part, parent: int) -> int:
        number = reserve()
        kids = []
        page = -1
        for kid in part.kids:
            if isinstance(kid, Part):
                kids.append(f"{write(kid, number)} 0 R")
                continue
            owners[kid.page][kid.number] = number
            page = kid.page if page < 0 else page
            if kid.page == page:
                kids.append(str(kid.number))
            else:
                kids.append(f"<</Type /MCR /Pg {pages[kid.page]} 0 R /MCID {kid.number}>>")
        place = f" /Pg {pages[page]} 0 R" if page >= 0 else ""
        alt = f" /Alt {string(part.alt)}" if part.alt else ""
        scope = SCOPE if part.kind == "TH" else ""
        held = f" /K [{' '.join(kids)}]" if kids else ""
        fill(number, f"<</S /{part.kind} /P {parent} 0 R{place}{held}{alt}{scope}>>")
        return number

    first = write(root, top)
    back = reserve()
    rows = "\n".join(
        f"{page} [{' '.join(f'{owner[n]} 0 R' for n in sorted(owner))}]"
        for page, owner in enumerate(owners)
    )
    fill(back, f"<</Nums [{rows}]>>")
    fill(
        top,
        f"<</Type /StructTreeRoot /K {first} 0 R /ParentTree {back} 0 R"
        f" /ParentTreeNextKey {len(pages)}>>",
    )
    return top
