"""Draws widgets into PNG files, to be looked at: in every theme, at the sizes people have.

``render(widget, path, size, theme)`` draws one; ``render_all`` one in every theme and size.
``python -m tests.ui.render_kit FOLDER`` is the tool that draws the kit and the window.
"""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from sofa_desktop.ui.kit.chart_engine import engine
from sofa_desktop.ui.kit.plot import Plot
from sofa_desktop.ui.theme.theme import install

SIZES = ((1280, 800), (1920, 1080))
THEMES = ("light", "dark", "contrast", "contrast-dark")
CHARTS_MS = 30_000
SETTLE_MS = 300


def application() -> QApplication:
    """The application of this process, with its theme."""
    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication(sys.argv[:1])
    install(app, "light")
    return app


def render(
    widget: QWidget, path: Path, size: tuple[int, int] = (1280, 800), theme: str = "light"
) -> None:
    """Show a widget at a size in a theme and write what it looks like; it stays open."""
    install(application()).choose(theme)
    widget.resize(*size)
    widget.show()
    _wait_for_charts(widget)
    _let_events_run(SETTLE_MS)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(path)):
        raise OSError(path)


def render_all(
    folder: Path,
    name: str,
    build: Callable[[], QWidget],
    themes: Iterable[str] = THEMES,
    sizes: Iterable[tuple[int, int]] = SIZES,
) -> list[Path]:
    """Draw one widget in every theme and size; it is built once and closed at the end."""
    application()
    widget = build()
    paths = []
    for theme in themes:
        for size in sizes:
            path = folder / f"{name}-{theme}-{size[0]}x{size[1]}.png"
            render(widget, path, size, theme)
            paths.append(path)
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return paths


def _wait_for_charts(widget: QWidget) -> None:
    waiting = [plot for plot in widget.findChildren(Plot) if plot.isVisible()]
    if not waiting or engine().is_ready():
        return
    loop = QEventLoop()
    engine().ready.connect(loop.quit)
    QTimer.singleShot(CHARTS_MS, loop.quit)
    loop.exec()


def _let_events_run(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
