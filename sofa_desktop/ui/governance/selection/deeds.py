"""What can be done in the guide: each is a use case, and its refusal is told. No Qt."""

from collections.abc import Callable
from typing import Any, Protocol

from sofa_desktop.services.selections import Selections
from sofa_desktop.ui.context import Context


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
