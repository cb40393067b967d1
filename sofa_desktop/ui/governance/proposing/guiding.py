"""What every step of the proposal guide is given, and what a step is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.services.policy_rows import ProposalRow
from sofa_desktop.ui.context import Context


class Attempt(Protocol):
    """Does something a rule may refuse, and tells the refusal where the person looks."""

    def __call__(self, work: Callable[[], object], /) -> object | None:
        """The answer, or None where a rule said no."""
        ...


@dataclass(frozen=True, slots=True)
class Guiding:
    """The desk a guide works at, in which meeting it does, and who tells refusals."""

    context: Context
    attempt: Attempt
    origin: object
    meeting_id: str = ""
    agenda_item_id: str = ""

    def today(self) -> date:
        """The day where the person is."""
        return self.context.desk.clock.today()

    def is_told_above(self, title: str) -> bool:
        """Whether the meeting says this title already, for the item it is at."""
        items = self.context.desk.queries.agenda(self.meeting_id) if self.meeting_id else ()
        return any(item.id == self.agenda_item_id and item.title == title for item in items)

    def keep(self, proposal_id: str, field: str, value: object) -> None:
        """Keep what was written in a field; may raise ``Refused``."""
        self.context.desk.proposals.change(proposal_id, origin=self.origin, **{field: value})

    def do(self, work: Callable[..., object], *values: object, **named: object) -> bool:
        """Do something to the proposal; whether the rules let it."""
        done: list[bool] = []
        act = partial(work, *values, **named, origin=self.origin)

        def whole() -> object:
            act()
            done.append(True)
            return True

        self.attempt(whole)
        return bool(done)


class StepPanel(QWidget):
    """What one step of the guide shows; a step overrides what it needs."""

    def __init__(self, guiding: Guiding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guiding = guiding
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(12)

    def show_proposal(self, row: ProposalRow) -> None:
        """Show the proposal as it is now."""
        raise NotImplementedError

    def first_focus(self) -> QWidget | None:
        """Where one begins in this step."""
        return None

    def keep_typed(self) -> None:
        """Keep what is still being typed."""
