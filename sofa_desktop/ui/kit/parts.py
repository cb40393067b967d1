"""A page of several parts, one at a time under a row of tabs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QWidget

from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.page import Page


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be done in a part of a page now; the four places are those of ``Page.offer``."""

    primary: Action | None = None
    beside: tuple[Action, ...] = ()
    menu: tuple[Action, ...] = ()
    keys: tuple[Action, ...] = field(default=())


class Part(QWidget):
    """One part of a page.

    Signals:
        offers_changed: other actions are offered now.
    """

    offers_changed = Signal()

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self.context = context
        self.page = page

    def refresh(self) -> None:
        """Show what is true now; a part overrides it."""

    def offers(self) -> Offers:
        """What can be done now; a part overrides it."""
        return Offers()

    def first_focus(self) -> QWidget | None:
        """What takes the keyboard when the part is shown; None is its first control."""
        return None

    def reveal(self, record: str) -> bool:
        """Show a record, if it is one of this part."""
        del record
        return False

    def keep_typed(self) -> None:
        """Keep what is being typed, before the window closes."""

    def state(self) -> Mapping[str, object]:
        """What to remember of the view."""
        return {}

    def restore(self, state: Mapping[str, object]) -> None:
        """Take up what was remembered; unknown values are ignored."""


class PartedPage(Page):
    """A page that shows one of its parts; the others look again when they are next shown."""

    def __init__(
        self, title: str, context: Context, *, tabs: str, parent: QWidget | None = None
    ) -> None:
        """``tabs`` is what a screen reader calls the row of tabs."""
        super().__init__(title, context.hub, scrolls=False, parent=parent)
        self.context = context
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(tabs)
        self._stack = QStackedWidget()
        self._parts: dict[str, Part] = {}
        top = QHBoxLayout()
        top.addWidget(self.tabs, 1)
        self.body.addLayout(top)
        self.body.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._on_tab_changed)

    def add_part(self, key: str, name: str, part: Part) -> None:
        """Add a part under a tab; ``key`` names it in what is remembered."""
        self._parts[key] = part
        self.tabs.addTab(name)
        self._stack.addWidget(part)
        part.offers_changed.connect(self._on_offers_changed)

    def part_keys(self) -> tuple[str, ...]:
        """The keys of the parts, in the order of their tabs."""
        return tuple(self._parts)

    def part(self) -> Part:
        """The part that is shown."""
        return [*self._parts.values()][self.tabs.currentIndex()]

    def show_part(self, key: str) -> None:
        """Show the part of a key."""
        self.tabs.setCurrentIndex([*self._parts].index(key))

    def refresh(self) -> None:
        self.set_line(self.line())
        self.part().refresh()
        self._offer()

    def line(self) -> str:
        """The one line of what is true now; a page overrides it."""
        return ""

    def always(self) -> tuple[Action, ...]:
        """What the menu offers in every part; a page overrides it."""
        return ()

    def first_focus(self) -> QWidget | None:
        return self.part().first_focus() or self._stack.currentWidget()

    def reveal(self, record: str) -> None:
        """Show a part by its key, or the record in whichever part has it."""
        if self.stale:
            self.refresh_now()
        if record in self._parts:
            self.show_part(record)
            return
        for key, part in self._parts.items():
            part.refresh()
            if part.reveal(record):
                self.show_part(key)
                return

    def state(self) -> Mapping[str, object]:
        for part in self._parts.values():
            part.keep_typed()
        parts = {key: dict(part.state()) for key, part in self._parts.items()}
        return {"tab": [*self._parts][self.tabs.currentIndex()], **parts}

    def restore(self, state: Mapping[str, object]) -> None:
        for key, part in self._parts.items():
            kept = state.get(key)
            part.restore(kept if isinstance(kept, Mapping) else {})
        tab = state.get("tab")
        if tab in self._parts:
            self.show_part(str(tab))

    def _offer(self) -> None:
        offers = self.part().offers()
        parts = [
            Action(f"{self.manual}.part.{key}", self.tabs.tabText(place), _Goer(self, key))
            for place, key in enumerate(self._parts)
        ]
        self.offer(
            offers.primary,
            beside=offers.beside,
            menu=(*offers.menu, *self.always()),
            keys=(*offers.keys, *parts),
        )

    @Slot(int)
    def _on_tab_changed(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        if not self.stale:
            self.notice.put_away()
            self.part().refresh()
            self._offer()

    @Slot()
    def _on_offers_changed(self) -> None:
        if self.sender() is self.part():
            self._offer()


class _Goer:
    """Shows a part of the page; what a palette entry runs."""

    def __init__(self, page: PartedPage, key: str) -> None:
        self._page = page
        self._key = key

    def __call__(self) -> None:
        self._page.show_part(self._key)
