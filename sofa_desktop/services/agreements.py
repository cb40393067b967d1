"""The agreement and SoFA's investment: versioned, consented, never changed once used."""

import json
from dataclasses import replace
from datetime import date

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.investment import InvestmentTranche
from sofa_desktop.domain.ledger import Split, Verb
from sofa_desktop.domain.money import Rate, must_fit
from sofa_desktop.domain.records import AgreementVersion
from sofa_desktop.domain.statement import canonical
from sofa_desktop.services.book import Book, More
from sofa_desktop.services.edits import Editable, day, edited, line, paragraphs
from sofa_desktop.services.ports import CircleFile, UnitOfWork

_EDITABLE: Editable = {
    "name": line,
    "principal_minor": lambda value: value,
    "agreed_on": day,
    "note": paragraphs,
}


def terms_text(terms: Terms) -> str:
    """Terms as they are kept."""
    return canonical(terms.to_data()).decode()


def terms_of(version: AgreementVersion) -> Terms:
    """The terms of a kept version."""
    return Terms.from_data(json.loads(version.terms))


class Agreements:
    """Use cases of agreement and investment; each method is one named action."""

    def __init__(self, file: CircleFile) -> None:
        self._file = file

    def draft(
        self,
        terms: Terms,
        *,
        valid_from: date,
        review_on: date | None = None,
        origin: object | None = None,
    ) -> Id:
        """Write a new version, not yet consented to.

        Raises:
            Refused: ``agreement.draft_open`` while another version waits for consent, and what
                the terms say.
        """
        terms.validate()
        with self._file.act("agreement.draft", origin=origin) as work:
            versions = work.agreements.all()
            if any(not version.in_force for version in versions):
                raise Refused("agreement.draft_open")
            number = max((version.version for version in versions), default=0) + 1
            _fits(work, terms, valid_from)
            version = AgreementVersion(
                id=work.new_id(),
                version=number,
                valid_from=valid_from,
                terms=terms_text(terms),
                review_on=review_on,
            )
            work.facts(version=number)
            work.agreements.add(version)
            return version.id

    def change(
        self,
        version_id: str,
        *,
        terms: Terms | None = None,
        valid_from: date | None = None,
        review_on: date | None = None,
        origin: object | None = None,
    ) -> None:
        """Change a version that nobody has consented to yet; what is not given stays.

        Raises:
            Refused: ``agreement.consented``.
        """
        with self._file.act("agreement.change", origin=origin) as work:
            version = work.agreements.get(version_id)
            work.facts(version=version.version)
            if version.in_force:
                raise Refused("agreement.consented", version=version.version)
            if terms is not None:
                terms.validate()
                version = replace(version, terms=terms_text(terms))
            if valid_from is not None:
                version = replace(version, valid_from=valid_from)
            if review_on is not None:
                version = replace(version, review_on=review_on)
            _fits(work, terms_of(version), version.valid_from)
            work.agreements.put(version)

    def consent(
        self,
        version_id: str,
        *,
        on: date,
        note: str,
        sofa_on: date | None = None,
        origin: object | None = None,
    ) -> None:
        """Record the circle's consent with its meeting or note, and SoFA's where it is given.

        Raises:
            Refused: ``agreement.no_note``: a consent names where it was given;
                ``agreement.consented`` where it was given before, and, where something was
                settled or consented to since it was drafted, what drafting says.
        """
        with self._file.act("agreement.consent", origin=origin) as work:
            version = record_consent(work, version_id, on=on, note=note, sofa_on=sofa_on)
            work.facts(version=version.version)

    def sofa_consents(self, version_id: str, *, on: date, origin: object | None = None) -> None:
        """Record that SoFA consented to a version."""
        with self._file.act("agreement.sofa_consent", origin=origin) as work:
            version = work.agreements.get(version_id)
            work.facts(version=version.version)
            work.agreements.put(replace(version, sofa_consented_on=on))

    def remove(self, version_id: str, *, origin: object | None = None) -> None:
        """Drop a version no statement was made under.

        Raises:
            Refused: ``agreement.frozen``.
        """
        with self._file.act("agreement.remove", origin=origin) as work:
            version = work.agreements.get(version_id)
            work.facts(version=version.version)
            if work.uses("agreement", version_id):
                raise Refused("agreement.frozen", version=version.version)
            work.agreements.remove(version_id)

    def add_tranche(
        self,
        name: str,
        principal_minor: int,
        *,
        agreed_on: date,
        note: str = "",
        origin: object | None = None,
    ) -> Id:
        """Note a part of an investment SoFA and the circle agreed on."""
        with self._file.act("tranche.add", origin=origin, name=name.strip()) as work:
            tranche = InvestmentTranche(
                id=work.new_id(),
                name=name.strip(),
                principal_minor=principal_minor,
                agreed_on=agreed_on,
                note=note,
            )
            work.tranches.add(tranche)
            return tranche.id

    def change_tranche(
        self, tranche_id: str, *, origin: object | None = None, **fields: object
    ) -> None:
        """Change a tranche's name, principal, day or note.

        Raises:
            Refused: ``record.unknown_field`` and what the tranche's form says.
        """
        with self._file.act("tranche.change", origin=origin) as work:
            tranche = work.tranches.get(tranche_id)
            work.facts(name=tranche.name)
            changed = edited(tranche, fields, _EDITABLE)
            work.tranches.put(changed)
            for account in work.accounts.all():
                if account.owner_id == tranche.id:
                    work.accounts.put(replace(account, name=changed.name))

    def remove_tranche(self, tranche_id: str, *, origin: object | None = None) -> None:
        """Take away a tranche of which nothing was disbursed or spent.

        Raises:
            Refused: ``tranche.used``.
        """
        with self._file.act("tranche.remove", origin=origin) as work:
            tranche = work.tranches.get(tranche_id)
            work.facts(name=tranche.name)
            owed = [a.id for a in work.accounts.all() if a.owner_id == tranche_id]
            if work.uses("tranche", tranche_id) or any(work.uses("account", id_) for id_ in owed):
                raise Refused("tranche.used", name=tranche.name)
            for account_id in owed:
                work.accounts.remove(account_id)
            work.tranches.remove(tranche_id)

    def disburse(
        self,
        tranche_id: str,
        account_id: str,
        *,
        on: date,
        minor: int,
        rate: Rate | None = None,
        origin: object | None = None,
    ) -> Id:
        """Record that money of a tranche arrived; paid back from the next statement on.

        Raises:
            Refused: ``flow.wrong_direction``.
        """
        with self._file.act("tranche.disburse", origin=origin) as work:
            return _transfer(work, Verb.MONEY_IN, tranche_id, account_id, on, minor, rate)

    def repay_early(
        self,
        tranche_id: str,
        account_id: str,
        *,
        on: date,
        minor: int,
        rate: Rate | None = None,
        origin: object | None = None,
    ) -> Id:
        """Record that some of an investment was paid back by a transfer, before its time.

        Raises:
            Refused: ``flow.wrong_direction``.
        """
        with self._file.act("tranche.repay", origin=origin) as work:
            return _transfer(work, Verb.MONEY_OUT, tranche_id, account_id, on, minor, rate)


