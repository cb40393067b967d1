"""Fields of the guides in a running meeting, and the keys of the room while one types in them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.services.desk import Desk
from sofa_desktop.ui.governance.proposal_guide import ProposalGuide
from sofa_desktop.ui.governance.proposing import words
from sofa_desktop.ui.governance.selection.grid import GridPanel
from sofa_desktop.ui.governance.selection.preparing import ListPanel, RolePanel, TermPanel
from sofa_desktop.ui.meeting_room.room import MeetingRoom
from tests.ui.kit.keys import type_text
from tests.ui.meeting_room.room_case import CHORD


def chord(qtbot: QtBot, field: QWidget, letter: str) -> None:
    """Press it as the system does: shortcuts of the window are asked before the field."""
    field.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is field or field.isAncestorOf(focused) or focused.focusProxy() is field
    qtbot.keyClick(focused, Qt.Key(ord(letter)), CHORD)


def propose(desk: Desk) -> str:
    """A proposal that has its need."""
    return desk.proposals.open("Prices for 2027", needs="Costs have risen.")


def lead_a_proposal(qtbot: QtBot, room: MeetingRoom) -> None:
    """From the need to the consent round, always from within a field."""
    guide = room.item.subject.proposal
    assert guide is not None
    chord(qtbot, first_field(guide), "N")
    assert guide.step() == words.PICTURE
    field = first_field(guide)
    assert isinstance(field, QPlainTextEdit)
    field.insertPlainText("how much")
    chord(qtbot, field, "N")
    assert guide.step() == words.PICTURE, "the list is consented to first"
    chord(qtbot, first_field(guide), "N")
    assert guide.step() == words.SHAPING
    chord(qtbot, first_field(guide), "N")
    guide.text.text.insertPlainText("Webinars cost 30.")
    guide.text.term.edit.setFocus()
    type_text(guide.text.term.edit, "30 Jun 2027")
    for field in (
        guide.text.text,
        guide.text.term.edit,
        guide.text.target,
        guide.text.form.field("feedback_to").editor,
    ):
        assert guide.step() == words.TEXT
        chord(qtbot, field, "N")
        assert guide.step() == words.REACTIONS, field
        guide.step_back()
    chord(qtbot, guide.text.text, "N")
    chord(qtbot, guide.reactions.questions, "N")
    assert guide.step() == words.ROUND


def first_field(guide: ProposalGuide) -> QWidget:
    """Where one types first at the step that is shown."""
    field = guide.panel().first_focus()
    assert field is not None
    return field


def lead_a_selection(qtbot: QtBot, room: MeetingRoom) -> None:
    """From the role to the proposal of a candidate, always from within a field or a cell."""
    guide = room.item.subject.selection
    assert guide is not None

    def step() -> str:
        assert guide is not None
        assert guide.state is not None
        return guide.state.step

    panel = guide.panel()
    assert isinstance(panel, RolePanel)
    chord(qtbot, panel.tasks, "N")
    panel = guide.panel()
    assert isinstance(panel, TermPanel)
    chord(qtbot, panel.last, "N")
    panel = guide.panel()
    assert isinstance(panel, ListPanel)
    panel.list.setFocus()
    panel.list.insertPlainText("keeps time")
    chord(qtbot, panel.list, "N")
    assert step() == "list_consent"
    guide.next()
    assert step() == "nominations"
    panel = guide.panel()
    assert isinstance(panel, GridPanel)
    panel.table.editing.edit(0, 1)
    cell = panel.table.editing.typing()
    assert cell is not None
    chord(qtbot, cell, "N")
    assert step() == "reasons"
