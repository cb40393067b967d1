"""All records of a circle, as they stood at one moment."""

from dataclasses import dataclass

from sofa_desktop.domain.circle import Circle, Member
from sofa_desktop.domain.content import ContentItem, Edition
from sofa_desktop.domain.investment import InvestmentTranche
from sofa_desktop.domain.ledger import Account, Entry
from sofa_desktop.domain.records import AgreementVersion, IssuedStatement
from sofa_desktop.domain.roles import Role, RoleTerm
from sofa_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A circle with everything that belongs to it, each kind oldest first."""

    circle: Circle
    members: tuple[Member, ...] = ()
    roles: tuple[Role, ...] = ()
    terms: tuple[RoleTerm, ...] = ()
    items: tuple[ContentItem, ...] = ()
    editions: tuple[Edition, ...] = ()
    accounts: tuple[Account, ...] = ()
    entries: tuple[Entry, ...] = ()
    tranches: tuple[InvestmentTranche, ...] = ()
    agreements: tuple[AgreementVersion, ...] = ()
    statements: tuple[IssuedStatement, ...] = ()


def whole(work: UnitOfWork, *, ledger: bool = True) -> Whole:
    """Everything a unit of work sees; without ``ledger`` no entries, which are the many."""
    return Whole(
        circle=work.circle(),
        members=tuple(work.members.all()),
        roles=tuple(work.roles.all()),
        terms=tuple(work.terms.all()),
        items=tuple(work.items.all()),
        editions=tuple(work.editions.all()),
        accounts=tuple(work.accounts.all()),
        entries=tuple(work.entries.all()) if ledger else (),
        tranches=tuple(work.tranches.all()),
        agreements=tuple(work.agreements.all()),
        statements=tuple(work.statements.all()),
    )
