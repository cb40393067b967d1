"""I1 to I10, and the second calculation, over random histories."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from sofa_desktop.domain.settlement import Outcome, PeriodInput, State, settle
from sofa_desktop.domain.settlement_data import output_data
from sofa_desktop.domain.statement import FIRST_HASH, canonical, chain_hash
from sofa_desktop.domain.tiers import share_on
from tests.domain import settlement_oracle as oracle
from tests.domain.settlement_histories import (
    History,
    amounts,
    for_oracle,
    histories,
)

thorough = settings(max_examples=60, deadline=None)
some = settings(max_examples=20, deadline=None)


def ours(outcome: Outcome) -> dict[str, object]:
    return {
        "base": outcome.base,
        "B": outcome.base_to_date,
        "share": outcome.share + sum(row.share_difference for row in outcome.corrections),
        "circle": outcome.circle,
        "avail": outcome.avail,
        "deficit": outcome.deficit,
        "recoup": outcome.recoup,
        "outstanding": outcome.outstanding,
        "reserve": outcome.reserve,
        "distributable": outcome.distributable,
        "members": list(outcome.members),
        "due": outcome.due,
        "net": outcome.net,
        "pay": outcome.pay,
        "carried": outcome.carried,
    }


def all_gross(period: PeriodInput) -> int:
    return sum(period.gross) + sum(each.gross for each in period.corrections)


def all_costs(period: PeriodInput) -> int:
    of_corrections = sum(sum(each.costs.values()) for each in period.corrections)
    return sum(period.costs.values()) + of_corrections


def all_funded(period: PeriodInput) -> int:
    of_corrections = sum(sum(each.funded.values()) for each in period.corrections)
    return sum(period.funded.values()) + of_corrections


def all_share(outcome: Outcome) -> int:
    return outcome.share + sum(row.share_difference for row in outcome.corrections)


@thorough
@given(histories())
def test_the_second_calculation_agrees(history: History) -> None:
    assert [ours(outcome) for outcome in history.outcomes] == oracle.settle_all(
        *for_oracle(history)
    )


@some
@given(histories())
def test_i1_what_came_in_is_costs_fee_share_and_what_stays(history: History) -> None:
    for period, outcome in zip(history.periods, history.outcomes, strict=True):
        left = all_gross(period) - all_costs(period) - outcome.fee
        assert left == all_share(outcome) + outcome.circle


@some
@given(histories())
def test_i2_the_shares_of_a_window_are_the_share_on_its_base(history: History) -> None:
    stated: dict[str, int] = {}
    for period, outcome in zip(history.periods, history.outcomes, strict=True):
        for row in outcome.corrections:
            stated[row.window] = stated.get(row.window, 0) + row.share_difference
        stated[period.window] = stated.get(period.window, 0) + outcome.share
        windows = outcome.closing.windows
        assert stated == {key: window.share for key, window in windows.items()}
        for key, window in windows.items():
            assert stated[key] == share_on(history.terms.tiers, window.base)
        assert sum(row.share for row in outcome.tiers) == outcome.share_to_date


@some
@given(histories())
def test_i3_what_stays_is_paid_back_saved_or_shared(history: History) -> None:
    stayed = used = 0
    for period, outcome in zip(history.periods, history.outcomes, strict=True):
        stayed += outcome.circle + all_funded(period)
        used += outcome.recoup + outcome.reserve_added + outcome.distributable
        assert stayed == used - outcome.deficit
        assert min(outcome.recoup, outcome.reserve_added, outcome.distributable) >= 0


@some
@given(histories())
def test_i4_no_more_is_paid_back_than_was_agreed(history: History) -> None:
    agreed = paid = 0
    for period, outcome in zip(history.periods, history.outcomes, strict=True):
        for _, principal in period.disbursed:
            agreed += (principal * history.terms.multiple_bp + 5_000) // 10_000
        paid += outcome.recoup + sum(amount for _, amount in period.repaid_early)
        assert outcome.outstanding == agreed - paid
        assert all(tranche.outstanding >= 0 for tranche in outcome.closing.tranches)
        assert sum(amount for _, amount in outcome.recoup_by_tranche) == outcome.recoup


@some
@given(histories())
def test_i5_members_get_all_of_it_each_within_a_cent(history: History) -> None:
    for period, outcome in zip(history.periods, history.outcomes, strict=True):
        weights = period.weights or ()
        assert sum(outcome.members) == outcome.distributable
        for part, weight in zip(outcome.members, weights, strict=True):
            assert part >= 0
            off = part * sum(weights) - outcome.distributable * weight
            assert abs(off) < sum(weights)


@some
@given(histories())
def test_i6_payments_and_balance_are_what_was_due(history: History) -> None:
    due = paid = 0
    for period, outcome in zip(history.periods, history.outcomes, strict=True):
        due += outcome.due - period.sofa_held
        paid += outcome.pay
        assert due == paid + outcome.carried
        assert not (period.final and outcome.carried)


@some
@given(histories(), st.randoms(use_true_random=False))
def test_i7_and_i8_the_same_lines_in_any_order_have_the_same_hash(
    history: History, chance: Random
) -> None:
    shuffled = []
    for period in history.periods:
        gross = list(period.gross)
        chance.shuffle(gross)
        costs = dict(sorted(period.costs.items(), reverse=True))
        shuffled.append(replace(period, gross=tuple(gross), costs=costs))
    first = history.outcomes
    second = History.settled(history.terms, shuffled).outcomes
    assert [canonical(output_data(each)) for each in first] == [
        canonical(output_data(each)) for each in second
    ]
    hashes = [chain_hash(FIRST_HASH, output_data(each)) for each in (first[-1], second[-1])]
    assert hashes[0] == hashes[1]


@some
@given(histories(min_periods=2, max_periods=2, plain=True))
def test_i9_two_periods_or_one_reach_the_same_base_and_share(history: History) -> None:
    first, second = history.periods
    joined = replace(
        first,
        gross=first.gross + second.gross,
        costs=_sum(first.costs, second.costs),
        funded=_sum(first.funded, second.funded),
        service_fee=first.service_fee + second.service_fee,
        repaid_early=(),
    )
    apart = history.outcomes[-1]
    at_once = settle(history.terms, State.opening(), joined)
    assert apart.base_to_date == at_once.base_to_date
    assert apart.share_to_date == at_once.share_to_date


def _sum(first: Mapping[str, int], second: Mapping[str, int]) -> dict[str, int]:
    return {key: first.get(key, 0) + second.get(key, 0) for key in {*first, *second}}


@some
@given(histories(max_periods=3, plain=True), amounts(500_000), st.integers(0, 2), st.integers(0, 2))
def test_i10_a_line_and_its_refund_leave_the_share_where_it_was(
    history: History, amount: int, sold: int, refunded: int
) -> None:
    periods = list(history.periods)
    for place, line in ((sold, amount), (refunded, -amount)):
        chosen = place % len(periods)
        periods[chosen] = replace(periods[chosen], gross=(*periods[chosen].gross, line))
    repaid = [replace(period, repaid_early=()) for period in periods]
    before = history.outcomes[-1]
    after = History.settled(history.terms, repaid).outcomes[-1]
    assert after.share_to_date == before.share_to_date
    assert after.base_to_date == before.base_to_date
