"""The base of every page: head, notice, body, and knowing when to look again."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.changes import Changed, Topic
from sofa_desktop.ui.change_hub import ChangeHub
from sofa_desktop.ui.kit.action import Action, BoundAction
from sofa_desktop.ui.kit.header import Header
from sofa_desktop.ui.kit.notice import Notice
from sofa_desktop.ui.kit.scroll import Upright

Answer = TypeVar("Answer")
ON_PAGE = Qt.ShortcutContext.WidgetWithChildrenShortcut
SIDE = 32
SCROLL_BAR = 12


class Page(QWidget):
    """One place of the window.

    A page builds its widgets into ``body`` once, in its constructor, and says what is true in
    ``refresh``. It is stale from the start and whenever one of its ``topics`` changed while it
    was hidden; it refreshes when it is next seen. What it offers is set by ``offer``, again at
    every refresh, so that ``why_not`` is always current.

    Signals:
        go_asked: place key and record id (or "") the person wants to see elsewhere.
        offered_changed: other actions are offered now.
    """

    topics: ClassVar[frozenset[Topic]] = frozenset()
    manual: ClassVar[str] = ""
    """Name of the page of the manual that F1 opens."""

    go_asked = Signal(str, str)
    offered_changed = Signal()

    def __init__(
        self,
        title: str,
        hub: ChangeHub | None = None,
        *,
        scrolls: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Lay out the head; ``scrolls=False`` where a table or a board fills the page itself."""
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.stale = True
        self.header = Header(title)
        self.notice = Notice()
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(16)
        self._offered: tuple[Action, ...] = ()
        self._bound: dict[str, BoundAction] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 24, 0, 0)
        outer.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 0, SIDE, 16)
        head.setSpacing(12)
        head.addWidget(self.header)
        head.addWidget(self.notice)
        outer.addLayout(head)
        self.content = self._holder(scrolls=scrolls)
        outer.addWidget(self.content, 1)
        self.setAccessibleName(title)
        if hub is not None:
            hub.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Look again and show what is true now; a page overrides it."""

    def first_focus(self) -> QWidget | None:
        """What takes the keyboard when the page opens; None is the first control of the body."""
        return None

    def reveal(self, record: str) -> None:
        """Show and select this record; a page that has records overrides it."""

    def take_files(self, paths: Sequence[Path]) -> None:
        """Files were dropped on the window; a page that knows what to do with them overrides it."""

    def state(self) -> Mapping[str, object]:
        """What to remember of the view for the next start: plain values only."""
        return {}

    def restore(self, state: Mapping[str, object]) -> None:
        """Take up what ``state`` gave last time; unknown or missing values are ignored."""

    def set_title(self, title: str) -> None:
        """Another title."""
        self.header.title.setText(title)
        self.setAccessibleName(title)

    def set_line(self, text: str) -> None:
        """The one line of what is true now."""
        self.header.line.setText(text)

    def offer(
        self,
        primary: Action | None = None,
        *,
        beside: Sequence[Action] = (),
        menu: Sequence[Action] = (),
        keys: Sequence[Action] = (),
    ) -> None:
        """What can be done here now.

        ``primary`` is the one button that stands out, ``beside`` stand next to it, ``menu`` under
        the three dots, ``keys`` have only a shortcut and a line in the command palette.
        """
        self.header.show_actions(primary, beside, menu)
        first = () if primary is None else (primary,)
        self._offered = (*first, *beside, *menu, *keys)
        self._bind()
        self.offered_changed.emit()

    def offered(self) -> tuple[Action, ...]:
        """Every action of the page, for the palette, the menus and the list of shortcuts."""
        return self._offered

    def attempt(self, work: Callable[[], Answer]) -> Answer | None:
        """Do something a rule may refuse; the refusal is told on the page, and None comes back."""
        try:
            answer = work()
        except Refused as refusal:
            self.tell_refusal(refusal)
            return None
        self.notice.put_away()
        return answer

    def tell_refusal(self, refusal: Refused) -> None:
        """Say why a rule said no."""
        from sofa_desktop.i18n.refusals import sentence  # noqa: PLC0415  (not before first paint)

        self.notice.tell(sentence(refusal), "bad")

    def on_changed(self, change: Changed) -> None:
        """One of the page's topics changed while it is seen; refreshes unless overridden."""
        self.refresh_now()

    def refresh_now(self) -> None:
        """Refresh, and be no longer stale."""
        self.stale = False
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.stale:
            self.refresh_now()

    @Slot(object)
    def _on_changed(self, change: Changed) -> None:
        if not change.touches(self.topics):
            return
        if self.isVisible():
            self.on_changed(change)
        else:
            self.stale = True

    @Slot(int, int)
    def _on_scroll_range_changed(self, least: int, most: int) -> None:
        """Keep the body under the head: the scroll bar stands in the margin."""
        right = SIDE - (SCROLL_BAR if most > least else 0)
        if self.body.contentsMargins().right() != right:
            self.body.setContentsMargins(SIDE, 4, right, 24)

    def _bind(self) -> None:
        wanted = {action.key: action for action in self._offered if action.shortcut}
        for key in [key for key in self._bound if key not in wanted]:
            gone = self._bound.pop(key)
            self.removeAction(gone)
            gone.deleteLater()
        for key, action in wanted.items():
            if key in self._bound:
                self._bound[key].show_action(action)
            else:
                self._bound[key] = BoundAction(action, self, ON_PAGE)
                self.addAction(self._bound[key])

    def _holder(self, *, scrolls: bool) -> QWidget:
        inner = QWidget()
        inner.setObjectName("scrolled")
        inner.setLayout(self.body)
        self.body.setContentsMargins(SIDE, 4, SIDE, 24)
        if not scrolls:
            return inner
        area = Upright(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.verticalScrollBar().rangeChanged.connect(self._on_scroll_range_changed)
        return area
