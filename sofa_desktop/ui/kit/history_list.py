"""What happened to a record, newest first, in words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.rows import FieldChange
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.history_words import HistoryLine, Naming, history_lines
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.layouts import clear

AT_FIRST = 8


class HistoryList(QWidget):
    """Lines of a history; the first few, and the others when asked for.

    ``show_changes`` takes rows of ``queries.history``, of one record or of several together;
    ``show_lines`` takes what a page has put into words itself.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._told: list[HistoryLine] = []
        self._all = False
        self._of = ""
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._more = Button("", "link")
        self._more.clicked.connect(self._on_more_clicked)
        self._nothing = Label(t("history", "Nothing has changed yet."), "muted", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._nothing)
        box.addLayout(self._lines)
        box.addWidget(self._more)
        self._show([])

    def show_changes(
        self,
        changes: Sequence[FieldChange],
        *,
        of: str = "",
        names: Mapping[str, str] | None = None,
        currency: str = "",
    ) -> None:
        """Show a history; ``of`` is whose, ``names`` are those of other records by id."""
        newest = sorted(changes, key=_newest_first)
        self.show_lines(history_lines(newest, Naming(names or {}, currency)), of=of)

    def show_lines(self, told: Sequence[HistoryLine], *, of: str = "") -> None:
        """Show lines, newest first; ``of`` is whose."""
        if of != self._of:
            self._of, self._all = of, False
            self._told = []
        if [*told] != self._told:
            self._show([*told])

    def lines(self) -> tuple[str, ...]:
        """What it tells, without the times."""
        return tuple(line.what for line in self._told)

    def _show(self, told: list[HistoryLine]) -> None:
        self._told = told
        clear(self._lines)
        shown = told if self._all else told[:AT_FIRST]
        for line in shown:
            self._lines.addWidget(_Line(line))
        hidden = len(told) - len(shown)
        self._more.setText(tn("history", "Show {n} earlier change", "Show {n} earlier", hidden))
        self._more.setAccessibleName(self._more.text())
        self._more.setVisible(hidden > 0)
        self._nothing.setVisible(not told)

    @Slot()
    def _on_more_clicked(self) -> None:
        self._all = True
        self._show(self._told)


class _Line(QWidget):
    def __init__(self, line: HistoryLine) -> None:
        super().__init__()
        self.setAccessibleName(f"{line.when}: {line.what}")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Label(line.what, wrap=True))
        for change in line.changes:
            box.addWidget(Label(change, "small", wrap=True))
        box.addWidget(Label(line.when, "small", wrap=True))


def _newest_first(change: FieldChange) -> int:
    return -change.action.seq
