"""What happens when the program itself fails: a log, and a window that says so once."""

import faulthandler
import logging
import platform
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from sofa_desktop import __version__
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.sheet import Sheet

_log = logging.getLogger("sofa_desktop")
_kept: list[IO[str]] = []


class Accident(Sheet):
    """Says what happened, that nothing was lost, and offers the report to copy."""

    def __init__(self, report: str) -> None:
        super().__init__(t("crash", "Something went wrong"), t("crash", "Copy the report"))
        self.body.addWidget(
            Label(
                t(
                    "crash",
                    "The program made a mistake. What you saved is safe: every change is written "
                    "as it is made. You can go on; if it happens again, send the report.",
                )
            )
        )
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName(t("crash", "Report"))
        self.body.addWidget(self._report)

    def answer(self) -> object | None:
        """Put the report into the clipboard."""
        QApplication.clipboard().setText(self._report.toPlainText())
        return True


class _Watch:
    """The hook for errors nobody caught; shows one window at a time."""

    def __init__(self) -> None:
        self._shown: Accident | None = None

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = "".join(traceback.format_exception(kind, error, trace))
        _log.error("uncaught\n%s", report)
        sys.__excepthook__(kind, error, trace)
        if self._shown is None and QApplication.instance() is not None:
            about = f"SoFA Desktop {__version__}, Python {platform.python_version()}\n\n{report}"
            self._shown = Accident(about)
            self._shown.finished.connect(self._on_finished)
            QTimer.singleShot(0, self._shown.open)

    def _on_finished(self, _result: int) -> None:
        self._shown = None


def watch(folder: Path) -> None:
    """Catch what nobody caught from now on, and hard crashes into a file of their own.

    Where no log can be written, accidents are still shown.
    """
    sys.excepthook = _Watch()
    with suppress(OSError):
        hard = (folder / "hard-crash.log").open("a", encoding="utf-8")
        _kept.append(hard)
        faulthandler.enable(hard)
        handler = logging.FileHandler(folder / "sofa-desktop.log", encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _log.addHandler(handler)
