"""Policies, proposals, consent, decisions and prices."""

from datetime import date

from sofa_desktop.domain.circle import AbsenceRule, Member
from sofa_desktop.domain.consent import Answer, Objection, ObjectionState, Response
from sofa_desktop.domain.consent_round import Round, absent, awaited, eligible, order
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.policy_rules import state_on
from sofa_desktop.services.policy_rows import (
    DecisionRow,
    ObjectionRow,
    PolicyRow,
    PolicyVersionRow,
    PriceRow,
    ProposalRow,
    ResponseRow,
    VoiceRow,
    WrittenWordRow,
)
from sofa_desktop.store.queries.reading import CURRENCY, Reading, Row, dated

_POLICIES = """
SELECT p.id, p.title, p.kind, '', v.version, v.id, v.text, v.decided_on, v.term_end, v.measure,
  v.feedback_to, coalesce(v.decision_id, ''), coalesce(v.meeting_id, ''), p.retired_on,
  p.retired_why, p.note
FROM policy AS p JOIN policy_version AS v ON v.policy_id = p.id
  AND v.version = (SELECT max(version) FROM policy_version WHERE policy_id = p.id)
ORDER BY coalesce(p.retired_on <= ?, 0), p.title COLLATE NOCASE, p.id"""
_LOUDEST = {"overdue": 0, "due": 1, "in_force": 2, "retired": 3}

_VERSIONS = """
SELECT v.id, v.policy_id, v.version, v.text, v.decided_on, v.term_end, v.measure, v.feedback_to,
  coalesce(v.decision_id, ''), coalesce(v.meeting_id, ''), m.held_on
FROM policy_version AS v LEFT JOIN meeting AS m ON m.id = v.meeting_id
WHERE v.policy_id = ? ORDER BY v.version DESC"""

_TARGET_NAME = """coalesce(CASE {it}.target
    WHEN 'policy' THEN (SELECT title FROM policy WHERE id = {it}.target_id)
    WHEN 'role' THEN (SELECT name FROM role WHERE id = {it}.target_id)
    WHEN 'price' THEN (SELECT title FROM content_item WHERE id = {it}.target_id)
    WHEN 'item' THEN (SELECT title FROM content_item WHERE id = {it}.target_id)
  END, '')"""
_OLD_TEXT = """coalesce(d.old_text, CASE p.target
    WHEN 'policy' THEN (SELECT text FROM policy_version WHERE policy_id = p.target_id
      ORDER BY version DESC LIMIT 1)
    WHEN 'role' THEN (SELECT tasks FROM role WHERE id = p.target_id)
    WHEN 'aim' THEN (SELECT aim FROM circle)
  END, '')"""
_WAY = (
    "consent_round", "objections", "amended", "ready", "shaping", "picture", "needs", "deferred",
)  # fmt: skip
_PROPOSALS = f"""
SELECT p.id, p.title, p.state, p.needs, p.dimensions, p.dimensions_consented, p.pieces, p.text,
  p.questions, p.reactions, p.target, coalesce(p.target_id, ''), {_TARGET_NAME.format(it="p")},
  {_OLD_TEXT}, p.effect, p.term_end, p.measure, p.feedback_to, coalesce(p.presenter_id, ''),
  coalesce(m.name, ''), coalesce(p.backlog_id, ''), coalesce(p.removes_id, ''),
  coalesce(p.meeting_id, ''), p.round, p.opened_on, p.closed_on, p.closed_why,
  coalesce(d.id, ''), coalesce((SELECT name FROM member WHERE id = p.removes_id), '')
FROM proposal AS p LEFT JOIN member AS m ON m.id = p.presenter_id
LEFT JOIN (SELECT proposal_id, max(id) AS id, old_text FROM decision
  WHERE proposal_id IS NOT NULL GROUP BY proposal_id) AS d ON d.proposal_id = p.id
WHERE {{where}}
ORDER BY CASE p.state {" ".join(f"WHEN '{state}' THEN {at}" for at, state in enumerate(_WAY))}
  ELSE 9 END, p.closed_on DESC, p.id"""
