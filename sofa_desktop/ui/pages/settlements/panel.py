"""What the three parts of the page have in common: the names of what a statement is about."""

from sofa_desktop.ui.kit.parts import Offers, Part

__all__ = ["Offers", "Panel"]


class Panel(Part):
    """One part of the page."""

    def names(self) -> dict[str, str]:
        """Categories by key and members by id, as people call them."""
        desk = self.context.desk
        names = {row.key: row.name for row in desk.queries.categories() if row.key}
        names |= {row.id: row.name for row in desk.queries.members(desk.clock.today())}
        return names
