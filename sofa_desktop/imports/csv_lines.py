"""Rows of one width and a profile to bank lines, column by column.

A column is read as a whole, because that is several times faster than a row at a time; a row that
cannot be an entry gets its reason by its place and is taken out at the end.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sofa_desktop.domain.bank import BankLine, CsvProfile, RefusedLine
from sofa_desktop.domain.money import exponent
from sofa_desktop.imports import marks
from sofa_desktop.imports.amounts import Reading, column_to_minor
from sofa_desktop.imports.dates import column_dates, is_sane
from sofa_desktop.imports.shaping import Body
from sofa_desktop.imports.texts import ID_CAP, NAME_CAP, RAW_CAP, TEXT_CAP, plain_column

Cells = Sequence[str]


@dataclass(slots=True)
class Lines:
    """What the rows of a table became, by their place; ``reasons`` says which are refused."""

    made: list[BankLine]
    reasons: dict[int, str]
    balances: list[Reading]
    currencies: list[str]
    accounts: Cells
    related: Cells
    refused: list[RefusedLine]


class Reader:
    """Reads the rows of one table by one profile."""

    def __init__(self, body: Body, profile: CsvProfile, currency: str) -> None:
        self._body = body
        self._profile = profile
        self._currency = currency
        self._columns: list[Cells] = list(zip(*body.rows, strict=True))
        self._count = len(body.rows)
        self.reasons: dict[int, str] = {}

    def read(self) -> Lines:
        """All lines."""
        profile = self._profile
        dates = self._dates()
        valued = column_dates(self._cells(profile.valued), profile.date_order)
        currencies = self._currencies()
        amounts, fees = self._amounts(currencies)
        originals, original_currencies = self._originals()
        texts = self._texts()
        parties = self._parties(amounts)
        ids = self._plain(profile.bank_id, ID_CAP)
        self._refuse_states(dates, amounts)
        numbers = [amount if type(amount) is int else 0 for amount in amounts]
        days = dates if None not in dates else [day or date.min for day in dates]
        made = list(
            map(
                BankLine._make,
                zip(
                    self._body.numbers, days, numbers, currencies, texts, parties, ids, fees,
                    valued, originals, original_currencies, self._raws(), strict=True,
                ),
            )
        )  # fmt: skip
        return Lines(
            made,
            self.reasons,
            self._minor(profile.balance, currencies) if profile.balance is not None else [],
            currencies,
            self._cells(profile.account),
            self._cells(profile.related),
            self._body.refused,
        )

    def _cells(self, column: int | None) -> Cells:
        if column is None or column >= len(self._columns):
            return [""] * self._count
        return self._columns[column]

    def _plain(self, column: int | None, cap: int) -> list[str]:
        if column is None:
            return [""] * self._count
        return plain_column(self._cells(column), cap)

    def _raws(self) -> list[str]:
        raws = self._body.raws
        if len(max(raws, key=len, default="")) <= RAW_CAP:
            return raws
        return [raw[:RAW_CAP] for raw in raws]

    def _mark(self, cells: Cells, test: Callable[[str], str]) -> None:
        """Give every row a reason whose cell has one; only distinct cells are tested."""
        found = {cell: reason for cell in set(cells) if (reason := test(cell))}
        if found:
            for place, cell in enumerate(cells):
                if cell in found:
                    self.reasons.setdefault(place, found[cell])

    def _dates(self) -> list[date | None]:
        profile = self._profile
        cells = self._cells(profile.date)
        dates = column_dates(cells, profile.date_order)
        if profile.effect is not None:
            self._mark(self._cells(profile.effect), _no_effect)
        self._mark(self._cells(profile.status), marks.state)
        if None in dates:
            self._mark(cells, marks.state)
        return dates

    def _currencies(self) -> list[str]:
        cells = self._cells(self._profile.currency)
        known = {
            cell: marks.currency_code(cell) or ("" if cell.strip() else self._currency)
            for cell in set(cells)
        }
        self._mark(cells, lambda cell: "" if known[cell] else "no_currency")
        return [known[cell] for cell in cells]

    def _minor(self, column: int | None, currencies: Cells) -> list[Reading]:
        cells = self._cells(column)
        mark = self._profile.decimal_mark
        places = {exponent(currency) for currency in set(currencies)} or {2}
        if len(places) == 1:
            return column_to_minor(cells, mark, places.pop())
        read = {place: column_to_minor(cells, mark, place) for place in places}
        return [
            read[exponent(currency)][row] for row, currency in enumerate(currencies)
        ]  # a table with yen and euro is read once for each

    def _amounts(self, currencies: Cells) -> tuple[list[Reading], list[int]]:
        profile = self._profile
        nothing = [0] * self._count
        if profile.money_in is not None or profile.money_out is not None:
            sides = zip(
                self._cells(profile.money_in),
                self._cells(profile.money_out),
                self._minor(profile.money_in, currencies),
                self._minor(profile.money_out, currencies),
                strict=True,
            )
            return [_one_side(*side) for side in sides], nothing
        if profile.amount is None:
            return self._net_of_fee(self._minor(profile.gross, currencies), currencies)
        amounts = self._minor(profile.amount, currencies)
        if profile.sign is not None:
            cells = self._cells(profile.sign)
            known = {cell: marks.direction(cell) for cell in set(cells)}
            amounts = [
                _signed(amount, known[cell]) for amount, cell in zip(amounts, cells, strict=True)
            ]
        if profile.fee is None:
            return amounts, nothing
        if profile.gross is None:
            return amounts, _charges(self._minor(profile.fee, currencies))
        gross = self._minor(profile.gross, currencies)
        return amounts, [_minus(whole, net) for whole, net in zip(gross, amounts, strict=True)]

    def _net_of_fee(
        self, gross: list[Reading], currencies: Cells
    ) -> tuple[list[Reading], list[int]]:
        fees = _charges(self._minor(self._profile.fee, currencies))
        nets = [
            whole - fee if isinstance(whole, int) else whole
            for whole, fee in zip(gross, fees, strict=True)
        ]
        return nets, fees

    def _originals(self) -> tuple[list[int], list[str]]:
        profile = self._profile
        if profile.original is None or profile.original_currency is None:
            return [0] * self._count, [""] * self._count
        codes = [marks.currency_code(cell) for cell in self._cells(profile.original_currency)]
        read = self._minor(profile.original, codes)
        return (
            [minor if isinstance(minor, int) and code else 0
             for minor, code in zip(read, codes, strict=True)],
            [code if isinstance(minor, int) and minor else ""
             for minor, code in zip(read, codes, strict=True)],
        )  # fmt: skip

    def _texts(self) -> list[str]:
        wanted = [self._cells(column) for column in self._profile.text]
        wanted = [column for column in wanted if any(column)]
        if not wanted:
            return [""] * self._count
        if len(wanted) == 1:
            return plain_column(wanted[0], TEXT_CAP)
        plain_cells = [plain_column(column, TEXT_CAP) for column in wanted]
        joined = [
            " · ".join(dict.fromkeys(filter(None, cells)))
            for cells in zip(*plain_cells, strict=True)
        ]
        return plain_column(joined, TEXT_CAP)

    def _parties(self, amounts: list[Reading]) -> list[str]:
        profile = self._profile
        payees = self._plain(profile.counterparty, NAME_CAP)
        if profile.payer is None:
            return payees
        payers = self._plain(profile.payer, NAME_CAP)
        return [
            payer if isinstance(amount, int) and amount > 0 else payee
            for amount, payer, payee in zip(amounts, payers, payees, strict=True)
        ]

    def _refuse_states(self, dates: list[date | None], amounts: list[Reading]) -> None:
        profile, reasons = self._profile, self.reasons
        if None in dates:
            for place, day in enumerate(dates):
                if day is None:
                    reasons.setdefault(place, "no_date")
        odd = {day for day in set(dates) if day and not is_sane(day)}
        for place in (place for place, day in enumerate(dates) if day in odd) if odd else ():
            reasons.setdefault(place, "odd_date")
        if profile.kind is not None and (profile.effect, profile.related) != (None, None):
            kinds = self._cells(profile.kind)
            self._mark(kinds, lambda kind: "hold" if marks.is_hold(kind) else "")
        for place, amount in enumerate(amounts):
            if type(amount) is not int:
                reasons.setdefault(place, str(amount))
            elif not amount:
                reasons.setdefault(place, "no_effect")


def _no_effect(cell: str) -> str:
    return "" if marks.moves_balance(cell) else "no_effect"


def _one_side(cell_in: str, cell_out: str, money_in: Reading, money_out: Reading) -> Reading:
    """One amount of two columns; a side left blank or nought is none."""
    has_in, has_out = bool(cell_in.strip()), bool(cell_out.strip())
    into = money_in if has_in else 0
    out = money_out if has_out else 0
    if isinstance(into, str) or isinstance(out, str):
        return into if isinstance(into, str) else out
    if not (has_in or has_out) or (into and out):
        return "no_amount"
    return into - abs(out)


def _signed(amount: Reading, direction: int) -> Reading:
    if isinstance(amount, str):
        return amount
    return amount * direction if direction else "no_direction"


def _minus(whole: Reading, net: Reading) -> int:
    return whole - net if isinstance(whole, int) and isinstance(net, int) else 0


def _charges(fees: list[Reading]) -> list[int]:
    """Fees as charges, whichever sign this bank writes them with."""
    numbers = [fee if isinstance(fee, int) else 0 for fee in fees]
    below = sum(number < 0 for number in numbers)
    above = sum(number > 0 for number in numbers)
    return [-number for number in numbers] if below > above else numbers
