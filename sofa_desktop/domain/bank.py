"""What a bank's file says, before anything of it is believed."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class BankLine:
    """One booked movement as the bank states it."""

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
    """A stable code: ``pending``, ``no_date``, ``no_amount``, ``no_effect``, ..."""
    text: str = ""
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BankStatement:
    """One account's lines out of a file."""

    lines: tuple[BankLine, ...]
    refused: tuple[RefusedLine, ...] = ()
    account_name: str = ""
    """IBAN or number, as the file states it."""
    currency: str = ""
    closing_minor: int | None = None
    closing_on: date | None = None
    opening_minor: int | None = None


@dataclass(frozen=True, slots=True)
class CsvProfile:
    """How one bank writes its CSV: found by the reader, kept for the next file.

    Column numbers count from 0; None where the file has no such column.
    """

    encoding: str = "utf-8"
    separator: str = ","
    decimal_mark: str = "."
    header_line: int = 0
    """The line of the headings, from 0; -1 where there are none."""
    date_order: str = "DMY"
    """DMY, MDY or YMD."""
    date: int | None = None
    valued: int | None = None
    amount: int | None = None
    money_in: int | None = None
    money_out: int | None = None
    currency: int | None = None
    text: tuple[int, ...] = ()
    counterparty: int | None = None
    bank_id: int | None = None
    status: int | None = None
    gross: int | None = None
    fee: int | None = None
    effect: int | None = None
    """PayPal's column that says whether the balance moves."""


@dataclass(frozen=True, slots=True)
class BankFile:
    """A whole file, read."""

    kind: str
    """``csv`` or ``camt053``."""
    statements: tuple[BankStatement, ...]
    profile: CsvProfile | None = None
    preview: tuple[tuple[str, ...], ...] = ()
    """The first rows as cells, headings first, to show what was found."""
