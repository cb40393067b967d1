"""What came from outside, or is still awaited: SoFA's and the parent circle's consent."""

from collections.abc import Iterator

from sofa_desktop.domain.agenda.candidates import Document, DocumentKind, Rank
from sofa_desktop.domain.agenda.facts import AgreementFact
from sofa_desktop.domain.agenda.holders import LINKS, awaiting
from sofa_desktop.domain.agenda.making import Maker, Wish
from sofa_desktop.domain.backlog import Outcome


def answers(maker: Maker) -> Iterator[Wish]:
    """Everything that hangs on the other circle."""
    yield from agreement_answers(maker)
    yield from links_awaiting(maker)
    yield from links_confirmed(maker)
    yield from aims_awaiting(maker)


def agreement_answers(maker: Maker) -> Iterator[Wish]:
    """The agreement: SoFA has consented since the last meeting, or its consent is awaited."""
    consented = [each for each in maker.snapshot.agreements if each.consented_on is not None]
    if not consented:
        return
    newest = max(consented, key=lambda each: each.version)
    facts: dict[str, object] = {
        "version": newest.version,
        "on": newest.consented_on.isoformat() if newest.consented_on is not None else None,
    }
    if newest.sofa_consented_on is None:
        yield _agreement("agreement.sofa_waits", newest, facts)
    elif maker.last_day is not None and newest.sofa_consented_on > maker.last_day:
        told = facts | {"sofa_on": newest.sofa_consented_on.isoformat()}
        yield _agreement("agreement.sofa_consented", newest, told)


def _agreement(code: str, version: AgreementFact, facts: dict[str, object]) -> Wish:
    return Wish(
        code=code,
        id=version.id,
        facts=facts,
        outcome=Outcome.REPORT,
        rank=Rank.WANTED,
        due=version.consented_on,
        subject_type="agreement",
        subject_id=version.id,
    )


def links_awaiting(maker: Maker) -> Iterator[Wish]:
    """A leader or delegate who was selected and waits for the other circle's consent."""
    for term in maker.snapshot.terms:
        role = maker.roles.get(term.role_id)
        if role is not None and term.awaiting and role.kind in LINKS:
            yield awaiting(maker, term, role)


def links_confirmed(maker: Maker) -> Iterator[Wish]:
    """A leader or delegate whom the other circle confirmed since the last meeting."""
    for term in maker.snapshot.terms:
        role = maker.roles.get(term.role_id)
        if role is None or term.confirmed_on is None or maker.last_day is None:
            continue
        if term.confirmed_on > maker.last_day and term.last_day >= maker.day:
            yield Wish(
                code="term.confirmed",
                id=term.id,
                facts={
                    "role": role.name,
                    "holder": term.holder,
                    "on": term.confirmed_on.isoformat(),
                    "parent": maker.snapshot.parent,
                },
                matter={"on": term.confirmed_on.isoformat()},
                outcome=Outcome.REPORT,
                rank=Rank.WANTED,
                due=term.confirmed_on,
                subject_type="role",
                subject_id=role.id,
            )


def aims_awaiting(maker: Maker) -> Iterator[Wish]:
    """A wording of aim and domain that one circle or both have not consented to yet."""
    for aim in maker.snapshot.aims:
        code, outcome, rank = "aim.draft", Outcome.DECIDE, Rank.WANTED
        on = aim.circle_consented_on or aim.parent_consented_on
        if aim.circle_consented_on is not None:
            code, outcome = "aim.parent_waits", Outcome.REPORT
        elif aim.parent_consented_on is not None:
            code, rank = "aim.circle_waits", Rank.PROMISED
        yield Wish(
            code=code,
            id=aim.id,
            facts={
                "version": aim.version,
                "on": on.isoformat() if on is not None else None,
                "parent": maker.snapshot.parent,
            },
            matter={"on": on.isoformat() if on is not None else None},
            outcome=outcome,
            rank=rank,
            due=on,
            subject_type="aim",
            subject_id=aim.id,
            documents=(Document(DocumentKind.AIM, str(aim.version)),),
        )
