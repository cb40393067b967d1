"""The manual, read beside the work: F1 opens the page of where one is."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import (
    QDesktopServices,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.looks.resources import root
from sofa_desktop.ui.kit.filter_edit import FilterEdit
from sofa_desktop.ui.kit.split import Split
from sofa_desktop.ui.shell.ranking import rank
from sofa_desktop.ui.theme import fonts
from sofa_desktop.ui.theme.theme import current

PAGE = Qt.ItemDataRole.UserRole
KEEP = QTextCursor.MoveMode.KeepAnchor
HEADING_ROOM, PARAGRAPH_ROOM = 14, 6
MARKDOWN = QTextDocument.MarkdownFeature.MarkdownNoHTML


@dataclass(frozen=True, slots=True)
class ManualPage:
    """One page: its name, its title and its text in Markdown."""

    name: str
    title: str
    text: str


def read_pages(folder: Path) -> list[ManualPage]:
    """Every page of the manual, the first page first, the others by title."""
    pages = [_read(path) for path in folder.glob("*.md")] if folder.is_dir() else []
    return sorted(pages, key=_order)


def _read(path: Path) -> ManualPage:
    text = path.read_text(encoding="utf-8")
    heading = next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), "")
    return ManualPage(path.stem, heading or path.stem, text)


def _order(page: ManualPage) -> tuple[bool, str]:
    return page.name not in {"index", "start"}, page.title.casefold()


class Manual(QWidget):
    """A window of its own: pages and search on one side, the text on the other."""

    def __init__(self, folder: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("ground")
        self.setWindowTitle(t("manual", "Manual"))
        self.resize(880, 640)
        self._pages = read_pages(folder or root() / "manual")
        self._search = FilterEdit(t("manual", "Search the manual"))
        self._list = QListWidget()
        self._list.setAccessibleName(t("manual", "Pages"))
        self._text = QTextBrowser()
        self._text.setOpenLinks(False)
        self._text.setAccessibleName(t("manual", "Text of the page"))
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(12, 12, 12, 12)
        beside.addWidget(self._search)
        beside.addWidget(self._list, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Split(side, self._text, shares=(1, 3)))
        self._search.filtered.connect(self._on_filtered)
        self._list.currentItemChanged.connect(self._on_page_chosen)
        self._text.anchorClicked.connect(self._on_link_clicked)
        current().changed.connect(self._on_theme_changed)
        self._on_filtered("")

    def show_page(self, name: str) -> None:
        """Show a page by name; the first one where there is none of this name."""
        self._search.clear()
        names = [page.name for page in self._pages]
        if names:
            self._list.setCurrentRow(names.index(name) if name in names else 0)
        self.show()
        self.raise_()
        self.activateWindow()
        self._text.setFocus()

    def shown(self) -> str:
        """Name of the page that is shown."""
        item: QListWidgetItem | None = self._list.currentItem()
        return "" if item is None else str(item.data(PAGE))

    @Slot(str)
    def _on_filtered(self, text: str) -> None:
        kept = self.shown()
        self._list.clear()
        for page in self._pages:
            if rank(f"{page.title}\n{page.text}", text) is None:
                continue
            item = QListWidgetItem(page.title)
            item.setData(PAGE, page.name)
            self._list.addItem(item)
            if page.name == kept:
                self._list.setCurrentItem(item)
        if self._list.currentRow() < 0 and self._list.count():
            self._list.setCurrentRow(0)
        if not self._list.count():
            self._text.setPlainText(
                t("manual", "No page has these words.")
                if text
                else t("manual", "The manual was not found.")
            )

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_page_chosen(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if item is not None:
            self._show(str(item.data(PAGE)))

    @Slot(QUrl)
    def _on_link_clicked(self, link: QUrl) -> None:
        if link.isRelative():
            self.show_page(Path(link.path()).stem)
        elif link.scheme() == "https":
            QDesktopServices.openUrl(link)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._show(self.shown())

    def _show(self, name: str) -> None:
        page = next((page for page in self._pages if page.name == name), None)
        if page is None:
            return
        document = self._text.document()
        document.setDefaultFont(self.font())
        document.setDocumentMargin(16)
        document.setMarkdown(page.text, MARKDOWN)
        _give_room(document)
        self._text.moveCursor(self._text.textCursor().MoveOperation.Start)


def _give_room(document: QTextDocument) -> None:
    """Room around headings and paragraphs; bold in the weight that the typeface has."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        room = QTextBlockFormat()
        room.setTopMargin(HEADING_ROOM if level > 1 else 0)
        room.setBottomMargin(2 if block.textList() is not None else PARAGRAPH_ROOM)
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(room)
        for piece in block.textFormats():
            if piece.format.fontWeight() > fonts.SEMIBOLD:
                lighter = QTextCharFormat()
                lighter.setFontWeight(fonts.SEMIBOLD)
                start = block.position() + piece.start
                cursor.setPosition(start)
                cursor.setPosition(start + piece.length, KEEP)
                cursor.mergeCharFormat(lighter)
        block = block.next()
    cursor.endEditBlock()
