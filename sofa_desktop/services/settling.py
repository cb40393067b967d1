"""Settle with SoFA: draft a statement at any time, issue it once, note its payment."""

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import Account, AccountKind, Split, Verb
from sofa_desktop.domain.periods import Period
from sofa_desktop.domain.records import AgreementVersion, IssuedStatement, StatementKind
from sofa_desktop.domain.settlement import Outcome, settle
from sofa_desktop.domain.statement import FIRST_HASH, canonical, chain_hash
from sofa_desktop.services.agreements import terms_of
from sofa_desktop.services.allocation import Allocation, allocate
from sofa_desktop.services.basis import (
    basis_of,
    closing_of,
    first_day,
    in_force,
    must_follow,
    weights_of,
)
from sofa_desktop.services.book import Book, More
from sofa_desktop.services.gathering import Gathered
from sofa_desktop.services.members_annex import Weights, annex_of
from sofa_desktop.services.payload import Occasion, Payload, payload_of
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork
from sofa_desktop.services.recasting import Recasting


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
    occasion: Occasion
    version: AgreementVersion
    gathered: Gathered
    weights: Weights
    sequence: int

    def allocation(self) -> Allocation:
        """What goes to whom in the books."""
        members = (member_id for member_id, _ in self.weights)
        payouts = dict(zip(members, self.draft.outcome.members, strict=True))
        multiple = terms_of(self.version).multiple_bp
        return Allocation(self.draft.outcome, self.gathered, payouts, multiple)


