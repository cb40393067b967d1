"""From a bank's file to entries: what is new, what is known, what is proposed and why."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from sofa_desktop.domain.bank import (
    BankFile,
    BankStatement,
    CsvProfile,
    RefusedLine,
    latest_closing,
)
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import Account, first_open_day
from sofa_desktop.domain.records import ImportBatch
from sofa_desktop.services.book import Book
from sofa_desktop.services.ports import BankReader, CircleFile, Clock
from sofa_desktop.services.progress import SILENT, Progress
from sofa_desktop.services.queries import LedgerQueries
from sofa_desktop.services.rows import AccountRow, ImportedLine
from sofa_desktop.services.suggestions import Fate, Suggester, Suggestion

__all__ = ["MAX_FILE", "Fate", "Importing", "Preview", "Suggestion", "profile_from", "profile_text"]

MAX_FILE = 64 * 1024 * 1024
"""A bank file larger than this (bytes) is refused."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking in one statement of a file would do."""

    account_id: str
    account_name: str
    file_name: str
    sha256: str
    kind: str
    statement: BankStatement
    proposals: tuple[Suggestion, ...]
    refused: tuple[RefusedLine, ...]
    profile: CsvProfile | None
    cells: tuple[tuple[str, ...], ...]
    """The first rows of a CSV as cells, headings first."""

    def of(self, fate: Fate) -> list[Suggestion]:
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
        """The preview after the person chose something else for a line.

        What is there already stays so, and only a line that looks like an entry can be that entry.
        """
        chosen = self.proposals[place]
        if chosen.fate is Fate.KNOWN or (fate is Fate.MATCHED and not chosen.entry_id):
            return self
        changed = chosen._replace(
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
                holds nothing in the account's currency, ``bank.too_large``, ``record.gone``.
        """
        if len(data) > MAX_FILE:
            raise Refused("bank.too_large", size=len(data), most=MAX_FILE)
        account = self._account(account_id)
        progress.step(0.1, "read")
        saved = profile or self._saved_profile(account_id)
        found = self._read(data, profile=saved, currency=account.currency)
        progress.step(0.5, "compare")
        fitting = _fitting(found, account)
        sha256 = hashlib.sha256(data).hexdigest()
        previews = []
        proposer = Suggester(self._queries, account.id)
        for statement in fitting:
            proposals = proposer.of(statement.lines)
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
        nothing and is not an action. What was taken in since the preview was made is known.

        Raises:
            Refused: ``account.no_purpose``, ``move.amounts_differ``, ``entry.split`` where a line
                cannot be what was chosen for it; ``record.gone``.
        """
        merged = _merged(previews)
        taken = self._still_new(merged)
        if not taken:
            return 0
        made = sum(proposal.fate is Fate.NEW for proposal in taken)
        with self._file.act("bank.import", origin=origin, count=made) as work:
            work.facts(file=merged.file_name, account=merged.account_name)
            book = Book(work)
            account = book.money(merged.account_id)
            _must_fit(book, account, taken)
            settled_until = work.settled_until()
            ids = work.new_ids(len(taken))
            lines = [
                _imported(proposal, new_id, settled_until)
                for proposal, new_id in zip(taken, ids, strict=True)
            ]
            batch = _batch(work.new_id(), merged, self._clock.today(), len(lines))
            work.post_batch(batch, lines)
        return made

    def _still_new(self, merged: Preview) -> list[Suggestion]:
        """The lines to take in, without those that came with another file meanwhile."""
        taken = [each for each in merged.proposals if each.fate in {Fate.NEW, Fate.MATCHED}]
        known = self._queries.known_fingerprints(
            merged.account_id, [proposal.fingerprint for proposal in taken]
        )
        return [proposal for proposal in taken if proposal.fingerprint not in known]

    def _account(self, account_id: str) -> AccountRow:
        for account in self._queries.accounts():
            if account.id == account_id:
                return account
        raise Refused("record.gone", type="account")

    def _saved_profile(self, account_id: str) -> CsvProfile | None:
        return profile_from(self._queries.last_profile(account_id))


def _must_fit(book: Book, account: Account, taken: Sequence[Suggestion]) -> None:
    """Whether the lines can be what was chosen for them; what was asked once is not asked again."""
    asked = set()
    for each in taken:
        new = each.fate is Fate.NEW
        target = each.category_id if new else each.entry_id
        told = (target, new, bool(each.line.fee_minor or each.edition_id))
        if told not in asked:
            asked.add(told)
            _must_fit_one(book, account, each)


def _must_fit_one(book: Book, account: Account, proposal: Suggestion) -> None:
    if proposal.fate is not Fate.NEW:
        book.work.entries.get(proposal.entry_id)
        return
    target = book.get(proposal.category_id)
    if not target.holds_money:
        book.purpose(target.id)
    elif target.id == account.id:
        raise Refused("move.same_account", name=account.name)
    elif target.currency != account.currency:
        raise Refused("move.amounts_differ")
    elif proposal.line.fee_minor or proposal.edition_id:
        raise Refused("entry.split", text=proposal.line.text)


def _imported(proposal: Suggestion, new_id: Id, settled_until: date | None) -> ImportedLine:
    is_new = proposal.fate is Fate.NEW
    return ImportedLine(
        proposal.line,
        proposal.fingerprint,
        new_id if is_new else proposal.entry_id,
        is_new,
        first_open_day(proposal.line.booked_on, settled_until),
        proposal.category_id,
        proposal.edition_id or None,
    )


def _batch(id_: Id, merged: Preview, today: date, rows: int) -> ImportBatch:
    """The batch; a closing balance in another currency than the account's is not its balance."""
    told = merged.statement
    return ImportBatch(
        id=id_,
        account_id=Id(merged.account_id),
        file_name=merged.file_name,
        file_sha256=merged.sha256,
        kind=merged.kind,
        profile=profile_text(merged.profile),
        imported_on=today,
        rows=rows,
        closing_minor=None if told.closing_currency else told.closing_minor,
        closing_on=told.closing_on,
    )


def profile_text(profile: CsvProfile | None) -> str:
    """A profile as it is kept with the import."""
    return "" if profile is None else json.dumps(asdict(profile), sort_keys=True)


def profile_from(text: str) -> CsvProfile | None:
    """A kept profile; None where there is none, or one of another version of the app."""
    if not text:
        return None
    told: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in json.loads(text).items()
    }
    try:
        return CsvProfile(**told)
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
    named = {_bare(each.account_name): each.account_name for each in fitting if each.account_name}
    if len(named) > 1:
        raise Refused("bank.several_accounts", name=account.name, names=sorted(named.values()))
    return fitting


def _bare(number: str) -> str:
    return "".join(number.split()).upper()


def _merged(previews: Sequence[Preview]) -> Preview:
    """Several statements of one file as one: all lines, the latest closing balance.

    Equal fingerprints across statements of one file are the same line.
    """
    last = latest_closing([each.statement for each in previews])
    latest = next((each for each in previews if each.statement is last), previews[-1])
    seen: set[str] = set()
    proposals = []
    for preview in previews:
        for proposal in preview.proposals:
            if proposal.fingerprint not in seen:
                seen.add(proposal.fingerprint)
                proposals.append(proposal)
    return replace(latest, proposals=tuple(proposals))
