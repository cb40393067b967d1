"""A line of the notes turned into an action item, a decision or a topic."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.domain.capture import Captured, parse
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.meeting_rows import AgendaItemRow
from sofa_desktop.services.policy_rows import DecisionRow
from sofa_desktop.ui.governance import marks
from sofa_desktop.ui.governance.kept_form import TermEdit
from sofa_desktop.ui.governance.segments import Segments
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.meeting_room.room_edit import chord_of
from sofa_desktop.ui.meeting_room.running import Running

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS, POLICY = "words", "policy"


class Turning(Card):
    """Asks for what is still missing, keeps it and goes; Esc leaves it be.

    Signals:
        kept: it was written down.
        left: it was not.
    """

    kept = Signal()
    left = Signal()

    def __init__(self, heading: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self.keep_button = Button(verb, "primary")
        self.cancel = Button(t("meeting room", "Cancel"))
        self.wrong = Label("", "error", wrap=True)
        self.wrong.hide()
        self.keep_button.clicked.connect(self.keep)
        self.cancel.clicked.connect(self.left)

    def finish(self) -> None:
        """Put error and buttons at the end."""
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.keep_button)
        self.box.addWidget(self.wrong)
        self.box.addLayout(foot)

    def write(self) -> None:
        """Write it down; may raise ``Refused``. A kind of line overrides it."""
        raise NotImplementedError

    @Slot()
    def keep(self) -> None:
        """Write it down, or say beside it why that is not possible."""
        try:
            self.write()
        except Refused as refusal:
            from sofa_desktop.i18n.refusals import sentence  # noqa: PLC0415  (rarely needed)

            self.wrong.say(sentence(refusal))
            announce(self, self.wrong.text())
        else:
            self.kept.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER and event.modifiers() & CONTROL:
            self.keep()
        elif not chord_of(event):  # the room does not go on over what is being typed here
            super().keyPressEvent(event)


class LineTurning(Turning):
    """An action item or a topic in one line, with what was understood of it."""

    def __init__(
        self,
        running: Running,
        item: AgendaItemRow | None,
        text: str,
        *,
        topic: bool,
        parent: QWidget | None = None,
    ) -> None:
        heading = (
            t("meeting room", "To the backlog")
            if topic
            else t("meeting room", "Who does what by when?")
        )
        super().__init__(heading, t("meeting room", "Keep"), parent)
        self._running, self._item, self._topic = running, item, topic
        self._kind = marks.Kind.TOPIC if topic else marks.Kind.ACTION
        self.edit = TextEdit(text)
        self.edit.setAccessibleName(heading)
        self.understood = Label("", "small", wrap=True)
        self.box.addWidget(self.edit)
        self.box.addWidget(self.understood)
        self.box.addWidget(Label(marks.hint(self._kind), "small", wrap=True))
        self.finish()
        self.edit.returnPressed.connect(self.keep)
        self.edit.textChanged.connect(self._on_typed)
        self._on_typed()
        self.setFocusProxy(self.edit)

    def found(self) -> Captured:
        """What the line says."""
        text = self.edit.text()
        found = parse(text, self._running.today(), self._running.members())
        return marks.meant(found, text, self._kind)

    def write(self) -> None:
        if self._topic:
            self._running.add_topic(self.found())
        else:
            self._running.add_action(self.found(), self._item)

    @Slot()
    def _on_typed(self) -> None:
        names = dict(self._running.members())
        self.understood.say(" · ".join(marks.chips(self.found(), names)))
        self.wrong.say("")


class _Wording(ProseEdit):
    """Lets Ctrl+Enter through, for whoever records the wording."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() & CONTROL:
            event.ignore()
        else:
            super().keyPressEvent(event)


class DecisionTurning(Turning):
    """A decision in its exact wording; as a policy it has a term."""

    def __init__(
        self,
        running: Running,
        item: AgendaItemRow | None,
        text: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            t("meeting room", "Decided, in the exact wording"),
            t("meeting room", "Record the decision"),
            parent,
        )
        self._running, self._item = running, item
        self.edit = _Wording(2)
        self.edit.set_value(text)
        self.edit.setAccessibleName(t("meeting room", "Exact wording"))
        self.kinds = Segments(
            t("meeting room", "What it is"),
            {
                WORDS: t("meeting room", "A decision in words"),
                POLICY: t("meeting room", "A policy"),
            },
        )
        self.term = TermEdit(running.today)
        self.term.edit.setAccessibleName(t("meeting room", "Term ends on"))
        self._term_label = Label(t("meeting room", "Term ends on"), "strong")
        self.box.addWidget(self.edit)
        self.box.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self._term_label)
        self.box.addWidget(self.term)
        self.box.addWidget(Label(t("meeting room", "Ctrl+Enter records it, Esc leaves."), "small"))
        self.finish()
        if item is not None and item.subject_type == "policy":
            self.kinds.press(POLICY)
        self.kinds.picked.connect(self._on_kind_picked)
        self._on_kind_picked()
        self.setFocusProxy(self.edit)

    def write(self) -> None:
        policy = self.kinds.key() == POLICY
        term = self.term.day() if policy else None
        self._running.decide(self._item, self.edit.value(), policy=policy, term_end=term)

    @Slot()
    def _on_kind_picked(self) -> None:
        policy = self.kinds.key() == POLICY
        self._term_label.setVisible(policy)
        self.term.setVisible(policy)


class Outputs(Card):
    """What came out of an item so far: decisions in their wording, promises with who and when."""

    def __init__(self, running: Running, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._running = running
        self._told: tuple[str, ...] = ()
        self._labels: list[Label] = []
        self.box.setSpacing(6)
        self.setAccessibleName(t("meeting room", "What came out"))

    def show_item(self, item_id: str) -> None:
        """Show what came out of an item; of the meeting where none is named."""
        told = tuple(_outputs(self._running, item_id))
        self.setVisible(bool(told))
        if told == self._told:
            return
        self._told = told
        for label in self._labels:
            self.box.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = [Label(sentence, wrap=True) for sentence in told]
        for label in self._labels:
            self.box.addWidget(label)

    def told(self) -> tuple[str, ...]:
        """The sentences shown."""
        return self._told


def _outputs(running: Running, item_id: str) -> list[str]:
    queries, meeting = running.desk.queries, running.meeting_id

    def here(of: str) -> bool:
        return not item_id or of == item_id

    decided = [_decided(row) for row in queries.decisions(meeting) if here(row.agenda_item_id)]
    promised = [
        _promise(row.what, row.owner, formats.short_day(row.due_on) if row.due_on else "")
        for row in queries.minuted_actions(meeting)
        if here(row.agenda_item_id)
    ]
    return [*decided, *promised]


def _decided(row: DecisionRow) -> str:
    if row.target != "policy" or row.term_end is None:
        return t("meeting room", "Decided: {wording}", wording=row.text)
    return t(
        "meeting room",
        "Policy “{title}”, until {day}: {wording}",
        title=row.title,
        day=formats.short_day(row.term_end),
        wording=row.text,
    )


def _promise(what: str, owner: str, due: str) -> str:
    makers: dict[tuple[bool, bool], Callable[[], str]] = {
        (True, True): lambda: t(
            "meeting room", "Action: {what} ({owner}, by {due})", what=what, owner=owner, due=due
        ),
        (True, False): lambda: t(
            "meeting room", "Action: {what} ({owner})", what=what, owner=owner
        ),
        (False, True): lambda: t("meeting room", "Action: {what} (by {due})", what=what, due=due),
        (False, False): lambda: t("meeting room", "Action: {what}", what=what),
    }
    return makers[bool(owner), bool(due)]()
