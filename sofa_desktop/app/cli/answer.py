"""What a command answers: one object for programs, the same in words for people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Data = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a command; nothing of it has been printed yet."""

    data: Data | None
    """What ``--json`` prints; None where the lines are the answer in any case."""
    lines: Iterable[str] = field(default=())
    """What a person reads; may be made while it is printed."""
    status: int = 0
