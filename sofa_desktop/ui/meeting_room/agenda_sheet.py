"""Another agenda for today: items come, move and go, and the circle consents to all of it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.domain.capture import parse
from sofa_desktop.domain.meeting import ItemState
from sofa_desktop.i18n.words import t
from sofa_desktop.services.agenda_items import Wanted
from sofa_desktop.services.meeting_rows import AgendaItemRow
from sofa_desktop.ui.governance import marks
from sofa_desktop.ui.kit.add_line import AddLine
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.meeting_room.running import Running
from sofa_desktop.ui.meeting_room.state import RoomState

USUAL_MINUTES, LEAST_MINUTES, STEP = 10, 1, 5
KEY = Qt.ItemDataRole.UserRole
CONTROL = Qt.KeyboardModifier.ControlModifier


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
        self.entries = [
            Wanted(item.title, item.minutes, item.outcome, item.id) for item in state.items
        ]
        self._fixed = {item.id for item in state.items if _was_begun(item)}
        self.list = QListWidget()
        self.list.setAccessibleName(t("meeting room", "Agenda"))
        self.list.setMinimumHeight(220)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.up = Button(t("meeting room", "Up"), "small")
        self.down = Button(t("meeting room", "Down"), "small")
        self.drop = Button(t("meeting room", "Take off"), "small")
        self.less = Button(t("meeting room", "5 minutes less"), "small")
        self.more = Button(t("meeting room", "5 minutes more"), "small")
        self.add = AddLine(
            t("meeting room", "Another item, such as: Prices 15m !decide"), self._add
        )
        self.sum = Label("", "small", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.up, self.down, self.drop, self.less, self.more):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self.list)
        self.body.addLayout(row)
        self.body.addWidget(self.add)
        self.body.addWidget(self.sum)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.drop.clicked.connect(self._on_drop)
        self.less.clicked.connect(self._on_less)
        self.more.clicked.connect(self._on_more)
        self._show(0)
        self.list.setFocus()

    def answer(self) -> object | None:
        """Carry out what was said, each change by the circle's consent."""
        meetings, meeting = self._running.desk.meetings, self._running.meeting_id
        meetings.rearrange(meeting, self.entries, consented=True, origin=self)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & CONTROL)
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not control and self.focusWidget() is self.add.edit:
            event.accept()  # it added an item; the sheet stays for the next one
            return
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
            outcome = found.outcome or Outcome.EXPLORE
            self.entries.append(Wanted(found.title, minutes, outcome, "", found.member_id))
            self._show(len(self.entries) - 1)
        return True

    def _show(self, at: int) -> None:
        self.list.clear()
        for entry in self.entries:
            told = t("meeting room", "{title} · {n} min", title=entry.title, n=entry.minutes)
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

    def _lengthen(self, by: int) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self.entries):
            entry = self.entries[at]
            self.entries[at] = entry._replace(minutes=max(LEAST_MINUTES, entry.minutes + by))
            self._show(at)

    @Slot()
    def _on_less(self) -> None:
        self._lengthen(-STEP)

    @Slot()
    def _on_more(self) -> None:
        self._lengthen(STEP)

    @Slot()
    def _on_drop(self) -> None:
        at = self.list.currentRow()
        if not 0 <= at < len(self.entries):
            return
        if self.entries[at].item_id in self._fixed:
            self.notice.tell(
                t("meeting room", "This item was begun, so it stays. Carry it over instead: L."),
                "warning",
            )
            return
        del self.entries[at]
        self._show(at)


def _was_begun(item: AgendaItemRow) -> bool:
    """Whether it stays on the agenda, because it was begun."""
    return item.state != ItemState.PLANNED or item.used_seconds > 0
