"""What the composer knows: facts of the circle, as they stood at one moment."""

from dataclasses import dataclass
from datetime import date

from sofa_desktop.domain.backlog import BacklogState, Outcome, Priority
from sofa_desktop.domain.content import Stage
from sofa_desktop.domain.meeting import ItemState, MeetingState
from sofa_desktop.domain.proposal import ProposalState, Target
from sofa_desktop.domain.roles import RoleKind


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFact:
    """A meeting, past or planned."""

    id: str
    title: str = ""
    held_on: date
    state: MeetingState
    minutes: int = 90
    plan: str = ""
    facilitator_id: str = ""
    secretary_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFact:
    """An agenda item of a meeting."""

    id: str
    meeting_id: str
    title: str
    outcome: Outcome = Outcome.EXPLORE
    state: ItemState = ItemState.PLANNED
    key: str = ""
    backlog_id: str = ""
    minutes: int = 10
    used_seconds: int = 0
    presenter_id: str = ""
    fast_track: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFact:
    """An open action item."""

    id: str
    what: str
    owner: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFact:
    """A topic of the backlog that is neither done nor dropped."""

    id: str
    title: str
    outcome: Outcome = Outcome.EXPLORE
    priority: Priority = Priority.NORMAL
    state: BacklogState = BacklogState.ACTIVE
    minutes: int = 0
    review_on: date | None = None
    every_months: int = 0
    from_id: str = ""
    from_name: str = ""
    subject_type: str = ""
    subject_id: str = ""
    noted_on: date
    carried: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFact:
    """A role of the circle."""

    id: str
    name: str
    kind: RoleKind
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFact:
    """A term of a role's holder."""

    id: str
    role_id: str
    member_id: str
    holder: str
    starts_on: date
    last_day: date
    stepped_down: bool = False
    awaiting: bool = False
    confirmed_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the person holds the role that day."""
        return not self.awaiting and self.starts_on <= day <= self.last_day


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFact:
    """A policy that is not retired, in its last version."""

    id: str
    title: str
    version: int
    term_end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFact:
    """A decision of the circle that was no selection."""

    id: str
    title: str
    target: Target
    decided_on: date
    term_end: date | None = None
    looked_at: bool = False
    """Whether a meeting decided on it again, when its term was to end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFact:
    """A proposal that is under way: not adopted, dropped or deferred."""

    id: str
    title: str
    state: ProposalState
    target: Target = Target.POLICY
    target_id: str = ""
    presenter_id: str = ""
    backlog_id: str = ""
    round: int = 0
    open_objections: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionFact:
    """A selection that was begun and is neither announced nor dropped."""

    id: str
    role_id: str
    begun_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceFact:
    """A piece of content."""

    id: str
    title: str
    stage: Stage
    owner_id: str = ""
    owner: str = ""
    draft_due: date | None = None
    publish_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFact:
    """A dated run of a piece, past or planned."""

    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFact:
    """A version of the agreement with SoFA."""

    id: str
    version: int
    consented_on: date | None = None
    sofa_consented_on: date | None = None
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterFact:
    """The first quarter that ended without a statement while the agreement goes on."""

    key: str
    last: date
    unsorted: int = 0
    no_rate: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AimFact:
    """A version of aim and domain that is not in force yet."""

    id: str
    version: int
    circle_consented_on: date | None = None
    parent_consented_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CashFact:
    """The cash of the circle's currency, and what went out in a month on average."""

    currency: str
    balance_minor: int
    monthly_minor: int
    """Not negative."""
    months: int
    """Over how many months the average was taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclinedFact:
    """What the steward declined, with its facts as they were."""

    key: str
    facts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything the composer looks at."""

    today: date
    day: date
    """The day of the meeting."""
    length: int
    """Minutes the meeting lasts."""
    meeting_id: str = ""
    """The planned meeting it is composed for; empty where none is planned yet."""
    parent: str = ""
    members: tuple[tuple[str, str], ...] = ()
    """Who belongs to the circle that day: id and name."""
    meetings: tuple[MeetingFact, ...] = ()
    items: tuple[ItemFact, ...] = ()
    actions: tuple[ActionFact, ...] = ()
    topics: tuple[TopicFact, ...] = ()
    roles: tuple[RoleFact, ...] = ()
    terms: tuple[TermFact, ...] = ()
    policies: tuple[PolicyFact, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    proposals: tuple[ProposalFact, ...] = ()
    selections: tuple[SelectionFact, ...] = ()
    pieces: tuple[PieceFact, ...] = ()
    runs: tuple[RunFact, ...] = ()
    agreements: tuple[AgreementFact, ...] = ()
    quarter: QuarterFact | None = None
    aims: tuple[AimFact, ...] = ()
    cash: CashFact | None = None
    declined: tuple[DeclinedFact, ...] = ()

    @property
    def meeting(self) -> MeetingFact | None:
        """The planned meeting it is composed for."""
        return next((each for each in self.meetings if each.id == self.meeting_id), None)
