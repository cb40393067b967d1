"""The circle, its people, their roles and what they make."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date

from sofa_desktop.domain.aims import aim_states
from sofa_desktop.domain.circle import (
    AbsenceRule,
    AimVersion,
    ApprovalRule,
    Circle,
    CircleKind,
    CircleStatus,
)
from sofa_desktop.domain.surroundings import levels, relations
from sofa_desktop.services.rows import (
    AimRow,
    EditionRow,
    ItemRow,
    MemberRow,
    RelatedRow,
    RoleRow,
    TermRow,
)
from sofa_desktop.store.queries.reading import CURRENCY, Reading, Row, dated, day

_CIRCLE = tuple(field.name for field in fields(Circle))

_CODED = {
    "kind": CircleKind,
    "status": CircleStatus,
    "absence_rule": AbsenceRule,
    "approval_rule": ApprovalRule,
}
_LAST = "min(t.ends_on, coalesce(t.ended_on, t.ends_on))"
_HOLDS = f"NOT t.awaiting AND t.starts_on <= :today AND {_LAST} >= :today"

_MEMBERS = f"""
SELECT m.id, m.name, m.standing, m.joined_on, m.left_on, m.email, m.note,
  coalesce((SELECT group_concat(name, ', ') FROM (
    SELECT DISTINCT r.name AS name FROM role_term AS t JOIN role AS r ON r.id = t.role_id
    WHERE t.member_id = m.id AND {_HOLDS} ORDER BY r.name COLLATE NOCASE)), ''),
  m.phone, m.place, m.time_zone, m.hours_month,
  (SELECT count(*) FROM role_term AS t WHERE t.member_id = m.id AND {_HOLDS}),
  coalesce((SELECT sum(r.hours_month) FROM role_term AS t JOIN role AS r ON r.id = t.role_id
    WHERE t.member_id = m.id AND {_HOLDS}), 0)
FROM member AS m
ORDER BY m.joined_on <= :today AND coalesce(m.left_on > :today, 1) DESC,
  m.name COLLATE NOCASE, m.id"""

_KINDS = ("leader", "delegate", "facilitator", "secretary", "logbook")
_ROLES = f"""
SELECT r.id, r.name, r.kind, r.purpose, r.tasks, coalesce(t.id, ''), coalesce(t.member_id, ''),
  coalesce(m.name, ''), t.starts_on, {_LAST},
  r.authority, r.limits, r.qualifications, r.measures, r.hours_month, r.pay, r.review_on,
  CASE WHEN t.id IS NULL THEN (SELECT date(max({_LAST}), '+1 day') FROM role_term AS t
    WHERE t.role_id = r.id AND NOT t.awaiting AND {_LAST} < :today) END,
  coalesce(w.id, ''), coalesce(o.name, '')
FROM role AS r
LEFT JOIN role_term AS t ON t.id = (
  SELECT t.id FROM role_term AS t WHERE t.role_id = r.id AND {_HOLDS}
  ORDER BY t.starts_on DESC, t.id DESC LIMIT 1)
LEFT JOIN member AS m ON m.id = t.member_id
LEFT JOIN role_term AS w ON w.id = (
  SELECT t.id FROM role_term AS t WHERE t.role_id = r.id AND t.awaiting AND {_LAST} >= :today
  ORDER BY t.starts_on, t.id LIMIT 1)
LEFT JOIN member AS o ON o.id = w.member_id
ORDER BY CASE r.kind {" ".join(f"WHEN '{kind}' THEN {at}" for at, kind in enumerate(_KINDS))}
  ELSE 9 END, r.name COLLATE NOCASE, r.id"""

_TERMS = """
SELECT t.id, t.role_id, r.name, t.member_id, m.name, t.starts_on, t.ends_on, t.ended_on, t.note,
  t.awaiting, t.confirmed_on, t.confirm_note, coalesce(t.selection_id, ''), t.end_reason, r.kind
