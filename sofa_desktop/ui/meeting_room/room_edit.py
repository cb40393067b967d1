"""Text typed while a meeting runs: kept within two seconds, and the room's keys still work."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.meeting_room.keys import LETTERS, SPEAKER
from sofa_desktop.ui.theme import fonts

CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def key_of(event: QKeyEvent) -> str:
    """The room's name of a key: a letter, or Space."""
    if event.key() == Qt.Key.Key_Space:
        return SPEAKER
    if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return chr(event.key())
    return ""


def chord_of(event: QKeyEvent) -> str:
    """The room's key that Ctrl+Shift asks for while one types; else nothing."""
    if event.modifiers() & ~KEYPAD != CHORD:
        return ""
    key = key_of(event)
    return key if key in {*LETTERS, SPEAKER} else ""


class RoomEdit(ProseEdit):
    """Text of several lines in large type. Esc keeps it and leaves.

    Signals:
        asked: one of the room's keys, pressed with Ctrl+Shift.
        left: the person is done typing.
    """

    asked = Signal(str)
    left = Signal()

    def __init__(self, least: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(least, keeps_typing=True, parent=parent)
        self.setFont(fonts.font(fonts.HEADING))

    def line(self) -> str:
        """The line in which the cursor stands, without a list's mark."""
        return self.textCursor().block().text().strip().lstrip("-*•").strip()

    def is_unkept(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self.value() != self._kept.rstrip()

    def take_line(self) -> None:
        """Take that line out of the text."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        if cursor.hasSelection() and self.textCursor().blockNumber() > 0:
            cursor.removeSelectedText()
        else:
            cursor = self.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            moved = cursor.movePosition(
                QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor
            )
            if not moved:
                cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
            cursor.removeSelectedText()
        self.commit()

    def event(self, event: QEvent) -> bool:
        """What the room's keys are for is not taken by shortcuts of the window."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and chord_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chord = chord_of(event)
        if chord:
            self.asked.emit(chord)
        elif event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.left.emit()
        else:
            super().keyPressEvent(event)
