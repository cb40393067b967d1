"""Settle with SoFA: draft a statement at any time, issue it once, note its payment."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.fields import Value
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import AccountKind, Split, Verb, typed_parts
from sofa_desktop.domain.periods import Period, add_months
from sofa_desktop.domain.records import AgreementVersion, IssuedStatement, StatementKind
from sofa_desktop.domain.settlement import Outcome, State, settle
from sofa_desktop.domain.settlement_data import (
    input_data,
    output_data,
    state_data,
    state_from_data,
    terms_data,
)
from sofa_desktop.domain.statement import ENGINE, FIRST_HASH, FORMAT, canonical, chain_hash
from sofa_desktop.domain.statement_lines import Line, input_from_lines
from sofa_desktop.services.agreements import terms_of
from sofa_desktop.services.allocation import Allocation, allocate
from sofa_desktop.services.book import Book, More
from sofa_desktop.services.gathering import Gathered, Gatherer
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork

ANNEX = "sofa-annex/1"
Payload = dict[str, object]


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement as it would be issued now."""

    payload: Payload
    previous_hash: str
    outcome: Outcome
    annex: Payload
    waiting: int
    """Entries of the period that cannot be settled yet."""


@dataclass(frozen=True, slots=True)
class _Parts:
    draft: Draft
    version: AgreementVersion
    gathered: Gathered
    weights: tuple[tuple[str, int], ...]
    sequence: int


