"""Content: the pieces a circle makes, and their dated editions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.money import must_fit


class ContentKind(StrEnum):
    """What a circle makes (domain model, section 4)."""

    ARTICLE = "article"
    VIDEO = "video"
    WEBINAR = "webinar"
    WORKSHOP = "workshop"
    TRAINING = "training"
    GROUP_COURSE = "group_course"
    CONFERENCE = "conference"
    COMMUNITY = "community"
    CONSULTING = "consulting"


class Stage(StrEnum):
    """Where a piece is on its way, in order; on hold and dropped are reachable from anywhere."""

    IDEA = "idea"
    BRIEF = "brief"
    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    EVALUATED = "evaluated"
    REPLICATE = "replicate"
    RETIRED = "retired"
    ON_HOLD = "on_hold"
    DROPPED = "dropped"


OPEN_STAGES = frozenset(
    {Stage.IDEA, Stage.BRIEF, Stage.DRAFT, Stage.REVIEW, Stage.APPROVED, Stage.SCHEDULED}
)
"""Stages in which a piece is still on its way to its readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentItem:
    """One piece of content: the asset, apart from its dated runs."""

    id: Id
    title: str
    kind: ContentKind
    stage: Stage = Stage.IDEA
    owner_id: Id | None = None
    draft_due: date | None = None
    publish_on: date | None = None
    note: str = ""

    def check(self) -> None:
        """Hold a piece to its form.

        Raises:
            Refused: ``item.no_title``, ``item.published_before_draft``.
        """
        if not self.title.strip():
            raise Refused("item.no_title")
        if self.draft_due and self.publish_on and self.publish_on < self.draft_due:
            raise Refused("item.published_before_draft", title=self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One dated run of a piece, with its own budget and result."""

    id: Id
    item_id: Id
    name: str
    starts_on: date
    ends_on: date
    budget_minor: int = 0
    """What the circle means to spend on it, in its currency's minor units."""
    note: str = ""

    def check(self) -> None:
        """Hold an edition to its form.

        Raises:
            Refused: ``edition.no_name``, ``edition.ends_before_start``, ``money.too_large``.
        """
        if not self.name.strip():
            raise Refused("edition.no_name")
        if self.ends_on < self.starts_on:
            raise Refused("edition.ends_before_start", name=self.name)
        must_fit(self.budget_minor)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceTier:
    """What one tier of a piece costs: limited means, suggested, supporter."""

    id: Id
    item_id: Id
    name: str
    minor: int
    """In the circle's currency."""
    place: int = 0
    decision_id: Id | None = None

    def check(self) -> None:
        """Hold a tier to its form.

        Raises:
            Refused: ``price.no_name``, ``price.negative``, ``money.too_large``.
        """
        if not self.name.strip():
            raise Refused("price.no_name")
        if self.minor < 0:
            raise Refused("price.negative", name=self.name)
        must_fit(self.minor)
