"""The menu bar: every action of the window, with access keys and shortcuts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.action import Action, BoundAction
from sofa_desktop.ui.kit.labels import plain_menu
from sofa_desktop.ui.shell.ports import History, Place
from sofa_desktop.ui.theme.theme import Theme


def appearance_names() -> list[tuple[str, str]]:
    """Key and words of every appearance to choose from."""
    return [
        ("", t("appearance", "As the system has it")),
        ("light", t("appearance", "Light")),
        ("dark", t("appearance", "Dark")),
        ("contrast", t("appearance", "High contrast, light")),
        ("contrast-dark", t("appearance", "High contrast, dark")),
    ]


class Menus(QObject):
    """Builds the menus of a window and keeps undo, redo and appearance true."""

    def __init__(self, window: QMainWindow, history: History, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._history = history
        self._theme = theme
        self._undo: BoundAction | None = None
        self._redo: BoundAction | None = None
        self._looks: dict[str, QAction] = {}

    def add(self, title: str, actions: Sequence[Action | None]) -> QMenu:
        """A menu of actions; None stands for a separator."""
        menu = self._window.menuBar().addMenu(title)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(BoundAction(action, menu))
        return menu

    def add_edit(self, undo: Action, redo: Action, others: Sequence[Action | None]) -> None:
        """The Edit menu, whose first two lines say what they would undo and redo."""
        menu = self.add(t("menu", "&Edit"), ())
        self._undo = BoundAction(undo, menu)
        self._redo = BoundAction(redo, menu)
        menu.addAction(self._undo)
        menu.addAction(self._redo)
        menu.addSeparator()
        for action in others:
            if action is not None:
                menu.addAction(BoundAction(action, menu))
        menu.aboutToShow.connect(self.tell_history)
        self.tell_history()

    def add_appearance(self, menu: QMenu) -> None:
        """Light, dark and contrast under View."""
        looks = menu.addMenu(t("menu", "&Appearance"))
        for key, words in appearance_names():
            line = looks.addAction(words)
            line.setData(key)
            line.setCheckable(True)
            self._looks[key] = line
        looks.triggered.connect(self._on_look_picked)
        looks.aboutToShow.connect(self._on_looks_shown)

    @Slot()
    def tell_history(self) -> None:
        """Say in the Edit menu what undo and redo would do now."""
        if self._undo is None or self._redo is None:
            return
        back, again = self._history.undo_name(), self._history.redo_name()
        undo = t("menu", "&Undo: {what}", what=plain_menu(back)) if back else t("menu", "&Undo")
        redo = t("menu", "&Redo: {what}", what=plain_menu(again)) if again else t("menu", "&Redo")
        self._undo.setText(undo)
        self._redo.setText(redo)
        self._undo.setEnabled(bool(back))
        self._redo.setEnabled(bool(again))

    @Slot(QAction)
    def _on_look_picked(self, picked: QAction) -> None:
        self._theme.choose(str(picked.data()) or None)

    @Slot()
    def _on_looks_shown(self) -> None:
        for key, line in self._looks.items():
            line.setChecked(key == (self._theme.override or ""))


def place_actions(places: Sequence[Place], goers: Sequence["PlaceGoer"]) -> list[Action]:
    """Going to each place, Ctrl+1 to Ctrl+9 in the order of the sidebar."""
    return [
        Action(
            f"go.{place.key}",
            place.title,
            goer.go,
            f"Ctrl+{number}" if number < 10 else "",
            place.icon,
        )
        for number, (place, goer) in enumerate(zip(places, goers, strict=True), start=1)
    ]


class PlaceGoer(QObject):
    """Goes to one place: a bound method with its place in it."""

    def __init__(self, key: str, go: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._key = key
        self._go = go

    def go(self) -> None:
        """Go there."""
        self._go(self._key)
