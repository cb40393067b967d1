"""Rows moved by hand or by key: Space lifts, arrows move, Space drops, Esc puts it back."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.row_table import RowTable

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
DROPS = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class Lifting(QObject):
    """Lets the rows of a table be put in another order; nothing is written before the drop.

    ``name_of`` and ``may`` are bound methods: what a row is called, and whether it can be moved.

    Signals:
        dropped: id of a row and the place it was dropped at, counted from 0.
        told: what a screen reader is told of each step.
    """

    dropped = Signal(str, int)
    told = Signal(str)

    def __init__(
        self,
        table: RowTable[Any],
        name_of: Callable[[Any], str],
        may: Callable[[], bool],
        *,
        grip: int = 0,
    ) -> None:
        """``grip`` is the column a row is taken by with the mouse."""
        super().__init__(table)
        self._table = table
        self._name_of = name_of
        self._may = may
        self._grip = grip
        self._rows: list[Any] = []
        self._order: list[Any] = []
        self._lifted = ""
        self._pressed: QPoint | None = None
        self._showing = False
        table.view.installEventFilter(self)
        table.view.viewport().installEventFilter(self)

    @property
    def lifted(self) -> str:
        """Id of the row that is in the air; empty if none."""
        return self._lifted

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show rows in their stored order; what was in the air is put back."""
        self._lifted = ""
        self._pressed = None
        self._rows = list(rows)
        self._order = list(rows)
        self._show()

    def lift(self, record: str) -> None:
        """Take a row up."""
        row = next((row for row in self._rows if self._id(row) == record), None)
        if row is None or not self._may():
            return
        self._lifted = record
        self._order = list(self._rows)
        self._tell(
            t(
                "meetings",
                "“{item}” lifted, place {place} of {all}. Arrows move it, Space drops it, "
                "Escape puts it back.",
                item=isolated(self._name_of(row)),
                place=self._place() + 1,
                all=len(self._order),
            )
        )
        self._table.view.viewport().update()

    def move_to(self, place: int) -> None:
        """Hold the lifted row over another place."""
        here = self._place()
        there = max(0, min(place, len(self._order) - 1))
        if not self._lifted or here == there:
            return
        row = self._order.pop(here)
        self._order.insert(there, row)
        self._show()
        self._table.choose(self._lifted)
        self._tell(t("meetings", "Place {place} of {all}.", place=there + 1, all=len(self._order)))

    def drop(self) -> None:
        """Leave the lifted row where it is held."""
        record, place = self._lifted, self._place()
        before = [self._id(row) for row in self._rows].index(record)
        self._lifted = ""
        self._table.view.viewport().update()
        if place == before:
            self._tell(t("meetings", "Dropped where it was."))
            return
        self._rows = list(self._order)
        self._tell(t("meetings", "Dropped at place {place}.", place=place + 1))
        self.dropped.emit(record, place)

    def put_back(self) -> None:
        """Let go of the lifted row without a change."""
        record = self._lifted
        self.show_rows(self._rows)
        self._table.choose(record)
        self._tell(t("meetings", "Put back. Nothing was changed."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._table.view:
            return self._on_view_event(event)
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        return False

    def _on_view_event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._lifted and not self._showing:
            self.put_back()
            return False
        if not isinstance(event, QKeyEvent) or self._table.editing.typing() is not None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            if self._lifted:
                event.accept()
            return bool(self._lifted)
        if event.type() != QEvent.Type.KeyPress:
            return False
        if self._lifted:
            self._on_key_in_the_air(Qt.Key(event.key()))
            return True
        wanted = event.key() == Qt.Key.Key_Space and event.modifiers() == PLAIN
        record = self._table.current_record()
        if not (wanted and record and self._may()):
            return False
        self._table.choose(record)
        self.lift(record)
        return True

    def _on_key_in_the_air(self, key: Qt.Key) -> None:
        if key in STEPS:
            self.move_to(self._place() + STEPS[key])
        elif key in ENDS:
            self.move_to(ENDS[key] % len(self._order))
        elif key in DROPS:
            self.drop()
        elif key == Qt.Key.Key_Escape:
            self.put_back()

    def _on_mouse(self, event: QMouseEvent) -> bool:
        kind = event.type()
        where = event.position().toPoint()
        if kind == QEvent.Type.MouseButtonPress:
            self._on_pressed(event, where)
            return False
        if kind == QEvent.Type.MouseMove and self._pressed is not None:
            self._on_dragged(where)
            return True
        if kind == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            self._pressed = None
            if self._lifted:
                self.drop()
                return True
        return False

    def _on_pressed(self, event: QMouseEvent, where: QPoint) -> None:
        index = self._table.view.indexAt(where)
        held = event.button() == LEFT and index.isValid() and index.column() == self._grip
        self._pressed = where if held and self._may() else None

    def _on_dragged(self, where: QPoint) -> None:
        start = self._pressed
        if start is None:
            return
        far = (where - start).manhattanLength() >= QApplication.startDragDistance()
        if not self._lifted and far:
            self.lift(self._table.model.record(self._table.view.rowAt(start.y())))
        if self._lifted:
            last = len(self._order) - 1
            over = self._table.view.rowAt(max(0, where.y()))
            self.move_to(over if over >= 0 else last)

    def _place(self) -> int:
        ids = [self._id(row) for row in self._order]
        return ids.index(self._lifted) if self._lifted in ids else 0

    def _id(self, row: Any) -> str:  # noqa: ANN401  (rows of any kind)
        return self._table.model.record_of(row)

    def _show(self) -> None:
        self._showing = True
        try:
            self._table.show_rows(self._order)
        finally:
            self._showing = False

    def _tell(self, sentence: str) -> None:
        announce(self._table.view, sentence)
        self.told.emit(sentence)
