"""The guide through a selection, where it fills the part of the roles."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from sofa_desktop.ui.governance.selection.guide import SelectionGuide

PREFIX = "selection:"
"""Before a role's id: the selection for it is asked for."""


class Selecting(QObject):
    """Puts the guide over what else the part shows; it is built when it is first wanted.

    Signals:
        closed: the person wants to see the roles again.
        changed: the guide is shown, or its selection stands elsewhere now.
    """

    closed = Signal()
    changed = Signal()

    def __init__(self, context: Context, page: Page, stack: QStackedLayout) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._stack = stack
        self._remembered = ""
        self.guide: SelectionGuide | None = None

    def is_shown(self) -> bool:
        """Whether a selection fills the part now."""
        return self.guide is not None and self._stack.currentWidget() is self.guide

    def begin(self, role_id: str) -> None:
        """Begin the selection for a role, or go on with the one under way."""
        if not self._brought_up().begin(role_id):
            self.closed.emit()

    def show(self, selection_id: str) -> None:
        """Show a selection."""
        self._brought_up().show(selection_id)

    def reveal(self, record: str) -> bool:
        """Show the selection of this id, or that of the role behind the prefix."""
        role = record.removeprefix(PREFIX)
        if role != record:
            self.begin(role)
            return True
        row = self._context.desk.queries.selection(record) if record else None
        if row is not None:
            self.show(row.id)
        return row is not None

    def roles(self) -> set[str]:
        """The roles for which a selection is under way."""
        rows = self._context.desk.queries.selections()
        return {row.role_id for row in rows if not row.is_over}

    def first_focus(self) -> QWidget | None:
        """What takes the keyboard while it is shown."""
        return self.guide.first_focus() if self.guide is not None and self.is_shown() else None

    def keep_typed(self) -> None:
        """Keep what is being typed."""
        if self.guide is not None:
            self.guide.keep_typed()

    def shown(self) -> str:
        """The selection to remember."""
        if self.guide is not None and self.is_shown():
            return self.guide.selection_id
        return self._remembered

    def remember(self, selection_id: str) -> None:
        """The selection that was shown when the window closed."""
        self._remembered = selection_id

    def take_up(self) -> None:
        """Show what was remembered, once, if it still goes on."""
        remembered, self._remembered = self._remembered, ""
        row = self._context.desk.queries.selection(remembered) if remembered else None
        if row is not None and not row.is_over:
            self.show(row.id)

    def _brought_up(self) -> "SelectionGuide":
        from sofa_desktop.ui.governance.selection.guide import (  # noqa: PLC0415  (on first use)
            SelectionGuide,
        )

        if self.guide is None:
            self.guide = SelectionGuide(self._context, self._page.attempt)
            self.guide.closed.connect(self.closed)
            self.guide.changed.connect(self.changed)
            self._stack.addWidget(self.guide)
        self._stack.setCurrentWidget(self.guide)
        self.changed.emit()
        return self.guide
