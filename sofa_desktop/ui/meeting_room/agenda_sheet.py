"""Another agenda for today: items come, move and go, and the circle consents to all of it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.domain.capture import parse
from sofa_desktop.domain.meeting import ItemState
from sofa_desktop.i18n.words import t
from sofa_desktop.services.meeting_rows import AgendaItemRow
from sofa_desktop.ui.governance import marks
from sofa_desktop.ui.kit.add_line import AddLine
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.meeting_room.running import Running
from sofa_desktop.ui.meeting_room.state import RoomState

USUAL_MINUTES = 10
KEY = Qt.ItemDataRole.UserRole
CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as it shall be; a new one has no id yet."""

    title: str
    minutes: int
    outcome: str
    item_id: str = ""
    fixed: bool = False
    """It was begun, so it stays."""


class AgendaSheet(Sheet):
    """The list; Ctrl+Up and Ctrl+Down move the chosen line, Delete takes it off."""

    def __init__(self, running: Running, state: RoomState, parent: QWidget | None = None) -> None:
        consented = state.is_consented
        sentence = (
            t("meeting room", "Say what would change and ask: does anybody object?")
            if consented
            else t("meeting room", "The agenda is not consented yet; change it freely.")
        )
        verb = t("meeting room", "Nobody objects") if consented else t("meeting room", "Change it")
        super().__init__(
            t("meeting room", "Change the agenda"), verb, sentence, width=560, parent=parent
        )
        self._running = running
        self._before = [_entry(item) for item in state.items]
        self.entries = [*self._before]
        self._removed: list[str] = []
        self.list = QListWidget()
        self.list.setAccessibleName(t("meeting room", "Agenda"))
        self.list.setMinimumHeight(220)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.up = Button(t("meeting room", "Up"), "small")
        self.down = Button(t("meeting room", "Down"), "small")
        self.drop = Button(t("meeting room", "Take off"), "small")
        self.add = AddLine(
            t("meeting room", "Another item, such as: Prices 15m !decide"), self._add
        )
        self.sum = Label("", "small", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.up, self.down, self.drop):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self.list)
        self.body.addLayout(row)
        self.body.addWidget(self.add)
        self.body.addWidget(self.sum)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.drop.clicked.connect(self._on_drop)
        self._show(0)
        self.list.setFocus()

    def answer(self) -> object | None:
        """Carry out what was said, each change by the circle's consent."""
        meetings = self._running.desk.meetings
        for item_id in self._removed:
            meetings.remove_item(item_id, origin=self, consented=True)
        for place, entry in enumerate(self.entries):
            if entry.item_id:
                meetings.move_item(entry.item_id, place, origin=self, consented=True)
            else:
                meetings.add_item(
                    self._running.meeting_id, entry.title, outcome=entry.outcome,
                    minutes=entry.minutes, place=place, origin=self, consented=True,
                )  # fmt: skip
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & CONTROL)
        if event.key() == Qt.Key.Key_Up and control:
            self._on_up()
        elif event.key() == Qt.Key.Key_Down and control:
            self._on_down()
        elif event.key() == Qt.Key.Key_Delete:
            self._on_drop()
        else:
            super().keyPressEvent(event)

    def _add(self, text: str) -> object:
        said = parse(text, self._running.today(), self._running.members())
        found = marks.as_item(said, text)
        if found.title:
            minutes = found.minutes or USUAL_MINUTES
            self.entries.append(Entry(found.title, minutes, found.outcome or Outcome.EXPLORE))
            self._show(len(self.entries) - 1)
        return True

    def _show(self, at: int) -> None:
        self.list.clear()
        for entry in self.entries:
            told = t("meeting room", "{title} · {n}′", title=entry.title, n=entry.minutes)
            line = QListWidgetItem(told)
            line.setData(KEY, entry.item_id)
            self.list.addItem(line)
        self.list.setCurrentRow(max(0, min(at, len(self.entries) - 1)))
        total = sum(entry.minutes for entry in self.entries)
        self.sum.setText(t("meeting room", "Items together: {n} minutes.", n=total))

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        to = at + by
        if 0 <= at < len(self.entries) and 0 <= to < len(self.entries):
            self.entries[at], self.entries[to] = self.entries[to], self.entries[at]
            self._show(to)

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    @Slot()
    def _on_drop(self) -> None:
        at = self.list.currentRow()
        if not 0 <= at < len(self.entries):
            return
        entry = self.entries[at]
        if entry.fixed:
            self.notice.tell(
                t("meeting room", "This item was begun, so it stays. Carry it over instead: L."),
                "warning",
            )
            return
        if entry.item_id:
            self._removed.append(entry.item_id)
        del self.entries[at]
        self._show(at)


def _entry(item: AgendaItemRow) -> Entry:
    begun = item.state != ItemState.PLANNED or item.used_seconds > 0
    return Entry(item.title, item.minutes, item.outcome, item.id, begun)
