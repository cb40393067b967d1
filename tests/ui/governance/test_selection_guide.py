"""The guide through a selection: the whole of it by keyboard, and what it never shows."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.selection.deciding import ConsentPanel
from sofa_desktop.ui.governance.selection.drop_sheet import DropSheet
from sofa_desktop.ui.governance.selection.ended import EndPanel
from sofa_desktop.ui.governance.selection.grid import GridPanel
from sofa_desktop.ui.governance.selection.guide import SelectionGuide
from sofa_desktop.ui.governance.selection.list import SelectionList
from sofa_desktop.ui.governance.selection.preparing import ListPanel, RolePanel, TermPanel
from sofa_desktop.ui.governance.selection.proposing import ProposalPanel
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.page import Page
from tests.ui.desk import TODAY, make_context
from tests.ui.kit.keys import bring_up

ENTER, TAB, SHIFT = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier
NAMES = ("Aiko", "Ben", "Mira")


class Stand:
    """A page with the guide on it, over a small circle."""

    def __init__(self, context: Context, qtbot: QtBot) -> None:
        self.context = context
        self.desk = context.desk
        self.qtbot = qtbot
        self.members = {
            name: self.desk.people.add(name, joined_on=date(2026, 1, 5)) for name in NAMES
        }
        self.role = self.desk.roles.add("Facilitator", kind="facilitator", tasks="Leads rounds.")
        self.page = Page("Selection", context.hub)
        self.guide = SelectionGuide(context, self.page.attempt)
        self.page.body.addWidget(self.guide)
        qtbot.addWidget(self.page)
        self.page.resize(1200, 800)
        bring_up(qtbot, self.page)

    def focus(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        self.qtbot.keyClick(self.focus(), key, modifiers or Qt.KeyboardModifier.NoModifier)
        self.settle()

    def settle(self) -> None:
        """What the guide does when it is next idle; the loop itself is not run, because the
        platform of the tests takes the keyboard from a window whose completions go away."""
        for grid in self.guide.findChildren(GridPanel):
            grid._go_to_speaker()

    def type(self, text: str) -> None:
        for sign in text:
            self.qtbot.keyClick(self.focus(), sign)

    def step(self) -> str:
        assert self.guide.state is not None
        return self.guide.state.step

    def texts(self) -> str:
        """Everything that can be read in the guide now."""
        labels = [one.text() for one in self.guide.findChildren(Label) if one.isVisible()]
        panel = self.guide.panel()
        if isinstance(panel, GridPanel):
            model = panel.table.model
            labels += [
                model.text(row, column)
                for row in range(model.rowCount())
                for column in range(model.columnCount())
            ]
        return "\n".join(labels)


@pytest.fixture
def stand(qtbot: QtBot, tmp_path: Path) -> Iterator[Stand]:
    with make_context(tmp_path) as context:
        yield Stand(context, qtbot)


def to_nominations(stand: Stand) -> None:
    stand.guide.begin(stand.role)
    stand.guide.next()
    stand.guide.next()
    stand.desk.selections.change(stand.guide.selection_id, qualifications="keeps time")
    stand.guide.next()
    stand.guide.next()


def test_a_whole_selection_without_a_mouse(stand: Stand) -> None:
    done: list[str] = []
    stand.guide.done.connect(done.append)
    stand.guide.begin(stand.role)
    assert isinstance(stand.guide.panel(), RolePanel)
    stand.key(Qt.Key.Key_N)
    assert isinstance(stand.guide.panel(), TermPanel)
    stand.key(Qt.Key.Key_N)
    assert isinstance(stand.guide.panel(), ListPanel)
    stand.type("keeps time")
    stand.key(TAB)
    stand.key(Qt.Key.Key_N)
    assert stand.step() == "list_consent"
    stand.key(Qt.Key.Key_N)
    assert stand.step() == "nominations"
    assert stand.guide.state is not None
    assert stand.guide.state.selection.list_consented
    stand.settle()
    stand.type("mir")
    stand.key(ENTER)
    assert "Mira\nwritten down, not shown" not in stand.texts()
    stand.guide.next()
    assert stand.step() == "reasons"
    stand.settle()
    stand.key(ENTER)
    for whom, reason in (("Mira", "calm"), ("Mira", "I would like to learn it")):
        stand.type(whom.casefold())
        stand.key(TAB)
        stand.type(reason)
        stand.key(ENTER)
    stand.key(Qt.Key.Key_N)
    assert stand.step() == "changes"
    stand.key(ENTER)
    stand.type("aik")
    stand.key(TAB)
    stand.type("asks the quiet ones")
    stand.key(ENTER)
    stand.key(ENTER)
    stand.key(Qt.Key.Key_N)
    assert isinstance(stand.guide.panel(), ProposalPanel)
    stand.type("mira")
    stand.key(ENTER)
    stand.key(TAB)
    stand.type("calm, and knows the format")
    stand.key(TAB)
    stand.key(TAB)
    stand.key(TAB)
    stand.guide.next()
    assert isinstance(stand.guide.panel(), ConsentPanel)
    for _ in range(3):
        stand.key(Qt.Key.Key_C)
    stand.key(Qt.Key.Key_N)
    assert isinstance(stand.guide.panel(), EndPanel)
    assert done == [stand.guide.selection_id]
    grid = {row.nominator: row for row in stand.desk.queries.nominations(done[0])}
    assert {name: (row.nominee, row.reason) for name, row in grid.items()} == {
        "Aiko": ("Mira", ""),
        "Ben": ("Mira", "calm"),
        "Mira": ("Mira", "I would like to learn it"),
    }
    assert [name for name, row in grid.items() if row.changed] == ["Ben"]
    [term] = stand.desk.queries.terms(stand.role)
    assert term.holder == "Mira"
    [decision] = stand.desk.queries.decisions()
    assert decision.text.startswith("Mira is selected as Facilitator, from 24 November 2026 to ")


def test_nominations_are_not_shown_before_the_round(stand: Stand) -> None:
    to_nominations(stand)
    stand.desk.selections.nominate(
        stand.guide.selection_id, stand.members["Ben"], stand.members["Aiko"], reason="secret"
    )
    for name in NAMES:
        stand.desk.people.change(stand.members[name], note="")
    told = stand.texts()
    assert "written down, not shown" in told
    assert "secret" not in told
    stand.guide.next()
    assert "secret" not in stand.texts()


def test_whoever_was_not_heard_is_named_and_can_be_left_out(stand: Stand) -> None:
    to_nominations(stand)
    stand.guide.next()
    selection = stand.guide.selection_id
    stand.desk.selections.nominate(selection, stand.members["Ben"], stand.members["Aiko"])
    stand.guide.next()
    assert "Aiko, Mira" in stand.guide.notice.sentence
    assert stand.step() == "reasons"
    stand.guide.go_on_anyway()
    assert stand.step() == "changes"
    assert stand.guide.notice.sentence == ""


def test_an_objection_is_worked_with_and_everybody_is_asked_again(stand: Stand) -> None:
    to_consent(stand)
    stand.key(Qt.Key.Key_O)
    stand.type("half a year is long")
    stand.key(ENTER, Qt.KeyboardModifier.ControlModifier)
    panel = stand.guide.panel()
    assert isinstance(panel, ConsentPanel)
    assert panel.integrating.isVisible()
    assert stand.guide.next_action().why_not
    panel.integrating.move_.button("shorten").click()
    assert not panel.integrating.candidate.isVisible()
    panel.integrating.resolution.set_value("")
    panel.integrating.resolution.setPlainText("three months first")
    panel.integrating.last.set_day(date(2027, 2, 28))
    panel.integrating.integrate.click()
    assert stand.guide.state is not None
    assert stand.guide.state.selection.round == 2
    assert stand.guide.state.selection.ends_on == date(2027, 2, 28)
    assert not panel.integrating.isVisible()
    assert panel.round.asked() == stand.members["Aiko"]


def test_another_wording_of_the_role_is_asked_for_first(stand: Stand) -> None:
    stand.guide.begin(stand.role)
    panel = stand.guide.panel()
    assert isinstance(panel, RolePanel)
    panel.tasks.setPlainText("Leads rounds. Keeps time.")
    panel.keep_typed()
    assert panel.change.isVisible()
    assert stand.guide.next_action().text == "Consent to the new wording"
    stand.guide.next()
    [decision] = stand.desk.queries.decisions()
    assert (decision.old_text, decision.text) == ("Leads rounds.", "Leads rounds. Keeps time.")


def test_the_list_of_last_time_is_offered(stand: Stand) -> None:
    stand.desk.roles.change(stand.role, qualifications="keeps time\nspeaks Spanish")
    stand.guide.begin(stand.role)
    stand.guide.next()
    stand.guide.next()
    panel = stand.guide.panel()
    assert isinstance(panel, ListPanel)
    panel.list.setPlainText("asks the quiet ones")
    panel.take_again()
    assert stand.guide.state is not None
    assert stand.guide.state.selection.qualifications == (
        "asks the quiet ones\nkeeps time\nspeaks Spanish"
    )
    assert not panel.again.isVisible()


def test_a_wrong_day_is_told_where_it_stands_and_nothing_goes_on(stand: Stand) -> None:
    stand.guide.begin(stand.role)
    stand.guide.next()
    panel = stand.guide.panel()
    assert isinstance(panel, TermPanel)
    panel.last.setText("1 Jan 2026")
    stand.guide.next()
    assert stand.step() == "term"
    assert panel.form.field("ends_on").error().startswith("The term must end after")
    panel.last.setText("31 May 2027")
    stand.guide.next()
    assert stand.step() == "qualifications"
    assert stand.guide.state is not None
    assert stand.guide.state.selection.ends_on == date(2027, 5, 31)


def test_one_step_back_and_dropped_with_a_reason(stand: Stand) -> None:
    to_nominations(stand)
    stand.guide.setFocus()
    stand.guide.back()
    assert stand.step() == "list_consent"
    stand.guide.drop()
    sheet = stand.guide.findChild(DropSheet)
    assert isinstance(sheet, DropSheet)
    sheet.verb.click()
    assert stand.step() == "list_consent"
    sheet.why.setText("nobody has time")
    sheet.verb.click()
    assert stand.step() == "dropped"
    assert "nobody has time" in stand.texts()
    assert not stand.guide.next_action().text


def test_in_a_meeting_only_who_is_there_takes_part(qtbot: QtBot, tmp_path: Path) -> None:
    with make_context(tmp_path) as context:
        stand = Stand(context, qtbot)
        meeting = stand.desk.meetings.plan(TODAY)
        stand.desk.meetings.open(meeting)
        stand.desk.meetings.attend(meeting, stand.members["Ben"], "absent")
        guide = SelectionGuide(context, stand.page.attempt, meeting)
        stand.page.body.addWidget(guide)
        guide.begin(stand.role)
        assert guide.head.title.isHidden()
        assert guide.state is not None
        assert guide.state.selection.meeting_id == meeting
        assert [(row.member, row.present) for row in guide.state.grid] == [
            ("Aiko", True),
            ("Mira", True),
            ("Ben", False),
        ]


def test_what_an_absent_member_wrote_is_read_at_its_step(qtbot: QtBot, tmp_path: Path) -> None:
    with make_context(tmp_path) as context:
        stand = Stand(context, qtbot)
        desk = stand.desk
        meeting = desk.meetings.plan(TODAY)
        item = desk.meetings.add_item(
            meeting, "Facilitator", subject_type="role", subject_id=stand.role
        )
        write, ben = desk.proposals.write_word, stand.members["Ben"]
        write(item, ben, "clarifying", "May two people share it?")
        write(item, ben, "reaction", "Mira: she is calm.")
        write(item, ben, "consent", "Whoever it is.", "consent")
        desk.meetings.open(meeting)
        desk.meetings.attend(meeting, ben, "absent")
        guide = SelectionGuide(context, stand.page.attempt, meeting, item)
        stand.page.body.addWidget(guide)
        guide.show()
        guide.begin(stand.role)
        told = {}
        while guide.state is not None and guide.state.step != "proposal":
            step = guide.state.step
            told[step] = guide.written.text()
            if step == "qualifications":
                desk.selections.change(guide.selection_id, qualifications="keeps time")
            if step == "reasons":
                for name in ("Aiko", "Mira"):
                    desk.selections.nominate(guide.selection_id, stand.members[name], ben)
            guide.go_on_anyway()
        asked = "Ben in writing: May two people share it?"
        named = "Ben in writing: Mira: she is calm."
        assert told == {
            "role": asked,
            "term": asked,
            "qualifications": asked,
            "list_consent": asked,
            "nominations": "",
            "reasons": named,
            "changes": named,
        }
        desk.selections.propose(guide.selection_id, stand.members["Mira"], "calm")
        panel = guide.panel()
        assert isinstance(panel, ConsentPanel)
        assert panel.round.line(ben).accessibleName() == (
            "Ben, Consent, In writing: Whoever it is."
        )
        assert guide.written.isHidden()


class Listening(QWidget):
    """A room that does something of its own on a letter."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt chose it)
        self.heard += event.text()


