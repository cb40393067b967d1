"""The facilitator's grid, from the silent writing to the change round; all by keyboard."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.governance.selection.deeds import Deeds
from sofa_desktop.ui.governance.selection.grid_columns import (
    BECAUSE,
    BECAUSE_NOW,
    CHANGED,
    NOMINATES,
    WHO,
    GridColumns,
    record_of,
)
from sofa_desktop.ui.governance.selection.panel import Panel
from sofa_desktop.ui.governance.selection.state import GridRow, State
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.row_table import RowTable

MOST = 14
AROUND, LEAST = 32, 96
"""Pixels beside a name in its cell, and the least a column of names has."""
SLIPS, ROUND = "slips", "round"


class GridPanel(Panel):
    """Nominations in the order of the round; nobody is counted, nothing is sorted.

    Signals:
        heard: the round is through; the keyboard may go on.
    """

    heard = Signal()

    def __init__(self, deeds: Deeds, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(deeds, parent)
        self._kind = kind
        self._state: State | None = None
        self._columns = GridColumns(deeds)
        columns = self._columns.slips() if kind == SLIPS else self._columns.grid()
        self.table: RowTable[GridRow] = RowTable(t("selection", "Nominations"), columns, record_of)
        self.table.fit(MOST)
        self.table.opened.connect(self._on_opened)
        self.table.set_row_actions(self._row_actions)
        self.table.view.selectionModel().currentChanged.connect(self._read_out)
        self.reading = Label("", wrap=True)
        self._hint = Label("", "small", wrap=True)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._go_to_speaker)
        self.box.addWidget(self.table)
        self.box.addWidget(self.reading)
        self.box.addWidget(self._hint)
        self.box.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_widths()
        self._read_out()

    def show_state(self, state: State) -> None:
        before, self._state = self._state, state
        self._columns.show(state.step, state.people)
        self._show_columns(state)
        self.table.show_rows(state.grid)
        self._give_widths()
        self._read_out()
        self._hint.say(_hint(state.step))
        changed = before is None or (before.selection.id, before.step, before.grid) != (
            state.selection.id,
            state.step,
            state.grid,
        )
        if changed:
            self._settle.start()

    def first_focus(self) -> QWidget | None:
        return self.table.view

    def hear(self) -> None:
        """The one whose turn it is was heard: a written nomination is unfolded, or it stays."""
        state = self._state
        row = None if state is None else _row(state, self.table.current_record())
        if state is None or row is None or row.nomination is None:
            return
        nomination, deeds = row.nomination, self.deeds
        selections, origin = deeds.selections, deeds.origin
        if state.step == "reasons" and not nomination.spoken:
            deeds.do(lambda: selections.speak(nomination.id, origin=origin))
        elif state.step == "changes" and not nomination.was_asked:
            deeds.do(lambda: selections.keep_nomination(nomination.id, origin=origin))

    def _show_columns(self, state: State) -> None:
        """What was changed shows from the change round on, and why where somebody said why."""
        if self._kind != ROUND:
            return
        changed = [row.nomination for row in state.grid if row.nomination is not None]
        told = state.step == "changes" or any(one.change_reason for one in changed)
        self.table.view.setColumnHidden(CHANGED, state.step == "reasons")
        self.table.view.setColumnHidden(BECAUSE_NOW, state.step == "reasons" or not told)

    def _give_widths(self) -> None:
        """Names have the room they need, as far as it leaves enough for the reasons."""
        state = self._state
        if state is None or self._kind == SLIPS:
            return
        metrics = self.table.view.fontMetrics()
        names = [name for _, name in state.people] + [row.member for row in state.grid]
        needed = max((metrics.horizontalAdvance(name) for name in names), default=0) + AROUND
        share = 3.6 if state.step == "reasons" else 5.2
        wide = max(LEAST, min(needed, int(self.width() / share)))
        widths = {WHO: wide, NOMINATES: wide, CHANGED: wide, BECAUSE_NOW: self.width() // 6}
        for column, width in widths.items():
            if self.table.view.columnWidth(column) != max(LEAST, width):
                self.table.view.setColumnWidth(column, max(LEAST, width))

    def _row_actions(self) -> tuple[Action, ...]:
        state = self._state
        row = None if state is None else _row(state, self.table.current_record())
        if state is None or row is None or row.nomination is None:
            return ()
        if state.step not in {"nominations", "reasons"}:
            return ()
        text = t("action", "Take the nomination away")
        return (Action("selection.take_away", text, self.take_away, icon="trash-2"),)

    @Slot()
    def take_away(self) -> None:
        """Take away the nomination the keyboard is on."""
        state = self._state
        row = None if state is None else _row(state, self.table.current_record())
        if row is not None and row.nomination is not None:
            nomination, deeds = row.nomination, self.deeds
            deeds.do(lambda: deeds.selections.take_away(nomination.id, origin=deeds.origin))

    @Slot(str)
    def _on_opened(self, _member_id: str) -> None:
        self.hear()

    @Slot()
    def _read_out(self) -> None:
        """Reasons that do not fit into the line the keyboard is on stand in full below."""
        state = self._state
        row = None if state is None else _row(state, self.table.current_record())
        if row is None or row.nomination is None or self._kind == SLIPS:
            self.reading.say("")
            return
        told = (
            (BECAUSE, row.nomination.reason),
            (BECAUSE_NOW, row.nomination.change_reason),
        )
        self.reading.say("\n".join(text for column, text in told if self._is_cut(column, text)))

    def _is_cut(self, column: int, text: str) -> bool:
        view = self.table.view
        room = view.columnWidth(column) - AROUND
        return not view.isColumnHidden(column) and view.fontMetrics().horizontalAdvance(text) > room

    @Slot()
    def _go_to_speaker(self) -> None:
        """Take the keyboard to whose turn it is, unless somebody is typing."""
        state = self._state
        if state is None or self.table.editing.typing() is not None or not self.isVisible():
            return
        if state.step == "nominations":
            waiting = [row.member_id for row in state.grid if row.present and not row.nomination]
            self._stand_at(waiting[0] if waiting else "", NOMINATES)
        elif state.step in {"reasons", "changes"}:
            speaker = state.speaker
            column = NOMINATES if state.step == "reasons" else CHANGED
            self._stand_at("" if speaker is None else speaker.member_id, column)

    def _stand_at(self, member_id: str, column: int) -> None:
        place = self.table.model.source.place_of(member_id) if member_id else None
        if place is not None:
            self.table.view.go_to(place, column)
        elif self.table.view.hasFocus():
            self.heard.emit()


def _row(state: State, member_id: str) -> GridRow | None:
    return next((row for row in state.grid if row.member_id == member_id), None)


def _hint(step: str) -> str:
    if step == "nominations":
        return t(
            "selection",
            "Papers do as well: then go on at once. To write here, type a part of the name and "
            "press Enter. Whom somebody named is not shown before the round.",
        )
    if step == "reasons":
        return t(
            "selection",
            "Type a part of the name, Tab, the reason, Enter. Enter alone shows what was written "
            "down.",
        )
    if step == "changes":
        return t(
            "selection",
            "Enter: the nomination stays. Otherwise type a part of the other name, Tab, the "
            "reason, Enter. One round is enough; it need not come to one name.",
        )
    return ""
