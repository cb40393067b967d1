"""Places of money, categories, and the receipts that prove entries."""

import mimetypes
from datetime import date

from sofa_desktop.domain.chart_of_accounts import NEEDED
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.file_names import plain_file_name
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import CATEGORIES, MONEY, Account, AccountKind
from sofa_desktop.domain.money import is_currency
from sofa_desktop.domain.records import Receipt
from sofa_desktop.services.book import Book
from sofa_desktop.services.edits import Editable, edited, line
from sofa_desktop.services.ports import CircleFile, UnitOfWork

MAX_RECEIPT = 25 * 1024 * 1024
"""A receipt larger than this (bytes) is surely not one."""
_EDITABLE: Editable = {"name": line, "number": line, "archived": bool}


class Accounts:
    """Use cases of accounts, categories and receipts; each method is one named action."""

    def __init__(self, file: CircleFile) -> None:
        self._file = file

    def add(
        self,
        name: str,
        kind: AccountKind,
        currency: str,
        *,
        number: str = "",
        opening_minor: int = 0,
        opening_on: date | None = None,
        origin: object | None = None,
    ) -> Id:
        """Open a place for money, with what was in it when its books begin.

        Raises:
            Refused: ``account.no_name``, ``account.name_taken``, ``account.wrong_kind``,
                ``circle.bad_currency``, ``record.no_day`` for an opening balance without one.
        """
        if kind not in MONEY:
            raise Refused("account.wrong_kind")
        if opening_minor and opening_on is None:
            raise Refused("record.no_day")
        if not is_currency(currency):
            raise Refused("circle.bad_currency", currency=currency)
        name = line(name)
        with self._file.act("account.add", origin=origin, name=name) as work:
            account = Account(
                id=work.new_id(), name=name, kind=kind, currency=currency, number=line(number)
            )
            _must_be_new(work, account)
            work.accounts.add(account)
            if opening_minor and opening_on is not None:
                Book(work).open(account, opening_minor, opening_on)
            return account.id

    def add_category(self, name: str, kind: AccountKind, *, origin: object | None = None) -> Id:
        """Make a category of income, cost or tax.

        Raises:
            Refused: ``account.no_name``, ``account.wrong_kind``, ``account.name_taken``.
        """
        if kind not in CATEGORIES:
            raise Refused("account.wrong_kind")
        name = line(name)
        with self._file.act("category.add", origin=origin, name=name) as work:
            key = _free_key(work, name)
            category = Account(id=work.new_id(), name=name, kind=kind, key=key)
            _must_be_new(work, category)
            work.accounts.add(category)
            return category.id

    def change(self, account_id: str, *, origin: object | None = None, **fields: object) -> None:
        """Rename, renumber or archive an account or category.

        Raises:
            Refused: ``record.unknown_field``, ``account.name_taken``, ``account.needed`` where
                one that the app itself uses would be archived.
        """
        with self._file.act("account.change", origin=origin) as work:
            account = work.accounts.get(account_id)
            work.facts(name=account.name)
            if fields.get("archived") and _is_needed(account):
                raise Refused("account.needed", name=account.name)
            changed = edited(account, fields, _EDITABLE)
            _must_be_new(work, changed)
            work.accounts.put(changed)

    def remove(self, account_id: str, *, origin: object | None = None) -> None:
        """Take away an account or category nothing uses.

        Raises:
            Refused: ``account.used``, ``account.needed``.
        """
        with self._file.act("account.remove", origin=origin) as work:
            account = work.accounts.get(account_id)
            work.facts(name=account.name)
            if _is_needed(account):
                raise Refused("account.needed", name=account.name)
            if work.uses("account", account_id):
                raise Refused("account.used", name=account.name)
            work.accounts.remove(account_id)

    def attach(self, entry_id: str, name: str, data: bytes, *, origin: object | None = None) -> Id:
        """Keep a file as an entry's receipt, by the hash of its content.

        Raises:
            Refused: ``receipt.empty``, ``receipt.too_large``, ``receipt.known``.
        """
        name = plain_file_name(name, "receipt")
        if len(data) > MAX_RECEIPT:
            raise Refused("receipt.too_large", name=name, size=len(data))
        with self._file.act("entry.receipt_add", origin=origin, name=name) as work:
            entry = work.entries.get(entry_id)
            sha256 = work.keep_content(data)
            for known in work.receipts.all():
                if known.entry_id == entry.id and known.sha256 == sha256:
                    raise Refused("receipt.known", name=known.name)
            receipt = Receipt(
                id=work.new_id(),
                entry_id=entry.id,
                name=name,
                sha256=sha256,
                size=len(data),
                mime=mimetypes.guess_type(name)[0] or "application/octet-stream",
            )
            work.receipts.add(receipt)
            return receipt.id

    def detach(self, receipt_id: str, *, origin: object | None = None) -> None:
        """Take a receipt off its entry; undo brings it back."""
        with self._file.act("entry.receipt_remove", origin=origin) as work:
            work.facts(name=work.receipts.get(receipt_id).name)
            work.receipts.remove(receipt_id)


def _is_needed(account: Account) -> bool:
    return account.kind not in MONEY | CATEGORIES or account.key in NEEDED


def _must_be_new(work: UnitOfWork, account: Account) -> None:
    wanted = account.name.casefold()
    for other in work.accounts.all():
        same_shelf = (other.kind in MONEY) == (account.kind in MONEY)
        if other.id != account.id and same_shelf and other.name.casefold() == wanted:
            raise Refused("account.name_taken", name=account.name)


def _free_key(work: UnitOfWork, name: str) -> str:
    letters = "".join(c if c.isascii() and c.isalnum() else " " for c in name.casefold())
    stem = "_".join(letters.split())[:30] or "category"
    taken = {account.key for account in work.accounts.all()}
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}_{number}"
    return key
