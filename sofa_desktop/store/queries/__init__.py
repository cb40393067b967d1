"""Every question of pages and command line, asked of a circle file with ``sqlite3`` alone."""

from sofa_desktop.store.queries.accounts import AccountQueries
from sofa_desktop.store.queries.backlog import BacklogQueries
from sofa_desktop.store.queries.circle import CircleQueries
from sofa_desktop.store.queries.entries import EntryQueries
from sofa_desktop.store.queries.find import FindQueries
from sofa_desktop.store.queries.imports import ImportQueries
from sofa_desktop.store.queries.journal import JournalQueries
from sofa_desktop.store.queries.meetings import MeetingQueries
from sofa_desktop.store.queries.policies import PolicyQueries
from sofa_desktop.store.queries.reviews import ReviewQueries
from sofa_desktop.store.queries.selections import SelectionQueries
from sofa_desktop.store.queries.settlement import SettlementQueries
from sofa_desktop.store.queries.sums import SumQueries


class SqlQueries(
    PolicyQueries,
    AccountQueries,
    SumQueries,
    EntryQueries,
    ImportQueries,
    CircleQueries,
    FindQueries,
    ReviewQueries,
    SettlementQueries,
    JournalQueries,
    BacklogQueries,
    MeetingQueries,
    SelectionQueries,
):
    """The answers to ``services.queries.Queries``."""
