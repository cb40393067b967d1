"""What every page is given: the open circle and what stands around it."""

from dataclasses import dataclass
from typing import Protocol

from sofa_desktop.services.desk import Desk
from sofa_desktop.services.ports import Exports, Paper
from sofa_desktop.ui.change_hub import ChangeHub
from sofa_desktop.ui.jobs import Jobs


class Preferences(Protocol):
    """Plain values that outlive the program."""

    def get(self, key: str) -> object | None:
        """A value, or None where none was kept."""
        ...

    def set(self, key: str, value: object) -> None:
        """Keep a value."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """The desk of the open circle, who tells of changes, who works behind, and the paper."""

    desk: Desk
    hub: ChangeHub
    jobs: Jobs
    paper: Paper
    exports: Exports
    preferences: Preferences
