"""A planned meeting: its details, how full it is, its agenda, and what is proposed for it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from sofa_desktop.domain.capture import Captured
from sofa_desktop.i18n.words import t
from sofa_desktop.services.meeting_rows import AgendaItemRow, MeetingRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.marks import Kind
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.chip import Chip
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.explain import ExplainSheet
from sofa_desktop.ui.kit.labels import Label, Line
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.scroll import Scroll
from sofa_desktop.ui.pages.meetings import meeting_words, presenter
from sofa_desktop.ui.pages.meetings.agenda_columns import DOCUMENTS, AgendaColumns, record_of
from sofa_desktop.ui.pages.meetings.agenda_work import AgendaWork, place_of
from sofa_desktop.ui.pages.meetings.capture_line import CaptureLine
from sofa_desktop.ui.pages.meetings.composer import Composer
from sofa_desktop.ui.pages.meetings.details_form import DetailsForm
from sofa_desktop.ui.pages.meetings.item_detail import ItemDetail
from sofa_desktop.ui.pages.meetings.lifting import Lifting
from sofa_desktop.ui.pages.meetings.prose import Prose
from sofa_desktop.ui.pages.meetings.room_bar import RoomBar

SHOWN_AT_MOST = 24
ROOM_FOR_ALL = 800
"""Width from which the table says too how many documents an item has."""


class PlannedMeeting(Scroll):
    """What the circle will talk about.

    Signals:
        chosen_changed: another item is chosen.
    """

    chosen_changed = Signal()

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context = context
        self._page = page
        self._work = AgendaWork(context.desk, page)
        self._row: MeetingRow | None = None
        self._items: dict[str, AgendaItemRow] = {}
        self.title = Prose("", "subtitle")
        self.chip = Chip()
        self.facts = Prose("", "muted")
        self.unfold = Button("", "link")
        self.unfold.setCheckable(True)
        self.form = DetailsForm(context.desk, page)
        self.composer = Composer(context, page)
        self.bar = RoomBar()
        self.running = Label(
            t("meetings", "The meeting is running. Its agenda is changed there, by consent."),
            "muted",
            wrap=True,
        )
        self.table: RowTable[AgendaItemRow] = RowTable(
            t("meetings", "Agenda"),
            AgendaColumns(context.desk, page, self._lifted, self.may_change).columns(),
            record_of,
            empty=EmptyState(
                t("meetings", "The agenda is empty."),
                Action("agenda.prepare", t("meetings", "Prepare the agenda"), self.compose),
                icon="list-checks",
            ),
        )
        self.lifting = Lifting(self.table, _title, self.may_change)
        self.line = CaptureLine(
            context.desk,
            t("meetings", "Type an item to add it"),
            self._add_captured,
            kind=Kind.ITEM,
            empty_code="agenda.no_title",
        )
        self.item = ItemDetail(context, page)
        self._lay_out()
        self.form.hide()
        self.composer.hide()
        self.unfold.toggled.connect(self._on_unfolded)
        self.bar.explain_asked.connect(self._on_explain_asked)
        self.composer.closed.connect(self._on_composer_closed)
        self.table.chosen.connect(self._on_chosen)
        self.table.set_row_actions(self.row_actions)
        self.lifting.dropped.connect(self._on_dropped)
        self.item.subject_asked.connect(self._on_subject_asked)
        self._on_unfolded(open_=False)

    def show_meeting(self, row: MeetingRow) -> None:
        """Show a meeting that is planned or runs."""
        other = self._row is None or self._row.id != row.id
        self._row = row
        desk = self._context.desk
        if other:
            self.composer.hide()
            self.verticalScrollBar().setValue(0)
        self.title.setText(meeting_words.name(row))
        self.chip.say(*meeting_words.chip(row, desk.clock.today()))
        self.facts.setText(meeting_words.facts(row))
        self.form.show_meeting(row)
        items = desk.queries.agenda(row.id)
        self._items = {item.id: item for item in items}
        self.bar.show_room(presenter.room(row.minutes, row.planned, len(items)))
        self.lifting.show_rows(items)
        self.table.fit(SHOWN_AT_MOST)
        if items and not self.table.chosen_count():
            self.table.choose(items[0].id)
        self.running.setVisible(row.running)
        self.line.setVisible(self.may_change())
        if not self.composer.isHidden():
            self.composer.show_meeting(row.id)
        self._on_chosen()

    def compose(self) -> None:
        """Propose an agenda; what is there stays."""
        if self._row is None:
            return
        meeting = self._row.id
        if self._page.attempt(lambda: self._compose(meeting)):
            self.composer.show()
            self.ensureWidgetVisible(self.composer.heading)
            self.composer.start()
            self.chosen_changed.emit()

    def proposes(self) -> bool:
        """Whether proposals are shown that can all be taken."""
        agenda = self.composer.agenda
        return not self.composer.isHidden() and agenda is not None and bool(agenda.items)

    def composes(self) -> bool:
        """Whether the composer is open."""
        return not self.composer.isHidden()

    def close_composer(self) -> None:
        """Show the agenda that was composed."""
        self.composer.closed.emit()

    def may_change(self) -> bool:
        """Whether the agenda is still changed here."""
        return self._row is not None and not self._row.running

    def chosen(self) -> tuple[AgendaItemRow, ...]:
        """The chosen items."""
        return self.table.chosen_rows()

    def items(self) -> Sequence[AgendaItemRow]:
        """The agenda."""
        return tuple(self._items.values())

    def choose(self, item_id: str) -> bool:
        """Choose an item; whether it is on this agenda."""
        if item_id not in self._items:
            return False
        self.table.choose(item_id)
        return True

    def row_actions(self) -> tuple[Action, ...]:
        """What can be done with the chosen items."""
        none = "" if self.chosen() else t("meetings", "Choose an item first.")
        kept = t("meetings", "The meeting is running.")
        fixed = none or ("" if self.may_change() else kept)
        lift = t("meetings", "Move the item")
        word = t("meetings", "Note a written word…")
        return (
            Action("agenda.lift", lift, self.lift, icon="move", why_not=fixed),
            Action("agenda.word", word, self.item.note_word, icon="mail", why_not=none),
            Action(
                "agenda.remove",
                t("meetings", "Take it off the agenda"),
                self.remove,
                icon="trash-2",
                why_not=fixed,
            ),
        )

    def lift(self) -> None:
        """Take the chosen item up, to be moved with the arrows."""
        rows = self.chosen()
        if rows:
            self.table.view.setFocus()
            self.lifting.lift(rows[0].id)

    def remove(self) -> None:
        """Take the chosen items off the agenda; topics go back to the backlog."""
        rows = self.chosen()
        self._page.attempt(lambda: self._work.remove(rows))

    def add_item(self) -> None:
        """Take the keyboard to where an item is typed."""
        self.line.start()

    def keep_typed(self) -> None:
        """Keep what is being typed."""
        self.form.keep_typed()
        self.item.form.keep_typed()

    def show_details(self, *, shown: bool) -> None:
        """Unfold the details or fold them away."""
        self.unfold.setChecked(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.view.setColumnHidden(DOCUMENTS, self.viewport().width() < ROOM_FOR_ALL)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title, 1)
        top.addWidget(self.chip)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.facts, 1)
        below.addWidget(self.unfold)
        self.box.setSpacing(8)
        self.box.addLayout(top)
        self.box.addLayout(below)
        self.box.addWidget(self.form)
        self.box.addSpacing(4)
        self.box.addWidget(Line())
        self.box.addSpacing(4)
        self.box.addWidget(self.composer)
        self.box.addWidget(Label(t("meetings", "Agenda"), "heading"))
        self.box.addWidget(self.bar)
        self.box.addWidget(self.running)
        self.box.addSpacing(4)
        self.box.addWidget(self.table)
        self.box.addWidget(self.line)
        self.box.addSpacing(8)
        self.box.addWidget(self.item)
        self.box.addStretch(1)

    def _compose(self, meeting_id: str) -> bool:
        self.composer.show_meeting(meeting_id)
        return True

    def _lifted(self) -> str:
        return self.lifting.lifted

    def _add_captured(self, found: Captured) -> str:
        return self._work.add(self._row.id if self._row is not None else "", found)

    @Slot(bool)
    def _on_unfolded(self, open_: bool) -> None:  # noqa: FBT001  (Qt's signal)
        self.form.setVisible(open_)
        words = t("meetings", "Fold the details away") if open_ else t("meetings", "Details")
        self.unfold.setText(words)

    @Slot()
    def _on_explain_asked(self) -> None:
        if self._row is not None:
            items = [(item.title, item.minutes) for item in self._items.values()]
            told = presenter.steps(self._row.minutes, items)
            ExplainSheet.ask(self.bar.words.text(), told, self._page)

    @Slot()
    def _on_composer_closed(self) -> None:
        self.composer.hide()
        self.table.setFocus()
        self.chosen_changed.emit()

    @Slot()
    def _on_chosen(self) -> None:
        rows = self.chosen()
        lone = rows[0] if len(rows) == 1 else None
        self.item.show_item(self._items.get(lone.id) if lone else None)
        self.chosen_changed.emit()

    @Slot(str, int)
    def _on_dropped(self, item_id: str, place: int) -> None:
        if self._page.attempt(lambda: self._work.move(item_id, place)):
            self.table.choose(item_id)

    @Slot(str, str)
    def _on_subject_asked(self, kind: str, record: str) -> None:
        place = place_of(kind)
        if place:
            self._page.go_asked.emit(place, record)


def _title(row: AgendaItemRow) -> str:
    return row.title
