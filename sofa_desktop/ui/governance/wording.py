"""A wording shown with what differs from another: struck through what went, underlined what came.

Colour helps but never tells it alone; a screen reader hears what was taken out and what was added.
"""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from sofa_desktop.domain.wording import Part, difference
from sofa_desktop.ui.governance.difference import spoken
from sofa_desktop.ui.theme.theme import current

LEAST = 20
NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class Wording(QTextBrowser):
    """Text to read, as high as it is; plain, whatever stands in it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._old: str | None = None
        self._new = ""
        self.setOpenLinks(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
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
        self.setPlainText("")
        cursor = QTextCursor(self.document())
        if self._old is None:
            cursor.insertText(self._new, QTextCharFormat())
            self.setAccessibleDescription("")
            return
        spans = difference(self._old, self._new)
        for span in spans:
            cursor.insertText(span.text, _form(span.part))
        self.setAccessibleDescription(spoken(spans))

    @Slot()
    def _fit(self) -> None:
        tall = int(self.document().documentLayout().documentSize().height()) + 2 * PAD
        if self.height() != max(tall, LEAST):
            self.setFixedHeight(max(tall, LEAST))


PAD = 9
"""What the style sheet leaves above and below the text, with its edge."""


def _form(part: Part) -> QTextCharFormat:
    colours = current().colours
    form = QTextCharFormat()
    form.setForeground(QColor(colours.text))
    if part is Part.REMOVED:
        form.setFontStrikeOut(True)
        form.setForeground(QColor(colours.bad))
        form.setBackground(QColor(colours.bad_tint))
    elif part is Part.ADDED:
        form.setFontUnderline(True)
        form.setForeground(QColor(colours.good))
        form.setBackground(QColor(colours.good_tint))
    return form
