"""The examples worked by hand, and the edges a person thought of."""

from dataclasses import replace

import pytest

from sofa_desktop.domain.agreement import Terms, Tier
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.settlement import (
    Correction,
    CorrectionRow,
    Outcome,
    PeriodInput,
    State,
    Tranche,
    settle,
)
from sofa_desktop.i18n.refusals import sentence

NOTHING = PeriodInput(
    window="2026",
    gross=(),
    costs={},
    funded={},
    service_fee=0,
    disbursed=(),
    sofa_held=0,
    weights=(1, 1),
)


def flat(bp: int = 2_000, **terms: object) -> Terms:
    return replace(Terms("EUR", (Tier(None, bp),)), **terms)  # type: ignore[arg-type]  # by name


def two_steps(upper: int, low_bp: int, high_bp: int) -> Terms:
    return Terms("EUR", (Tier(upper, low_bp), Tier(None, high_bp)))


def receipts(*amounts: int) -> PeriodInput:
    return replace(NOTHING, gross=amounts)


def run(terms: Terms, *periods: PeriodInput) -> list[Outcome]:
    state = State.opening()
    answers = []
    for period in periods:
        answers.append(settle(terms, state, period))
        state = answers[-1].closing
    return answers


def refusal_of(terms: Terms, *periods: PeriodInput) -> Refused:
    with pytest.raises(Refused) as caught:
        run(terms, *periods)
    assert "Nothing was settled" in sentence(caught.value)
    return caught.value


class TestWorkedExamples:
    def test_v1_flat_share_among_three(self) -> None:
        (out,) = run(
            flat(),
            replace(receipts(320_000, 165_000), costs={"direct": 123_456}, weights=(1, 1, 1)),
        )
        assert out.base == 361_544
        assert out.share == 72_309
        assert out.circle == 289_235
        assert out.members == (96_412, 96_412, 96_411)
        assert out.pay == 72_309

    def test_v2_ladder_over_a_year_with_capped_admin(self) -> None:
        terms = Terms(
            "EUR",
            (Tier(500_000, 1_000), Tier(2_000_000, 2_000), Tier(None, 3_000)),
            caps={"admin": 1_000},
        )
        quarters = [
            (410_005, {"direct": 61_240, "admin": 50_000}),
            (933_333, {"direct": 120_777, "admin": 65_000}),
            (1_402_010, {"direct": 200_001, "admin": 30_000}),
        ]
        first, second, third = run(
            terms,
            *(
                replace(receipts(gross), costs=costs, service_fee=7_500, weights=(50, 30, 20))
                for gross, costs in quarters
            ),
        )
        assert [out.allowed["admin"] for out in (first, second, third)] == [41_001, 73_999, 30_000]
        assert [out.disallowed["admin"] for out in (first, second, third)] == [8_999, -8_999, 0]
        assert [out.base_to_date for out in (first, second, third)] == [
            300_264,
            1_031_321,
            2_195_830,
        ]
        assert [out.share for out in (first, second, third)] == [30_026, 126_238, 252_485]
        assert [row.share for row in first.tiers] == [30_026, 0, 0]
        assert [row.share for row in second.tiers] == [50_000, 106_264, 0]
        assert [row.share for row in third.tiers] == [50_000, 300_000, 58_749]
        assert third.members == (456_012, 273_607, 182_405)
        assert [out.due for out in (first, second, third)] == [37_526, 133_738, 259_985]

    def test_v3_refund_after_settlement_across_a_tier(self) -> None:
        terms = replace(two_steps(500_000, 1_000, 3_000), negative="carry")
        first, second, third = run(
            terms,
            replace(receipts(800_000), costs={"direct": 100_000}),
            replace(receipts(-250_000), costs={"direct": 10_000}),
            replace(receipts(360_000), costs={"direct": 40_000}),
        )
        assert (first.share, first.pay, first.members) == (110_000, 110_000, (295_000, 295_000))
        assert (second.share, second.deficit, second.members) == (-66_000, 194_000, (0, 0))
        assert (second.pay, second.carried) == (0, -66_000)
        assert (third.share, third.circle, third.made_good) == (84_000, 236_000, 194_000)
        assert (third.members, third.pay, third.carried) == ((21_000, 21_000), 18_000, 0)

    @pytest.mark.parametrize(
        ("in_base", "shares", "recouped", "left"),
        [
            (True, [0, 0, 66_000, 120_000], [0, 160_000, 222_000, 118_000], 118_000),
            (False, [0, 64_000, 102_000, 120_000], [0, 128_000, 204_000, 168_000], 168_000),
        ],
        ids=["V4a", "V4b"],
    )
    def test_v4_sofa_invests(
        self, in_base: bool, shares: list[int], recouped: list[int], left: int
    ) -> None:
        outs = run(
            flat(recoup_bp=5_000, funded_in_base=in_base),
            replace(
                NOTHING,
                costs={"content": 500_000},
                funded={"content": 500_000},
                disbursed=(("first", 500_000),),
            ),
            replace(receipts(400_000), costs={"direct": 80_000}, weights=(2, 1)),
            replace(receipts(600_000), costs={"direct": 90_000}, weights=(2, 1)),
            replace(receipts(700_000), costs={"direct": 100_000}, weights=(2, 1)),
        )
        assert [out.share for out in outs] == shares
        assert [out.recoup for out in outs] == recouped
        assert outs[2].outstanding == left
        assert outs[3].outstanding == 0
        assert outs[0].closing.unspent == 0
        members = sum(sum(out.members) for out in outs)
        assert members == (744_000 if in_base else 644_000)

    def test_twelve_months_of_a_third_lose_the_cent_that_months_alone_would_win(self) -> None:
        month = receipts(3_333)
        cumulative = sum(out.share for out in run(flat(1_500), *[month] * 12))
        isolated = sum(run(flat(1_500), month)[0].share for _ in range(12))
        assert (isolated, cumulative) == (6_000, 5_999)


