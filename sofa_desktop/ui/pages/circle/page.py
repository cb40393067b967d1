"""Circle: roles and their terms, members, aim and domain, and what the circle agreed on."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Topic
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.governance.pasting.taking_in import TakingIn
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.later_part import LaterPart
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.parts import PartedPage
from sofa_desktop.ui.pages.circle import presenter

if TYPE_CHECKING:
    from sofa_desktop.ui.pages.circle.aim import Aim
    from sofa_desktop.ui.pages.circle.map.part import MapPart
    from sofa_desktop.ui.pages.circle.members import Members
    from sofa_desktop.ui.pages.circle.policies.part import PoliciesPart
    from sofa_desktop.ui.pages.circle.proposals.part import ProposalsPart
    from sofa_desktop.ui.pages.circle.reviews.part import ReviewsPart
    from sofa_desktop.ui.pages.circle.roles import Roles

HEAD = 34
"""Height of the title, so that nothing moves where a view has no button beside it."""


class CirclePage(PartedPage):
    """Who does what, until when, under which agreement?"""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            Topic.CIRCLE,
            Topic.PEOPLE,
            Topic.ROLES,
            Topic.SELECTIONS,
            Topic.POLICIES,
            Topic.PROPOSALS,
            Topic.REVIEWS,
        }
    )
    manual: ClassVar[str] = "circle"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            t("place", "Circle"), context, tabs=t("circle", "Views of the circle"), parent=parent
        )
        self.header.title.setMinimumHeight(HEAD)
        self._taking_in = TakingIn(context, self)
        self._roles = LaterPart(context, self, _roles)
        self._members = LaterPart(context, self, _members)
        self._aim = LaterPart(context, self, _aim)
        self._map = LaterPart(context, self, _map)
        self._policies = LaterPart(context, self, _policies)
        self._proposals = LaterPart(context, self, _proposals)
        self._reviews = LaterPart(context, self, _reviews)
        self.add_part("roles", t("circle", "Roles and terms"), self._roles)
        self.add_part("members", t("circle", "Members"), self._members)
        self.add_part("aim", t("circle", "Aim and domain"), self._aim)
        self.add_part("map", t("circle", "Map"), self._map)
        self.add_part("policies", t("circle", "Policies"), self._policies)
        self.add_part("proposals", t("circle", "Proposals"), self._proposals)
        self.add_part("reviews", t("circle", "Reviews"), self._reviews)

    @property
    def roles(self) -> "Roles":
        """The part of the roles."""
        return self._roles.built()

    @property
    def members(self) -> "Members":
        """The part of the members."""
        return self._members.built()

    @property
    def aim(self) -> "Aim":
        """The part of aim and domain."""
        return self._aim.built()

    @property
    def map(self) -> "MapPart":
        """The part of the map."""
        return self._map.built()

    @property
    def policies(self) -> "PoliciesPart":
        """The part of the policies."""
        return self._policies.built()

    @property
    def proposals(self) -> "ProposalsPart":
        """The part of the proposals."""
        return self._proposals.built()

    @property
    def reviews(self) -> "ReviewsPart":
        """The part of the reviews."""
        return self._reviews.built()

    def line(self) -> str:
        queries, today = self.context.desk.queries, self.context.desk.clock.today()
        states = presenter.states(queries.roles(today), queries.terms(), today)
        return presenter.line(queries.members(today), states, today)

    def always(self) -> tuple[Action, ...]:
        return (self._taking_in.action(),)

    @Slot()
    def show_roles(self) -> None:
        """Go to roles and terms."""
        self.show_part("roles")
        self.roles.list.focus_current()

    @Slot()
    def show_members(self) -> None:
        """Go to the members."""
        self.show_part("members")
        self.members.table.setFocus()

    @Slot()
    def show_aim(self) -> None:
        """Go to aim and domain."""
        self.show_part("aim")
        focus = self.aim.first_focus()
        if focus is not None:
            focus.setFocus()


def _roles(context: Context, page: Page) -> "Roles":
    from sofa_desktop.ui.pages.circle.roles import Roles  # noqa: PLC0415  (when first seen)

    return Roles(context, page)


def _members(context: Context, page: Page) -> "Members":
    from sofa_desktop.ui.pages.circle.members import Members  # noqa: PLC0415

    return Members(context, page)


def _aim(context: Context, page: Page) -> "Aim":
    from sofa_desktop.ui.pages.circle.aim import Aim  # noqa: PLC0415

    return Aim(context, page)


def _map(context: Context, page: Page) -> "MapPart":
    from sofa_desktop.ui.pages.circle.map.part import MapPart  # noqa: PLC0415

    return MapPart(context, page)


def _policies(context: Context, page: Page) -> "PoliciesPart":
    from sofa_desktop.ui.pages.circle.policies.part import PoliciesPart  # noqa: PLC0415

    return PoliciesPart(context, page)


def _proposals(context: Context, page: Page) -> "ProposalsPart":
    from sofa_desktop.ui.pages.circle.proposals.part import ProposalsPart  # noqa: PLC0415

    return ProposalsPart(context, page)


def _reviews(context: Context, page: Page) -> "ReviewsPart":
    from sofa_desktop.ui.pages.circle.reviews.part import ReviewsPart  # noqa: PLC0415

    return ReviewsPart(context, page)