class Settling:
    """Use cases of statements; a draft is computed, an issued one is kept for ever."""

    def __init__(self, file: CircleFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def next_period(self) -> Period:
        """The period to settle next: the quarter after the last statement, or the first one."""
        with self._file.look() as work:
            settled = work.settled_until()
            if settled is not None:
                start = settled + timedelta(days=1)
                quarter = Period.quarter_of(start)
                return Period(start, quarter.stop)
            today = self._clock.today()
            entries = work.unsettled(today)
            first = min((entry.booked_on for entry in entries), default=today)
            return Period.quarter_of(first)

    def draft(self, period: Period, *, final: bool = False) -> Draft:
        """The statement of a period as the books stand; nothing is written.

        Raises:
            Refused: ``settlement.no_agreement``, ``settlement.period_settled``,
                ``settlement.gap`` and what the calculation says.
        """
        with self._file.look() as work:
            return self._parts(work, period, final=final, issued_on=None).draft

    def issue(
        self,
        period: Period,
        *,
        final: bool = False,
        consent_note: str = "",
        origin: object | None = None,
    ) -> Id:
        """Give the statement its number, lock its period, and link it to the one before.

        Raises:
            Refused: what ``draft`` says, ``settlement.period_open`` before the period is over,
                ``settlement.not_consented`` under terms the circle has not consented to.
        """
        today = self._clock.today()
        if period.last >= today and not final:
            raise Refused("settlement.period_open", last=period.last)
        with self._file.act("statement.issue", origin=origin) as work:
            made = self._parts(work, period, final=final, issued_on=today, note=consent_note)
            payload = made.draft.payload
            statement = _record(work.new_id(), made, period, payload, today, final=final)
            work.facts(number=statement.number)
            payouts = dict(
                zip((id_ for id_, _ in made.weights), made.draft.outcome.members, strict=True)
            )
            allocation = Allocation(
                made.draft.outcome, made.gathered, payouts, terms_of(made.version).multiple_bp
            )
            allocated = allocate(Book(work), allocation, period.last, statement.number)
            work.statements.add(statement)
            closing = [work.entries.get(allocated)] if allocated else []
            for entry in (*made.gathered.consumed, *closing):
                work.entries.put(replace(entry, settled_in=statement.id))
            work.finish()
            return statement.id

    def pay(
        self,
        statement_id: str,
        account_id: str,
        *,
        on: date,
        origin: object | None = None,
    ) -> Id:
        """Record the payment of a statement, by the circle or by SoFA.

        Raises:
            Refused: ``statement.paid``, ``statement.nothing_due``.
        """
        with self._file.act("statement.paid", origin=origin) as work:
            statement = _unpaid(work, statement_id)
            work.facts(number=statement.number)
            book = Book(work)
            split = Split(book.by_key("sofa_due").id, -statement.pay_minor)
            postings = book.flow(book.money(account_id), [split], None)
            verb = Verb.MONEY_OUT if statement.pay_minor > 0 else Verb.MONEY_IN
            more = More(counterparty=work.circle().sofa_name)
            entry_id = book.post(verb, on, statement.number, postings, more)
            work.statements.put(replace(statement, paid_entry_id=entry_id, paid_on=on))
            return entry_id

    def match_payment(
        self, statement_id: str, entry_id: str, *, origin: object | None = None
    ) -> None:
        """Say that an entry, most often a bank line, is the payment of a statement.

        Raises:
            Refused: ``statement.paid``, ``statement.amount_differs``.
        """
        with self._file.act("statement.paid", origin=origin) as work:
            statement = _unpaid(work, statement_id)
            work.facts(number=statement.number)
            book = Book(work)
            entry = work.entries.get(entry_id)
            account = book.account_of(entry)
            total = sum(part.minor for part in typed_parts(entry, book.accounts))
            if account.currency != statement.currency or -total != statement.pay_minor:
                raise Refused(
                    "statement.amount_differs",
                    number=statement.number,
                    due=statement.pay_minor,
                    found=-total,
                    currency=statement.currency,
                )
            due = book.by_key("sofa_due")
            if all(p.account_id != due.id for p in entry.postings):
                book.put(entry, book.with_category(entry, due.id))
            paid = replace(statement, paid_entry_id=entry.id, paid_on=entry.occurred_on)
            work.statements.put(paid)

    def payload(self, statement_id: str) -> tuple[Payload, str, str, Payload]:
        """An issued statement: payload, previous hash, own hash, members' annex."""
        with self._file.look() as work:
            statement = work.statements.get(statement_id)
            annex = json.loads(statement.annex) if statement.annex else {}
            return json.loads(statement.payload), statement.previous_hash, statement.hash, annex

    def _parts(
        self,
        work: UnitOfWork,
        period: Period,
        *,
        final: bool,
        issued_on: date | None,
        note: str = "",
    ) -> _Parts:
        statements = sorted(work.statements.all(), key=lambda each: each.sequence)
        _must_follow(statements, period)
        version = _in_force(work, period, issuing=issued_on is not None)
        terms = terms_of(version)
        gatherer = Gatherer(work, terms, version)
        gathered = gatherer.gather(period.last)
        window = gatherer.window_of(period.last)
        weights = _weights(work, terms, period)
        last = statements[-1] if statements else None
        opening = _closing_of(last)
        told = [Line.from_data(Value(line, "lines")) for line in gathered.lines]
        period_input = input_from_lines(
            told,
            window=window,
            service_fee=terms.service_fee,
            weights=tuple(weight for _, weight in weights),
            final=final,
            reasons={(line.correction_of, line.window): ("late_or_refund", "") for line in told},
        )
        used = {each.window for each in period_input.corrections}
        earlier = {key: data for key, data in gatherer.earlier_terms(window).items() if key in used}
        outcome = settle(
            terms,
            opening,
            period_input,
            {key: Terms.from_data(data) for key, data in earlier.items()},
        )
        sequence = len(statements) + 1
        circle = work.circle()
        number = f"{circle.code}-{issued_on.year}-{sequence:04}" if issued_on else ""
        payload: Payload = {
            "format": FORMAT,
            "engine": ENGINE,
            "number": number,
            "kind": "final" if final else "regular",
            "issued_on": _iso(issued_on),
            "pay_by": _iso(issued_on and issued_on + timedelta(days=terms.pay_within_days)),
            "period": {
                "key": period.key,
                "start": _iso(period.start),
                "last": _iso(period.last),
            },
            "circle": {
                "id": circle.id,
                "name": circle.name,
                "code": circle.code,
                "parent": circle.parent,
                "address": circle.address,
                "tax_id": circle.tax_id,
                "iban": circle.iban,
            },
            "sofa": {
                "name": circle.sofa_name,
                "address": circle.sofa_address,
                "tax_id": circle.sofa_tax_id,
                "iban": circle.sofa_iban,
                "bic": circle.sofa_bic,
            },
            "currency": terms.currency,
            "agreement": {
                "version": version.version,
                "valid_from": _iso(version.valid_from),
                "consented_on": _iso(version.consented_on),
                "consent_note": version.consent_note,
                "sofa_consented_on": _iso(version.sofa_consented_on),
                "terms": terms_data(terms),
                "earlier": earlier,
            },
            "window": window,
            "opening": state_data(opening),
            "input": input_data(period_input),
            "output": output_data(outcome),
            "closing": state_data(outcome.closing),
            "names": {
                "categories": dict(gathered.categories),
                "tranches": dict(gathered.tranches),
            },
            "lines": list(gathered.lines),
            "waiting": list(gathered.waiting),
            "approvals": {
                "circle_on": _iso(issued_on) if note else "",
                "circle_note": note,
                "sofa_on": "",
                "sofa_note": "",
            },
            "queries_until": _iso(issued_on and issued_on + timedelta(days=terms.query_days)),
            "corrections_until": _iso(issued_on and add_months(issued_on, terms.correction_months)),
        }
        previous = last.hash if last else FIRST_HASH
        annex = _annex(work, payload, outcome, weights)
        draft = Draft(payload, previous, outcome, annex, len(gathered.waiting))
        return _Parts(draft, version, gathered, weights, sequence)


def _record(
    id_: Id, made: _Parts, period: Period, payload: Payload, today: date, *, final: bool
) -> IssuedStatement:
    own = chain_hash(made.draft.previous_hash, payload)
    annex = {**made.draft.annex, "statement_hash": own}
    return IssuedStatement(
        id=id_,
        number=str(payload["number"]),
        sequence=made.sequence,
        kind=StatementKind.FINAL if final else StatementKind.REGULAR,
        starts_on=period.start,
        ends_on=period.last,
        agreement_id=made.version.id,
        issued_on=today,
        pay_by=date.fromisoformat(str(payload["pay_by"])),
        currency=str(payload["currency"]),
        pay_minor=made.draft.outcome.pay,
        payload=canonical(payload).decode(),
        previous_hash=made.draft.previous_hash,
        hash=own,
        annex=canonical(annex).decode(),
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _must_follow(statements: list[IssuedStatement], period: Period) -> None:
    if not statements:
        return
    last = statements[-1]
    if last.kind is StatementKind.FINAL:
        raise Refused("settlement.ended", number=last.number)
    following = last.ends_on + timedelta(days=1)
    if period.start < following:
        raise Refused("settlement.period_settled", until=last.ends_on)
    if period.start > following:
        raise Refused("settlement.gap", expected=following)


def _in_force(work: UnitOfWork, period: Period, *, issuing: bool) -> AgreementVersion:
    """The version the period ends under; a draft may look at one not consented to yet."""
    versions = [each for each in work.agreements.all() if each.valid_from <= period.last]
    consented = [each for each in versions if each.in_force]
    if consented:
        return max(consented, key=lambda each: each.valid_from)
    if versions and not issuing:
        return max(versions, key=lambda each: each.valid_from)
    raise Refused("settlement.not_consented" if versions else "settlement.no_agreement")


def _closing_of(last: IssuedStatement | None) -> State:
    if last is None:
        return State.opening()
    return state_from_data(json.loads(last.payload)["closing"])


def _weights(work: UnitOfWork, terms: Terms, period: Period) -> tuple[tuple[str, int], ...]:
    """Who shares what goes to members: as agreed, else every full member alike."""
    members = {each.id: each for each in work.members.all()}
    present = {
        id_
        for id_, each in members.items()
        if each.joined_on <= period.last and (each.left_on is None or each.left_on > period.start)
    }
    if terms.weights:
        return tuple((id_, w) for id_, w in terms.weights_in_order() if Id(id_) in present)
    return tuple((id_, 1) for id_ in sorted(present) if members[id_].standing == "full")


def _annex(
    work: UnitOfWork,
    payload: Mapping[str, object],
    outcome: Outcome,
    weights: tuple[tuple[str, int], ...],
) -> Payload:
    currency = str(payload["currency"])
    book = {
        each.owner_id: each.id for each in work.accounts.all() if each.kind is AccountKind.MEMBER
    }
    paid = _paid_since(work, set(book.values()), currency)
    rows = []
    for (member_id, weight), amount in zip(weights, outcome.members, strict=True):
        account = book.get(Id(member_id))
        owed_now = -work.balance(account, currency) if account else 0
        was_paid = paid.get(account, 0) if account else 0
        rows.append(
            {
                "name": work.members.get(member_id).name,
                "weight": weight,
                "amount": amount,
                "owed_before": owed_now + was_paid,
                "paid": was_paid,
                "owed_after": owed_now + amount,
            }
        )
    return {
        "format": ANNEX,
        "statement": payload["number"],
        "statement_hash": "",
        "currency": currency,
        "distributable": outcome.distributable,
        "members": rows,
        "circle": payload["circle"],
        "period": payload["period"],
    }


def _paid_since(work: UnitOfWork, accounts: set[Id], currency: str) -> dict[Id, int]:
    """What members were paid since the last statement, by account."""
    paid: dict[Id, int] = {}
    for entry in work.unsettled(date.max):
        for posting in entry.postings:
            if posting.account_id in accounts and posting.currency == currency:
                paid[posting.account_id] = paid.get(posting.account_id, 0) + posting.minor
    return paid


def _unpaid(work: UnitOfWork, statement_id: str) -> IssuedStatement:
    statement = work.statements.get(statement_id)
    if statement.paid_entry_id is not None:
        raise Refused("statement.paid", number=statement.number)
    if statement.pay_minor == 0:
        raise Refused("statement.nothing_due", number=statement.number)
    return statement
