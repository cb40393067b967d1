"""What the circle already has that looks like what is being typed."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.services.backlog_rows import SimilarRow
from sofa_desktop.services.desk import Desk
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.layouts import clear

PAUSE_MS = 180
AT_MOST = 3
LEAST_LETTERS = 4


def words(row: SimilarRow) -> str:
    """One thing that is there already."""
    title = isolated(row.title)
    if row.kind == "policy":
        return t("similar", "There is a policy on this: “{title}”.", title=title)
    if row.kind == "proposal":
        return t("similar", "There is a proposal on this: “{title}”.", title=title)
    return t("similar", "This may be in the backlog already: “{title}”.", title=title)


class Similar(QWidget):
    """Shows what looks alike, a moment after the last key; nothing where nothing does.

    Signals:
        asked: kind and id of what the person wants to see.
    """

    asked = Signal(str, str)

    def __init__(self, desk: Desk, *, goes: bool = False, parent: QWidget | None = None) -> None:
        """``goes`` makes each line one that leads there."""
        super().__init__(parent)
        self._desk = desk
        self._goes = goes
        self._text = ""
        self._rows: list[SimilarRow] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_over)
        self.hide()

    def look(self, text: str) -> None:
        """Look for what is like this text."""
        self._text = text.strip()
        if len(self._text) < LEAST_LETTERS:
            self._pause.stop()
            self._show([])
        else:
            self._pause.start()

    def sentences(self) -> tuple[str, ...]:
        """What it says now."""
        return tuple(words(row) for row in self._rows)

    def _show(self, rows: Sequence[SimilarRow]) -> None:
        if [*rows] == self._rows:
            return
        self._rows = [*rows]
        clear(self._box)
        for row in rows:
            self._box.addWidget(self._line(row))
        self.setVisible(bool(rows))

    def _line(self, row: SimilarRow) -> QWidget:
        if not self._goes:
            return Label(words(row), "small", wrap=True)
        button = Button(words(row), "link")
        button.setObjectName(f"{row.kind}:{row.id}")
        button.clicked.connect(self._on_line_clicked)
        return button

    @Slot()
    def _on_pause_over(self) -> None:
        self._show(self._desk.queries.similar_topics(self._text)[:AT_MOST])

    @Slot()
    def _on_line_clicked(self) -> None:
        kind, _, record = self.sender().objectName().partition(":")
        self.asked.emit(kind, record)
