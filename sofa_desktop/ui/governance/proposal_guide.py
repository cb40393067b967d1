"""A proposal led from its need to its decision, on the Circle page and in a running meeting."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.domain.proposal import ProposalState
from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Changed, Topic
from sofa_desktop.services.policy_rows import ProposalRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.proposing import words
from sofa_desktop.ui.governance.proposing.deeds import ProposalDeeds
from sofa_desktop.ui.governance.proposing.early import NeedsPanel, PicturePanel, ShapingPanel
from sofa_desktop.ui.governance.proposing.ending import EndPanel, WrittenWords
from sofa_desktop.ui.governance.proposing.guiding import Attempt, Guiding, StepPanel
from sofa_desktop.ui.governance.proposing.rounds import ObjectionsPanel, RoundPanel, said_in
from sofa_desktop.ui.governance.proposing.text import ReactionsPanel, TextPanel
from sofa_desktop.ui.governance.steps import Step, StepsLine
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.buttons import ActionButton, Button
from sofa_desktop.ui.kit.flow import Flow
from sofa_desktop.ui.kit.labels import Label

TOPICS = frozenset({Topic.PROPOSALS, Topic.POLICIES, Topic.PEOPLE, Topic.ROLES, Topic.MEETINGS})


class ProposalGuide(QWidget):
    """One proposal and its steps; whole way by keyboard.

    ``attempt`` is that of the page or room around it. In a meeting its members are asked, and the
    decision is recorded there.

    Signals:
        adopted: id of the decision that was made.
        similar_asked: kind and id of something alike the person wants to see.
        shown: another proposal, step or state is shown, so other things can be done.
    """

    adopted = Signal(str)
    similar_asked = Signal(str, str)
    shown = Signal()

    def __init__(
        self,
        context: Context,
        attempt: Attempt,
        meeting_id: str = "",
        agenda_item_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(t("proposal", "The proposal"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._guiding = Guiding(context, attempt, self, meeting_id, agenda_item_id)
        self._row: ProposalRow | None = None
        self._seen = ""
        self._title = Label("", "subtitle", wrap=True)
        self._sentence = Label("", "muted", wrap=True)
        self.steps = StepsLine(t("proposal", "Steps of the proposal"))
        self._heading = Label("", "heading", wrap=True)
        self._what = Label("", wrap=True)
        self.deeds = ProposalDeeds(self._guiding, self)
        self.needs = NeedsPanel(self._guiding)
        self.picture = PicturePanel(self._guiding)
        self.shaping = ShapingPanel(self._guiding)
        self.text = TextPanel(self._guiding)
        self.reactions = ReactionsPanel(self._guiding)
        self.round = RoundPanel(self._guiding)
        self.objections = ObjectionsPanel(self._guiding)
        self.end = EndPanel(self._guiding)
        self._panels: Mapping[str, StepPanel] = {
            words.NEEDS: self.needs,
            words.PICTURE: self.picture,
            words.SHAPING: self.shaping,
            words.TEXT: self.text,
            words.REACTIONS: self.reactions,
            words.ROUND: self.round,
            words.OBJECTIONS: self.objections,
            words.END: self.end,
        }
        self.go_on = ActionButton(Action("proposal.go_on", "", self.advance), "primary")
        self.back = Button(t("proposal", "Back"))
        self.written = WrittenWords()
        self._build()
        self.steps.chosen.connect(self._on_step_chosen)
        self.back.clicked.connect(self.step_back)
        self.written.remove_asked.connect(self.deeds.remove_word)
        self.deeds.adopted.connect(self.adopted)
        self.needs.similar_asked.connect(self.similar_asked)
        self.objections.worked.connect(self._on_worked)
        context.hub.changed.connect(self._on_changed)

    def show(self, proposal_id: str = "") -> None:
        """Show a proposal at the step where it is; without one, what was shown last."""
        if proposal_id:
            self.show_proposal(proposal_id)
        super().show()

    def show_proposal(self, proposal_id: str) -> None:
        """Show a proposal at the step where it is."""
        if self._row is not None and self._row.id != proposal_id:
            self.keep_typed()
        self._row = self._guiding.context.desk.queries.proposal(proposal_id)
        if self._row is not None:
            self._seen = words.first_step(self._row, said_in(self._guiding, self._row))
        self._show()

    def refresh(self) -> None:
        """Look again; where the proposal went on, its new step is shown."""
        before = self._row
        if before is None:
            return
        self._row = row = self._guiding.context.desk.queries.proposal(before.id)
        if row is not None and row.state != before.state:
            self._seen = words.first_step(row, said_in(self._guiding, row))
        self._show()

    def row(self) -> ProposalRow | None:
        """The proposal that is shown."""
        return self._row

    def step(self) -> str:
        """The step that is looked at."""
        return self._seen

    def panel(self) -> StepPanel:
        """What the step shows."""
        return self._panels[self._seen or words.NEEDS]

    def focus_step(self) -> None:
        """Take the keyboard to where one begins in this step."""
        wanted = self.panel().first_focus()
        if wanted is None and self.go_on.isVisibleTo(self):
            wanted = self.go_on
        (wanted or self).setFocus()

    def keep_typed(self) -> None:
        """Keep what is still being typed."""
        for panel in self._panels.values():
            panel.keep_typed()

    def actions_now(self) -> tuple[Action, ...]:
        """What else can be done with the proposal, for a menu."""
        return self.deeds.actions()

    def next_verb(self) -> str:
        """What ``go_on_from_here`` does now, for a button elsewhere; empty once it is closed."""
        row = self._row
        if row is None or words.is_closed(row):
            return ""
        if words.is_past(row, self._seen):
            return t("proposal", "Back to where it stands")
        return words.go_on_text(self._seen, row) or t("proposal", "To the objection")

    @Slot()
    def go_on_from_here(self) -> None:
        """One step on; where the step itself is to be worked on, take the keyboard there."""
        row = self._row
        if row is None or words.is_closed(row):
            return
        if words.is_past(row, self._seen):
            self.show_proposal(row.id)
        elif words.go_on_text(self._seen, row):
            self.advance()
            return
        self.focus_step()

    @Slot()
    def advance(self) -> None:
        """Do what leads on from this step."""
        self.keep_typed()
        row, step = self._row, self._seen
        if row is None:
            return
        desk, do = self._guiding.context.desk.proposals, self._guiding.do
        if step == words.ROUND and row.state == ProposalState.OBJECTIONS:
            self._look_at(words.OBJECTIONS)
        elif step == words.ROUND:
            self.deeds.adopt()
        elif step == words.REACTIONS or row.state == ProposalState.AMENDED:
            do(desk.begin_round, row.id, meeting_id=self._guiding.meeting_id or None)
        elif step == words.PICTURE and not row.dimensions_consented:
            do(desk.consent_to_dimensions, row.id)
        elif step == words.SHAPING or (step == words.TEXT and row.state == ProposalState.READY):
            self._look_at(words.STEPS[words.STEPS.index(step) + 1])
        elif step == words.TEXT:
            if do(desk.advance, row.id):
                self._look_at(words.REACTIONS)
        else:
            do(desk.advance, row.id)
        self.focus_step()

    @Slot()
    def step_back(self) -> None:
        """Go to the step before, with the proposal where it had gone on."""
        self.keep_typed()
        row, step = self._row, self._seen
        if row is None or not words.may_go_back(row, step):
            return
        only_looked_at = step == words.REACTIONS or (
            step == words.TEXT and row.state == ProposalState.SHAPING
        )
        if only_looked_at:
            self._look_at(words.STEPS[words.STEPS.index(step) - 1])
        else:
            self._guiding.do(self._guiding.context.desk.proposals.back, row.id)
        self.focus_step()

    def _look_at(self, step: str) -> None:
        self._seen = step
        self._show()

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._sentence)
        box.addLayout(head)
        box.addWidget(self.steps)
        step = QVBoxLayout()
        step.setSpacing(4)
        step.addWidget(self._heading)
        step.addWidget(self._what)
        box.addLayout(step)
        for panel in self._panels.values():
            panel.hide()
            box.addWidget(panel)
        foot = Flow()
        foot.add(self.go_on)
        foot.add(self.back)
        box.addWidget(foot)
        box.addWidget(self.written)
        box.addStretch(1)

    def _show(self) -> None:
        row = self._row
        self.deeds.show_proposal(row)
        self.setEnabled(row is not None)
        if row is None:
            self.shown.emit()
            return
        self._title.setText(row.title)
        self._title.setVisible(not self._guiding.is_told_above(row.title))
        self._sentence.setText(words.state_sentence(row))
        self._show_steps(row)
        self._heading.setText(words.step_name(self._seen))
        self._what.say(words.what_to_do(self._seen, row))
        panel = self._panels[self._seen]
        panel.show_proposal(row)
        for each in self._panels.values():
            each.setVisible(each is panel)
        self._show_buttons(row)
        at_their_place = self._seen in {words.REACTIONS, words.ROUND}
        queries = self._guiding.context.desk.queries
        written = [] if at_their_place else queries.written_words(row.id)
        self.written.show_words(written, removable=not words.is_closed(row))
        self.shown.emit()

    def _show_steps(self, row: ProposalRow) -> None:
        steps = [
            Step(step, words.step_word(step), words.step_name(step))
            for step in words.STEPS
            if step != words.OBJECTIONS or self._has_objections(row)
        ]
        reach = words.furthest(row)
        at = words.here(row, self._seen)
        self.steps.show_steps(steps, at, self._seen, reach=reach)

    def _has_objections(self, row: ProposalRow) -> bool:
        return bool(self._guiding.context.desk.queries.objections(row.id))

    def _show_buttons(self, row: ProposalRow) -> None:
        ahead = not words.is_closed(row) and not words.is_past(row, self._seen)
        text = words.go_on_text(self._seen, row) if ahead else ""
        why = ""
        if self._seen == words.ROUND and row.state != ProposalState.OBJECTIONS:
            why = words.why_not_adopt(self.round.said, self.round.round.missing())
        self.go_on.show_action(Action("proposal.go_on", text, self.advance, why_not=why))
        self.go_on.setVisible(bool(text))
        self.back.setVisible(words.may_go_back(row, self._seen))

    @Slot(str)
    def _on_step_chosen(self, step: str) -> None:
        self.keep_typed()
        self._look_at(step)

    @Slot()
    def _on_worked(self) -> None:
        self.focus_step()

    @Slot(object)
    def _on_changed(self, change: Changed) -> None:
        if change.touches(TOPICS):
            self.refresh()