def test_a_letter_typed_into_the_grid_is_not_heard_by_the_room(stand: Stand, qtbot: QtBot) -> None:
    room = Listening()
    qtbot.addWidget(room)
    QVBoxLayout(room).addWidget(stand.guide)
    room.resize(1000, 700)
    bring_up(qtbot, room)
    to_nominations(stand)
    panel = stand.guide.panel()
    assert isinstance(panel, GridPanel)
    panel.table.view.setFocus()
    panel.table.view.go_to(1, 1)
    stand.type("ai")
    assert room.heard == ""
    stand.key(ENTER)
    assert [row.nominator for row in stand.desk.queries.nominations(stand.guide.selection_id)] == [
        "Ben"
    ]


def test_nothing_it_says_counts_nominations(stand: Stand) -> None:
    to_nominations(stand)
    stand.guide.next()
    selection = stand.guide.selection_id
    for name in NAMES:
        stand.desk.selections.nominate(selection, stand.members[name], stand.members["Mira"])
    stand.guide.next()
    told = stand.texts()
    for never in ("votes", "most", "3 ", " 3", "total", "majority"):
        assert never not in told


def test_an_undo_takes_the_guide_with_it(stand: Stand) -> None:
    to_nominations(stand)
    closed: list[bool] = []
    stand.guide.closed.connect(lambda: closed.append(True))
    stand.desk.file.undo()
    assert stand.step() == "list_consent"
    while stand.desk.queries.actions(1)[0].name != "selection.begin":
        stand.desk.file.undo()
        if stand.desk.queries.selection(stand.guide.selection_id) is None:
            break
    assert closed == [True]
    assert stand.guide.selection_id == ""


