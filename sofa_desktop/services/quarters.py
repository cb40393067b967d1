"""Which quarter is to be settled next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sofa_desktop.domain.periods import Period
from sofa_desktop.domain.records import StatementKind
from sofa_desktop.services.rows import AgreementRow, StatementRow


@dataclass(frozen=True, slots=True)
class Unsettled:
    """The first quarter that ended without a statement, and how many have."""

    quarter: Period
    count: int


def unsettled_quarter(
    agreements: Sequence[AgreementRow], statements: Sequence[StatementRow], today: date
) -> Unsettled | None:
    """The quarter to settle, while a consented agreement goes on."""
    consented = [row for row in agreements if row.consented_on is not None]
    if not consented or any(row.kind == StatementKind.FINAL for row in statements):
        return None
    if statements:
        start = max(row.ends_on for row in statements) + timedelta(days=1)
    else:
        start = min(row.valid_from for row in consented)
    quarter = waiting = Period.quarter_of(start)
    ended = 0
    while waiting.stop <= today:
        ended += 1
        waiting = Period.quarter_of(waiting.stop)
    return Unsettled(quarter, ended) if ended else None
