"""The backlog: topics noted before they are lost, until the circle has come to them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.backlog import BacklogState
from sofa_desktop.domain.capture import Captured
from sofa_desktop.i18n import agenda_reasons
from sofa_desktop.i18n.words import t
from sofa_desktop.services.backlog_rows import BacklogRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.reading import keep_topic
from sofa_desktop.ui.governance.segments import Segments
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.filter_edit import FilterEdit
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.parts import Offers, Part
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.turning_split import TurningSplit
from sofa_desktop.ui.pages.meetings import topic_words
from sofa_desktop.ui.pages.meetings.capture_line import CaptureLine
from sofa_desktop.ui.pages.meetings.sheets import RestSheet
from sofa_desktop.ui.pages.meetings.topic_columns import FROM, REVIEW, TopicColumns, record_of
from sofa_desktop.ui.pages.meetings.topic_detail import TopicDetail
from sofa_desktop.ui.pages.meetings.topic_words import ACTIVE, CLOSED, RESTING, shown_as

LEAST_BESIDE = 860
ROOM_FOR_ALL = 880
USUAL_MINUTES = 10
_PLACES = {"policy": "circle", "proposal": "circle"}


class BacklogPart(Part):
    """What waits for the circle?"""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self._rows: dict[str, BacklogRow] = {}
        self.filter = Segments(
            t("meetings", "Topics shown"),
            {ACTIVE: "", RESTING: "", CLOSED: ""},
        )
        self.words = FilterEdit(t("meetings", "Find a topic"))
        self.empty = EmptyState(
            "",
            Action("meetings.topic", t("meetings", "Note a topic"), self.add, icon="plus"),
            icon="inbox",
        )
        self.table: RowTable[BacklogRow] = RowTable(
            t("meetings", "Topics"),
            TopicColumns(context.desk, page).columns(),
            record_of,
            empty=self.empty,
        )
        self.line = CaptureLine(
            context.desk, t("meetings", "Type a topic the circle should come to"), self._keep
        )
        self.detail = TopicDetail(context, page)
        self._beside = self._right()
        self.split = TurningSplit(
            self._left(), self._beside, least=LEAST_BESIDE, shares=(5, 2), shares_upright=(3, 2)
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.split)
        self.table.chosen.connect(self._on_chosen)
        self.table.set_row_actions(self.row_actions)
        self.filter.picked.connect(self._on_filter_picked)
        self.words.filtered.connect(self.table.filter)
        self.line.added.connect(self._on_added)
        self.line.similar_asked.connect(self._on_similar_asked)
        self.detail.meeting_asked.connect(self._on_meeting_asked)

    def refresh(self) -> None:
        desk = self.context.desk
        rows = desk.queries.backlog(desk.clock.today(), closed=True)
        self._rows = {row.id: row for row in rows}
        for key, text in topic_words.filter_words(rows).items():
            self.filter.say(key, text)
        self._show()

    def first_focus(self) -> QWidget | None:
        return self.table if self.table.count() else self.line.line.edit

    def reveal(self, record: str) -> bool:
        row = self._rows.get(record)
        if row is None:
            return False
        self.words.clear()
        self.filter.press(shown_as(row))
        self._show()
        self.table.choose(record)
        return True

    def keep_typed(self) -> None:
        self.detail.form.keep_typed()

    def state(self) -> Mapping[str, object]:
        return {
            "filter": self.filter.key(),
            "table": self.table.state(),
            "split": self.split.state(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        self.filter.press(str(state.get("filter", "")))
        self.table.restore(state.get("table"))
        self.split.restore(state.get("split"))

    def offers(self) -> Offers:
        add = Action("meetings.topic", t("meetings", "Note a topic"), self.add, "N", "plus")
        return Offers(add, (self._agenda_action(),), self.row_actions()[1:])

    def row_actions(self) -> tuple[Action, ...]:
        """What can be done with the chosen topics."""
        rows = self.chosen()
        none = "" if rows else t("meetings", "Choose topics first.")
        closed = any(shown_as(row) == CLOSED for row in rows)
        awake = all(row.state == BacklogState.ACTIVE for row in rows)
        waits = none or (t("meetings", "Wake the closed ones first.") if closed else "")
        lone = len(rows) == 1 and bool(rows[0].every_months)
        skip = "" if lone else t("meetings", "Choose one topic that comes again.")
        wake = none or (t("meetings", "They are active already.") if awake else "")
        words = t("meetings", "Rest until…")
        return (
            self._agenda_action(),
            Action("topic.rest", words, self.rest, "R", "moon", why_not=waits),
            Action("topic.wake", t("meetings", "Wake"), self.wake, icon="sun", why_not=wake),
            Action("topic.skip", t("meetings", "Skip once"), self.skip_once, why_not=skip),
            Action("topic.done", t("meetings", "Done"), self.done, "D", "check", why_not=waits),
            Action("topic.drop", t("meetings", "Drop"), self.drop, icon="archive", why_not=waits),
            Action(
                "topic.remove",
                t("meetings", "Remove what was noted by mistake"),
                self.remove,
                icon="trash-2",
                why_not=none,
            ),
        )

    def chosen(self) -> tuple[BacklogRow, ...]:
        """The chosen topics."""
        return self.table.chosen_rows()

    def add(self) -> None:
        """Take the keyboard to where a topic is typed."""
        self.line.start()

    def put_on_agenda(self) -> None:
        """Put the chosen topics on the agenda of the next meeting."""
        meeting = self.context.desk.queries.next_meeting(self.context.desk.clock.today())
        if meeting is None:
            return
        rows = self.chosen()
        self.page.attempt(lambda: self._put_all(meeting.id, rows))

    def rest(self) -> None:
        """Ask until when the chosen topics rest."""
        ids = self._ids()
        if ids:
            RestSheet(self.context.desk, ids, self.page, self).open()

    def wake(self) -> None:
        """Make the chosen topics active."""
        ids = self._ids()
        self.page.attempt(lambda: self.context.desk.backlog.wake(ids, origin=self.page))

    def skip_once(self) -> None:
        """Leave the chosen recurring topic out once."""
        ids = self._ids()
        self.page.attempt(lambda: self.context.desk.backlog.skip_once(ids[0], origin=self.page))

    def done(self) -> None:
        """Close the chosen topics as done."""
        ids = self._ids()
        self.page.attempt(lambda: self.context.desk.backlog.done(ids, origin=self.page))

    def drop(self) -> None:
        """Close the chosen topics without having come to them."""
        ids = self._ids()
        self.page.attempt(lambda: self.context.desk.backlog.drop(ids, origin=self.page))

    def remove(self) -> None:
        """Take away what was noted by mistake."""
        ids = self._ids()
        self.page.attempt(lambda: self.context.desk.backlog.remove(ids, origin=self.page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _put_all(self, meeting_id: str, rows: Sequence[BacklogRow]) -> bool:
        """In one step where the composer knows all of them, with their reasons."""
        composing = self.context.desk.composing
        agenda = composing.compose(meeting_id)
        left = (row.candidate for row in agenda.left_out)
        keys = {each.backlog_id: each.key for each in (*agenda.items, *left, *agenda.declined)}
        if all(row.id in keys for row in rows):
            taken = [keys[row.id] for row in rows]
            composing.take(meeting_id, taken, words=agenda_reasons, origin=self.page)
        else:
            for row in rows:
                self._put(meeting_id, row)
        return True

    def _put(self, meeting_id: str, row: BacklogRow) -> str:
        return self.context.desk.meetings.add_item(
            meeting_id,
            row.title,
            outcome=row.outcome,
            minutes=row.minutes or USUAL_MINUTES,
            presenter_id=row.from_id or None,
            subject_type=row.subject_type,
            subject_id=row.subject_id or None,
            backlog_id=row.id,
            origin=self.page,
        )

    def _keep(self, found: Captured) -> str:
        return keep_topic(self.context.desk, found, self.page)

    def _ids(self) -> Sequence[str]:
        return [row.id for row in self.chosen()]

    def _show(self) -> None:
        key = self.filter.key()
        rows = [row for row in self._rows.values() if shown_as(row) == key]
        self.table.show_rows(rows)
        self.empty.say(topic_words.empty(key, bool(self.words.text())))
        if rows and not self.table.chosen_count():
            self.table.choose(rows[0].id)
        self._beside.setVisible(bool(self._rows))
        self._on_chosen()

    def _agenda_action(self) -> Action:
        desk = self.context.desk
        meeting = desk.queries.next_meeting(desk.clock.today())
        why = topic_words.why_no_agenda(self.chosen(), meeting is not None)
        words = t("meetings", "Put on the next agenda")
        return Action("topic.agenda", words, self.put_on_agenda, "P", "list-checks", why_not=why)

    def _left(self) -> QWidget:
        held = QWidget()
        box = QVBoxLayout(held)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.filter)
        bar.addWidget(self.words, 1)
        box.addLayout(bar)
        box.addWidget(self.table, 1)
        box.addWidget(self.line)
        return held

    def _right(self) -> QWidget:
        held = QWidget()
        box = QVBoxLayout(held)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.detail)
        return held

    def _keep_room(self) -> None:
        """Hide the columns that the detail says too, where they would make the table scroll."""
        narrow = self.table.width() < ROOM_FOR_ALL
        for column in (FROM, REVIEW):
            self.table.view.setColumnHidden(column, narrow)

    @Slot()
    def _on_chosen(self) -> None:
        rows = self.chosen()
        self.detail.show_topic(rows[0] if len(rows) == 1 else None)
        self.offers_changed.emit()

    @Slot(str)
    def _on_filter_picked(self, _key: str) -> None:
        self._show()

    @Slot(str)
    def _on_added(self, record: str) -> None:
        self.reveal(record)

    @Slot(str, str)
    def _on_similar_asked(self, kind: str, record: str) -> None:
        if kind in _PLACES:
            self.page.go_asked.emit(_PLACES[kind], record)
        else:
            self.reveal(record)

    @Slot(str)
    def _on_meeting_asked(self, meeting_id: str) -> None:
        self.page.reveal(meeting_id)
