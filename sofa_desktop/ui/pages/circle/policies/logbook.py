"""The logbook as a paper: every policy in force, word for word."""

from PySide6.QtCore import Slot

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.pages.circle.papers import CirclePapers


class Logbook(CirclePapers):
    """Asks where the logbook goes and writes it beside the window."""

    @Slot()
    def ask(self) -> None:
        """Ask where the logbook goes."""
        from sofa_desktop.services.papers.policies import (  # noqa: PLC0415  (rarely needed)
            policies_payload,
        )

        queries, today = self._context.desk.queries, self._context.desk.clock.today()
        self.saving.ask("policies", policies_payload(queries, today), t("policies", "Policies"))
