"""What a pasted document says, before anything of it is believed: a proposal a finding."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sofa_desktop.domain.roles import RoleKind


class FoundKind(StrEnum):
    """What a line of a document may become."""

    AIM = "aim"
    DOMAIN = "domain"
    MEMBER = "member"
    ROLE = "role"
    TERM = "term"
    POLICY = "policy"
    DECISION = "decision"
    ACTION = "action"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRecord:
    """One thing a document seems to say; plain values, empty where it says nothing."""

    kind: FoundKind
    line: int
    """The line it stands in, from 1."""
    source: str
    """That line as it was pasted."""
    title: str = ""
    """A name, a title, what is to be done."""
    text: str = ""
    """Wording: of an aim, a policy, a decision, a role's tasks."""
    person: str = ""
    """Who holds the role or owns the action."""
    guest: bool = False
    role_kind: RoleKind = RoleKind.OPERATIONAL
    purpose: str = ""
    qualifications: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    """The last day of a term, the day a policy or an action is due."""
    months: int = 0
    """A term in months where no day is named."""


@dataclass(frozen=True, slots=True)
class PastedDocument:
    """Everything found in a document, in its order, and the lines nothing was made of."""

    found: tuple[FoundRecord, ...] = ()
    left: tuple[tuple[int, str], ...] = ()
    """Line and text; blank ones are not among them."""
    held_on: date | None = None
    """The day of the meeting it tells of, where it names one."""
