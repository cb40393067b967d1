"""The first page: three figures, what needs the steward, what comes soon."""

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from sofa_desktop.domain.backlog import Source
from sofa_desktop.i18n import terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Topic
from sofa_desktop.services.roles import EVERY_CIRCLE
from sofa_desktop.services.rows import Need
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.card import Figure, FlowRow, Section
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.explain import ExplainSheet
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.layouts import clear
from sofa_desktop.ui.kit.list_row import RowList, RowText
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.pages.today.presenter import FigureText, MeetingText, Today, present

_PLACES = {
    "role": "circle",
    "item": "pipeline",
    "edition": "pipeline",
    "entries": "money",
    "bank": "money",
    "statement": "settlements",
    "settlement": "settlements",
    "agreement": "settlements",
    "action_item": "meetings",
    "meeting": "meetings",
    "policy": "circle",
    "decision": "meetings",
    "proposal": "circle",
    "selection": "circle",
    "aim": "circle",
}
"""Where each kind of need is met, by the first word of its act."""
_RECORDS = {
    "entries.sort": "only:unsorted",
    "entries.rate": "only:no_rate",
    "settlement.prepare": "prepare",
    "agreement.draft": "agreement",
}
_ASKS = {"bank.import": "import", "meeting.prepare": "prepare"}
"""What is asked for with which record."""


class TodayPage(Page):
    """What needs me?"""

    topics: ClassVar[frozenset[Topic]] = frozenset(Topic) - {Topic.SETTINGS}
    manual: ClassVar[str] = "today"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(t("place", "Today"), context.hub, parent=parent)
        self._context = context
        self._shown: Today | None = None
        self._cash = Figure(t("today", "Cash now"))
        self._month = Figure(t("today", "This month"))
        self._sofa = Figure(t("today", "Between the circle and SoFA"))
        figures = FlowRow()
        for figure in (self._cash, self._month, self._sofa):
            figures.add(figure)
            figure.explain_asked.connect(self._on_explain_asked)
        self.body.addWidget(figures)
        self._next = Section(t("today", "Next meeting"))
        self._meeting = RowList(t("today", "Next meeting"))
        self._next.box.addWidget(self._meeting)
        self._meeting.acted.connect(self._on_meeting_asked)
        self._meeting.opened.connect(self._on_meeting_asked)
        self.body.addWidget(self._next)
        self._waiting = Section(t("today", "Needs you"))
        self._rows = RowList(t("today", "Needs you"))
        self._calm = EmptyState(
            t("today", "Nothing needs you today."),
            Action("today.money", t("today", "Look at the money"), self._look_at_money),
            icon="circle-check",
        )
        self._waiting.box.addWidget(self._rows)
        self._waiting.box.addWidget(self._calm)
        self._rows.acted.connect(self._on_acted)
        self._rows.opened.connect(self._on_acted)
        self.body.addWidget(self._waiting)
        self._soon = Section(t("today", "The next two weeks"))
        self._days = QGridLayout()
        self._days.setHorizontalSpacing(24)
        self._days.setVerticalSpacing(6)
        self._days.setColumnStretch(1, 1)
        self._soon.box.addLayout(self._days)
        self.body.addWidget(self._soon)
        self.body.addStretch(1)
        self.offer(
            Action("money.in", t("action", "Money in"), self._money_in, icon="plus"),
            beside=(
                Action("bank.import", t("action", "Import bank file"), self._import, icon="import"),
            ),
        )

    def refresh(self) -> None:
        desk = self._context.desk
        shown = self._shown = present(desk.queries, desk.clock.today())
        self.set_line(shown.line)
        for figure, said in self._figures(shown):
            figure.say(said.value, said.unit, said.sentence)
        self._rows.show_rows(
            [
                RowText(row.key, row.title, row.why, row.chip, row.tone, row.button)
                for row in shown.needs
            ]
        )
        self._rows.setVisible(bool(shown.needs))
        self._calm.setVisible(not shown.needs)
        self._waiting.setVisible(bool(shown.needs) or shown.calm)
        self._show_meeting(shown.meeting)
        self._show_soon(shown.soon)

    def first_focus(self) -> QWidget | None:
        return self._rows if self._rows.rows() else self._calm

    def _figures(self, shown: Today) -> tuple[tuple[Figure, FigureText], ...]:
        return (
            (self._cash, shown.cash),
            (self._month, shown.month),
            (self._sofa, shown.sofa),
        )

    def _show_meeting(self, said: MeetingText) -> None:
        row = RowText(said.record, said.title, said.detail, said.chip, said.tone, said.button)
        self._meeting.show_rows([row])

    def _show_soon(self, soon: tuple[tuple[str, str], ...]) -> None:
        clear(self._days)
        for place, (day, what) in enumerate(soon):
            self._days.addWidget(Label(day, "muted"), place, 0)
            self._days.addWidget(Label(what, wrap=True), place, 1)
        self._soon.setVisible(bool(soon))

    def _meet(self, need: Need) -> None:
        if need.act == "role.add_circle_roles":
            names = {str(kind): terms.role_kind(kind) for kind in EVERY_CIRCLE}
            self.attempt(lambda: self._context.desk.roles.add_circle_roles(names, origin=self))
            return
        if need.act == "topic.note":
            self._note(need)
            return
        place = _PLACES[need.act.partition(".")[0]]
        record = _RECORDS.get(need.act, need.record_id)
        if need.act in _ASKS:
            record = f"{_ASKS[need.act]}:{need.record_id}"
        self.go_asked.emit(place, record)

    def _note(self, need: Need) -> None:
        """Make a topic of a finding; it then waits in the backlog, and the finding is answered."""
        from sofa_desktop.i18n.governance_health import topic  # noqa: PLC0415  (on use)
        from sofa_desktop.services.health_of_governance import (  # noqa: PLC0415
            governance_health,
        )

        desk = self._context.desk
        found = {
            (each.code, each.record_id): each
            for each in governance_health(desk.queries, desk.clock.today())
        }
        finding = found.get((need.code, need.record_id))
        if finding is not None:
            self.attempt(
                lambda: desk.backlog.note(
                    topic(finding),
                    outcome=finding.outcome,
                    source=Source.DUE,
                    subject_type=finding.subject_type,
                    subject_id=finding.record_id,
                    origin=self,
                )
            )

    @Slot()
    def _look_at_money(self) -> None:
        self.go_asked.emit("money", "")

    @Slot()
    def _money_in(self) -> None:
        self.go_asked.emit("money", "new:money_in")

    @Slot()
    def _import(self) -> None:
        self.go_asked.emit("money", "import:")

    @Slot(str)
    def _on_meeting_asked(self, record: str) -> None:
        self.go_asked.emit("meetings", record)

    @Slot(str)
    def _on_acted(self, key: str) -> None:
        for row in self._shown.needs if self._shown else ():
            if row.key == key:
                self._meet(row.need)
                return

    @Slot()
    def _on_explain_asked(self) -> None:
        if self._shown is None:
            return
        asked = self.sender()
        for figure, said in self._figures(self._shown):
            if figure is asked:
                ExplainSheet.ask(figure.accessibleName(), said.explanation, self)
