"""What a person can do on a page: the same thing as button, menu line, shortcut and palette hit."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence

from sofa_desktop.ui.kit.labels import plain_menu, plain_tip
from sofa_desktop.ui.theme.theme import current

ACCESS = re.compile(r"(?<![\w&])&(?=\w)")
NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do.

    ``key`` is stable ("money.in"); ``text`` is a verb in words, perhaps with an access key at the
    start of a word ("&Undo"; any other ampersand is one); ``run`` is a bound method; ``shortcut``
    as in "Ctrl+N" or "T".
    ``why_not`` says in a sentence why it cannot be done now; it stays visible but disabled.
    """

    key: str
    text: str
    run: Callable[[], object]
    shortcut: str = ""
    icon: str = ""
    why_not: str = ""
    danger: bool = False
    checked: bool | None = None

    @property
    def words(self) -> str:
        """The text without its access key."""
        return ACCESS.sub("", self.text, count=1)

    @property
    def tip(self) -> str:
        """What a tooltip says: why not, or the text with its shortcut."""
        if self.why_not:
            return self.why_not
        return f"{self.words} ({self.shortcut_text})" if self.shortcut else self.words

    @property
    def shortcut_text(self) -> str:
        """The shortcut as this system writes it."""
        return shortcut_text(self.shortcut)


def shortcut_text(shortcut: str) -> str:
    """A shortcut as this system writes it: Ctrl+K, or the key's sign on macOS."""
    return QKeySequence(shortcut).toString(NATIVE) if shortcut else ""


def plain_action(action: Action) -> str:
    """The text for a menu or button: its access key where one is given, else plain."""
    before, mark, after = ACCESS.split(action.text, maxsplit=1)[0], "", ""
    if len(before) < len(action.text):
        mark, after = "&", action.text[len(before) + 1 :]
    return plain_menu(before) + mark + plain_menu(after)


class BoundAction(QAction):
    """An ``Action`` as Qt knows it: for menus and shortcuts, updated in place."""

    def __init__(
        self,
        action: Action,
        parent: QObject,
        context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
    ) -> None:
        super().__init__(parent)
        self.setShortcutContext(context)
        self.action = action
        self.show_action(action)
        self.triggered.connect(self._on_triggered)
        current().changed.connect(self._on_theme_changed)

    def show_action(self, action: Action) -> None:
        """Be this action from now on."""
        self.action = action
        self.setObjectName(action.key)
        self.setText(plain_action(action))
        self.setShortcut(QKeySequence(action.shortcut))
        self.setEnabled(not action.why_not)
        self.setToolTip(plain_tip(action.tip))
        self.setStatusTip(action.why_not)
        if action.checked is not None:
            self.setCheckable(True)
            self.setChecked(action.checked)
        self._on_theme_changed()

    @Slot()
    def _on_triggered(self) -> None:
        if self.action.checked is not None:
            self.setChecked(self.action.checked)
        self.action.run()

    @Slot()
    def _on_theme_changed(self) -> None:
        if self.action.icon:
            self.setIcon(current().icon(self.action.icon))
