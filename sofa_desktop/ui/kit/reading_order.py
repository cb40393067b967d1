"""Tab goes where one reads: what was shown later is met where it is seen, not at the end.

Qt goes in the order in which widgets were made, so the lines of a list that was filled later would
come after everything else.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QSplitter, QWidget

TAB = Qt.FocusPolicy.TabFocus
ON, BACK = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason


def step(window: QWidget, *, forward: bool) -> bool:
    """Take the keyboard to the next control of a window, or the one before; whether it went.

    Where what had the keyboard is gone, nobody pressed Tab: Qt finds another place.
    """
    focused = window.focusWidget()
    if _is_gone(focused):
        return False
    wanted = _beside(focused, list(controls(window)), forward=forward)
    if wanted is None:
        return False
    wanted.setFocus(ON if forward else BACK)
    _show(wanted)
    return True


def _is_gone(focused: QWidget | None) -> bool:
    return focused is not None and not focused.isVisible()


def controls(place: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard by Tab, in reading order; a control keeps its own parts."""
    for widget in _inside(place):
        if widget.isHidden() or widget.isWindow() or not widget.isEnabled():
            continue
        own = bool(widget.focusPolicy() & TAB) and widget.focusProxy() is None
        if own:
            yield widget
        if not own or widget.layout() is not None:
            yield from controls(widget)


def _beside(focused: QWidget | None, met: list[QWidget], *, forward: bool) -> QWidget | None:
    """What comes next to where the keyboard is, which may be a part of a control or around some."""
    while focused is not None:
        if focused in met:
            return met[(met.index(focused) + (1 if forward else -1)) % len(met)]
        inside = [place for place, widget in enumerate(met) if focused.isAncestorOf(widget)]
        if inside:
            return met[inside[0] - (0 if forward else 1)]
        focused = focused.parentWidget()
    return None


def _inside(place: QWidget) -> list[QWidget]:
    """The widgets a place is made of, as they are laid out; what floats over it comes last."""
    if isinstance(place, QScrollArea):
        inner = place.widget()
        return [] if inner is None else [inner]
    if isinstance(place, QAbstractScrollArea):
        return []
    if isinstance(place, QSplitter):
        parts = (place.widget(at) for at in range(place.count()))
        return [part for part in parts if part is not None]
    layout = place.layout()
    laid = [] if layout is None else list(_laid_out(layout))
    children = [child for child in place.children() if isinstance(child, QWidget)]
    free = [child for child in children if child not in laid]
    return [*laid, *sorted(free, key=lambda child: (child.y(), child.x()))]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _show(widget: QWidget) -> None:
    """Scroll it into sight, wherever it is inside."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