_OPEN = "p.state NOT IN ('adopted', 'dropped', 'deferred')"

_DECISIONS = f"""
SELECT d.id, d.title, d.text, d.old_text, d.target, coalesce(d.target_id, ''),
  {_TARGET_NAME.format(it="d")}, d.decided_on, d.term_end, d.measure, d.feedback_to,
  coalesce(d.meeting_id, ''), m.held_on, coalesce(m.title, ''), coalesce(d.agenda_item_id, ''),
  coalesce(d.proposal_id, ''), coalesce(d.selection_id, ''), coalesce(d.absence, ''),
  coalesce(m.state IN ('minutes_approved', 'published'), 0)
FROM decision AS d LEFT JOIN meeting AS m ON m.id = d.meeting_id"""

_RESPONSES = """
SELECT r.id, r.subject_id, r.member_id, m.name, r.round, r.answer, r.answered_on, r.written, r.place
FROM response AS r JOIN member AS m ON m.id = r.member_id
WHERE r.subject_id = ?1 AND (?2 IS NULL OR r.round = ?2) ORDER BY r.round, r.place, r.id"""

_OBJECTIONS = """
SELECT o.id, o.subject_id, o.round, coalesce(o.member_id, ''), coalesce(m.name, ''), o.text, o.aim,
  coalesce(o.move, ''), o.resolution, o.state
FROM objection AS o LEFT JOIN member AS m ON m.id = o.member_id
WHERE o.subject_id = ? ORDER BY o.round, o.id"""

_WRITTEN = """
SELECT w.id, w.subject_id, w.member_id, m.name, w.kind, w.text, w.written_on,
  coalesce(w.answer, '')
FROM written_word AS w JOIN member AS m ON m.id = w.member_id
WHERE w.subject_id = ? ORDER BY w.id"""

_FULL = """
SELECT id, name, joined_on FROM member
WHERE standing = 'full' AND joined_on <= ?1 AND coalesce(left_on > ?1, 1) ORDER BY id"""
_PRESENT = """
SELECT member_id FROM attendance
WHERE meeting_id = ? AND presence = 'present' AND member_id IS NOT NULL"""

_PRICES = f"""
SELECT id, item_id, name, minor, {CURRENCY}, place, coalesce(decision_id, '')
FROM price_tier WHERE item_id = ? ORDER BY place, id"""


