"""The end of a proposal, and what absent members wrote for it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.proposal import ProposalState
from sofa_desktop.i18n import formats, policy_terms
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import ProposalRow, WrittenWordRow
from sofa_desktop.ui.governance.proposing import words
from sofa_desktop.ui.governance.proposing.guiding import Guiding, StepPanel
from sofa_desktop.ui.governance.proposing.text import facts, show_wording
from sofa_desktop.ui.governance.wording import Wording
from sofa_desktop.ui.kit.buttons import Button, IconButton
from sofa_desktop.ui.kit.card import Section
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.layouts import clear


class EndPanel(StepPanel):
    """How it ended, with the exact words."""

    def __init__(self, guiding: Guiding) -> None:
        super().__init__(guiding)
        self._how = Label("", wrap=True)
        self.read = Wording(t("proposal", "The wording"))
        self._facts = Label("", "muted", wrap=True)
        self._row: ProposalRow | None = None
        self.leave = Button("", "small")
        self._left = Label("", wrap=True)
        self.box.addWidget(self._how)
        self.box.addWidget(self._left)
        self.box.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeading)
        self.box.addWidget(self.read)
        self.box.addWidget(self._facts)
        self.leave.clicked.connect(self.note_leaving)

    def show_proposal(self, row: ProposalRow) -> None:
        self._row = row
        self._how.setText(words.end_sentence(row))
        self._show_leaving(row)
        self.read.setVisible(bool(row.text.strip()))
        show_wording(self.read, row)
        self._facts.say(facts(row))

    @Slot()
    def note_leaving(self) -> None:
        """Note that the member the circle decided about leaves, from today on."""
        if self._row is not None:
            people = self.guiding.context.desk.people
            self.guiding.do(people.leave, self._row.removes_id)

    def _show_leaving(self, row: ProposalRow) -> None:
        """What was decided about somebody leaving is noted with the members, if it is not yet."""
        decided = row.state == ProposalState.ADOPTED and bool(row.removes_id)
        members = self.guiding.context.desk.queries.members(self.guiding.today())
        member = next((each for each in members if each.id == row.removes_id), None)
        left_on = None if member is None else member.left_on
        self.leave.setVisible(decided and member is not None and left_on is None)
        self.leave.setText(t("proposal", "Note that {name} leaves", name=isolated(row.removes)))
        self._left.say(
            t(
                "proposal",
                "{name} is no longer in the circle since {day}.",
                name=isolated(row.removes),
                day=formats.day(left_on),
            )
            if decided and left_on is not None
            else ""
        )


class WrittenWords(Section):
    """What absent members wrote beforehand; hidden where nobody did.

    Signals:
        remove_asked: id of a word to take away.
    """

    remove_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(t("proposal", "Written beforehand"), parent)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.box.addLayout(self._list)
        self._shown: tuple[tuple[WrittenWordRow, ...], bool] = ((), False)
        self.hide()

    def show_words(self, rows: Sequence[WrittenWordRow], *, removable: bool) -> None:
        """Show these."""
        self.setVisible(bool(rows))
        if (tuple(rows), removable) == self._shown:
            return
        self._shown = (tuple(rows), removable)
        clear(self._list)
        for row in rows:
            self._list.addWidget(self._line(row, removable=removable))

    def _line(self, row: WrittenWordRow, *, removable: bool) -> QWidget:
        held = QWidget()
        line = QHBoxLayout(held)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        told = QVBoxLayout()
        told.setSpacing(0)
        answer = policy_terms.answer(row.answer) if row.answer else ""
        head = " · ".join(filter(None, (row.member, policy_terms.round_kind(row.kind), answer)))
        told.addWidget(Label(head, "small", wrap=True))
        if row.text:
            told.addWidget(Label(row.text, wrap=True))
        line.addLayout(told, 1)
        if removable:
            name = t("proposal", "Remove what {name} wrote", name=row.member)
            button = IconButton("x", name)
            button.setObjectName(row.id)
            button.clicked.connect(self._on_remove_clicked)
            line.addWidget(button)
        return held

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.remove_asked.emit(self.sender().objectName())
