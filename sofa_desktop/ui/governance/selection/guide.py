"""The guide through a selection: ten steps, one sentence to read aloud, the work of the step."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.selection_rules import STEPS
from sofa_desktop.i18n.selection_terms import selection_step
from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Changed, Topic
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.selection import words
from sofa_desktop.ui.governance.selection.aloud import Aloud
from sofa_desktop.ui.governance.selection.deeds import Attempt, Deeds
from sofa_desktop.ui.governance.selection.drop_sheet import DropSheet
from sofa_desktop.ui.governance.selection.head import Head
from sofa_desktop.ui.governance.selection.panel import Panel
from sofa_desktop.ui.governance.selection.panels import END, Panels
from sofa_desktop.ui.governance.selection.state import State, read
from sofa_desktop.ui.governance.selection.ticks import Ticks
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.announce import announce
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.notice import Notice
from sofa_desktop.ui.kit.scroll import Upright

SCROLL_BAR = 12
TOPICS = frozenset(
    {Topic.SELECTIONS, Topic.PROPOSALS, Topic.PEOPLE, Topic.ROLES, Topic.MEETINGS, Topic.CIRCLE}
)


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
        self._in_meeting = bool(meeting_id)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.ticks = Ticks()
        self.aloud = Aloud()
        self.notice = Notice()
        self.written = Label("", wrap=True)
        self._panels = Panels(self._deeds, self._on_heard)
        self.head = Head(self, self.drop_action(), in_meeting=self._in_meeting)
        self.head.close_.clicked.connect(self.closed)
        self._build()
        context.hub.changed.connect(self._on_changed)

    def show(self, selection_id: str = "") -> None:
        """Show a selection; without one only show the widget, as every widget does."""
        if selection_id:
            self._open(selection_id)
        super().show()

    def begin(self, role_id: str) -> str:
        """Go on with the selection for a role, or begin one; its id comes back, or nothing."""
        selection = self._deeds.running(role_id)
        if not selection:
            selection = self._deeds.begin(role_id, **self._meeting)
        if selection:
            self._open(selection)
            self.first_focus().setFocus()
        return selection

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
        return self._panels.at(self._key())

    def first_focus(self) -> QWidget:
        """What takes the keyboard at this step."""
        over = self._state is None or self._state.selection.is_over
        if over:
            return self if self._in_meeting else self.head.close_
        return self.panel().first_focus() or self._goes_on()

    def keep_typed(self) -> None:
        """Keep what is still being typed, before it closes."""
        self._panels.keep_typed()

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
        if self._deeds.back():
            self.first_focus().setFocus()

    @Slot()
    def drop(self) -> None:
        """Ask why, and end the selection without a result."""
        self.keep_typed()
        DropSheet(self._deeds.drop, self).open()

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

    def event(self, event: QEvent) -> bool:
        """Esc in a field is not for the page, which would be left by it."""
        if event.type() == QEvent.Type.ShortcutOverride and self._leaves_field(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves a field, so that N goes on; in a meeting the room does the same."""
        if self._leaves_field(event):
            self._goes_on().setFocus()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _leaves_field(self, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        goes_on = self._key() != END and not self._in_meeting
        return escape and goes_on and not self._goes_on().hasFocus()

    def _open(self, selection_id: str) -> None:
        if selection_id != self._deeds.selection_id:
            self.keep_typed()
            self._state = None
        self._deeds.selection_id = selection_id
        self.notice.put_away()
        self._deeds.bring_to(**self._meeting)
        self.refresh()

    def _go_on(self, *, anyway: bool) -> None:
        self.keep_typed()
        if self._stale:
            self.refresh()
        state = self._state
        if state is None or state.selection.is_over or not self.panel().is_sound():
            return
        if why := words.why_not_next(state):
            self.notice.tell(why)
            return
        announces = state.is_consented
        went = self._deeds.announce(state) if announces else self._advance(state, anyway=anyway)
        if went:
            self.first_focus().setFocus()
        if went and announces:
            self.done.emit(state.selection.id)

    def _advance(self, state: State, *, anyway: bool) -> bool:
        """One step on; where somebody was not heard, ask whether to go on without them."""
        try:
            return self._deeds.advance(state, anyway=anyway)
        except Refused as refusal:
            from sofa_desktop.i18n.refusals import sentence  # noqa: PLC0415  (rarely needed)

            text = t("action", "Go on without them")
            action = Action("selection.anyway", text, self.go_on_anyway)
            self.notice.tell(sentence(refusal), "warning", action=action)
            return False

    def _key(self) -> str:
        return END if self._state is None or self._state.selection.is_over else self._state.step

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        for widget in (self.head, self.ticks, self.aloud, self.notice, self.written):
            box.addWidget(widget)
        if self._in_meeting:
            box.addWidget(self._panels, 1)
            box.addWidget(self.head)
            return
        area = Upright(self._panels)
        area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        box.addWidget(area, 1)

    def _tell(self, state: State, *, moved: bool) -> None:
        self.head.title.setText(words.title(state))
        shown = [selection_step(step) for step in STEPS]
        over = state.selection.is_over
        at = len(STEPS) if over else [step.value for step in STEPS].index(state.shown_step)
        self.ticks.show_steps(shown, at)
        self.ticks.setVisible(state.step != "dropped")
        self.aloud.say(words.aloud(state))
        self.written.say(words.in_writing(state))
        self._panels.show_state(self._key(), state)
        self.head.show_actions(
            self.next_action(), self.back_action(), self.drop_action(), over=over
        )
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
        self._panels.setContentsMargins(0, 0, SCROLL_BAR if most > least else 0, 0)

    def _goes_on(self) -> QWidget:
        """Where the keyboard waits for N: the button, or the guide where the room has it."""
        return self if self._in_meeting else self.head.next
