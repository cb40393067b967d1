"""The guide through a selection: ten steps, one sentence to read aloud, the work of the step."""

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.selection_rules import STEPS
from sofa_desktop.i18n.selection_terms import selection_step
from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Changed, Topic
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.selection import words
from sofa_desktop.ui.governance.selection.aloud import Aloud
from sofa_desktop.ui.governance.selection.deciding import ConsentPanel
from sofa_desktop.ui.governance.selection.deeds import Attempt, Deeds
from sofa_desktop.ui.governance.selection.drop_sheet import DropSheet
from sofa_desktop.ui.governance.selection.ended import EndPanel
from sofa_desktop.ui.governance.selection.grid import ROUND, SLIPS, GridPanel
from sofa_desktop.ui.governance.selection.panel import Panel
from sofa_desktop.ui.governance.selection.preparing import (
    ListConsentPanel,
    ListPanel,
    RolePanel,
    TermPanel,
)
from sofa_desktop.ui.governance.selection.proposing import ProposalPanel
from sofa_desktop.ui.governance.selection.state import State, read
from sofa_desktop.ui.governance.selection.ticks import Ticks
from sofa_desktop.ui.kit.action import Action, BoundAction
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.buttons import ActionButton, Button
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.notice import Notice
from sofa_desktop.ui.kit.scroll import Upright

SCROLL_BAR = 12
ON_GUIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut
TOPICS = frozenset(
    {Topic.SELECTIONS, Topic.PROPOSALS, Topic.PEOPLE, Topic.ROLES, Topic.MEETINGS, Topic.CIRCLE}
)
ASKS_ANYWAY = frozenset({"selection.not_heard", "selection.not_asked"})


