"""The round as a control: who speaks, who is next, what absent members wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.chip import Chip
from sofa_desktop.ui.kit.header import ElidedLabel
from sofa_desktop.ui.kit.labels import Label, Line, restyle
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.meeting_room.turns import Turns
from sofa_desktop.ui.theme import fonts
from sofa_desktop.ui.theme.theme import current

TAB = Qt.FocusPolicy.TabFocus


@dataclass(frozen=True, slots=True)
class Circle:
    """Who is in the round: names by id, and what those who are absent wrote."""

    names: Mapping[str, str] = field(default_factory=dict)
    wrote: Mapping[str, str] = field(default_factory=dict)


class RoundPanel(QWidget):
    """The people in their order. Space goes to the next speaker, S passes, a click gives the turn.

    Signals:
        next_asked: the next one speaks.
        pass_asked: the one whose turn it is says nothing.
        turn_asked: id of somebody who is given the turn.
    """

    next_asked = Signal()
    pass_asked = Signal()
    turn_asked = Signal(str)

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        """``large`` is for a second screen: it shows, and is not touched."""
        super().__init__(parent)
        self._large = large
        self._lines: dict[str, SpeakerLine] = {}
        self._turns = Turns()
        self.setAccessibleName(t("meeting room", "Round"))
        self._card = Card().bare()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._card.box.addLayout(self._list)
        self.next = Button(t("meeting room", "Begin the round"), "small")
        self.skip = Button(t("meeting room", "Pass"), "small")
        self.quiet = Label("", "small", wrap=True)
        self.quiet.hide()
        for button in (self.next, self.skip):
            button.setFocusPolicy(TAB)
        self.next.setToolTip(t("meeting room", "Next speaker (Space)"))
        self.skip.setToolTip(t("meeting room", "Says nothing this time (S)"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        if not large:
            box.addWidget(Label(t("meeting room", "Round"), "heading"))
        box.addWidget(self._card)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.next)
        row.addWidget(self.skip)
        row.addStretch(1)
        box.addLayout(row)
        box.addWidget(self.quiet)
        if large:
            for widget in (self.next, self.skip):
                widget.hide()
        self.next.clicked.connect(self.next_asked)
        self.skip.clicked.connect(self.pass_asked)

    def show_round(self, turns: Turns, circle: Circle) -> None:
        """Show the round as it stands."""
        before, self._turns = self._turns, turns
        if [*self._lines] != [*turns.order]:
            self._rebuild(turns)
        for person, line in self._lines.items():
            line.tell(
                circle.names.get(person, ""),
                standing(turns, person, wrote=person in circle.wrote),
                circle.wrote.get(person, ""),
                speaking=person == turns.at,
            )
        self._card.setVisible(bool(self._lines))
        self.next.setText(_next_words(turns))
        self.next.setEnabled(bool(turns.order))
        self.skip.setEnabled(bool(turns.at))
        if turns != before:
            self.tell_quiet("")
        if turns.at and turns.at != before.at and not self._large:
            announce(self, t("meeting room", "{name} speaks", name=circle.names.get(turns.at, "")))

    def tell_quiet(self, sentence: str) -> None:
        """Show, to whoever sits here, who has not spoken lately."""
        self.quiet.say(sentence)
        if sentence:
            announce(self, sentence)

    def line(self, person: str) -> "SpeakerLine":
        """The line of a person."""
        return self._lines[person]

    def _rebuild(self, turns: Turns) -> None:
        clear(self._list)
        self._lines = {}
        for person in turns.order:
            if self._lines:
                self._list.addWidget(Line())
            line = SpeakerLine(person, large=self._large)
            if not self._large:
                line.picked.connect(self.turn_asked)
            self._lines[person] = line
            self._list.addWidget(line)


def standing(turns: Turns, person: str, *, wrote: bool) -> str:
    """What stands beside a name: spoke, speaking, next, passed; absent, wrote in."""
    if person == turns.at:
        return t("meeting room", "in writing") if wrote else t("meeting room", "speaking")
    if person in turns.spoken:
        return t("meeting room", "read out") if wrote else t("meeting room", "spoke")
    if person in turns.passed:
        return t("meeting room", "passed")
    if wrote:
        return t("meeting room", "absent, wrote in")
    return t("meeting room", "next") if turns.at and person == turns.coming else ""


def _next_words(turns: Turns) -> str:
    if turns.is_over:
        return t("meeting room", "Another round  Space")
    if not turns.at:
        return t("meeting room", "Begin the round  Space")
    if not turns.coming:
        return t("meeting room", "End the round  Space")
    return t("meeting room", "Next speaker  Space")


class SpeakerLine(QWidget):
    """A name and how it stands in the round; what an absent member wrote, when it is their turn.

    Signals:
        picked: the person, to be given the turn.
    """

    picked = Signal(str)

    def __init__(self, person: str, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = person
        self._speaking = False
        self._name = ElidedLabel("")
        self._stands = Label("", "muted")
        self._chip = Chip()
        self._text = Label("", wrap=True)
        size = fonts.FIGURE if large else fonts.HEADING
        self._name.setFont(fonts.font(size))
        self._stands.setFont(fonts.font(fonts.TITLE if large else fonts.TEXT))
        self._text.setFont(fonts.font(fonts.TITLE if large else fonts.TEXT))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        row.addWidget(self._chip)
        row.addWidget(self._stands)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 7, 14, 7)
        box.setSpacing(4)
        box.addLayout(row)
        box.addWidget(self._text)
        current().changed.connect(self._on_theme_changed)

    def tell(self, name: str, stands: str, wrote: str, *, speaking: bool) -> None:
        """Say how it stands."""
        self._speaking = speaking
        self._name.setText(name)
        font = self._name.font()
        font.setWeight(fonts.SEMIBOLD if speaking else fonts.REGULAR)
        self._name.setFont(font)
        look = "strong" if speaking else "muted"
        if self._stands.property("look") != look:
            self._stands.setProperty("look", look)
            restyle(self._stands)
        shows = speaking and bool(wrote)
        self._stands.say("" if shows else stands)
        self._chip.say(t("meeting room", "In writing") if shows else "", "info")
        self._text.say(wrote if shows else "")
        self.setAccessibleName(", ".join(filter(None, (name, stands, wrote if shows else ""))))
        self.update()

    def stands(self) -> str:
        """What stands beside the name."""
        return self._stands.text()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.picked.emit(self._person)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._speaking:
            QPainter(self).fillRect(self.rect(), QColor(current().colours.tint))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
