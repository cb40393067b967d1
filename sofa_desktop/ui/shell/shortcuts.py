"""What the keys do: on this page, and everywhere."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.scroll import Upright
from sofa_desktop.ui.kit.sheet import Sheet


class ShortcutsSheet(Sheet):
    """Two lists of keys with what they do."""

    def __init__(
        self, here: str, page: Sequence[Action], window: Sequence[Action], parent: QWidget
    ) -> None:
        super().__init__(
            t("shortcuts", "Shortcuts"), t("shortcuts", "Close"), width=520, parent=parent
        )
        self.cancel.hide()
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 12, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._add(t("shortcuts", "On {page}", page=here), page)
        self._add(t("shortcuts", "Everywhere"), window)
        area = Upright(inner)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # nothing inside takes the keyboard
        area.setMinimumHeight(320)
        area.setAccessibleName(t("shortcuts", "Shortcuts"))
        self.body.addWidget(area, 1)

    @classmethod
    def ask(
        cls, here: str, page: Sequence[Action], window: Sequence[Action], parent: QWidget
    ) -> "ShortcutsSheet":
        """Open it."""
        sheet = cls(here, page, window, parent)
        sheet.open()
        return sheet

    def _add(self, heading: str, actions: Sequence[Action]) -> None:
        with_keys = [action for action in actions if action.shortcut]
        if not with_keys:
            return
        row = self._grid.rowCount()
        self._grid.addWidget(Label(heading, "heading"), row, 0, 1, 2)
        for action in with_keys:
            row += 1
            self._grid.addWidget(Label(action.words, wrap=True), row, 0)
            keys = Label(action.shortcut_text, "muted")
            self._grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight)