class SelectionGuide(QWidget):
    """One selection on one screen. ``attempt`` is that of the page it stands on.

    N goes on, Shift+N one step back. In a meeting the room has the title, the button that goes
    on and the scrolling; what is decided is recorded there.

    Signals:
        done: the selection was announced; its id.
        closed: the person wants to see something else; after a drop too.
        changed: it stands elsewhere now, so another action may be offered.
    """

    done = Signal(str)
    closed = Signal()
    changed = Signal()

    def __init__(
        self,
        context: Context,
        attempt: Attempt,
        meeting_id: str = "",
        agenda_item_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(t("selection", "Selection"))
        self._context = context
        self._meeting = {"meeting_id": meeting_id, "agenda_item_id": agenda_item_id}
        self._state: State | None = None
        self._stale = False
        self._deeds = Deeds(context, attempt, self)
        self._attempt = attempt
        self.title = Label("", "subtitle", wrap=True)
        self._in_meeting = bool(meeting_id)
        self.title.setVisible(not self._in_meeting)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.ticks = Ticks()
        self.aloud = Aloud()
        self.notice = Notice()
        self._place = QVBoxLayout()
        self._panels: dict[str, Panel] = self._make_panels()
        nothing = Action("selection.none", "", self.next)
        self._next = ActionButton(nothing, "primary")
        self._back = ActionButton(nothing)
        self._drop = ActionButton(nothing)
        self._close = Button(t("selection", "Close"))
        self._close.clicked.connect(self.closed)
        self._bound = [BoundAction(nothing, self, ON_GUIDE) for _ in range(2)]
        self.addActions(self._bound)
        self._build()
        context.hub.changed.connect(self._on_changed)

    def show(self, selection_id: str = "") -> None:
        """Show a selection; without one only show the widget, as every widget does."""
        if selection_id:
            self._open(selection_id)
        super().show()

    def begin(self, role_id: str) -> str:
        """Go on with the selection for a role, or begin one; its id comes back, or nothing."""
        running = [
            row.id for row in self._context.desk.queries.selections(role_id) if not row.is_over
        ]
        if running:
            self._open(running[0])
            return running[0]
        made: list[str] = []

        def begin() -> None:
            meeting = {key: value or None for key, value in self._meeting.items()}
            made.append(self._deeds.selections.begin(role_id, origin=self, **meeting))

        if not self._deeds.do(begin):
            return ""
        self._open(made[0])
        self.first_focus().setFocus()
        return made[0]

    @property
    def state(self) -> State | None:
        """How the selection stands."""
        return self._state

    @property
    def selection_id(self) -> str:
        """The selection that is shown; empty before there is one."""
        return self._deeds.selection_id

    def panel(self) -> Panel:
        """The work of the present step."""
        return self._panels[self._key()]

    def first_focus(self) -> QWidget:
        """What takes the keyboard at this step."""
        over = self._state is None or self._state.selection.is_over
        return self._close if over else self.panel().first_focus() or self._goes_on()

    def keep_typed(self) -> None:
        """Keep what is still being typed, before it closes."""
        for panel in self._panels.values():
            panel.keep_typed()

    def next_action(self) -> Action:
        """What goes on; for the head of a page that shows it there."""
        state = self._state
        why = "" if state is None else words.why_not_next(state)
        verb = "" if state is None else words.next_verb(state)
        return Action("selection.next", verb, self.next, "N", why_not=why)

    def back_action(self) -> Action:
        """One step back."""
        first = self._state is None or self._state.step == "role"
        why = t("selection", "This is the first step.") if first else ""
        return Action("selection.back", t("action", "Back"), self.back, "Shift+N", why_not=why)

    def drop_action(self) -> Action:
        """End it without a result."""
        return Action("selection.drop", t("action", "Drop…"), self.drop)

    @Slot()
    def next(self) -> None:
        """One step on; the last one announces."""
        self._go_on(anyway=False)

    @Slot()
    def go_on_anyway(self) -> None:
        """One step on, without whoever was not heard."""
        self._go_on(anyway=True)

    @Slot()
    def back(self) -> None:
        """One step back; what was written stays."""
        self.keep_typed()
        selection = self._deeds.selection_id
        if self._deeds.do(lambda: self._deeds.selections.back(selection, origin=self)):
            self.first_focus().setFocus()

    @Slot()
    def drop(self) -> None:
        """Ask why, and end the selection without a result."""
        self.keep_typed()
        DropSheet(self._drop_because, self).open()

    def refresh(self) -> None:
        """Show how the selection stands now."""
        self._stale = False
        if not self._deeds.selection_id:
            return
        desk = self._context.desk
        state = read(desk.queries, self._deeds.selection_id, desk.clock.today())
        if state is None:
            self._deeds.selection_id = ""
            self._state = None
            self.closed.emit()
            return
        before, self._state = self._state, state
        if before is not None and before != state:
            self.notice.put_away()
        self._tell(state, moved=before is None or before.shown_step != state.shown_step)
        self.changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _open(self, selection_id: str) -> None:
        if selection_id != self._deeds.selection_id:
            self.keep_typed()
            self._state = None
        self._deeds.selection_id = selection_id
        self.notice.put_away()
        self._bring_to_meeting(selection_id)
        self.refresh()

    def _bring_to_meeting(self, selection_id: str) -> None:
        """A selection that is taken up in another meeting goes on with who is there now."""
        row = self._context.desk.queries.selection(selection_id)
        wanted = self._meeting["meeting_id"]
        if row is not None and wanted and row.meeting_id != wanted and not row.is_over:
            fields: dict[str, Any] = {key: value or None for key, value in self._meeting.items()}
            self._deeds.do(
                lambda: self._deeds.selections.change(selection_id, origin=self, **fields)
            )

    def _go_on(self, *, anyway: bool) -> None:
        self.keep_typed()
        state = self._state
        if state is None or state.selection.is_over:
            return
        if why := words.why_not_next(state):
            self.notice.tell(why)
            return
        selection = state.selection.id
        announces = state.is_consented
        if announces:
            text = words.decision(state)
            went = self._deeds.do(
                lambda: self._deeds.selections.announce(selection, text=text, origin=self)
            )
        else:
            went = self._deeds.do(lambda: self._advance(state, anyway=anyway))
        if went:
            self.first_focus().setFocus()
        if went and announces:
            self.done.emit(selection)

    def _advance(self, state: State, *, anyway: bool) -> None:
        selections, selection = self._deeds.selections, state.selection.id
        if state.step == "list_consent" and not state.selection.list_consented:
            selections.consent_to_list(selection, origin=self)
        try:
            selections.advance(selection, anyway=anyway, origin=self)
        except Refused as refusal:
            if refusal.code not in ASKS_ANYWAY:
                raise
            self._ask_anyway(refusal)
        else:
            self.notice.put_away()

    def _ask_anyway(self, refusal: Refused) -> None:
        from sofa_desktop.i18n.refusals import sentence  # noqa: PLC0415  (rarely needed)

        text = t("action", "Go on without them")
        action = Action("selection.anyway", text, self.go_on_anyway)
        self.notice.tell(sentence(refusal), "warning", action=action)

    def _drop_because(self, why: str) -> None:
        self._deeds.selections.drop(self._deeds.selection_id, why, origin=self)

    def _key(self) -> str:
        return "end" if self._state is None or self._state.selection.is_over else self._state.step

    def _make_panels(self) -> dict[str, Panel]:
        deeds = self._deeds
        slips, grid = GridPanel(deeds, SLIPS), GridPanel(deeds, ROUND)
        for each in (slips, grid):
            each.heard.connect(self._on_heard)
        panels: dict[str, Panel] = {
            "role": RolePanel(deeds),
            "term": TermPanel(deeds),
            "qualifications": ListPanel(deeds),
            "list_consent": ListConsentPanel(deeds),
            "nominations": slips,
            "reasons": grid,
            "changes": grid,
            "proposal": ProposalPanel(deeds),
            "consent": ConsentPanel(deeds),
            "end": EndPanel(deeds),
        }
        for panel in dict.fromkeys(panels.values()):
            panel.hide()
            self._place.addWidget(panel)
        return panels

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        if self._in_meeting:
            head.addStretch(1)
            for button in (self._drop, self._back, self._close):
                button.set_look("small")
        for button in (self._drop, self._back, self._next, self._close):
            head.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        if not self._in_meeting:
            box.addLayout(head)
        for widget in (self.ticks, self.aloud, self.notice):
            box.addWidget(widget)
        if self._in_meeting:
            box.addLayout(self._place, 1)
            box.addLayout(head)
            return
        inner = QWidget()
        inner.setLayout(self._place)
        area = Upright(inner)
        area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        box.addWidget(area, 1)

    def _tell(self, state: State, *, moved: bool) -> None:
        self.title.setText(words.title(state))
        shown = [selection_step(step) for step in STEPS]
        at = len(STEPS) if state.step == "announced" else _place(state)
        self.ticks.show_steps(shown, at)
        self.aloud.say(words.aloud(state))
        panel = self.panel()
        panel.show_state(state)
        for each in self._panels.values():
            if each is not panel:
                each.hide()
        panel.show()
        over = state.selection.is_over
        self._close.setVisible(over)
        for button, action in (
            (self._next, self.next_action()),
            (self._back, self.back_action()),
            (self._drop, self.drop_action()),
        ):
            button.setVisible(not over and not (button is self._next and self._in_meeting))
            button.show_action(action)
        for bound, action in zip(
            self._bound, (self.next_action(), self.back_action()), strict=True
        ):
            bound.show_action(action)
            bound.setEnabled(not over and not action.why_not)
        if moved:
            announce(self, self.ticks.accessibleName())

    @Slot(object)
    def _on_changed(self, change: Changed) -> None:
        if not self._deeds.selection_id or not change.touches(TOPICS):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    @Slot()
    def _on_heard(self) -> None:
        self._goes_on().setFocus()

    @Slot(int, int)
    def _on_range_changed(self, least: int, most: int) -> None:
        """Room beside the scroll bar, only where there is one."""
        self._place.setContentsMargins(0, 0, SCROLL_BAR if most > least else 0, 0)

    def _goes_on(self) -> QWidget:
        """Where the keyboard waits for N: the button, or the guide where the room has it."""
        return self if self._in_meeting else self._next


def _place(state: State) -> int:
    """Where the line of steps stands; a dropped selection shows where it was not."""
    steps = [step.value for step in STEPS]
    return steps.index(state.shown_step) if state.shown_step in steps else -1
