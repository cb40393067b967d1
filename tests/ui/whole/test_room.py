"""Every page in small windows, with long words, right to left and in every theme: it all fits."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QScrollBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sofa_desktop.i18n.words import use_language
from sofa_desktop.ui.kit.header import ElidedLabel
from sofa_desktop.ui.kit.undo_bar import UndoBar
from sofa_desktop.ui.shell.sidebar import PlaceButton, SearchButton
from sofa_desktop.ui.shell.window import MainWindow
from sofa_desktop.ui.theme.theme import current
from tests.ui.whole.house import KINDS, PLACES, go_on, shown, window_on

SIZES = (QSize(1280, 800), QSize(1024, 640))
CUT_BY_DESIGN = (ElidedLabel, PlaceButton, SearchButton)
DARK_LIGHTNESS, LIGHT_LIGHTNESS = 110, 145
MOST_OTHER = 0.4
"""How much of any part may be light in the dark, or dark in the light: letters, lines."""
LEAST_AREA = 4_000
TAIL = re.compile("~{8,}")
"""What makes a pseudo sentence longer is no word of its own."""


@pytest.fixture(params=KINDS)
def file(request: pytest.FixtureRequest, circle_files: dict[str, Path]) -> Path:
    return circle_files[request.param]


@pytest.fixture
def long_words() -> Iterator[None]:
    use_language("pseudo")
    yield
    use_language("en")


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("long_words")
@pytest.mark.parametrize("place", PLACES)
def test_words_half_as_long_again_are_not_cut(
    qtbot: QtBot, file: Path, tmp_path: Path, place: str
) -> None:
    with window_on(file, tmp_path) as window:
        for size in SIZES:
            _go(window, place, size)
            assert cut(window) == [], size


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("place", PLACES)
def test_right_to_left_nothing_overlaps(
    qtbot: QtBot, file: Path, tmp_path: Path, place: str
) -> None:
    with window_on(file, tmp_path) as window:
        for size in SIZES:
            _go(window, place, size)
            assert overlaps(window) == [], size
            assert cut(window) == [], size


@pytest.mark.parametrize("place", PLACES)
def test_nothing_overlaps_or_is_cut_in_a_small_window(
    qtbot: QtBot, file: Path, tmp_path: Path, place: str
) -> None:
    with window_on(file, tmp_path) as window:
        for size in SIZES:
            _go(window, place, size)
            assert (window.width(), window.height()) == (size.width(), size.height())
            assert overlaps(window) == [], size
            assert cut(window) == [], size


@pytest.mark.parametrize("place", PLACES)
def test_every_theme_takes_hold_at_once(
    qtbot: QtBot, circle_files: dict[str, Path], tmp_path: Path, place: str
) -> None:
    with window_on(circle_files["sample"], tmp_path) as window:
        _go(window, place, SIZES[0])
        for theme in ("dark", "contrast-dark", "contrast", "light"):
            current().choose(theme)
            go_on()
            dark = theme in {"dark", "contrast-dark"}
            assert unlike(window, dark=dark) == [], theme


def cut(place: QWidget) -> list[str]:
    """Texts that do not fit into their label or button, or stand half outside of their parent."""
    found = []
    for each in shown(place):
        if isinstance(each, CUT_BY_DESIGN) or not isinstance(each, QLabel | QAbstractButton):
            continue
        if _is_read(each) and (_too_small(each) or _sticks_out(each)):
            at = f"{each.width()}×{each.height()} wants {_wanted(each)}"
            found.append(f"{type(each).__name__} {each.text()!r} {at}")
    return found


def _is_read(widget: QLabel | QAbstractButton) -> bool:
    """Whether its text is shown at all; a button may be only an icon."""
    only_icon = Qt.ToolButtonStyle.ToolButtonIconOnly
    icon = isinstance(widget, QToolButton) and widget.toolButtonStyle() == only_icon
    return bool(widget.text()) and not icon


def _wanted(widget: QLabel | QAbstractButton) -> tuple[int, int]:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.width(), widget.heightForWidth(widget.width())
    if isinstance(widget, QPushButton | QLabel):
        return widget.sizeHint().width(), widget.sizeHint().height()
    return widget.width(), widget.height()


def _too_small(widget: QLabel | QAbstractButton) -> bool:
    width, height = _wanted(widget)
    words = TAIL.sub("", widget.text()).split()
    longest = max((widget.fontMetrics().horizontalAdvance(word) for word in words), default=0)
    return widget.width() + 1 < max(width, longest) or widget.height() + 1 < height


def _sticks_out(widget: QWidget) -> bool:
    """Across its parent; up and down there is a scroll bar for it."""
    parent = widget.parentWidget()
    if parent is None:
        return False
    place = widget.geometry()
    return place.left() < -1 or place.right() > parent.width() + 1


def overlaps(place: QWidget) -> list[str]:
    """Neighbours that lie over each other."""
    found = []
    for parent in shown(place):
        there = _laid_out(parent)
        for at, one in enumerate(there):
            for other in there[at + 1 :]:
                if isinstance(one, UndoBar) or isinstance(other, UndoBar):
                    continue
                shared = _inner(one).intersected(_inner(other))
                if shared.width() > 0 and shared.height() > 0:
                    found.append(f"{_told(one)} over {_told(other)} by {shared.size()}")
    return found


def _laid_out(parent: QWidget) -> list[QWidget]:
    """The visible widgets of a parent's layout."""
    layout = parent.layout()
    items = [layout.itemAt(at) for at in range(layout.count())] if layout is not None else []
    inside = [item.widget() for item in items if item is not None]
    return [each for each in inside if each is not None and each.isVisible()]


def _inner(widget: QWidget) -> QRect:
    return widget.geometry().adjusted(1, 1, -1, -1)


def _told(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.objectName()} {text}"


def _go(window: MainWindow, place: str, size: QSize) -> None:
    window.resize(size)
    window.go(place)
    go_on()


def unlike(window: MainWindow, *, dark: bool) -> list[str]:
    """Parts of the window that are light in the dark, or dark in the light."""
    picture = window.grab().toImage()
    found = []
    for each in shown(window):
        seen = each.visibleRegion().boundingRect()
        place = QRect(each.mapTo(window, seen.topLeft()), seen.size())
        looks = each.property("look") in {"primary", "danger", "undo"} or isinstance(each, QLabel)
        slides = isinstance(each, QScrollBar) or each.objectName().startswith("qt_scrollarea")
        if seen.width() * seen.height() < LEAST_AREA or looks or slides:
            continue
        share = _other(picture.copy(place).scaled(40, 20), dark=dark)
        if share > MOST_OTHER:
            found.append(f"{_told(each)} {each.accessibleName()}: {share:.0%}")
    return found


def _other(picture: QImage, *, dark: bool) -> float:
    """The share of a picture that is of the other lightness."""
    limit = DARK_LIGHTNESS if dark else LIGHT_LIGHTNESS
    dots = memoryview(picture.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    colours = Counter(dots)
    light = sum(count for dot, count in colours.items() if _lightness(dot) > limit)
    return (light if dark else len(dots) - light) / len(dots)


@cache
def _lightness(dot: int) -> int:
    return QColor(dot).lightness()
