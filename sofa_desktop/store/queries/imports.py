"""What an import wants to know of the lines and entries already there."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from sofa_desktop.services.rows import BatchRow
from sofa_desktop.store.queries.reading import FLOWS, NOT_PARTS, UNSORTED, Reading, dated, listed

_KNOWN = """
SELECT r.fingerprint FROM json_each(?) AS asked
CROSS JOIN import_row AS r ON r.account_id = ? AND r.fingerprint = asked.value AND r.live = 1"""

# "payee_key <> ''" is what lets SQLite use the index on payees.
_HABIT = f"""
SELECT e.booked_on, p.account_id, coalesce(p.edition_id, '')
FROM entry AS e
JOIN posting AS p ON p.entry_id = e.id
JOIN account AS a ON a.id = p.account_id
WHERE e.payee_key = ? AND e.payee_key <> '' AND e.verb IN {FLOWS}
  AND a.kind NOT IN {NOT_PARTS} AND a.key <> 'processor_fee' AND a.key NOT IN {UNSORTED}
  AND NOT EXISTS (
    SELECT 1 FROM posting AS q JOIN account AS b ON b.id = q.account_id
    WHERE q.entry_id = e.id AND q.place <> p.place
      AND b.kind NOT IN {NOT_PARTS} AND b.key <> 'processor_fee')
ORDER BY e.id DESC LIMIT 8"""

_TYPED = """
SELECT e.id, e.occurred_on, e.text, p.minor
FROM entry AS e JOIN posting AS p ON p.entry_id = e.id
WHERE e.batch_id IS NULL AND e.occurred_on BETWEEN ? AND ?
  AND e.verb NOT IN ('opening', 'allocation') AND p.account_id = ?
  AND NOT EXISTS (
    SELECT 1 FROM import_row AS r WHERE r.entry_id = e.id AND r.makes_entry = 0 AND r.live = 1)
ORDER BY e.occurred_on, e.id"""

_BATCHES = """
SELECT b.id, a.name, b.file_name, b.imported_on, b.rows, b.closing_minor, b.closing_on, a.currency
FROM import_batch AS b JOIN account AS a ON a.id = b.account_id ORDER BY b.id DESC"""

_PROFILE = """
SELECT profile FROM import_batch WHERE account_id = ? AND profile <> '' ORDER BY id DESC LIMIT 1"""


class ImportQueries(Reading):
    """Questions of the import."""

    def batches(self) -> list[BatchRow]:
        """Bank files taken in and not taken back, newest first."""
        return [BatchRow(*dated(row, 3, 6)) for row in self._all(_BATCHES)]

    def last_profile(self, account_id: str) -> str:
        """The CSV profile of the account's last import that had one, as JSON; else empty."""
        row = self._one(_PROFILE, account_id)
        return "" if row is None else str(row[0])

    def known_fingerprints(self, account_id: str, fingerprints: Sequence[str]) -> set[str]:
        """Those that a live import of the account already holds."""
        return {row[0] for row in self._all(_KNOWN, listed(fingerprints), account_id)}

    def habits(self, payee_keys: Sequence[str]) -> dict[str, tuple[str, str, int, date]]:
        """What was chosen for these payees last: category id, edition id or "", how often, when."""
        habits = {}
        with self._one_state():
            for key in dict.fromkeys(payee_keys):
                lately = self._all(_HABIT, key)
                if lately:
                    on, category, edition = lately[0]
                    often = sum(row[1:] == (category, edition) for row in lately)
                    habits[key] = (category, edition, often, date.fromisoformat(on))
        return habits

    def lookalikes(
        self, account_id: str, amounts: Sequence[tuple[date, int]], days: int = 4
    ) -> dict[tuple[date, int], tuple[str, date, str]]:
        """Entries typed by hand that may be these bank lines: id, day and text."""
        if not amounts:
            return {}
        reach = timedelta(days=days)
        typed: dict[int, list[tuple[str, date, str]]] = defaultdict(list)
        first = min(on for on, _ in amounts) - reach
        last = max(on for on, _ in amounts) + reach
        for id_, on, text, minor in self._all(
            _TYPED, first.isoformat(), last.isoformat(), account_id
        ):
            typed[minor].append((id_, date.fromisoformat(on), text))
        pairs = sorted(
            (abs(entry[1] - on), on, minor, entry)
            for on, minor in set(amounts)
            for entry in typed.get(minor, ())
            if abs(entry[1] - on) <= reach
        )
        return _nearest(pairs)


def _nearest(
    pairs: Sequence[tuple[timedelta, date, int, tuple[str, date, str]]],
) -> dict[tuple[date, int], tuple[str, date, str]]:
    """The nearest entry of each line; no entry is two lines."""
    found: dict[tuple[date, int], tuple[str, date, str]] = {}
    taken: set[str] = set()
    for _, on, minor, entry in pairs:
        if (on, minor) not in found and entry[0] not in taken:
            found[on, minor] = entry
            taken.add(entry[0])
    return found