def test_the_list_tells_who_was_selected_until_when(stand: Stand, qtbot: QtBot) -> None:
    shown = SelectionList()
    qtbot.addWidget(shown)
    assert shown.texts() == ()
    selection = stand.guide.begin(stand.role)
    shown.show_selections(stand.desk.queries.selections(stand.role))
    [text] = shown.texts()
    assert (text.title, text.detail) == (
        "Under way since 24 November 2026",
        "At the step “Role”",
    )
    stand.desk.selections.drop(selection, "nobody has time")
    shown.show_selections(stand.desk.queries.selections(stand.role))
    [text] = shown.texts()
    assert (text.title, text.detail) == ("Dropped on 24 November 2026", "nobody has time")


def to_consent(stand: Stand) -> str:
    """As far as the consent round; Mira is proposed."""
    to_nominations(stand)
    selections, selection = stand.desk.selections, stand.guide.selection_id
    stand.guide.next()
    for name in NAMES:
        selections.nominate(selection, stand.members[name], stand.members["Mira"])
    stand.guide.next()
    for row in stand.desk.queries.nominations(selection):
        selections.keep_nomination(row.id)
    stand.guide.next()
    selections.change(selection, candidate_id=stand.members["Mira"], reasons="calm")
    stand.guide.next()
    return selection


