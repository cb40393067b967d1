"""Where the reason of an objection is written down, and the part of the aim it is about."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.kit.text_edit import TextEdit

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Objecting(QWidget):
    """Reason and aim, beside whose objection it is; Ctrl+Enter keeps it, Esc lets it be.

    Signals:
        kept: the reason and the part of the aim.
        left: nothing was objected after all.
    """

    kept = Signal(str, str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = ProseEdit(2)
        self.aim = TextEdit()
        self.form = Form()
        self.form.add(
            "reason",
            t("round", "Why would it harm the circle's aim?"),
            self.reason,
            hint=t(
                "round", "As {name} says it; the minutes do not name anybody.", name=isolated(name)
            ),
        ).check_with(self._why_not)
        self.form.add("aim", t("round", "Which part of the aim"), self.aim)
        self.keep = Button(t("round", "Keep the objection"), "primary")
        cancel = Button(t("round", "No objection"))
        self.reason.installEventFilter(self)
        self.aim.returnPressed.connect(self._on_keep_clicked)
        self.keep.clicked.connect(self._on_keep_clicked)
        cancel.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.keep)
        foot.addWidget(cancel)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 8)
        box.setSpacing(12)
        box.addWidget(self.form)
        box.addLayout(foot)

    def begin(self, reason: str = "", aim: str = "") -> None:
        """Take the keyboard to the reason, which may be there in writing already."""
        self.reason.set_value(reason)
        self.aim.set_value(aim)
        self.reason.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in ENTER and control:
                self._on_keep_clicked()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        event.accept()  # letters typed here answer nothing

    def _why_not(self) -> str:
        if self.reason.value().strip():
            return ""
        return t("round", "An objection has a reason: what would it harm?")

    @Slot()
    def _on_keep_clicked(self) -> None:
        if self.form.is_sound():
            self.kept.emit(self.reason.value().strip(), self.aim.value())
