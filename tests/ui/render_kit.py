"""Draws the kit's gallery and the window with toys: ``python -m tests.ui.render_kit FOLDER``."""

import sys
from pathlib import Path

from tests.ui.kit.gallery import Gallery
from tests.ui.render import render_all
from tests.ui.shell.toys import toy_palette, toy_welcome, toy_window


def main() -> None:
    """Draw everything into the folder named on the command line."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "shots")
    render_all(folder, "gallery", Gallery)
    render_all(folder, "whole-gallery", Gallery, ("light", "contrast-dark"), ((1100, 2000),))
    render_all(folder, "window", toy_window)
    render_all(folder, "narrow", toy_window, ("light",), ((900, 640),))
    render_all(folder, "palette", toy_palette, ("light", "dark"), ((1280, 800),))
    render_all(folder, "welcome", toy_welcome, ("light", "dark"), ((1280, 800),))


if __name__ == "__main__":
    main()
