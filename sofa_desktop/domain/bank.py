"""What a bank's file says, before anything of it is believed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class BankLine(NamedTuple):
    """One booked movement as the bank states it.

    A named tuple, because a file of a hundred thousand lines makes as many of them: it costs a
    quarter of a frozen dataclass.
    """

    line: int
    """The line (CSV) or the entry's ordinal (camt.053) in the file, from 1."""
    booked_on: date
    amount_minor: int
    """Effect on the account, net of any fee; negative is money out."""
    currency: str
    text: str
    """Purpose, in one line."""
    counterparty: str = ""
    bank_id: str = ""
    """The bank's own identifier of the movement, where it gives one."""
    fee_minor: int = 0
    """Fee taken out of a gross amount, not negative for a charge: gross = amount + fee."""
    valued_on: date | None = None
    original_minor: int = 0
    original_currency: str = ""
    """What was paid in another currency, where the bank states it; empty where not."""
    raw: str = ""
    """The line as it stood in the file."""


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that cannot become an entry, and why."""

    line: int
    reason: str
    """A stable code: ``pending``, ``denied``, ``hold``, ``no_effect``, ``no_date``,
    ``odd_date``, ``no_amount``, ``too_precise``, ``too_large``, ``no_currency``,
    ``no_direction``, ``cells_missing``, ``cells_too_many``."""
    text: str = ""
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BankStatement:
    """One account's lines in one currency out of a file."""

    lines: tuple[BankLine, ...]
    refused: tuple[RefusedLine, ...] = ()
    account_name: str = ""
    """IBAN or number, as the file states it."""
    currency: str = ""
    closing_minor: int | None = None
    """What the bank says is on the account after these lines, amounts only held left out."""
    closing_on: date | None = None
    closing_currency: str = ""
    """The closing balance's currency, where the file states it in another than the account's."""
    opening_minor: int | None = None


def latest_closing(statements: Sequence[BankStatement]) -> BankStatement | None:
    """The statement whose closing balance is the account's last; None where none states one.

    Of several that close on one day it is the one that no other begins with, else the last.
    """
    stated = [each for each in statements if each.closing_minor is not None]
    last = max((each.closing_on or date.min for each in stated), default=None)
    ends = [each for each in stated if (each.closing_on or date.min) == last]
    begun = [each.opening_minor for each in ends]
    open_ends = [each for each in ends if each.closing_minor not in begun]
    return next(reversed(open_ends or ends), None)


@dataclass(frozen=True, slots=True)
class CsvProfile:
    """How one bank writes its CSV: found by the reader, kept for the next file.

    Column numbers count from 0; None where the file has no such column.
    """

    encoding: str = "utf-8"
    separator: str = ","
    decimal_mark: str = "."
    header_line: int = 0
    """The record of the headings, from 0, blank lines counted; -1 where there are none."""
    headings: tuple[str, ...] = ()
    """The headings as they stand: a later file with the same ones is read the same way."""
    date_order: str = "DMY"
    """DMY, MDY or YMD."""
    date: int | None = None
    valued: int | None = None
    amount: int | None = None
    money_in: int | None = None
    money_out: int | None = None
    sign: int | None = None
    """A column of marks such as S and H, Debit and Credit, that gives the amount its sign."""
    currency: int | None = None
    text: tuple[int, ...] = ()
    kind: int | None = None
    """What sort of movement it is, in the bank's words."""
    counterparty: int | None = None
    """The other side; where there is ``payer`` too, the payee of money that goes out."""
    payer: int | None = None
    """Who pays money that comes in, where payer and payee have a column each."""
    bank_id: int | None = None
    related: int | None = None
    """The identifier of another movement this one belongs to (PayPal)."""
    status: int | None = None
    gross: int | None = None
    fee: int | None = None
    effect: int | None = None
    """PayPal's column that says whether the balance moves."""
    balance: int | None = None
    """The running balance."""
    account: int | None = None
    """The own account, where one file holds several."""
    original: int | None = None
    original_currency: int | None = None


@dataclass(frozen=True, slots=True)
class BankFile:
    """A whole file, read."""

    kind: str
    """``csv`` or ``camt053``."""
    statements: tuple[BankStatement, ...]
    profile: CsvProfile | None = None
    preview: tuple[tuple[str, ...], ...] = ()
    """The first rows as cells, headings first, to show what was found."""
