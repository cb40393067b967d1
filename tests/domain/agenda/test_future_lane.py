"""What the leader sees coming."""

from dataclasses import replace
from datetime import date

import pytest

from sofa_desktop.domain.agenda.candidates import MinutesFrom, Rank
from sofa_desktop.domain.agenda.composer import candidates, compose
from sofa_desktop.domain.agenda.facts import (
    CashFact,
    DeclinedFact,
    PieceFact,
    RoleFact,
    RunFact,
    Snapshot,
)
from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.domain.content import Stage
from sofa_desktop.domain.meeting import Lane
from sofa_desktop.domain.roles import RoleKind
from sofa_desktop.i18n import agenda_reasons
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


def run(starts_on: date, ends_on: date | None = None) -> RunFact:
    return RunFact(starts_on=starts_on, ends_on=ends_on or starts_on)


def gap(snapshot: Snapshot) -> str:
    """The gap in words; nothing where there is none."""
    found = [each for each in candidates(snapshot) if each.code == "calendar.gap"]
    return " ".join(agenda_reasons.reason(each) for each in found)


def test_the_first_six_empty_weeks_are_told_with_their_first_and_last_day() -> None:
    """A course until 10 February, then a conference: 46 days lie between; 42 make a gap."""
    course = run(date(2026, 12, 30), date(2027, 2, 10))
    assert gap(calm_but(runs=(course, run(date(2027, 3, 29))))) == (
        "Nothing starts or is published from 11 February 2027 to 28 March 2027."
    )
    assert gap(calm_but(runs=(course, run(date(2027, 3, 25)), run(date(2027, 5, 1))))) == (
        "Nothing starts or is published from 11 February 2027 to 24 March 2027."
    )
    assert gap(calm_but(runs=(course, run(date(2027, 3, 24)), run(date(2027, 5, 1))))) == ""


def test_a_day_of_publishing_is_in_the_calendar_unless_the_piece_was_put_away() -> None:
    """The meeting is on 3 December; half a year on is 2 June."""
    runs = (run(date(2026, 12, 10), date(2027, 2, 1)), run(date(2027, 4, 1), date(2027, 5, 30)))
    there = calm_but(runs=runs, pieces=(piece(date(2027, 3, 1)),))
    assert gap(there) == ""
    for stage in (Stage.ON_HOLD, Stage.DROPPED):
        assert gap(calm_but(runs=runs, pieces=(piece(date(2027, 3, 1), stage),))) == (
            "Nothing starts or is published from 2 February 2027 to 31 March 2027."
        )


def test_an_empty_calendar_is_empty_from_the_meeting_on_for_half_a_year() -> None:
    words = "Nothing starts or is published from 3 December 2026 to 2 June 2027."
    assert gap(calm_but(pieces=(piece(None),))) == words
    assert gap(calm_but(runs=(run(date(2026, 11, 1), date(2026, 12, 2)),))) == words


def test_six_weeks_that_only_begin_to_come_into_sight_are_no_gap_yet() -> None:
    """From 22 April to 2 June are 42 days, from 23 April one less."""
    assert gap(calm_but(runs=(run(DAY, date(2027, 4, 22)),))) == ""
    assert gap(calm_but(runs=(run(DAY, date(2027, 4, 21)),))) == (
        "Nothing starts or is published from 22 April 2027 to 2 June 2027."
    )


def test_a_gap_that_was_declined_stays_away_until_it_is_another_one() -> None:
    """It is the same as the weeks go by and as things are planned into it; not once it grows."""
    course, conference = run(DAY, date(2027, 2, 10)), run(date(2027, 6, 20))
    snapshot = calm_but(runs=(course, conference))
    (found,) = candidates(snapshot)
    declined = (DeclinedFact(key=found.key, facts=found.fingerprint),)

    def away(**facts: object) -> bool:
        return bool(compose(replace(snapshot, declined=declined, **facts)).declined)  # type: ignore[arg-type]

    assert away()
    assert away(day=date(2027, 1, 7)), "half a year on more of it is seen"
    assert away(day=date(2027, 4, 1)), "a part of it is over"
    assert away(runs=(course, conference, run(date(2027, 4, 15)))), "it became shorter"
    assert not away(runs=(run(DAY, date(2027, 1, 10)), conference)), "it began earlier"
    assert not away(runs=(course,)), "it has no end"
    after = run(date(2027, 8, 30))
    assert not away(day=date(2027, 6, 25), runs=(course, conference, after)), "another one"


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
