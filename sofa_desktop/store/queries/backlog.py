"""The backlog, what came of its topics, and action items."""

from datetime import date

from sofa_desktop.domain.backlog import CLOSED, BacklogState, woken
from sofa_desktop.domain.likeness import alike, is_like, key_words
from sofa_desktop.services.backlog_rows import ActionItemRow, BacklogRow, SimilarRow, TopicNoteRow
from sofa_desktop.store.queries.agenda import AgendaQueries
from sofa_desktop.store.queries.reading import Row, dated, day

_MOST_ALIKE = 6

_BACKLOG = """
SELECT b.id, b.title, b.outcome, b.source, coalesce(b.from_id, ''), coalesce(m.name, ''),
  b.minutes, b.priority, b.state, b.review_on, b.every_months, b.subject_type,
  coalesce(b.subject_id, ''), b.note, b.noted_on, b.closed_on, b.carried,
  coalesce(g.id, ''), g.held_on
FROM backlog_item AS b
LEFT JOIN member AS m ON m.id = b.from_id
LEFT JOIN meeting AS g ON g.id = (
  SELECT g.id FROM agenda_item AS a JOIN meeting AS g ON g.id = a.meeting_id
  WHERE a.backlog_id = b.id ORDER BY g.held_on DESC, g.id DESC LIMIT 1)
WHERE ? OR b.state NOT IN ('done', 'dropped')
ORDER BY CASE b.priority WHEN 'soon' THEN 0 WHEN 'normal' THEN 1 ELSE 2 END, b.noted_on, b.id"""

_HISTORY = """
SELECT 'agenda', a.id, a.meeting_id, g.held_on, a.title, a.notes, a.outcome,
  coalesce(a.reached, ''), a.state, a.place AS place
FROM agenda_item AS a JOIN meeting AS g ON g.id = a.meeting_id WHERE a.backlog_id = ?1
UNION ALL
SELECT 'decision', d.id, coalesce(d.meeting_id, ''), d.decided_on, d.title, d.text, '', '', '', 1000
FROM decision AS d
LEFT JOIN agenda_item AS a ON a.id = d.agenda_item_id
LEFT JOIN proposal AS p ON p.id = d.proposal_id
WHERE a.backlog_id = ?1 OR p.backlog_id = ?1
UNION ALL
SELECT 'action', i.id, coalesce(i.meeting_id, ''), i.noted_on, i.what, coalesce(m.name, ''), '', '',
  i.state, 2000
FROM action_item AS i JOIN agenda_item AS a ON a.id = i.agenda_item_id
LEFT JOIN member AS m ON m.id = i.owner_id
WHERE a.backlog_id = ?1
ORDER BY 4 DESC, place, 2"""

_TITLES = """
SELECT 'policy', id, title, 'in_force' FROM policy WHERE retired_on IS NULL
UNION ALL
SELECT 'proposal', id, title, state FROM proposal WHERE state NOT IN ('adopted', 'dropped')
UNION ALL
SELECT 'topic', id, title, state FROM backlog_item WHERE state NOT IN ('done', 'dropped')"""

_ACTIONS = """
SELECT i.id, i.what, coalesce(i.owner_id, ''), coalesce(m.name, ''), i.due_on, i.state,
  i.closed_on, i.noted_on, coalesce(i.meeting_id, ''), g.held_on, coalesce(i.agenda_item_id, ''),
  i.note
FROM action_item AS i
LEFT JOIN member AS m ON m.id = i.owner_id
LEFT JOIN meeting AS g ON g.id = i.meeting_id
WHERE i.state = 'open' OR NOT ?
ORDER BY i.state = 'open' DESC,
  CASE i.state WHEN 'open' THEN coalesce(i.due_on, '9999') END,
  i.closed_on DESC, i.noted_on, i.id"""

_STANDS = {BacklogState.ACTIVE: 0, BacklogState.ON_AGENDA: 1, BacklogState.RESTING: 2}


class BacklogQueries(AgendaQueries):
    """Questions about topics and promises."""

    def backlog(self, today: date, closed: bool = False) -> list[BacklogRow]:  # noqa: FBT001, FBT002
        """Topics as they stand that day; closed ones at the end where wanted."""
        rows = [_topic(row, today) for row in self._all(_BACKLOG, closed)]
        there = [row for row in rows if row.state not in CLOSED]
        there.sort(key=lambda row: _STANDS[BacklogState(row.state)])
        gone = [row for row in rows if row.state in CLOSED]
        gone.sort(key=lambda row: row.closed_on or row.noted_on, reverse=True)
        return there + gone

    def topic_history(self, backlog_id: str) -> list[TopicNoteRow]:
        """What there ever was on a topic, newest first."""
        return [TopicNoteRow(*dated(row[:-1], 3)) for row in self._all(_HISTORY, backlog_id)]

    def similar_topics(self, text: str) -> list[SimilarRow]:
        """What shares words with a text, the most alike first."""
        wanted = key_words(text)
        if not wanted:
            return []
        found = []
        for row in (SimilarRow(*each) for each in self._all(_TITLES)):
            words = key_words(row.title)
            if is_like(wanted, words):
                found.append((-alike(wanted, words), row.kind, row.title.casefold(), row.id, row))
        return [each[-1] for each in sorted(found)[:_MOST_ALIKE]]

    def action_items(self, open_only: bool = False) -> list[ActionItemRow]:  # noqa: FBT001, FBT002
        """Promises, open ones first by the day they are due."""
        return [ActionItemRow(*dated(row, 4, 6, 7, 9)) for row in self._all(_ACTIONS, open_only)]


def _topic(row: Row, today: date) -> BacklogRow:
    topic = BacklogRow(*dated(row, 9, 14, 15, 18))
    return topic._replace(state=str(woken(BacklogState(topic.state), day(row[9]), today)))
