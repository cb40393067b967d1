"""The result, what follows from it, and what stays of the nominations."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.governance.selection import words
from sofa_desktop.ui.governance.selection.deeds import Deeds
from sofa_desktop.ui.governance.selection.grid import ROUND, GridPanel
from sofa_desktop.ui.governance.selection.panel import Panel
from sofa_desktop.ui.governance.selection.state import State
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.card import Card
from sofa_desktop.ui.kit.labels import Label


class EndPanel(Panel):
    """Somebody is announced, or the selection was dropped."""

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(deeds, parent)
        card = Card()
        self.result = Label("", "heading", wrap=True)
        self.follows = Label("", "muted", wrap=True)
        self.reasons = Label("", wrap=True)
        for label in (self.result, self.reasons, self.follows):
            card.box.addWidget(label)
        self._said = Label(t("selection", "What was said"), "heading")
        self.grid = GridPanel(deeds, ROUND)
        self.forget = Button(t("selection", "Drop the nominations from the record"), "small")
        self.forget.clicked.connect(self._on_forget_clicked)
        self.honest = Label("", "small", wrap=True)
        foot = QHBoxLayout()
        foot.addWidget(self.forget)
        foot.addStretch(1)
        self.box.addWidget(card)
        self.box.addWidget(self._said)
        self.box.addWidget(self.grid)
        self.box.addLayout(foot)
        self.box.addWidget(self.honest)
        self.box.addStretch(1)

    def show_state(self, state: State) -> None:
        selection = state.selection
        announced = selection.step == "announced"
        self.result.setText(words.result(state))
        self.reasons.say(selection.reasons if announced else "")
        self.follows.say("\n".join(words.aftermath(state)) if announced else "")
        self.grid.setVisible(bool(state.grid))
        self._said.setVisible(bool(state.grid))
        if state.grid:
            self.grid.show_state(state)
        self.forget.setVisible(not selection.forgotten and bool(state.grid))
        self.honest.say(words.forgetting(state) if state.grid or selection.forgotten else "")

    @Slot()
    def _on_forget_clicked(self) -> None:
        deeds = self.deeds
        deeds.do(lambda: deeds.selections.forget(deeds.selection_id, origin=deeds.origin))
