"""A running meeting over a real file, for tests that press its keys."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.services.meeting_rows import AgendaItemRow, MeetingRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.meeting_room.room import MeetingRoom
from tests.helpers import FakeClock
from tests.ui.desk import make_context
from tests.ui.kit.keys import bring_up, press, type_text

DAY = date(2026, 11, 24)
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NAMES = ("Aiko", "Ben", "Jun", "Mira", "Salma")


class RoomCase:
    """The circle, its meeting of today, and the room it is led in."""

    def __init__(self, qtbot: QtBot, context: Context) -> None:
        self.qtbot = qtbot
        self.context = context
        self.desk = context.desk
        clock = context.desk.clock
        assert isinstance(clock, FakeClock)
        self.clock = clock
        self.desk.circle.change(time_zone="UTC")
        self.people = {
            name: self.desk.people.add(name, joined_on=date(2026, 1, 5)) for name in NAMES
        }
        for kind, name in (("facilitator", "Mira"), ("secretary", "Jun")):
            role = self.desk.roles.add(kind.title(), kind=kind)
            self.desk.roles.fill(
                role, self.people[name], starts_on=date(2026, 7, 1), ends_on=date(2027, 6, 30)
            )
        self.meeting = self.desk.meetings.plan(DAY, starts_at="10:30", minutes=90)
        self.room: MeetingRoom | None = None

    def item(self, title: str, **given: object) -> str:
        """An item of today's agenda."""
        return self.desk.meetings.add_item(self.meeting, title, **given)  # type: ignore[arg-type]

    def enter(self) -> MeetingRoom:
        """Open the room and give it the keyboard."""
        room = MeetingRoom(self.context, self.meeting)
        self.qtbot.addWidget(room)
        room.resize(1072, 740)
        bring_up(self.qtbot, room)
        room.setFocus()
        self.room = room
        return room

    def keys(self, pressed: str) -> None:
        """Press plain keys one after the other, wherever the keyboard is; _ is Space."""
        for sign in pressed:
            key = Qt.Key.Key_Space if sign == "_" else Qt.Key(ord(sign))
            press(self.focus(), key)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Press one key where the keyboard is."""
        if modifiers is None:
            press(self.focus(), key)
        else:
            press(self.focus(), key, modifiers)

    def type(self, text: str) -> None:
        """Type where the keyboard is, Enter between lines."""
        for nth, line in enumerate(text.split("\n")):
            if nth:
                press(self.focus(), Qt.Key.Key_Return)
            type_text(self.focus(), line)

    def focus(self) -> QWidget:
        """What has the keyboard."""
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def row(self) -> MeetingRow:
        """The meeting as the file has it."""
        row = self.desk.queries.meeting(self.meeting)
        assert row is not None
        return row

    def agenda(self) -> list[AgendaItemRow]:
        """The agenda as the file has it."""
        return self.desk.queries.agenda(self.meeting)

    def later(self, **passed: int) -> None:
        """Let time pass, and the room look at its clock."""
        self.clock.moment += timedelta(**passed)
        if self.room is not None:
            self.room.tick()


@contextmanager
def room_case(qtbot: QtBot, folder: Path) -> Iterator[RoomCase]:
    """A case in a folder of its own."""
    with make_context(folder, DAY) as context:
        yield RoomCase(qtbot, context)
