"""The sheets about statements: issuing one, recording its payment, choosing the draft's days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from sofa_desktop.domain.periods import Period
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.ui.kit.choice_edit import Choice, ChoiceEdit
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.labels import show_if
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit


class IssueSheet(Sheet):
    """Says what issuing does, and takes the meeting that consented; answers with its words."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(
            t("settlements", "Issue this statement?"),
            t("settlements", "Issue the statement"),
            sentence,
            width=560,
            parent=parent,
        )
        self.note = TextEdit()
        self.note.setPlaceholderText(t("settlements", "Meeting of 12 October, item 3"))
        form = Form()
        form.add(
            "note",
            t("settlements", "Where the circle consented to it"),
            self.note,
            hint=t(
                "settlements",
                "The meeting or minutes, as they will stand on the statement. May stay empty: "
                "then it says that consent is awaited.",
            ),
        )
        self.body.addWidget(form)
        self.note.setFocus()

    def answer(self) -> object | None:
        return (self.note.value(),)

    @classmethod
    def ask(cls, sentence: str, parent: QWidget) -> "IssueSheet":
        """Open it."""
        sheet = cls(sentence, parent)
        sheet.open()
        return sheet


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may be the payment."""

    entry_id: str
    words: str


@dataclass(frozen=True, slots=True)
class Payment:
    """How a statement was paid: by an entry that is there, or by one to be recorded."""

    entry_id: str = ""
    account_id: str = ""
    on: date | None = None


class PaySheet(Sheet):
    """A bank line that is the payment, or an account and a day; answers with a ``Payment``."""

    def __init__(
        self,
        sentence: str,
        candidates: Sequence[Candidate],
        accounts: Sequence[Choice],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            t("settlements", "Record the payment"),
            t("settlements", "Record the payment"),
            sentence,
            width=560,
            parent=parent,
        )
        self.picks = {each.entry_id: QRadioButton(each.words) for each in candidates}
        for place, pick in enumerate(self.picks.values()):
            pick.setChecked(place == 0)
            pick.toggled.connect(self._on_pick_toggled)
            self.body.addWidget(pick)
        self.fresh = QRadioButton(t("settlements", "None of these: record the payment now"))
        show_if(self.fresh, there=bool(candidates))
        self.fresh.setChecked(not candidates)
        self.body.addWidget(self.fresh)
        self.account = ChoiceEdit(accounts)
        self.on = DateEdit(today)
        self.on.set_day(today())
        self.form = Form(beside=True)
        self.form.add("account", t("settlements", "Account"), self.account)
        self.form.add("on", t("settlements", "Day"), self.on)
        if accounts:
            self.account.set_key(accounts[0].key)
        self.body.addWidget(self.form)
        self.fresh.toggled.connect(self._on_pick_toggled)
        self._on_pick_toggled()

    def answer(self) -> object | None:
        for entry_id, pick in self.picks.items():
            if pick.isChecked():
                return Payment(entry_id)
        if not self.form.is_sound():
            return None
        return Payment("", self.account.key() or "", self.on.day())

    @classmethod
    def ask(
        cls,
        sentence: str,
        candidates: Sequence[Candidate],
        accounts: Sequence[Choice],
        today: Callable[[], date],
        parent: QWidget,
    ) -> "PaySheet":
        """Open it."""
        sheet = cls(sentence, candidates, accounts, today, parent)
        sheet.open()
        return sheet

    @Slot()
    def _on_pick_toggled(self) -> None:
        self.form.setVisible(self.fresh.isChecked())
        self.adjustSize()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The days a draft is to cover, and whether it is the last statement."""

    period: Period
    final: bool


class PeriodSheet(Sheet):
    """The days of the next statement; its first day is given where one was issued before."""

    def __init__(
        self,
        period: Period,
        *,
        starts_after: date | None,
        final: bool,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            t("settlements", "Days of the next statement"),
            t("settlements", "Show the draft"),
            t(
                "settlements",
                "A statement usually covers a quarter. Choose other days where the agreement "
                "ends, or where you settle by the month or the year.",
            ),
            parent=parent,
        )
        self._after = starts_after
        self.first = DateEdit(today)
        self.first.set_day(period.start)
        self.last = DateEdit(today)
        self.last.set_day(period.last)
        self.final = QCheckBox(t("settlements", "This is the last statement of the agreement"))
        self.final.setChecked(final)
        self.final.setAccessibleDescription(
            t("settlements", "It pays everything that is carried, however small.")
        )
        self.form = Form(beside=True)
        hint = ""
        if starts_after is not None:
            self.first.setEnabled(False)
            hint = t(
                "settlements",
                "The day after the statement before, which ends {day}.",
                day=formats.day(starts_after),
            )
        self.form.add("first", t("settlements", "First day"), self.first, hint=hint)
        self.form.add("last", t("settlements", "Last day"), self.last)
        self.body.addWidget(self.form)
        self.body.addWidget(self.final)
        self.last.setFocus()

    def answer(self) -> object | None:
        if not self.form.is_sound():
            return None
        first, last = self.first.day(), self.last.day()
        if first is None or last is None:
            return None
        if last < first:
            self.form.tell("last", t("settlements", "The last day lies before the first."))
            return None
        return Chosen(Period(first, last + timedelta(days=1)), self.final.isChecked())

    @classmethod
    def ask(
        cls,
        period: Period,
        parent: QWidget,
        today: Callable[[], date],
        *,
        starts_after: date | None,
        final: bool,
    ) -> "PeriodSheet":
        """Open it."""
        sheet = cls(period, starts_after=starts_after, final=final, today=today, parent=parent)
        sheet.open()
        return sheet