class TestEdges:
    def test_no_lines_at_all_is_still_a_whole_statement(self) -> None:
        (out,) = run(flat(), NOTHING)
        assert (out.base, out.share, out.net, out.pay, out.carried) == (0, 0, 0, 0, 0)
        assert out.members == (0, 0)
        assert list(out.closing.windows) == ["2026"]

    def test_only_refunds_owe_the_circle_nothing_below_zero_base(self) -> None:
        (out,) = run(flat(), receipts(-5_000))
        assert (out.base, out.share, out.deficit, out.pay) == (-5_000, 0, 5_000, 0)

    def test_share_and_net_below_zero_are_paid_back_by_sofa(self) -> None:
        _, out = run(flat(), receipts(10_000), receipts(-4_000))
        assert (out.share, out.net, out.pay, out.carried) == (-800, -800, -800, 0)

    def test_base_exactly_on_a_threshold_is_charged_at_the_lower_rate(self) -> None:
        terms = two_steps(1_000_000, 1_000, 1_500)
        assert run(terms, receipts(1_000_000))[0].share == 100_000
        assert run(terms, receipts(1_000_001))[0].share == 100_000
        assert run(terms, receipts(1_000_004))[0].share == 100_001

    def test_a_cap_shrinks_after_a_refund(self) -> None:
        first, second = run(
            flat(caps={"admin": 1_000}),
            replace(receipts(100_000), costs={"admin": 9_000}),
            receipts(-50_000),
        )
        assert first.allowed == {"admin": 9_000}
        assert second.allowed == {"admin": -4_000}
        assert second.disallowed == {"admin": 4_000}
        assert second.base == -46_000
        assert second.base_to_date == 45_000

    def test_a_cap_of_nothing_allows_nothing_and_one_of_all_everything(self) -> None:
        (out,) = run(
            flat(caps={"party": 0, "member_pay": 10_000}),
            replace(receipts(10_000), costs={"party": 500, "member_pay": 9_000, "travel": 300}),
        )
        assert out.allowed == {"member_pay": 9_000, "party": 0, "travel": 300}
        assert out.base == 700
        assert out.circle == 10_000 - 9_800 - 140

    @pytest.mark.parametrize("difference", [700, -700])
    def test_a_currency_difference_counts_only_where_the_agreement_says_so(
        self, difference: int
    ) -> None:
        period = replace(receipts(10_000), costs={"fx_difference": difference})
        assert run(flat(), period)[0].base == 10_000 - difference
        (out,) = run(flat(fx_difference_allowed=False), period)
        assert out.base == 10_000
        assert out.circle == 10_000 - difference - 2_000

    def test_when_the_last_member_has_left_there_is_nobody_to_pay(self) -> None:
        alone = replace(receipts(10_000), weights=(0, 0))
        assert refusal_of(flat(), alone).code == "settlement.no_weights"
        assert refusal_of(flat(), replace(alone, weights=())).code == "settlement.no_weights"
        assert run(flat(), replace(NOTHING, weights=(0,)))[0].members == (0,)

    def test_a_split_that_is_stated_elsewhere_needs_no_weights(self) -> None:
        (out,) = run(flat(), replace(receipts(10_000), weights=None))
        assert (out.distributable, out.members) == (8_000, ())

    def test_one_cent_among_many_goes_to_the_earliest_member(self) -> None:
        (out,) = run(flat(0), replace(receipts(1), weights=(1,) * 7))
        assert out.members == (1, 0, 0, 0, 0, 0, 0)

    def test_without_an_investment_nothing_is_paid_back(self) -> None:
        (out,) = run(flat(recoup_bp=10_000), receipts(10_000))
        assert (out.recoup, out.outstanding, out.distributable) == (0, 0, 8_000)

    def test_a_multiple_is_owed_from_the_day_of_receipt_and_first_paid_in_the_next_period(
        self,
    ) -> None:
        first, second = run(
            flat(0, recoup_bp=10_000, multiple_bp=12_500),
            replace(receipts(1_000), disbursed=(("t", 10_001),)),
            receipts(20_000),
        )
        assert (first.recoup, first.outstanding) == (0, 12_501)
        assert (second.recoup, second.outstanding, second.distributable) == (12_501, 0, 7_499)

    @pytest.mark.parametrize(("rate", "recouped"), [(0, 0), (10_000, 8_000), (3_333, 2_666)])
    def test_recoup_rates(self, rate: int, recouped: int) -> None:
        _, out = run(
            flat(recoup_bp=rate), replace(NOTHING, disbursed=(("t", 50_000),)), receipts(10_000)
        )
        assert (out.recoup, out.outstanding) == (recouped, 50_000 - recouped)

    def test_the_oldest_tranche_is_paid_back_first(self) -> None:
        _, _, out = run(
            flat(0, recoup_bp=5_000),
            replace(NOTHING, disbursed=(("z-first", 300),)),
            replace(NOTHING, disbursed=(("a-second", 900),)),
            receipts(1_000),
        )
        assert out.recoup_by_tranche == (("z-first", 300), ("a-second", 200))
        assert out.closing.tranches == (Tranche("z-first", 0), Tranche("a-second", 700))

    def test_an_investment_paid_back_early_by_a_transfer(self) -> None:
        _, out = run(
            flat(0, recoup_bp=10_000),
            replace(NOTHING, disbursed=(("t", 5_000),)),
            replace(receipts(9_000), repaid_early=(("t", 4_000),)),
        )
        assert (out.recoup, out.outstanding, out.distributable) == (1_000, 0, 8_000)
        assert out.pay == 1_000

    def test_what_was_received_in_a_period_can_be_returned_in_it(self) -> None:
        (out,) = run(
            flat(), replace(NOTHING, disbursed=(("t", 5_000),), repaid_early=(("t", 5_000),))
        )
        assert (out.outstanding, out.closing.unspent) == (0, 0)

    def test_more_than_is_left_of_an_investment_cannot_be_paid_back(self) -> None:
        received = replace(NOTHING, disbursed=(("t", 5_000),))
        too_much = replace(NOTHING, repaid_early=(("t", 5_001),))
        refusal = refusal_of(flat(), received, too_much)
        assert (refusal.code, refusal.facts["over"]) == ("settlement.repaid_too_much", 1)
        assert refusal_of(flat(), too_much).code == "settlement.unknown_tranche"

    def test_amounts_of_an_investment_are_not_below_zero(self) -> None:
        for period in (
            replace(NOTHING, disbursed=(("t", -1),)),
            replace(NOTHING, repaid_early=(("t", -1),)),
        ):
            assert refusal_of(flat(), period).code == "settlement.disbursed"

    def test_the_reserve_fills_to_its_target_and_is_left_alone_above_it(self) -> None:
        terms = flat(0, reserve_bp=2_500, reserve_target=3_000)
        first, second, third = run(terms, receipts(10_000), receipts(10_000), receipts(10_000))
        assert [out.reserve_added for out in (first, second, third)] == [2_500, 500, 0]
        lower = settle(replace(terms, reserve_target=1_000), third.closing, receipts(10_000))
        assert (lower.reserve_added, lower.reserve) == (0, 3_000)

    def test_parts_of_a_cent_are_neither_paid_back_nor_saved(self) -> None:
        terms = flat(0, recoup_bp=5_000, reserve_bp=5_000, reserve_target=1_000)
        _, out = run(terms, replace(NOTHING, disbursed=(("t", 1_000),)), receipts(15))
        # half of 15 is 7, half of the 8 that are left is 4
        assert (out.recoup, out.reserve_added, out.distributable) == (7, 4, 4)
        _, out = run(terms, replace(NOTHING, disbursed=(("t", 1_000),)), receipts(17))
        # half of 17 is 8, half of the 9 that are left is 4
        assert (out.recoup, out.reserve_added, out.distributable) == (8, 4, 5)

    def test_a_multiple_is_rounded_to_the_nearest_cent(self) -> None:
        (out,) = run(flat(multiple_bp=12_500), replace(NOTHING, disbursed=(("t", 10_002),)))
        assert out.outstanding == 12_503

    def test_a_cap_on_gross_below_zero_allows_nothing_and_takes_nothing(self) -> None:
        (out,) = run(flat(caps={"a": 5_000}), replace(receipts(-10_000), costs={"a": 300}))
        assert (out.allowed["a"], out.base) == (0, -10_000)

    def test_sofa_pays_when_it_holds_more_than_is_due(self) -> None:
        (out,) = run(flat(), replace(receipts(10_000), sofa_held=10_000))
        assert (out.due, out.held, out.net, out.pay) == (2_000, 10_000, -8_000, -8_000)

    def test_a_small_amount_waits_until_it_is_worth_a_transfer(self) -> None:
        outs = run(flat(min_payout=2_500), receipts(10_000), receipts(2_500))
        assert [(out.pay, out.carried) for out in outs] == [(0, 2_000), (2_500, 0)]

    def test_the_last_statement_pays_the_balance_whatever_the_minimum(self) -> None:
        terms = flat(min_payout=2_500, negative="carry")
        last = replace(NOTHING, final=True)
        assert run(terms, receipts(10_000), last)[1].pay == 2_000
        held = replace(receipts(10_000), sofa_held=2_001)
        assert [(out.pay, out.carried) for out in run(terms, held, last)] == [(0, -1), (-1, 0)]

    def test_a_net_of_zero_is_settled(self) -> None:
        (out,) = run(flat(), replace(receipts(10_000), sofa_held=2_000))
        assert (out.net, out.pay, out.carried) == (0, 0, 0)
        assert out.closing.windows["2026"].base == 10_000

    @pytest.mark.parametrize("currency", ["JPY", "KWD"])
    def test_the_number_of_decimals_makes_no_difference(self, currency: str) -> None:
        assert run(replace(flat(), currency=currency), receipts(1_003))[0].share == 201

    def test_amounts_up_to_a_million_billion(self) -> None:
        large = 10**15
        (out,) = run(
            flat(3_333, caps={"admin": 3_333}), replace(receipts(large), costs={"admin": large})
        )
        assert out.allowed == {"admin": 333_300_000_000_000}
        assert out.base == 666_700_000_000_000
        assert out.share == 222_211_110_000_000

    def test_a_cost_paid_from_the_investment_makes_no_deficit(self) -> None:
        (out,) = run(
            flat(), replace(NOTHING, costs={"a": 900}, funded={"a": 900}, disbursed=(("t", 900),))
        )
        assert (out.circle, out.avail, out.deficit) == (-900, 0, 0)


