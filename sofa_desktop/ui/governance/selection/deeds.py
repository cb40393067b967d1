"""What can be done in the guide: each is a use case, and its refusal is told. No Qt."""

from collections.abc import Callable
from typing import Any, Protocol

from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.selections import Selections
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.selection import words
from sofa_desktop.ui.governance.selection.state import State

ASKS_ANYWAY = frozenset({"selection.not_heard", "selection.not_asked"})
"""Refusals after which the guide asks whether to go on all the same."""


class Attempt(Protocol):
    """Does something a rule may refuse, tells the refusal, and gives back the answer or None."""

    def __call__(self, work: Callable[[], Any], /) -> Any:  # noqa: ANN401  (the work's own answer)
        """What the work gave back."""
        ...


class Deeds:
    """The use cases of one selection, done on behalf of the guide."""

    def __init__(self, context: Context, attempt: Attempt, origin: object) -> None:
        self.context = context
        self.origin = origin
        self.selection_id = ""
        self._attempt = attempt

    @property
    def selections(self) -> Selections:
        """The use cases."""
        return self.context.desk.selections

    def do(self, work: Callable[[], object]) -> bool:
        """Do it; whether it was done."""

        def done() -> bool:
            work()
            return True

        return self._attempt(done) is True

    def keep(self, selection_id: str, field: str, value: object) -> None:
        """Keep what was typed into a field; may raise ``Refused``, to be told beside it."""
        self.selections.change(selection_id, origin=self.origin, **{field: value})

    def running(self, role_id: str) -> str:
        """The selection for a role that is under way, or nothing."""
        rows = self.context.desk.queries.selections(role_id)
        return next((row.id for row in rows if not row.is_over), "")

    def begin(self, role_id: str, meeting_id: str = "", agenda_item_id: str = "") -> str:
        """Begin to select for a role; the id, or nothing where a rule said no."""
        made: list[str] = []
        self.do(
            lambda: made.append(
                self.selections.begin(
                    role_id,
                    meeting_id=meeting_id or None,
                    agenda_item_id=agenda_item_id or None,
                    origin=self.origin,
                )
            )
        )
        return made[0] if made else ""

    def bring_to(self, meeting_id: str = "", agenda_item_id: str = "") -> None:
        """A selection that is taken up in another meeting goes on with who is there now."""
        row = self.context.desk.queries.selection(self.selection_id)
        if row is None or row.is_over or not meeting_id or row.meeting_id == meeting_id:
            return
        self.do(
            lambda: self.selections.change(
                self.selection_id,
                meeting_id=meeting_id,
                agenda_item_id=agenda_item_id or None,
                origin=self.origin,
            )
        )

    def advance(self, state: State, *, anyway: bool) -> bool:
        """One step on, which at the list is the consent to it; whether it was done.

        Raises:
            Refused: ``selection.not_heard``, ``selection.not_asked``.
        """
        asked: list[Refused] = []

        def on() -> None:
            if state.step == "list_consent" and not state.selection.list_consented:
                self.selections.consent_to_list(self.selection_id, origin=self.origin)
            try:
                self.selections.advance(self.selection_id, anyway=anyway, origin=self.origin)
            except Refused as refusal:
                if refusal.code not in ASKS_ANYWAY:
                    raise
                asked.append(refusal)

        done = self.do(on)
        if asked:
            raise asked[0]
        return done

    def back(self) -> bool:
        """One step back; whether it was done."""
        return self.do(lambda: self.selections.back(self.selection_id, origin=self.origin))

    def announce(self, state: State) -> bool:
        """Announce who is selected, in the words of the minutes; whether it was done."""
        text = words.decision(state)
        return self.do(
            lambda: self.selections.announce(self.selection_id, text=text, origin=self.origin)
        )

    def drop(self, why: str) -> None:
        """End it without a result; may raise ``Refused``, to be told where the reason is."""
        self.selections.drop(self.selection_id, why, origin=self.origin)
