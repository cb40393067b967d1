"""The work of every step, of which one is seen."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.ui.governance.selection.deciding import ConsentPanel
from sofa_desktop.ui.governance.selection.deeds import Deeds
from sofa_desktop.ui.governance.selection.ended import EndPanel
from sofa_desktop.ui.governance.selection.grid import ROUND, SLIPS, GridPanel
from sofa_desktop.ui.governance.selection.panel import Panel
from sofa_desktop.ui.governance.selection.preparing import (
    ListConsentPanel,
    ListPanel,
    RolePanel,
    TermPanel,
)
from sofa_desktop.ui.governance.selection.proposing import ProposalPanel
from sofa_desktop.ui.governance.selection.state import State

END = "end"


class Panels(QWidget):
    """Shows the panel of one step; only that takes room. ``heard`` is a bound method."""

    def __init__(
        self, deeds: Deeds, heard: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        slips, grid, listed = GridPanel(deeds, SLIPS), GridPanel(deeds, ROUND), ListPanel(deeds)
        self._panels: dict[str, Panel] = {
            "role": RolePanel(deeds),
            "term": TermPanel(deeds),
            "qualifications": listed,
            "list_consent": ListConsentPanel(deeds),
            "nominations": slips,
            "reasons": grid,
            "changes": grid,
            "proposal": ProposalPanel(deeds),
            "consent": ConsentPanel(deeds),
            END: EndPanel(deeds),
        }
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for panel in self._each():
            panel.hide()
            box.addWidget(panel)
        for each in (slips, grid, listed):
            each.heard.connect(heard)

    def at(self, step: str) -> Panel:
        """The panel of a step."""
        return self._panels[step]

    def show_state(self, step: str, state: State) -> None:
        """Show the panel of a step with how the selection stands."""
        shown = self.at(step)
        shown.show_state(state)
        for panel in self._each():
            if panel is not shown:
                panel.hide()
        shown.show()

    def keep_typed(self) -> None:
        """Keep what is still being typed."""
        for panel in self._each():
            panel.keep_typed()

    def _each(self) -> tuple[Panel, ...]:
        return tuple(dict.fromkeys(self._panels.values()))
