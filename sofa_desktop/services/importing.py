"""From a bank's file to entries: what is new, what is known, what is proposed and why."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum

from sofa_desktop.domain.bank import BankFile, BankLine, BankStatement, CsvProfile, RefusedLine
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.fingerprints import fingerprints
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import first_open_day
from sofa_desktop.domain.payees import payee_key
from sofa_desktop.domain.records import ImportBatch
from sofa_desktop.services.ports import BankReader, CircleFile, Clock
from sofa_desktop.services.progress import SILENT, Progress
from sofa_desktop.services.queries import LedgerQueries
from sofa_desktop.services.rows import AccountRow, ImportedLine

MAX_FILE = 64 * 1024 * 1024
"""A bank file larger than this (bytes) is refused."""


class Fate(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    KNOWN = "known"
    MATCHED = "matched"
    """Somebody typed it before; it is linked to that entry and makes no second one."""
    LEFT = "left"
    """The person leaves it out this time."""


@dataclass(frozen=True, slots=True)
class Proposal:
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


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking in one statement of a file would do."""

    account_id: str
    account_name: str
    file_name: str
    sha256: str
    kind: str
    statement: BankStatement
    proposals: tuple[Proposal, ...]
    refused: tuple[RefusedLine, ...]
    profile: CsvProfile | None
    cells: tuple[tuple[str, ...], ...]
    """The first rows of a CSV as cells, headings first."""

    def of(self, fate: Fate) -> list[Proposal]:
        """The lines with one fate."""
        return [proposal for proposal in self.proposals if proposal.fate is fate]

    def with_choice(
        self,
        place: int,
        *,
        category_id: str | None = None,
        edition_id: str | None = None,
        fate: Fate | None = None,
    ) -> "Preview":
        """The preview after the person chose something else for a line."""
        chosen = self.proposals[place]
        changed = replace(
            chosen,
            category_id=chosen.category_id if category_id is None else category_id,
            edition_id=chosen.edition_id if edition_id is None else edition_id,
            fate=chosen.fate if fate is None else fate,
        )
        proposals = (*self.proposals[:place], changed, *self.proposals[place + 1 :])
        return replace(self, proposals=proposals)


