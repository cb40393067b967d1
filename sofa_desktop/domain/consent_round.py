"""The consent round: who answers, in which order, and when the circle has consented.

The same for proposals and selections (MVOS 3.2, 3.6.2): yes or objection, everybody heard once,
nobody counted.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sofa_desktop.domain.circle import AbsenceRule, Member, Standing
from sofa_desktop.domain.consent import Answer, Objection, ObjectionState, Response
from sofa_desktop.domain.errors import Refused

ASKED = frozenset({AbsenceRule.HOLD, AbsenceRule.ASK})
"""Rules under which a decision waits for the word of members who are not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One consent round as it stands: who is in it and what was said."""

    number: int
    rule: AbsenceRule
    eligible: tuple[Member, ...]
    """Full members who are there, in no particular order."""
    absent: tuple[Member, ...] = ()
    """Full members who are not there."""
    responses: tuple[Response, ...] = ()
    """The answers of this round."""
    objections: tuple[Objection, ...] = ()
    """Every objection to the subject, of this round and of earlier ones."""

    def response_of(self, member_id: str) -> Response | None:
        """What somebody answered in this round."""
        return next((each for each in self.responses if each.member_id == member_id), None)

    def consented(self, member_id: str) -> bool:
        """Whether somebody said yes in this round."""
        given = self.response_of(member_id)
        return given is not None and given.answer is Answer.CONSENT

    def open_objections(self) -> tuple[Objection, ...]:
        """What is not integrated or withdrawn yet."""
        return tuple(each for each in self.objections if each.state is ObjectionState.OPEN)


def eligible(
    members: Iterable[Member], present: Collection[str] | None, *, without: str | None = None
) -> list[Member]:
    """Who has a consent right in a round: full members who are there; guests have none.

    ``members`` are those of the circle on that day; ``present`` are the ids of those who are
    there, None where the circle decides without a meeting; ``without`` is somebody proposed for
    removal, who has no consent right on that.
    """
    return [
        member
        for member in members
        if member.standing is Standing.FULL
        and (present is None or member.id in present)
        and member.id != without
    ]


def absent(
    members: Iterable[Member], present: Collection[str] | None, *, without: str | None = None
) -> list[Member]:
    """Full members who are not there; nobody where the circle decides without a meeting."""
    if present is None:
        return []
    return [
        member
        for member in members
        if member.standing is Standing.FULL and member.id not in present and member.id != without
    ]


def order(
    members: Sequence[Member], *, start: str | None = None, last: str | None = None
) -> list[Member]:
    """In which order a round goes: by name, begun by ``start``, ended by ``last``.

    ``last`` is the nominee of a selection.
    """
    seated = sorted(members, key=lambda member: (member.name.casefold(), member.id))
    at = next((place for place, member in enumerate(seated) if member.id == start), 0)
    seated = seated[at:] + seated[:at]
    return [each for each in seated if each.id != last] + [
        each for each in seated if each.id == last
    ]


def unanswered(round_: Round) -> list[Member]:
    """Who is there and has not answered in this round."""
    return [each for each in round_.eligible if round_.response_of(each.id) is None]


def complete(round_: Round) -> bool:
    """Whether everybody who is there has answered."""
    return bool(round_.eligible) and not unanswered(round_)


def awaited(round_: Round) -> list[Member]:
    """Members who are not there and without whose word the circle's rule lets nothing stand.

    Nobody's consent is assumed who objected before.
    """
    objected = {each.member_id for each in round_.objections}
    return [
        member
        for member in round_.absent
        if not round_.consented(member.id)
        and (round_.rule in ASKED or (round_.rule is AbsenceRule.ASSUME and member.id in objected))
    ]


def taken_for_granted(round_: Round) -> bool:
    """Whether somebody who is not there gave no word, and the rule does without it."""
    return any(not round_.consented(member.id) for member in round_.absent)


def must_be_turn(round_: Round, member: Member, *, last: str | None = None) -> None:
    """Refuse the nominee's answer before everybody else who is there has answered.

    Raises:
        Refused: ``round.nominee_last``.
    """
    others = [each.name for each in unanswered(round_) if each.id != last]
    if member.id == last and others:
        raise Refused("round.nominee_last", name=member.name, names=others)


def must_be_adoptable(round_: Round) -> None:
    """Refuse what the circle has not consented to.

    Raises:
        Refused: ``round.nobody_there``, ``round.objection_open``, ``round.unanswered``,
            ``round.objected``, ``round.absent``.
    """
    if not round_.eligible:
        raise Refused("round.nobody_there")
    if round_.open_objections():
        raise Refused("round.objection_open")
    left = unanswered(round_)
    if left:
        raise Refused("round.unanswered", names=[member.name for member in left])
    if any(each.answer is not Answer.CONSENT for each in round_.responses):
        raise Refused("round.objected")
    waiting = awaited(round_)
    if waiting:
        raise Refused(
            "round.absent", names=[member.name for member in waiting], rule=str(round_.rule)
        )


def may_adopt(round_: Round) -> bool:
    """Whether the circle has consented."""
    try:
        must_be_adoptable(round_)
    except Refused:
        return False
    return True
