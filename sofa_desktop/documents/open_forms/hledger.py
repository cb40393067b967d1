"""The ledger as a plain-text journal that ``hledger check --strict`` accepts.

Whatever a person or a bank wrote is one line here, without the marks that mean something to
hledger: a description holds no ``;`` and no ``|``, a comment no ``name:`` that would be a tag, an
account's name no ``:`` that would begin another account. The code of a transaction is the number
of the statement that consumed it; it stands empty where there is none, so that a description that
begins with a bracket is not taken for one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sofa_desktop.charts.picture import decimal, one_line
from sofa_desktop.documents.open_forms.whole import Whole
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import Account, AccountKind, Entry, Posting
from sofa_desktop.domain.money import exponent

_ROOTS: Mapping[AccountKind, tuple[str, str]] = {
    AccountKind.BANK: ("assets:bank", "A"),
    AccountKind.CASH: ("assets:cash", "A"),
    AccountKind.PAYPAL: ("assets:paypal", "A"),
    AccountKind.SOFA_HELD: ("assets:held by sofa", "A"),
    AccountKind.INCOME: ("income", "R"),
    AccountKind.COST: ("expenses", "X"),
    AccountKind.TAX: ("liabilities:tax", "L"),
    AccountKind.SOFA_DUE: ("liabilities:sofa due", "L"),
    AccountKind.INVESTMENT: ("liabilities:investment", "L"),
    AccountKind.MEMBER: ("liabilities:members", "L"),
    AccountKind.OPENING: ("equity:opening", "E"),
    AccountKind.EXCHANGE: ("equity:exchange", "E"),
    AccountKind.ALLOCATION: ("equity:allocation", "E"),
    AccountKind.RESERVE: ("equity:reserve", "E"),
}
"""Where an account of a kind stands, and hledger's type of it."""
_ALONE = frozenset(
    {
        AccountKind.SOFA_DUE,
        AccountKind.OPENING,
        AccountKind.EXCHANGE,
        AccountKind.ALLOCATION,
        AccountKind.RESERVE,
    }
)
"""Kinds of which a circle has one: the kind is the whole name."""
_MARKS = str.maketrans({";": ",", "|": "/"})


def journal(whole: Whole) -> str:
    """The journal; the same records give the same text."""
    names = account_names(whole.accounts)
    numbers = {each.id: each.number for each in whole.statements}
    editions = {each.id: each.name for each in whole.editions}
    entries = sorted(whole.entries, key=lambda each: (each.booked_on, each.id))
    blocks = [
        _head(whole),
        _currencies(whole),
        _accounts(whole.accounts, names),
        _payees(entries),
        *(_transaction(entry, names, numbers, editions) for entry in entries),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def account_names(accounts: Iterable[Account]) -> dict[Id, str]:
    """Each account's full name; no two are the same."""
    names: dict[Id, str] = {}
    taken: set[str] = set()
    for account in accounts:
        root = _ROOTS[account.kind][0]
        name = root if account.kind in _ALONE else f"{root}:{_account_part(account.name)}"
        whole, number = name, 1
        while whole.casefold() in taken:
            number += 1
            whole = f"{name} ({number})"
        taken.add(whole.casefold())
        names[account.id] = whole
    return names


def _account_part(name: str) -> str:
    """One part of an account's name."""
    part = " ".join(_words(name).replace(":", " ").split())
    return part.strip("()[]* ") or "unnamed"


def _words(text: str) -> str:
    """A text in one line, without the marks that end a description."""
    return one_line(text).translate(_MARKS)


def _comment(text: str) -> str:
    """A text in a comment: no word in it is a tag."""
    return one_line(text).replace(":", " :").replace("[", "(").replace("]", ")")


def _head(whole: Whole) -> list[str]:
    lines = [f"; {_comment(whole.circle.name)}, settled in {whole.circle.currency}"]
    lines += [
        f"; statement {each.number}, {each.starts_on} to {each.ends_on}, "
        f"to pay {_amount(each.pay_minor, each.currency)}, check {each.hash}"
        for each in sorted(whole.statements, key=lambda each: each.sequence)
    ]
    return [*lines, "", "decimal-mark ."]


def _currencies(whole: Whole) -> list[str]:
    used = {posting.currency for entry in whole.entries for posting in entry.postings}
    used |= {account.currency for account in whole.accounts if account.currency}
    return [f"commodity {_one(currency)}" for currency in sorted({*used, whole.circle.currency})]


def _one(currency: str) -> str:
    """An amount that shows how many decimals the currency has."""
    places = exponent(currency)
    return f"1000.{'0' * places} {_symbol(currency)}"


def _symbol(currency: str) -> str:
    return currency if currency.isalpha() else f'"{currency}"'


def _amount(minor: int, currency: str) -> str:
    return f"{decimal(minor, currency)} {_symbol(currency)}"


def _accounts(accounts: Sequence[Account], names: Mapping[Id, str]) -> list[str]:
    return [
        f"account {names[each.id]}  ; type:{_ROOTS[each.kind][1]}, id:{each.id}"
        for each in accounts
    ]


def _payees(entries: Iterable[Entry]) -> list[str]:
    return [f"payee {payee}" for payee in sorted({_payee(entry) for entry in entries})]


def _payee(entry: Entry) -> str:
    """Who the money came from or went to, or else what it was for; never nothing."""
    return _words(entry.counterparty) or _words(entry.text) or "?"


def _transaction(
    entry: Entry, names: Mapping[Id, str], numbers: Mapping[Id, str], editions: Mapping[Id, str]
) -> list[str]:
    when = f"{entry.booked_on}"
    if entry.occurred_on != entry.booked_on:
        when += f"={entry.occurred_on}"
    told = _payee(entry)
    text = _words(entry.text)
    if _words(entry.counterparty) and text:
        told = f"{told} | {text}"
    code = numbers.get(entry.settled_in, "") if entry.settled_in else ""
    lines = [f"{when} * ({code}) {told}", *_tags(entry)]
    if entry.note.strip():
        lines.append(f"    ; {_comment(entry.note)}")
    return [*lines, *_postings(entry.postings, names, editions)]


def _tags(entry: Entry) -> Iterator[str]:
    yield f"    ; id:{entry.id}, verb:{entry.verb}"
    if entry.refund_of is not None:
        yield f"    ; refund_of:{entry.refund_of}"
    if entry.tranche_id is not None:
        yield f"    ; tranche:{entry.tranche_id}"
    if entry.rate is not None:
        rate = entry.rate
        yield f"    ; rate:{rate.numerator}/{rate.denominator}, rate_on:{rate.on}"
        if rate.source:
            yield f"    ; rate from {_comment(rate.source)}"
    if entry.original_currency:
        yield f"    ; paid as {_amount(entry.original_minor, entry.original_currency)}"
    if entry.tags.strip():
        yield f"    ; tags {_comment(entry.tags)}"


def _postings(
    postings: Sequence[Posting], names: Mapping[Id, str], editions: Mapping[Id, str]
) -> Iterator[str]:
    widest = max(len(names[posting.account_id]) for posting in postings)
    amounts = [_amount(posting.minor, posting.currency) for posting in postings]
    longest = max(map(len, amounts))
    for posting, amount in zip(postings, amounts, strict=True):
        line = f"    {names[posting.account_id]:<{widest}}  {amount:>{longest}}"
        if posting.edition_id is not None:
            edition = editions.get(posting.edition_id, posting.edition_id)
            line += f"  ; edition {_comment(edition)}"
        yield line
