"""The agreement: its versions, the form of the one being drafted, and the worked example."""

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import AgreementRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.empty import EmptyState
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.pick_list import PickList
from sofa_desktop.ui.kit.scroll import Upright
from sofa_desktop.ui.kit.split import Split
from sofa_desktop.ui.pages.settlements import agreement_words as words
from sofa_desktop.ui.pages.settlements.agreement_deeds import AgreementDeeds
from sofa_desktop.ui.pages.settlements.agreement_view import AgreementView
from sofa_desktop.ui.pages.settlements.meaning import Meaning
from sofa_desktop.ui.pages.settlements.panel import Offers, Panel
from sofa_desktop.ui.pages.settlements.terms_fields import Setting
from sofa_desktop.ui.pages.settlements.terms_form import TermsForm


class AgreementPanel(Panel):
    """Which terms hold, and what would others mean?"""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        circle = context.desk.queries.circle()
        self._currency = circle.currency if circle else "EUR"
        self._rows: list[AgreementRow] = []
        self._deeds = AgreementDeeds(context, page, self._currency)
        self._deeds.drafted.connect(self._on_drafted)
        self.form: TermsForm | None = None
        self.list = PickList(t("agreement", "Versions of the agreement"), strip=True)
        self.view = AgreementView()
        self.meaning = Meaning(context, page, self._currency)
        self._middle = QStackedWidget()
        self._middle.addWidget(_scrolling(self.view))
        self._split = Split(self._middle, _scrolling(self.meaning), shares=(5, 7))
        self._with_versions = QWidget()
        down = QVBoxLayout(self._with_versions)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(16)
        down.addWidget(self.list)
        down.addWidget(self._split, 1)
        self.empty = EmptyState(
            t(
                "agreement",
                "The agreement says what SoFA gets, what stays in the circle, and what members "
                "get. Begin with the suggested terms and see what each of them means.",
            ),
            self._draft_action(),
            icon="handshake",
        )
        self._all = QStackedWidget()
        self._all.addWidget(self.empty)
        self._all.addWidget(self._with_versions)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._all)
        self.list.picked.connect(self._on_picked)

    def refresh(self) -> None:
        desk = self.context.desk
        self._rows = desk.queries.agreements()
        self._make_form()
        self._all.setCurrentWidget(self._with_versions if self._rows else self.empty)
        self.list.show_picks(words.picks(self._rows, desk.clock.today()))
        self._show()

    def reveal(self, record: str) -> bool:
        return self.list.choose(record)

    def offers(self) -> Offers:
        row = self.chosen()
        if row is None:
            return Offers(self._draft_action())
        remove = Action(
            "agreement.remove",
            t("agreement", "Remove this version"),
            self.remove,
            icon="trash-2",
            why_not=t("agreement", "Statements rest on it.") if row.frozen else "",
        )
        if row.consented_on is None:
            consent = Action(
                "agreement.consent", t("agreement", "Record consent…"), self.consent, icon="check"
            )
            return Offers(consent, (), (remove,))
        menu = [remove]
        if row.sofa_consented_on is None:
            menu.insert(
                0,
                Action(
                    "agreement.sofa",
                    t("agreement", "Note SoFA's consent…"),
                    self.sofa_consents,
                    icon="check",
                ),
            )
        return Offers(self._new_action(), (), tuple(menu))

    def chosen(self) -> AgreementRow | None:
        """The version that is chosen now."""
        return next((row for row in self._rows if row.id == self.list.key()), None)

    def state(self) -> Mapping[str, object]:
        return {"split": self._split.state()}

    def restore(self, state: Mapping[str, object]) -> None:
        self._split.restore(state.get("split"))

    def draft(self) -> None:
        """Begin a version."""
        self._deeds.draft()

    def consent(self) -> None:
        """Ask for the circle's consent."""
        row = self.chosen()
        if self.form is not None and (problem := self.form.problem()):
            self.page.notice.tell(problem, "bad")
        elif row is not None:
            self._deeds.consent(row)

    def sofa_consents(self) -> None:
        """Ask for the day of SoFA's consent."""
        row = self.chosen()
        if row is not None:
            self._deeds.sofa_consents(row)

    def remove(self) -> None:
        """Take the chosen version away."""
        row = self.chosen()
        if row is not None:
            self._deeds.remove(row)

    def _draft_action(self) -> Action:
        words_ = t("agreement", "Draft the agreement")
        return Action("agreement.draft", words_, self.draft, icon="plus")

    def _new_action(self) -> Action:
        open_ = any(row.consented_on is None for row in self._rows)
        why_not = t("agreement", "Another version is being drafted.") if open_ else ""
        words_ = t("agreement", "New version")
        return Action("agreement.new", words_, self.draft, icon="plus", why_not=why_not)

    def _setting(self) -> Setting:
        desk = self.context.desk
        costs = [
            (row.key, row.name)
            for row in desk.queries.categories()
            if row.kind == AccountKind.COST and not row.archived and row.key != "unsorted_out"
        ]
        members = [
            (row.id, row.name)
            for row in desk.queries.members(desk.clock.today())
            if row.left_on is None
        ]
        return Setting(self._currency, tuple(costs), tuple(members), desk.clock.today)

    def _make_form(self) -> None:
        """The form knows its costs and members from the start; others need another form."""
        setting = self._setting()
        if self.form is not None and self.form.setting == setting:
            return
        if self.form is not None:
            old = self._middle.widget(1)
            if old is not None:
                self._middle.removeWidget(old)
                old.deleteLater()
        self.form = TermsForm(setting)
        self.form.edited.connect(self._on_edited)
        self.form.committed.connect(self._on_committed)
        self._middle.addWidget(_scrolling(self.form))

    def _show(self) -> None:
        row = self.chosen()
        if row is not None and self.form is not None:
            terms = words.terms_in(row)
            names = self.names()
            if row.consented_on is None:
                self.form.show_terms(terms, row.valid_from, row.review_on)
                self._middle.setCurrentIndex(1)
                terms = self.form.terms() or terms
            else:
                self.view.show_version(row, terms, names)
                self._middle.setCurrentIndex(0)
            self.meaning.show_terms(terms, words.before(self._rows, row), self.names())
        self.offers_changed.emit()

    @Slot(str)
    def _on_picked(self, _key: str) -> None:
        self._show()

    @Slot()
    def _on_edited(self) -> None:
        row = self.chosen()
        terms = self.form.terms() if self.form is not None else None
        if row is not None and terms is not None:
            self.meaning.show_terms(terms, words.before(self._rows, row), self.names())

    @Slot()
    def _on_committed(self) -> None:
        """Keep what was typed, as soon as it is sound."""
        row, form = self.chosen(), self.form
        if row is None or row.consented_on is not None or form is None:
            return
        terms, start = form.terms(), form.valid_from.day()
        if terms is None or start is None:
            return
        review = form.review_on.day()
        if (terms, start, review) == (words.terms_in(row), row.valid_from, row.review_on):
            return
        agreements = self.context.desk.agreements
        self.page.attempt(
            lambda: agreements.change(
                row.id, terms=terms, valid_from=start, review_on=review, origin=self.page
            )
        )

    @Slot(str)
    def _on_drafted(self, version: str) -> None:
        self.refresh()
        self.list.choose(version)


def _scrolling(widget: QWidget) -> Upright:
    for label in widget.findChildren(Label):
        label.setMinimumWidth(1)
    return Upright(widget)
