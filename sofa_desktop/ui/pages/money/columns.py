"""The columns of the Money table, and what happens when a cell is edited. No Qt."""

from collections.abc import Callable, Sequence
from datetime import date

from sofa_desktop.i18n import formats, terms
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import EntryRow
from sofa_desktop.ui.kit.columns import Align, Column, Edit, Kind
from sofa_desktop.ui.pages.money.lookups import Lookups


class EntryColumns:
    """Shows entries and takes edits of their cells; a refusal of a rule passes through."""

    def __init__(self, desk: Desk, known: Callable[[], Lookups]) -> None:
        self._desk = desk
        self._known = known

    def columns(self) -> list[Column[EntryRow]]:
        """Date, what, account, category, edition, state, amount."""
        today = self._desk.clock.today
        return [
            Column(
                t("money column", "Date"),
                _day,
                key="date",
                width=112,
                tip=_day_tip,
                edit=Edit(Kind.DATE, _day_value, self._set_day, today=today),
            ),
            Column(
                t("money column", "What"),
                what,
                key="text",
                width=148,
                stretch=True,
                tip=what,
                edit=Edit(Kind.TEXT, _text, self._set_text),
            ),
            Column(t("money column", "Account"), _account, key="account", width=142, tone=_muted),
            Column(
                t("money column", "Category"),
                category,
                key="category",
                width=146,
                tone=_category_tone,
                tip=category,
                edit=Edit(
                    Kind.CHOICE, _category_value, self._set_category, choices=self._categories
                ),
            ),
            Column(
                t("money column", "Edition"),
                _edition,
                key="edition",
                width=122,
                tone=_muted,
                tip=self._edition_tip,
                edit=Edit(
                    Kind.CHOICE,
                    _edition_value,
                    self._set_edition,
                    optional=True,
                    choices=self._editions,
                ),
            ),
            Column(
                t("money column", "State"),
                state,
                width=138,
                tone=_state_tone,
                icon=_state_icon,
                tip=state_tip,
            ),
            Column(
                t("money column", "Amount"),
                amount,
                key="amount",
                align=Align.END,
                width=128,
                tone=_amount_tone,
                edit=Edit(
                    Kind.AMOUNT,
                    _amount_value,
                    self._set_amount,
                    currency=_currency,
                    outward=_goes_out,
                ),
            ),
        ]

    def _set_day(self, row: EntryRow, value: object) -> str | None:
        self._desk.ledger.change(row.id, on=value, origin=self)
        return None

    def _set_text(self, row: EntryRow, value: object) -> str | None:
        self._desk.ledger.change(row.id, text=value, origin=self)
        return None

    def _set_category(self, row: EntryRow, value: object) -> str | None:
        self._desk.ledger.categorise([row.id], str(value), origin=self)
        return None

    def _set_edition(self, row: EntryRow, value: object) -> str | None:
        self._desk.ledger.to_edition([row.id], str(value) if value else None, origin=self)
        return None

    def _set_amount(self, row: EntryRow, value: object) -> str | None:
        self._desk.ledger.change(row.id, minor=value, origin=self)
        return None

    def _edition_tip(self, row: EntryRow) -> str:
        return self._known().name(row.edition_id) or row.edition

    def _categories(self, row: EntryRow) -> Sequence[tuple[str, str]]:
        return self._known().purpose_choices(row.category_id, row.account_id)

    def _editions(self, row: EntryRow) -> Sequence[tuple[str, str]]:
        del row
        return self._known().edition_choices()


def record_of(row: EntryRow) -> str:
    """The id of a row."""
    return row.id


def what(row: EntryRow) -> str:
    """The text, and who it was with where that is not in it."""
    if row.counterparty and row.counterparty.casefold() not in row.text.casefold():
        return f"{row.text} · {row.counterparty}"
    return row.text


def amount(row: EntryRow) -> str:
    """The amount with its sign and currency; a move has no sign, because nothing came or went."""
    if row.verb == "move":
        return formats.money(abs(row.minor), row.currency)
    return signed(row.minor, row.currency)


def signed(minor: int, currency: str) -> str:
    """An amount with its sign and currency."""
    return f"{formats.amount(minor, currency, sign=True)}\N{NO-BREAK SPACE}{currency}"


def category(row: EntryRow) -> str:
    """What it was for; of a move, where it went."""
    if row.verb == "move":
        return t("money", "Move to {account}", account=row.category)
    if row.verb == "opening":
        return terms.verb(row.verb)
    return row.category


def state(row: EntryRow) -> str:
    """The number of its statement, waiting for a rate, refund, receipts; else nothing."""
    if row.settled:
        return short_number(row.settled)
    if row.settled_minor is None:
        return t("money state", "no rate yet")
    if row.refund_of is not None:
        return t("money state", "refund")
    return str(row.receipts) if row.receipts else ""


def short_number(number: str) -> str:
    """A statement's number without the circle's code, which is the same for all of them."""
    return number.partition("-")[2] or number


def state_tip(row: EntryRow) -> str:
    """The state in sentences."""
    said = []
    if row.settled:
        said.append(
            t(
                "money state",
                "Settled in {number}: it can be reversed or refunded, not changed.",
                number=row.settled,
            )
        )
    elif row.settled_minor is None:
        said.append(t("money state", "It waits for an exchange rate and is not settled before."))
    if row.refund_of is not None:
        said.append(t("money state", "It takes back an earlier entry, or a part of it."))
    if row.receipts:
        said.append(tn("money state", "{n} receipt.", "{n} receipts.", row.receipts))
    return " ".join(said)


def _state_icon(row: EntryRow) -> str:
    icons = ("lock" if row.settled else "", "paperclip" if row.receipts else "")
    return " ".join(filter(None, icons))


def _state_tone(row: EntryRow) -> str:
    return "warning" if not row.settled and row.settled_minor is None else "muted"


def _day(row: EntryRow) -> str:
    return formats.short_day(row.occurred_on)


def _day_value(row: EntryRow) -> date:
    return row.occurred_on


def _day_tip(row: EntryRow) -> str:
    if row.booked_on == row.occurred_on:
        return ""
    return t(
        "money",
        "It counts from {day}, because the time before is settled.",
        day=formats.day(row.booked_on),
    )


def _text(row: EntryRow) -> str:
    return row.text


def _account(row: EntryRow) -> str:
    return row.account


def _category_value(row: EntryRow) -> str:
    return row.category_id


def _category_tone(row: EntryRow) -> str:
    return "warning" if row.unsorted else ""


def _edition(row: EntryRow) -> str:
    return row.edition


def _edition_value(row: EntryRow) -> str | None:
    return row.edition_id or None


def _amount_value(row: EntryRow) -> int:
    return row.minor


def _amount_tone(row: EntryRow) -> str:
    return "good" if row.minor > 0 and row.verb != "move" else ""


def _currency(row: EntryRow) -> str:
    return row.currency


def _goes_out(row: EntryRow) -> bool:
    return row.minor < 0


def _muted(row: EntryRow) -> str:
    del row
    return "muted"
