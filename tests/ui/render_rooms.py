"""Draws what one meets on the way: guides at each step, the running meeting, the sheets.

``python -m tests.ui.render_rooms FOLDER [SCENE …] [--size 1280x800] [--look light]
[--language en] [--rtl]`` draws the scenes of ``tests.ui.scenes``.
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from sofa_desktop.i18n.words import use_language
from sofa_desktop.services.desk import Desk
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.parts import PartedPage
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.shell.window import MainWindow
from tests.ui.render import application, render
from tests.ui.render_pages import real_window


@dataclass
class Camera:
    """The window, and where its pictures go."""

    window: MainWindow
    folder: Path
    size: tuple[int, int]
    look: str
    tag: str
    taken: int = 0

    @property
    def context(self) -> Context:
        """What the pages work with."""
        page = self.window.page("circle")
        assert isinstance(page, PartedPage)
        return page.context

    @property
    def desk(self) -> Desk:
        """The circle's desk."""
        return self.context.desk

    def part_page(self, place: str) -> PartedPage:
        """The page of a place, shown."""
        self.window.go(place)
        page = self.window.page(place)
        assert isinstance(page, PartedPage)
        return page

    def shoot(self, name: str, *, tall: int = 0) -> None:
        """Draw the window; ``tall`` as high as is needed to see all of a long page."""
        size = (self.size[0], tall or self.size[1])
        render(self.window, self._path(name), size, self.look)

    def shoot_alone(self, widget: QWidget, name: str, size: tuple[int, int]) -> None:
        """Draw another window."""
        render(widget, self._path(name), size, self.look)

    def shoot_sheet(self, name: str) -> None:
        """Draw the sheet that is open, as large as it wants to be, and close it."""
        sheets = [each for each in self.window.findChildren(Sheet) if each.isVisible()]
        for sheet in sheets[-1:]:
            sheet.adjustSize()
            self.shoot_alone(sheet, name, (sheet.width(), sheet.height()))
            sheet.reject()

    def _path(self, name: str) -> Path:
        self.taken += 1
        return self.folder / f"{name}-{self.tag}.png"


@contextmanager
def camera(
    folder: Path, size: tuple[int, int], look: str, language: str, *, sample: bool
) -> Iterator[Camera]:
    """A window over an empty or the sample circle, ready to be drawn."""
    tag = f"{look}-{size[0]}" + ("" if language == "en" else f"-{language}")
    if QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        tag += "-rtl"
    with real_window(sample=sample) as window:
        window.resize(*size)
        window.show()
        yield Camera(window, folder, size, look, tag)


def main() -> None:
    """Draw the scenes that are asked for, or all."""
    from tests.ui.scenes import SCENES  # noqa: PLC0415  (they build on the camera)

    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("scenes", nargs="*")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--look", default="light")
    parser.add_argument("--language", default="en")
    parser.add_argument("--rtl", action="store_true")
    asked = parser.parse_args()
    app = application()
    if asked.rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    use_language(asked.language)
    width, _, height = asked.size.partition("x")
    for name in asked.scenes or SCENES:
        scene, sample = SCENES[name]
        size = int(width), int(height)
        with camera(asked.folder, size, asked.look, asked.language, sample=sample) as made:
            _played(name, scene, made)


def _played(name: str, scene: Callable[[Camera], None], made: Camera) -> None:
    scene(made)
    sys.stdout.write(f"{name}: {made.taken} pictures{os.linesep}")


if __name__ == "__main__":
    main()
