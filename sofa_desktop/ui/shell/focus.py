"""Where the keyboard goes when a page or an area of the window is entered."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from sofa_desktop.ui.kit.page import Page


def focus_page(page: Page) -> None:
    """Give the keyboard to what the page wants, else to the first control of body or head."""
    wanted = page.first_focus()
    if wanted is not None and _takes_keyboard(wanted, page):
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
        return
    for place in (wanted, page.content, page):
        if place is not None and place.isVisibleTo(page) and focus_first(place):
            return


def focus_first(widget: QWidget) -> bool:
    """Give the keyboard to the first control inside, as one sees them; whether there was one.

    Not by ``nextInFocusChain``: what PySide 6.11 makes of Qt's own widgets there ends the
    process when the interpreter ends.
    """
    takers = [child for child in widget.findChildren(QWidget) if _takes_keyboard(child, widget)]
    if not takers:
        return False
    mirrored = -1 if widget.isRightToLeft() else 1
    places = [child.mapTo(widget, QPoint(0, 0)) for child in takers]
    first = min(range(len(takers)), key=lambda at: (places[at].y(), mirrored * places[at].x()))
    takers[first].setFocus(Qt.FocusReason.TabFocusReason)
    return True


def _takes_keyboard(child: QWidget, above: QWidget) -> bool:
    takes = child.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and child.isEnabled() and child.isVisibleTo(above)
