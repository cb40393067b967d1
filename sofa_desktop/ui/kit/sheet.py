"""A dialog that never blocks: it is opened, answers by signal and is gone when closed."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.notice import Notice
from sofa_desktop.ui.kit.reading_order import step

Answer = TypeVar("Answer")


class Sheet(QDialog):
    """Title, sentence, body, and two buttons: the verb (default) and Cancel.

    A subclass puts widgets into ``body`` and overrides ``answer``. Offer it to pages as a
    classmethod ``ask(parent, ..., taken)`` which opens it and connects ``answered`` to the bound
    method ``taken``.

    Signals:
        answered: what ``answer`` returned, once, when the verb was pressed.
    """

    answered = Signal(object)

    def __init__(
        self,
        title: str,
        verb: str,
        sentence: str = "",
        *,
        danger: bool = False,
        width: int = 480,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        screen = QGuiApplication.primaryScreen()
        self.setMinimumWidth(min(width, screen.availableGeometry().width() - 32))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(16)
        box.addWidget(Label(title, "subtitle", wrap=True))
        if sentence:
            box.addWidget(Label(sentence, "muted", wrap=True))
        self.notice = Notice()
        box.addWidget(self.notice)
        holder = QWidget()
        self.body = QVBoxLayout(holder)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        box.addWidget(holder, 1)
        self.verb = Button(verb, "danger" if danger else "primary")
        self.verb.setDefault(True)
        self.cancel = Button(t("sheet", "Cancel"))
        self.verb.clicked.connect(self._on_verb_clicked)
        self.cancel.clicked.connect(self.reject)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.verb)
        box.addLayout(self.foot)

    def answer(self) -> object | None:
        """The answer; None keeps the sheet open (its fields say why). May raise ``Refused``."""
        return True

    def attempt(self, work: Callable[[], Answer]) -> Answer | None:
        """Do something a rule may refuse; the refusal is told on the sheet, and None comes back."""
        try:
            return work()
        except Refused as refusal:
            self.tell_refusal(refusal)
            return None

    def tell_refusal(self, refusal: Refused) -> None:
        """Say why a rule said no."""
        from sofa_desktop.i18n.refusals import sentence  # noqa: PLC0415  (rarely needed)

        self.notice.tell(sentence(refusal), "bad")

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  (Qt's signature)
        """Tab goes in reading order, also to what was shown later."""
        return step(self, forward=next) or super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = Qt.KeyboardModifier.ControlModifier
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & wanted:
            self._on_verb_clicked()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_verb_clicked(self) -> None:
        if not self.verb.isEnabled():
            return
        answer = self.attempt(self.answer)
        if answer is not None:
            self.answered.emit(answer)
            self.accept()


class ConfirmSheet(Sheet):
    """Only for what cannot be undone: says in words what will happen; the button is the verb."""

    @classmethod
    def ask(
        cls, parent: QWidget, title: str, sentence: str, verb: str, *, danger: bool = False
    ) -> "ConfirmSheet":
        """Open it; connect ``answered`` of what comes back to a bound method."""
        sheet = cls(title, verb, sentence, danger=danger, parent=parent)
        sheet.open()
        return sheet
