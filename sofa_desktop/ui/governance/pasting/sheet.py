"""Paste a document, look at what it seems to say, take in what is right."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.pasting import PastePreview
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.pasting.findings import FindingRow, Findings, columns, record_of
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.row_table import RowTable
from sofa_desktop.ui.kit.sheet import Sheet

SIZE = (1040, 640)


class PasteSheet(Sheet):
    """Answers with how many things were taken in."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            t("pasted", "Take in what exists"),
            t("pasted", "Read it"),
            t(
                "pasted",
                "Paste minutes, a role list or a cover page. You see what it seems to say before "
                "anything is written.",
            ),
            width=SIZE[0],
            parent=parent,
        )
        self._context = context
        self.findings = Findings(PastePreview(()))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(t("pasted", "The document"))
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(
            t(
                "pasted",
                "Attendance: …\nBacklog\n- …\nDecision: …\nAction: … by 12 December\n"
                "Leader: … until …",
            )
        )
        self.table: RowTable[FindingRow] = RowTable(
            t("pasted", "What the document seems to say"),
            columns(lambda: self.findings, self._decided, context.desk.clock.today()),
            record_of,
            empty=EmptyState(
                t(
                    "pasted",
                    "Nothing in it was understood. Headings such as “Backlog”, “Roles” or "
                    "“Policies” help.",
                )
            ),
        )
        self._line = Label("", "muted", wrap=True)
        self._left = QPlainTextEdit()
        self._left.setReadOnly(True)
        self._left.setMaximumHeight(120)
        self._left.setAccessibleName(t("pasted", "Lines that were left"))
        self._lay_out()
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 32), min(SIZE[1], room.height() - 64))
        self.text.setFocus()

    def _lay_out(self) -> None:
        self._back = Button(t("pasted", "Back to the text"), "link")
        self._show_left = Button(t("pasted", "Show the lines left"), "link")
        self._take = Button(t("pasted", "Take in"), "small")
        self._leave = Button(t("pasted", "Leave out"), "small")
        self._back.clicked.connect(self._on_back)
        self._show_left.clicked.connect(self._on_show_left)
        self._take.clicked.connect(self._on_take)
        self._leave.clicked.connect(self._on_leave)
        turn = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        turn.activated.connect(self._on_turn)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self._line, 1)
        bar.addWidget(self._take)
        bar.addWidget(self._leave)
        bar.addWidget(self._back)
        found = QWidget()
        box = QVBoxLayout(found)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(bar)
        box.addWidget(self.table, 1)
        box.addWidget(self._show_left, 0, Qt.AlignmentFlag.AlignLeading)
        box.addWidget(self._left)
        self._left.hide()
        self._steps = QStackedWidget()
        self._steps.addWidget(self.text)
        self._steps.addWidget(found)
        self.body.addWidget(self._steps, 1)

    @property
    def reading(self) -> bool:
        """Whether the document is being pasted still."""
        return self._steps.currentIndex() == 0

    def answer(self) -> int | None:
        """Read the document first, then take in what is accepted."""
        if self.reading:
            self.show_preview(self._context.desk.pasting.preview(self.text.toPlainText()))
            return None
        records = self.findings.taken()
        self._context.desk.pasting.take(records, on=self.findings.preview.held_on, origin=self)
        return len(records)

    def show_preview(self, preview: PastePreview) -> None:
        """Show what a document seems to say."""
        self.notice.put_away()
        self.findings = Findings(preview)
        self._steps.setCurrentIndex(1)
        self._left.setPlainText("\n".join(text for _, text in preview.left))
        self._show_left.setVisible(bool(preview.left))
        self._decided()
        if self.findings.rows:
            self.table.choose("0")
        self.table.setFocus()

    def _decided(self) -> None:
        self.table.show_rows(self.findings.rows)
        self._line.say(self.findings.line())
        self.verb.setText(self.findings.verb())
        self.verb.setEnabled(bool(self.findings.taken()))

    def _chosen(self) -> list[int]:
        return [int(record) for record in self.table.chosen_records()]

    @Slot()
    def _on_take(self) -> None:
        self.findings.decide(self._chosen(), taken=True)
        self._decided()

    @Slot()
    def _on_leave(self) -> None:
        self.findings.decide(self._chosen(), taken=False)
        self._decided()

    @Slot()
    def _on_turn(self) -> None:
        """Space: leave the chosen lines out, or take them in again."""
        chosen = self._chosen()
        any_taken = any(self.findings.rows[place].taken for place in chosen)
        self.findings.decide(chosen, taken=not any_taken)
        self._decided()

    @Slot()
    def _on_back(self) -> None:
        self._steps.setCurrentIndex(0)
        self.verb.setText(t("pasted", "Read it"))
        self.verb.setEnabled(True)
        self.text.setFocus()

    @Slot()
    def _on_show_left(self) -> None:
        shown = self._left.isHidden()
        self._left.setVisible(shown)
        self._show_left.setText(
            t("pasted", "Hide the lines left") if shown else t("pasted", "Show the lines left")
        )
