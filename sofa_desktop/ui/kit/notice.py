"""A sentence that stays on the page until it is put away: a refusal, a warning, good news."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.buttons import ActionButton, Button, IconButton
from sofa_desktop.ui.kit.empty import IconMark
from sofa_desktop.ui.kit.labels import Label, restyle

TONES = {
    "info": ("info", "accent"),
    "good": ("circle-check", "good"),
    "bad": ("circle-alert", "bad"),
    "warning": ("triangle-alert", "warning"),
}


class Notice(QFrame):
    """One sentence with an icon of its tone, perhaps an action and details to copy; Esc no, X yes.

    Signals:
        closed: the person put it away.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 8, 8, 8)
        outer.setSpacing(4)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        outer.addLayout(self._row)
        self._mark = IconMark("info", 16, "accent")
        self._sentence = Label(wrap=True)
        self._details = Label("", "small", wrap=True)
        self._more = Button(t("notice", "Copy details"), "link")
        self._close = IconButton("x", t("notice", "Close this message"))
        self._action: ActionButton | None = None
        self._row.addWidget(self._mark)
        self._row.addWidget(self._sentence, 1)
        self._row.addWidget(self._more)
        self._row.addWidget(self._close)
        outer.addWidget(self._details)
        self._more.clicked.connect(self._on_more_clicked)
        self._close.clicked.connect(self._on_close_clicked)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says now; empty while it is put away."""
        return self._sentence.text() if not self.isHidden() else ""

    def tell(
        self, sentence: str, tone: str = "info", *, action: Action | None = None, details: str = ""
    ) -> None:
        """Show a sentence; tones: info, good, bad, warning. ``details`` are the technical part."""
        icon, colour = TONES[tone]
        self._mark.set_icon(icon, colour)
        self._sentence.setText(sentence)
        self._details.say(details)
        self._more.setVisible(bool(details))
        self._show_action(action)
        self.setProperty("tone", tone)
        self.setAccessibleName(sentence)
        restyle(self)
        self.show()
        announce(self, sentence)

    def put_away(self) -> None:
        """Hide it without a word."""
        self.hide()

    def _show_action(self, action: Action | None) -> None:
        if self._action is not None:
            self._row.removeWidget(self._action)
            self._action.deleteLater()
            self._action = None
        if action is not None:
            self._action = ActionButton(action, "small")
            self._row.insertWidget(2, self._action)

    @Slot()
    def _on_more_clicked(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._sentence.text()}\n{self._details.text()}")

    @Slot()
    def _on_close_clicked(self) -> None:
        self.hide()
        self.closed.emit()
