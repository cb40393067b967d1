"""What can be done with topics of the backlog."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from sofa_desktop.domain.backlog import BacklogState
from sofa_desktop.i18n import agenda_reasons
from sofa_desktop.i18n.words import t
from sofa_desktop.services.backlog_rows import BacklogRow
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.action import Action
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.pages.meetings import topic_words
from sofa_desktop.ui.pages.meetings.sheets import RestSheet
from sofa_desktop.ui.pages.meetings.topic_words import CLOSED, shown_as

USUAL_MINUTES = 10


class TopicDeeds:
    """The deeds for the topics that ``chosen`` (a bound method) gives; ``over`` holds sheets."""

    def __init__(
        self,
        context: Context,
        page: Page,
        over: QWidget,
        chosen: Callable[[], Sequence[BacklogRow]],
    ) -> None:
        self._context = context
        self._page = page
        self._over = over
        self._chosen = chosen

    def actions(self) -> tuple[Action, ...]:
        """All of it, the agenda first."""
        rows = self._chosen()
        none = "" if rows else t("meetings", "Choose topics first.")
        closed = any(shown_as(row) == CLOSED for row in rows)
        awake = all(row.state == BacklogState.ACTIVE for row in rows)
        waits = none or (t("meetings", "Wake the closed ones first.") if closed else "")
        lone = len(rows) == 1 and bool(rows[0].every_months)
        skip = "" if lone else t("meetings", "Choose one topic that comes again.")
        wake = none or (t("meetings", "They are active already.") if awake else "")
        words = t("meetings", "Rest until…")
        return (
            self.agenda_action(),
            Action("topic.rest", words, self.rest, "R", "moon", why_not=waits),
            Action("topic.wake", t("meetings", "Wake"), self.wake, icon="sun", why_not=wake),
            Action("topic.skip", t("meetings", "Skip once"), self.skip_once, why_not=skip),
            Action("topic.done", t("meetings", "Done"), self.done, "D", "check", why_not=waits),
            Action("topic.drop", t("meetings", "Drop"), self.drop, icon="archive", why_not=waits),
            Action(
                "topic.remove",
                t("meetings", "Remove what was noted by mistake"),
                self.remove,
                icon="trash-2",
                why_not=none,
            ),
        )

    def put_on_agenda(self) -> None:
        """Put the chosen topics on the agenda of the next meeting."""
        meeting = self._context.desk.queries.next_meeting(self._context.desk.clock.today())
        if meeting is None:
            return
        rows = self._chosen()
        self._page.attempt(lambda: self._put_all(meeting.id, rows))

    def rest(self) -> None:
        """Ask until when the chosen topics rest."""
        ids = self._ids()
        if ids:
            RestSheet(self._context.desk, ids, self._page, self._over).open()

    def wake(self) -> None:
        """Make the chosen topics active."""
        ids = self._ids()
        self._page.attempt(lambda: self._context.desk.backlog.wake(ids, origin=self._page))

    def skip_once(self) -> None:
        """Leave the chosen recurring topic out once."""
        ids = self._ids()
        self._page.attempt(lambda: self._context.desk.backlog.skip_once(ids[0], origin=self._page))

    def done(self) -> None:
        """Close the chosen topics as done."""
        ids = self._ids()
        self._page.attempt(lambda: self._context.desk.backlog.done(ids, origin=self._page))

    def drop(self) -> None:
        """Close the chosen topics without having come to them."""
        ids = self._ids()
        self._page.attempt(lambda: self._context.desk.backlog.drop(ids, origin=self._page))

    def remove(self) -> None:
        """Take away what was noted by mistake."""
        ids = self._ids()
        self._page.attempt(lambda: self._context.desk.backlog.remove(ids, origin=self._page))

    def _put_all(self, meeting_id: str, rows: Sequence[BacklogRow]) -> bool:
        """In one step where the composer knows all of them, with their reasons."""
        composing = self._context.desk.composing
        agenda = composing.compose(meeting_id)
        left = (row.candidate for row in agenda.left_out)
        keys = {each.backlog_id: each.key for each in (*agenda.items, *left, *agenda.declined)}
        if all(row.id in keys for row in rows):
            taken = [keys[row.id] for row in rows]
            composing.take(meeting_id, taken, words=agenda_reasons, origin=self._page)
        else:
            for row in rows:
                self._put(meeting_id, row)
        return True

    def _put(self, meeting_id: str, row: BacklogRow) -> str:
        return self._context.desk.meetings.add_item(
            meeting_id,
            row.title,
            outcome=row.outcome,
            minutes=row.minutes or USUAL_MINUTES,
            presenter_id=row.from_id or None,
            subject_type=row.subject_type,
            subject_id=row.subject_id or None,
            backlog_id=row.id,
            origin=self._page,
        )

    def _ids(self) -> Sequence[str]:
        return [row.id for row in self._chosen()]

    def agenda_action(self) -> Action:
        """Putting them on the next agenda."""
        desk = self._context.desk
        meeting = desk.queries.next_meeting(desk.clock.today())
        why = topic_words.why_no_agenda(self._chosen(), meeting is not None)
        words = t("meetings", "Put on the next agenda")
        return Action("topic.agenda", words, self.put_on_agenda, "P", "list-checks", why_not=why)