def test_an_answer_is_taken_back_by_key_and_what_is_missing_is_said(stand: Stand) -> None:
    selection = to_consent(stand)
    stand.key(Qt.Key.Key_C)
    stand.key(Qt.Key.Key_Backspace)
    assert stand.desk.queries.responses(selection) == []
    stand.guide.next()
    assert "Nobody has answered yet." in stand.guide.notice.sentence
    stand.key(Qt.Key.Key_C)
    assert stand.guide.notice.sentence == ""


def test_a_withdrawn_objection_lets_the_round_go_on(stand: Stand) -> None:
    selection = to_consent(stand)
    stand.desk.selections.answer(selection, stand.members["Aiko"], "objection", text="a doubt")
    panel = stand.guide.panel()
    assert isinstance(panel, ConsentPanel)
    panel.integrating.integrate.click()
    [told] = stand.desk.queries.objections(selection)
    assert told.state == "open", "it is not said yet what changes"
    panel.integrating.withdraw.click()
    [told] = stand.desk.queries.objections(selection)
    assert told.state == "withdrawn"
    assert stand.guide.state is not None
    assert (stand.guide.state.objection, stand.guide.state.selection.round) == (None, 1)


def test_nominations_are_dropped_from_the_record_and_it_says_where_they_still_are(
    stand: Stand,
) -> None:
    selection = to_consent(stand)
    for name in ("Aiko", "Ben", "Mira"):
        stand.desk.selections.answer(selection, stand.members[name], "consent")
    assert stand.guide.aloud.sentence() == (
        "Nobody objects: Mira is selected. Thank you, Mira, and thank you all."
    )
    stand.guide.next()
    panel = stand.guide.panel()
    assert isinstance(panel, EndPanel)
    panel.forget.click()
    assert stand.desk.queries.nominations(selection) == []
    assert "The journal that proves this file" in panel.honest.text()
    assert not panel.forget.isVisible()


