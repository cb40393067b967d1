"""ADMIN: attendance, duration, minutes of last time, information, next meeting."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.domain.meeting import MinutesStatus
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.ui.kit.add_line import AddLine
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.meeting_room import words
from sofa_desktop.ui.meeting_room.next_meeting import NextMeeting
from sofa_desktop.ui.meeting_room.panel import RoomPanel, titled
from sofa_desktop.ui.meeting_room.presence_list import PresenceList
from sofa_desktop.ui.meeting_room.room_edit import RoomEdit
from sofa_desktop.ui.meeting_room.running import Running
from sofa_desktop.ui.meeting_room.state import RoomState
from sofa_desktop.ui.meeting_room.today_roles import TodayRoles

SAID = (
    MinutesStatus.NONE,
    MinutesStatus.APPROVED,
    MinutesStatus.AMENDED,
    MinutesStatus.DEFERRED,
)
STEP = 5


class AdminPanel(RoomPanel):
    """ADMIN: attendance, duration, minutes of last time, information, next meeting."""

    def __init__(self, running: Running, parent: QWidget | None = None) -> None:
        super().__init__(running, parent)
        self._state: RoomState | None = None
        self.people = PresenceList()
        self.guest = AddLine(t("meeting room", "A guest's name"), self._add_guest)
        self.roles = TodayRoles(running)
        self.duration = Label("")
        self.shorter = Button(t("meeting room", "5 minutes less"), "small")
        self.longer = Button(t("meeting room", "5 minutes more"), "small")
        self.last = Label("", wrap=True)
        self.said = {status: Button(words.status_word(status), "pick") for status in SAID}
        self.correction = TextEdit()
        self.amend = Button(t("meeting room", "Approve with this correction"), "primary")
        self.information = RoomEdit(2)
        self.following = NextMeeting(running)
        self._build()

    def show_state(self, state: RoomState) -> None:
        self._state = state
        self.people.show_people(state.attendance)
        self.roles.show_state(state)
        meeting = state.meeting
        ends = state.ends_at()
        minutes = tn("meeting room", "{n} minute", "{n} minutes", meeting.minutes)
        until = t("meeting room", "until {at}", at=formats.clock(state.clock_of(ends)))
        self.duration.setText(f"{minutes}, {until}" if ends else minutes)
        self._show_last()
        if not self.information.hasFocus():
            self.information.set_value(meeting.information)
        self.following.show_meeting(meeting)

    def first_focus(self) -> QWidget | None:
        return self.people.first_focus()

    def keep_typed(self) -> None:
        self.information.commit()

    def _show_last(self) -> None:
        state = self._state
        if state is None:
            return
        last = self._last_row()
        told = words.minutes_of_last_time(*last)
        self.last.setText(told)
        said = state.meeting.previous_minutes
        for status, button in self.said.items():
            button.setChecked(status == said)
        self.said[MinutesStatus.NONE].setVisible(not last[0] or said == MinutesStatus.NONE)
        self.said[MinutesStatus.AMENDED].setVisible(bool(last[0]))
        asked = self.correction.property("asked") is True
        self.correction.setVisible(asked)
        self.amend.setVisible(asked)

    def _last_row(self) -> tuple[str, str]:
        row = self.running.desk.queries.meeting_before(self.running.meeting_id)
        return (formats.day(row.held_on), row.state) if row is not None else ("", "")

    def _build(self) -> None:
        self.correction.setAccessibleName(t("meeting room", "What is right instead"))
        self.correction.setPlaceholderText(t("meeting room", "What is right instead"))
        self.information.setAccessibleName(t("meeting room", "Information"))
        lengths, picks, fixing = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (lengths, picks, fixing):
            row.setSpacing(8)
        for widget in (self.duration, self.shorter, self.longer):
            lengths.addWidget(widget)
        lengths.addStretch(1)
        for status, button in self.said.items():
            button.setCheckable(True)
            button.setObjectName(status)
            button.clicked.connect(self._on_said)
            picks.addWidget(button)
        picks.addStretch(1)
        fixing.addWidget(self.correction, 1)
        fixing.addWidget(self.amend)
        self.box.setSpacing(24)
        for heading, parts in (
            (t("meeting room", "Attendance"), (self.people, self.guest, self.roles)),
            (t("meeting room", "Duration"), (lengths,)),
            (t("meeting room", "Minutes of last time"), (self.last, picks, fixing)),
            (t("meeting room", "Information"), (self.information,)),
        ):
            self.box.addLayout(titled(heading, *parts))
        self.box.addWidget(self.following)
        self.box.addStretch(1)
        self.people.changed.connect(self._on_presence)
        self.shorter.clicked.connect(self._on_shorter)
        self.longer.clicked.connect(self._on_longer)
        self.amend.clicked.connect(self._on_amend)
        self.correction.returnPressed.connect(self._on_amend)
        self.information.committed.connect(self._on_information)
        self.information.asked.connect(self.asked)
        self.information.left.connect(self.done)

    def _add_guest(self, name: str) -> object:
        return self.running.desk.meetings.add_guest(self.running.meeting_id, name)

    def _lengthen(self, by: int) -> None:
        state = self._state
        if state is not None:
            minutes = state.meeting.minutes + by
            self.running.do(self.running.desk.meetings.change, state.meeting.id, minutes=minutes)

    def _ask_correction(self, *, asked: bool) -> None:
        self.correction.setProperty("asked", asked)
        self._show_last()
        if asked:
            self.correction.setFocus()

    @Slot(str, str)
    def _on_presence(self, attendance: str, presence: str) -> None:
        running = self.running
        running.do(running.desk.meetings.attend, running.meeting_id, attendance, presence)

    @Slot()
    def _on_said(self) -> None:
        status = self.sender().objectName()
        if status == MinutesStatus.AMENDED:
            self._ask_correction(asked=True)
            return
        self._ask_correction(asked=False)
        running = self.running
        running.do(running.desk.meetings.previous_minutes, running.meeting_id, status)
        self._show_last()

    @Slot()
    def _on_amend(self) -> None:
        running, text = self.running, self.correction.value()
        if running.do(
            running.desk.meetings.previous_minutes,
            running.meeting_id,
            MinutesStatus.AMENDED,
            correction=text,
        ):
            self._ask_correction(asked=False)

    @Slot()
    def _on_shorter(self) -> None:
        self._lengthen(-STEP)

    @Slot()
    def _on_longer(self) -> None:
        self._lengthen(STEP)

    @Slot(object)
    def _on_information(self, text: object) -> None:
        running = self.running
        running.do(running.desk.meetings.change, running.meeting_id, information=text)
