"""The backlog: topics noted before they are lost, until the circle has come to them."""

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.backlog import BacklogState
from sofa_desktop.domain.capture import Captured
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
from sofa_desktop.ui.pages.meetings.topic_columns import (
    FROM,
    REVIEW,
    STATE,
    TopicColumns,
    record_of,
)
from sofa_desktop.ui.pages.meetings.topic_deeds import TopicDeeds
from sofa_desktop.ui.pages.meetings.topic_detail import TopicDetail
from sofa_desktop.ui.pages.meetings.topic_words import ACTIVE, CLOSED, RESTING, shown_as

LEAST_BESIDE = 860
ROOM_FOR_ALL = 880
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
        self.deeds = TopicDeeds(context, page, self, self.chosen)
        self.table.set_row_actions(self.deeds.actions)
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
        agenda, *menu = self.deeds.actions()
        return Offers(add, (agenda,), tuple(menu))

    def chosen(self) -> tuple[BacklogRow, ...]:
        """The chosen topics."""
        return self.table.chosen_rows()

    def add(self) -> None:
        """Take the keyboard to where a topic is typed."""
        self.line.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _keep(self, found: Captured) -> str:
        return keep_topic(self.context.desk, found, self.page)

    def _show(self) -> None:
        key, rows = self.filter.key(), self._shown()
        self._keep_room()
        self.table.show_rows(rows)
        self.empty.say(topic_words.empty(key, bool(self.words.text())))
        if rows and not self.table.chosen_count():
            self.table.choose(rows[0].id)
        self._beside.setVisible(bool(self._rows))
        self._on_chosen()

    def _shown(self) -> list[BacklogRow]:
        key = self.filter.key()
        return [row for row in self._rows.values() if shown_as(row) == key]

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
        """Hide what says nothing new: that all wait, and without room what the detail says."""
        all_wait = {row.state for row in self._shown()} <= {BacklogState.ACTIVE}
        self.table.view.setColumnHidden(STATE, all_wait)
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
