"""The lines of a statement: what they add up to, and whether they do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sofa_desktop.domain.fields import Value
from sofa_desktop.domain.money import half_up
from sofa_desktop.domain.settlement import Correction, PeriodInput
from sofa_desktop.domain.settlement_data import input_data
from sofa_desktop.domain.verdict import Verdict, compare, differs

GROSS: Final = "gross"
COST: Final = "cost"
HELD: Final = "held"
DISBURSED: Final = "disbursed"
"""Role of a line about SoFA's investment; its category is the tranche.

Above zero SoFA's money came in, below zero the circle paid some back by a transfer.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One posted line as the calculation sees it; ``settled`` is in the settlement currency."""

    id: str
    on: str
    amount: int
    currency: str
    rate: tuple[int, int] | None
    """Numerator and denominator; None in the settlement currency."""
    settled: int
    role: str
    category: str
    funded: bool
    correction_of: str
    window: str

    @classmethod
    def from_data(cls, value: Value) -> "Line":
        """Read a line of a statement.

        Raises:
            Refused: ``data.malformed``.
        """
        told = value.table()
        rate = told.at("rate", None)
        fraction = None
        if rate.value is not None:
            of = rate.table()
            fraction = (of.at("num").whole(), of.at("den").whole())
        return cls(
            id=told.at("id").text(),
            on=told.at("on").text(),
            amount=told.at("amount").whole(),
            currency=told.at("currency").text(),
            rate=fraction,
            settled=told.at("settled").whole(),
            role=told.at("role").one_of((GROSS, COST, HELD, DISBURSED)),
            category=told.at("category").text(),
            funded=told.at("funded", default=False).flag(),
            correction_of=told.at("correction_of", "").text(),
            window=told.at("window").text(),
        )

    def converted(self, currency: str) -> int | None:
        """What the line comes to in the settlement currency; None where it has no usable rate."""
        if self.rate is None:
            return self.amount if self.currency == currency else None
        numerator, denominator = self.rate
        return half_up(self.amount * numerator, denominator) if denominator > 0 else None


@dataclass(slots=True)
class _Sums:
    """Gross and costs of the lines that belong together."""

    gross: list[int]
    costs: dict[str, int]
    funded: dict[str, int]

    def take(self, line: Line) -> None:
        if line.role == GROSS:
            self.gross.append(line.settled)
        else:
            _add(self.costs, line.category, line.settled)
            if line.funded:
                _add(self.funded, line.category, line.settled)


def _add(sums: dict[str, int], key: str, amount: int) -> None:
    sums[key] = sums.get(key, 0) + amount


def _told(sums: Mapping[str, int]) -> dict[str, int]:
    """Sums in the order of their keys, without those that came to nothing."""
    return {key: sums[key] for key in sorted(sums) if sums[key]}


def input_from_lines(
    lines: Iterable[Line],
    *,
    window: str,
    service_fee: int = 0,
    weights: tuple[int, ...] | None = None,
    final: bool = False,
    reasons: Mapping[tuple[str, str], tuple[str, str]] | None = None,
) -> PeriodInput:
    """Add the lines of a statement up to what the calculation takes; their order is irrelevant.

    Lines that correct an earlier statement, or lie in another window, become corrections, one a
    statement and window.

    Args:
        lines: every line the statement consumes.
        window: the tier window of the period.
        service_fee: SoFA's fee in this period.
        weights: members' weights, earlier member first; None where the split is not stated here.
        final: whether this is the last statement.
        reasons: by (statement, window), why a correction is made and who asked for it.
    """
    own = _Sums([], {}, {})
    others: dict[tuple[str, str], _Sums] = {}
    disbursed: dict[str, int] = {}
    repaid: dict[str, int] = {}
    held = 0
    for line in sorted(lines, key=lambda each: (each.on, each.id, each.role, each.settled)):
        if line.role == HELD:
            held += line.settled
        elif line.role == DISBURSED:
            _add(disbursed if line.settled > 0 else repaid, line.category, abs(line.settled))
        elif line.correction_of or line.window != window:
            place = (line.correction_of, line.window)
            others.setdefault(place, _Sums([], {}, {})).take(line)
        else:
            own.take(line)
    return PeriodInput(
        window=window,
        gross=tuple(own.gross),
        costs=_told(own.costs),
        funded=_told(own.funded),
        service_fee=service_fee,
        disbursed=tuple(_told(disbursed).items()),
        sofa_held=held,
        weights=weights,
        corrections=tuple(
            _correction(place, sums, (reasons or {}).get(place, ("", "")))
            for place, sums in sorted(others.items())
        ),
        repaid_early=tuple(_told(repaid).items()),
        final=final,
    )


def _correction(place: tuple[str, str], sums: _Sums, why: tuple[str, str]) -> Correction:
    statement, window = place
    reason, asked_by = why
    return Correction(
        statement,
        window,
        sum(sums.gross),
        _told(sums.costs),
        _told(sums.funded),
        reason,
        asked_by,
    )


def check_lines(lines: Sequence[Line], stated: PeriodInput, currency: str) -> Verdict | None:
    """Each line's conversion, then the sums of all lines against the input."""
    for line in lines:
        converted = line.converted(currency)
        if converted != line.settled:
            return differs("lines", line.id, converted, line.settled)
    summed = input_from_lines(
        lines, window=stated.window, service_fee=stated.service_fee, final=stated.final
    )
    return compare("lines", "input", _sums(summed), _sums(stated))


def _sums(period: PeriodInput) -> dict[str, object]:
    """What lines decide of an input: without order, reasons and sums that came to nothing."""
    data = input_data(period)
    data["gross"] = sorted(period.gross)
    for key in ("costs", "funded"):
        data[key] = _without_nothing(getattr(period, key))
    for key in ("disbursed", "repaid_early"):
        data[key] = _by_name(getattr(period, key))
    data["corrections"] = _by_place(period)
    return data


def _without_nothing(sums: Mapping[str, int]) -> dict[str, int]:
    return {key: amount for key, amount in sums.items() if amount}


def _by_name(amounts: Sequence[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for name, amount in amounts:
        sums[name] = sums.get(name, 0) + amount
    return _without_nothing(sums)


def _by_place(period: PeriodInput) -> dict[str, object]:
    """Corrections added up by statement and window, as lines know no other division."""
    places: dict[str, dict[str, int]] = {}
    for each in period.corrections:
        sums = places.setdefault(f"{each.statement}/{each.window}", {"gross": 0})
        sums["gross"] += each.gross
        for kind, amounts in (("costs", each.costs), ("funded", each.funded)):
            for category, amount in amounts.items():
                key = f"{kind}.{category}"
                sums[key] = sums.get(key, 0) + amount
    return {place: told for place, sums in places.items() if (told := _without_nothing(sums))}
