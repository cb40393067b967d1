"""A consent round as a control: each is asked in turn, by key; nobody is counted."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.domain.consent import Answer
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.governance import round_words
from sofa_desktop.ui.governance.in_sight import InSight
from sofa_desktop.ui.governance.objecting import Objecting
from sofa_desktop.ui.governance.round_words import Given, Said
from sofa_desktop.ui.governance.voice_line import VoiceLine
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.labels import Label, Line
from sofa_desktop.ui.kit.layouts import clear

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class ConsentRound(QWidget):
    """The members in the order of the round, who is asked now, and what is still missing.

    C is consent, O is objection, Backspace takes the last answer back, the arrows choose who is
    asked. There is no passing: whoever is left out stays to be asked. It keeps nothing itself:
    whoever embeds it writes the answer and shows the round again. For proposals and selections.

    Signals:
        answered: a ``Given``.
        taken_back: the member whose last answer is taken back.
    """

    answered = Signal(object)
    taken_back = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._asked = ""
        self._lines: dict[str, VoiceLine] = {}
        self._objecting: Objecting | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(t("round", "Consent round"))
        self.setAccessibleDescription(_keys())
        self._card = Card().bare()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._card.box.addLayout(self._list)
        self._missing = Label("", wrap=True)
        self._hint = Label(_keys(), "small", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._card)
        box.addWidget(self._missing)
        box.addWidget(self._hint)

    def show_round(self, said: Said) -> None:
        """Show the round as it stands; who is asked stays asked until they have answered."""
        before = self._said
        self._said = said
        ids = [voice.member_id for voice in said.voices]
        if ids != [*self._lines]:
            self._rebuild()
        wanted = said.to_ask()
        if said.over:
            self._asked = ""
        elif self._asked not in ids or (self._was_open(before) and self._asked not in wanted):
            self._asked = said.next_after(self._asked)
        elif not self._asked and wanted:
            self._asked = wanted[0]
        self._tell(announced=before.voices != said.voices)

    def asked(self) -> str:
        """The member who is asked now; empty when all have answered."""
        return self._asked

    def missing(self) -> str:
        """What it says is still missing."""
        return self._missing.text()

    def line(self, member_id: str) -> VoiceLine:
        """The line of a member."""
        return self._lines[member_id]

    def objecting(self) -> Objecting | None:
        """The fields of an objection that is being written down."""
        return self._objecting

    def ask(self, member_id: str) -> None:
        """Ask somebody now."""
        if self._said.over or member_id not in self._lines or member_id == self._asked:
            return
        self._close_objecting()
        self._asked = member_id
        self._tell(announced=True)

    def consent(self) -> None:
        """The one who is asked consents."""
        self._answer(Answer.CONSENT)

    def object(self) -> None:
        """The one who is asked objects: ask for the reason, beside the name."""
        voice = self._said.voice(self._asked)
        if voice is None or self._said.over:
            return
        self._close_objecting()
        fields = Objecting(voice.member)
        fields.kept.connect(self._on_objection_kept)
        fields.left.connect(self._on_objection_left)
        self._objecting = fields
        self._lines[self._asked].box.addWidget(fields)
        there, word = self._said.objection_of(self._asked), self._said.word_of(self._asked)
        if there is not None:
            fields.begin(there.text, there.aim)
        else:
            fields.begin(word.text if word is not None else "")
        InSight(fields)

    def take_back(self) -> None:
        """Take the last answer back and ask that member again."""
        last = self._said.last_answered()
        if last and not self._said.over:
            self._close_objecting()
            self._asked = last
            self.taken_back.emit(last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() not in {PLAIN, SHIFT} or self._said.over:
            super().keyPressEvent(event)
            return
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._step(step)
        elif event.key() == Qt.Key.Key_C:
            self.consent()
        elif event.key() == Qt.Key.Key_O:
            self.object()
        elif event.key() == Qt.Key.Key_Backspace:
            self.take_back()
        else:
            super().keyPressEvent(event)

    def _was_open(self, before: Said) -> bool:
        voice = before.voice(self._asked)
        return voice is not None and not voice.answer

    def _answer(self, answer: Answer, reason: str = "", aim: str = "") -> None:
        voice = self._said.voice(self._asked)
        if voice is None or self._said.over:
            return
        self._close_objecting()
        written = not voice.present
        self.answered.emit(Given(voice.member_id, str(answer), reason, aim, written))

    def _step(self, step: int) -> None:
        ids = [*self._lines]
        if not ids:
            return
        place = ids.index(self._asked) + step if self._asked in ids else 0
        self.ask(ids[min(max(place, 0), len(ids) - 1)])

    def _rebuild(self) -> None:
        self._objecting = None
        clear(self._list)
        self._lines = {}
        for voice in self._said.voices:
            if self._lines:
                self._list.addWidget(Line())
            line = VoiceLine(voice)
            line.consented.connect(self._on_consented)
            line.objected.connect(self._on_objected)
            line.picked.connect(self.ask)
            self._lines[voice.member_id] = line
            self._list.addWidget(line)

    def _tell(self, *, announced: bool) -> None:
        for voice in self._said.voices:
            asked = voice.member_id == self._asked
            self._lines[voice.member_id].tell(voice, self._said, asked=asked)
        self._card.setVisible(bool(self._lines))
        self._missing.say("" if self._said.over else round_words.still_missing(self._said))
        self._hint.setVisible(not self._said.over and bool(self._lines))
        now = self._said.voice(self._asked)
        if announced and now is not None:
            announce(self, round_words.question(now))

    def _close_objecting(self) -> None:
        if self._objecting is not None:
            self._objecting.hide()
            self._objecting.deleteLater()
            self._objecting = None
            self.setFocus()

    @Slot(str)
    def _on_consented(self, member_id: str) -> None:
        self.ask(member_id)
        self.setFocus()
        self.consent()

    @Slot(str)
    def _on_objected(self, member_id: str) -> None:
        self.ask(member_id)
        self.object()

    @Slot(str, str)
    def _on_objection_kept(self, reason: str, aim: str) -> None:
        self._answer(Answer.OBJECTION, reason, aim)

    @Slot()
    def _on_objection_left(self) -> None:
        self._close_objecting()


def _keys() -> str:
    return t(
        "round",
        "C consents, O objects, Backspace takes the last answer back, the arrows choose who is "
        "asked.",
    )
