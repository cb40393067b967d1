"""How long work says where it is and learns that it should stop."""

from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):  # noqa: N818  (an answer to a wish, not an error)
    """The person asked long work to stop; nothing of it was kept."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Handed to long work: it reports its share and looks whether it is still wanted."""

    report: Callable[[float, str], None]
    cancelled: Callable[[], bool]

    def step(self, share: float, doing: str) -> None:
        """Say how much is done (0 to 1) and what comes now.

        Raises:
            Cancelled: the person no longer wants it.
        """
        if self.cancelled():
            raise Cancelled
        self.report(share, doing)


def _unheard(share: float, doing: str) -> None:
    """Nobody watches."""


def _wanted() -> bool:
    return False


SILENT = Progress(_unheard, _wanted)
"""For work nobody watches: the command line and tests."""
