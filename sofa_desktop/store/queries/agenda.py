"""What the agenda composer looks at, read in one state of the file."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from sofa_desktop.domain.agenda import facts
from sofa_desktop.services.backlog_rows import DeclinedRow
from sofa_desktop.store.queries.reading import Reading, day

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")

_MEETINGS = """
SELECT id, title, held_on, state, minutes, plan, coalesce(facilitator_id, ''),
  coalesce(secretary_id, '') FROM meeting ORDER BY held_on, id"""
_ITEMS = """
SELECT id, meeting_id, title, outcome, state, key, coalesce(backlog_id, ''), minutes, used_seconds,
  coalesce(presenter_id, ''), fast_track FROM agenda_item {of} ORDER BY id"""
_AHEAD = """
WHERE meeting_id IN (SELECT id FROM meeting WHERE state IN ('planned', 'agenda_consented'))"""
_ACTIONS = """
SELECT i.id, i.what, coalesce(m.name, ''), i.due_on
FROM action_item AS i LEFT JOIN member AS m ON m.id = i.owner_id
WHERE i.state = 'open' ORDER BY i.id"""
_TOPICS = """
SELECT b.id, b.title, b.outcome, b.priority, b.state, b.minutes, b.review_on, b.every_months,
  coalesce(b.from_id, ''), coalesce(m.name, ''), b.subject_type, coalesce(b.subject_id, ''),
  b.noted_on, b.carried
FROM backlog_item AS b LEFT JOIN member AS m ON m.id = b.from_id
WHERE b.state NOT IN ('done', 'dropped') ORDER BY b.id"""
_ROLES = "SELECT id, name, kind, review_on FROM role ORDER BY id"
_TERMS = """
SELECT t.id, t.role_id, t.member_id, m.name, t.starts_on,
  min(t.ends_on, coalesce(t.ended_on, t.ends_on)), t.ended_on IS NOT NULL, t.awaiting,
  t.confirmed_on
FROM role_term AS t JOIN member AS m ON m.id = t.member_id ORDER BY t.id"""
_POLICIES = """
SELECT p.id, p.title, v.version, v.term_end
FROM policy AS p JOIN policy_version AS v ON v.policy_id = p.id
WHERE p.retired_on IS NULL AND v.version = (
  SELECT max(w.version) FROM policy_version AS w WHERE w.policy_id = p.id)
ORDER BY p.id"""
_DECISIONS = """
SELECT d.id, d.title, d.target, d.decided_on, d.term_end,
  d.target = 'nothing' AND d.term_end IS NOT NULL AND 'decision.due:' || d.id IN (
    SELECT a.key FROM agenda_item AS a
    WHERE a.key GLOB 'decision.due:*' AND (
      (a.state = 'done' AND a.reached = 'decide')
      OR a.id IN (SELECT n.agenda_item_id FROM decision AS n)))
FROM decision AS d WHERE d.selection_id IS NULL ORDER BY d.id"""
_PROPOSALS = """
SELECT p.id, p.title, p.state, p.target, coalesce(p.target_id, ''), coalesce(p.presenter_id, ''),
  coalesce(p.backlog_id, ''), p.round,
  (SELECT count(*) FROM objection AS o WHERE o.subject_id = p.id AND o.state = 'open')
FROM proposal AS p WHERE p.state NOT IN ('adopted', 'dropped', 'deferred') ORDER BY p.id"""
_SELECTIONS = """
SELECT id, role_id, begun_on FROM selection
WHERE step NOT IN ('announced', 'dropped') ORDER BY id"""
_PIECES = """
SELECT i.id, i.title, i.stage, coalesce(i.owner_id, ''), coalesce(m.name, ''), i.draft_due,
  i.publish_on
FROM content_item AS i LEFT JOIN member AS m ON m.id = i.owner_id ORDER BY i.id"""
_RUNS = "SELECT starts_on, ends_on FROM edition ORDER BY id"
_AGREEMENTS = """
SELECT id, version, consented_on, sofa_consented_on, review_on FROM agreement ORDER BY version"""
_AIMS = """
SELECT id, version, circle_consented_on, parent_consented_on FROM aim_version
WHERE version > coalesce((
  SELECT max(version) FROM aim_version
  WHERE circle_consented_on IS NOT NULL AND parent_consented_on IS NOT NULL), 0)
ORDER BY version"""
_DECLINED = "SELECT key, facts FROM declined ORDER BY key"
_MEMBERS = """
SELECT id, name FROM member WHERE joined_on <= ?1 AND (left_on IS NULL OR left_on > ?1)
ORDER BY name COLLATE NOCASE, id"""


class AgendaQueries(Reading):
    """The composer's questions."""

    def agenda_snapshot(self, today: date, on: date, *, past_items: bool = True) -> facts.Snapshot:
        """The facts of the circle for a meeting on a day."""
        items = _ITEMS.format(of="" if past_items else _AHEAD)
        with self._one_state():
            circle = self._one("SELECT parent, meeting_minutes FROM circle")
            parent, length = circle or ("", 0)
            return facts.Snapshot(
                today=today,
                day=on,
                length=length,
                parent=parent,
                members=tuple((key, name) for key, name in self._all(_MEMBERS, on.isoformat())),
                meetings=self._facts(facts.MeetingFact, _MEETINGS),
                items=self._facts(facts.ItemFact, items),
                actions=self._facts(facts.ActionFact, _ACTIONS),
                topics=self._facts(facts.TopicFact, _TOPICS),
                roles=self._facts(facts.RoleFact, _ROLES),
                terms=self._facts(facts.TermFact, _TERMS),
                policies=self._facts(facts.PolicyFact, _POLICIES),
                decisions=self._facts(facts.DecisionFact, _DECISIONS),
                proposals=self._facts(facts.ProposalFact, _PROPOSALS),
                selections=self._facts(facts.SelectionFact, _SELECTIONS),
                pieces=self._facts(facts.PieceFact, _PIECES),
                runs=self._facts(facts.RunFact, _RUNS),
                agreements=self._facts(facts.AgreementFact, _AGREEMENTS),
                aims=self._facts(facts.AimFact, _AIMS),
                declined=self._facts(facts.DeclinedFact, _DECLINED),
            )

    def declined(self) -> list[DeclinedRow]:
        """What the steward declined, the latest first."""
        rows = self._all(
            "SELECT key, facts, declined_on FROM declined ORDER BY declined_on DESC, id DESC"
        )
        return [DeclinedRow(key, told, date.fromisoformat(on)) for key, told, on in rows]

    def _facts(self, kind: type[R], sql: str) -> tuple[R, ...]:
        """The rows of a question as facts: its columns stand in the order of their fields."""
        names, readers = _fields(kind)
        found = []
        for row in self._all(sql):
            values = dict(zip(names, row, strict=True))
            for name, read in readers:
                values[name] = read(values[name])
            found.append(kind(**values))
        return tuple(found)


@cache
def _fields(
    kind: "type[DataclassInstance]",
) -> tuple[list[str], list[tuple[str, Callable[[Any], Any]]]]:
    """Names of a fact's fields, and how those are read that are not as they are stored."""
    names = [field.name for field in fields(kind)]
    readers = [(field.name, _reader(field.type)) for field in fields(kind)]
    return names, [(name, read) for name, read in readers if read is not None]


def _reader(type_: object) -> Callable[[Any], Any] | None:
    if type_ is bool:
        return bool
    if isinstance(type_, type) and issubclass(type_, StrEnum):
        return {str(each): each for each in type_}.__getitem__
    if type_ in {date, date | None}:
        return day
    return None
