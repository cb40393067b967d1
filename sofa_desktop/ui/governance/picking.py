"""A list to choose from with a field above that narrows it, once there is much in it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.filter_edit import FilterEdit
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.pick_list import PickList
from sofa_desktop.ui.kit.picks import Pick

MUCH = 8
"""From so many lines on one looks for words rather than reads them all."""


class Picking(QWidget):
    """``list`` is the list itself; ``show_picks`` takes what else can be found in each line."""

    def __init__(self, name: str, look_for: str, parent: QWidget | None = None) -> None:
        """``look_for`` stands in the field while it is empty."""
        super().__init__(parent)
        self.list = PickList(name)
        self.filter = FilterEdit(look_for)
        self._nothing = Label(t("picking", "Nothing has these words."), "muted", wrap=True)
        self._picks: Sequence[Pick] = ()
        self._texts: Mapping[str, str] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.filter)
        box.addWidget(self.list, 1)
        box.addWidget(self._nothing)
        self.filter.filtered.connect(self._on_filtered)
        self.show_picks((), {})

    def show_picks(self, picks: Sequence[Pick], texts: Mapping[str, str]) -> None:
        """Show these lines; ``texts`` by key are found by their words too."""
        self._picks, self._texts = picks, texts
        lines = sum(1 for pick in picks if pick.key)
        self.filter.setVisible(lines >= MUCH or bool(self.filter.text()))
        self._show()

    def choose(self, key: str) -> bool:
        """Choose a line by its key, also one that was narrowed away."""
        if any(pick.key == key for pick in self._picks) and not self.list.choose(key):
            self.filter.clear()
        return self.list.choose(key)

    def _show(self) -> None:
        words = self.filter.text().casefold().split()
        shown: list[Pick] = []
        for pick in self._picks:
            if not pick.key:
                if shown and not shown[-1].key:
                    shown.pop()
                shown.append(pick)
            elif self._holds(pick, words):
                shown.append(pick)
        if shown and not shown[-1].key:
            shown.pop()
        self.list.show_picks(shown)
        nothing = bool(words) and not shown
        self._nothing.setVisible(nothing)
        self.list.setVisible(bool(shown))

    def _holds(self, pick: Pick, words: Sequence[str]) -> bool:
        text = f"{pick.title} {pick.detail} {pick.chip} {self._texts.get(pick.key, '')}".casefold()
        return all(word in text for word in words)

    @Slot(str)
    def _on_filtered(self, _words: str) -> None:
        self._show()
