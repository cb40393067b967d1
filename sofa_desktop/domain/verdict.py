"""What checking a statement found: that it matches, or the first thing that differs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Verdict:
    """What recomputing a statement found."""

    matches: bool
    first_difference: str | None = None
    """The first step, of ``STEP_CODES``, that differs."""
    where: str = ""
    """Path of the differing value in the payload, or the id of the differing line."""
    expected: object = None
    """What the calculation gives there."""
    found: object = None
    """What the statement says there."""


MATCHES: Final = Verdict(matches=True)


def differs(step: str, where: str, expected: object, found: object) -> Verdict:
    """The verdict that names a difference."""
    return Verdict(
        matches=False, first_difference=step, where=where, expected=expected, found=found
    )


def compare(step: str, where: str, expected: object, found: object) -> Verdict | None:
    """The first value that differs, or None; true is not 1 and 1.0 is not 1 here."""
    if isinstance(expected, Mapping) and isinstance(found, Mapping):
        for key in sorted({*expected, *found}, key=str):
            told = compare(step, f"{where}.{key}", expected.get(key), found.get(key))
            if told:
                return told
        return None
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for place, (ours, theirs) in enumerate(zip(expected, found, strict=True)):
            told = compare(step, f"{where}[{place}]", ours, theirs)
            if told:
                return told
        return None
    if type(expected) is type(found) and expected == found:
        return None
    return differs(step, where, expected, found)
