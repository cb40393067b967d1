"""Working on the items of a meeting: begun, timed by the clock, noted, ended, carried over."""

from dataclasses import replace

from sofa_desktop.domain import meeting_rules as rules
from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.domain.meeting import AgendaItem, Meeting, Segment
from sofa_desktop.services.agenda_items import AgendaItems, item_named, named, outcome_or_none
from sofa_desktop.services.ports import UnitOfWork


class ItemWork(AgendaItems):
    """Use cases of the item that is open."""

    def begin_item(self, item_id: str, *, origin: object | None = None) -> None:
        """Open an item and let its time run; the one that ran before is stopped.

        Raises:
            Refused: ``meeting.not_open``, ``meeting.closed``, ``minutes.approved``,
                ``agenda.not_consented``, ``minutes.status_missing``, ``item.running``.
        """
        with self._file.act("item.begin", origin=origin) as work:
            meeting, item = item_named(work, item_id)
            after, open_item = rules.item_begun(meeting, item, self._now())
            self.stop_running(work, meeting, but=item.id)
            work.meetings.put(after)
            work.agenda_items.put(open_item)

    def pause_item(self, item_id: str, *, origin: object | None = None) -> None:
        """Stop an item's time; it stays open.

        Raises:
            Refused: ``item.not_running`` and what ``must_be_running`` says.
        """
        with self._file.act("item.pause", origin=origin) as work:
            meeting, item = item_named(work, item_id)
            rules.must_be_running(meeting)
            work.agenda_items.put(rules.item_paused(item, self._now(), self._signs_since(item)))

    def end_item(
        self,
        item_id: str,
        *,
        reached: str | None = None,
        carried: bool = False,
        origin: object | None = None,
    ) -> None:
        """End an item with the outcome it reached, the wanted one unless said otherwise.

        A carried one goes back to the backlog when the meeting closes.

        Raises:
            Refused: ``item.not_begun`` and what ``must_be_running`` says.
        """
        wanted = outcome_or_none(reached)
        if carried:
            self._end("item.carry", item_id, wanted, origin)
        else:
            self._end("item.end", item_id, wanted, origin)

    def move_on(
        self,
        meeting_id: str,
        to: str | None = None,
        *,
        reached: str | None = None,
        carried: bool = False,
        origin: object | None = None,
    ) -> None:
        """End the open item and begin another in one step; with none to begin, the backlog is next.

        Raises:
            Refused: what ``end_item`` and ``begin_item`` say.
        """
        with self._file.act("item.next", origin=origin) as work:
            meeting = named(work, meeting_id)
            rules.must_be_running(meeting)
            current = work.agenda_items.find(meeting.current_id) if meeting.current_id else None
            if current is not None:
                ended = rules.item_ended(
                    current, self._now(), self._signs_since(current),
                    reached=outcome_or_none(reached), carried=carried,
                )  # fmt: skip
                work.agenda_items.put(ended)
                meeting = replace(meeting, current_id=None)
            self.stop_running(work, meeting)
            if to is None:
                work.meetings.put(rules.moved_to(meeting, Segment.BACKLOG))
                return
            following = work.agenda_items.get(to)
            work.facts(title=following.title)
            after, begun = rules.item_begun(meeting, following, self._now())
            work.agenda_items.put(begun)
            work.meetings.put(after)

    def note(self, item_id: str, text: str, *, origin: object | None = None) -> None:
        """Keep what is noted on an item; also before the meeting and while minutes are a draft.

        Raises:
            Refused: ``minutes.approved``.
        """
        with self._file.act("item.note", origin=origin) as work:
            meeting, item = item_named(work, item_id)
            rules.must_be_changeable(meeting)
            work.agenda_items.put(replace(item, notes=text))

    def stop_running(self, work: UnitOfWork, meeting: Meeting, *, but: str = "") -> None:
        """Stop the time of whatever item of the meeting runs."""
        for item in self.items_of(work, meeting.id):
            if item.begun_at and item.id != but:
                work.agenda_items.put(rules.stopped(item, self._now(), self._signs_since(item)))

    def _end(self, name: str, item_id: str, reached: Outcome | None, origin: object | None) -> None:
        with self._file.act(name, origin=origin) as work:
            meeting, item = item_named(work, item_id)
            rules.must_be_running(meeting)
            ended = rules.item_ended(
                item,
                self._now(),
                self._signs_since(item),
                reached=reached,
                carried=name == "item.carry",
            )
            work.agenda_items.put(ended)
            if meeting.current_id == item.id:
                work.meetings.put(replace(meeting, current_id=None))

    def _now(self) -> int:
        return int(self._clock.now().timestamp() * 1000)

    def _signs_since(self, item: AgendaItem) -> list[int]:
        return self._asked.signs_since(item.begun_at) if item.begun_at else []
