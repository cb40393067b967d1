"""What of each kind of record is found by its words.

A kind's SQL gives, for the records named in ``?`` (a JSON list), the id, the day it is of, whether
it is still open, its title, its text and the people it is about.
"""

from typing import Final, NamedTuple

_HOLDERS: Final = (
    "(SELECT group_concat(m.name, ' ') FROM role_term AS t JOIN member AS m ON m.id = t.member_id "
    "WHERE t.role_id = x.id)"
)
_THESE: Final = "WHERE x.id IN (SELECT value FROM json_each(?))"


class Kind(NamedTuple):
    """One kind of hit."""

    kind: str
    table: str
    select: str
    number: str
    """How many there are of it."""
    people: bool = False
    """Whether members' names are in it, so that it is looked at again when one changes."""


def _kind(
    kind: str,
    table: str,
    day: str,
    open_: str,
    title: str,
    body: str,
    people: str = "''",
    *,
    joins: str = "",
    where: str = "",
) -> Kind:
    also = f" AND {where}" if where else ""
    select = (
        f"SELECT x.id, coalesce({day}, ''), {open_}, {title}, {body}, coalesce({people}, '') "
        f"FROM {table} AS x {joins} {_THESE}{also} ORDER BY x.id"
    )
    number = f"SELECT count(*) FROM {table} AS x {joins} WHERE {where or 1}"
    return Kind(kind, table, select, number, people != "''" and kind != "member")


def _lines(*columns: str) -> str:
    """Several texts as one, a line each."""
    return " || char(10) || ".join(columns)


_OWNER: Final = "LEFT JOIN member AS m ON m.id = x.{} "
_MONEY: Final = "x.kind IN ('bank', 'cash', 'paypal', 'sofa_held')"

KINDS: Final = (
    _kind(
        "entry", "entry", "x.booked_on", "0", "x.text",
        _lines("x.counterparty", "x.note", "x.tags"), where="x.state = 'posted'",
    ),
    _kind("account", "account", "NULL", "1 - x.archived", "x.name", "x.number", where=_MONEY),
    _kind("statement", "statement", "x.issued_on", "x.paid_on IS NULL", "x.number", "x.ends_on"),
    _kind(
        "agenda_item", "agenda_item", "g.held_on", "x.state IN ('planned', 'open')", "x.title",
        _lines("x.notes", "x.documents"), "m.name",
        joins="JOIN meeting AS g ON g.id = x.meeting_id " + _OWNER.format("presenter_id"),
    ),
    _kind(
        "meeting", "meeting", "x.held_on",
        "x.state NOT IN ('minutes_approved', 'published')", "x.title",
        _lines("x.held_on", "x.room", "x.plan", "x.information", "x.evaluation",
               "coalesce((SELECT group_concat(c.text, char(10)) FROM minutes_correction AS c "
               "WHERE c.meeting_id = x.id), '')"),
        "(SELECT group_concat(m.name, ' ') FROM attendance AS a JOIN member AS m "
        "ON m.id = a.member_id WHERE a.meeting_id = x.id AND a.presence = 'present')",
    ),
    _kind(
        "decision", "decision", "x.decided_on", "0", "x.title",
        _lines("x.text", "x.old_text", "x.measure"),
    ),
    _kind(
        "action_item", "action_item", "coalesce(x.due_on, x.noted_on)", "x.state = 'open'",
        "x.what", "x.note", "m.name", joins=_OWNER.format("owner_id"),
    ),
    _kind(
        "backlog_item", "backlog_item", "x.noted_on", "x.state NOT IN ('done', 'dropped')",
        "x.title", "x.note", "m.name", joins=_OWNER.format("from_id"),
    ),
    _kind(
        "proposal", "proposal", "x.opened_on",
        "x.state NOT IN ('adopted', 'dropped')", "x.title",
        _lines("x.text", "x.needs", "x.dimensions", "x.pieces", "x.questions", "x.reactions"),
        "m.name", joins=_OWNER.format("presenter_id"),
    ),
    _kind(
        "policy", "policy",
        "(SELECT max(v.decided_on) FROM policy_version AS v WHERE v.policy_id = x.id)",
        "x.retired_on IS NULL", "x.title",
        "coalesce((SELECT v.text || char(10) || v.measure FROM policy_version AS v "
        "WHERE v.policy_id = x.id ORDER BY v.version DESC LIMIT 1), '') || char(10) || x.note",
    ),
    _kind(
        "selection", "selection", "x.begun_on", "x.step NOT IN ('announced', 'dropped')", "r.name",
        _lines("x.qualifications", "x.reasons"), "m.name",
        joins="JOIN role AS r ON r.id = x.role_id " + _OWNER.format("candidate_id"),
    ),
    _kind(
        "review", "review", "x.begun_on", "x.step <> 'done'", "coalesce(r.name, '')",
        _lines("x.went_well", "x.improve", "x.ideas", "x.plan"), "m.name",
        joins="LEFT JOIN role AS r ON r.id = x.role_id " + _OWNER.format("focus_id"),
    ),
    _kind(
        "edition", "edition", "x.starts_on", "0", "x.name", _lines("i.title", "x.note"),
        joins="JOIN content_item AS i ON i.id = x.item_id",
    ),
    _kind(
        "item", "content_item", "x.publish_on",
        "x.stage IN ('idea', 'brief', 'draft', 'review', 'approved', 'scheduled')", "x.title",
        "x.note", "m.name", joins=_OWNER.format("owner_id"),
    ),
    _kind(
        "related_circle", "related_circle", "NULL", "x.status <> 'dissolved'", "x.name",
        _lines("x.aim", "x.domain", "x.leader", "x.delegate", "x.note"),
    ),
    _kind(
        "role", "role", "NULL", "1", "x.name",
        _lines("x.purpose", "x.tasks", "x.authority", "x.limits", "x.qualifications"), _HOLDERS,
    ),
    _kind(
        "member", "member", "x.joined_on", "x.left_on IS NULL", "x.name",
        _lines("x.email", "x.place", "x.note"), "x.name",
    ),
)  # fmt: skip
"""Every kind, those a circle has most of first: the ones indexed later come first in a search."""
BY_TABLE: Final = {kind.table: kind for kind in KINDS}
BY_KIND: Final = {kind.kind: kind for kind in KINDS}
PARTS: Final = {
    "policy_version": ("policy", "policy_id"),
    "role_term": ("role", "role_id"),
    "attendance": ("meeting", "meeting_id"),
    "minutes_correction": ("meeting", "meeting_id"),
}
"""Records that are found as part of another, and the field that names it."""
