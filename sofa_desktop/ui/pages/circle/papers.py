"""The circle's papers from this page: role book, cover page and the handover of a role."""

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import RoleRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.paper_saving import PaperSaving
from sofa_desktop.ui.kit.sheet import Sheet


class HandoverSheet(Sheet):
    """What the handover of a role tells of how to reach people; nothing unless it is asked for."""

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(
            t("circle", "Hand over {role}", role=isolated(role)),
            t("circle", "Save the handover…"),
            t(
                "circle",
                "It holds the role's text, open action items, next dates, policies, templates in "
                "use and the money position. What may it tell of how to reach the members?",
            ),
            parent=parent,
        )
        self.boxes = {
            "email": QCheckBox(t("circle", "Email addresses")),
            "phone": QCheckBox(t("circle", "Phone numbers")),
            "place": QCheckBox(t("circle", "Places")),
        }
        for box in self.boxes.values():
            self.body.addWidget(box)

    def answer(self) -> object | None:
        return tuple(field for field, box in self.boxes.items() if box.isChecked())


class CirclePapers(QObject):
    """Asks for what a paper may tell and where it goes."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._role: RoleRow | None = None
        self.saving = PaperSaving(context, page)

    def actions(self) -> tuple[Action, ...]:
        """The papers of the whole circle."""
        return (
            Action("paper.roles", t("action", "Save the role book…"), self.ask_roles, icon="book"),
            Action(
                "paper.cover", t("action", "Save the cover page…"), self.ask_cover, icon="file-text"
            ),
        )

    @Slot()
    def ask_roles(self) -> None:
        """Ask where the role book goes."""
        from sofa_desktop.services.papers.role_book import role_book_payload  # noqa: PLC0415

        queries, today = self._context.desk.queries, self._context.desk.clock.today()
        self.saving.ask("roles", role_book_payload(queries, today), t("circle", "Roles"))

    @Slot()
    def ask_cover(self) -> None:
        """Ask where the cover page goes."""
        from sofa_desktop.services.papers.cover import cover_payload  # noqa: PLC0415

        queries, today = self._context.desk.queries, self._context.desk.clock.today()
        self.saving.ask("cover", cover_payload(queries, today), t("circle", "Cover page"))

    def ask_handover(self, role: RoleRow) -> None:
        """Ask what the handover of a role may tell, then where it goes."""
        self._role = role
        sheet = HandoverSheet(role.name, self._page)
        sheet.answered.connect(self._on_contacts_chosen)
        sheet.open()

    def handover(self, role: RoleRow, contacts: Collection[str]) -> Mapping[str, Any]:
        """The data of a role's handover."""
        from sofa_desktop.services.papers.handover import handover_payload  # noqa: PLC0415

        desk = self._context.desk
        return handover_payload(desk.queries, role.id, desk.clock.today(), contacts=contacts)

    @Slot(object)
    def _on_contacts_chosen(self, contacts: object) -> None:
        role = self._role
        if role is None or not isinstance(contacts, tuple):
            return
        payload = self._page.attempt(lambda: self.handover(role, contacts))
        if payload is not None:
            self.saving.ask("handover", payload, t("circle", "Handover {role}", role=role.name))
