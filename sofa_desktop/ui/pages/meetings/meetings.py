"""The meetings: what comes with its agenda, what was with its minutes."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sofa_desktop.domain.meeting import MeetingState
from sofa_desktop.i18n.words import t
from sofa_desktop.services.meeting_rows import MeetingRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.parts import Offers, Part
from sofa_desktop.ui.kit.turning_split import TurningSplit
from sofa_desktop.ui.pages.meetings import meeting_words
from sofa_desktop.ui.pages.meetings.held import HeldMeeting, deed_words
from sofa_desktop.ui.pages.meetings.meeting_deeds import MeetingDeeds
from sofa_desktop.ui.pages.meetings.meeting_list import Entry, MeetingList
from sofa_desktop.ui.pages.meetings.planned import PlannedMeeting

LEAST_BESIDE = 640
LIST_WIDTH = 270
"""The list stays as narrow as it can be read; more room goes to the meeting."""
_PRIMARY = frozenset({"approve", "send_again", "publish"})
"""Steps of minutes that stand out; how else they may have been approved is said quietly."""


class MeetingsPart(Part):
    """Are we ready, and what was said?

    Signals:
        room_asked: id of the meeting to be led now.
    """

    room_asked = Signal(str)

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self._rows: dict[str, MeetingRow] = {}
        self._kept = ""
        self.deeds = MeetingDeeds(context, page)
        self.list = MeetingList(t("meetings", "Meetings"))
        self.planned = PlannedMeeting(context, page)
        self.held = HeldMeeting(context, page)
        self.right = QStackedWidget()
        self.right.addWidget(self.planned)
        self.right.addWidget(self.held)
        self.split = TurningSplit(
            self.list, self.right, least=LEAST_BESIDE, shares=(1, 3), shares_upright=(1, 3)
        )
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([LIST_WIDTH, 3 * LIST_WIDTH])
        self.empty = EmptyState(
            t(
                "meetings",
                "Plan the first meeting: the agenda proposes itself from what is due, and the "
                "minutes write themselves while you talk.",
            ),
            Action("meetings.plan", t("meetings", "Plan a meeting"), self.plan, icon="plus"),
            icon="calendar-days",
        )
        self._all = QStackedWidget()
        self._all.addWidget(self.split)
        self._all.addWidget(self.empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._all)
        self.list.picked.connect(self._on_picked)
        self.list.opened.connect(self._on_opened)
        self.planned.chosen_changed.connect(self._on_chosen_changed)
        self.held.deed_asked.connect(self._on_deed_asked)
        self.deeds.planned.connect(self._on_planned)

    def refresh(self) -> None:
        desk = self.context.desk
        today = desk.clock.today()
        rows = desk.queries.meetings()
        self._rows = {row.id: row for row in rows}
        self._all.setCurrentWidget(self.split if rows else self.empty)
        following = desk.queries.next_meeting(today)
        first = following.id if following else ""
        entries = _entries(rows, first, [meeting_words.chip(row, today) for row in rows])
        self.list.show_entries(entries, self._kept if self._kept in self._rows else first)
        self._kept = ""
        self._show()

    def first_focus(self) -> QWidget | None:
        return self.list if self._rows else self.empty

    def reveal(self, record: str) -> bool:
        if self.list.choose(record):
            return True
        for row in self._rows.values():
            items = [item.id for item in self.context.desk.queries.agenda(row.id)]
            if record in items:
                self.list.choose(row.id)
                if self.right.currentWidget() is self.planned:
                    self.planned.choose(record)
                else:
                    self.held.show_item(items.index(record) + 1)
                return True
        return False

    def keep_typed(self) -> None:
        self.planned.keep_typed()
        self.held.keep_typed()

    def state(self) -> Mapping[str, object]:
        return {
            "meeting": self.list.key(),
            "split": self.split.state(),
            "table": self.planned.table.state(),
            "details": self.planned.unfold.isChecked(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        self._kept = str(state.get("meeting", ""))
        self.split.restore(state.get("split"))
        self.planned.table.restore(state.get("table"))
        self.planned.show_details(shown=bool(state.get("details")))

    def shown(self) -> MeetingRow | None:
        """The meeting that is chosen."""
        return self._rows.get(self.list.key())

    def offers(self) -> Offers:
        row = self.shown()
        plan = Action("meetings.plan", t("meetings", "Plan a meeting"), self.plan, "N", "plus")
        if row is None:
            return Offers(plan)
        if meeting_words.is_plan(row):
            return self._plan_offers(row, plan)
        return self._held_offers(row, plan)

    def plan(self) -> None:
        """Ask when the circle meets next."""
        self.deeds.ask_plan()

    def start_meeting(self) -> None:
        """Lead the chosen meeting, or go on with it."""
        row = self.shown()
        if row is not None:
            self.room_asked.emit(row.id)

    def prepare(self, meeting_id: str = "") -> None:
        """Propose an agenda for that meeting; without one for the chosen, else the next one."""
        there = not meeting_id or self.list.choose(meeting_id)
        row = self.shown()
        if meeting_id and not (there and row and meeting_words.is_plan(row)):
            return
        if row is None or not meeting_words.is_plan(row):
            desk = self.context.desk
            following = desk.queries.next_meeting(desk.clock.today())
            if following is None:
                self.plan()
                return
            self.list.choose(following.id)
        self.planned.compose()

    def _plan_offers(self, row: MeetingRow, plan: Action) -> Offers:
        run = (
            t("meetings", "Back to the meeting")
            if row.running
            else t("meetings", "Start the meeting")
        )
        start = Action("meetings.start", run, self.start_meeting, "M", "play")
        words = t("meetings", "Prepare the agenda")
        prepare = Action("agenda.prepare", words, self.planned.compose, "A", "sparkles")
        add = Action("agenda.add", t("meetings", "Add an item"), self.planned.add_item, "I", "plus")
        papers = self.deeds.agenda_actions(row)
        rows = self.planned.row_actions()
        if row.running:
            return Offers(start, (plan,), (*papers,), (*rows,))
        due = row.held_on <= self.context.desk.clock.today() and row.items > 0
        if self.planned.proposes():
            take = self.planned.composer.take_all
            words = t("meetings", "Add all that is proposed")
            first, second = Action("agenda.take", words, take, "A", "check"), start
        elif self.planned.composes():
            done = t("meetings", "Done with the agenda")
            first, second = Action("agenda.done", done, self.planned.close_composer), start
        else:
            first, second = (start, prepare) if due else (prepare, start)
        menu = (add, *rows, *papers, self.deeds.remove_action(row))
        return Offers(first, (plan, second), menu)

    def _held_offers(self, row: MeetingRow, plan: Action) -> Offers:
        phase = self.held.phase
        papers = self.deeds.minutes_actions(row)
        menu = (*papers[1:], *self.deeds.phase_actions(row))
        if phase is None or phase.deed not in _PRIMARY:
            return Offers(None, (plan, papers[0]), menu)
        icon = "send" if phase.deed == "publish" else "check"
        run = self._do_next
        words = deed_words(phase.deed)
        first = Action(f"minutes.{phase.deed}", words, run, icon=icon, why_not=phase.why_not)
        return Offers(first, (plan, papers[0]), menu)

    def _do_next(self) -> None:
        phase = self.held.phase
        if phase is not None:
            self._on_deed_asked(phase.deed)

    def _show(self) -> None:
        row = self.shown()
        if row is None:
            return
        if meeting_words.is_plan(row):
            self.planned.show_meeting(row)
            self.right.setCurrentWidget(self.planned)
        else:
            self.held.show_meeting(row)
            self.right.setCurrentWidget(self.held)
        self.offers_changed.emit()

    @Slot(str)
    def _on_picked(self, _key: str) -> None:
        self._show()

    @Slot(str)
    def _on_opened(self, key: str) -> None:
        row = self._rows.get(key)
        if row is not None and meeting_words.is_plan(row):
            self.planned.table.setFocus()

    @Slot()
    def _on_chosen_changed(self) -> None:
        self.offers_changed.emit()

    @Slot(str)
    def _on_deed_asked(self, deed: str) -> None:
        row = self.shown()
        if row is not None:
            self.deeds.do(deed, row)

    @Slot(str)
    def _on_planned(self, meeting_id: str) -> None:
        self.list.choose(meeting_id)


def _entries(
    rows: Sequence[MeetingRow], following: str, chips: Sequence[tuple[str, str]]
) -> list[Entry]:
    """The next meeting on top, then those planned after it, then what was, newest first."""
    made = {
        row.id: Entry(row.id, _title(row), meeting_words.detail(row), *chip)
        for row, chip in zip(rows, chips, strict=True)
    }
    ahead = [row for row in reversed(rows) if meeting_words.is_plan(row)]
    ahead.sort(key=lambda row: (row.id != following, row.held_on, row.starts_at))
    over = [row for row in rows if not meeting_words.is_plan(row)]
    running = any(row.state != MeetingState.PLANNED or row.running for row in ahead[:1])
    entries: list[Entry] = []
    if ahead:
        now = t("meetings", "Now") if running else t("meetings", "Next")
        entries.append(Entry("", now))
        entries.append(made[ahead[0].id])
    if ahead[1:]:
        entries.append(Entry("", t("meetings", "Planned")))
        entries += [made[row.id] for row in ahead[1:]]
    if over:
        entries.append(Entry("", t("meetings", "Past")))
        entries += [made[row.id] for row in over]
    return entries


def _title(row: MeetingRow) -> str:
    return row.title or meeting_words.short_when(row)
