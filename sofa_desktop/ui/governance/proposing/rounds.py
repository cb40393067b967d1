"""The consent round of a proposal, and the working in of objections."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import ProposalRow
from sofa_desktop.ui.governance.consent_round import ConsentRound
from sofa_desktop.ui.governance.proposing import words
from sofa_desktop.ui.governance.proposing.guiding import Guiding, StepPanel
from sofa_desktop.ui.governance.proposing.objection_card import ObjectionCard
from sofa_desktop.ui.governance.proposing.text import facts, show_wording
from sofa_desktop.ui.governance.round_words import Given, Said
from sofa_desktop.ui.governance.wording import Wording
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.layouts import clear


def said_in(guiding: Guiding, row: ProposalRow) -> Said:
    """The consent round a proposal is in, or was in last."""
    queries = guiding.context.desk.queries
    voices = queries.voices(
        row.id,
        row.round,
        guiding.today(),
        meeting_id=row.meeting_id,
        start_id=_starter(guiding, row),
        without_id=row.removes_id,
    )
    return Said(
        voices=tuple(voices),
        responses=tuple(queries.responses(row.id, row.round)),
        objections=tuple(queries.objections(row.id)),
        words=tuple(queries.written_words(row.id)),
        over=not words.in_round(row),
    )


def _starter(guiding: Guiding, row: ProposalRow) -> str:
    """Who begins: whoever sits after the presenter, and one further in each round.

    Without a presenter the start goes round with the days on which proposals are opened.
    """
    members = guiding.context.desk.queries.members(guiding.today())
    seated = sorted(
        (each for each in members if each.left_on is None and each.standing == "full"),
        key=lambda each: (each.name.casefold(), each.id),
    )
    ids = [each.id for each in seated]
    if not ids:
        return ""
    place = row.opened_on.toordinal() if row.opened_on else 0
    if row.presenter_id in ids:
        place = ids.index(row.presenter_id)
    return ids[(place + max(row.round, 1)) % len(ids)]


class RoundPanel(StepPanel):
    """The text once more, and everybody asked in turn."""

    def __init__(self, guiding: Guiding) -> None:
        super().__init__(guiding)
        self._row: ProposalRow | None = None
        self.said = Said()
        self.read = Wording(t("proposal", "What the circle is asked to consent to"))
        self._facts = Label("", "muted", wrap=True)
        self.round = ConsentRound()
        self.box.addWidget(self.read)
        self.box.addWidget(self._facts)
        self.box.addWidget(self.round)
        self.round.answered.connect(self._on_answered)
        self.round.taken_back.connect(self._on_taken_back)

    def show_proposal(self, row: ProposalRow) -> None:
        self._row = row
        self.said = said_in(self.guiding, row)
        show_wording(self.read, row)
        self._facts.say(facts(row))
        self.round.show_round(self.said)

    def first_focus(self) -> QWidget:
        return self.round

    @Slot(object)
    def _on_answered(self, given: object) -> None:
        if self._row is None or not isinstance(given, Given):
            return
        proposals = self.guiding.context.desk.proposals
        self.guiding.do(
            proposals.answer,
            self._row.id,
            given.member_id,
            given.answer,
            given.reason,
            given.aim,
            written=given.written,
        )

    @Slot(str)
    def _on_taken_back(self, member_id: str) -> None:
        if self._row is not None:
            proposals = self.guiding.context.desk.proposals
            self.guiding.do(proposals.unanswer, self._row.id, member_id)


class ObjectionsPanel(StepPanel):
    """The objections of the proposal: those to work with, and what became of the others.

    Signals:
        worked: an objection was worked in or withdrawn.
    """

    worked = Signal()

    def __init__(self, guiding: Guiding) -> None:
        super().__init__(guiding)
        self._cards: dict[str, ObjectionCard] = {}
        self._none = Label(t("proposal", "Nobody has objected."), "muted", wrap=True)
        self.box.addWidget(self._none)

    def show_proposal(self, row: ProposalRow) -> None:
        rows = self.guiding.context.desk.queries.objections(row.id)
        newest = sorted(rows, key=lambda each: (each.state != "open", -each.round))
        ids = [each.id for each in newest]
        if ids != [*self._cards]:
            self._rebuild(ids)
        for each in newest:
            self._cards[each.id].show_objection(each, row)
        self._none.setVisible(not ids)

    def first_focus(self) -> QWidget | None:
        for card in self._cards.values():
            if card.is_open():
                return card.first_focus()
        return None

    def cards(self) -> tuple[ObjectionCard, ...]:
        """The objections in their order."""
        return tuple(self._cards.values())

    def _rebuild(self, ids: list[str]) -> None:
        self.box.removeWidget(self._none)
        self._none.setParent(self)
        clear(self.box)
        self.box.addWidget(self._none)
        self._cards = {}
        for key in ids:
            card = ObjectionCard(self.guiding)
            card.worked.connect(self.worked)
            self._cards[key] = card
            self.box.addWidget(card)
