"""The accounts a new circle starts with: one bank account, its categories, its book accounts."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from sofa_desktop.domain.agreement import FX_DIFFERENCE, LOST_FEE, MEMBER_PAY
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import Account, AccountKind

UNSORTED_IN: Final = "unsorted_in"
"""Where money that came in waits until somebody says what it was for."""
UNSORTED_OUT: Final = "unsorted_out"
"""Where money that went out waits until somebody says what it was for."""
UNSORTED: Final = frozenset({UNSORTED_IN, UNSORTED_OUT})
PROCESSOR_FEE: Final = "processor_fee"


class _Line(NamedTuple):
    key: str
    name: str
    kind: AccountKind


_CATEGORIES: Final[Sequence[_Line]] = (
    _Line("tickets", "Tickets", AccountKind.INCOME),
    _Line("fee", "Course fees", AccountKind.INCOME),
    _Line("coaching", "Coaching", AccountKind.INCOME),
    _Line("consulting", "Consulting", AccountKind.INCOME),
    _Line("recordings", "Recordings", AccountKind.INCOME),
    _Line("membership", "Membership", AccountKind.INCOME),
    _Line("donation", "Donations", AccountKind.INCOME),
    _Line("grant", "Grants", AccountKind.INCOME),
    _Line(UNSORTED_IN, "Not sorted yet: in", AccountKind.INCOME),
    _Line("trainer_pay", "Trainer pay", AccountKind.COST),
    _Line(MEMBER_PAY, "Members’ own work", AccountKind.COST),
    _Line("production", "Production", AccountKind.COST),
    _Line("interpretation", "Interpretation", AccountKind.COST),
    _Line("tools", "Tools", AccountKind.COST),
    _Line("travel", "Travel", AccountKind.COST),
    _Line("admin", "Administration", AccountKind.COST),
    _Line(PROCESSOR_FEE, "Processor fees", AccountKind.COST),
    _Line(LOST_FEE, "Fees lost in refunds", AccountKind.COST),
    _Line(FX_DIFFERENCE, "Exchange differences", AccountKind.COST),
    _Line(UNSORTED_OUT, "Not sorted yet: out", AccountKind.COST),
    _Line("pass_through", "Tax passed on", AccountKind.TAX),
)
_BOOK: Final[Sequence[_Line]] = (
    _Line("opening", "Opening balances", AccountKind.OPENING),
    _Line("exchange", "Currency exchange", AccountKind.EXCHANGE),
    _Line("allocation", "Shared out by settlements", AccountKind.ALLOCATION),
    _Line("sofa_due", "Due to SoFA", AccountKind.SOFA_DUE),
    _Line("reserve", "Reserve", AccountKind.RESERVE),
)

NEEDED: Final = frozenset(
    {*(line.key for line in _BOOK), *UNSORTED, MEMBER_PAY, PROCESSOR_FEE, LOST_FEE, FX_DIFFERENCE}
)
"""Keys of the accounts that rules of the app write to; they stay, whatever they are called."""


def opening_chart(currency: str, new_id: Callable[[], Id]) -> list[Account]:
    """The accounts of a new circle that settles in this currency, the bank account first."""
    bank = Account(id=new_id(), name="Bank", kind=AccountKind.BANK, currency=currency)
    rest = [
        Account(id=new_id(), name=line.name, kind=line.kind, key=line.key)
        for line in (*_CATEGORIES, *_BOOK)
    ]
    return [bank, *rest]