def test_a_nomination_written_by_mistake_is_put_right_or_taken_away(stand: Stand) -> None:
    to_nominations(stand)
    panel = stand.guide.panel()
    assert isinstance(panel, GridPanel)
    panel.table.view.setFocus()
    panel.table.view.go_to(0, 1)
    stand.type("ben")
    stand.key(ENTER)
    panel.table.view.go_to(0, 1)
    stand.type("mira")
    stand.key(ENTER)
    stand.guide.next()
    round_ = stand.guide.panel()
    assert isinstance(round_, GridPanel)
    round_.table.view.go_to(0, 1)
    round_.hear()
    assert [row.nominee for row in stand.desk.queries.nominations(stand.guide.selection_id)] == [
        "Mira"
    ]
    round_.table.view.go_to(0, 1)
    assert [action.key for action in round_._row_actions()] == ["selection.take_away"]
    round_.take_away()
    assert stand.desk.queries.nominations(stand.guide.selection_id) == []


def test_a_selection_taken_up_in_a_meeting_goes_on_with_who_is_there(stand: Stand) -> None:
    selection = to_consent(stand)
    meeting = stand.desk.meetings.plan(TODAY)
    stand.desk.meetings.open(meeting)
    guide = SelectionGuide(stand.context, stand.page.attempt, meeting)
    stand.page.body.addWidget(guide)
    guide.show(selection)
    assert guide.state is not None
    assert guide.state.selection.meeting_id == meeting
    assert guide.first_focus() is not None
    stand.page.hide()
    stand.desk.selections.drop(selection, "nobody has time")
    guide.next()
    assert guide.state.step == "dropped"
    bring_up(stand.qtbot, stand.page)
    assert not guide.head.close_.isVisible()
