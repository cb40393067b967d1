"""The consent round on the candidate, the nominee last; objections are worked with beside it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.governance.consent_round import ConsentRound
from sofa_desktop.ui.governance.round_words import Given
from sofa_desktop.ui.governance.selection import words
from sofa_desktop.ui.governance.selection.deeds import Deeds
from sofa_desktop.ui.governance.selection.integrating import Integrating
from sofa_desktop.ui.governance.selection.panel import Panel
from sofa_desktop.ui.governance.selection.state import State
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.labels import Label


class ConsentPanel(Panel):
    """What is proposed, who answers, and the objection that is open."""

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(deeds, parent)
        self._round = ("", 0)
        card = Card()
        card.box.setSpacing(4)
        self._who = Label("", "heading", wrap=True)
        self._term = Label("", "muted", wrap=True)
        self._reasons = Label("", wrap=True)
        for label in (self._who, self._term, self._reasons):
            card.box.addWidget(label)
        self.integrating = Integrating(deeds)
        self.round = ConsentRound()
        self.round.answered.connect(self._on_answered)
        self.round.taken_back.connect(self._on_taken_back)
        self.box.addWidget(card)
        self.box.addWidget(self.integrating)
        self.box.addWidget(self.round)
        self.box.addStretch(1)

    def show_state(self, state: State) -> None:
        selection = state.selection
        self._who.setText(
            t(
                "selection",
                "{name} as {role}",
                name=isolated(selection.candidate),
                role=isolated(selection.role),
            )
        )
        self._term.setText(words.term(state))
        self._reasons.say(selection.reasons)
        self._show_round(state)
        objection = state.objection
        self.integrating.setVisible(objection is not None)
        if objection is not None:
            self.integrating.show_objection(objection, state)

    def _show_round(self, state: State) -> None:
        """Show the round; a new one begins with the first voice again."""
        self.round.show_round(state.said)
        here = (state.selection.id, state.selection.round)
        wanted = state.said.to_ask()
        if here != self._round and wanted:
            self.round.ask(wanted[0])
        self._round = here

    def keep_typed(self) -> None:
        self.integrating.keep_typed()

    def first_focus(self) -> QWidget | None:
        return self.round

    @Slot(object)
    def _on_answered(self, given: Given) -> None:
        deeds = self.deeds
        deeds.do(
            lambda: deeds.selections.answer(
                deeds.selection_id,
                given.member_id,
                given.answer,
                text=given.reason,
                aim=given.aim,
                written=given.written,
                origin=deeds.origin,
            )
        )

    @Slot(str)
    def _on_taken_back(self, member_id: str) -> None:
        deeds = self.deeds
        deeds.do(
            lambda: deeds.selections.unanswer(deeds.selection_id, member_id, origin=deeds.origin)
        )
