"""The names behind ids: accounts, categories, editions, investments, read once a refresh. No Qt."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from sofa_desktop.domain.ledger import Account, AccountKind
from sofa_desktop.i18n import formats, terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import (
    AccountRow,
    BatchRow,
    CategoryRow,
    EditionRow,
    StatementRow,
    TrancheRow,
)

Pairs = tuple[tuple[str, str], ...]
_OWED = (AccountKind.SOFA_DUE, AccountKind.INVESTMENT, AccountKind.MEMBER)
_OUTWARD = frozenset({AccountKind.COST, AccountKind.MEMBER})


class Lookups:
    """What the page needs to know of the circle beside its entries."""

    def __init__(self, desk: Desk) -> None:
        queries = desk.queries
        circle = queries.circle()
        self.currency = circle.currency if circle is not None else "EUR"
        self.accounts: Sequence[AccountRow] = queries.accounts()
        self.categories: Sequence[CategoryRow] = queries.categories()
        self.editions: Sequence[EditionRow] = queries.editions()
        self.tranches: Sequence[TrancheRow] = queries.tranches()
        self.batches: Sequence[BatchRow] = queries.batches()
        self.statements: Sequence[StatementRow] = queries.statements()
        with desk.file.look() as work:
            self._book: Sequence[Account] = [
                account for account in work.accounts.all() if account.kind in _OWED
            ]
        self._names: dict[str, str] = {
            **{row.id: row.name for row in self.accounts},
            **{row.id: row.name for row in self.categories},
            **{row.id: edition_name(row.item, row.name) for row in self.editions},
            **{row.id: row.name for row in self.tranches},
            **{account.id: _owed_name(account) for account in self._book},
        }
        self._accounts = {row.id: row for row in self.accounts}
        self._kinds = {row.id: AccountKind(row.kind) for row in self.categories} | {
            account.id: account.kind for account in self._book
        }

    def name(self, id_: str) -> str:
        """The name of an account, category, edition or investment; empty if it is unknown."""
        return self._names.get(id_, "")

    def account(self, id_: str) -> AccountRow | None:
        """An account by its id."""
        return self._accounts.get(id_)

    def live_accounts(self) -> list[AccountRow]:
        """The places of money in use, in the order they were made."""
        return [row for row in self.accounts if not row.archived]

    def currency_of(self, account_id: str) -> str:
        """The currency of an account; the circle's where the account is unknown."""
        row = self.account(account_id)
        return row.currency if row is not None else self.currency

    def account_choices(self, *kept: str) -> Pairs:
        """Places of money to choose; currencies stand beside names where there are several."""
        rows = [row for row in self.accounts if not row.archived or row.id in kept]
        several = len({row.currency for row in rows}) > 1
        return tuple(
            (row.id, f"{row.name} ({row.currency})" if several else row.name) for row in rows
        )

    def category_choices(self, *kept: str, way: str = "") -> Pairs:
        """What money may be for; ``way`` ("in" or "out") puts what fits it first."""
        rows = [row for row in self.categories if not row.archived or row.id in kept]
        if way:
            first = AccountKind.INCOME if way == "in" else AccountKind.COST
            rows.sort(key=lambda row: row.kind != first)
        pairs = [(row.id, row.name) for row in rows]
        return tuple(_distinct([*pairs, *((each.id, _owed_name(each)) for each in self._book)]))

    def purpose_choices(self, row_category: str, account_id: str) -> Pairs:
        """The categories, and the other accounts: choosing one of those makes a move."""
        moves = tuple(
            (row.id, t("money", "Move: {account}", account=row.name))
            for row in self.live_accounts()
            if row.id != account_id
        )
        return (*self.category_choices(row_category), *moves)

    def edition_choices(self) -> Pairs:
        """Editions, latest first; two of one name are told apart by their day."""
        names = [self.name(row.id) for row in self.editions]
        often = Counter(names)
        return tuple(
            (
                row.id,
                f"{name} ({formats.short_day(row.starts_on)})" if often[name] > 1 else name,
            )
            for row, name in zip(self.editions, names, strict=True)
        )

    def tranche_choices(self) -> Pairs:
        """SoFA's investments."""
        return tuple((row.id, row.name) for row in self.tranches)

    def goes_out(self, category_id: str) -> bool:
        """Whether money for this usually goes out."""
        return self._kinds.get(category_id) in _OUTWARD

    def unsorted(self, *, inward: bool) -> str:
        """The category that waits for somebody to say what money was for."""
        wanted = "unsorted_in" if inward else "unsorted_out"
        return next((row.id for row in self.categories if row.key == wanted), "")

    def settled_until(self) -> date | None:
        """The last settled day."""
        return max((row.ends_on for row in self.statements), default=None)

    def statement_id(self, number: str) -> str:
        """The statement of a number."""
        return next((row.id for row in self.statements if row.number == number), "")


def edition_name(item: str, name: str) -> str:
    """An edition and the piece it is a run of, where its own name does not say it."""
    return name if item.casefold() in name.casefold() else f"{name} · {item}"


def _owed_name(account: Account) -> str:
    if account.kind is AccountKind.SOFA_DUE:
        return account.name
    return f"{terms.account_kind(account.kind)}: {account.name}"


def _distinct(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each id once."""
    return list(dict(pairs).items())
