"""Carries what was committed to every page, so that none shows what is no longer true."""

from PySide6.QtCore import QObject, Signal

from sofa_desktop.services.changes import Changed


class ChangeHub(QObject):
    """One per open circle; ``publish`` is what services are given.

    Signals:
        changed: a ``Changed``, after its commit.
    """

    changed = Signal(object)

    def publish(self, change: Changed) -> None:
        """Tell everyone of one committed action."""
        self.changed.emit(change)
