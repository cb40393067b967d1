"""The facilitator proposes somebody: for which reasons, for which term; the grid stays in view."""

from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.governance.selection.deeds import Deeds
from sofa_desktop.ui.governance.selection.fields import SelectionForm, side_by_side
from sofa_desktop.ui.governance.selection.grid import ROUND, GridPanel
from sofa_desktop.ui.governance.selection.panel import Panel
from sofa_desktop.ui.governance.selection.preparing import days
from sofa_desktop.ui.governance.selection.state import State
from sofa_desktop.ui.kit.choice_edit import Choice
from sofa_desktop.ui.kit.labels import Label


class ProposalPanel(Panel):
    """Candidate, reasons and term."""

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(deeds, parent)
        today = deeds.context.desk.clock.today
        self.form = SelectionForm(deeds.keep)
        self.candidate = self.form.add_choice("candidate_id", t("selection", "I propose"), ())
        self.reasons = self.form.add_prose(
            "reasons",
            t("selection", "For these reasons"),
            least=3,
            hint=t("selection", "From what was said, without saying who said it."),
        )
        self.form.add_day("starts_on", t("selection", "First day"), today)
        self.form.add_day("ends_on", t("selection", "Last day"), today)
        side_by_side(self.form, "starts_on", "ends_on")
        self.grid = GridPanel(deeds, ROUND)
        self.box.addWidget(self.form)
        self.box.addWidget(Label(t("selection", "What was said"), "heading"))
        self.box.addWidget(self.grid)

    def show_state(self, state: State) -> None:
        selection = state.selection
        self.candidate.set_choices([Choice(*person) for person in state.people])
        self.form.show_record(
            selection.id,
            {
                "candidate_id": selection.candidate_id,
                "reasons": selection.reasons,
                **days(state),
            },
        )
        self.grid.show_state(state)

    def keep_typed(self) -> None:
        self.form.keep_typed()

    def is_sound(self) -> bool:
        return self.form.is_sound()

    def first_focus(self) -> QWidget | None:
        return self.candidate
