"""What can be done with a whole proposal: adopt, drop, put off, take up; and words in writing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.domain.proposal import ProposalState
from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import ProposalRow
from sofa_desktop.ui.governance.proposing import words
from sofa_desktop.ui.governance.proposing.guiding import Guiding
from sofa_desktop.ui.governance.proposing.sheets import ReasonSheet, WrittenWordSheet
from sofa_desktop.ui.kit.action import Action


class ProposalDeeds(QObject):
    """Acts on the proposal that is shown; asks in sheets where a reason is needed.

    Signals:
        adopted: id of the decision that was made.
    """

    adopted = Signal(str)

    def __init__(self, guiding: Guiding, parent: QWidget) -> None:
        super().__init__(parent)
        self._guiding = guiding
        self._parent = parent
        self._row: ProposalRow | None = None

    def show_proposal(self, row: ProposalRow | None) -> None:
        """Act on this one from now on."""
        self._row = row

    def actions(self) -> tuple[Action, ...]:
        """What else can be done with the proposal, for a menu."""
        row = self._row
        none = "" if row else t("proposal", "Choose a proposal first.")
        open_ = row is not None and not words.is_closed(row)
        closed = none or ("" if open_ else t("proposal", "This proposal is closed."))
        deferred = row is not None and row.state == ProposalState.DEFERRED
        not_deferred = none or ("" if deferred else t("proposal", "It was not put off."))
        drop = "" if deferred else closed
        made = row.decision_id if row is not None else ""
        not_adopted = none or ("" if made else t("proposal", "It was not adopted."))
        write = t("action", "Note a written word…")
        take_up = t("action", "Take up again")
        return (
            Action("word.write", write, self.write_word, "W", why_not=closed),
            Action("proposal.defer", t("action", "Put off…"), self.defer, why_not=closed),
            Action("proposal.take_up", take_up, self.take_up, why_not=not_deferred),
            Action("proposal.drop", t("action", "Drop by consent…"), self.drop, why_not=drop),
            Action(
                "decision.take_back",
                t("action", "Take the decision back"),
                self.take_back,
                why_not=not_adopted,
            ),
        )

    def adopt(self) -> None:
        """Adopt what the circle has consented to, in the meeting if there is one."""
        row, guiding = self._row, self._guiding
        if row is None:
            return
        work = partial(
            guiding.context.desk.proposals.adopt,
            row.id,
            meeting_id=guiding.meeting_id or None,
            agenda_item_id=guiding.agenda_item_id or None,
            origin=guiding.origin,
        )
        made = guiding.attempt(work)
        if isinstance(made, str):
            self.adopted.emit(made)

    @Slot()
    def drop(self) -> None:
        """Ask why it is let go; dropping is a decision by consent too."""
        self._ask(
            t("proposal", "Drop the proposal"),
            t("proposal", "Drop it"),
            t("proposal", "That is a decision too: ask for consent to it, and say why."),
            self._drop,
        )

    @Slot()
    def defer(self) -> None:
        """Ask why it is put off."""
        self._ask(
            t("proposal", "Put the proposal off"),
            t("proposal", "Put it off"),
            t("proposal", "It is taken up again where it stands."),
            self._defer,
        )

    @Slot()
    def take_up(self) -> None:
        """Go on with a proposal that was put off."""
        if self._row is not None:
            self._guiding.do(self._guiding.context.desk.proposals.take_up, self._row.id)

    @Slot()
    def take_back(self) -> None:
        """Take the decision back with all it changed; the proposal is where it was before."""
        row = self._row
        if row is not None and row.decision_id:
            self._guiding.do(self._guiding.context.desk.decisions.take_back, row.decision_id)

    @Slot()
    def write_word(self) -> None:
        """Ask what a member who will not be there wrote."""
        row = self._row
        if row is None:
            return
        members = [
            each
            for each in self._guiding.context.desk.queries.members(self._guiding.today())
            if each.left_on is None and each.standing == "full"
        ]
        WrittenWordSheet(members, partial(self._write, row.id), self._parent).open()

    @Slot(str)
    def remove_word(self, word: str) -> None:
        """Take a written word away."""
        self._guiding.do(self._guiding.context.desk.proposals.remove_word, word)

    def _ask(self, title: str, verb: str, sentence: str, act: Callable[[str, str], object]) -> None:
        row = self._row
        if row is not None:
            ReasonSheet(title, verb, sentence, partial(act, row.id), self._parent).open()

    def _drop(self, proposal_id: str, why: str) -> None:
        meeting = self._guiding.meeting_id or None
        proposals = self._guiding.context.desk.proposals
        proposals.drop(proposal_id, why, meeting_id=meeting, origin=self._guiding.origin)

    def _defer(self, proposal_id: str, why: str) -> None:
        proposals = self._guiding.context.desk.proposals
        proposals.defer(proposal_id, why, origin=self._guiding.origin)

    def _write(
        self, proposal_id: str, member: str, kind: str, text: str, answer: str | None
    ) -> object:
        write = self._guiding.context.desk.proposals.write_word
        return write(proposal_id, member, kind, text, answer, origin=self._guiding.origin)
