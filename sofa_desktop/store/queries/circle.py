"""The circle, its people, their roles and what they make."""

from dataclasses import fields
from datetime import date

from sofa_desktop.domain.circle import Circle
from sofa_desktop.services.rows import EditionRow, ItemRow, MemberRow, RoleRow, TermRow
from sofa_desktop.store.queries.reading import CURRENCY, Reading, dated

_CIRCLE = tuple(field.name for field in fields(Circle))

_HOLDS = "t.starts_on <= :today AND min(t.ends_on, coalesce(t.ended_on, t.ends_on)) >= :today"

_MEMBERS = f"""
SELECT m.id, m.name, m.standing, m.joined_on, m.left_on, m.email, m.note,
  coalesce((SELECT group_concat(name, ', ') FROM (
    SELECT DISTINCT r.name AS name FROM role_term AS t JOIN role AS r ON r.id = t.role_id
    WHERE t.member_id = m.id AND {_HOLDS} ORDER BY r.name COLLATE NOCASE)), '')
FROM member AS m
ORDER BY m.joined_on <= :today AND coalesce(m.left_on > :today, 1) DESC,
  m.name COLLATE NOCASE, m.id"""

_KINDS = ("leader", "delegate", "facilitator", "secretary", "logbook")
_ROLES = f"""
SELECT r.id, r.name, r.kind, r.purpose, r.tasks, coalesce(t.id, ''), coalesce(t.member_id, ''),
  coalesce(m.name, ''), t.starts_on, min(t.ends_on, coalesce(t.ended_on, t.ends_on))
FROM role AS r
LEFT JOIN role_term AS t ON t.id = (
  SELECT t.id FROM role_term AS t WHERE t.role_id = r.id AND {_HOLDS}
  ORDER BY t.starts_on DESC, t.id DESC LIMIT 1)
LEFT JOIN member AS m ON m.id = t.member_id
ORDER BY CASE r.kind {" ".join(f"WHEN '{kind}' THEN {at}" for at, kind in enumerate(_KINDS))}
  ELSE 9 END, r.name COLLATE NOCASE, r.id"""

_TERMS = """
SELECT t.id, t.role_id, r.name, t.member_id, m.name, t.starts_on, t.ends_on, t.ended_on, t.note
FROM role_term AS t JOIN role AS r ON r.id = t.role_id JOIN member AS m ON m.id = t.member_id
WHERE ? IS NULL OR t.role_id = ? ORDER BY t.starts_on DESC, t.id DESC"""

_OPEN = "('idea', 'brief', 'draft', 'review', 'approved', 'scheduled')"
_ITEMS = f"""
SELECT i.id, i.title, i.kind, i.stage, coalesce(i.owner_id, ''), coalesce(m.name, ''),
  i.draft_due, i.publish_on, (SELECT count(*) FROM edition AS e WHERE e.item_id = i.id), i.note
FROM content_item AS i LEFT JOIN member AS m ON m.id = i.owner_id
ORDER BY i.stage IN {_OPEN} DESC, i.title COLLATE NOCASE, i.id"""

_EDITIONS = f"""
SELECT e.id, e.item_id, i.title, e.name, e.starts_on, e.ends_on, e.budget_minor,
  coalesce(sum(CASE WHEN a.kind = 'income' THEN -x.minor END), 0),
  coalesce(sum(CASE WHEN a.kind = 'cost' THEN x.minor END), 0), e.note
FROM edition AS e
JOIN content_item AS i ON i.id = e.item_id
LEFT JOIN month_edition AS x ON x.edition_id = e.id AND x.currency = {CURRENCY}
LEFT JOIN account AS a ON a.id = x.account_id
WHERE ? IS NULL OR e.item_id = ?
GROUP BY e.id ORDER BY e.starts_on DESC, e.id DESC"""


class CircleQueries(Reading):
    """Questions about the circle."""

    _kept_editions: tuple[tuple[int, str | None], tuple[EditionRow, ...]] = ((-1, None), ())

    def circle(self) -> Circle | None:
        """The circle of the file."""
        row = self._one(f"SELECT {', '.join(_CIRCLE)} FROM circle")
        return None if row is None else Circle(**dict(zip(_CIRCLE, row, strict=True)))

    def members(self, today: date) -> list[MemberRow]:
        """Members, present ones first, by name; with the roles they hold that day."""
        return [MemberRow(*dated(row, 3, 4)) for row in self._named(_MEMBERS, today)]

    def roles(self, today: date) -> list[RoleRow]:
        """Roles with who holds them that day; circle roles first."""
        return [RoleRow(*dated(row, 8, 9)) for row in self._named(_ROLES, today)]

    def terms(self, role_id: str | None = None) -> list[TermRow]:
        """Terms of a role or of all, latest first."""
        return [TermRow(*dated(row, 5, 6, 7)) for row in self._all(_TERMS, role_id, role_id)]

    def items(self) -> list[ItemRow]:
        """Pieces of content, open ones first, then by title."""
        return [ItemRow(*dated(row, 6, 7)) for row in self._all(_ITEMS)]

    def editions(self, item_id: str | None = None) -> list[EditionRow]:
        """Dated runs with their results, latest first; kept until something is done."""
        last = self._number("SELECT max(seq) FROM action")
        asked, found = self._kept_editions
        if asked != (last, item_id):
            found = tuple(
                EditionRow(*dated(row, 4, 5)) for row in self._all(_EDITIONS, item_id, item_id)
            )
            self._kept_editions = ((last, item_id), found)
        return list(found)