class TestCorrections:
    LADDER = two_steps(500_000, 1_000, 3_000)

    @staticmethod
    def correction(
        statement: str, window: str, gross: int = 0, costs: dict[str, int] | None = None
    ) -> Correction:
        return Correction(statement, window, gross, costs or {}, {}, "late invoice", "SoFA")

    def test_a_late_refund_is_charged_back_at_the_rates_of_its_own_year(self) -> None:
        last_year = replace(receipts(600_000), window="2025")
        now = replace(receipts(100_000), corrections=(self.correction("IC-1", "2025", -200_000),))
        first, out = run(self.LADDER, last_year, now)
        assert first.share == 80_000
        # 2025: base 6,000 to 4,000; 1,000 at 30 % and 1,000 at 10 % come back
        assert out.corrections == (
            CorrectionRow("IC-1", "2025", 600_000, 400_000, 80_000, 40_000, -40_000, -160_000),
        )
        # 2026: base 1,000 at 10 %, and the circle keeps 900 less 1,600
        assert (out.base, out.share, out.share_to_date) == (100_000, 10_000, 10_000)
        assert (out.circle, out.avail, out.deficit) == (-70_000, 0, 70_000)
        assert (out.due, out.pay) == (-30_000, -30_000)
        assert out.closing.windows["2025"].base == 400_000

    def test_a_correction_can_turn_the_direction_of_payment(self) -> None:
        last_year = replace(receipts(600_000), window="2025")
        plain = receipts(100_000)
        turned = replace(plain, corrections=(self.correction("IC-1", "2025", -200_000),))
        assert run(self.LADDER, last_year, plain)[1].pay > 0
        assert run(self.LADDER, last_year, turned)[1].pay < 0

    def test_two_corrections_of_one_statement_follow_each_other(self) -> None:
        last_year = replace(receipts(600_000), window="2025")
        both = replace(
            NOTHING,
            corrections=(
                self.correction("IC-1", "2025", -150_000),
                self.correction("IC-1", "2025", 100_000, {"direct": 20_000}),
            ),
        )
        _, out = run(self.LADDER, last_year, both)
        first, second = out.corrections
        assert (first.base_after, first.share_after) == (450_000, 45_000)
        assert (second.base_before, second.base_after) == (450_000, 530_000)
        assert (second.share_before, second.share_after) == (45_000, 59_000)
        assert out.due == 59_000 - 80_000

    def test_a_correction_moves_the_cap_of_its_own_window(self) -> None:
        terms = flat(caps={"admin": 1_000})
        last_year = replace(receipts(100_000), window="2025", costs={"admin": 10_000})
        late = replace(NOTHING, corrections=(self.correction("IC-1", "2025", -50_000),))
        _, out = run(terms, last_year, late)
        (row,) = out.corrections
        assert (row.base_before, row.base_after) == (90_000, 45_000)
        assert row.circle_difference == -50_000 + 9_000
        assert out.allowed == {}

    def test_a_late_cost_paid_from_the_investment_makes_no_deficit(self) -> None:
        late = Correction("IC-1", "2025", 0, {"a": 900}, {"a": 900}, "late", "us")
        received = replace(NOTHING, window="2025", disbursed=(("t", 1_000),))
        _, out = run(flat(), received, replace(NOTHING, corrections=(late,)))
        assert (out.circle, out.deficit, out.closing.unspent) == (-900, 0, 100)

    def test_an_earlier_window_keeps_the_terms_it_was_settled_under(self) -> None:
        old, new = flat(1_000), flat(5_000)
        first = settle(old, State.opening(), replace(receipts(10_000), window="v1"))
        late = replace(
            receipts(10_000), window="v2", corrections=(self.correction("IC-1", "v1", 2_000),)
        )
        out = settle(new, first.closing, late, earlier={"v1": old})
        assert out.corrections[0].share_difference == 200
        assert out.share == 5_000

    def test_lines_on_both_sides_of_a_change_of_window_are_settled_together(self) -> None:
        before = replace(receipts(490_000), window="2025")
        across = replace(receipts(30_000), corrections=(self.correction("", "2025", 20_000),))
        _, out = run(self.LADDER, before, across)
        # 10,000 up to the threshold at 10 %, 10,000 at 30 %; the new window starts at 10 %
        assert out.corrections[0].share_difference == 4_000
        assert (out.share, out.due) == (3_000, 7_000)

    def test_the_rest_of_the_balance_goes_on_through_a_change_of_window(self) -> None:
        terms = flat(recoup_bp=5_000, min_payout=10**6, reserve_bp=1_000, reserve_target=10**6)
        first = replace(
            receipts(1_000), costs={"a": 5_000}, window="2025", disbursed=(("t", 9_000),)
        )
        _, out = run(terms, first, receipts(20_000))
        assert out.share_to_date == 4_000
        assert out.made_good == 4_000
        assert out.recoup == 6_000
        assert out.reserve == 600
        assert out.carried == 10_000
