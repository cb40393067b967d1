"""Everything a page or a command may do with one open circle."""

from dataclasses import dataclass

from sofa_desktop.services.accounts import Accounts
from sofa_desktop.services.agreements import Agreements
from sofa_desktop.services.care import Care
from sofa_desktop.services.circle import CircleDetails
from sofa_desktop.services.content import Content
from sofa_desktop.services.importing import Importing
from sofa_desktop.services.ledger import Ledger
from sofa_desktop.services.people import People
from sofa_desktop.services.ports import CircleFile, Clock
from sofa_desktop.services.queries import Queries
from sofa_desktop.services.roles import Roles
from sofa_desktop.services.settling import Settling


@dataclass(frozen=True, slots=True)
class Desk:
    """The use cases and questions of one circle file, wired."""

    file: CircleFile
    queries: Queries
    clock: Clock
    circle: CircleDetails
    people: People
    roles: Roles
    content: Content
    ledger: Ledger
    accounts: Accounts
    importing: Importing
    agreements: Agreements
    settling: Settling
    care: Care
