"""The sentence the facilitator reads aloud."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.empty import IconMark
from sofa_desktop.ui.kit.labels import Label

TOP = Qt.AlignmentFlag.AlignTop


class Aloud(QFrame):
    """One sentence on a quiet ground, with the mark of speech."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self._sentence = Label("", "heading", wrap=True)
        mark = IconMark("message-square", 18, "accent")
        mark.setToolTip(t("selection", "To read aloud"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(12)
        row.addWidget(mark, 0, TOP)
        row.addWidget(self._sentence, 1)

    def say(self, sentence: str) -> None:
        """Show this sentence; an empty one hides the frame."""
        self._sentence.setText(sentence)
        self.setAccessibleName(t("selection", "To read aloud: {sentence}", sentence=sentence))
        self.setVisible(bool(sentence))

    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()
