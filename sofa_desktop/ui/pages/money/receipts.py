"""Receipts: attached from files, opened as copies, taken off."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QTemporaryDir, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QTableView

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.file_names import plain_file_name
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import EntryRow, ReceiptRow
from sofa_desktop.ui.kit.drop import dropped_files
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.pages.money.import_reading import is_bank_file

SHOWN = frozenset(
    {
        *(".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".heic"),
        *(".txt", ".csv", ".md", ".odt", ".ods", ".docx", ".xlsx", ".eml"),
    }
)
"""Kinds of files that are handed to the system's program; nothing that could run is."""


class Receipts(QObject):
    """Keeps receipts of entries. Copies to look at lie in a folder that goes with the program."""

    def __init__(self, page: Page, desk: Desk, table: RowTable[EntryRow]) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._table = table
        drops = RowDrop(table.view)
        drops.dropped.connect(self._on_row_dropped)
        drops.hovered.connect(self._on_row_hovered)
        self._entry = ""
        self._folder: QTemporaryDir | None = None
        self.dialog: QFileDialog | None = None

    @Slot()
    def choose(self) -> None:
        """Ask which files prove the selected entry."""
        chosen = self._table.chosen_records()
        if len(chosen) != 1:
            return
        self._entry = chosen[0]
        dialog = QFileDialog(self._page, t("money", "Attach a receipt"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.dialog = dialog

    def attach_to_chosen(self, paths: Sequence[Path]) -> None:
        """Keep files as receipts of the selected entry, or say that one is to be selected."""
        chosen = self._table.chosen_records()
        if len(chosen) == 1:
            self.attach(chosen[0], paths)
            return
        self._page.notice.tell(
            t("money", "Select the one entry this receipt belongs to, then drop it again."), "info"
        )

    def attach(self, entry_id: str, paths: Sequence[Path]) -> int:
        """Keep files as receipts of an entry; how many were kept."""
        kept = 0
        for path in paths:
            kept += self._page.attempt(lambda: self._keep(entry_id, path)) is not None  # noqa: B023
        return kept

    def _keep(self, entry_id: str, path: Path) -> str:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise Refused("file.not_found", name=path.name) from error
        return self._desk.accounts.attach(entry_id, path.name, data, origin=self)

    def detach(self, receipt_id: str) -> None:
        """Take a receipt off its entry."""
        self._page.attempt(lambda: self._desk.accounts.detach(receipt_id, origin=self))

    def open_copy(self, receipt: ReceiptRow) -> None:
        """Show a receipt in the program the system has for it."""
        if Path(plain_file_name(receipt.name, "receipt")).suffix.lower() not in SHOWN:
            self._page.notice.tell(
                t(
                    "money",
                    "“{name}” is not opened from here, because a file of this kind can run as a "
                    "program.",
                    name=receipt.name,
                ),
                "warning",
            )
            return
        path = self._page.attempt(lambda: self._copy(receipt))
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._page.notice.tell(
                t("money", "No program on this computer opens “{name}”.", name=receipt.name),
                "warning",
            )

    def _copy(self, receipt: ReceiptRow) -> Path:
        data = self._desk.file.content(receipt.sha256)
        if self._folder is None:
            self._folder = QTemporaryDir()
        folder = Path(self._folder.path()) / receipt.id
        folder.mkdir(exist_ok=True)
        path = folder / plain_file_name(receipt.name, "receipt")
        path.write_bytes(data)
        return path

    @Slot(list)
    def _on_chosen(self, chosen: list[str]) -> None:
        self.attach(self._entry, [Path(each) for each in chosen])

    @Slot(int, object)
    def _on_row_dropped(self, place: int, paths: tuple[Path, ...]) -> None:
        self.attach(self._table.model.record(place), paths)

    @Slot(int)
    def _on_row_hovered(self, place: int) -> None:
        if place >= 0:
            self._table.view.go_to(place, 0)


class RowDrop(QObject):
    """Takes files dropped on a row of a table; bank files are left to the window.

    Signals:
        dropped: place of the row, and a tuple of paths.
        hovered: place of the row the files are over, or -1.
    """

    dropped = Signal(int, object)
    hovered = Signal(int)

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            return self._on_over(event)
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(-1)
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            return self._on_drop(event)
        return super().eventFilter(watched, event)

    def _row_at(self, event: QDropEvent) -> int:
        where: QPoint = event.position().toPoint()
        return self._view.indexAt(where).row()

    def _on_over(self, event: QDragEnterEvent | QDragMoveEvent) -> bool:
        files = dropped_files(event)
        receipts = bool(files) and not any(is_bank_file(path) for path in files)
        row = self._row_at(event)
        if receipts and (row >= 0 or isinstance(event, QDragEnterEvent)):
            event.acceptProposedAction()
            self.hovered.emit(row)
        else:
            event.ignore()
        return True

    def _on_drop(self, event: QDropEvent) -> bool:
        files, row = dropped_files(event), self._row_at(event)
        if files and row >= 0:
            event.acceptProposedAction()
            self.dropped.emit(row, files)
        return True


def size_words(size: int) -> str:
    """The size of a file as people read it."""
    if size < 1024 * 1024:
        return t("money", "{n} KB", n=max(1, size // 1024))
    return t("money", "{n} MB", n=round(size / (1024 * 1024)))