class Settling:
    """Use cases of statements; a draft is computed, an issued one is kept for ever."""

    def __init__(self, file: CircleFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def next_period(self) -> Period:
        """The period to settle next: on from the last statement to the end of its quarter.

        Without one it is the first quarter with entries, but not before the agreement began.
        """
        with self._file.look() as work:
            settled = work.settled_until()
            if settled is not None:
                start = settled + timedelta(days=1)
                return Period(start, Period.quarter_of(start).stop)
            today = self._clock.today()
            entries = work.unsettled(today)
            first = min((entry.booked_on for entry in entries), default=today)
            begun = first_day(work, until=today) or date.min
            quarter = Period.quarter_of(max(first, begun))
            return Period(max(quarter.start, begun), quarter.stop)

    def draft(self, period: Period, *, final: bool = False) -> Draft:
        """The statement of a period as the books stand; nothing is written.

        A final one ends today where its period would go on.

        Raises:
            Refused: ``settlement.no_agreement``, ``settlement.period_settled``,
                ``settlement.gap`` and what the calculation says.
        """
        period = self._until_today(period) if final else period
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

        A final one ends today where its period would go on.

        Raises:
            Refused: what ``draft`` says, ``settlement.period_open`` before the period is over,
                ``settlement.not_consented`` under terms the circle has not consented to.
        """
        today = self._clock.today()
        period = self._until_today(period) if final else period
        if period.last > today or (period.last == today and not final):
            raise Refused("settlement.period_open", last=period.last)
        with self._file.act("statement.issue", origin=origin) as work:
            made = self._parts(work, period, final=final, issued_on=today, note=consent_note)
            statement = _record(work.new_id(), made, period, today)
            work.facts(number=statement.number)
            allocated = allocate(Book(work), made.allocation(), period.last, statement.number)
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
            Refused: ``statement.paid``, ``statement.nothing_due``, ``statement.wrong_account``
                where the money does not come from an own account in the statement's currency.
        """
        with self._file.act("statement.paid", origin=origin) as work:
            statement = _unpaid(work, statement_id)
            work.facts(number=statement.number)
            book = Book(work)
            account = book.money(account_id)
            _must_pay_from(account, statement)
            split = Split(book.by_key("sofa_due").id, -statement.pay_minor)
            postings = book.flow(account, [split], None)
            verb = Verb.MONEY_OUT if statement.pay_minor > 0 else Verb.MONEY_IN
            more = More(counterparty=work.circle().sofa_name)
            entry_id = book.post(verb, on, statement.number, postings, more)
            work.statements.put(replace(statement, paid_entry_id=entry_id, paid_on=on))
            return entry_id

    def match_payment(
        self, statement_id: str, entry_id: str, *, origin: object | None = None
    ) -> None:
        """Say that an entry, most often a bank line, is the payment of a statement.

        A fee that was taken on top of it stays a fee.

        Raises:
            Refused: ``statement.paid``, ``statement.wrong_account``,
                ``statement.amount_differs``, ``statement.pays_another``.
        """
        with self._file.act("statement.paid", origin=origin) as work:
            statement = _unpaid(work, statement_id)
            work.facts(number=statement.number)
            book = Book(work)
            entry = work.entries.get(entry_id)
            if other := book.paid_by(entry.id):
                raise Refused("statement.pays_another", number=statement.number, other=other)
            _must_pay_from(book.account_of(entry), statement)
            due = book.by_key("sofa_due")
            as_due = entry
            if all(posting.account_id != due.id for posting in entry.postings):
                as_due = Recasting(book).with_category(entry, due.id)
            found = sum(p.minor for p in as_due.postings if p.account_id == due.id)
            if found != statement.pay_minor:
                raise Refused(
                    "statement.amount_differs",
                    number=statement.number,
                    due=statement.pay_minor,
                    found=found,
                    currency=statement.currency,
                )
            book.put(entry, as_due)
            paid = replace(statement, paid_entry_id=entry.id, paid_on=entry.occurred_on)
            work.statements.put(paid)

    def unmatch_payment(self, statement_id: str, *, origin: object | None = None) -> None:
        """Say that a statement is not paid after all; the entry itself stays as it is.

        Raises:
            Refused: ``statement.not_paid``.
        """
        with self._file.act("statement.unpaid", origin=origin) as work:
            statement = work.statements.get(statement_id)
            work.facts(number=statement.number)
            if statement.paid_entry_id is None:
                raise Refused("statement.not_paid", number=statement.number)
            work.statements.put(replace(statement, paid_entry_id=None, paid_on=None))

    def payload(self, statement_id: str) -> tuple[Payload, str, str, Payload]:
        """An issued statement: payload, previous hash, own hash, members' annex."""
        with self._file.look() as work:
            statement = work.statements.get(statement_id)
            annex = json.loads(statement.annex) if statement.annex else {}
            return json.loads(statement.payload), statement.previous_hash, statement.hash, annex

    def _until_today(self, period: Period) -> Period:
        """A period as far as it has gone: days to come are not settled."""
        today = self._clock.today()
        if period.start <= today < period.last:
            return Period(period.start, today + timedelta(days=1))
        return period

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
        must_follow(statements, period)
        last = statements[-1] if statements else None
        sequence = len(statements) + 1
        version = in_force(work, period, issuing=issued_on is not None)
        weights = weights_of(work, terms_of(version), period)
        basis = basis_of(work, version, period, weights, closing_of(last), final=final)
        earlier = {key: Terms.from_data(data) for key, data in basis.earlier.items()}
        outcome = settle(basis.terms, basis.opening, basis.happened, earlier)
        circle = work.circle()
        occasion = Occasion(
            period,
            StatementKind.FINAL if final else StatementKind.REGULAR,
            f"{circle.code}-{issued_on.year}-{sequence:04}" if issued_on else "",
            issued_on,
            note,
        )
        draft = Draft(
            payload_of(circle, occasion, basis, outcome),
            last.hash if last else FIRST_HASH,
            outcome,
            annex_of(work, period, occasion.number, outcome, weights),
            len(basis.gathered.waiting),
        )
        return _Parts(draft, occasion, version, basis.gathered, weights, sequence)


def _record(id_: Id, made: _Parts, period: Period, today: date) -> IssuedStatement:
    draft, occasion = made.draft, made.occasion
    own = chain_hash(draft.previous_hash, draft.payload)
    return IssuedStatement(
        id=id_,
        number=occasion.number,
        sequence=made.sequence,
        kind=occasion.kind,
        starts_on=period.start,
        ends_on=period.last,
        agreement_id=made.version.id,
        issued_on=today,
        pay_by=date.fromisoformat(str(draft.payload["pay_by"])),
        currency=str(draft.payload["currency"]),
        pay_minor=draft.outcome.pay,
        payload=canonical(draft.payload).decode(),
        previous_hash=draft.previous_hash,
        hash=own,
        annex=canonical({**draft.annex, "statement_hash": own}).decode(),
    )


def _unpaid(work: UnitOfWork, statement_id: str) -> IssuedStatement:
    statement = work.statements.get(statement_id)
    if statement.paid_entry_id is not None:
        raise Refused("statement.paid", number=statement.number)
    if statement.pay_minor == 0:
        raise Refused("statement.nothing_due", number=statement.number)
    return statement


def _must_pay_from(account: Account, statement: IssuedStatement) -> None:
    """What SoFA holds is set against what is due by the statements themselves, so not by hand."""
    held = account.kind is AccountKind.SOFA_HELD
    if held or account.currency != statement.currency:
        raise Refused(
            "statement.wrong_account",
            name=account.name,
            number=statement.number,
            currency=statement.currency,
            held=held,
        )