FROM role_term AS t JOIN role AS r ON r.id = t.role_id JOIN member AS m ON m.id = t.member_id
WHERE ? IS NULL OR t.role_id = ? ORDER BY t.starts_on DESC, t.id DESC"""

_AIMS = """
SELECT id, version, aim, domain, budget_minor, circle_consented_on, circle_note,
  parent_consented_on, parent_note FROM aim_version ORDER BY version DESC"""

_RELATED = """
SELECT id, name, kind, status, within_id, aim, domain, leader, delegate, linked, ends_on, note
FROM related_circle ORDER BY name COLLATE NOCASE, id"""

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


_AIM = tuple(field.name for field in fields(AimVersion))


def _term(row: Row) -> TermRow:
    values = dated(row, 5, 6, 7, 10)
    values[9] = bool(values[9])
    return TermRow(*values)


def _related(row: Row, names: Mapping[str, str], relation: str, level: int) -> RelatedRow:
    key, name, kind, status, within_id, *rest = row
    aim, domain, leader, delegate, linked, ends_on, note = rest
    return RelatedRow(
        key,
        name,
        kind,
        status,
        within_id or "",
        names.get(within_id or "", ""),
        aim,
        domain,
        leader,
        delegate,
        bool(linked),
        day(ends_on),
        note,
        relation,
        level,
    )


def _tree(within: Mapping[str, str | None], names: Mapping[str, str]) -> list[str]:
    """The circles, each before those within it, neighbours by name."""
    below: dict[str, list[str]] = {}
    for key in sorted(within, key=lambda key: (names[key].casefold(), key)):
        above = within[key]
        below.setdefault(above if above is not None and above in within else "", []).append(key)
    ordered: list[str] = []
    waiting = below.get("", [])[::-1]
    while waiting:
        key = waiting.pop()
        ordered.append(key)
        waiting += below.get(key, [])[::-1]
    return ordered


class CircleQueries(Reading):
    """Questions about the circle."""

    _kept_editions: tuple[tuple[int, str | None], tuple[EditionRow, ...]] = ((-1, None), ())

    def circle(self) -> Circle | None:
        """The circle of the file."""
        row = self._one(f"SELECT {', '.join(_CIRCLE)} FROM circle")
        if row is None:
            return None
        values = dict(zip(_CIRCLE, row, strict=True))
        return Circle(**{**values, **{name: read(values[name]) for name, read in _CODED.items()}})

    def members(self, today: date) -> list[MemberRow]:
        """Members, present ones first, by name; with the roles they hold that day."""
        return [MemberRow(*dated(row, 3, 4)) for row in self._named(_MEMBERS, today)]

    def roles(self, today: date) -> list[RoleRow]:
        """Roles with who holds them that day; circle roles first."""
        return [RoleRow(*dated(row, 8, 9, 16, 17)) for row in self._named(_ROLES, today)]

    def terms(self, role_id: str | None = None) -> list[TermRow]:
        """Terms of a role or of all, latest first; awaiting ones, which hold nothing, too."""
        return [_term(row) for row in self._all(_TERMS, role_id, role_id)]

    def aims(self) -> list[AimRow]:
        """Versions of aim and domain, newest first; none where they were never versioned."""
        rows = [dated(row, 5, 7) for row in self._all(_AIMS)]
        states = aim_states(AimVersion(**dict(zip(_AIM, row, strict=True))) for row in rows)
        return [AimRow(*(*row, str(states[row[0]]))) for row in rows]

    def related(self) -> list[RelatedRow]:
        """The circles around ours as a tree: each before those within it, by name."""
        own = self._one("SELECT id, name, within_id FROM circle")
        rows = {str(row[0]): row for row in self._all(_RELATED)}
        if own is None or not rows:
            return []
        within: dict[str, str | None] = {
            **{key: row[4] for key, row in rows.items()},
            own[0]: own[2],
        }
        names = {**{key: str(row[1]) for key, row in rows.items()}, own[0]: str(own[1])}
        how, level = relations(own[0], within), levels(own[0], within)
        return [
            _related(rows[key], names, str(how[key]), level[key])
            for key in _tree(within, names)
            if key in rows
        ]

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
