"""The search over everything."""

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.search import Wanted, wanted
from sofa_desktop.services.ports import CircleFile
from sofa_desktop.services.queries import Queries
from sofa_desktop.services.rows import HitRow

STEPS = 2
"""How much is indexed while somebody types; the rest of a large file follows in quiet moments."""


class Searching:
    """Finds any record by a line of words and filters."""

    def __init__(self, file: CircleFile, queries: Queries) -> None:
        self._file = file
        self._queries = queries

    def __call__(self, line: str, limit: int = 50) -> list[HitRow]:
        """What fits the line, what was just typed included."""
        asked = wanted(line)
        if asked.empty:
            return []
        self._file.index(steps=STEPS)
        try:
            return self._queries.find(asked, limit)
        except Refused as refusal:
            if refusal.code != "file.damaged":
                raise
        self._file.index(steps=STEPS, anew=True)  # perhaps it is the index alone
        return self._queries.find(asked, limit)

    def understood(self, line: str) -> Wanted:
        """What the line asks for."""
        return wanted(line)
