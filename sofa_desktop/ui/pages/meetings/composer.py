"""The agenda composer: what a meeting could be about, why, and what did not fit."""

from typing import cast

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.agenda.candidates import Candidate, ComposedAgenda
from sofa_desktop.i18n import agenda_reasons
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import FlowRow
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.pages.meetings import composer_rows
from sofa_desktop.ui.pages.meetings.composer_rows import LANES, lane_name
from sofa_desktop.ui.pages.meetings.proposed_list import ProposedList
from sofa_desktop.ui.pages.meetings.prose import Prose

LANE_WIDTH = 360
TOP = Qt.AlignmentFlag.AlignTop
CENTRE = Qt.AlignmentFlag.AlignHCenter


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
        focused = cast("QWidget | None", self.focusWidget())
        inside = focused is not None and focused.hasFocus()
        taken = self._page.attempt(
            lambda: desk.composing.take(meeting, words=agenda_reasons, origin=self._page)
        )
        if inside and taken is not None:
            self.done.setFocus()
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