class Importing:
    """Use cases of bank files: read and preview off the main thread, take in as one action."""

    def __init__(
        self, file: CircleFile, queries: LedgerQueries, read: BankReader, clock: Clock
    ) -> None:
        self._file = file
        self._queries = queries
        self._read = read
        self._clock = clock

    def preview(
        self,
        data: bytes,
        file_name: str,
        account_id: str,
        *,
        profile: CsvProfile | None = None,
        progress: Progress = SILENT,
    ) -> tuple[Preview, ...]:
        """What the file says for an account: one preview for each statement that fits it.

        A file of several currencies or statements gives those in the account's currency.

        Raises:
            Refused: ``bank.*`` where the file cannot be read, ``bank.other_currency`` where it
                holds nothing in the account's currency, ``bank.too_large``.
        """
        if len(data) > MAX_FILE:
            raise Refused("bank.too_large", size=len(data))
        account = self._account(account_id)
        progress.step(0.1, "read")
        saved = profile or self._saved_profile(account_id)
        found = self._read(data, profile=saved, currency=account.currency)
        progress.step(0.5, "compare")
        fitting = _fitting(found, account)
        sha256 = hashlib.sha256(data).hexdigest()
        previews = []
        for statement in fitting:
            proposals = self._proposals(account, statement)
            previews.append(
                Preview(
                    account.id,
                    account.name,
                    file_name,
                    sha256,
                    found.kind,
                    statement,
                    proposals,
                    statement.refused,
                    found.profile,
                    found.preview,
                )
            )
        progress.step(0.95, "show")
        return tuple(previews)

    def take_in(self, previews: Sequence[Preview], *, origin: object | None = None) -> int:
        """Take in what the previews hold, as one action; how many new entries it made.

        Lines left out make nothing and may come again. A file without anything new changes
        nothing and is not an action.
        """
        merged = _merged(previews)
        made = len(merged.of(Fate.NEW))
        kept = made + len(merged.of(Fate.MATCHED))
        if not kept:
            return 0
        with self._file.act("bank.import", origin=origin, count=made) as work:
            work.facts(file=merged.file_name, account=merged.account_name)
            settled_until = work.settled_until()
            today = self._clock.today()
            foreign = bool(merged.statement.closing_currency)
            closing = None if foreign else merged.statement.closing_minor
            batch = ImportBatch(
                id=work.new_id(),
                account_id=Id(merged.account_id),
                file_name=merged.file_name,
                file_sha256=merged.sha256,
                kind=merged.kind,
                profile=profile_text(merged.profile),
                imported_on=today,
                rows=kept,
                closing_minor=closing,
                closing_on=merged.statement.closing_on,
            )
            lines = [
                ImportedLine(
                    proposal.line,
                    proposal.fingerprint,
                    proposal.entry_id or work.new_id(),
                    proposal.fate is Fate.NEW,
                    first_open_day(proposal.line.booked_on, settled_until),
                    proposal.category_id,
                    proposal.edition_id or None,
                )
                for proposal in merged.proposals
                if proposal.fate in {Fate.NEW, Fate.MATCHED}
            ]
            work.post_batch(batch, lines)
        return made

    def _account(self, account_id: str) -> AccountRow:
        for account in self._queries.accounts():
            if account.id == account_id:
                return account
        raise Refused("record.gone", type="account")

    def _saved_profile(self, account_id: str) -> CsvProfile | None:
        return profile_from(self._queries.last_profile(account_id))

    def _proposals(self, account: AccountRow, statement: BankStatement) -> tuple[Proposal, ...]:
        prints = fingerprints(account.id, statement.lines)
        known = self._queries.known_fingerprints(account.id, prints)
        keys = [
            "" if print_ in known else payee_key(line.counterparty, line.text)
            for line, print_ in zip(statement.lines, prints, strict=True)
        ]
        habits = self._queries.habits(sorted({key for key in keys if key}))
        lookalikes = self._lookalikes(
            account.id,
            (
                line
                for line, print_ in zip(statement.lines, prints, strict=True)
                if print_ not in known
            ),
        )
        unsorted_in, unsorted_out = self._unsorted()
        used: set[str] = set()
        proposals = []
        for line, print_, key in zip(statement.lines, prints, keys, strict=True):
            unsorted = unsorted_in if line.amount_minor + line.fee_minor > 0 else unsorted_out
            if print_ in known:
                proposals.append(Proposal(line, print_, Fate.KNOWN, unsorted))
                continue
            typed = lookalikes.get((line.booked_on, line.amount_minor))
            if typed is not None and typed[0] not in used:
                used.add(typed[0])
                facts: dict[str, object] = {"on": typed[1], "text": typed[2]}
                proposals.append(
                    Proposal(line, print_, Fate.MATCHED, unsorted, "", "lookalike", facts, typed[0])
                )
                continue
            habit = habits.get(key)
            if habit is None:
                proposals.append(Proposal(line, print_, Fate.NEW, unsorted, "", "unsorted"))
                continue
            category_id, edition_id, count, last = habit
            facts = {"count": count, "on": last, "payee": line.counterparty or line.text}
            proposals.append(
                Proposal(line, print_, Fate.NEW, category_id, edition_id, "habit", facts)
            )
        return tuple(proposals)

    def _lookalikes(
        self, account_id: str, lines: Iterable[BankLine]
    ) -> Mapping[tuple[date, int], tuple[str, date, str]]:
        amounts = sorted({(line.booked_on, line.amount_minor) for line in lines})
        return self._queries.lookalikes(account_id, amounts)

    def _unsorted(self) -> tuple[str, str]:
        by_key = {category.key: category.id for category in self._queries.categories()}
        return by_key["unsorted_in"], by_key["unsorted_out"]


def profile_text(profile: CsvProfile | None) -> str:
    """A profile as it is kept with the import."""
    return "" if profile is None else json.dumps(asdict(profile), sort_keys=True)


def profile_from(text: str) -> CsvProfile | None:
    """A kept profile; None where there is none, or one of another version of the app."""
    if not text:
        return None
    told = json.loads(text)
    try:
        return CsvProfile(**{**told, "text": tuple(told.get("text", ()))})
    except TypeError:
        return None


def _fitting(found: BankFile, account: AccountRow) -> list[BankStatement]:
    fitting = [
        statement
        for statement in found.statements
        if (statement.currency or account.currency) == account.currency
    ]
    numbers = {_bare(each.account_name) for each in fitting if each.account_name}
    if account.number and _bare(account.number) in numbers:
        fitting = [
            each
            for each in fitting
            if not each.account_name or _bare(each.account_name) == _bare(account.number)
        ]
    if not fitting:
        others = sorted({each.currency for each in found.statements if each.currency})
        raise Refused(
            "bank.other_currency", account=account.name, ours=account.currency, theirs=others
        )
    return fitting


def _bare(number: str) -> str:
    return "".join(number.split()).upper()


def _merged(previews: Sequence[Preview]) -> Preview:
    """Several statements of one file as one: all lines, the latest closing balance.

    Equal fingerprints across statements of one file are the same line.
    """
    latest = max(previews, key=lambda each: each.statement.closing_on or date.min)
    seen: set[str] = set()
    proposals = []
    for preview in previews:
        for proposal in preview.proposals:
            if proposal.fingerprint not in seen:
                seen.add(proposal.fingerprint)
                proposals.append(proposal)
    return replace(latest, proposals=tuple(proposals))
