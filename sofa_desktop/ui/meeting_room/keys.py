"""The keys of the running meeting: a letter anywhere, Ctrl+Shift with it while typing. No Qt."""

from collections.abc import Mapping

NEXT, PREVIOUS, ACTION, DECISION, TOPIC, EXTEND = "N", "P", "A", "D", "B", "T"
CARRY, CHANGE, NOTES, PASS, QUIET, SCREEN, PAUSE = "L", "G", "M", "S", "Q", "W", "H"
SPEAKER = "Space"
LETTERS = (
    NEXT, PREVIOUS, ACTION, DECISION, TOPIC, EXTEND, CARRY, CHANGE, NOTES, PASS, QUIET, SCREEN,
    PAUSE,
)  # fmt: skip
TYPING = "Ctrl+Shift+{key}"
"""How a letter is pressed while one types."""
CHORDS: Mapping[str, str] = {key: TYPING.format(key=key) for key in (*LETTERS, SPEAKER)}
