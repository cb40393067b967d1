"""The circle, its aim and domain in versions, its members, and the circles around it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.money import is_currency
from sofa_desktop.domain.zones import must_be_zone

SHORTEST_MEETING, LONGEST_MEETING = 15, 600
"""Minutes a meeting may be set to last."""
LONGEST_WARNING = 366
HOURS_OF_A_MONTH = 744


class CircleKind(StrEnum):
    """What a circle is within the organisation."""

    MISSION = "mission"
    GENERAL = "general"
    DEPARTMENT = "department"
    SECTOR = "sector"
    LANGUAGE = "language"
    HELPING = "helping"


class CircleStatus(StrEnum):
    """Whether a circle works."""

    FORMING = "forming"
    ACTIVE = "active"
    DORMANT = "dormant"
    DISSOLVED = "dissolved"


class AbsenceRule(StrEnum):
    """What the circle does about members who are not there for a decision (MVOS 3.2.5.4)."""

    ASSUME = "assume"
    """Consent is assumed where nobody will be surprised."""
    LAZY = "lazy"
    """They may object within a day of the minutes."""
    HOLD = "hold"
    """The decision waits until they consent."""
    ASK = "ask"
    """They are asked beforehand; it waits for whoever gave no answer."""


class ApprovalRule(StrEnum):
    """How the circle approves its minutes (MVOS ch. 5)."""

    AT_END = "at_end"
    WINDOW = "window"
    """Within 48 hours, unless somebody who was there objects."""
    NEXT_MEETING = "next_meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """The circle whose file this is, and the SoFA it settles with."""

    id: Id
    name: str
    code: str
    """Short capital letters and digits that begin each statement's number: IC."""
    currency: str
    aim: str = ""
    domain: str = ""
    parent: str = ""
    address: str = ""
    tax_id: str = ""
    iban: str = ""
    sofa_name: str = "Sociocracy For All"
    sofa_address: str = ""
    sofa_tax_id: str = ""
    sofa_iban: str = ""
    sofa_bic: str = ""
    kind: CircleKind = CircleKind.SECTOR
    status: CircleStatus = CircleStatus.ACTIVE
    within_id: Id | None = None
    """The parent circle among ``RelatedCircle``; ``parent`` is its name."""
    time_zone: str = ""
    """IANA name of the zone its meetings are set in; empty is the computer's own."""
    meeting_minutes: int = 90
    absence_rule: AbsenceRule = AbsenceRule.HOLD
    approval_rule: ApprovalRule = ApprovalRule.NEXT_MEETING
    warning_days: int = 60
    """A term or a policy is spoken of this many days before it ends."""

    def check(self) -> None:
        """Hold the circle to its form.

        Raises:
            Refused: ``circle.no_name``, ``circle.bad_code``, ``circle.bad_currency``,
                ``zone.unknown``, ``circle.bad_length``, ``circle.bad_warning``.
        """
        must_be_zone(self.time_zone)
        if not SHORTEST_MEETING <= self.meeting_minutes <= LONGEST_MEETING:
            raise Refused("circle.bad_length", minutes=self.meeting_minutes)
        if not 0 <= self.warning_days <= LONGEST_WARNING:
            raise Refused("circle.bad_warning", days=self.warning_days)
        if not self.name.strip():
            raise Refused("circle.no_name")
        if not (self.code.isascii() and self.code.isalnum() and self.code == self.code.upper()):
            raise Refused("circle.bad_code", code=self.code)
        if not is_currency(self.currency):
            raise Refused("circle.bad_currency", currency=self.currency)


def must_be_hours(hours: int) -> None:
    """Refuse hours that no month has.

    Raises:
        Refused: ``hours.out_of_range``.
    """
    if not 0 <= hours <= HOURS_OF_A_MONTH:
        raise Refused("hours.out_of_range", hours=hours)


def code_from(name: str) -> str:
    """A short code out of a circle's name: its initials, or its first letters."""
    words = ["".join(c for c in word if c.isascii() and c.isalnum()) for word in name.split()]
    words = [word for word in words if word and word.casefold() not in {"circle", "sector", "the"}]
    if len(words) > 1:
        return "".join(word[0] for word in words[:4]).upper()
    return (words[0][:3] if words else "C").upper()


class Standing(StrEnum):
    """How somebody belongs to the circle."""

    FULL = "full"
    GUEST = "guest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who belongs, or belonged, to the circle."""

    id: Id
    name: str
    joined_on: date
    left_on: date | None = None
    standing: Standing = Standing.FULL
    email: str = ""
    note: str = ""
    phone: str = ""
    place: str = ""
    """Where the person lives, as far as the circle may know."""
    time_zone: str = ""
    """IANA name of the person's zone; empty is the circle's."""
    hours_month: int = 0
    """Hours a month the person has promised to the circle; 0 where nothing was said."""

    def check(self) -> None:
        """Hold a membership to its form.

        Raises:
            Refused: ``member.no_name``, ``member.left_before_joined``, ``zone.unknown``,
                ``hours.out_of_range``.
        """
        must_be_zone(self.time_zone)
        must_be_hours(self.hours_month)
        if not self.name.strip():
            raise Refused("member.no_name")
        if self.left_on is not None and self.left_on < self.joined_on:
            raise Refused("member.left_before_joined", name=self.name)

    def belongs_on(self, day: date) -> bool:
        """Whether the person is in the circle on a day."""
        return self.joined_on <= day and (self.left_on is None or day < self.left_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class AimVersion:
    """A wording of aim and domain; in force once both circles have consented (MVOS 2.2.2.4)."""

    id: Id
    version: int
    aim: str = ""
    domain: str = ""
    budget_minor: int = 0
    """What the circle may spend on its own in a year, in its currency; 0 is not agreed."""
    circle_consented_on: date | None = None
    circle_note: str = ""
    """The meeting that records the circle's consent."""
    parent_consented_on: date | None = None
    parent_note: str = ""

    @property
    def consented(self) -> bool:
        """Whether both circles have consented, in either order."""
        return self.circle_consented_on is not None and self.parent_consented_on is not None

    @property
    def in_force_since(self) -> date | None:
        """The day the second of both consents was given."""
        if self.circle_consented_on is None or self.parent_consented_on is None:
            return None
        return max(self.circle_consented_on, self.parent_consented_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedCircle:
    """A circle around ours: the one it belongs to, its own sub-circles, those it is linked with."""

    id: Id
    name: str
    kind: CircleKind = CircleKind.SECTOR
    status: CircleStatus = CircleStatus.ACTIVE
    within_id: Id | None = None
    """The circle it belongs to: another related one, or our own; None stands at the top."""
    aim: str = ""
    domain: str = ""
    leader: str = ""
    """Who links it from above, as far as known."""
    delegate: str = ""
    linked: bool = False
    """Whether ours has a link with it beside the one through the parent."""
    ends_on: date | None = None
    """A helping circle is for a time (MVOS 2.5.4)."""
    note: str = ""

    def check(self) -> None:
        """Hold it to its form.

        Raises:
            Refused: ``circle.no_name``, ``circle.within_itself``.
        """
        if not self.name.strip():
            raise Refused("circle.no_name")
        if self.within_id == self.id:
            raise Refused("circle.within_itself", name=self.name)
