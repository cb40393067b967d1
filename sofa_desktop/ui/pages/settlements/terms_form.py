"""The form of an agreement: every term with its clause and what it means, while one types."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sofa_desktop.domain.agreement import CLAUSES, Terms
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.card import Section
from sofa_desktop.ui.kit.choice_edit import ChoiceEdit
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.labels import Label
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.settlements.ladder_edit import LadderEdit
from sofa_desktop.ui.pages.settlements.term_row import NamedEdits, TermRow
from sofa_desktop.ui.pages.settlements.terms_fields import Setting, TermFields, fill_day
from sofa_desktop.ui.pages.settlements.terms_headings import heading
from sofa_desktop.ui.pages.settlements.terms_words import in_words

Group = tuple[str, str, tuple[str, ...]]
"""Its heading, a sentence of help, and the terms in it."""


class TermsForm(QWidget):
    """All terms of one version that nobody has consented to yet.

    Signals:
        edited: something was typed; the example follows it.
        committed: something sound was left; it is to be kept.
    """

    edited = Signal()
    committed = Signal()

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.fields = TermFields(setting)
        self.valid_from = DateEdit(setting.today)
        self.review_on = DateEdit(setting.today, optional=True)
        self.rows: dict[str, TermRow] = {}
        self._filling = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 12, 16)
        self._box.setSpacing(12)
        self._editors: dict[str, QWidget] = {
            "valid_from": self.valid_from,
            "review_on": self.review_on,
            "caps": NamedEdits([(key, name, self.fields.caps[key]) for key, name in setting.costs]),
            "weights": NamedEdits(
                [(key, name, self.fields.weights[key]) for key, name in setting.members]
            ),
        }
        for group in _groups():
            self._add(*group)
        self._box.addStretch(1)

    def terms(self) -> Terms | None:
        """The terms as they stand in the fields; None while one of them is not sound."""
        return None if self.problem() else self.fields.terms()

    def show_terms(self, terms: Terms, valid_from: date, review_on: date | None) -> None:
        """Show terms and days; a field that is being typed in keeps its text."""
        self._filling = True
        self.fields.fill(terms)
        fill_day(self.valid_from, valid_from)
        fill_day(self.review_on, review_on)
        self._filling = False
        self._say()

    def problem(self) -> str:
        """The first thing that is wrong, in a sentence."""
        return next(filter(None, (row.problem() for row in self.rows.values())), "")

    def _add(self, name: str, help_: str, terms: tuple[str, ...]) -> None:
        section = Section(name)
        section.box.setSpacing(14)
        if not self.rows:
            section.box.setContentsMargins(0, 0, 0, 0)
        if help_:
            section.box.addWidget(Label(help_, "small", wrap=True))
        for key in terms:
            editor = self._editors.get(key) or self.fields.editor(key)
            row = TermRow(_heading(key), CLAUSES.get(key, ""), editor)
            self.rows[key] = row
            self._watch(editor)
            section.box.addWidget(row)
        self._box.addWidget(section)

    def _watch(self, editor: QWidget) -> None:
        if isinstance(editor, LadderEdit | NamedEdits):
            editor.edited.connect(self._on_edited)
            editor.committed.connect(self._on_committed)
        elif isinstance(editor, ChoiceEdit):
            editor.committed.connect(self._on_committed)
        elif isinstance(editor, TextEdit):
            editor.textChanged.connect(self._on_edited)
            editor.committed.connect(self._on_committed)

    def _say(self) -> None:
        """The sentence of each clause, as the fields stand."""
        terms = self.terms()
        if terms is None:
            return
        for clause in in_words(terms, self.setting.names):
            row = self.rows.get(clause.key)
            if row is not None:
                row.say(clause.sentence)

    @Slot()
    def _on_edited(self) -> None:
        if not self._filling:
            self._say()
            self.edited.emit()

    @Slot()
    def _on_committed(self) -> None:
        if not self._filling:
            self._say()
            self.edited.emit()
            self.committed.emit()


def _groups() -> tuple[Group, ...]:
    return (
        (t("terms", "Who, and from when"), "", ("valid_from", "review_on", "party_kind")),
        (
            t("terms", "What counts"),
            t(
                "terms",
                "Empty: the cost counts in full. 50 %: it counts up to half of the receipts to "
                "date. 0 %: it never counts.",
            ),
            ("caps", "fx_difference_allowed", "lost_fee_bearer"),
        ),
        (t("terms", "What SoFA gets"), "", ("tiers", "window", "service_fee")),
        (
            t("terms", "SoFA's investment"),
            "",
            ("recoup_bp", "multiple_bp", "funded_in_base"),
        ),
        (t("terms", "The circle's reserve"), "", ("reserve_bp", "reserve_target")),
        (
            t("terms", "The members"),
            t(
                "terms",
                "All empty: every full member gets the same. With weights 2 and 1 the first gets "
                "twice as much; who has none gets nothing.",
            ),
            ("weights", "show_member_payouts"),
        ),
        (t("terms", "Paying"), "", ("min_payout", "negative", "pay_within_days")),
        (
            t("terms", "Queries and corrections"),
            "",
            ("query_days", "correction_months"),
        ),
    )


def _heading(key: str) -> str:
    if key == "valid_from":
        return t("terms", "In force from")
    if key == "review_on":
        return t("terms", "Look at it again on")
    return heading(key)
