"""Which lines a statement consumes: read from the entries no statement has consumed yet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sofa_desktop.domain.agreement import LOST_FEE, Terms, window_key
from sofa_desktop.domain.chart_of_accounts import UNSORTED
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import (
    Account,
    AccountKind,
    Entry,
    typed_parts,
    waits_for_rate,
)
from sofa_desktop.domain.money import Rate
from sofa_desktop.domain.records import AgreementVersion
from sofa_desktop.domain.statement_lines import COST, DISBURSED, GROSS, HELD
from sofa_desktop.services.agreements import terms_of
from sofa_desktop.services.ports import UnitOfWork

_OWED = frozenset({AccountKind.INVESTMENT, AccountKind.MEMBER, AccountKind.SOFA_DUE})
"""What is owed is owed in the settlement currency, so a payment in another waits for its rate."""
_ROLES = {
    AccountKind.INCOME: GROSS,
    AccountKind.COST: COST,
    AccountKind.INVESTMENT: DISBURSED,
}

LineData = dict[str, object]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the entries up to a day bring to a statement."""

    lines: tuple[LineData, ...]
    waiting: tuple[LineData, ...]
    consumed: tuple[Entry, ...]
    """Every entry the statement settles, moves and payments included."""
    categories: Mapping[str, str]
    """Category keys in the lines, by name."""
    tranches: Mapping[str, str]


