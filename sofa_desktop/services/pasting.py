"""Taking in what exists: a pasted document read, shown, and what was accepted of it written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.pasted import FoundKind, FoundRecord, PastedDocument
from sofa_desktop.services.pasted_records import Known, Taking
from sofa_desktop.services.ports import CircleFile, Clock

_ORDER = (
    FoundKind.MEMBER, FoundKind.AIM, FoundKind.DOMAIN, FoundKind.ROLE, FoundKind.POLICY,
    FoundKind.DECISION, FoundKind.ACTION, FoundKind.TOPIC,
)  # fmt: skip
"""People first, because roles and actions name them."""


class PasteReader(Protocol):
    """Reads a pasted document."""

    def __call__(self, text: str, /) -> PastedDocument:
        """What it seems to say.

        Raises:
            Refused: ``pasted.empty``.
        """
        ...


class Pasted(NamedTuple):
    """One finding with whether the circle has it already."""

    record: FoundRecord
    known: bool


@dataclass(frozen=True, slots=True)
class PastePreview:
    """A document as it would be taken in; nothing is written yet."""

    pasted: tuple[Pasted, ...]
    left: tuple[tuple[int, str], ...] = ()
    held_on: date | None = None


class Pasting:
    """Use cases of pasted documents."""

    def __init__(self, file: CircleFile, clock: Clock, read: PasteReader) -> None:
        self._file = file
        self._clock = clock
        self._read = read

    def preview(self, text: str) -> PastePreview:
        """What a document says, and what of it is there already.

        Raises:
            Refused: ``pasted.empty``.
        """
        document = self._read(text)
        with self._file.look() as work:
            known = Known.of(work)
            pasted = tuple(Pasted(one, known.has(one)) for one in document.found)
        return PastePreview(pasted, document.left, document.held_on)

    def take(
        self,
        records: Sequence[FoundRecord],
        *,
        on: date | None = None,
        origin: object | None = None,
    ) -> None:
        """Write what was accepted, all in one action; ``on`` is the day it is from, else today.

        Raises:
            Refused: ``pasted.nothing`` and, naming the line, what the rules of each record say:
                then nothing is written.
        """
        if not records:
            raise Refused("pasted.nothing")
        day = on or self._clock.today()
        with self._file.act("pasted.take", origin=origin, count=len(records)) as work:
            taking = Taking(work, day, Known.of(work))
            for kind in _ORDER:
                for record in records:
                    if record.kind is kind:
                        taking.take(record)
