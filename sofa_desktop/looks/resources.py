"""Where fonts, icons, texts and the sample lie, from source and in the built program alike."""

import sys
from pathlib import Path


def root() -> Path:
    """The folder ``resources``."""
    bundled = getattr(sys, "_MEIPASS", None)
    base = Path(bundled) if bundled else Path(__file__).resolve().parents[2]
    return base / "resources"


FONTS = {
    "regular": "Inter-Regular.ttf",
    "medium": "Inter-Medium.ttf",
    "semibold": "Inter-SemiBold.ttf",
    "japanese": "NotoSansJP-Regular.ttf",
    "wide": "DejaVuSans.ttf",
}
"""Font files by use. Inter's digits are remapped to its tabular figures."""


def font(use: str) -> Path:
    """The file of a font, by use."""
    return root() / "fonts" / FONTS[use]


def icon(name: str) -> Path:
    """The SVG of an icon of the kept set (Lucide), by its name."""
    return root() / "icons" / f"{name}.svg"
