"""Action items: who does what by when, what is over first."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.capture import Captured
from sofa_desktop.i18n.words import t
from sofa_desktop.services.backlog_rows import ActionItemRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.marks import Kind
from sofa_desktop.ui.governance.reading import keep_action
from sofa_desktop.ui.governance.segments import Segments
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.filter_edit import FilterEdit
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.parts import Offers, Part
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.pages.meetings import action_columns
from sofa_desktop.ui.pages.meetings.action_columns import (
    CLOSED,
    DONE,
    OPEN,
    ActionColumns,
    is_open,
    record_of,
    urgency,
)
from sofa_desktop.ui.pages.meetings.capture_line import CaptureLine

NOBODY = "-"
EVERYBODY = ""


class ActionsPart(Part):
    """What was promised?"""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self._rows: dict[str, ActionItemRow] = {}
        self.filter = Segments(t("meetings", "Action items shown"), {OPEN: "", CLOSED: ""})
        self.person = ChoiceEdit(optional=True, empty=t("meetings", "Everybody"))
        self.person.setAccessibleName(t("meetings", "Whose action items"))
        self.words = FilterEdit(t("meetings", "Find an action item"))
        self.empty = EmptyState(
            "",
            Action("meetings.action", t("meetings", "Note an action item"), self.add, icon="plus"),
            icon="list-checks",
        )
        self.table: RowTable[ActionItemRow] = RowTable(
            t("meetings", "Action items"),
            ActionColumns(context.desk, page).columns(),
            record_of,
            empty=self.empty,
        )
        self.line = CaptureLine(
            context.desk,
            t("meetings", "Type what somebody will do"),
            self._keep,
            kind=Kind.ACTION,
            empty_code="action_item.no_what",
        )
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.filter)
        bar.addWidget(self.person)
        bar.addWidget(self.words, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(bar)
        box.addWidget(self.table, 1)
        box.addWidget(self.line)
        self.table.view.installEventFilter(self)
        self.table.view.clicked.connect(self._on_clicked)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.table.set_row_actions(self.row_actions)
        self.filter.picked.connect(self._on_filter_changed)
        self.person.committed.connect(self._on_filter_changed)
        self.words.filtered.connect(self._on_words)
        self.line.added.connect(self._on_added)

    def refresh(self) -> None:
        rows = self.context.desk.queries.action_items()
        self._rows = {row.id: row for row in rows}
        for key, text in action_columns.filter_words(rows).items():
            self.filter.say(key, text)
        names = [Choice(*each) for each in action_columns.people(rows)]
        self.person.set_choices(names)
        self._show()

    def first_focus(self) -> QWidget | None:
        return self.table if self.table.count() else self.line.line.edit

    def reveal(self, record: str) -> bool:
        row = self._rows.get(record)
        if row is None:
            return False
        self.words.clear()
        self.person.set_key(None)
        self.filter.press(OPEN if is_open(row) else CLOSED)
        self._show()
        self.table.choose(record)
        return True

    def state(self) -> Mapping[str, object]:
        return {"filter": self.filter.key(), "table": self.table.state()}

    def restore(self, state: Mapping[str, object]) -> None:
        self.filter.press(str(state.get("filter", "")))
        self.table.restore(state.get("table"))

    def offers(self) -> Offers:
        words = t("meetings", "Note an action item")
        add = Action("meetings.action", words, self.add, "N", "plus")
        done, *menu = self.row_actions()
        return Offers(add, (done,), tuple(menu))

    def row_actions(self) -> tuple[Action, ...]:
        """What can be done with the chosen action items."""
        rows = self.table.chosen_rows()
        none = "" if rows else t("meetings", "Choose action items first.")
        closed = any(not is_open(row) for row in rows)
        still = any(is_open(row) for row in rows)
        open_ = none or (t("meetings", "One of them is closed already.") if closed else "")
        again = none or (t("meetings", "One of them is open.") if still else "")
        lone = len(rows) == 1 and bool(rows[0].meeting_id)
        meeting = "" if lone else t("meetings", "Choose one that was promised in a meeting.")
        go = t("meetings", "Go to its meeting")
        return (
            Action("action.done", t("meetings", "Done"), self.done, "D", "check", why_not=open_),
            Action("action.meeting", go, self.go_to_meeting, "G", "calendar", why_not=meeting),
            Action("action.reopen", t("meetings", "Open again"), self.reopen, why_not=again),
            Action("action.drop", t("meetings", "Drop"), self.drop, icon="archive", why_not=open_),
            Action(
                "action.remove",
                t("meetings", "Remove what was noted by mistake"),
                self.remove,
                icon="trash-2",
                why_not=none,
            ),
        )

    def add(self) -> None:
        """Take the keyboard to where an action item is typed."""
        self.line.start()

    def done(self) -> None:
        """Tick the chosen ones off."""
        ids = self._ids()
        self.page.attempt(lambda: self.context.desk.action_items.done(ids, origin=self.page))

    def reopen(self) -> None:
        """Open the chosen ones again."""
        ids = self._ids()
        self.page.attempt(lambda: self.context.desk.action_items.reopen(ids, origin=self.page))

    def drop(self) -> None:
        """Close the chosen ones undone."""
        ids = self._ids()
        self.page.attempt(lambda: self.context.desk.action_items.drop(ids, origin=self.page))

    def remove(self) -> None:
        """Take away what was noted by mistake."""
        ids = self._ids()
        self.page.attempt(lambda: self.context.desk.action_items.remove(ids, origin=self.page))

    def go_to_meeting(self) -> None:
        """Show the meeting in which it was promised."""
        rows = self.table.chosen_rows()
        if rows and rows[0].meeting_id:
            self.page.reveal(rows[0].meeting_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.table.view
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and self.table.editing.typing() is None
        ):
            self._toggle(self._ids() or [self.table.current_record()])
            return True
        return super().eventFilter(watched, event)

    def _toggle(self, ids: Sequence[str]) -> None:
        """Tick off what is open; open again where all of them are closed."""
        rows = [self._rows[key] for key in ids if key in self._rows]
        still = [row.id for row in rows if is_open(row)]
        desk = self.context.desk
        if still:
            self.page.attempt(lambda: desk.action_items.done(still, origin=self.page))
        elif rows:
            closed = [row.id for row in rows]
            self.page.attempt(lambda: desk.action_items.reopen(closed, origin=self.page))

    def _keep(self, found: Captured) -> str:
        return keep_action(self.context.desk, found, self.page)

    def _ids(self) -> list[str]:
        return list(self.table.chosen_records())

    def _show(self) -> None:
        key, person = self.filter.key(), self.person.key() or EVERYBODY
        rows = [
            row
            for row in self._rows.values()
            if is_open(row) == (key == OPEN) and (not person or (row.owner_id or NOBODY) == person)
        ]
        if key == OPEN:
            rows.sort(key=urgency)
        self.table.show_rows(rows)
        narrowed = bool(person or self.words.text())
        self.empty.say(action_columns.empty(key, narrowed=narrowed))
        if rows and not self.table.chosen_count():
            self.table.choose(rows[0].id)
        self._on_chosen()

    @Slot()
    def _on_chosen(self) -> None:
        self.offers_changed.emit()

    @Slot()
    def _on_filter_changed(self) -> None:
        self._show()

    @Slot(str)
    def _on_words(self, text: str) -> None:
        self.table.filter(text)
        self._show()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == DONE:
            self._toggle([self.table.model.record(index.row())])

    @Slot(str)
    def _on_opened(self, _record: str) -> None:
        self.go_to_meeting()

    @Slot(str)
    def _on_added(self, record: str) -> None:
        self.reveal(record)
