"""A version that holds, read clause by clause."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import AgreementRow
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.pages.settlements import agreement_words as words
from sofa_desktop.ui.pages.settlements.grid import GridCard
from sofa_desktop.ui.pages.settlements.grid_rows import Grid, GridRow, Head
from sofa_desktop.ui.pages.settlements.terms_words import Names, in_words


class AgreementView(QWidget):
    """Who consented when, and every clause in a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "heading", wrap=True)
        self.facts = Label("", "muted", wrap=True)
        self.clauses = GridCard(t("agreement", "Clauses"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 12, 16)
        box.setSpacing(8)
        for widget in (self.title, self.facts, self.clauses):
            box.addWidget(widget)
        box.addStretch(1)

    def show_version(self, row: AgreementRow, terms: Terms, names: Names) -> None:
        """Show a version."""
        self.title.setText(t("agreement", "Version {number}", number=row.version))
        self.facts.setText(" ".join(words.facts(row)))
        self.clauses.show_grid(
            Grid(
                (Head("", muted=True), Head("", stretch=2), Head("", stretch=5)),
                tuple(
                    GridRow((each.number, each.heading, each.sentence))
                    for each in in_words(terms, names)
                ),
            )
        )
