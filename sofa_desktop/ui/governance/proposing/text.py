"""The written proposal: what it changes, its exact words, until when, and how one sees it works."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.domain.policy import PolicyKind
from sofa_desktop.domain.proposal import ProposalState, Target
from sofa_desktop.domain.proposal_rules import needs_term
from sofa_desktop.i18n import formats, policy_terms
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import ProposalRow
from sofa_desktop.ui.governance.difference import is_same
from sofa_desktop.ui.governance.kept_form import KeptForm
from sofa_desktop.ui.governance.namesakes import named
from sofa_desktop.ui.governance.proposing import effects, words
from sofa_desktop.ui.governance.proposing.guiding import Guiding, StepPanel
from sofa_desktop.ui.governance.wording import Wording
from sofa_desktop.ui.kit.card import Section
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.form import Field
from sofa_desktop.ui.kit.labels import Label

NEW = "new"


class TextPanel(StepPanel):
    """The text that the circle consents to."""

    def __init__(self, guiding: Guiding) -> None:
        super().__init__(guiding)
        self._row: ProposalRow | None = None
        self.target = ChoiceEdit()
        self._what = Field(t("proposal", "What it decides"), self.target)
        self.kind = ChoiceEdit([Choice(str(k), policy_terms.policy_kind(k)) for k in PolicyKind])
        self._of_kind = Field(t("proposal", "Kind of policy"), self.kind)
        self.leaves = ChoiceEdit(optional=True, empty=t("proposal", "nobody"))
        self._of_leaving = Field(t("proposal", "Who would leave the circle"), self.leaves)
        self.form = KeptForm(guiding.keep)
        self.text = self.form.add_prose("text", t("proposal", "Wording"), least=6)
        self._differs = Section(t("proposal", "What differs from the wording now"))
        self._wording = Wording(t("proposal", "What differs from the wording now"))
        self._same = Label(t("proposal", "Word for word as it is now."), "muted", wrap=True)
        self._differs.box.addWidget(self._wording)
        self._differs.box.addWidget(self._same)
        self.form.box.addWidget(self._differs)
        self.term = self.form.add_term("term_end", t("proposal", "Until"), guiding.today)
        self.form.add_prose(
            "measure",
            t("proposal", "Measure"),
            hint=t("proposal", "How you will see whether it works."),
        )
        self.form.add_line(
            "feedback_to",
            t("proposal", "Feedback to"),
            hint=t("proposal", "Whom to tell how it works in practice."),
        )
        self.read = Wording(t("proposal", "Wording"))
        self._facts = Label("", "muted", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._what, 3)
        top.addWidget(self._of_kind, 2)
        top.addWidget(self._of_leaving, 2)
        self.box.addLayout(top)
        self.box.addWidget(self.form)
        self.box.addWidget(self.read)
        self.box.addWidget(self._facts)
        self.target.committed.connect(self._on_target_chosen)
        self.kind.committed.connect(self._on_kind_chosen)
        self.leaves.committed.connect(self._on_leaving_chosen)
        self.text.textChanged.connect(self._on_typed)

    def show_proposal(self, row: ProposalRow) -> None:
        self._row = row
        open_ = not words.is_closed(row) and row.state != "consent_round"
        self._what.setVisible(open_)
        new = row.target == Target.POLICY and not row.target_id
        self._of_kind.setVisible(open_ and new)
        if not self.kind.hasFocus():
            self.kind.set_key(effects.policy_kind(row))
        self.form.setVisible(open_)
        self.read.setVisible(not open_)
        self._facts.setVisible(not open_)
        show_wording(self.read, row)
        self._facts.setText(facts(row))
        self._show_targets(row)
        self._of_leaving.setVisible(open_ and (row.target == Target.NOTHING or bool(row.removes)))
        self._show_members(row)
        self.form.show_record(
            row.id,
            {
                "text": row.text,
                "term_end": "" if row.term_end is None else formats.short_day(row.term_end),
                "measure": row.measure,
                "feedback_to": row.feedback_to,
            },
        )
        timed = needs_term(Target(row.target), retires=effects.ends(row))
        self.form.field("term_end").setVisible(timed)
        self._show_difference()

    def first_focus(self) -> QWidget | None:
        """The wording; with objections worked in it is read out, and what goes on comes next."""
        amended = self._row is not None and self._row.state == ProposalState.AMENDED
        return self.text if self.form.isVisibleTo(self) and not amended else None

    def keep_typed(self) -> None:
        self.form.keep_typed()

    def _show_targets(self, row: ProposalRow) -> None:
        queries = self.guiding.context.desk.queries
        choices = [
            Choice(f"policy:{NEW}", t("proposal", "A new policy")),
            *(
                _named("policy", policy.id, policy.title)
                for policy in queries.policies(self.guiding.today())
                if policy.state != "retired"
            ),
            *(_named("role", each.id, each.name) for each in queries.roles(self.guiding.today())),
            Choice("aim:" + NEW, policy_terms.target(Target.AIM)),
            Choice("nothing:" + NEW, policy_terms.target(Target.NOTHING)),
        ]
        key = f"{row.target}:{row.target_id or NEW}"
        if key not in {each.key for each in choices}:
            choices.append(_named(row.target, row.target_id or NEW, row.target_name))
        if not self.target.hasFocus():
            self.target.set_choices(choices)
            self.target.set_key(key)

    def _show_members(self, row: ProposalRow) -> None:
        if self.leaves.hasFocus():
            return
        members = self.guiding.context.desk.queries.members(self.guiding.today())
        self.leaves.set_choices(
            [
                Choice(*each)
                for each in named(
                    each for each in members if each.left_on is None or each.id == row.removes_id
                )
            ]
        )
        self.leaves.set_key(row.removes_id or None)

    def _show_difference(self) -> None:
        row = self._row
        if row is None:
            return
        typed = self.text.toPlainText()
        changes = bool(row.old_text.strip())
        self._differs.setVisible(changes)
        if changes:
            same = is_same(row.old_text, typed)
            self._same.setVisible(same)
            self._wording.setVisible(not same)
            self._wording.show_difference(row.old_text, typed)

    @Slot()
    def _on_typed(self) -> None:
        self._show_difference()

    @Slot(object)
    def _on_kind_chosen(self, kind: object) -> None:
        if self._row is None or not isinstance(kind, str):
            return
        proposals = self.guiding.context.desk.proposals
        self.keep_typed()
        self.guiding.do(
            proposals.change, self._row.id, effect=effects.with_policy_kind(self._row, kind)
        )

    @Slot(object)
    def _on_leaving_chosen(self, member: object) -> None:
        if self._row is None or (member or "") == self._row.removes_id:
            return
        proposals = self.guiding.context.desk.proposals
        self.keep_typed()
        self.guiding.do(proposals.change, self._row.id, removes_id=member)

    @Slot(object)
    def _on_target_chosen(self, key: object) -> None:
        if self._row is None or not isinstance(key, str):
            return
        target, _, record = key.partition(":")
        fields = {"target": target, "target_id": None if record == NEW else record}
        if target != Target.NOTHING and self._row.removes_id:
            fields["removes_id"] = None
        proposals = self.guiding.context.desk.proposals
        self.keep_typed()
        self.guiding.do(proposals.change, self._row.id, **fields)


class ReactionsPanel(StepPanel):
    """Clarifying questions, then quick reactions; what absent members wrote for both."""

    def __init__(self, guiding: Guiding) -> None:
        super().__init__(guiding)
        self.read = Wording(t("proposal", "The proposal as it is presented"))
        self._facts = Label("", "muted", wrap=True)
        self.form = KeptForm(guiding.keep)
        self.questions = self.form.add_prose(
            "questions", t("proposal", "Clarifying questions and answers"), least=3
        )
        self._asked = Label("", "small", wrap=True)
        self.form.box.addWidget(self._asked)
        self.form.add_prose(
            "reactions",
            t("proposal", "Quick reactions"),
            least=3,
            hint=t("proposal", "Without names."),
        )
        self._reacted = Label("", "small", wrap=True)
        self.form.box.addWidget(self._reacted)
        self._missing = Label("", "small", wrap=True)
        self.box.addWidget(self.read)
        self.box.addWidget(self._facts)
        self.box.addWidget(self.form)
        self.box.addWidget(self._missing)

    def show_proposal(self, row: ProposalRow) -> None:
        show_wording(self.read, row)
        self._facts.say(facts(row))
        self.form.show_record(row.id, {"questions": row.questions, "reactions": row.reactions})
        self.form.setEnabled(not words.is_closed(row))
        written = self.guiding.context.desk.queries.written_words(row.id)
        for kind, label in (("clarifying", self._asked), ("reaction", self._reacted)):
            told = [
                t("proposal", "{name} in writing: {words}", name=each.member, words=each.text)
                for each in written
                if each.kind == kind and each.text
            ]
            label.say("\n".join(told))
        nothing = not row.reactions.strip() and not self._reacted.text()
        self._missing.say(words.no_reactions() if nothing and not words.is_closed(row) else "")

    def first_focus(self) -> QWidget:
        return self.questions

    def keep_typed(self) -> None:
        self.form.keep_typed()


def show_wording(wording: Wording, row: ProposalRow) -> None:
    """The text, with what differs where it changes something."""
    if row.old_text.strip() and not is_same(row.old_text, row.text):
        wording.show_difference(row.old_text, row.text)
    else:
        wording.show_text(row.text)


def facts(row: ProposalRow) -> str:
    """Until when, how it is measured, whom to tell, who would leave by it."""
    told = []
    if row.term_end is not None:
        told.append(t("proposal", "Until {day}.", day=formats.day(row.term_end)))
    if row.measure.strip():
        told.append(t("proposal", "Measure: {words}", words=row.measure.strip()))
    if row.feedback_to.strip():
        told.append(t("proposal", "Feedback to {words}.", words=row.feedback_to.strip()))
    if row.removes:
        told.append(
            t(
                "proposal",
                "It is about {name} leaving the circle, who therefore has no consent right on it.",
                name=isolated(row.removes),
            )
        )
    return "\n".join(told)


def _named(target: str, record: str, name: str) -> Choice:
    word = policy_terms.target(target)
    return Choice(f"{target}:{record}", f"{word}: {name}" if name else word)
