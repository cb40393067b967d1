"""Icons of the kept set, by name, in the colours of the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sofa_desktop.looks import resources

TRANSPARENT = Qt.GlobalColor.transparent
SIZE = 16


@lru_cache(maxsize=256)
def source(name: str) -> str:
    """The SVG of an icon, its strokes in `currentColor`."""
    return resources.icon(name).read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    # The application owns them: kept by Python alone they would outlive it when the program ends.
    drawing = QByteArray(source(name).replace("currentColor", colour).encode())
    return QSvgRenderer(drawing, QGuiApplication.instance())


def exists(name: str) -> bool:
    """Whether the kept set holds an icon of this name."""
    return resources.icon(name).is_file()


def paint(painter: QPainter, name: str, colour: str, place: QRectF) -> None:
    """Draw an icon straight from its outlines, sharp at any scale."""
    _renderer(name, colour).render(painter, place)


def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """An icon for a screen of this device pixel ratio."""
    side = round(size * ratio)
    made = QPixmap(side, side)
    made.fill(TRANSPARENT)
    painter = QPainter(made)
    paint(painter, name, colour, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, colour: str, faint: str, size: int = SIZE) -> QIcon:
    """An icon in one colour, and a fainter one while its control is disabled."""
    made = QIcon()
    ratios = {1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}
    for ratio in sorted(ratios):
        made.addPixmap(pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, faint, size, ratio), QIcon.Mode.Disabled)
    return made
