"""Somebody who types the minutes without a pause, until the program is killed.

``python -m tests.ui.meeting_room.typist FILE MEETING`` opens the room over a file and types a sign
every few milliseconds; each is said with its time once it stands in the field.
"""

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from sofa_desktop.app.container import desk_on, open_circle
from sofa_desktop.ui.change_hub import ChangeHub
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.jobs import Jobs
from sofa_desktop.ui.meeting_room.room import MeetingRoom
from sofa_desktop.ui.shell.ports import MemoryPreferences
from sofa_desktop.ui.theme.theme import install
from tests.helpers import FakeClock
from tests.ui.desk import RememberingExports, RememberingPaper
from tests.ui.kit.keys import type_text

EVERY_MS = 20
WORDS = "The prices stay as they are until the circle has heard from the hosts. "


class Typist(QObject):
    """Types into the notes of the open item."""

    def __init__(self, room: MeetingRoom) -> None:
        super().__init__(room)
        self._room = room
        self._count = 0
        self._pulse = QTimer(self)
        self._pulse.setInterval(EVERY_MS)
        self._pulse.timeout.connect(self._on_pulse)
        room.write()
        self._pulse.start()

    @Slot()
    def _on_pulse(self) -> None:
        type_text(self._room.item.notes, WORDS[self._count % len(WORDS)])
        self._count += 1
        sys.stdout.write(f"{self._count} {time.monotonic()}\n")
        sys.stdout.flush()


def main(path: Path, meeting: str) -> None:
    """Type until killed."""
    app = QApplication(sys.argv[:1])
    install(app, "light")
    clock, hub, jobs = FakeClock(), ChangeHub(), Jobs()
    backups = path.parent / "backups"
    opened = open_circle(path, clock, listener=hub.publish, backups=backups)
    desk = desk_on(opened.file, clock, backups=backups, announce=hub.publish)
    paper, exports, kept = RememberingPaper(), RememberingExports(), MemoryPreferences()
    room = MeetingRoom(Context(desk, hub, jobs, paper, exports, kept), meeting)
    room.show()
    Typist(room)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
