"""Files about statements: saved and checked beside the window, asked for without blocking."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from sofa_desktop.charts.picture import Picture
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.verdict import Verdict
from sofa_desktop.i18n.statement.verdict import verdict
from sofa_desktop.i18n.words import t
from sofa_desktop.services.progress import Progress
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.pages.settlements.presenter import Shown

SAVE = QFileDialog.AcceptMode.AcceptSave
Write = Callable[[Path], object]


class PaperWork(QObject):
    """Writes and checks files for the page, in jobs; what came of it is told on the page."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._write: Write | None = None
        self._saved: Path | None = None

    def ask_statement(self, shown: Shown) -> None:
        """Ask where to save a statement."""
        self._ask_where(f"{shown.name}.pdf", _Statement(self._context, shown))

    def ask_annex(self, shown: Shown) -> None:
        """Ask where to save the members' payouts of a statement."""
        name = t("settlements", "{name} members", name=shown.name)
        self._ask_where(f"{name}.pdf", _Annex(self._context, shown))

    def ask_picture(self, picture: Picture, kind: str, name: str) -> None:
        """Ask where to save a picture."""
        self._ask_where(f"{name}.{kind}", _Drawing(picture))

    def ask_check(self) -> None:
        """Ask which PDF to check."""
        dialog = QFileDialog(self._page, t("settlements", "Verify a statement"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(t("settlements", "Statements (*.pdf)"))
        dialog.fileSelected.connect(self._on_check_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, write: Write, out: Path) -> None:
        """Write a file beside the window."""
        job = self._context.jobs.run(
            _Doing(write, out), t("settlements", "Writing {name}", name=out.name)
        )
        job.succeeded.connect(self._on_saved)
        job.failed.connect(self._on_failed)

    def save_statement(self, shown: Shown, out: Path) -> None:
        """Write a statement's PDF."""
        self.save(_Statement(self._context, shown), out)

    def save_annex(self, shown: Shown, out: Path) -> None:
        """Write the PDF of the members' payouts."""
        self.save(_Annex(self._context, shown), out)

    def check(self, path: Path) -> None:
        """Recompute a statement's PDF beside the window."""
        job = self._context.jobs.run(
            _Doing(self._context.paper.verify, path),
            t("settlements", "Verifying {name}", name=path.name),
        )
        job.succeeded.connect(self._on_checked)
        job.failed.connect(self._on_failed)

    def _ask_where(self, name: str, write: Write) -> None:
        self._write = write
        dialog = QFileDialog(self._page, t("settlements", "Save as"), str(Path.home() / name))
        dialog.setAcceptMode(SAVE)
        dialog.fileSelected.connect(self._on_place_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_place_chosen(self, path: str) -> None:
        if self._write is not None:
            self.save(self._write, Path(path))

    @Slot(str)
    def _on_check_chosen(self, path: str) -> None:
        self.check(Path(path))

    @Slot(object)
    def _on_saved(self, done: object) -> None:
        if not isinstance(done, Done):
            return
        self._saved = done.path
        said = t("settlements", "“{name}” is saved.", name=done.path.name)
        action = Action("settlements.open_file", t("settlements", "Open it"), self._open_saved)
        self._page.notice.tell(said, "good", action=action)

    def _open_saved(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    @Slot(object)
    def _on_checked(self, done: object) -> None:
        if isinstance(done, Done) and isinstance(done.result, Verdict):
            found = done.result
            circle = self._context.desk.queries.circle()
            currency = circle.currency if circle else "EUR"
            said = verdict(found, done.path.name, currency)
            self._page.notice.tell(said, "good" if found.matches else "bad")

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if isinstance(error, Refused):
            self._page.tell_refusal(error)
        elif isinstance(error, BaseException):
            raise error


@dataclass(frozen=True, slots=True)
class Done:
    """A file that was worked with, and what came of it."""

    path: Path
    result: object


class _Doing:
    """Work with a file, for the job."""

    def __init__(self, work: Write, path: Path) -> None:
        self._work = work
        self._path = path

    def __call__(self, progress: Progress) -> object:
        progress.step(0, self._path.name)
        return Done(self._path, self._work(self._path))


class _Statement:
    def __init__(self, context: Context, shown: Shown) -> None:
        self._paper = context.paper
        self._shown = shown

    def __call__(self, out: Path) -> None:
        shown = self._shown
        self._paper.statement(shown.payload, shown.previous, shown.own, out)


class _Annex:
    def __init__(self, context: Context, shown: Shown) -> None:
        self._paper = context.paper
        self._shown = shown

    def __call__(self, out: Path) -> None:
        self._paper.annex(self._shown.annex, out)


class _Drawing:
    def __init__(self, picture: Picture) -> None:
        self._picture = picture

    def __call__(self, out: Path) -> None:
        from sofa_desktop.charts.export import save  # noqa: PLC0415  (on use)

        save(self._picture, out)
