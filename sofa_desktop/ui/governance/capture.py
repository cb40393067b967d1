"""Note a topic or a promise from anywhere, before it is lost: one line, Enter, done."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from sofa_desktop.domain.backlog import Source
from sofa_desktop.domain.capture import Captured
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.ui.governance import marks
from sofa_desktop.ui.governance.marks import Kind
from sofa_desktop.ui.governance.reading import keep_action, keep_topic, names, read
from sofa_desktop.ui.governance.segments import Segments
from sofa_desktop.ui.governance.similar import Similar
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.chip import Chip
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit, mark_wrong

WIDTH = 620


class Marks(QWidget):
    """What was understood of a line, as chips, and how marks are written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._shown: list[str] = []
        self.setFixedHeight(22)

    def show_marks(self, words: Sequence[str]) -> None:
        """Show these; what is new is spoken."""
        if [*words] == self._shown:
            return
        new = [word for word in words if word not in self._shown]
        self._shown = [*words]
        clear(self._row)
        for word in words:
            self._row.addWidget(Chip(word, "info"))
        self._row.addStretch(1)
        announce(self, ", ".join(new))

    def words(self) -> tuple[str, ...]:
        """The chips shown."""
        return tuple(self._shown)


class CaptureSheet(Sheet):
    """One line over whatever is shown; Enter keeps it, Tab makes it an action item instead."""

    def __init__(
        self, desk: Desk, origin: object, parent: QWidget, *, meeting_id: str | None = None
    ) -> None:
        super().__init__(
            t("capture", "Note it before it is lost"),
            t("capture", "Keep it"),
            width=WIDTH,
            parent=parent,
        )
        self._desk = desk
        self._origin = origin
        self._meeting_id = meeting_id
        self._said = False
        self.kinds = Segments(
            t("capture", "What it is"),
            {
                Kind.TOPIC.value: t("capture", "Topic for the backlog"),
                Kind.ACTION.value: t("capture", "Action item"),
            },
        )
        row = QHBoxLayout()
        row.addWidget(self.kinds)
        row.addStretch(1)
        self.edit = TextEdit()
        self.edit.installEventFilter(self)
        self._asked = Label("", "strong")
        self._asked.setBuddy(self.edit)
        self._wrong = Label("", "error", wrap=True)
        self._wrong.hide()
        line = QVBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._asked)
        line.addWidget(self.edit)
        line.addWidget(self._wrong)
        self.marks = Marks()
        self.hint = Label("", "small", wrap=True)
        self.similar = Similar(desk)
        self.body.addLayout(row)
        self.body.addLayout(line)
        self.body.addWidget(self.marks)
        self.body.addWidget(self.similar)
        self.body.addWidget(self.hint)
        self.edit.textChanged.connect(self._on_typed)
        self.kinds.picked.connect(self._on_kind_changed)
        self._show_kind()
        self.edit.setFocus()

    def kind(self) -> Kind:
        """What the line is meant as."""
        return Kind(self.kinds.key())

    def is_topic(self) -> bool:
        """Whether it goes to the backlog; else it is an action item."""
        return self.kind() is Kind.TOPIC

    def found(self) -> Captured:
        """What the line says now."""
        return read(self._desk, self.edit.text(), self.kind())

    def answer(self) -> object | None:
        found = self.found()
        if not found.title:
            self._tell(t("capture", "Nothing is written yet."))
            return None
        if self.is_topic():
            source = Source.MEETING if self._meeting_id else Source.MEMBER
            return keep_topic(self._desk, found, self._origin, source)
        return keep_action(self._desk, found, self._origin, self._meeting_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            other = Kind.ACTION if self.is_topic() else Kind.TOPIC
            self.kinds.press(other.value)
            self._on_kind_changed()
            return True
        return super().eventFilter(watched, event)

    def error(self) -> str:
        """Why it was not kept; empty where all is well."""
        return self._wrong.text()

    def _tell(self, error: str) -> None:
        if error != self._wrong.text():
            self._wrong.say(error)
            mark_wrong(self.edit, wrong=bool(error))
            announce(self.edit, error)

    def _label(self) -> str:
        if self.is_topic():
            return t("capture", "What should the circle talk about?")
        return t("capture", "What was promised?")

    @Slot()
    def _on_typed(self) -> None:
        if not self._said and read(self._desk, self.edit.text()).is_action:
            self.kinds.press(Kind.ACTION.value)
            self._show_kind()
        found = self.found()
        self.marks.show_marks(marks.chips(found, names(self._desk)))
        self.similar.look(found.title if self.is_topic() else "")
        if found.title:
            self._tell("")

    @Slot()
    def _on_kind_changed(self) -> None:
        """The person said what it is; marks say it no more."""
        self._said = True
        self._show_kind()
        self._on_typed()

    def _show_kind(self) -> None:
        asked = self._label()
        self._asked.setText(asked)
        self.edit.setAccessibleName(asked)
        self.hint.setText(self._hint())
        announce(self.edit, asked)

    def _hint(self) -> str:
        other = (
            t("capture", "Tab: an action item instead.")
            if self.is_topic()
            else t("capture", "Tab: a topic instead.")
        )
        return f"{marks.hint(self.kind())} {other}"


def running_meeting(desk: Desk) -> str | None:
    """The meeting that is in session; what is captured then belongs to it."""
    running = (row.id for row in desk.queries.meetings() if row.running)
    return next(running, None)
