"""What an import wants to know of the lines and entries already there."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from sofa_desktop.services.rows import BatchRow
from sofa_desktop.store.queries.reading import FLOWS, NOT_PARTS, UNSORTED, Reading, dated, listed

_KNOWN = """
SELECT r.fingerprint FROM json_each(?) AS asked
CROSS JOIN import_row AS r ON r.fingerprint = asked.value AND r.live = 1 AND r.account_id = ?"""

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

_ALIKE = """
SELECT e.id, e.occurred_on, e.text, p.minor
FROM entry AS e JOIN posting AS p ON p.entry_id = e.id
WHERE e.occurred_on BETWEEN ?1 AND ?2 AND p.account_id = ?3
  AND NOT EXISTS (
    SELECT 1 FROM import_row AS r
    WHERE r.entry_id = e.id AND r.account_id = ?3 AND r.makes_entry = 0 AND r.live = 1)
  AND {these}"""
_TYPED = "e.batch_id IS NULL AND e.verb NOT IN ('opening', 'allocation')"
_MOVED = (
    "e.verb = 'move' AND e.batch_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM import_batch AS b "
    "WHERE b.id = e.batch_id AND b.account_id = ?3)"
)
_LOOKALIKES = f"{_ALIKE.format(these=_TYPED)} UNION ALL {_ALIKE.format(these=_MOVED)}"

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
    ) -> dict[tuple[date, int], list[tuple[str, date, str]]]:
        """Entries that may be these bank lines, the nearest first: id, day and text."""
        if not amounts:
            return {}
        reach = timedelta(days=days)
        typed: dict[int, list[tuple[str, date, str]]] = defaultdict(list)
        first = min(on for on, _ in amounts) - reach
        last = max(on for on, _ in amounts) + reach
        for id_, on, text, minor in self._all(
            _LOOKALIKES, first.isoformat(), last.isoformat(), account_id
        ):
            typed[minor].append((id_, date.fromisoformat(on), text))
        if not typed:
            return {}
        found = {}
        for on, minor in set(amounts):
            near = [each for each in typed.get(minor, ()) if abs(each[1] - on) <= reach]
            if near:
                found[on, minor] = sorted(near, key=lambda each: (abs(each[1] - on), each[0]))
        return found
