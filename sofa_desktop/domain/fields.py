"""Plain data (as out of JSON) whose form nobody has checked yet, read key by key."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sofa_desktop.domain.errors import Refused

REQUIRED: Final = object()
"""Stands for "no default": the key must be there."""
LARGEST: Final = 2**63 - 1
"""The largest whole number the file can hold."""


def malformed(path: str, wanted: str) -> Refused:
    """The refusal of data that has not the form it must have."""
    return Refused("data.malformed", path=path, wanted=wanted)


@dataclass(frozen=True, slots=True)
class Value:
    """One value with the path that leads to it; each reader refuses another type.

    Raises:
        Refused: ``data.malformed`` with ``path`` and what was ``wanted`` there.
    """

    value: object
    path: str

    def whole(self) -> int:
        """A whole number; a truth value and 1.0 are none."""
        value = self.value
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST:
            return value
        raise malformed(self.path, "whole")

    def whole_or_none(self) -> int | None:
        """A whole number, or nothing."""
        return None if self.value is None else self.whole()

    def text(self) -> str:
        """A text."""
        if isinstance(self.value, str):
            return self.value
        raise malformed(self.path, "text")

    def one_of(self, choices: tuple[str, ...]) -> str:
        """One of a few texts."""
        if self.text() in choices:
            return self.text()
        raise malformed(self.path, "choice")

    def flag(self) -> bool:
        """True or false."""
        if isinstance(self.value, bool):
            return self.value
        raise malformed(self.path, "flag")

    def table(self) -> "Fields":
        """A table of keys."""
        if isinstance(self.value, Mapping) and all(isinstance(key, str) for key in self.value):
            return Fields(self.value, self.path)
        raise malformed(self.path, "table")

    def each(self) -> Iterator["Value"]:
        """The members of a list, in order."""
        if not isinstance(self.value, list | tuple):
            raise malformed(self.path, "list")
        return (Value(item, f"{self.path}[{place}]") for place, item in enumerate(self.value))

    def members(self, count: int) -> tuple["Value", ...]:
        """The members of a list of exactly so many."""
        found = tuple(self.each())
        if len(found) != count:
            raise malformed(self.path, "list")
        return found

    def wholes(self) -> dict[str, int]:
        """A table whose every value is a whole number, in the order of its keys."""
        table = self.table()
        return {key: table.at(key).whole() for key in sorted(table.data)}

    def pairs(self) -> tuple[tuple[str, int], ...]:
        """A list of [text, whole number]."""
        rows = (row.members(2) for row in self.each())
        return tuple((name.text(), amount.whole()) for name, amount in rows)


@dataclass(frozen=True, slots=True)
class Fields:
    """A table of keys with the path that leads to it."""

    data: Mapping[str, object]
    path: str = ""

    def __contains__(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self.data

    def at(self, key: str, default: object = REQUIRED) -> Value:
        """The value under a key, or the default where the key is absent.

        Raises:
            Refused: ``data.malformed`` when a key without a default is absent.
        """
        path = f"{self.path}.{key}" if self.path else key
        value = self.data.get(key, default)
        if value is REQUIRED:
            raise malformed(path, "present")
        return Value(value, path)

    def only(self, known: frozenset[str]) -> None:
        """Refuse a key that nobody here would heed.

        Raises:
            Refused: ``data.unknown_key`` with the first such ``key``.
        """
        for key in sorted(self.data):
            if key not in known:
                raise Refused("data.unknown_key", key=key, path=self.path)


def fields(data: object, path: str = "") -> Fields:
    """The table that a piece of plain data must be.

    Raises:
        Refused: ``data.malformed``.
    """
    return Value(data, path).table()
