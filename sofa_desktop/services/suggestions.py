"""What is suggested for each line of a bank's file, and why."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sofa_desktop.domain.bank import BankLine
from sofa_desktop.domain.chart_of_accounts import UNSORTED_IN, UNSORTED_OUT
from sofa_desktop.domain.fingerprints import fingerprints
from sofa_desktop.domain.payees import payee_key
from sofa_desktop.services.queries import LedgerQueries


class Fate(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    KNOWN = "known"
    MATCHED = "matched"
    """Somebody typed it before; it is linked to that entry and makes no second one."""
    LEFT = "left"
    """The person leaves it out this time."""


class Suggestion(NamedTuple):
    """A line with what is proposed for it."""

    line: BankLine
    fingerprint: str
    fate: Fate
    category_id: str
    edition_id: str = ""
    why: str = ""
    """A code: ``habit``, ``unsorted``, ``lookalike``; ``facts`` tells the rest."""
    facts: Mapping[str, object] | None = None
    entry_id: str = ""
    """The entry it is, where somebody typed it before."""


class Suggester:
    """Suggests for one account; what was typed by hand is one line of the whole file at most."""

    def __init__(self, queries: LedgerQueries, account_id: str) -> None:
        self._queries = queries
        self._account_id = account_id
        by_key = {category.key: category.id for category in queries.categories()}
        self._unsorted_in, self._unsorted_out = by_key[UNSORTED_IN], by_key[UNSORTED_OUT]
        self._used: set[str] = set()
        self._payees: dict[tuple[str, str], str] = {}

    def of(self, lines: Sequence[BankLine]) -> tuple[Suggestion, ...]:
        """The proposals for the lines of one statement, in their order."""
        prints = fingerprints(self._account_id, lines)
        known = self._queries.known_fingerprints(self._account_id, prints)
        told = list(zip(lines, prints, strict=True))
        fresh = [line for line, print_ in told if print_ not in known]
        payees = {self._payee(line) for line in fresh} - {""}
        habits = self._queries.habits(sorted(payees))
        amounts = [(line.booked_on, line.amount_minor) for line in fresh]
        typed = self._queries.lookalikes(self._account_id, amounts)
        return tuple(
            Suggestion(line, print_, Fate.KNOWN, self._unsorted(line))
            if print_ in known
            else self._proposal(line, print_, habits, typed)
            for line, print_ in told
        )

    def _payee(self, line: BankLine) -> str:
        names = line.counterparty, "" if line.counterparty.strip() else line.text
        key = self._payees.get(names)
        if key is None:
            key = self._payees[names] = payee_key(*names)
        return key

    def _unsorted(self, line: BankLine) -> str:
        gross = line.amount_minor + line.fee_minor
        return self._unsorted_in if gross > 0 else self._unsorted_out

    def _proposal(
        self,
        line: BankLine,
        print_: str,
        habits: Mapping[str, tuple[str, str, int, date]],
        typed: Mapping[tuple[date, int], Sequence[tuple[str, date, str]]],
    ) -> Suggestion:
        """What is proposed for a line that is not there yet."""
        unsorted = self._unsorted(line)
        alike = typed.get((line.booked_on, line.amount_minor), ())
        same = next((entry for entry in alike if entry[0] not in self._used), None)
        if same is not None:
            self._used.add(same[0])
            facts: dict[str, object] = {"on": same[1], "text": same[2]}
            return Suggestion(line, print_, Fate.MATCHED, unsorted, "", "lookalike", facts, same[0])
        habit = habits.get(self._payee(line))
        if habit is None:
            return Suggestion(line, print_, Fate.NEW, unsorted, "", "unsorted")
        category_id, edition_id, count, last = habit
        facts = {"count": count, "on": last, "payee": line.counterparty or line.text}
        return Suggestion(line, print_, Fate.NEW, category_id, edition_id, "habit", facts)
