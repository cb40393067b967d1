"""An entry as it would be with one thing about it changed: amount, category, account, rate."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sofa_desktop.domain.chart_of_accounts import PROCESSOR_FEE
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import (
    FLOWS,
    Account,
    AccountKind,
    Entry,
    Posting,
    Split,
    Verb,
    move_postings,
    typed_parts,
)
from sofa_desktop.domain.money import Rate
from sofa_desktop.services.book import Book


class Recasting:
    """Makes changed entries; nothing is written here."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._changes: Mapping[str, Callable[[Entry, object], Entry]] = {
            "on": _with_day,
            "account_id": self._with_account,
            "minor": self._with_amount,
            "category_id": lambda entry, value: self.with_category(entry, str(value)),
            "edition_id": lambda entry, value: self.with_edition(entry, _key(value)),
            "splits": self._with_splits,
            "rate": lambda entry, value: self.with_rate(
                entry, value if isinstance(value, Rate) else None
            ),
            "tranche_id": lambda entry, value: self.funded_by(entry, _key(value)),
            "refund_of": lambda entry, value: self._as_refund(entry, _key(value)),
        }

    def changed(self, entry: Entry, name: str, value: object) -> Entry:
        """The entry with one field changed.

        Raises:
            Refused: ``entry.unknown_field`` and what the field says.
        """
        change = self._changes.get(name)
        if change is None:
            raise Refused("entry.unknown_field", field=name)
        return change(entry, value)

    def with_category(self, entry: Entry, category_id: str) -> Entry:
        """The entry under another category; a place of money makes it a move."""
        account, splits = self._one_sided(entry)
        target = self._book.get(category_id)
        if target.holds_money:
            if len(splits) != 1:
                raise Refused("entry.split", text=entry.text)
            return self._as_move(entry, account, target, splits[0].minor)
        target = self._book.purpose(target.id)
        place = self._main(entry, splits)
        splits[place] = replace(splits[place], category_id=target.id)
        verb = Verb.PAY_MEMBERS if target.kind is AccountKind.MEMBER else _verb(splits)
        return replace(entry, verb=verb, postings=self._book.flow(account, splits, entry.rate))

    def with_edition(self, entry: Entry, edition_id: str | None) -> Entry:
        """The entry counted for another edition, all its parts."""
        edition = self._book.work.editions.get(edition_id).id if edition_id else None
        splits = [replace(part, edition_id=edition) for part in self._parts(entry)]
        return self._recast(entry, self._book.account_of(entry), splits)

    def with_rate(self, entry: Entry, rate: Rate | None) -> Entry:
        """The entry converted at a rate.

        Raises:
            Refused: ``rate.same_currency`` where there is nothing to convert.
        """
        book = self._book
        if entry.verb is Verb.MOVE:
            if not self._is_held_abroad(entry):
                raise Refused("rate.same_currency", text=entry.text)
            return replace(entry, rate=rate)
        account = book.account_of(entry)
        if account.currency == book.currency or entry.verb is Verb.OPENING:
            raise Refused("rate.same_currency", text=entry.text)
        return self._recast(replace(entry, rate=rate), account, self._parts(entry))

    def funded_by(self, entry: Entry, tranche_id: str | None) -> Entry:
        """The entry as paid for by an investment; None is operations."""
        tranche = self._book.work.tranches.get(tranche_id).id if tranche_id else None
        return replace(entry, tranche_id=tranche)

    def _as_refund(self, entry: Entry, original_id: str | None) -> Entry:
        if original_id is None:
            return replace(entry, refund_of=None)
        entries = self._book.work.entries
        original: Entry | None = entries.get(original_id)
        while original is not None:
            if original.id == entry.id:
                raise Refused("refund.of_itself", text=entry.text)
            original = entries.find(original.refund_of) if original.refund_of else None
        return replace(entry, refund_of=Id(original_id))

    def _recast(self, entry: Entry, account: Account, splits: Sequence[Split]) -> Entry:
        return replace(entry, postings=self._book.flow(account, splits, entry.rate))

    def _parts(self, entry: Entry) -> list[Split]:
        """The parts of an entry by which money came or went.

        Raises:
            Refused: ``entry.is_move``, ``entry.is_opening``, ``entry.no_money``.
        """
        if entry.verb is Verb.MOVE:
            raise Refused("entry.is_move", text=entry.text)
        if entry.verb is Verb.OPENING:
            raise Refused("entry.is_opening", text=entry.text)
        self._book.account_of(entry)
        return list(typed_parts(entry, self._book.accounts))

    def _one_sided(self, entry: Entry) -> tuple[Account, list[Split]]:
        """The account and parts of an entry; of a move its one side, as if it were no move.

        That side is the account whose bank told of it, else the one that money left.
        """
        if entry.verb is not Verb.MOVE:
            return self._book.account_of(entry), self._parts(entry)
        account = self._book.account_of(entry)
        if entry.batch_id is not None:
            told_by = self._book.work.batches.get(entry.batch_id).account_id
            account = self._book.money(told_by)
        (side,) = (p for p in entry.postings if p.account_id == account.id)
        (other,) = (p for p in self._held(entry) if p.account_id != account.id)
        return account, [Split(other.account_id, side.minor)]

    def _held(self, entry: Entry) -> list[Posting]:
        return [p for p in entry.postings if self._book.accounts[p.account_id].holds_money]

    def _is_held_abroad(self, entry: Entry) -> bool:
        """Whether a move touches money that SoFA holds in another currency."""
        return any(
            self._book.accounts[posting.account_id].kind is AccountKind.SOFA_HELD
            and posting.currency != self._book.currency
            for posting in entry.postings
        )

    def _main(self, entry: Entry, splits: Sequence[Split]) -> int:
        """Which part a single category or amount is about: the only one that is no fee."""
        fee = self._book.by_key(PROCESSOR_FEE).id
        places = [place for place, part in enumerate(splits) if part.category_id != fee]
        if not places and len(splits) == 1:
            places = [0]
        if len(places) != 1:
            raise Refused("entry.split", text=entry.text)
        return places[0]

    def _as_move(self, entry: Entry, account: Account, other: Account, minor: int) -> Entry:
        if account.currency != other.currency:
            raise Refused("move.amounts_differ")
        source, target = (account, other) if minor < 0 else (other, account)
        postings = self._moved(source, target, abs(minor))
        return replace(entry, verb=Verb.MOVE, rate=None, tranche_id=None, postings=postings)

    def _moved(self, source: Account, target: Account, minor: int) -> tuple[Posting, ...]:
        return move_postings(source, target, minor, minor, self._book.by_key("exchange").id)

    def _with_account(self, entry: Entry, value: object) -> Entry:
        account = self._book.money(str(value))
        if entry.verb is Verb.MOVE:
            raise Refused("entry.is_move", text=entry.text)
        before = self._book.account_of(entry)
        splits = list(typed_parts(entry, self._book.accounts))
        rate = entry.rate if account.currency == before.currency else None
        return self._recast(replace(entry, rate=rate), account, splits)

    def _with_amount(self, entry: Entry, value: object) -> Entry:
        if not isinstance(value, int) or value == 0:
            raise Refused("entry.zero")
        if entry.verb is Verb.MOVE:
            return self._with_moved(entry, abs(value))
        account = self._book.account_of(entry)
        splits = list(typed_parts(entry, self._book.accounts))
        place = self._main(entry, splits)
        rest = sum(part.minor for part in splits) - splits[place].minor
        splits[place] = replace(splits[place], minor=value - rest)
        verb = _verb(splits) if entry.verb in _BY_SIGN else entry.verb
        return self._recast(replace(entry, verb=verb), account, splits)

    def _with_moved(self, entry: Entry, minor: int) -> Entry:
        source, target = sorted(self._held(entry), key=lambda posting: posting.minor)
        if source.currency != target.currency:
            raise Refused("move.amounts_differ")
        accounts = self._book.money(source.account_id), self._book.money(target.account_id)
        return replace(entry, postings=self._moved(*accounts, minor))

    def _with_splits(self, entry: Entry, value: object) -> Entry:
        given = value if isinstance(value, Sequence) else ()
        splits = [part for part in given if isinstance(part, Split)]
        if not splits or len(splits) != len(given):
            raise Refused("entry.too_few")
        for part in splits:
            self._book.purpose(part.category_id)
        if sum(part.minor for part in splits) == 0:
            raise Refused("entry.zero")
        account, _ = self._one_sided(entry)
        return self._recast(replace(entry, verb=_verb(splits)), account, splits)


_BY_SIGN = FLOWS - {Verb.PAY_MEMBERS}


def _verb(splits: Sequence[Split]) -> Verb:
    return Verb.MONEY_IN if sum(part.minor for part in splits) > 0 else Verb.MONEY_OUT


def _key(value: object) -> str | None:
    return str(value) if value else None


def _with_day(entry: Entry, value: object) -> Entry:
    if not isinstance(value, date):
        raise Refused("record.no_day")
    return replace(entry, occurred_on=value)
