"""The running meeting in place of the page: shown, left without ending it, taken up again."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.parts import Offers

if TYPE_CHECKING:
    from sofa_desktop.ui.meeting_room.room import MeetingRoom


class RoomView(QWidget):
    """Holds the room of one meeting while it is shown.

    Signals:
        left: the person wants the page back; the meeting goes on.
        over: id of the meeting that has ended.
        moved: the meeting went on, so other things can be done.
    """

    left = Signal()
    moved = Signal()
    over = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._room: MeetingRoom | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def room(self) -> "MeetingRoom | None":
        """The room that is shown."""
        return self._room

    def meeting(self) -> str:
        """Id of the meeting that is led here; empty if none."""
        return self._room.running.meeting_id if self._room is not None else ""

    def open(self, meeting_id: str) -> bool:
        """Show the room of a meeting that is planned or runs; whether there is one."""
        row = self._context.desk.queries.meeting(meeting_id)
        if row is None or row.closed_at:
            return False
        if self.meeting() == meeting_id:
            return True
        from sofa_desktop.ui.meeting_room.room import MeetingRoom  # noqa: PLC0415  (on use)

        self.close_room()
        room = MeetingRoom(self._context, meeting_id, self)
        room.left.connect(self.left)
        room.closed.connect(self.over)
        room.item.guide_moved.connect(self.moved)
        self._context.hub.changed.connect(self._on_changed)  # after the room itself
        room.installEventFilter(self)
        self._box.addWidget(room)
        self._room = room
        self.show()
        return True

    def close_room(self) -> None:
        """Put the room away; what was typed in it is kept."""
        room, self._room = self._room, None
        if room is not None:
            self._context.hub.changed.disconnect(self._on_changed)
            room.keep_typed()
            room.hide()
            self._box.removeWidget(room)
            room.deleteLater()
        self.hide()

    def offers(self) -> Offers:
        """What can be done in the room, for the palette and the list of shortcuts."""
        if self._room is None:
            return Offers()
        primary, beside, menu = self._room.actions_.now()
        back = t("meetings", "Leave the room; the meeting goes on")
        return Offers(
            None if primary is None else _shown(primary),
            tuple(_shown(action) for action in beside),
            tuple(_shown(action) for action in menu),
            (Action("meetings.leave", back, self._on_left, icon="arrow-left"),),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc where nothing is typed leaves the room."""
        escape = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        )
        if escape and self._room is not None and self._room.hasFocus():
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    @Slot(object)
    def _on_changed(self, _change: object) -> None:
        if self._room is not None:
            self.moved.emit()

    @Slot()
    def _on_left(self) -> None:
        self.left.emit()


def _shown(action: Action) -> Action:
    """The room's action under the letter that does it where nothing is typed."""
    letter = action.shortcut.rpartition("+")[2]
    text = action.text.removesuffix(letter).rstrip() if letter else action.text
    return replace(action, text=text, shortcut=letter if len(letter) == 1 else "")
