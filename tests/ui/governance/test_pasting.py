"""Taking in a pasted document by keyboard: read, leave out, put right, take in, undo."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sofa_desktop.ui.governance.pasting.sheet import PasteSheet
from tests.ui.desk import make_context
from tests.ui.kit.keys import bring_up, press, type_text

TODAY = date(2026, 11, 24)
CTRL = Qt.KeyboardModifier.ControlModifier
TEXT = """Attendance: Ada Okafor, Bruno
some words nobody understands
Backlog
- Ticket prices
- Conference month
Roles
Leader: Ada Okafor until 12 March 2027
"""


def test_a_document_is_read_looked_at_and_taken_in_by_keyboard(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with make_context(tmp_path) as context:
        host = QWidget()
        qtbot.addWidget(host)
        sheet = PasteSheet(context, host)
        bring_up(qtbot, sheet)
        sheet.text.setPlainText(TEXT)
        press(sheet, Qt.Key.Key_Return, CTRL)
        assert not sheet.reading
        assert sheet.verb.text() == "Take in 5 things"
        assert "1 line was left" in sheet.findings.line()
        sheet.table.choose("3")
        assert sheet.findings.rows[3].record.title == "Conference month"
        press(sheet.table.view, Qt.Key.Key_Space)
        assert not sheet.findings.rows[3].taken
        with qtbot.waitSignal(sheet.answered) as answered:
            press(sheet, Qt.Key.Key_Return, CTRL)
        assert answered.args == [4]
        queries = context.desk.queries
        assert [row.title for row in queries.backlog(TODAY)] == ["Ticket prices"]
        assert [row.holder for row in queries.roles(TODAY)] == ["Ada Okafor"]
        context.desk.file.undo()
        assert queries.members(TODAY) == []


def test_a_second_time_what_is_there_is_marked_and_not_taken(qtbot: QtBot, tmp_path: Path) -> None:
    with make_context(tmp_path) as context:
        desk = context.desk
        desk.pasting.take([one.record for one in desk.pasting.preview(TEXT).pasted])
        sheet = PasteSheet(context)
        qtbot.addWidget(sheet)
        sheet.text.setPlainText(TEXT)
        assert sheet.answer() is None
        assert sheet.verb.text() == "Nothing to take in"
        assert not sheet.verb.isEnabled()
        sheet.findings.decide(range(5), taken=True)
        assert sheet.findings.taken() == []


def test_an_empty_paste_is_told_beside_the_field(qtbot: QtBot, tmp_path: Path) -> None:
    with make_context(tmp_path) as context:
        host = QWidget()
        qtbot.addWidget(host)
        sheet = PasteSheet(context, host)
        bring_up(qtbot, sheet)
        press(sheet, Qt.Key.Key_Return, CTRL)
        assert sheet.reading
        assert "There is no text to read" in sheet.notice.sentence
        type_text(sheet.text, "Backlog: prices; month")
        press(sheet, Qt.Key.Key_Return, CTRL)
        assert [row.record.title for row in sheet.findings.rows] == ["prices", "month"]
