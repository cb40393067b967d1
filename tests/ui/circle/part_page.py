"""A page with one part of the Circle page alone, for its tests and pictures."""

from typing import ClassVar

from sofa_desktop.services.changes import Topic
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.parts import Part, PartedPage


class OnePartPage(PartedPage):
    """Shows a part as the Circle page does."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.PEOPLE, Topic.ROLES, Topic.POLICIES, Topic.PROPOSALS, Topic.REVIEWS, Topic.CIRCLE}
    )
    manual: ClassVar[str] = "circle"

    def __init__(self, context: Context, kind: type[Part], name: str) -> None:
        super().__init__("Circle", context, tabs="Parts of the circle")
        self.add_part("part", name, kind(context, self))

    def action(self, key: str) -> Action:
        """What is offered under a key."""
        return next(each for each in self.offered() if each.key == key)
