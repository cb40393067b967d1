"""Circle: roles and their terms, members, aim and domain, and what the circle agreed on."""

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n.words import t
from sofa_desktop.services.changes import Topic
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.parts import PartedPage
from sofa_desktop.ui.pages.circle import presenter
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
        self.roles = Roles(context, self)
        self.members = Members(context, self)
        self.aim = Aim(context, self)
        self.map = MapPart(context, self)
        self.policies = PoliciesPart(context, self)
        self.proposals = ProposalsPart(context, self)
        self.reviews = ReviewsPart(context, self)
        self.add_part("roles", t("circle", "Roles and terms"), self.roles)
        self.add_part("members", t("circle", "Members"), self.members)
        self.add_part("aim", t("circle", "Aim and domain"), self.aim)
        self.add_part("map", t("circle", "Map"), self.map)
        self.add_part("policies", t("circle", "Policies"), self.policies)
        self.add_part("proposals", t("circle", "Proposals"), self.proposals)
        self.add_part("reviews", t("circle", "Reviews"), self.reviews)

    def line(self) -> str:
        queries, today = self.context.desk.queries, self.context.desk.clock.today()
        states = presenter.states(queries.roles(today), queries.terms(), today)
        return presenter.line(queries.members(today), states, today)

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
