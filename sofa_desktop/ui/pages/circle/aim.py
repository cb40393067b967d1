"""What the circle is for: its aim and domain, its name, parent circle and currency."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.card import Card, Section
from sofa_desktop.ui.kit.history_list import HistoryList
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.record_form import RecordForm
from sofa_desktop.ui.kit.scroll import Scroll

WIDEST = 860


class Aim(QWidget):
    """The circle's own record, edited in place."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self.form = RecordForm(self._keep, beside=True)
        self.form.add_line("name", t("circle", "Name"))
        self.form.add_prose(
            "aim",
            t("circle", "Aim"),
            least=3,
            hint=t("circle", "What the circle does, in words anybody understands."),
        )
        self.form.add_prose(
            "domain",
            t("circle", "Domain"),
            least=3,
            hint=t("circle", "What the circle decides about on its own."),
        )
        self.form.add_line(
            "parent",
            t("circle", "Parent circle"),
            hint=t("circle", "Aim and domain are agreed with it; leader and delegate link to it."),
        )
        self.form.add_line(
            "currency",
            t("circle", "Currency"),
            hint=t("circle", "Its three letters. It stays as it is once money is recorded."),
        )
        self.history = HistoryList(t("circle", "Changes of the circle"))
        card = Card()
        card.box.addWidget(self.form)
        card.setMaximumWidth(WIDEST)
        changes = Section(t("circle", "What was changed"))
        changes.box.addWidget(self.history)
        changes.setMaximumWidth(WIDEST)
        scroll = Scroll()
        scroll.box.addWidget(card)
        scroll.box.addWidget(changes)
        scroll.box.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll)

    def refresh(self) -> None:
        """Show what is kept."""
        queries = self._context.desk.queries
        circle = queries.circle()
        if circle is None:
            return
        self.form.show_record(
            circle.id,
            {
                "name": circle.name,
                "aim": circle.aim,
                "domain": circle.domain,
                "parent": circle.parent,
                "currency": circle.currency,
            },
        )
        self.history.show_changes(queries.history(circle.id), of=circle.id)

    def _keep(self, circle_id: str, field: str, value: object) -> None:
        del circle_id
        self._context.desk.circle.change(origin=self._page, **{field: value})
