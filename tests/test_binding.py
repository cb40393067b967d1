"""The Qt binding and this Python fit together."""

import sys

from PySide6.QtCore import QObject


def test_the_binding_keeps_none_alive() -> None:
    """A binding that gives None away ends the process after some thousand calls, not at once."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 100
