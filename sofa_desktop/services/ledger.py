"""The four verbs, and the care of what they wrote."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import (
    Account,
    AccountKind,
    Entry,
    Split,
    Verb,
    first_open_day,
    move_postings,
    reversal,
)
from sofa_desktop.domain.money import Rate
from sofa_desktop.services.book import Book, More, must_be_open
from sofa_desktop.services.ports import CircleFile
from sofa_desktop.services.recasting import Recasting
from sofa_desktop.services.refunds import refund_splits

_WORDS = frozenset({"text", "counterparty", "note", "tags"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Money in or out as a person says it; the splits are effects on cash (in is positive)."""

    account_id: str
    on: date
    splits: tuple[Split, ...]
    text: str
    counterparty: str = ""
    note: str = ""
    tags: str = ""
    refund_of: str | None = None
    tranche_id: str | None = None
    rate: Rate | None = None
    original_minor: int = 0
    original_currency: str = ""


class Ledger:
    """Use cases of money; each method is one named action."""

    def __init__(self, file: CircleFile) -> None:
        self._file = file

    def money_in(self, flow: Flow, *, origin: object | None = None) -> Id:
        """Record money that came in.

        Raises:
            Refused: ``flow.wrong_direction`` and what the ledger says.
        """
        return self._flow(flow, Verb.MONEY_IN, origin)

    def money_out(self, flow: Flow, *, origin: object | None = None) -> Id:
        """Record money that went out.

        Raises:
            Refused: ``flow.wrong_direction`` and what the ledger says.
        """
        return self._flow(flow, Verb.MONEY_OUT, origin)

    def move(
        self,
        source_id: str,
        target_id: str,
        *,
        on: date,
        minor: int,
        arrived: int | None = None,
        text: str = "",
        origin: object | None = None,
    ) -> Id:
        """Record money moved between two own accounts; ``arrived`` where currencies differ."""
        with self._file.act("entry.move", origin=origin) as work:
            book = Book(work)
            source, target = book.money(source_id), book.money(target_id)
            came = minor if arrived is None else arrived
            postings = move_postings(source, target, minor, came, book.by_key("exchange").id)
            work.facts(source=source.name, target=target.name)
            told = text.strip() or f"{source.name} → {target.name}"
            rate = _rate_of_move(book, source, target, minor, came, on)
            return book.post(Verb.MOVE, on, told, postings, More(rate=rate))

    def pay_members(
        self,
        account_id: str,
        shares: Mapping[str, int],
        *,
        on: date,
        text: str = "",
        rate: Rate | None = None,
        origin: object | None = None,
    ) -> Id:
        """Record what was paid to members out of what is owed to them; amounts are positive.

        Raises:
            Refused: ``flow.wrong_direction`` and what the ledger says.
        """
        with self._file.act("entry.pay_members", origin=origin, count=len(shares)) as work:
            book = Book(work)
            splits = []
            for member_id, minor in shares.items():
                if minor <= 0:
                    raise Refused("flow.wrong_direction")
                splits.append(Split(book.of_member(member_id).id, -minor))
            postings = book.flow(book.money(account_id), splits, rate)
            told = text.strip() or ", ".join(work.members.get(id_).name for id_ in shares)
            return book.post(Verb.PAY_MEMBERS, on, told, postings, More(rate=rate))

    def opening(self, account_id: str, *, on: date, minor: int, origin: object | None = None) -> Id:
        """Say what was in an account when its books began; said again, it replaces the first.

        Raises:
            Refused: ``entry.settled`` where a statement has consumed what was said before.
        """
        with self._file.act("entry.opening", origin=origin) as work:
            book = Book(work)
            account = book.money(account_id)
            work.facts(account=account.name)
            said = work.opening_of(account_id)
            if said is not None:
                must_be_open(work, said)
                work.entries.remove(said.id)
            return book.open(account, minor, on)

    def refund(
        self,
        original_id: str,
        *,
        on: date,
        minor: int,
        account_id: str | None = None,
        text: str = "",
        origin: object | None = None,
    ) -> Id:
        """Record a refund of an entry, or of a part: at the rate of what it refunds.

        ``minor`` is positive, in the account's currency. What the bank took beyond the original,
        where it had converted it, is an exchange difference.

        Raises:
            Refused: ``refund.too_much`` together with what was refunded before,
                ``refund.not_refundable``, ``refund.other_currency``.
        """
        with self._file.act("entry.refund", origin=origin) as work:
            book = Book(work)
            original = work.entries.get(original_id)
            work.facts(text=original.text)
            account = book.money(account_id or book.account_of(original).id)
            splits = refund_splits(book, original, account, minor, on)
            postings = book.flow(account, splits, original.rate)
            verb = Verb.MONEY_OUT if sum(part.minor for part in splits) < 0 else Verb.MONEY_IN
            more = More(
                counterparty=original.counterparty,
                refund_of=original.id,
                tranche_id=original.tranche_id,
                rate=original.rate,
            )
            return book.post(verb, on, text.strip() or original.text, postings, more)

    def change(self, entry_id: str, *, origin: object | None = None, **fields: object) -> None:
        """Change fields of an entry.

        ``text``, ``counterparty``, ``note``, ``tags``, ``on``, ``account_id``, ``minor``,
        ``category_id``, ``edition_id``, ``splits``, ``rate``, ``tranche_id``, ``refund_of``.

        Raises:
            Refused: ``entry.settled`` where a statement has consumed it, ``entry.split`` where one
                amount or category is given for several, ``entry.is_payment`` where it is the
                payment of a statement, ``entry.unknown_field``.
        """
        with self._file.act("entry.change", origin=origin, count=1) as work:
            book = Book(work)
            entry = work.entries.get(entry_id)
            work.facts(text=entry.text, fields=sorted(fields))
            book.put(entry, _changed(Recasting(book), entry, fields))

    def categorise(
        self, entry_ids: Sequence[str], category_id: str, *, origin: object | None = None
    ) -> None:
        """Give entries a category: all of them or, where one refuses, none."""
        with self._file.act("entry.category", origin=origin, count=len(entry_ids)) as work:
            book = Book(work)
            work.facts(category=book.get(category_id).name)
            recast = Recasting(book)
            self._each(book, entry_ids, lambda entry: recast.with_category(entry, category_id))

    def to_edition(
        self, entry_ids: Sequence[str], edition_id: str | None, *, origin: object | None = None
    ) -> None:
        """Count entries for an edition, or for none."""
        with self._file.act("entry.edition", origin=origin, count=len(entry_ids)) as work:
            book = Book(work)
            work.facts(edition=work.editions.get(edition_id).name if edition_id else "")
            recast = Recasting(book)
            self._each(book, entry_ids, lambda entry: recast.with_edition(entry, edition_id))

    def set_rate(
        self, entry_ids: Sequence[str], rate: Rate | None, *, origin: object | None = None
    ) -> None:
        """Convert entries at a rate, or leave them waiting for one."""
        with self._file.act("entry.rate", origin=origin, count=len(entry_ids)) as work:
            book = Book(work)
            recast = Recasting(book)
            self._each(book, entry_ids, lambda entry: recast.with_rate(entry, rate))

    def fund(
        self, entry_ids: Sequence[str], tranche_id: str | None, *, origin: object | None = None
    ) -> None:
        """Say which investment paid for entries; None is operations."""
        with self._file.act("entry.funded", origin=origin, count=len(entry_ids)) as work:
            book = Book(work)
            work.facts(tranche=work.tranches.get(tranche_id).name if tranche_id else "")
            recast = Recasting(book)
            self._each(book, entry_ids, lambda entry: recast.funded_by(entry, tranche_id))

    def remove(self, entry_ids: Sequence[str], *, origin: object | None = None) -> None:
        """Take entries away with their receipts.

        Raises:
            Refused: ``entry.settled``, ``entry.refunded`` where a refund of it would stay,
                ``entry.is_payment`` where it is the payment of a statement.
        """
        with self._file.act("entry.remove", origin=origin, count=len(entry_ids)) as work:
            book = Book(work)
            receipts = work.receipts.all()
            entries = [work.entries.get(entry_id) for entry_id in dict.fromkeys(entry_ids)]
            for entry in sorted(entries, key=lambda each: each.refund_of is None):
                must_be_open(work, entry)
                work.facts(text=entry.text)
                if number := book.paid_by(entry.id):
                    raise Refused("entry.is_payment", text=entry.text, number=number)
                for receipt in receipts:
                    if receipt.entry_id == entry.id:
                        work.receipts.remove(receipt.id)
                if work.uses("entry", entry.id):
                    raise Refused("entry.refunded", text=entry.text)
                work.entries.remove(entry.id)

    def reverse(self, entry_id: str, *, on: date, origin: object | None = None) -> Id:
        """Take back a settled entry by its opposite in the open period.

        Raises:
            Refused: ``entry.not_settled`` where it can simply be changed, ``entry.refunded`` where
                something of it was taken back before, ``entry.no_money``, ``entry.is_payment``.
        """
        with self._file.act("entry.reverse", origin=origin) as work:
            entry = work.entries.get(entry_id)
            work.facts(text=entry.text)
            book = Book(work)
            book.account_of(entry)
            if entry.settled_in is None:
                raise Refused("entry.not_settled", text=entry.text)
            if number := book.paid_by(entry.id):
                raise Refused("entry.is_payment", text=entry.text, number=number)
            if work.refunds_of(entry.id):
                raise Refused("entry.refunded", text=entry.text)
            opposite = reversal(
                entry,
                new_id=work.new_id(),
                booked_on=first_open_day(on, work.settled_until()),
                text=entry.text,
            )
            work.entries.add(replace(opposite, occurred_on=on))
            return opposite.id

    def _flow(self, flow: Flow, verb: Verb, origin: object | None) -> Id:
        with self._file.act(f"entry.{verb}", origin=origin, text=flow.text) as work:
            book = Book(work)
            total = sum(part.minor for part in flow.splits)
            if total == 0 or (total > 0) != (verb is Verb.MONEY_IN):
                raise Refused("flow.wrong_direction")
            for part in flow.splits:
                book.purpose(part.category_id)
            postings = book.flow(book.money(flow.account_id), flow.splits, flow.rate)
            more = More(
                counterparty=flow.counterparty,
                note=flow.note,
                tags=flow.tags,
                refund_of=Id(flow.refund_of) if flow.refund_of else None,
                tranche_id=Id(flow.tranche_id) if flow.tranche_id else None,
                rate=flow.rate,
                original_minor=flow.original_minor,
                original_currency=flow.original_currency,
            )
            return book.post(verb, flow.on, flow.text, postings, more)

    @staticmethod
    def _each(book: Book, entry_ids: Sequence[str], changed: Callable[[Entry], Entry]) -> None:
        for entry_id in entry_ids:
            entry = book.work.entries.get(entry_id)
            book.put(entry, changed(entry))


def _changed(recast: Recasting, entry: Entry, fields: Mapping[str, object]) -> Entry:
    for name, value in fields.items():
        if name in _WORDS:
            words: dict[str, Any] = {name: str(value).strip()}
            entry = replace(entry, **words)
        else:
            entry = recast.changed(entry, name, value)
    return entry


def _rate_of_move(
    book: Book, source: Account, target: Account, minor: int, arrived: int, on: date
) -> Rate | None:
    """The rate that a transfer of money SoFA held abroad itself shows: it need not be asked for."""
    held, other = (source, minor), (target, arrived)
    if target.kind is AccountKind.SOFA_HELD:
        held, other = other, held
    abroad = held[0].kind is AccountKind.SOFA_HELD and held[0].currency != book.currency
    if not abroad or other[0].currency != book.currency:
        return None
    return Rate(other[1], held[1], on.isoformat(), "transfer")
