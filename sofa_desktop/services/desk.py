"""Everything a page or a command may do with one open circle."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sofa_desktop.services.accounts import Accounts
    from sofa_desktop.services.action_items import ActionItems
    from sofa_desktop.services.agreements import Agreements
    from sofa_desktop.services.aims import Aims
    from sofa_desktop.services.backlog import Backlog
    from sofa_desktop.services.care import Care
    from sofa_desktop.services.circle import CircleDetails
    from sofa_desktop.services.composing import Composing
    from sofa_desktop.services.content import Content
    from sofa_desktop.services.decisions import Decisions
    from sofa_desktop.services.importing import Importing
    from sofa_desktop.services.ledger import Ledger
    from sofa_desktop.services.meetings import Meetings
    from sofa_desktop.services.minutes import Minutes
    from sofa_desktop.services.pasting import PasteReader, Pasting
    from sofa_desktop.services.people import People
    from sofa_desktop.services.policies import Policies
    from sofa_desktop.services.ports import BankReader, CircleFile, Clock
    from sofa_desktop.services.prices import Prices
    from sofa_desktop.services.proposals import Proposals
    from sofa_desktop.services.queries import Queries
    from sofa_desktop.services.reviews import Reviews
    from sofa_desktop.services.roles import Roles
    from sofa_desktop.services.searching import Searching
    from sofa_desktop.services.selections import Selections
    from sofa_desktop.services.settling import Settling
    from sofa_desktop.services.surroundings import Surroundings


class Desk:
    """The use cases and questions of one circle file, wired; each is imported on first use."""

    def __init__(
        self,
        file: "CircleFile",
        queries: "Queries",
        clock: "Clock",
        read: "BankReader",
        make_care: "Callable[[], Care]",
        read_pasted: "PasteReader",
    ) -> None:
        self.file = file
        self.queries = queries
        self.clock = clock
        self._read = read
        self._make_care = make_care
        self._read_pasted = read_pasted

    @cached_property
    def circle(self) -> "CircleDetails":
        """The circle's own facts."""
        from sofa_desktop.services.circle import CircleDetails  # noqa: PLC0415  (on first use)

        return CircleDetails(self.file)

    @cached_property
    def aims(self) -> "Aims":
        """Aim and domain, in versions."""
        from sofa_desktop.services.aims import Aims  # noqa: PLC0415  (on first use)

        return Aims(self.file, self.clock)

    @cached_property
    def surroundings(self) -> "Surroundings":
        """The circles around ours."""
        from sofa_desktop.services.surroundings import Surroundings  # noqa: PLC0415  (on first use)

        return Surroundings(self.file)

    @cached_property
    def people(self) -> "People":
        """Members."""
        from sofa_desktop.services.people import People  # noqa: PLC0415  (on first use)

        return People(self.file, self.clock)

    @cached_property
    def roles(self) -> "Roles":
        """Roles and who holds them."""
        from sofa_desktop.services.roles import Roles  # noqa: PLC0415  (on first use)

        return Roles(self.file, self.clock)

    @cached_property
    def content(self) -> "Content":
        """Pieces and editions."""
        from sofa_desktop.services.content import Content  # noqa: PLC0415  (on first use)

        return Content(self.file, self.clock)

    @cached_property
    def ledger(self) -> "Ledger":
        """Money in, money out, moves."""
        from sofa_desktop.services.ledger import Ledger  # noqa: PLC0415  (on first use)

        return Ledger(self.file)

    @cached_property
    def accounts(self) -> "Accounts":
        """Places of money and categories."""
        from sofa_desktop.services.accounts import Accounts  # noqa: PLC0415  (on first use)

        return Accounts(self.file)

    @cached_property
    def importing(self) -> "Importing":
        """Bank files."""
        from sofa_desktop.services.importing import Importing  # noqa: PLC0415  (on first use)

        return Importing(self.file, self.queries, self._read, self.clock)

    @cached_property
    def agreements(self) -> "Agreements":
        """The agreement with SoFA."""
        from sofa_desktop.services.agreements import Agreements  # noqa: PLC0415  (on first use)

        return Agreements(self.file)

    @cached_property
    def settling(self) -> "Settling":
        """Statements."""
        from sofa_desktop.services.settling import Settling  # noqa: PLC0415  (on first use)

        return Settling(self.file, self.clock)

    @cached_property
    def selections(self) -> "Selections":
        """Finding somebody for a role."""
        from sofa_desktop.services.selections import Selections  # noqa: PLC0415  (on first use)

        return Selections(self.file, self.clock)

    @cached_property
    def reviews(self) -> "Reviews":
        """Performance reviews and circle reviews."""
        from sofa_desktop.services.reviews import Reviews  # noqa: PLC0415  (on first use)

        return Reviews(self.file, self.clock)

    @cached_property
    def backlog(self) -> "Backlog":
        """Topics the circle will come to."""
        from sofa_desktop.services.backlog import Backlog  # noqa: PLC0415  (on first use)

        return Backlog(self.file, self.clock)

    @cached_property
    def action_items(self) -> "ActionItems":
        """Promises: who does what by when."""
        from sofa_desktop.services.action_items import ActionItems  # noqa: PLC0415  (on first use)

        return ActionItems(self.file, self.clock)

    @cached_property
    def pasting(self) -> "Pasting":
        """Pasted documents."""
        from sofa_desktop.services.pasting import Pasting  # noqa: PLC0415  (on first use)

        return Pasting(self.file, self.clock, self._read_pasted)

    @cached_property
    def search(self) -> "Searching":
        """The search over everything."""
        from sofa_desktop.services.searching import Searching  # noqa: PLC0415  (on first use)

        return Searching(self.file, self.queries)

    @cached_property
    def meetings(self) -> "Meetings":
        """Meetings and their agendas."""
        from sofa_desktop.services.meetings import Meetings  # noqa: PLC0415  (on first use)

        return Meetings(self.file, self.clock, self.queries)

    @cached_property
    def minutes(self) -> "Minutes":
        """Minutes of meetings."""
        from sofa_desktop.services.minutes import Minutes  # noqa: PLC0415  (on first use)

        return Minutes(self.file, self.clock, self.queries)

    @cached_property
    def policies(self) -> "Policies":
        """Policies of the circle."""
        from sofa_desktop.services.policies import Policies  # noqa: PLC0415  (on first use)

        return Policies(self.file, self.clock)

    @cached_property
    def proposals(self) -> "Proposals":
        """Proposals on their way to a decision."""
        from sofa_desktop.services.proposals import Proposals  # noqa: PLC0415  (on first use)

        return Proposals(self.file, self.clock)

    @cached_property
    def decisions(self) -> "Decisions":
        """What the circle decided."""
        from sofa_desktop.services.decisions import Decisions  # noqa: PLC0415  (on first use)

        return Decisions(self.file, self.clock)

    @cached_property
    def prices(self) -> "Prices":
        """What the tiers of a piece cost."""
        from sofa_desktop.services.prices import Prices  # noqa: PLC0415  (on first use)

        return Prices(self.file)

    @cached_property
    def composing(self) -> "Composing":
        """The agenda composer."""
        from sofa_desktop.services.composing import Composing  # noqa: PLC0415  (on first use)

        return Composing(self.file, self.queries, self.clock)

    @cached_property
    def care(self) -> "Care":
        """Copies and checks of the file."""
        return self._make_care()
