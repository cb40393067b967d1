"""The sheets of policies: note one in force, renew one as it is, retire one."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sofa_desktop.domain.periods import add_months
from sofa_desktop.domain.policy import PolicyKind
from sofa_desktop.i18n import formats, policy_terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.policy_rows import PolicyRow
from sofa_desktop.ui.governance.kept_form import TermEdit
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.prose_edit import ProseEdit
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit

YEAR = 12


def kinds() -> list[Choice]:
    """What a policy can be about."""
    return [Choice(str(kind), policy_terms.policy_kind(kind)) for kind in PolicyKind]


def _beside(form: Form, one: str, other: str) -> None:
    """Put two fields of a form into one row."""
    first, second = form.field(one), form.field(other)
    place = form.box.indexOf(first)
    for field in (first, second):
        form.box.removeWidget(field)
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(first, 2)
    row.addWidget(second, 3)
    form.box.insertLayout(place, row)


class AdoptSheet(Sheet):
    """A policy the circle goes by already, taken into the logbook as it was consented."""

    def __init__(
        self, desk: Desk, origin: object, taken: Callable[[str], object], parent: QWidget
    ) -> None:
        super().__init__(
            t("policies", "A policy in force"),
            t("policies", "Take it into the logbook"),
            t(
                "policies",
                "For what the circle has consented to already. A new idea begins as a proposal.",
            ),
            width=560,
            parent=parent,
        )
        self._desk = desk
        self._origin = origin
        self._taken = taken
        self.title = TextEdit(needed=t("policies", "A policy needs a title."))
        self.kind = ChoiceEdit(kinds())
        self.kind.set_key(str(PolicyKind.GUIDELINE))
        self.text = ProseEdit(4)
        self.measure = TextEdit()
        self.feedback = TextEdit()
        self.decided = DateEdit(desk.clock.today)
        self.decided.set_day(desk.clock.today())
        self.term = TermEdit(desk.clock.today)
        self.term.set_day(add_months(desk.clock.today(), YEAR))
        self.form = Form()
        self.form.add("title", t("policies", "Title"), self.title)
        self.form.add("kind", t("policies", "Kind"), self.kind)
        self.form.add("text", t("policies", "Wording"), self.text).check_with(self._no_text)
        self.form.add("measure", t("policies", "Measure"), self.measure)
        self.form.add("feedback", t("policies", "Feedback to"), self.feedback)
        self.form.add("decided", t("policies", "Consented on"), self.decided)
        self.form.add("term", t("policies", "Looked at again by"), self.term)
        _beside(self.form, "measure", "feedback")
        _beside(self.form, "decided", "term")
        self.body.addWidget(self.form)
        self.title.setFocus()

    def answer(self) -> object | None:
        kind = self.kind.key()
        if not self.form.is_sound() or kind is None:
            return None
        made = self._desk.policies.adopt(
            self.title.value(),
            self.text.value(),
            kind=kind,
            term_end=self.term.day(),
            measure=self.measure.value(),
            feedback_to=self.feedback.value(),
            decided_on=self.decided.day(),
            origin=self._origin,
        )
        self._taken(made)
        return made

    def _no_text(self) -> str:
        if self.text.value().strip():
            return ""
        return t("policies", "A policy needs its exact wording.")


class RenewSheet(Sheet):
    """The same words for another term."""

    def __init__(self, desk: Desk, row: PolicyRow, origin: object, parent: QWidget) -> None:
        super().__init__(
            t("policies", "Renew “{title}”", title=row.title),
            t("policies", "Renew as it is"),
            t(
                "policies",
                "The circle has looked at it and consents to the same words for another term. "
                "The term until now ends on {day}.",
                day=formats.day(row.term_end),
            ),
            parent=parent,
        )
        self._desk = desk
        self._row = row
        self._origin = origin
        self.term = TermEdit(desk.clock.today)
        self.term.set_day(add_months(max(desk.clock.today(), row.term_end), YEAR))
        self.form = Form()
        self.form.add("term", t("policies", "Looked at again by"), self.term)
        self.body.addWidget(self.form)
        self.term.setFocus()

    def answer(self) -> object | None:
        day = self.term.day()
        if not self.form.is_sound() or day is None:
            return None
        return self._desk.policies.renew(self._row.id, day, origin=self._origin)
