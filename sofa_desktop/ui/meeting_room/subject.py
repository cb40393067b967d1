"""What an item is about: a proposal or a selection with its guide, a policy with its text."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.meeting_rows import AgendaItemRow
from sofa_desktop.ui.governance.proposal_guide import ProposalGuide
from sofa_desktop.ui.governance.selection.guide import SelectionGuide
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.meeting_room.running import Attempt, Running

LEFT = Qt.AlignmentFlag.AlignLeft
SELECTS = frozenset({"term.ending", "role.vacant", "selection.begun"})
"""Reasons of the composer for which a circle selects; others about a role are reports of it."""


class SubjectView(QWidget):
    """The guide, or the text, of the item that is open.

    Signals:
        changed: the guide stands elsewhere now.
    """

    changed = Signal()

    def __init__(self, running: Running, attempt: Attempt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = running
        self._attempt = attempt
        self._shown = ("", "", "")
        self.proposal: ProposalGuide | None = None
        self.selection: SelectionGuide | None = None
        self._card: Card | None = None
        self.begin = Button(t("meeting room", "Begin the selection for this role"))
        self.begin.clicked.connect(self.begin_selection)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self._box.addWidget(self.begin, 0, LEFT)
        self.hide()

    def show_item(self, item: AgendaItemRow | None) -> None:
        """Show what this item is about."""
        wanted = ("", "", "")
        if item is not None and not item.fast_track:
            wanted = (item.id, item.subject_type, item.subject_id)
        if wanted == self._shown:
            return
        self.keep_typed()
        self._clear()
        self._shown = wanted
        item_id, kind, subject = wanted
        asked = item is None or not item.key or item.key.partition(":")[0] in SELECTS
        if not subject or (kind == "role" and not asked):
            self.hide()
            return
        {
            "proposal": self._show_proposal,
            "selection": self._show_selection,
            "role": self._show_role,
            "policy": self._show_policy,
            "decision": self._show_decision,
        }.get(kind, self._show_nothing)(item_id, subject)

    def keep_typed(self) -> None:
        """Keep what is still being typed in a guide."""
        for guide in (self.proposal, self.selection):
            if guide is not None:
                guide.keep_typed()

    def next_verb(self) -> str:
        """What the next step of a guide that is under way here is called; empty without one."""
        if self.proposal is not None:
            return self.proposal.next_verb()
        guide = self.selection
        state = guide.state if guide is not None else None
        if guide is None or state is None or state.selection.is_over:
            return ""
        return guide.next_action().words

    def go_on(self) -> None:
        """Take the next step of the guide."""
        if self.proposal is not None:
            self.proposal.go_on_from_here()
        elif self.selection is not None:
            self.selection.next()

    def actions_now(self) -> tuple[Action, ...]:
        """What else can be done with what the item is about."""
        if self.proposal is not None:
            return self.proposal.actions_now()
        if self.begin.isHidden():
            return ()
        return (Action("selection.begin", self.begin.text(), self.begin_selection),)

    def _show_nothing(self, _item_id: str, _subject: str) -> None:
        self.hide()

    def _show_proposal(self, item_id: str, subject: str) -> None:
        running = self._running
        guide = ProposalGuide(running.context, self._attempt, running.meeting_id, item_id)
        self.proposal = guide
        self._box.addWidget(guide)
        guide.show(subject)
        guide.shown.connect(self.changed)
        self.show()

    def _show_selection(self, item_id: str, subject: str) -> None:
        guide = self._make_selection(item_id)
        guide.show(subject)
        self.show()

    def _show_role(self, item_id: str, subject: str) -> None:
        """A selection that is under way goes on; another is begun when somebody says so."""
        rows = self._running.desk.queries.selections(subject)
        here = [row.id for row in rows if not row.is_over or row.agenda_item_id == item_id]
        if here:
            self._show_selection(item_id, here[0])
        else:
            self.begin.show()
            self.show()

    def _show_policy(self, _item_id: str, subject: str) -> None:
        running = self._running
        rows = running.desk.queries.policies(running.today())
        policy = next((row for row in rows if row.id == subject), None)
        if policy is None:
            self.hide()
            return
        self._show_card(policy.title, policy.text, policy.term_end)

    def _show_decision(self, _item_id: str, subject: str) -> None:
        rows = self._running.desk.queries.decisions()
        decision = next((row for row in rows if row.id == subject), None)
        if decision is None:
            self.hide()
        else:
            self._show_card(decision.title, decision.text, decision.term_end)

    def _show_card(self, title: str, text: str, term_end: date | None) -> None:
        """The wording that is spoken about."""
        card = Card(title)
        card.box.addWidget(Label(text, wrap=True))
        if term_end is not None:
            ends = formats.day(term_end)
            card.box.addWidget(
                Label(t("meeting room", "Its term ends on {day}.", day=ends), "small", wrap=True)
            )
        self._card = card
        self._box.addWidget(card)
        self.show()

    def _make_selection(self, item_id: str) -> SelectionGuide:
        running = self._running
        guide = SelectionGuide(running.context, self._attempt, running.meeting_id, item_id)
        guide.changed.connect(self.changed)
        self.selection = guide
        self._box.addWidget(guide)
        return guide

    def _clear(self) -> None:
        for widget in (self.proposal, self.selection, self._card):
            if widget is not None:
                self._box.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self.proposal = self.selection = self._card = None
        self.begin.hide()

    @Slot()
    def begin_selection(self) -> None:
        """Begin to select for the role the item is about."""
        item_id, _, role = self._shown
        guide = self._make_selection(item_id)
        if guide.begin(role):
            self.begin.hide()
            guide.show()
            guide.setFocus()
            self.changed.emit()
        else:
            self._clear()
            self.begin.show()
