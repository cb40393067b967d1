"""Small sheets about entries that are there: refund, category, edition, investment, rate, parts."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sofa_desktop.domain.ledger import Split
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import EntryFilter, EntryRow
from sofa_desktop.ui.kit.date_edit import DateEdit
from sofa_desktop.ui.kit.form import Form
from sofa_desktop.ui.kit.money_edit import MoneyEdit
from sofa_desktop.ui.kit.sheet import Sheet
from sofa_desktop.ui.kit.text_edit import TextEdit
from sofa_desktop.ui.pages.money.grid_form import GridForm, RateFields, choice
from sofa_desktop.ui.pages.money.lookups import Lookups, Pairs
from sofa_desktop.ui.pages.money.parts_edit import PartsEdit


class RefundSheet(Sheet):
    """Records the refund of an entry or of a part; answers with the new entry's id."""

    def __init__(
        self, desk: Desk, known: Lookups, row: EntryRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            t("money", "Refund of “{what}”", what=row.text),
            t("money", "Record the refund"),
            t(
                "money",
                "{amount} on {day}. A part can be refunded too; categories, editions and the "
                "exchange rate are those of the entry.",
                amount=formats.money(abs(row.minor), row.currency),
                day=formats.day(row.occurred_on),
            ),
            parent=parent,
        )
        self._desk = desk
        self._row = row
        same = [a for a in known.live_accounts() if a.currency == row.currency]
        self.form = Form()
        self.amount = MoneyEdit(row.currency)
        self.amount.set_minor(abs(row.minor))
        self.day = DateEdit(desk.clock.today)
        self.day.set_day(desk.clock.today())
        self.account = choice(tuple((a.id, a.name) for a in same))
        self.account.set_key(row.account_id)
        self.text = TextEdit(row.text)
        self.form.add("amount", t("money column", "Amount"), self.amount).check_with(self._problem)
        self.form.add("day", t("money column", "Date"), self.day)
        self.form.add("account", t("money column", "Account"), self.account)
        self.form.add("text", t("money column", "What"), self.text)
        self.body.addWidget(self.form)
        self.amount.setFocus()
        self.amount.selectAll()

    def answer(self) -> str | None:
        """Record it; the new entry's id."""
        day, minor = self.day.day(), self.amount.minor()
        if not self.form.is_sound() or day is None or minor is None:
            return None
        return self._desk.ledger.refund(
            self._row.id,
            on=day,
            minor=minor,
            account_id=self.account.key(),
            text=self.text.value(),
            origin=self,
        )

    def _problem(self) -> str:
        minor = self.amount.minor()
        if minor is not None and minor <= 0:
            return t("money", "An amount above zero is needed here.")
        return ""


class ChooseSheet(Sheet):
    """Asks for one of many; answers with a tuple of its key, or of None for nothing."""

    def __init__(
        self,
        title: str,
        verb: str,
        label: str,
        pairs: Pairs,
        *,
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``empty`` names the choice of nothing; without it one must be chosen."""
        super().__init__(title, verb, parent=parent)
        self.form = Form()
        self.choice = choice(pairs, optional=bool(empty), empty=empty)
        self.form.add("choice", label, self.choice)
        self.body.addWidget(self.form)
        self.choice.setFocus()

    def answer(self) -> tuple[str | None] | None:
        """What was chosen."""
        return (self.choice.key(),) if self.form.is_sound() else None


class RateSheet(Sheet):
    """Sets the exchange rate of entries; answers with how many."""

    def __init__(
        self,
        desk: Desk,
        known: Lookups,
        rows: Sequence[EntryRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tn(
                "money",
                "Exchange rate of {n} entry",
                "Exchange rate of {n} entries",
                len(rows),
            ),
            t("money", "Set the rate"),
            t(
                "money",
                "Without a rate an entry waits and is not settled. Left empty, the rate is taken "
                "away.",
            ),
            width=560,
            parent=parent,
        )
        self._desk = desk
        self._ids = [row.id for row in rows]
        self.form = GridForm()
        self._rates = RateFields(self.form, desk.clock.today)
        currency = rows[0].currency if rows else known.currency
        self._rates.show_for(currency, known.currency, needed=True)
        self._rates.set_day(max((row.occurred_on for row in rows), default=None))
        self.body.addWidget(self.form)

    def answer(self) -> int | None:
        """Set it."""
        if not self.form.is_sound():
            return None
        self._desk.ledger.set_rate(self._ids, self._rates.rate(), origin=self)
        return len(self._ids)


class PartsSheet(Sheet):
    """Splits an entry over categories and editions; answers with its id."""

    def __init__(
        self,
        desk: Desk,
        known: Lookups,
        row: EntryRow,
        parts: Sequence[Split],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            t("money", "Parts of “{what}”", what=row.text),
            t("money", "Keep the parts"),
            formats.money(abs(row.minor), row.currency),
            width=640,
            parent=parent,
        )
        self._desk = desk
        self._id = row.id
        self.parts = PartsEdit(known, "in" if row.minor > 0 else "out")
        self.parts.set_total(row.minor, row.currency)
        sign = 1 if row.minor > 0 else -1
        self.parts.set_splits(
            tuple((part.category_id, part.edition_id or "", sign * part.minor) for part in parts)
        )
        self.body.addWidget(self.parts)

    def answer(self) -> str | None:
        """Keep them."""
        if not self.parts.is_sound():
            return None
        self._desk.ledger.change(self._id, splits=self.parts.splits(), origin=self)
        return self._id


class DaysSheet(Sheet):
    """Asks from when to when; answers with (first, last), either of which may be None."""

    def __init__(self, desk: Desk, wanted: EntryFilter, parent: QWidget | None = None) -> None:
        super().__init__(
            t("money filter", "Choose the days"), t("money filter", "Show these days"),
            parent=parent,
        )  # fmt: skip
        self.form = Form()
        self.since = DateEdit(desk.clock.today, optional=True)
        self.until = DateEdit(desk.clock.today, optional=True)
        self.since.set_day(wanted.since)
        self.until.set_day(wanted.until)
        self.form.add("since", t("money filter", "From"), self.since)
        self.form.add("until", t("money filter", "Until"), self.until).check_with(self._problem)
        self.body.addWidget(self.form)

    def answer(self) -> tuple[object, object] | None:
        """The days."""
        return (self.since.day(), self.until.day()) if self.form.is_sound() else None

    def _problem(self) -> str:
        first, last = self.since.day(), self.until.day()
        if first and last and last < first:
            return t("money filter", "The last day is before the first.")
        return ""
