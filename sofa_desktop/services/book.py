"""The accounts of a unit of work, and the entries written through them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import (
    MONEY,
    Account,
    AccountKind,
    Entry,
    Posting,
    Split,
    Verb,
    first_open_day,
    flow_postings,
    move_postings,
    typed_parts,
)
from sofa_desktop.domain.money import Rate, share
from sofa_desktop.services.ports import UnitOfWork

FEE = "processor_fee"
FX = "fx_difference"
_ALWAYS = frozenset({"note", "tags"})
_VERB_OF = {AccountKind.MEMBER: Verb.PAY_MEMBERS}


def must_be_open(work: UnitOfWork, entry: Entry) -> None:
    """Refuse to touch what a statement has consumed.

    Raises:
        Refused: ``entry.settled``.
    """
    if entry.settled_in is not None:
        number = work.statements.get(entry.settled_in).number
        raise Refused("entry.settled", text=entry.text, number=number)


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """What may be said of an entry beside its postings."""

    counterparty: str = ""
    note: str = ""
    tags: str = ""
    refund_of: Id | None = None
    tranche_id: Id | None = None
    rate: Rate | None = None
    original_minor: int = 0
    original_currency: str = ""


NO_MORE = More()


class Book:
    """The accounts of a unit of work, and entries written through them."""

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work
        self.accounts = {account.id: account for account in work.accounts.all()}
        self._keys = {account.key: account for account in self.accounts.values() if account.key}
        self.currency = work.circle().currency
        self.changes: Mapping[str, Callable[[Entry, object], Entry]] = {
            "on": self._with_day,
            "account_id": self._with_account,
            "minor": self._with_amount,
            "category_id": lambda entry, value: self.with_category(entry, str(value)),
            "edition_id": lambda entry, value: self.with_edition(
                entry, str(value) if value else None
            ),
            "splits": self._with_splits,
            "rate": self._with_any_rate,
            "tranche_id": lambda entry, value: replace(
                entry, tranche_id=Id(str(value)) if value else None
            ),
            "refund_of": lambda entry, value: replace(
                entry, refund_of=Id(str(value)) if value else None
            ),
        }

    def get(self, account_id: str) -> Account:
        """An account or category.

        Raises:
            Refused: ``record.gone``.
        """
        found = self.accounts.get(Id(account_id))
        if found is None:
            raise Refused("record.gone", type="account")
        return found

    def money(self, account_id: str) -> Account:
        """A place for money.

        Raises:
            Refused: ``account.holds_no_money``.
        """
        account = self.get(account_id)
        if not account.holds_money:
            raise Refused("account.holds_no_money", name=account.name)
        return account

    def by_key(self, key: str) -> Account:
        """The account the app itself needs, by its key."""
        return self._keys[key]

    def of_member(self, member_id: str) -> Account:
        """What is owed to a member: made when it is first needed."""
        return self._owned(AccountKind.MEMBER, member_id, self.work.members.get(member_id).name)

    def of_tranche(self, tranche_id: str) -> Account:
        """What is owed for an investment: made when it is first needed."""
        name = self.work.tranches.get(tranche_id).name
        return self._owned(AccountKind.INVESTMENT, tranche_id, name)

    def account_of(self, entry: Entry) -> Account:
        """The place of money an entry is about; of a move the one that it left.

        Raises:
            Refused: ``entry.no_money`` for entries the app wrote itself.
        """
        held = [p for p in entry.postings if self.accounts[p.account_id].holds_money]
        if not held:
            raise Refused("entry.no_money")
        return self.accounts[min(held, key=lambda posting: posting.minor).account_id]

    def flow(
        self, account: Account, splits: Sequence[Split], rate: Rate | None
    ) -> tuple[Posting, ...]:
        """The postings of money in or out."""
        return flow_postings(
            account,
            splits,
            exchange_id=self.by_key("exchange").id,
            settlement_currency=self.currency,
            rate=rate,
        )

    def post(
        self, verb: Verb, on: date, text: str, postings: tuple[Posting, ...], more: More = NO_MORE
    ) -> Id:
        """Write a new entry; a day inside a settled period is kept, but counts after it."""
        entry = Entry(
            id=self.work.new_id(),
            verb=verb,
            booked_on=first_open_day(on, self.work.settled_until()),
            occurred_on=on,
            text=text.strip(),
            postings=postings,
            counterparty=more.counterparty,
            note=more.note,
            tags=more.tags,
            refund_of=more.refund_of,
            tranche_id=more.tranche_id,
            rate=more.rate,
            original_minor=more.original_minor,
            original_currency=more.original_currency,
        )
        self.work.entries.add(entry)
        return entry.id

    def put(self, before: Entry, after: Entry) -> None:
        """Write a changed entry where its period is still open, or only its notes changed.

        Raises:
            Refused: ``entry.settled``.
        """
        words = {name: getattr(after, name) for name in _ALWAYS}
        if replace(before, **words) != after:
            must_be_open(self.work, before)
            if after.postings != before.postings or after.occurred_on != before.occurred_on:
                day = first_open_day(after.occurred_on, self.work.settled_until())
                after = replace(after, booked_on=day)
        self.work.entries.put(after)

    def open(self, account: Account, minor: int, on: date) -> Id:
        """Write what was in an account when its books began."""
        opening = self.by_key("opening")
        postings = (
            Posting(account.id, account.currency, minor),
            Posting(opening.id, account.currency, -minor),
        )
        return self.post(Verb.OPENING, on, account.name, postings)

    def refund_splits(self, original: Entry, minor: int) -> list[Split]:
        """What a refund takes back of each part of its original, in the account's currency."""
        whole = list(typed_parts(original, self.accounts))
        total = sum(part.minor for part in whole)
        if not total or minor <= 0:
            raise Refused("refund.not_refundable", text=original.text)
        size = abs(total)
        rest = minor - size
        if rest > 0 and not original.original_currency:
            raise Refused("refund.too_much", minor=minor, original=size)
        sign = -1 if total > 0 else 1
        gross = [part for part in whole if (part.minor > 0) == (total > 0)]
        taken = share(min(minor, size), [abs(part.minor) for part in gross])
        splits = [
            Split(part.category_id, sign * amount, part.edition_id)
            for part, amount in zip(gross, taken, strict=True)
            if amount
        ]
        if rest > 0:
            splits.append(Split(self.by_key(FX).id, sign * rest))
        return splits

    def with_category(self, entry: Entry, category_id: str) -> Entry:
        """The entry under another category; a place of money makes it a move."""
        target = self.get(category_id)
        account = self.account_of(entry)
        splits = list(typed_parts(entry, self.accounts))
        if target.kind in MONEY:
            return self._as_move(entry, account, target, sum(part.minor for part in splits))
        place = self._main(entry, splits)
        splits[place] = replace(splits[place], category_id=target.id)
        verb = _VERB_OF.get(target.kind, self._verb(splits))
        return replace(entry, verb=verb, postings=self.flow(account, splits, entry.rate))

    def with_edition(self, entry: Entry, edition_id: str | None) -> Entry:
        """The entry counted for another edition, all its parts."""
        edition = self.work.editions.get(edition_id).id if edition_id else None
        splits = [replace(part, edition_id=edition) for part in typed_parts(entry, self.accounts)]
        if not splits:
            raise Refused("entry.is_move")
        account = self.account_of(entry)
        return replace(entry, postings=self.flow(account, splits, entry.rate))

    def with_rate(self, entry: Entry, rate: Rate | None) -> Entry:
        """The entry converted at a rate.

        Raises:
            Refused: ``rate.same_currency`` where there is nothing to convert.
        """
        account = self.account_of(entry)
        if account.currency == self.currency or entry.verb is Verb.MOVE:
            raise Refused("rate.same_currency", text=entry.text)
        splits = list(typed_parts(entry, self.accounts))
        return replace(entry, rate=rate, postings=self.flow(account, splits, rate))

    def _owned(self, kind: AccountKind, owner_id: str, name: str) -> Account:
        for account in self.accounts.values():
            if account.kind is kind and account.owner_id == owner_id:
                return account
        account = Account(id=self.work.new_id(), name=name, kind=kind, owner_id=Id(owner_id))
        self.work.accounts.add(account)
        self.accounts[account.id] = account
        return account

    def _main(self, entry: Entry, splits: Sequence[Split]) -> int:
        """Which part a single category or amount is about: the only one that is no fee."""
        fee = self.by_key(FEE).id
        places = [place for place, part in enumerate(splits) if part.category_id != fee]
        if not places and len(splits) == 1:
            places = [0]
        if len(places) != 1:
            raise Refused("entry.split", text=entry.text)
        return places[0]

    @staticmethod
    def _verb(splits: Sequence[Split]) -> Verb:
        return Verb.MONEY_IN if sum(part.minor for part in splits) > 0 else Verb.MONEY_OUT

    def _as_move(self, entry: Entry, account: Account, other: Account, minor: int) -> Entry:
        if account.currency != other.currency:
            raise Refused("move.amounts_differ")
        source, target = (account, other) if minor < 0 else (other, account)
        size = abs(minor)
        postings = move_postings(source, target, size, size, self.by_key("exchange").id)
        return replace(entry, verb=Verb.MOVE, rate=None, postings=postings)

    def _with_day(self, entry: Entry, value: object) -> Entry:
        if not isinstance(value, date):
            raise Refused("entry.unknown_field", field="on")
        return replace(entry, occurred_on=value)

    def _with_account(self, entry: Entry, value: object) -> Entry:
        account = self.money(str(value))
        if entry.verb is Verb.MOVE:
            raise Refused("entry.is_move")
        same = account.currency == self.account_of(entry).currency
        rate = entry.rate if same else None
        splits = list(typed_parts(entry, self.accounts))
        return replace(entry, rate=rate, postings=self.flow(account, splits, rate))

    def _with_amount(self, entry: Entry, value: object) -> Entry:
        if not isinstance(value, int) or value == 0:
            raise Refused("entry.zero")
        if entry.verb is Verb.MOVE:
            return self._with_moved(entry, abs(value))
        account = self.account_of(entry)
        splits = list(typed_parts(entry, self.accounts))
        place = self._main(entry, splits)
        rest = sum(part.minor for part in splits) - splits[place].minor
        splits[place] = replace(splits[place], minor=value - rest)
        verb = entry.verb if entry.verb is Verb.PAY_MEMBERS else self._verb(splits)
        return replace(entry, verb=verb, postings=self.flow(account, splits, entry.rate))

    def _with_moved(self, entry: Entry, minor: int) -> Entry:
        held = [p for p in entry.postings if self.accounts[p.account_id].holds_money]
        source, target = sorted(held, key=lambda posting: posting.minor)
        if source.currency != target.currency:
            raise Refused("move.amounts_differ")
        postings = move_postings(
            self.get(source.account_id),
            self.get(target.account_id),
            minor,
            minor,
            self.by_key("exchange").id,
        )
        return replace(entry, postings=postings)

    def _with_splits(self, entry: Entry, value: object) -> Entry:
        splits = (
            [part for part in value if isinstance(part, Split)]
            if isinstance(value, Sequence)
            else []
        )
        if not splits:
            raise Refused("entry.too_few")
        account = self.account_of(entry)
        postings = self.flow(account, splits, entry.rate)
        return replace(entry, verb=self._verb(splits), postings=postings)

    def _with_any_rate(self, entry: Entry, value: object) -> Entry:
        return self.with_rate(entry, value if isinstance(value, Rate) else None)
