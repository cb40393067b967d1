"""Saves the circle's papers: asks where, writes beside the window, and says what came of it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.file_names import plain_file_name
from sofa_desktop.i18n.words import t
from sofa_desktop.services.progress import Progress
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.page import Page

SAVE = QFileDialog.AcceptMode.AcceptSave
Write = Callable[[Path], object]
_SLASHES = str.maketrans("/\\", "--")
"""A name with a slash in it is one name, no folder."""


class PaperSaving(QObject):
    """Writes papers for a page; several may be asked for, one dialog at a time."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._write: Write | None = None
        self._saved = Path()

    def ask(self, kind: str, payload: Mapping[str, Any], name: str, form: str = "pdf") -> None:
        """Ask where to save a paper; the ending of the chosen name says the form."""
        self.ask_where(name, form, partial(self._context.paper.document, kind, payload))

    def ask_where(self, name: str, form: str, write: Write) -> None:
        """Ask where to save a file that ``write`` writes."""
        self._write = write
        safe = plain_file_name(name.translate(_SLASHES), t("paper", "Paper"))
        where = Path.home() / f"{safe}.{form}"
        dialog = QFileDialog(self._page, t("paper", "Save as"), str(where))
        dialog.setAcceptMode(SAVE)
        dialog.setDefaultSuffix(form)
        dialog.fileSelected.connect(self._on_place_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, write: Write, out: Path) -> None:
        """Write a file beside the window."""
        job = self._context.jobs.run(
            partial(_written, write, out), t("paper", "Writing {name}", name=out.name)
        )
        job.succeeded.connect(self._on_saved)
        job.failed.connect(self._on_failed)

    @Slot(str)
    def _on_place_chosen(self, path: str) -> None:
        if self._write is not None:
            self.save(self._write, Path(path))

    @Slot(object)
    def _on_saved(self, out: object) -> None:
        if not isinstance(out, Path):
            return
        self._saved = out
        said = t("paper", "“{name}” is saved.", name=out.name)
        action = Action("paper.open_file", t("paper", "Open it"), self._open_saved)
        self._page.notice.tell(said, "good", action=action)

    def _open_saved(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if isinstance(error, Refused):
            self._page.tell_refusal(error)
        elif isinstance(error, BaseException):
            raise error


def _written(write: Write, out: Path, progress: Progress) -> Path:
    """The work of the job: the file's place when it is there."""
    progress.step(0, out.name)
    write(out)
    return out
