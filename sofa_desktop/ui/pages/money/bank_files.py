"""The way of a bank's file to the table: chosen or dropped, read beside the window, previewed."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.pages.money.import_reading import FirstReading, ReadFile
from sofa_desktop.ui.pages.money.import_sheet import ImportSheet
from sofa_desktop.ui.pages.money.lookups import Lookups

FOLDER_KEY = "money.import_folder"


class BankFiles(QObject):
    """Takes bank files, one after the other.

    Signals:
        imported: how many entries a file made.
    """

    imported = Signal(int)

    def __init__(self, page: Page, context: Context, known: Callable[[], Lookups]) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._known = known
        self._account = ""
        self._waiting: list[Path] = []
        self._busy = False
        self.sheet: ImportSheet | None = None
        self.dialog: QFileDialog | None = None

    def choose(self, account_id: str = "") -> None:
        """Ask which file, for this account or for the one it names."""
        self._account = account_id
        kept = self._context.preferences.get(FOLDER_KEY)
        folder = kept if isinstance(kept, str) and Path(kept).is_dir() else str(Path.home())
        dialog = QFileDialog(self._page, t("import", "Import bank file"), folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [
                t("import", "Bank files (*.csv *.tsv *.txt *.xml)"),
                t("import", "All files (*)"),
            ]
        )
        dialog.filesSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.dialog = dialog

    def take(self, paths: Sequence[Path]) -> None:
        """Preview these files, one after the other."""
        self._waiting += paths
        if not self._busy:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._account = ""
            return
        path = self._waiting.pop(0)
        self._busy = True
        self._context.preferences.set(FOLDER_KEY, str(path.parent))
        accounts = self._known().live_accounts()
        work = FirstReading(self._context.desk.importing, path, accounts, self._account)
        job = self._context.jobs.run(work, t("import", "Reading {file}", file=path.name))
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_done)

    @Slot(object)
    def _on_read(self, read: ReadFile) -> None:
        self._page.notice.put_away()
        sheet = ImportSheet(self._context, self._known(), read, self._page)
        sheet.answered.connect(self._on_imported)
        sheet.finished.connect(self._on_done)
        self.sheet = sheet
        sheet.open()

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if isinstance(error, Refused):
            self._page.tell_refusal(error)
        else:
            self._page.notice.tell(
                t("import", "The file could not be read. Nothing was changed."),
                "bad",
                details=f"{type(error).__name__}: {error}",
            )
        self._on_done()

    @Slot(object)
    def _on_imported(self, count: int) -> None:
        self.imported.emit(count)

    @Slot()
    def _on_done(self) -> None:
        self.sheet = None
        self._busy = False
        self._next()

    @Slot(list)
    def _on_chosen(self, chosen: list[str]) -> None:
        self.take([Path(each) for each in chosen])
