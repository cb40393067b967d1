"""Who is in a consent round, in which order, and when the circle has consented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.domain.circle import AbsenceRule, Member, Standing
from sofa_desktop.domain.consent import Answer, Objection, ObjectionState, Response
from sofa_desktop.domain.consent_round import (
    Round,
    absent,
    awaited,
    complete,
    eligible,
    may_adopt,
    must_be_adoptable,
    must_be_turn,
    order,
    taken_for_granted,
    unanswered,
)
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id

DAY = date(2026, 11, 24)


def member(name: str, standing: Standing = Standing.FULL) -> Member:
    return Member(id=Id(name.lower()), name=name, joined_on=DAY, standing=standing)


ANA, BEN, CLEO = member("Ana"), member("Ben"), member("Cleo")
GUS = member("Gus", Standing.GUEST)
CIRCLE = [CLEO, GUS, ANA, BEN]


def said(who: Member, answer: Answer = Answer.CONSENT) -> Response:
    return Response(
        id=Id(f"r-{who.id}"), subject_id=Id("p"), member_id=who.id, round=1, answer=answer,
        answered_on=DAY,
    )  # fmt: skip


def objection(who: Member, state: ObjectionState) -> Objection:
    return Objection(
        id=Id(f"o-{who.id}"),
        subject_id=Id("p"),
        round=1,
        member_id=who.id,
        text="Harm",
        state=state,
    )


def asked(
    *responses: Response,
    rule: AbsenceRule = AbsenceRule.HOLD,
    away: tuple[Member, ...] = (),
    objections: tuple[Objection, ...] = (),
) -> Round:
    there = tuple(each for each in (ANA, BEN, CLEO) if each not in away)
    return Round(
        number=1, rule=rule, eligible=there, absent=away, responses=responses, objections=objections
    )


def no(round_: Round) -> str:
    with pytest.raises(Refused) as refused:
        must_be_adoptable(round_)
    assert not may_adopt(round_)
    return refused.value.code


def test_full_members_who_are_there_have_a_consent_right() -> None:
    assert eligible(CIRCLE, None) == [CLEO, ANA, BEN]
    assert eligible(CIRCLE, {ANA.id, GUS.id}) == [ANA]
    assert eligible(CIRCLE, None, without=BEN.id) == [CLEO, ANA]
    assert absent(CIRCLE, {ANA.id, GUS.id}) == [CLEO, BEN]
    assert absent(CIRCLE, {ANA.id}, without=BEN.id) == [CLEO]
    assert absent(CIRCLE, None) == []


def test_a_round_goes_by_name_from_its_start_and_ends_with_the_nominee() -> None:
    three = [CLEO, ANA, BEN]
    assert order(three) == [ANA, BEN, CLEO]
    assert order(three, start=BEN.id) == [BEN, CLEO, ANA]
    assert order(three, last=ANA.id) == [BEN, CLEO, ANA]
    assert order(three, start=CLEO.id, last=ANA.id) == [CLEO, BEN, ANA]
    assert order(three, start="nobody", last="nobody") == [ANA, BEN, CLEO]


@given(st.permutations([ANA, BEN, CLEO]), st.sampled_from("abc"), st.sampled_from("abc"))
def test_everybody_is_heard_once(seats: list[Member], start: str, last: str) -> None:
    ids = {"a": ANA.id, "b": BEN.id, "c": CLEO.id}
    seated = order(seats, start=ids[start], last=ids[last])
    assert sorted(each.name for each in seated) == ["Ana", "Ben", "Cleo"]
    assert seated[-1].id == ids[last]


def test_everybody_there_answers() -> None:
    assert unanswered(asked(said(BEN))) == [ANA, CLEO]
    assert not complete(asked(said(BEN)))
    assert complete(asked(said(ANA), said(BEN, Answer.OBJECTION), said(CLEO)))
    assert not complete(Round(number=1, rule=AbsenceRule.HOLD, eligible=()))
    assert no(asked(said(BEN))) == "round.unanswered"
    assert no(Round(number=1, rule=AbsenceRule.HOLD, eligible=())) == "round.nobody_there"
    assert may_adopt(asked(said(ANA), said(BEN), said(CLEO)))


def test_an_objection_stops_the_round_until_it_is_worked_with_and_asked_again() -> None:
    answers = (said(ANA), said(BEN, Answer.OBJECTION), said(CLEO))
    spoken = objection(BEN, ObjectionState.OPEN)
    assert no(asked(*answers, objections=(spoken,))) == "round.objection_open"
    worked = objection(BEN, ObjectionState.INTEGRATED)
    assert no(asked(*answers, objections=(worked,))) == "round.objected"


@pytest.mark.parametrize(
    ("rule", "waits"),
    [
        (AbsenceRule.HOLD, True),
        (AbsenceRule.ASK, True),
        (AbsenceRule.ASSUME, False),
        (AbsenceRule.LAZY, False),
    ],
)
def test_the_absence_rule_says_who_is_waited_for(rule: AbsenceRule, waits: bool) -> None:
    silent = asked(said(ANA), said(BEN), rule=rule, away=(CLEO,))
    assert awaited(silent) == ([CLEO] if waits else [])
    assert taken_for_granted(silent)
    assert may_adopt(silent) is not waits
    word = asked(said(ANA), said(BEN), said(CLEO), rule=rule, away=(CLEO,))
    assert may_adopt(word)
    assert not taken_for_granted(word)


def test_nobodys_consent_is_assumed_who_objected_before() -> None:
    before = objection(CLEO, ObjectionState.INTEGRATED)
    answers = (said(ANA), said(BEN))
    round_ = asked(*answers, rule=AbsenceRule.ASSUME, away=(CLEO,), objections=(before,))
    assert no(round_) == "round.absent"
    lazy = asked(*answers, rule=AbsenceRule.LAZY, away=(CLEO,), objections=(before,))
    assert may_adopt(lazy), "who may still object afterwards is not waited for"


def test_the_nominee_answers_last() -> None:
    with pytest.raises(Refused) as refused:
        must_be_turn(asked(said(ANA)), BEN, last=BEN.id)
    assert refused.value.code == "round.nominee_last"
    assert refused.value.facts == {"name": "Ben", "names": ["Cleo"]}
    must_be_turn(asked(said(ANA), said(CLEO)), BEN, last=BEN.id)
    must_be_turn(asked(), ANA, last=BEN.id)
