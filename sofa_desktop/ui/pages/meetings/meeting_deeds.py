"""What is done with a meeting and its minutes, beside its agenda."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from sofa_desktop.domain.circle import ApprovalRule
from sofa_desktop.domain.meeting import MeetingState
from sofa_desktop.i18n import agenda_reasons, formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.meeting_rows import AgendaItemRow, MeetingRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.kit.paper_saving import PaperSaving
from sofa_desktop.ui.pages.meetings.minutes_sheets import CorrectSheet, PublishSheet, ReasonSheet
from sofa_desktop.ui.pages.meetings.sheets import PlanSheet

APPROVED = frozenset({MeetingState.MINUTES_APPROVED, MeetingState.PUBLISHED})


class MeetingDeeds(QObject):
    """Papers, the way of the minutes, planning and removing.

    Signals:
        planned: id of a meeting that was planned.
    """

    planned = Signal(str)

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._row: MeetingRow | None = None
        self.papers = PaperSaving(context, page)

    def ask_plan(self) -> None:
        """Ask when the circle meets."""
        sheet = PlanSheet(self._context.desk, self._page, self._page)
        sheet.answered.connect(self._on_planned)
        sheet.open()

    def agenda_actions(self, row: MeetingRow) -> tuple[Action, ...]:
        """The papers of an agenda."""
        self._row = row
        no_time = "" if row.starts_at else t("meetings", "Say when it begins first.")
        return (
            Action(
                "agenda.pdf", t("meetings", "Agenda as PDF…"), self.agenda_pdf, "Ctrl+P", "download"
            ),
            Action(
                "agenda.ics",
                t("meetings", "Calendar file…"),
                self.agenda_ics,
                icon="calendar",
                why_not=no_time,
            ),
            Action("agenda.md", t("meetings", "Agenda as Markdown…"), self.agenda_md, icon="file"),
            Action(
                "agenda.copy",
                t("meetings", "Copy the agenda for a mail"),
                self.copy_agenda,
                icon="copy",
            ),
        )

    def minutes_actions(self, row: MeetingRow) -> tuple[Action, ...]:
        """The papers of minutes."""
        self._row = row
        return (
            Action(
                "minutes.pdf",
                t("meetings", "Minutes as PDF…"),
                self.minutes_pdf,
                "Ctrl+P",
                "download",
            ),
            Action(
                "minutes.md", t("meetings", "Minutes as Markdown…"), self.minutes_md, icon="file"
            ),
            Action(
                "minutes.copy",
                t("meetings", "Copy the minutes for a mail"),
                self.copy_minutes,
                icon="copy",
            ),
        )

    def phase_actions(self, row: MeetingRow) -> tuple[Action, ...]:
        """What else can become of minutes."""
        self._row = row
        draft = row.state == MeetingState.MINUTES_DRAFT
        open_ = "" if draft else t("meetings", "The minutes are approved already.")
        kept = t("meetings", "The minutes are still a draft.") if draft else ""
        if not draft and row.state == MeetingState.PUBLISHED:
            closed = t("meetings", "They are published; a correction puts them right.")
        else:
            closed = kept
        return (
            Action(
                "minutes.object",
                t("meetings", "Not approved yet: note why…"),
                self.ask_reason,
                icon="circle-alert",
                why_not=open_,
            ),
            Action(
                "minutes.correct",
                t("meetings", "Correct the minutes…"),
                self.ask_correction,
                icon="pencil",
                why_not=kept,
            ),
            Action(
                "minutes.reopen",
                t("meetings", "Make them a draft again"),
                self.reopen,
                icon="lock-open",
                why_not=closed,
            ),
        )

    def remove_action(self, row: MeetingRow) -> Action:
        """Taking a planned meeting away."""
        self._row = row
        return Action(
            "meetings.remove", t("meetings", "Remove the meeting"), self.remove, icon="trash-2"
        )

    def do(self, deed: str, row: MeetingRow) -> None:
        """The next step of minutes."""
        self._row = row
        minutes = self._context.desk.minutes
        if deed == "publish":
            PublishSheet(self._context.desk, row, self._page, self._page).open()
        elif deed == "send_again":
            self._page.attempt(lambda: minutes.send_again(row.id, origin=self._page))
        elif deed == "at_end":
            how = ApprovalRule.AT_END
            self._page.attempt(lambda: minutes.approve(row.id, how=how, origin=self._page))
        elif deed == "approve":
            self._page.attempt(lambda: minutes.approve(row.id, origin=self._page))

    def agenda_pdf(self) -> None:
        """Ask where to save the agenda."""
        self._ask_agenda("pdf")

    def agenda_ics(self) -> None:
        """Ask where to save the calendar file."""
        self._ask_agenda("ics")

    def agenda_md(self) -> None:
        """Ask where to save the agenda as Markdown."""
        self._ask_agenda("md")

    def copy_agenda(self) -> None:
        """Put the agenda on the clipboard."""
        payload = self._page.attempt(self._agenda)
        if payload is not None:
            self._copy("agenda", payload)

    def minutes_pdf(self) -> None:
        """Ask where to save the minutes."""
        self._ask_minutes("pdf")

    def minutes_md(self) -> None:
        """Ask where to save the minutes as Markdown."""
        self._ask_minutes("md")

    def copy_minutes(self) -> None:
        """Put the minutes on the clipboard."""
        payload = self._page.attempt(self._minutes)
        if payload is not None:
            self._copy("minutes", payload)

    def ask_reason(self) -> None:
        """Ask why the minutes are not approved yet."""
        if self._row is not None:
            ReasonSheet(self._context.desk, self._row, self._page, self._page).open()

    def ask_correction(self) -> None:
        """Ask what is right instead."""
        if self._row is not None:
            CorrectSheet(self._context.desk, self._row, self._page, self._page).open()

    def reopen(self) -> None:
        """Make approved minutes a draft again."""
        row, minutes = self._row, self._context.desk.minutes
        if row is not None:
            self._page.attempt(lambda: minutes.reopen(row.id, origin=self._page))

    def remove(self) -> None:
        """Take a planned meeting away; undo brings it back."""
        row, meetings = self._row, self._context.desk.meetings
        if row is not None:
            self._page.attempt(lambda: meetings.remove(row.id, origin=self._page))

    def _ask_agenda(self, suffix: str) -> None:
        payload = self._page.attempt(self._agenda)
        if payload is not None:
            self.papers.ask("agenda", payload, self._name(t("meetings", "Agenda")), suffix)

    def _ask_minutes(self, suffix: str) -> None:
        payload = self._page.attempt(self._minutes)
        if payload is not None:
            self.papers.ask("minutes", payload, self._name(t("meetings", "Minutes")), suffix)

    def _agenda(self) -> dict[str, object]:
        from sofa_desktop.services.papers.agenda import agenda_payload  # noqa: PLC0415  (on use)

        if self._row is None:
            return {}
        desk = self._context.desk
        return agenda_payload(
            desk.queries, self._row.id, desk.clock.today(), tell=_tell, left_out=self._left_out()
        )

    def _left_out(self) -> list[tuple[str, str]]:
        """What did not fit, for the reader of the agenda."""
        if self._row is None or self._row.running:
            return []
        agenda = self._context.desk.composing.compose(self._row.id)
        return [
            (agenda_reasons.title(row.candidate), agenda_reasons.left_out(row))
            for row in agenda.left_out
        ]

    def _minutes(self) -> dict[str, object]:
        return self._context.desk.minutes.payload(self._row.id) if self._row is not None else {}

    def _name(self, kind: str) -> str:
        day = formats.day(self._row.held_on) if self._row is not None else ""
        return f"{kind} {day}"

    def _copy(self, kind: str, payload: dict[str, object]) -> None:
        """Put a paper on the clipboard as text."""
        paper = self._context.paper
        text = self._page.attempt(lambda: paper.text(kind, payload, "txt"))
        if text:
            QGuiApplication.clipboard().setText(text)
            self._page.notice.tell(t("meetings", "Copied. Paste it into a mail."), "good")

    @Slot(object)
    def _on_planned(self, meeting_id: object) -> None:
        self.planned.emit(str(meeting_id))


def _tell(row: AgendaItemRow) -> str:
    return agenda_reasons.reason_of(row.reason)
