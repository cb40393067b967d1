"""A wording shown with what differs from another: struck through what went, underlined what came.

Colour helps but never tells it alone; a screen reader hears what was taken out and what was added.
"""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from sofa_desktop.ui.governance.difference import Kind, difference, spoken
from sofa_desktop.ui.theme.theme import current

LEAST = 20
NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class Wording(QTextEdit):
    """Text to read, as high as it is; plain, whatever stands in it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._old: str | None = None
        self._new = ""
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "wording")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(NEVER)
        self.setHorizontalScrollBarPolicy(NEVER)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        current().changed.connect(self._draw)
        self.setAccessibleName(name)

    def show_text(self, text: str) -> None:
        """Show a wording as it is."""
        if (self._old, self._new) != (None, text):
            self._old, self._new = None, text
            self._draw()

    def show_difference(self, old: str, new: str) -> None:
        """Show a wording with what differs from an older one."""
        if (self._old, self._new) != (old, new):
            self._old, self._new = old, new
            self._draw()

    def text(self) -> str:
        """The wording, without what went."""
        return self._new

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _draw(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        if self._old is None:
            cursor.insertText(self._new, QTextCharFormat())
            self.setAccessibleDescription("")
            return
        pieces = difference(self._old, self._new)
        for piece in pieces:
            cursor.insertText(piece.text, _form(piece.kind))
        self.setAccessibleDescription(spoken(pieces))

    @Slot()
    def _fit(self) -> None:
        tall = int(self.document().documentLayout().documentSize().height()) + 2 * PAD
        if self.height() != max(tall, LEAST):
            self.setFixedHeight(max(tall, LEAST))


PAD = 7
"""What the style sheet leaves above and below the text, with its edge."""


def _form(kind: Kind) -> QTextCharFormat:
    colours = current().colours
    form = QTextCharFormat()
    form.setForeground(QColor(colours.text))
    if kind is Kind.GONE:
        form.setFontStrikeOut(True)
        form.setForeground(QColor(colours.bad))
        form.setBackground(QColor(colours.bad_tint))
    elif kind is Kind.NEW:
        form.setFontUnderline(True)
        form.setForeground(QColor(colours.good))
        form.setBackground(QColor(colours.good_tint))
    return form
