"""What looks alike while a title is typed, each line with a way to it; never the thing itself."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.backlog_rows import SimilarRow
from sofa_desktop.services.desk import Desk
from sofa_desktop.ui.governance.similar import Similar, words
from sofa_desktop.ui.kit.buttons import Button
from sofa_desktop.ui.kit.labels import Label


class SimilarOthers(Similar):
    """Long titles wrap; what the person is working on, or changes by it, is left out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, goes=True, parent=parent)
        self._own: frozenset[str] = frozenset()

    def leave_out(self, ids: Collection[str]) -> None:
        """Records that are no news here."""
        self._own = frozenset(ids)

    def _show(self, rows: Sequence[SimilarRow]) -> None:
        super()._show([row for row in rows if row.id not in self._own])

    def _line(self, row: SimilarRow) -> QWidget:
        held = QWidget()
        line = QHBoxLayout(held)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Label(words(row), "small", wrap=True), 1)
        show = t("similar", "Show it")
        button = Button(show, "link", name=f"{show}: {row.title}")
        button.setObjectName(f"{row.kind}:{row.id}")
        button.clicked.connect(self._on_line_clicked)
        line.addWidget(button)
        return held
