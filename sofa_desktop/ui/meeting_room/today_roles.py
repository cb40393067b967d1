"""Who facilitates and who takes notes today, where it is not who holds the role."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.form import Field
from sofa_desktop.ui.meeting_room.running import Running
from sofa_desktop.ui.meeting_room.state import RoomState


class TodayRoles(QWidget):
    """Two choices beside each other."""

    def __init__(self, running: Running, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = running
        self.facilitator = ChoiceEdit(optional=True, empty=t("meeting room", "Nobody yet"))
        self.secretary = ChoiceEdit(optional=True, empty=t("meeting room", "Nobody yet"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(12)
        row.addWidget(Field(t("meeting room", "Facilitates today"), self.facilitator), 1)
        row.addWidget(Field(t("meeting room", "Takes notes today"), self.secretary), 1)
        self.facilitator.committed.connect(self._on_facilitator)
        self.secretary.committed.connect(self._on_secretary)

    def show_state(self, state: RoomState) -> None:
        """Show who it is; only members who are there are offered, and whoever it was so far."""
        meeting = state.meeting
        wanted = {meeting.facilitator_id, meeting.secretary_id}
        called = dict(self._running.members())
        people = [
            Choice(one.member_id, called.get(one.member_id, one.name))
            for one in state.attendance
            if one.member_id and (one in state.present or one.member_id in wanted)
        ]
        for edit, member in (
            (self.facilitator, meeting.facilitator_id),
            (self.secretary, meeting.secretary_id),
        ):
            if not edit.hasFocus():
                edit.set_choices(people)
                edit.set_key(member or None)

    def _change(self, field: str, member: object) -> None:
        running = self._running
        running.do(running.desk.meetings.change, running.meeting_id, **{field: member})

    @Slot(object)
    def _on_facilitator(self, member: object) -> None:
        self._change("facilitator_id", member)

    @Slot(object)
    def _on_secretary(self, member: object) -> None:
        self._change("secretary_id", member)
