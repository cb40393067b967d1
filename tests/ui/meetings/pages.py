"""What tests of the page have in common."""

from PySide6.QtWidgets import QApplication, QWidget

from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.pages.meetings.page import MeetingsPage


def focused() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def sheet_of(page: QWidget, kind: type[Sheet]) -> Sheet:
    """The one sheet of a kind that is open."""
    shown = [each for each in page.findChildren(kind) if each.isVisible()]
    assert len(shown) == 1
    return shown[0]


def offered(page: MeetingsPage, key: str) -> Action:
    """One of the things that can be done now."""
    return next(each for each in page.offered() if each.key == key)
