"""A meeting to be led, for each test of the room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.meeting_room.room_case import RoomCase, room_case


@pytest.fixture
def case(qtbot: QtBot, tmp_path: Path) -> Iterator[RoomCase]:
    with room_case(qtbot, tmp_path) as made:
        yield made
