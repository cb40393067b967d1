"""When the circle meets next: a day and a time, kept as one leaves them."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.meeting_rows import MeetingRow
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.form import Field
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.meeting_room.running import Running


class NextMeeting(QWidget):
    """Two fields beside each other."""

    def __init__(self, running: Running, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = running
        self.day = DateEdit(running.today, optional=True)
        self.at = TextEdit()
        self.at.setPlaceholderText("19:30")
        self.day.setFixedWidth(190)
        self.at.setFixedWidth(110)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Field(t("meeting room", "Next meeting on"), self.day))
        row.addWidget(Field(t("meeting room", "At"), self.at))
        row.addStretch(1)
        self.day.committed.connect(self._on_day)
        self.at.committed.connect(self._on_time)

    def show_meeting(self, meeting: MeetingRow) -> None:
        """Show what was said."""
        if not self.day.hasFocus():
            self.day.set_day(meeting.next_on)
        if not self.at.hasFocus():
            self.at.set_value(meeting.next_at)
        self.at.setPlaceholderText(meeting.starts_at or "19:30")

    @Slot(object)
    def _on_day(self, day: object) -> None:
        running = self._running
        running.do(running.desk.meetings.change, running.meeting_id, next_on=day)

    @Slot(object)
    def _on_time(self, at: object) -> None:
        running = self._running
        running.do(running.desk.meetings.change, running.meeting_id, next_at=at)
