"""The bundled fonts, so that text looks and measures the same on every machine."""

from PySide6.QtGui import QFont, QFontDatabase

from sofa_desktop.looks import resources
from sofa_desktop.looks.tokens import TYPE

FAMILIES = ("Inter", "Noto Sans JP", "DejaVu Sans")
SMALL, TEXT, HEADING, TITLE, FIGURE = TYPE

REGULAR = QFont.Weight.Normal
MEDIUM = QFont.Weight.Medium
SEMIBOLD = QFont.Weight.DemiBold


def load() -> None:
    """Make the bundled fonts known to this process."""
    for use in resources.FONTS:
        QFontDatabase.addApplicationFont(str(resources.font(use)))


def font(size: int = TEXT, weight: QFont.Weight = REGULAR) -> QFont:
    """The app's family at a size in device-independent pixels."""
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(size)
    made.setWeight(weight)
    return made