def record_consent(
    work: UnitOfWork,
    version_id: str,
    *,
    on: date,
    note: str,
    sofa_on: date | None = None,
    review_on: date | None = None,
) -> AgreementVersion:
    """Record the circle's consent inside an action; the version as it is now.

    Raises:
        Refused: ``agreement.no_note``, ``agreement.consented`` and what ``_fits`` says.
    """
    if not note.strip():
        raise Refused("agreement.no_note")
    version = work.agreements.get(version_id)
    if version.in_force:
        raise Refused("agreement.consented", version=version.version)
    _fits(work, terms_of(version), version.valid_from)
    version = replace(
        version,
        consented_on=on,
        consent_note=note.strip(),
        sofa_consented_on=sofa_on or version.sofa_consented_on,
        review_on=review_on or version.review_on,
    )
    work.agreements.put(version)
    return version


def _transfer(
    work: UnitOfWork,
    verb: Verb,
    tranche_id: str,
    account_id: str,
    on: date,
    minor: int,
    rate: Rate | None,
) -> Id:
    """Write money of a tranche that came from SoFA, or went back; the amount is above zero."""
    name = work.tranches.get(tranche_id).name
    work.facts(name=name)
    if minor <= 0:
        raise Refused("flow.wrong_direction")
    book = Book(work)
    effect = minor if verb is Verb.MONEY_IN else -minor
    split = Split(book.of_tranche(tranche_id).id, effect)
    postings = book.flow(book.money(account_id), [split], rate)
    more = More(counterparty=work.circle().sofa_name, rate=rate)
    return book.post(verb, on, name, postings, more)


def _fits(work: UnitOfWork, terms: Terms, valid_from: date) -> None:
    amounts = (terms.service_fee, terms.reserve_target, terms.min_payout)
    must_fit(*amounts, *(tier.upper or 0 for tier in terms.tiers), *terms.weights.values())
    currency = work.circle().currency
    if terms.currency != currency:
        raise Refused("agreement.other_currency", ours=currency, theirs=terms.currency)
    settled = work.settled_until()
    if settled is not None and valid_from <= settled:
        raise Refused("agreement.too_early", settled_until=settled)
    taken = [v for v in work.agreements.all() if v.in_force and v.valid_from >= valid_from]
    if taken:
        raise Refused("agreement.not_later", version=taken[-1].version)
