"""What a part of the meeting shows in the middle of the room."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.meeting_room.running import Running
from sofa_desktop.ui.meeting_room.state import RoomState


def titled(heading: str, *parts: QWidget | QHBoxLayout) -> QVBoxLayout:
    """Parts close under their heading."""
    box = QVBoxLayout()
    box.setSpacing(8)
    box.addWidget(Label(heading, "heading"))
    for part in parts:
        if isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
    return box


class RoomPanel(QWidget):
    """One part; a part overrides what it needs.

    Signals:
        asked: one of the room's keys, pressed while typing.
        done: the person is done typing here.
    """

    asked = Signal(str)
    done = Signal()

    def __init__(self, running: Running, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.running = running
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(16)

    def show_state(self, state: RoomState) -> None:
        """Show the meeting as it stands."""
        raise NotImplementedError

    def first_focus(self) -> QWidget | None:
        """Where one types in this part; None where nothing is typed."""
        return None

    def keep_typed(self) -> None:
        """Keep what is still being typed."""
