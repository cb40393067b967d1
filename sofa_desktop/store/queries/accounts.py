"""Places of money with their balances, categories with their use."""

from sofa_desktop.services.rows import AccountRow, CategoryRow
from sofa_desktop.store.queries.reading import CATEGORIES, MONEY, Reading, day

_ACCOUNTS = f"""
SELECT a.id, a.name, a.kind, a.currency, a.number, a.archived,
  coalesce(sum(m.in_minor - m.out_minor + m.moved_minor), 0), coalesce(sum(m.lines), 0),
  max(CASE WHEN m.lines <> 0 THEN m.month END)
FROM account AS a LEFT JOIN month_account AS m
  ON m.account_id = a.id AND m.currency = a.currency
WHERE a.kind IN {MONEY} GROUP BY a.id ORDER BY a.id"""

_LAST_ON = """
SELECT e.booked_on FROM entry AS e
WHERE e.booked_on >= ? AND e.booked_on <= ?
  AND EXISTS (SELECT 1 FROM posting AS p WHERE p.entry_id = e.id AND p.account_id = ?)
ORDER BY e.booked_on DESC LIMIT 1"""

_CLOSING = """
SELECT closing_minor, closing_on FROM import_batch
WHERE account_id = ? AND closing_minor IS NOT NULL AND closing_on IS NOT NULL
ORDER BY closing_on DESC, id DESC LIMIT 1"""

_CATEGORIES = f"""
SELECT a.id, a.name, a.kind, a.key, coalesce(sum(m.lines), 0), a.archived
FROM account AS a LEFT JOIN month_account AS m ON m.account_id = a.id
WHERE a.kind IN {CATEGORIES} GROUP BY a.id
ORDER BY CASE a.kind WHEN 'income' THEN 1 WHEN 'cost' THEN 2 ELSE 3 END,
  a.name COLLATE NOCASE, a.id"""


class AccountQueries(Reading):
    """Accounts and categories, counted from the kept sums."""

    def accounts(self) -> list[AccountRow]:
        """Places of money with their balances, in the order they were made."""
        with self._one_state():
            rows = self._all(_ACCOUNTS)
            return [self._account(*row) for row in rows]

    def _account(
        self,
        id_: str,
        name: str,
        kind: str,
        currency: str,
        number: str,
        archived: int,
        balance: int,
        lines: int,
        last_month: str | None,
    ) -> AccountRow:
        last = None
        if last_month is not None:
            last = self._one(_LAST_ON, f"{last_month}-01", f"{last_month}-31", id_)
        closing = self._one(_CLOSING, id_) or (None, None)
        return AccountRow(
            id=id_,
            name=name,
            kind=kind,
            currency=currency,
            number=number,
            balance_minor=balance,
            entries=lines,
            last_on=day(last[0]) if last else None,
            archived=bool(archived),
            bank_balance_minor=closing[0],
            bank_balance_on=day(closing[1]),
        )

    def categories(self) -> list[CategoryRow]:
        """Income, cost and tax categories by kind and name."""
        return [
            CategoryRow(id_, name, kind, key, lines, bool(archived))
            for id_, name, kind, key, lines, archived in self._all(_CATEGORIES)
        ]
