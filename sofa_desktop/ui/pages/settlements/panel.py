"""What the three parts of the page have in common: they refresh, offer actions, remember."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.page import Page


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be done in a part of the page now."""

    primary: Action | None = None
    beside: tuple[Action, ...] = ()
    menu: tuple[Action, ...] = ()
    keys: tuple[Action, ...] = field(default=())


class Panel(QWidget):
    """One part of the page.

    Signals:
        offers_changed: other actions are offered now.
    """

    offers_changed = Signal()

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self.context = context
        self.page = page

    def refresh(self) -> None:
        """Show what is true now; a panel overrides it."""

    def offers(self) -> Offers:
        """What can be done now; a panel overrides it."""
        return Offers()

    def reveal(self, record: str) -> bool:
        """Show a record, if it is one of this panel."""
        del record
        return False

    def state(self) -> Mapping[str, object]:
        """What to remember of the view."""
        return {}

    def restore(self, state: Mapping[str, object]) -> None:
        """Take up what was remembered; unknown values are ignored."""

    def names(self) -> dict[str, str]:
        """Categories by key and members by id, as people call them."""
        desk = self.context.desk
        names = {row.key: row.name for row in desk.queries.categories() if row.key}
        names |= {row.id: row.name for row in desk.queries.members(desk.clock.today())}
        return names
