"""The main window: sidebar, pages, status line; going between places; undo; dropped files."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Changed
from sofa_desktop.ui.change_hub import ChangeHub
from sofa_desktop.ui.jobs import Jobs
from sofa_desktop.ui.kit.action import Action, BoundAction
from sofa_desktop.ui.kit.drop import DropZone
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.reading_order import step
from sofa_desktop.ui.kit.undo_bar import UndoBar
from sofa_desktop.ui.shell.focus import focus_first, focus_page
from sofa_desktop.ui.shell.menus import Menus, PlaceGoer, place_actions
from sofa_desktop.ui.shell.ports import (
    Find,
    History,
    MemoryPreferences,
    NoHistory,
    Place,
    Preferences,
    find_nothing,
)
from sofa_desktop.ui.shell.sidebar import Sidebar
from sofa_desktop.ui.shell.status_line import StatusLine
from sofa_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from sofa_desktop.ui.shell.ask import Ask
    from sofa_desktop.ui.shell.ask_lines import Entry
    from sofa_desktop.ui.shell.manual import Manual

NARROW_BELOW = 1000
LEAST = QSize(720, 480)
USUAL = QSize(1280, 800)


class _Pages(QStackedWidget):
    """The pages, one shown at a time; tells when its size changed."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class MainWindow(QMainWindow):
    """One open circle.

    Signals:
        files_dropped: tuple of paths dropped anywhere on the window.
        went: key of the place shown now.
        closing: the window goes; whoever owns the circle closes it.
    """

    files_dropped = Signal(object)
    went = Signal(str)
    closing = Signal()

    def __init__(
        self,
        places: Sequence[Place],
        hub: ChangeHub,
        theme: Theme,
        *,
        preferences: Preferences | None = None,
        history: History | None = None,
        find: Find = find_nothing,
        jobs: Jobs | None = None,
        file_actions: Sequence[Action | None] = (),
        help_actions: Sequence[Action | None] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Build the frame; pages are built when first visited. ``start`` shows the first."""
        super().__init__(parent)
        self._places = sorted(places, key=_is_below)
        self._pages: dict[str, Page] = {}
        self._here = ""
        self._theme = theme
        self._preferences = preferences or MemoryPreferences()
        self._history = history or NoHistory()
        self._manual: Manual | None = None
        self._goers = [PlaceGoer(place.key, self.go, self) for place in self._places]
        self._settling: QWidget | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._on_settled)
        self.setMinimumSize(LEAST)
        self.sidebar = Sidebar(self._places)
        self.status = StatusLine()
        self._stack = _Pages()
        self._frame()
        self.undo_bar = UndoBar(self._stack)
        self._stack.resized.connect(self.undo_bar.place)
        self._menus = Menus(self, self._history, theme)
        self._file_actions = tuple(file_actions)
        self._help_actions = tuple(help_actions)
        self._window_actions = self._own_actions()
        self._build_menus()
        self._find = find
        self._ask: Ask | None = None
        drop = DropZone(self, t("window", "Drop a bank file, a receipt or a bundle"))
        drop.dropped.connect(self.files_dropped)
        self.sidebar.gone.connect(self.go)
        self.sidebar.search_asked.connect(self.search)
        self.undo_bar.undo_asked.connect(self.undo)
        hub.changed.connect(self._on_changed)
        if jobs is not None:
            jobs.started.connect(self.status.follow)
        self.set_circle("", "")
        self._restore()

    def start(self) -> None:
        """Go where the person was last, or to the first place."""
        last = self._preferences.get("window.place")
        keys = [place.key for place in self._places]
        self.go(str(last) if last in keys else keys[0])

    def set_circle(self, name: str, kind: str) -> None:
        """Whose circle this is, in the title and on top of the sidebar."""
        self.sidebar.set_circle(name, kind)
        program = t("window", "SoFA Desktop")
        self.setWindowTitle(f"{name} – {program}" if name else program)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many things wait, by place key."""
        self.sidebar.set_counts(counts)

    def here(self) -> str:
        """Key of the place shown."""
        return self._here

    def page(self, key: str) -> Page:
        """The page of a place, built now if it was not visited yet."""
        made = self._pages.get(key)
        if made is None:
            place = next(place for place in self._places if place.key == key)
            made = place.build(self._stack)
            self._pages[key] = made
            self._stack.addWidget(made)
            made.go_asked.connect(self.go)
            kept = self._preferences.get(f"page.{key}")
            made.restore(kept if isinstance(kept, Mapping) else {})
        return made

    @Slot(str)
    @Slot(str, str)
    def go(self, place: str, record: str = "") -> None:
        """Show a place, and a record in it."""
        new = place not in self._pages
        page = self.page(place)
        moved = place != self._here
        if moved:
            self._keep_page()
        self._here = place
        self.sidebar.mark(place)
        self._stack.setCurrentWidget(page)
        if record:
            page.reveal(record)
        if moved:
            self._preferences.set("window.place", place)
            self.went.emit(place)
        focused = QApplication.focusWidget()
        walking = focused is not None and self.sidebar.isAncestorOf(focused)
        kept = focused is not None and page.content.isAncestorOf(focused) and not new
        if self.isVisible() and not (walking or kept):
            self._focus_page()

    @property
    def ask(self) -> "Ask":
        """The command palette, made when it is first wanted."""
        if self._ask is None:
            from sofa_desktop.ui.shell.ask import Ask  # noqa: PLC0415  (after the first paint)

            recent = self._preferences.get("palette.recent")
            used = [str(key) for key in recent] if isinstance(recent, list) else []
            self._ask = Ask(self, self.all_actions, self._find, used)
            self._ask.picked.connect(self._on_picked)
        return self._ask

    def all_actions(self) -> list[Action]:
        """Everything that can be done now, each once: on the page, then in the window."""
        here = self._pages[self._here].offered() if self._here else ()
        files = [action for action in self._file_actions if action is not None]
        helps = [action for action in self._help_actions if action is not None]
        going = place_actions(self._places, self._goers)
        own = self._window_actions.values()
        there = (*here, *going, *files, *self._history_actions(), *own, *helps)
        once: dict[str, Action] = {}
        for action in there:
            once.setdefault(action.key, action)
        return [*once.values()]

    def _history_actions(self) -> tuple[Action, Action]:
        """Undo and redo with what they would do now."""
        back, again = self._history.undo_name(), self._history.redo_name()
        undo = t("menu", "Undo: {what}", what=back) if back else t("menu", "Undo")
        redo = t("menu", "Redo: {what}", what=again) if again else t("menu", "Redo")
        nothing_back = "" if back else t("menu", "There is nothing to take back.")
        nothing_again = "" if again else t("menu", "Nothing was taken back.")
        return (
            Action("edit.undo", undo, self.undo, "Ctrl+Z", "undo-2", why_not=nothing_back),
            Action("edit.redo", redo, self.redo, "Ctrl+Shift+Z", "redo-2", why_not=nothing_again),
        )

    @Slot()
    def undo(self) -> None:
        """Take the last action back; a refusal is told on the page."""
        self._tell_refusals(self._history.undo)

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        self._tell_refusals(self._history.redo)

    @Slot()
    def show_shortcuts(self) -> None:
        """What the keys do here and everywhere."""
        title = next(place.title for place in self._places if place.key == self._here)
        page = self._pages[self._here].offered()
        everywhere = [action for action in self.all_actions() if action not in page]
        from sofa_desktop.ui.shell.shortcuts import ShortcutsSheet  # noqa: PLC0415  (on use)

        ShortcutsSheet.ask(title, page, everywhere, self)

    @Slot()
    def show_manual(self) -> None:
        """The page of the manual about where one is."""
        if self._manual is None:
            from sofa_desktop.ui.shell.manual import Manual  # noqa: PLC0415  (on use)

            self._manual = Manual(parent=self)
        self._manual.show_page(self._pages[self._here].manual or self._here)

    @Slot()
    def search(self) -> None:
        """Open the command palette."""
        self.ask.open()

    @Slot()
    def focus_next_area(self) -> None:
        """From sidebar to page to undo bar and round again."""
        focused = QApplication.focusWidget()
        page = self._stack.currentWidget()
        if focused is not None and self.sidebar.isAncestorOf(focused) and isinstance(page, Page):
            focus_page(page)
        elif self.undo_bar.isVisible() and not (focused and self.undo_bar.isAncestorOf(focused)):
            focus_first(self.undo_bar)
        else:
            self.sidebar.focus_here()

    @Slot()
    def toggle_full_screen(self) -> None:
        """Fill the screen, or be a window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None:
            self._focus_page()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  (Qt's signature)
        """Tab goes in reading order, whatever was made last."""
        return step(self, forward=next) or super().focusNextPrevChild(next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.set_narrow(narrow=self.width() < NARROW_BELOW)
        if self._ask is not None:
            self._ask.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_page()
        self._preferences.set("window.theme", self._theme.override or "")
        if self._ask is not None:
            self._preferences.set("palette.recent", list(self._ask.recent))
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._preferences.set("window.geometry", geometry)
        self.undo_bar.put_away()
        if self._manual is not None:
            self._manual.close()
        self.closing.emit()
        super().closeEvent(event)

    @Slot(object)
    def _on_changed(self, change: Changed) -> None:
        self._menus.tell_history()
        if change.name and not change.typing:
            self.undo_bar.tell(change.name, undoable=change.undoable)

    @Slot(object)
    def _on_picked(self, entry: "Entry") -> None:
        if entry.action is not None:
            entry.action.run()
        elif entry.hit is not None and entry.hit.open is not None:
            entry.hit.open()
        elif entry.hit is not None:
            self.go(entry.hit.place, entry.hit.record)

    def _tell_refusals(self, work: Callable[[], object]) -> None:
        try:
            work()
        except Refused as refusal:
            self._pages[self._here].tell_refusal(refusal)
        self._menus.tell_history()

    def _focus_page(self) -> None:
        """Give the keyboard to the page; again when what it has just made is really there."""
        page = self._pages.get(self._here)
        if page is not None:
            focus_page(page)
            self._settling = self.focusWidget()
            self._settled.start(0)

    @Slot()
    def _on_settled(self) -> None:
        page = self._pages[self._here]
        if page.first_focus() is not None and self.focusWidget() is self._settling:
            focus_page(page)
        self._settling = None

    def _keep_page(self) -> None:
        page = self._pages.get(self._here)
        if page is not None:
            self._preferences.set(f"page.{self._here}", dict(page.state()))

    def _restore(self) -> None:
        room = QGuiApplication.primaryScreen().availableGeometry().size()
        self.resize(USUAL.boundedTo(room))
        kept = self._preferences.get("window.geometry")
        if isinstance(kept, str):
            self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "ignore")))

    def _frame(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.status)
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.sidebar)
        across.addLayout(right, 1)
        self.setCentralWidget(middle)

    def _own_actions(self) -> dict[str, Action]:
        return {
            action.key: action
            for action in (
                Action("edit.search", t("menu", "&Search or do…"), self.search, "Ctrl+K", "search"),
                Action(
                    "view.next", t("menu", "&Next area of the window"), self.focus_next_area, "F6"
                ),
                Action("view.full", t("menu", "&Full screen"), self.toggle_full_screen, "F11"),
                Action(
                    "help.shortcuts", t("menu", "&Shortcuts"), self.show_shortcuts, "?", "keyboard"
                ),
                Action("help.manual", t("menu", "&Manual"), self.show_manual, "F1", "book-open"),
            )
        }

    def _build_menus(self) -> None:
        own = self._window_actions
        close = Action("file.close", t("menu", "&Close"), self.close, "Ctrl+W", "x")
        self._window_actions["file.close"] = close
        files = (*self._file_actions, None, close) if self._file_actions else (close,)
        self._menus.add(t("menu", "&File"), files)
        undo = Action("edit.undo", t("menu", "&Undo"), self.undo, "Ctrl+Z", "undo-2")
        redo = Action("edit.redo", t("menu", "&Redo"), self.redo, "Ctrl+Shift+Z", "redo-2")
        again = Action("edit.search2", own["edit.search"].words, self.search, "Ctrl+Shift+P")
        self._menus.add_edit(undo, redo, (own["edit.search"],))
        view = self._menus.add(t("menu", "&View"), (own["view.next"], own["view.full"], None))
        self._menus.add_appearance(view)
        self._menus.add(t("menu", "&Go"), place_actions(self._places, self._goers))
        helps = (own["help.manual"], own["help.shortcuts"], *self._help_actions)
        self._menus.add(t("menu", "&Help"), helps)
        quit_ = Action("file.close2", close.words, self.close, "Ctrl+Q")
        for key_only in (again, quit_):
            self.addAction(BoundAction(key_only, self))


def _is_below(place: Place) -> bool:
    return place.below_rule