class Gatherer:
    """Turns entries into statement lines, under the agreements of their days.

    Income and costs from before the first agreement began are shared with nobody; SoFA's
    investment, what was paid from it, and cash that SoFA holds count whenever they moved.
    """

    def __init__(self, work: UnitOfWork, terms: Terms, version: AgreementVersion) -> None:
        self._work = work
        in_force = [each for each in work.agreements.all() if each.in_force] or [version]
        self._versions = sorted(in_force, key=lambda each: each.valid_from)
        self._terms = {each.id: terms_of(each) for each in self._versions}
        self._windows: dict[str, Terms] = {}
        self._accounts: Mapping[Id, Account] = {each.id: each for each in work.accounts.all()}
        self._editions = {each.id: each.name for each in work.editions.all()}
        self._statements = sorted(work.statements.all(), key=lambda each: each.sequence)
        self._numbers = {each.id: each.number for each in self._statements}
        self._receipted = {each.entry_id for each in work.receipts.all()}
        self._currency = terms.currency

    def gather(self, until: date) -> Gathered:
        """The lines of every entry up to a day that no statement has consumed."""
        lines: list[LineData] = []
        waiting: list[LineData] = []
        consumed: list[Entry] = []
        for entry in self._work.unsettled(until):
            why = self._waits(entry)
            if why:
                waiting += [] if self._is_outside(entry) else [self._waiting(entry, why)]
                continue
            lines += self._lines(entry)
            consumed.append(entry)
        lines.sort(key=lambda line: (str(line["on"]), str(line["id"]), str(line["role"])))
        return Gathered(
            tuple(lines), tuple(waiting), tuple(consumed), self._names(lines), self._tranches()
        )

    def window_of(self, day: date) -> str:
        """The tier window a day lies in."""
        version = self._version_on(day)
        terms = self._terms[version.id]
        key = window_key(terms.window, version.version, version.valid_from, day)
        self._windows[key] = terms
        return key

    def other_terms(self, windows: Iterable[str], own: Terms) -> dict[str, object]:
        """By window, the terms of those windows that lines were put in and that differ."""
        told = {window: _shared(self._windows[window]) for window in windows}
        return {window: data for window, data in told.items() if data != _shared(own)}

    def _version_on(self, day: date) -> AgreementVersion:
        """The version in force on a day; the first one for what is older than all of them."""
        before = [each for each in self._versions if each.valid_from <= day]
        return before[-1] if before else self._versions[0]

    def _waits(self, entry: Entry) -> str:
        """Why an entry cannot be settled yet; empty where it can."""
        if waits_for_rate(entry, self._accounts, self._currency):
            return "no_rate"
        for posting in entry.postings:
            account = self._accounts[posting.account_id]
            if account.key in UNSORTED:
                return "unsorted"
            owed = account.kind in _OWED
            held = account.kind is AccountKind.SOFA_HELD and entry.rate is None
            if (owed or held) and posting.currency != self._currency:
                return "no_rate"
        return ""

    def _is_before(self, entry: Entry, chain: Sequence[Entry]) -> bool:
        """Whether income or costs of an entry are from before the agreement."""
        return chain[-1].occurred_on < self._versions[0].valid_from and entry.tranche_id is None

    def _is_outside(self, entry: Entry) -> bool:
        """Whether an entry, once it is put right, would still be in no statement."""
        kinds = {self._accounts[posting.account_id].kind for posting in entry.postings}
        counts = kinds & {*_OWED, AccountKind.SOFA_HELD}
        return not counts and self._is_before(entry, self._chain(entry))

    def _waiting(self, entry: Entry, why: str) -> LineData:
        held = [p for p in entry.postings if self._accounts[p.account_id].holds_money]
        posting = held[0] if held else entry.postings[0]
        return {
            "on": entry.occurred_on.isoformat(),
            "what": self._what(entry, income=posting.minor > 0),
            "amount": posting.minor,
            "currency": posting.currency,
            "why": why,
        }

    def _lines(self, entry: Entry) -> Iterator[LineData]:
        chain = self._chain(entry)
        base = self._base(entry, chain)
        before = self._is_before(entry, chain)
        bearer = self._terms[self._version_on(entry.occurred_on).id].lost_fee_bearer
        held = [
            posting
            for posting in entry.postings
            if self._accounts[posting.account_id].kind is AccountKind.SOFA_HELD
        ]
        own = [p for p in entry.postings if self._accounts[p.account_id].holds_money]
        currency = own[0].currency if own else self._currency
        for part in typed_parts(entry, self._accounts):
            account = self._accounts[part.category_id]
            role = _ROLES.get(account.kind)
            if role is None or (before and role != DISBURSED):
                continue
            amount = -part.minor if role == COST else part.minor
            category = str(account.owner_id) if role == DISBURSED else account.key
            if category == LOST_FEE and bearer == "sofa":
                role = HELD
            yield {
                **base,
                **self._converted(amount, currency, entry.rate),
                "role": role,
                "category": category,
                "what": self._what(entry, income=role == GROSS),
                "edition": self._editions.get(part.edition_id, "") if part.edition_id else "",
            }
        for posting in held:
            yield {
                **base,
                **self._converted(posting.minor, posting.currency, entry.rate),
                "role": HELD,
                "category": "",
                "funded": False,
                "what": self._what(entry, income=posting.minor > 0),
                "edition": "",
            }

    def _base(self, entry: Entry, chain: Sequence[Entry]) -> LineData:
        refund: LineData | None = None
        if len(chain) > 1:
            original = chain[1]
            refund = {
                "line": original.id,
                "on": original.occurred_on.isoformat(),
                "statement": self._numbers.get(original.settled_in or Id(""), ""),
            }
        return {
            "id": entry.id,
            "on": entry.occurred_on.isoformat(),
            "funded": entry.tranche_id is not None,
            "receipt": entry.id in self._receipted,
            "refund_of": refund,
            "correction_of": self._corrected(chain),
            "window": self.window_of(chain[-1].occurred_on),
        }

    def _chain(self, entry: Entry) -> list[Entry]:
        """An entry, what it refunds, what that refunds in turn: the last gives the tier window."""
        chain = [entry]
        while chain[-1].refund_of is not None:
            original = self._work.entries.find(chain[-1].refund_of)
            if original is None or original in chain:
                break
            chain.append(original)
        return chain

    def _corrected(self, chain: Sequence[Entry]) -> str:
        """The number of the statement an entry corrects; empty for one of this period.

        That is the one which told what it refunds, else the one in whose time it belongs.
        """
        for original in chain[1:]:
            if original.settled_in is not None:
                return self._numbers[original.settled_in]
        day = chain[-1].occurred_on
        return next((each.number for each in self._statements if day <= each.ends_on), "")

    def _converted(self, amount: int, currency: str, rate: Rate | None) -> LineData:
        if currency == self._currency or rate is None:
            return {"amount": amount, "currency": currency, "rate": None, "settled": amount}
        return {
            "amount": amount,
            "currency": currency,
            "rate": {
                "num": rate.numerator,
                "den": rate.denominator,
                "on": rate.on,
                "source": rate.source,
            },
            "settled": rate.convert(amount),
        }

    def _what(self, entry: Entry, *, income: bool) -> str:
        """What a line is called: a bank's words of money in may name a client, so not those."""
        if income and entry.batch_id is not None:
            names = [
                self._accounts[part.category_id].name
                for part in typed_parts(entry, self._accounts)
                if self._accounts[part.category_id].kind is AccountKind.INCOME
            ]
            return names[0] if names else ""
        return entry.text

    def _names(self, lines: Iterable[LineData]) -> dict[str, str]:
        used = {line["category"] for line in lines if line["role"] in {GROSS, COST, HELD}}
        return {each.key: each.name for each in self._accounts.values() if each.key in used}

    def _tranches(self) -> dict[str, str]:
        return {each.id: each.name for each in self._work.tranches.all()}


def _shared(terms: Terms) -> dict[str, object]:
    """Terms as another window's stand in a statement: who has what weight is no matter there."""
    return {**terms.to_data(), "weights": []}
