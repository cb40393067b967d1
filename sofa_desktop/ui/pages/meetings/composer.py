"""The agenda composer: what a meeting could be about, why, and what did not fit."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.agenda.candidates import Candidate, ComposedAgenda
from sofa_desktop.i18n import agenda_reasons
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card, FlowRow
from sofa_desktop.ui.kit.labels import Label, Line, plain_tip
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.pages.meetings import composer_rows
from sofa_desktop.ui.pages.meetings.composer_rows import LANES, Proposed, lane_name
from sofa_desktop.ui.pages.meetings.prose import Prose

LANE_WIDTH = 360
TOP = Qt.AlignmentFlag.AlignTop
CENTRE = Qt.AlignmentFlag.AlignHCenter


class ProposedRow(QFrame):
    """One proposed item: title, why, facts, and what can be done with it.

    Signals:
        acted: its key, when its button was pressed.
        declined: its key, when it is not wanted.
        kept: its key, when it is kept in the backlog.
    """

    acted = Signal(str)
    declined = Signal(str)
    kept = Signal(str)

    def __init__(self, row: Proposed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.title = Prose(row.title, "strong")
        self.reason = Prose(row.reason, "")
        self.facts = Prose(row.facts, "small")
        self.facts.setToolTip(plain_tip(row.tip))
        self.facts.setAccessibleDescription(row.tip)
        self.verb = Button(row.verb, "small", name=f"{row.verb}: {row.title}")
        self.quiet = Button(row.quiet, "link", name=f"{row.quiet}: {row.title}")
        self.quiet.setVisible(bool(row.quiet))
        self.keep = Button(row.keep, "link", name=f"{row.keep}: {row.title}")
        self.keep.setVisible(bool(row.keep))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.reason)
        words.addWidget(self.facts)
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.verb)
        buttons.addWidget(self.keep, 0, CENTRE)
        buttons.addWidget(self.quiet, 0, CENTRE)
        buttons.addStretch(1)
        box = QHBoxLayout(self)
        box.setContentsMargins(14, 12, 14, 12)
        box.setSpacing(16)
        box.addLayout(words, 1)
        box.addLayout(buttons)
        self.setAccessibleName(". ".join(filter(None, (row.title, row.reason, row.facts))))
        self.verb.clicked.connect(self._on_verb)
        self.quiet.clicked.connect(self._on_quiet)
        self.keep.clicked.connect(self._on_keep)

    @Slot()
    def _on_verb(self) -> None:
        self.acted.emit(self.row.key)

    @Slot()
    def _on_quiet(self) -> None:
        self.declined.emit(self.row.key)

    @Slot()
    def _on_keep(self) -> None:
        self.kept.emit(self.row.key)


class ProposedList(Card):
    """A card of proposed items under a heading.

    Signals:
        acted: key of the item whose button was pressed.
        declined: key of the item that is not wanted.
        kept: key of the item that is kept in the backlog.
    """

    acted = Signal(str)
    declined = Signal(str)
    kept = Signal(str)

    def __init__(self, heading: str, nothing: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.bare()
        self.setAccessibleName(heading)
        self._shown: list[Proposed] = []
        self._rows: list[ProposedRow] = []
        head = Label(heading, "heading", wrap=True)
        head.setContentsMargins(14, 12, 14, 8)
        self._nothing = Label(nothing, "muted", wrap=True)
        self._nothing.setContentsMargins(14, 0, 14, 14)
        self._below = QVBoxLayout()
        self._below.setSpacing(0)
        self.box.addWidget(head)
        self.box.addWidget(self._nothing)
        self.box.addLayout(self._below)
        self.box.addStretch(1)

    def rows(self) -> tuple[ProposedRow, ...]:
        """The rows in order."""
        return tuple(self._rows)

    def show_rows(self, rows: Sequence[Proposed]) -> None:
        """Show these."""
        if [*rows] == self._shown and rows:
            return
        self._shown = [*rows]
        clear(self._below)
        self._rows = []
        for row in rows:
            self._below.addWidget(Line())
            made = ProposedRow(row)
            made.acted.connect(self.acted)
            made.declined.connect(self.declined)
            made.kept.connect(self.kept)
            self._below.addWidget(made)
            self._rows.append(made)
        self._nothing.setVisible(not rows)


class _Lanes(FlowRow):
    """The three lanes; they stand below each other rather than ask for more room."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class Composer(QWidget):
    """Proposes an agenda for a meeting; accepted all or one by one, declined, forgiven.

    Signals:
        closed: the person is done with it.
    """

    closed = Signal()

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context = context
        self._page = page
        self._meeting_id = ""
        self._agenda: ComposedAgenda | None = None
        self._candidates: dict[str, Candidate] = {}
        self.heading = Label(t("meetings", "Proposed"), "heading", wrap=True)
        self.summary = Prose("", "muted")
        self.done = Button(t("meetings", "Done"), name=t("meetings", "Close the proposals"))
        self.lanes = {
            lane: ProposedList(lane_name(lane), t("meetings", "Nothing here.")) for lane in LANES
        }
        row = _Lanes(LANE_WIDTH)
        for card in self.lanes.values():
            row.add(card)
        self.left_out = ProposedList(t("meetings", "Left out, because the time is short"))
        self.forgotten = Button("", "link")
        self.forgotten.setCheckable(True)
        self.declined = ProposedList(t("meetings", "Declined until something changes"))
        top = QHBoxLayout()
        top.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        words.addWidget(self.summary)
        top.addLayout(words, 1)
        top.addWidget(self.done, 0, TOP)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(top)
        box.addWidget(row)
        box.addWidget(self.left_out)
        box.addWidget(self.forgotten)
        box.addWidget(self.declined)
        self.done.clicked.connect(self.closed)
        self.forgotten.toggled.connect(self.declined.setVisible)
        self.declined.hide()
        for card in self.cards():
            card.acted.connect(self.take)
            card.declined.connect(self.decline)
        self.declined.acted.connect(self.forgive)
        self.left_out.kept.connect(self.keep)

    @property
    def agenda(self) -> ComposedAgenda | None:
        """What is proposed now."""
        return self._agenda

    def show_meeting(self, meeting_id: str) -> None:
        """Compose for a meeting, and show it."""
        self._meeting_id = meeting_id
        desk = self._context.desk
        agenda = desk.composing.compose(meeting_id)
        self._agenda = agenda
        left = [row.candidate for row in agenda.left_out]
        self._candidates = {each.key: each for each in (*agenda.items, *left, *agenda.declined)}
        names = {row.id: row.name for row in desk.queries.members(desk.clock.today())}
        self.summary.setText(composer_rows.summary(agenda))
        for lane, rows in composer_rows.lane_rows(agenda, names):
            self.lanes[lane].show_rows(rows)
        rows = composer_rows.left_out_rows(agenda, names)
        self.left_out.show_rows(rows)
        self.left_out.setVisible(bool(rows))
        declined = composer_rows.declined_rows(agenda, names)
        self.declined.show_rows(declined)
        self.forgotten.setText(tn("meetings", "{n} declined", "{n} declined", len(declined)))
        self.forgotten.setVisible(bool(declined))
        self.declined.setVisible(bool(declined) and self.forgotten.isChecked())
        for lane_card in self.lanes.values():
            lane_card.setVisible(bool(agenda.items))

    def start(self) -> None:
        """Take the keyboard here, and have it said what is proposed."""
        announce(self, self.summary.text())
        first = next((row for card in self.cards() for row in card.rows()), None)
        (self.done if first is None else first.verb).setFocus()

    def cards(self) -> tuple[ProposedList, ...]:
        """The lanes, and below them what was left out."""
        return (*self.lanes.values(), self.left_out)

    @Slot()
    def take_all(self) -> None:
        """Put every proposed item on the agenda."""
        desk, meeting = self._context.desk, self._meeting_id
        taken = self._page.attempt(
            lambda: desk.composing.take(meeting, words=agenda_reasons, origin=self._page)
        )
        if taken is not None and self._agenda is not None and not self._agenda.left_out:
            self.closed.emit()

    @Slot(str)
    def take(self, key: str) -> None:
        """Put one item on the agenda, one that was left out too."""
        desk, meeting = self._context.desk, self._meeting_id
        self._page.attempt(
            lambda: desk.composing.take(meeting, [key], words=agenda_reasons, origin=self._page)
        )

    @Slot(str)
    def decline(self, key: str) -> None:
        """Propose it no more until its facts change."""
        desk, item = self._context.desk, self._candidates[key]
        title = agenda_reasons.title(item)
        self._page.attempt(
            lambda: desk.composing.decline(key, item.fingerprint, title=title, origin=self._page)
        )

    @Slot(str)
    def keep(self, key: str) -> None:
        """Note what did not fit as a topic of the backlog."""
        desk, meeting = self._context.desk, self._meeting_id
        self._page.attempt(
            lambda: desk.composing.keep(
                [key], words=agenda_reasons, meeting_id=meeting, origin=self._page
            )
        )

    @Slot(str)
    def forgive(self, key: str) -> None:
        """Propose it again."""
        desk, title = self._context.desk, agenda_reasons.title(self._candidates[key])
        self._page.attempt(lambda: desk.composing.forgive(key, title=title, origin=self._page))
