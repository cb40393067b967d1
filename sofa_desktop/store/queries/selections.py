"""Selections, their nominations and who takes part."""

from datetime import date

from sofa_desktop.domain.circle import Member
from sofa_desktop.domain.consent_round import absent, eligible, order
from sofa_desktop.domain.ids import Id
from sofa_desktop.services.selection_rows import NominationRow, PartRow, SelectionRow
from sofa_desktop.store.queries.reading import Reading, Row, dated

_SELECTIONS = """
SELECT s.id, s.role_id, r.name, r.kind, s.step, s.begun_on, s.role_text, s.starts_on, s.ends_on,
  s.qualifications, s.list_consented, coalesce(s.candidate_id, ''), coalesce(m.name, ''),
  s.reasons, s.round, coalesce(s.meeting_id, ''), coalesce(s.agenda_item_id, ''),
  coalesce(s.term_id, ''), s.ended_on, s.ended_why, s.forgotten, r.tasks, r.purpose,
  r.qualifications, coalesce(t.awaiting, 0)
FROM selection AS s JOIN role AS r ON r.id = s.role_id
LEFT JOIN member AS m ON m.id = s.candidate_id
LEFT JOIN role_term AS t ON t.id = s.term_id
WHERE {where}
ORDER BY s.step IN ('announced', 'dropped'), s.ended_on DESC, s.begun_on DESC, s.id DESC"""

_NOMINATIONS = """
SELECT n.id, n.nominator_id, a.name, n.spoken, n.nominee_id, b.name, n.reason,
  coalesce(n.changed_to_id, ''), coalesce(c.name, ''), n.change_reason
FROM nomination AS n JOIN member AS a ON a.id = n.nominator_id
JOIN member AS b ON b.id = n.nominee_id LEFT JOIN member AS c ON c.id = n.changed_to_id
WHERE n.selection_id = ?"""

_FULL = """
SELECT id, name, joined_on FROM member
WHERE standing = 'full' AND joined_on <= ?1 AND coalesce(left_on > ?1, 1) ORDER BY id"""
_PRESENT = """
SELECT member_id FROM attendance
WHERE meeting_id = ? AND presence = 'present' AND member_id IS NOT NULL"""


class SelectionQueries(Reading):
    """The answers to ``services.selection_queries``."""

    def selections(self, role_id: str | None = None) -> list[SelectionRow]:
        """Selections for a role or for all: running ones first, then the latest ended."""
        where = _SELECTIONS.format(where="?1 IS NULL OR s.role_id = ?1")
        return [_selection(row) for row in self._all(where, role_id)]

    def selection(self, selection_id: str) -> SelectionRow | None:
        """One selection."""
        row = self._one(_SELECTIONS.format(where="s.id = ?"), selection_id)
        return None if row is None else _selection(row)

    def nominations(self, selection_id: str) -> list[NominationRow]:
        """The grid of a selection, in the order of the round."""
        rows = [_nomination(row) for row in self._all(_NOMINATIONS, selection_id)]
        return sorted(rows, key=lambda row: (row.nominator.casefold(), row.nominator_id))

    def taking_part(self, meeting_id: str, today: date) -> list[PartRow]:
        """Who takes part, in the order of the round; who is not there comes last."""
        with self._one_state():
            held = self._one("SELECT held_on FROM meeting WHERE id = ?", meeting_id)
            full = [
                Member(id=Id(id_), name=name, joined_on=date.fromisoformat(joined))
                for id_, name, joined in self._all(_FULL, held[0] if held else today.isoformat())
            ]
            there = {row[0] for row in self._all(_PRESENT, meeting_id)} if meeting_id else None
        return [
            PartRow(member.id, member.name, present)
            for present, members in ((True, eligible(full, there)), (False, absent(full, there)))
            for member in order(members)
        ]


def _selection(row: Row) -> SelectionRow:
    values = dated(row, 5, 7, 8, 18)
    for place in (10, 20, 24):
        values[place] = bool(values[place])
    return SelectionRow(*values)


def _nomination(row: Row) -> NominationRow:
    if not row[3]:
        return NominationRow(row[0], row[1], row[2], False, "", "", "", "", "", "")  # noqa: FBT003  (not spoken)
    return NominationRow(*row)._replace(spoken=True)
