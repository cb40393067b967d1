"""What the leader sees coming."""

from datetime import date

import pytest

from sofa_desktop.domain.agenda.candidates import MinutesFrom, Rank
from sofa_desktop.domain.agenda.composer import candidates
from sofa_desktop.domain.agenda.facts import CashFact, PieceFact, RoleFact
from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.domain.content import Stage
from sofa_desktop.domain.meeting import Lane
from sofa_desktop.domain.roles import RoleKind
from tests.domain.agenda.small_facts import (
    AFTER,
    DAY,
    ROLES,
    calm_but,
    held,
    only,
    planned,
)


def test_the_leaders_plan_is_an_item_a_line_with_its_marks() -> None:
    plan = "Summer school !decide 25m\n\n  What the parent circle asks @Jun\nsummer SCHOOL"
    found = candidates(calm_but(meetings=(held(date(2026, 11, 5)), planned(plan))))
    told = {each.facts["title"]: each for each in found}
    assert set(told) == {"Summer school", "What the parent circle asks"}
    school = told["Summer school"]
    assert (school.outcome, school.minutes, school.minutes_from) == (
        Outcome.DECIDE, 25, MinutesFrom.ASKED,
    )  # fmt: skip
    assert (school.lane, school.presenter_id) == (Lane.FUTURE, "mira")
    assert told["What the parent circle asks"].presenter_id == "jun"


def piece(publish_on: date | None, stage: Stage = Stage.DRAFT) -> PieceFact:
    return PieceFact(id="p", title="Rounds", stage=stage, publish_on=publish_on)


@pytest.mark.parametrize(
    ("editions", "publish_on", "wanted"),
    [
        ((date(2027, 1, 1),), None, False),
        ((date(2026, 12, 31), date(2027, 4, 1)), None, True),
        ((), date(2027, 3, 31), False),
        ((), date(2027, 4, 1), True),
        ((), None, True),
    ],
)
def test_an_empty_quarter_ahead_is_seen(
    editions: tuple[date, ...], publish_on: date | None, wanted: bool
) -> None:
    found = candidates(calm_but(editions=editions, pieces=(piece(publish_on),)))
    assert [each.key for each in found] == (["calendar.gap:2027-Q1"] if wanted else [])


def test_a_circle_that_makes_no_content_has_no_gap() -> None:
    assert candidates(calm_but()) == []


def cash(balance: int, monthly: int = 10_000) -> CashFact:
    return CashFact(currency="EUR", balance_minor=balance, monthly_minor=monthly, months=6)


@pytest.mark.parametrize(
    ("balance", "lasts", "rank"),
    [
        (30_000, None, None),
        (29_999, 2, Rank.WANTED),
        (10_000, 1, Rank.WANTED),
        (9_999, 0, Rank.RUNS_OUT),
        (-500, 0, Rank.RUNS_OUT),
    ],
)
def test_cash_is_spoken_of_when_it_pays_for_less_than_three_months(
    balance: int, lasts: int | None, rank: Rank | None
) -> None:
    found = candidates(calm_but(cash=cash(balance)))
    assert [each.facts["lasts"] for each in found] == ([] if lasts is None else [lasts])
    assert [each.rank for each in found] == ([] if rank is None else [rank])


def test_cash_of_a_circle_that_spends_nothing_is_no_topic() -> None:
    assert candidates(calm_but(cash=cash(0, 0))) == []


@pytest.mark.parametrize(
    ("review_on", "wanted"), [(AFTER, False), (DAY, True), (date(2026, 1, 1), True), (None, False)]
)
def test_a_roles_review_is_routine(review_on: date | None, wanted: bool) -> None:
    host = RoleFact(id="host", name="Host", kind=RoleKind.OPERATIONAL, review_on=review_on)
    found = candidates(calm_but(roles=(*ROLES, host)))
    assert [each.key for each in found] == (["role.review:host"] if wanted else [])
    assert all(each.fast_track for each in found)


def test_the_plan_of_another_meeting_is_not_read() -> None:
    other = planned("Summer school")
    assert candidates(calm_but(meetings=(other,), meeting_id="")) == []
    assert only(calm_but(meetings=(other,))).code == "plan"
