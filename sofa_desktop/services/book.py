"""The accounts of a unit of work, and the entries written through them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import (
    CATEGORIES,
    Account,
    AccountKind,
    Entry,
    Posting,
    Split,
    Verb,
    first_open_day,
    flow_postings,
)
from sofa_desktop.domain.money import Rate
from sofa_desktop.services.ports import UnitOfWork

CHOSEN = CATEGORIES | {AccountKind.SOFA_DUE, AccountKind.INVESTMENT, AccountKind.MEMBER}
"""What money that comes or goes may be for; the other book accounts are the app's own."""
_ALWAYS = frozenset({"note", "tags"})
_WORDS = frozenset({"text", "counterparty"}) | _ALWAYS


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

    @cached_property
    def accounts(self) -> dict[Id, Account]:
        """Every account and category, by its identifier; read when first asked for."""
        return {account.id: account for account in self.work.accounts.all()}

    @cached_property
    def _keys(self) -> dict[str, Account]:
        return {account.key: account for account in self.accounts.values() if account.key}

    @cached_property
    def currency(self) -> str:
        """What the circle settles in."""
        return self.work.circle().currency

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

    def purpose(self, account_id: str) -> Account:
        """What money may be for.

        Raises:
            Refused: ``account.no_purpose`` for a place of money and the app's own accounts.
        """
        account = self.get(account_id)
        if account.kind not in CHOSEN:
            raise Refused("account.no_purpose", name=account.name)
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

    def paid_by(self, entry_id: str) -> str:
        """The number of the statement this entry is the payment of; empty where of none."""
        return self._payments.get(entry_id, "")

    @cached_property
    def _payments(self) -> Mapping[str, str]:
        return self.work.payments()

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
            counterparty=more.counterparty.strip(),
            note=more.note.strip(),
            tags=more.tags.strip(),
            refund_of=more.refund_of,
            tranche_id=more.tranche_id,
            rate=more.rate,
            original_minor=more.original_minor,
            original_currency=more.original_currency,
        )
        self.work.entries.add(entry)
        return entry.id

    def put(self, before: Entry, after: Entry) -> None:
        """Write a changed entry where no statement has consumed it, or only its notes changed.

        One that waited through a settled period, and is now changed, counts after that.

        Raises:
            Refused: ``entry.settled``, ``entry.is_payment`` where the amount or the purpose of a
                statement's payment would change.
        """
        if _but(_ALWAYS, before, after) != after:
            must_be_open(self.work, before)
        if before.postings != after.postings and (number := self.paid_by(before.id)):
            raise Refused("entry.is_payment", text=before.text, number=number)
        if _but(_WORDS, before, after) != after:
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

    def _owned(self, kind: AccountKind, owner_id: str, name: str) -> Account:
        for account in self.accounts.values():
            if account.kind is kind and account.owner_id == owner_id:
                return account
        account = Account(id=self.work.new_id(), name=name, kind=kind, owner_id=Id(owner_id))
        self.work.accounts.add(account)
        self.accounts[account.id] = account
        return account


def _but(names: frozenset[str], before: Entry, after: Entry) -> Entry:
    """The entry as it was, but for some fields."""
    return replace(before, **{name: getattr(after, name) for name in names})
