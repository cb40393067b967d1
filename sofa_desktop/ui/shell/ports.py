"""What the window asks of the program behind it, and what it is built from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from sofa_desktop.ui.kit.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the sidebar; its page is built on the first visit."""

    key: str
    title: str
    icon: str
    build: Callable[[QWidget | None], Page]
    below_rule: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its kind and title, a detail, and what opens it.

    Without ``open`` the window goes to ``place`` and reveals ``record`` there.
    """

    kind: str
    title: str
    detail: str = ""
    place: str = ""
    record: str = ""
    icon: str = ""
    open: Callable[[], object] | None = None


class Preferences(Protocol):
    """Plain values (text, numbers, lists, mappings of them) that outlive the program."""

    def get(self, key: str) -> object | None:
        """A value, or None where none was kept."""
        ...

    def set(self, key: str, value: object) -> None:
        """Keep a value."""
        ...


class History(Protocol):
    """Undo and redo, named."""

    def undo_name(self) -> str:
        """What undo would take back, in words; empty if there is nothing."""
        ...

    def redo_name(self) -> str:
        """What redo would do again, in words; empty if there is nothing."""
        ...

    def undo(self) -> object:
        """Take the last action back; may raise ``Refused``."""
        ...

    def redo(self) -> object:
        """Do it again; may raise ``Refused``."""
        ...


class Find(Protocol):
    """Finds records by words, quickly."""

    def __call__(self, text: str, /) -> Sequence[Hit]:
        """The best first; tens of them, not all."""
        ...


class MemoryPreferences:
    """Preferences that last as long as the process: for tests and pictures."""

    def __init__(self) -> None:
        self._kept: dict[str, object] = {}

    def get(self, key: str) -> object | None:
        """A value, or None."""
        return self._kept.get(key)

    def set(self, key: str, value: object) -> None:
        """Keep a value."""
        self._kept[key] = value


class NoHistory:
    """Nothing to undo: before a circle is open."""

    def undo_name(self) -> str:
        """Nothing."""
        return ""

    def redo_name(self) -> str:
        """Nothing."""
        return ""

    def undo(self) -> object:
        """Nothing happens."""
        return None

    def redo(self) -> object:
        """Nothing happens."""
        return None


def find_nothing(text: str, /) -> Sequence[Hit]:
    """No records yet."""
    return ()
