"""One objection and the three moves that may integrate it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.domain.consent import Move, ObjectionState
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n import formats, policy_terms
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import ObjectionRow, ProposalRow
from sofa_desktop.ui.governance.in_sight import InSight
from sofa_desktop.ui.governance.kept_form import TermEdit
from sofa_desktop.ui.governance.proposing.guiding import Guiding
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.chip import Chip
from sofa_desktop.ui.kit.flow import Flow
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.kit.text_edit import TextEdit

TRIAL_MONTHS = (1, 3)
"""How long a thing is usually tried that somebody has doubts about."""


class ObjectionCard(Card):
    """The reason, the part of the aim, the move chosen and what it changes.

    Signals:
        worked: it was integrated or withdrawn.
    """

    worked = Signal()

    def __init__(self, guiding: Guiding) -> None:
        super().__init__()
        self._guiding = guiding
        self._row: ObjectionRow | None = None
        self._proposal: ProposalRow | None = None
        self._move: Move | None = None
        self._reason = Label("", "strong", wrap=True)
        self._chip = Chip()
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._reason, 1)
        top.addWidget(self._chip)
        self.box.setSpacing(12)
        self.box.addLayout(top)
        self._whose = Label("", "small", wrap=True)
        self.box.addWidget(self._whose)
        self.aim = TextEdit()
        self.form = Form()
        self.form.add("aim", t("round", "Which part of the aim"), self.aim)
        self.box.addWidget(self.form)
        self._ways = Label(t("proposal", "How can it be tried all the same?"), "strong", wrap=True)
        self.box.addWidget(self._ways)
        self.moves: dict[Move, Button] = {}
        row = Flow()
        for move in Move:
            button = Button(policy_terms.move(move), "pick")
            button.setCheckable(True)
            button.setObjectName(str(move))
            button.clicked.connect(self._on_move_clicked)
            self.moves[move] = button
            row.add(button)
        self.box.addWidget(row)
        self._build_changes()

    def show_objection(self, row: ObjectionRow, proposal: ProposalRow) -> None:
        """Show an objection as it is now."""
        first = self._row is None
        self._row, self._proposal = row, proposal
        self._reason.setText(row.text)
        open_ = row.state == ObjectionState.OPEN
        tone = "warning" if open_ else "good"
        self._chip.say(policy_terms.objection_state(row.state), tone)
        self._whose.say(_whose(row) if open_ else _outcome(row))
        if first:
            self.aim.set_value(row.aim)
            self.text.set_value(proposal.text)
            self.term.set_day(None)
        self.form.setVisible(open_)
        self._ways.setVisible(open_)
        for button in self.moves.values():
            button.setVisible(open_)
        self._withdraw.setVisible(open_)
        self._show_changes()
        self.setAccessibleName(f"{self._chip.text()}: {row.text}")

    def is_open(self) -> bool:
        """Whether it is still to be worked with."""
        return self._row is not None and self._row.state == ObjectionState.OPEN

    def first_focus(self) -> QWidget:
        """Where one begins."""
        return self.moves[Move.MODIFY]

    def choose(self, move: Move) -> None:
        """Show what a move changes."""
        self._move = move
        for each, button in self.moves.items():
            button.setChecked(each is move)
        self._show_changes()
        shown = {Move.MODIFY: self.text, Move.SHORTEN: self.term.edit, Move.MEASURE: self.measure}
        shown[move].setFocus()
        InSight(self)

    @Slot()
    def integrate(self) -> None:
        """Keep the move with what it changes."""
        row, move = self._row, self._move
        if row is None or move is None or not self.changes.is_sound():
            return
        try:
            self._integrate(row.id, move)
        except Refused as refusal:
            from sofa_desktop.i18n.refusals import sentence  # noqa: PLC0415  (rarely needed)

            self.changes.tell(_FIELD[move], sentence(refusal))
            return
        self.worked.emit()

    def _integrate(self, key: str, move: Move) -> None:
        text, measure = self.text.value(), self.measure.value().strip()
        there = self._proposal.text if self._proposal is not None else ""
        changed = move is Move.MODIFY and text.strip() != there.strip()
        self._guiding.context.desk.proposals.integrate(
            key,
            str(move),
            self.resolution.value(),
            self.aim.value(),
            text=text if changed else None,
            term_end=self.term.day() if move is Move.SHORTEN else None,
            measure=measure if move is Move.MEASURE and measure else None,
            origin=self._guiding.origin,
        )

    @Slot()
    def withdraw(self) -> None:
        """Whoever objected sees no harm any more."""
        if self._row is not None:
            proposals = self._guiding.context.desk.proposals
            if self._guiding.do(proposals.withdraw, self._row.id):
                self.worked.emit()

    def _build_changes(self) -> None:
        self.text = ProseEdit(4)
        self.term = TermEdit(self._guiding.today, optional=True, months=TRIAL_MONTHS)
        self.measure = ProseEdit(2)
        self.resolution = TextEdit()
        self.changes = Form()
        self.changes.add("text", t("proposal", "The wording that takes it in"), self.text)
        self.changes.add("term_end", t("proposal", "Try it only until"), self.term)
        self.changes.add(
            "measure",
            t("proposal", "What you will look at"),
            self.measure,
            hint=t("proposal", "By which you would see the harm, should it come."),
        )
        self._now = Label("", "small", wrap=True)
        self.changes.box.addWidget(self._now)
        self.changes.add("resolution", t("proposal", "How it was integrated"), self.resolution)
        self._keep = Button(t("proposal", "Integrate the objection"), "primary")
        self._withdraw = Button(t("proposal", "No harm seen any more"))
        self._keep.clicked.connect(self.integrate)
        self._withdraw.clicked.connect(self.withdraw)
        foot = Flow()
        foot.add(self._keep)
        foot.add(self._withdraw)
        self.box.addWidget(self.changes)
        self.box.addWidget(foot)

    def _show_changes(self) -> None:
        chosen = self._move if self.is_open() else None
        self.changes.setVisible(chosen is not None)
        self._keep.setVisible(chosen is not None)
        if chosen is None:
            return
        for move, key in _FIELD.items():
            self.changes.field(key).setVisible(move is chosen)
        end = self._proposal.term_end if self._proposal is not None else None
        now = "" if end is None else t("proposal", "Proposed until {day}.", day=formats.day(end))
        self._now.say(now if chosen is Move.SHORTEN else "")
        if chosen is Move.MEASURE and self._proposal is not None and not self.measure.value():
            self.measure.set_value(self._proposal.measure)

    @Slot()
    def _on_move_clicked(self) -> None:
        self.choose(Move(self.sender().objectName()))


_FIELD = {Move.MODIFY: "text", Move.SHORTEN: "term_end", Move.MEASURE: "measure"}


def _whose(row: ObjectionRow) -> str:
    if not row.member:
        return ""
    return t("proposal", "{name} knows when it is met.", name=isolated(row.member))


def _outcome(row: ObjectionRow) -> str:
    if row.state == ObjectionState.WITHDRAWN:
        return t("proposal", "No harm is seen any more.")
    move = policy_terms.move(row.move) if row.move else ""
    return ": ".join(part for part in (move, row.resolution) if part)