class PolicyQueries(Reading):
    """The answers to ``services.policy_queries``."""

    def policies(self, today: date) -> list[PolicyRow]:
        """Policies with the wording in force: overdue and due ones first, retired ones last."""
        with self._one_state():
            warning = self._number("SELECT warning_days FROM circle")
            rows = [
                PolicyRow(*dated(row, 7, 8, 13)) for row in self._all(_POLICIES, today.isoformat())
            ]
        rows = [
            row._replace(state=str(state_on(today, row.term_end, warning, row.retired_on)))
            for row in rows
        ]
        return sorted(rows, key=lambda row: _LOUDEST[row.state])

    def policy_versions(self, policy_id: str) -> list[PolicyVersionRow]:
        """The wordings a policy had, newest first."""
        return [PolicyVersionRow(*dated(row, 4, 5, 10)) for row in self._all(_VERSIONS, policy_id)]

    def proposals(self, *, open_only: bool = False) -> list[ProposalRow]:
        """Proposals, open ones first, those furthest on their way before others."""
        return [
            _proposal(row)
            for row in self._all(_PROPOSALS.format(where=_OPEN if open_only else "1"))
        ]

    def proposal(self, proposal_id: str) -> ProposalRow | None:
        """One proposal."""
        row = self._one(_PROPOSALS.format(where="p.id = ?"), proposal_id)
        return None if row is None else _proposal(row)

    def responses(
        self,
        subject_id: str,
        round: int | None = None,  # noqa: A002  (a consent round is called so)
    ) -> list[ResponseRow]:
        """Answers to a proposal or in a selection, of one round or of all, as they were given."""
        return [
            ResponseRow(*dated(row, 6))._replace(written=bool(row[7]))
            for row in self._all(_RESPONSES, subject_id, round)
        ]

    def objections(self, subject_id: str) -> list[ObjectionRow]:
        """Objections to a proposal or in a selection, in the order they were spoken."""
        return [ObjectionRow(*row) for row in self._all(_OBJECTIONS, subject_id)]

    def written_words(self, subject_id: str) -> list[WrittenWordRow]:
        """What absent members wrote beforehand, in the order it was noted."""
        return [WrittenWordRow(*dated(row, 6)) for row in self._all(_WRITTEN, subject_id)]

    def voices(
        self,
        subject_id: str,
        round: int,  # noqa: A002  (a consent round is called so)
        today: date,
        *,
        meeting_id: str = "",
        start_id: str = "",
        last_id: str = "",
        without_id: str = "",
    ) -> list[VoiceRow]:
        """Who answers in a consent round, in its order; then the members who are not there."""
        with self._one_state():
            held = self._one("SELECT held_on FROM meeting WHERE id = ?", meeting_id)
            members = [
                Member(id=Id(id_), name=name, joined_on=date.fromisoformat(joined))
                for id_, name, joined in self._all(_FULL, held[0] if held else today.isoformat())
            ]
            present = {row[0] for row in self._all(_PRESENT, meeting_id)} if meeting_id else None
            rule = self._one("SELECT absence_rule FROM circle")
            said = Round(
                number=round,
                rule=AbsenceRule(rule[0]) if rule else AbsenceRule.HOLD,
                eligible=tuple(
                    order(
                        eligible(members, present, without=without_id),
                        start=start_id,
                        last=last_id,
                    )
                ),
                absent=tuple(order(absent(members, present, without=without_id))),
                responses=tuple(_response(row) for row in self.responses(subject_id, round)),
                objections=tuple(_objection(row) for row in self.objections(subject_id)),
            )
        waiting = {member.id for member in awaited(said)}
        return [
            _voice(said, member, there=there, waiting=member.id in waiting)
            for there, members in ((True, said.eligible), (False, said.absent))
            for member in members
        ]

    def decisions(self, meeting_id: str | None = None) -> list[DecisionRow]:
        """Decisions, of one meeting in their order, or all, newest first."""
        rows = (
            self._all(f"{_DECISIONS} ORDER BY d.decided_on DESC, d.id DESC")
            if meeting_id is None
            else self._all(f"{_DECISIONS} WHERE d.meeting_id = ? ORDER BY d.id", meeting_id)
        )
        return [DecisionRow(*dated(row, 7, 8, 12))._replace(minuted=bool(row[18])) for row in rows]

    def prices(self, item_id: str) -> list[PriceRow]:
        """The price tiers of a piece, in their order."""
        return [PriceRow(*row) for row in self._all(_PRICES, item_id)]


def _proposal(row: Row) -> ProposalRow:
    return ProposalRow(*dated(row, 15, 24, 25))._replace(dimensions_consented=bool(row[5]))


def _response(row: ResponseRow) -> Response:
    return Response(
        id=Id(row.id),
        subject_id=Id(row.subject_id),
        member_id=Id(row.member_id),
        round=row.round,
        answer=Answer(row.answer),
        answered_on=row.answered_on,
        written=row.written,
        place=row.place,
    )


def _objection(row: ObjectionRow) -> Objection:
    return Objection(
        id=Id(row.id),
        subject_id=Id(row.subject_id),
        round=row.round,
        member_id=Id(row.member_id) if row.member_id else None,
        text=row.text,
        state=ObjectionState(row.state),
    )


def _voice(said: Round, member: Member, *, there: bool, waiting: bool) -> VoiceRow:
    given = said.response_of(member.id)
    return VoiceRow(
        member.id,
        member.name,
        there,
        "" if given is None else str(given.answer),
        given is not None and given.written,
        waiting,
    )
