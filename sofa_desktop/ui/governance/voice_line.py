"""One voice of a consent round: the name, what was said, and when asked the two answers."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.consent import Answer
from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import VoiceRow
from sofa_desktop.ui.governance import round_words
from sofa_desktop.ui.governance.round_words import Said
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.chip import Chip
from sofa_desktop.ui.kit.labels import Label, restyle
from sofa_desktop.ui.theme.theme import current

BAR = 3


class VoiceLine(QWidget):
    """A line of the round.

    Signals:
        consented: member who consents.
        objected: member who objects; the reason follows.
        picked: member somebody wants to ask now.
    """

    consented = Signal(str)
    objected = Signal(str)
    picked = Signal(str)

    def __init__(self, voice: VoiceRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.member = voice.member_id
        self._asked = False
        self._name = Label(voice.member)
        self._below = Label("", "small", wrap=True)
        self._chip = Chip()
        self._written = Chip()
        self.consent = Button(t("round", "Consent"), "small")
        self.object = Button(t("round", "Objection"), "small")
        self.consent.setToolTip(t("round", "Consent (C)"))
        self.object.setToolTip(t("round", "Objection (O)"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._below)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        for widget in (self._written, self._chip, self.consent, self.object):
            row.addWidget(widget)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(16, 8, 14, 8)
        self.box.setSpacing(8)
        self.box.addLayout(row)
        self.consent.clicked.connect(self._on_consent_clicked)
        self.object.clicked.connect(self._on_object_clicked)
        current().changed.connect(self._on_theme_changed)

    def tell(self, voice: VoiceRow, said: Said, *, asked: bool) -> None:
        """Show how it stands; the one who is asked has the two answers beside the name."""
        self._asked = asked
        told = round_words.question(voice) if asked and not voice.answer else voice.member
        self._name.setText(told)
        look = "strong" if asked else ""
        if (self._name.property("look") or "") != look:
            self._name.setProperty("look", look)
            restyle(self._name)
        self._below.say(round_words.beside(voice, said))
        self._chip.say(*round_words.standing(voice, asked=asked))
        in_writing = voice.written or (not voice.answer and said.word_of(voice.member_id))
        self._written.say(t("round", "In writing") if in_writing else "", "info")
        for button, answer in ((self.consent, Answer.CONSENT), (self.object, Answer.OBJECTION)):
            button.setVisible(asked and voice.answer != answer)
            button.setAccessibleName(f"{button.text()}: {voice.member}")
        self.setAccessibleName(round_words.spoken(voice, said, asked=asked))
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.picked.emit(self.member)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._asked:
            return
        painter = QPainter(self)
        colours = current().colours
        painter.fillRect(self.rect(), QColor(colours.tint))
        left = self.width() - BAR if self.isRightToLeft() else 0
        painter.fillRect(left, 0, BAR, self.height(), QColor(colours.accent))

    @Slot()
    def _on_consent_clicked(self) -> None:
        self.consented.emit(self.member)

    @Slot()
    def _on_object_clicked(self) -> None:
        self.objected.emit(self.member)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
