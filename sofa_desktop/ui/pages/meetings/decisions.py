"""Every decision of the circle, newest first, with its wording and what it replaced."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.domain.circle import AbsenceRule
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.meeting_rows import MeetingRow
from sofa_desktop.services.policy_rows import DecisionRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.columns import Column
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.filter_edit import FilterEdit
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.parts import Offers, Part
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.turning_split import TurningSplit
from sofa_desktop.ui.pages.meetings import decision_words
from sofa_desktop.ui.pages.meetings.away_sheet import AwaySheet
from sofa_desktop.ui.pages.meetings.decision_detail import PLACES, DecisionDetail

LEAST_BESIDE = 760


class DecisionsPart(Part):
    """What did we decide?"""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self._rows: dict[str, DecisionRow] = {}
        self.words = FilterEdit(t("meetings", "Find a decision"))
        self.empty = EmptyState(
            t("meetings", "No decision is recorded yet. They come out of meetings, word for word."),
            Action("meetings.show", t("meetings", "Go to the meetings"), self._go_to_meetings),
            icon="gavel",
        )
        self.table: RowTable[DecisionRow] = RowTable(
            t("meetings", "Decisions"), _columns(), _record, empty=self.empty
        )
        self.detail = DecisionDetail()
        self._beside = QWidget()
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.detail)
        left = QWidget()
        down = QVBoxLayout(left)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(12)
        down.addWidget(self.words)
        down.addWidget(self.table, 1)
        self.split = TurningSplit(left, self._beside, least=LEAST_BESIDE, shares=(1, 1))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.split)
        self.words.filtered.connect(self._on_words)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.table.set_row_actions(self.row_actions)
        self.detail.meeting_asked.connect(self._on_meeting_asked)
        self.detail.target_asked.connect(self._on_target_asked)
        self.detail.objecting.connect(self.object)

    def refresh(self) -> None:
        rows = self.context.desk.queries.decisions()
        self._rows = {row.id: row for row in rows}
        self.table.show_rows(rows)
        self._beside.setVisible(bool(rows))
        if rows and not self.table.chosen_count():
            self.table.choose(rows[0].id)
        self._on_chosen()

    def first_focus(self) -> QWidget | None:
        return self.table

    def reveal(self, record: str) -> bool:
        if record not in self._rows:
            return False
        self.words.clear()
        self.table.filter("")
        self.table.choose(record)
        return True

    def state(self) -> Mapping[str, object]:
        return {"table": self.table.state(), "split": self.split.state()}

    def restore(self, state: Mapping[str, object]) -> None:
        self.table.restore(state.get("table"))
        self.split.restore(state.get("split"))

    def offers(self) -> Offers:
        return Offers(beside=self.row_actions())

    def row_actions(self) -> tuple[Action, ...]:
        """What can be done with the chosen decision."""
        row = self.chosen()
        no_meeting = "" if row and row.meeting_id else t("meetings", "It was decided elsewhere.")
        go = t("meetings", "Go to its meeting")
        return (
            Action("decision.meeting", go, self.go_to_meeting, "G", "calendar", why_not=no_meeting),
            Action(
                "decision.back",
                t("meetings", "Take back"),
                self.take_back,
                icon="undo-2",
                why_not=decision_words.why_kept(row),
            ),
            *self._objecting(row),
        )

    def chosen(self) -> DecisionRow | None:
        """The one decision that is chosen."""
        records = self.table.chosen_records()
        return self._rows.get(records[0]) if len(records) == 1 else None

    def take_back(self) -> None:
        """Undo the chosen decision and all it changed, where nothing was built on it since."""
        row = self.chosen()
        if row is not None:
            decisions = self.context.desk.decisions
            self.page.attempt(lambda: decisions.take_back(row.id, origin=self.page))

    @Slot()
    def object(self) -> None:
        """Ask for the objection of somebody who was away; it becomes a topic."""
        row = self.chosen()
        if row is not None and not self._why_not_objecting(row):
            AwaySheet(self.context.desk, row, self.page, self.page).open()

    def go_to_meeting(self) -> None:
        """Show the meeting it was decided in."""
        row = self.chosen()
        if row is not None and row.meeting_id:
            self.page.reveal(row.meeting_id)

    @Slot(str)
    def _on_words(self, text: str) -> None:
        self.table.filter(text)

    @Slot()
    def _on_chosen(self) -> None:
        row = self.chosen()
        self.detail.show_decision(row)
        if row is not None:
            self._show_absence(row)
        self.offers_changed.emit()

    @Slot(str)
    def _on_opened(self, _record: str) -> None:
        self.go_to_meeting()

    @Slot()
    def _on_meeting_asked(self) -> None:
        self.go_to_meeting()

    @Slot()
    def _on_target_asked(self) -> None:
        row = self.chosen()
        if row is not None and row.target in PLACES:
            self.page.go_asked.emit(PLACES[row.target], row.target_id)

    def _show_absence(self, row: DecisionRow) -> None:
        desk = self.context.desk
        topics = desk.queries.backlog(desk.clock.today(), closed=True)
        self.detail.show_absence(
            decision_words.absence(row, self._held(row), desk.clock.now()),
            decision_words.objections(row, topics),
            may=not self._why_not_objecting(row),
        )

    def _objecting(self, row: DecisionRow | None) -> tuple[Action, ...]:
        """Offered where the circle's rule let absent members object afterwards."""
        if row is None or row.absence != AbsenceRule.LAZY:
            return ()
        text = t("meetings", "Somebody who was away objects…")
        why = self._why_not_objecting(row)
        return (Action("decision.object", text, self.object, icon="flag", why_not=why),)

    def _why_not_objecting(self, row: DecisionRow) -> str:
        held, now = self._held(row), self.context.desk.clock.now()
        return decision_words.why_not_objecting(row, held, now)

    def _held(self, row: DecisionRow) -> MeetingRow | None:
        return self.context.desk.queries.meeting(row.meeting_id) if row.meeting_id else None

    @Slot()
    def _go_to_meetings(self) -> None:
        self.page.reveal("meetings")


def _columns() -> list[Column[DecisionRow]]:
    return [
        Column(t("decision column", "Decided"), _day, key="day", width=122, sort_key=_decided_on),
        Column(
            t("decision column", "Decision"),
            _title,
            key="title",
            width=180,
            stretch=True,
            tip=_title,
        ),
        Column(
            t("decision column", "About"),
            decision_words.target,
            key="about",
            width=110,
            tone=_muted,
        ),
    ]


def _record(row: DecisionRow) -> str:
    return row.id


def _day(row: DecisionRow) -> str:
    return formats.short_day(row.decided_on)


def _decided_on(row: DecisionRow) -> date:
    return row.decided_on


def _title(row: DecisionRow) -> str:
    return row.title


def _muted(row: DecisionRow) -> str:
    del row
    return "muted"
