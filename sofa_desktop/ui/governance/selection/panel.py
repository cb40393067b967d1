"""The work of one step, inside the guide."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.ui.governance.selection.deeds import Deeds
from sofa_desktop.ui.governance.selection.state import State


class Panel(QWidget):
    """What is done at one step or a few; shows a state, keeps what is typed."""

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.deeds = deeds
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(12)

    def show_state(self, state: State) -> None:
        """Show how the selection stands; a panel overrides it."""

    def keep_typed(self) -> None:
        """Keep what is still being typed."""

    def is_sound(self) -> bool:
        """Whether nothing wrong stands in a field; if so the keyboard is taken there."""
        return True

    def first_focus(self) -> QWidget | None:
        """What takes the keyboard when the step begins; None is the button that goes on."""
        return None
