"""What a refund takes back: part by part, at the rate of what it refunds, and never too much."""

from collections.abc import Sequence
from datetime import date

from sofa_desktop.domain.agreement import FX_DIFFERENCE, LOST_FEE
from sofa_desktop.domain.chart_of_accounts import PROCESSOR_FEE
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import FLOWS, Account, Entry, Split, Verb, typed_parts
from sofa_desktop.domain.money import half_up, share
from sofa_desktop.services.agreements import terms_of
from sofa_desktop.services.book import Book
from sofa_desktop.services.ports import UnitOfWork

_REFUNDABLE = FLOWS - {Verb.PAY_MEMBERS}


def refund_splits(
    book: Book, original: Entry, account: Account, minor: int, on: date
) -> list[Split]:
    """What a refund takes back of each part of its original, in the account's currency.

    A processor's fee taken out of the original stays lost; where SoFA bears such fees it is told
    as one. Where a bank had converted the original, what was taken beyond it is an exchange
    difference.

    Raises:
        Refused: ``refund.not_refundable``, ``refund.other_currency``, ``refund.too_much``.
    """
    paid_to = book.account_of(original)
    whole = _gross_parts(book, original)
    if minor <= 0 or not whole:
        raise Refused("refund.not_refundable", text=original.text)
    if account.currency != paid_to.currency:
        raise Refused("refund.other_currency", text=original.text, currency=paid_to.currency)
    left = _left(book, original, whole)
    beyond = minor - sum(left)
    if beyond > 0 and not (original.original_currency and any(left)):
        raise Refused(
            "refund.too_much",
            text=original.text,
            minor=minor,
            left=sum(left),
            currency=paid_to.currency,
        )
    sign = -1 if whole[0].minor > 0 else 1
    taken = share(min(minor, sum(left)), left)
    splits = [
        Split(part.category_id, sign * amount, part.edition_id)
        for part, amount in zip(whole, taken, strict=True)
        if amount
    ]
    if beyond > 0:
        splits.append(Split(book.by_key(FX_DIFFERENCE).id, sign * beyond))
    size = sum(abs(part.minor) for part in whole)
    before = size - sum(left)
    return [*splits, *_lost_fees(book, original, size, (before, before + sum(taken)), on)]


def _lost_fees(
    book: Book, original: Entry, size: int, refunded: tuple[int, int], on: date
) -> list[Split]:
    """The part of the original's fees that is lost with a refund, where SoFA bears it.

    ``refunded`` is how much of the original's ``size`` was taken back before and after.
    """
    fee = book.by_key(PROCESSOR_FEE).id
    splits: list[Split] = []
    for part in typed_parts(original, book.accounts) if _sofa_bears(book.work, on) else ():
        if part.category_id != fee or part.minor >= 0:
            continue
        before, after = (half_up(-part.minor * amount, size) for amount in refunded)
        if lost := after - before:
            splits.append(Split(fee, lost, part.edition_id))
            splits.append(Split(book.by_key(LOST_FEE).id, -lost, part.edition_id))
    return splits


def _sofa_bears(work: UnitOfWork, on: date) -> bool:
    """Whether SoFA bears lost fees under the agreement of a day."""
    versions = [each for each in work.agreements.all() if each.in_force and each.valid_from <= on]
    if not versions:
        return False
    latest = max(versions, key=lambda each: each.valid_from)
    return terms_of(latest).lost_fee_bearer == "sofa"


def _gross_parts(book: Book, original: Entry) -> list[Split]:
    """The parts of an entry that go its way: without the fee that was taken out of it."""
    if original.verb not in _REFUNDABLE:
        return []
    parts = typed_parts(original, book.accounts)
    inward = sum(part.minor for part in parts) > 0
    return [part for part in parts if (part.minor > 0) == inward]


def _left(book: Book, original: Entry, whole: Sequence[Split]) -> list[int]:
    """How much of each part no refund has taken back yet."""
    taken = _taken(book, original)
    left = []
    for part in whole:
        key = part.category_id, part.edition_id
        size = abs(part.minor)
        back = min(size, taken.get(key, 0))
        taken[key] = taken.get(key, 0) - back
        left.append(size - back)
    return left


def _taken(book: Book, original: Entry) -> dict[tuple[Id, Id | None], int]:
    sums: dict[tuple[Id, Id | None], int] = {}
    for refund in book.work.refunds_of(original.id):
        for part in typed_parts(refund, book.accounts):
            key = part.category_id, part.edition_id
            sums[key] = sums.get(key, 0) + abs(part.minor)
    return sums
