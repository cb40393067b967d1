"""The circle's papers from this page: role book, cover page and the handover of a role."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.services.ports import Paper
from sofa_desktop.services.progress import Progress
from sofa_desktop.services.rows import RoleRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.sheet import Sheet

SAVE = QFileDialog.AcceptMode.AcceptSave
FORMS = ("pdf", "md", "txt")


class HandoverSheet(Sheet):
    """What the handover of a role tells of how to reach people; nothing unless it is asked for."""

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(
            t("circle", "Hand over {role}", role=isolated(role)),
            t("circle", "Save the handover…"),
            t(
                "circle",
                "It holds the role's text, open actions, next dates, policies, templates in use "
                "and the money position. What may it tell of how to reach the members?",
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


@dataclass(frozen=True, slots=True)
class _Asked:
    """A paper that is to be written: what it is, its data, and how its file may be called."""

    kind: str
    payload: Mapping[str, Any]
    name: str


class CirclePapers(QObject):
    """Asks where a paper goes and writes it beside the window; what came of it is told."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._asked: _Asked | None = None
        self._role: RoleRow | None = None
        self._saved: Path | None = None

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
        self._ask("roles", role_book_payload(queries, today), t("circle", "Roles"))

    @Slot()
    def ask_cover(self) -> None:
        """Ask where the cover page goes."""
        from sofa_desktop.services.papers.cover import cover_payload  # noqa: PLC0415

        queries, today = self._context.desk.queries, self._context.desk.clock.today()
        self._ask("cover", cover_payload(queries, today), t("circle", "Cover page"))

    def ask_handover(self, role: RoleRow) -> None:
        """Ask what the handover of a role may tell, then where it goes."""
        self._role = role
        sheet = HandoverSheet(role.name, self._page)
        sheet.answered.connect(self._on_contacts_chosen)
        sheet.open()

    def save(self, kind: str, payload: Mapping[str, Any], out: Path) -> None:
        """Write a paper beside the window."""
        job = self._context.jobs.run(
            _Writing(self._context.paper, kind, payload, out),
            t("circle", "Writing {name}", name=out.name),
        )
        job.succeeded.connect(self._on_saved)
        job.failed.connect(self._on_failed)

    def handover(self, role: RoleRow, contacts: Collection[str]) -> Mapping[str, Any]:
        """The data of a role's handover."""
        from sofa_desktop.services.papers.handover import handover_payload  # noqa: PLC0415

        desk = self._context.desk
        return handover_payload(desk.queries, role.id, desk.clock.today(), contacts=contacts)

    def _ask(self, kind: str, payload: Mapping[str, Any], name: str) -> None:
        self._asked = _Asked(kind, payload, name)
        dialog = QFileDialog(
            self._page, t("circle", "Save as"), str(Path.home() / f"{name}.{FORMS[0]}")
        )
        dialog.setAcceptMode(SAVE)
        dialog.setNameFilter(t("circle", "PDF, Markdown or text") + " (*.pdf *.md *.txt)")
        dialog.fileSelected.connect(self._on_place_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _on_contacts_chosen(self, contacts: object) -> None:
        role = self._role
        if role is None or not isinstance(contacts, tuple):
            return
        payload = self._page.attempt(lambda: self.handover(role, contacts))
        if payload is not None:
            name = t("circle", "Handover {role}", role=role.name)
            self._ask("handover", payload, name)

    @Slot(str)
    def _on_place_chosen(self, path: str) -> None:
        out = Path(path)
        if self._asked is not None:
            whole = out if out.suffix else out.with_suffix(f".{FORMS[0]}")
            self.save(self._asked.kind, self._asked.payload, whole)

    @Slot(object)
    def _on_saved(self, path: object) -> None:
        if not isinstance(path, Path):
            return
        self._saved = path
        said = t("circle", "“{name}” is saved.", name=path.name)
        action = Action("circle.open_file", t("circle", "Open it"), self._open_saved)
        self._page.notice.tell(said, "good", action=action)

    def _open_saved(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if isinstance(error, Refused):
            self._page.tell_refusal(error)
        elif isinstance(error, BaseException):
            raise error


class _Writing:
    """The work of one paper, for the job."""

    def __init__(self, paper: Paper, kind: str, payload: Mapping[str, Any], out: Path) -> None:
        self._paper = paper
        self._kind = kind
        self._payload = payload
        self._out = out

    def __call__(self, progress: Progress) -> object:
        progress.step(0, self._out.name)
        self._paper.document(self._kind, self._payload, self._out)
        return self._out
