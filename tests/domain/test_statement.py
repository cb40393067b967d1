"""A statement recomputes from its own data, and names the first thing that was changed in it."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sofa_desktop.domain.agreement import Terms, Tier
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.fields import Value
from sofa_desktop.domain.settlement import PeriodInput, State, Tranche, settle
from sofa_desktop.domain.settlement_data import (
    input_data,
    input_from_data,
    output_data,
    state_data,
    state_from_data,
    terms_data,
)
from sofa_desktop.domain.statement import (
    ENGINE,
    FIRST_HASH,
    STEP_CODES,
    canonical,
    chain_hash,
    recompute,
    verify,
)
from sofa_desktop.domain.statement_lines import Line, input_from_lines
from sofa_desktop.domain.verdict import Verdict
from sofa_desktop.domain.windows import Window
from sofa_desktop.i18n.refusals import sentence
from tests.domain.settlement_histories import History, histories

TERMS = Terms(
    "EUR",
    (Tier(500_000, 1_000), Tier(None, 3_000)),
    caps={"admin": 1_000},
    recoup_bp=5_000,
    reserve_bp=1_000,
    reserve_target=20_000,
    min_payout=2_500,
    weights={"m1": 1, "m2": 1},
)
OPENING = State(
    windows={
        "2025": Window(300_000, 300_000, 30_000),
        "2026": Window(450_000, 450_000, 45_000),
    },
    deficit=10_000,
    tranches=(Tranche("seed", 80_000),),
    unspent=5_000,
    reserve=4_000,
    carried=1_000,
)


def line(
    number: int, role: str, amount: int, category: str = "tickets", **more: object
) -> dict[str, object]:
    return {
        "id": f"{number:032x}",
        "on": f"2026-07-{number:02}",
        "what": "Something",
        "amount": amount,
        "currency": "EUR",
        "rate": None,
        "settled": amount,
        "role": role,
        "category": category,
        "funded": False,
        "receipt": True,
        "edition": "",
        "refund_of": None,
        "correction_of": "",
        "window": "2026",
        **more,
    }


LINES = [
    line(1, "gross", 200_000),
    line(
        2,
        "gross",
        50_000,
        currency="USD",
        rate={"num": 9, "den": 10, "on": "2026-07-02", "source": "bank"},
        settled=45_000,
    ),
    line(2, "held", 45_000),
    line(3, "gross", -5_000),
    line(4, "cost", 90_000, "admin"),
    line(5, "cost", 3_000, "content", funded=True),
    line(6, "disbursed", 40_000, "second"),
    line(7, "disbursed", -10_000, "seed"),
    line(8, "gross", -20_000, correction_of="IC-2025-0004", window="2025"),
    line(9, "cost", 1_000, "travel", correction_of="IC-2025-0004", window="2025"),
]


def payload_of(
    lines: list[dict[str, object]] = LINES,
    terms: Terms = TERMS,
    opening: State = OPENING,
    **more: object,
) -> dict[str, Any]:
    """A payload as a service makes it, through the machine form and back."""
    read = [Line.from_data(Value(each, "lines")) for each in lines]
    period = input_from_lines(
        read, window="2026", service_fee=7_500, reasons={("IC-2025-0004", "2025"): ("late", "us")}
    )
    made = {
        "format": "sofa-statement/1",
        "engine": ENGINE,
        "number": "IC-2026-0003",
        "kind": "regular",
        "currency": "EUR",
        "window": "2026",
        "agreement": {"version": 2, "terms": terms_data(terms)},
        "lines": lines,
        **parts(terms, opening, period),
        **more,
    }
    told: dict[str, Any] = json.loads(json.dumps(made))
    return told


def parts(terms: Terms, opening: State, period: PeriodInput) -> dict[str, object]:
    outcome = settle(terms, opening, period)
    return {
        "opening": state_data(opening),
        "input": input_data(period),
        "output": output_data(outcome),
        "closing": state_data(outcome.closing),
    }


class TestCanonical:
    def test_one_spelling(self) -> None:
        data: dict[str, object] = {"b": [1, -2, True, None, {}], "a": 'é"\n\x7f\x1f', "": []}
        assert (
            canonical(data) == '{"":[],"a":"é\\"\\n\x7f\\u001f","b":[1,-2,true,null,{}]}'.encode()
        )

    def test_keys_are_sorted_by_utf_16(self) -> None:
        # U+1F600 starts with the unit D83D, below FB33, though its code point is above
        data = {"\ufb33": 1, "\U0001f600": 2, "\u20ac": 3, "1": 4}
        assert canonical(data) == '{"1":4,"\u20ac":3,"\U0001f600":2,"\ufb33":1}'.encode()

    @pytest.mark.parametrize("wrong", [1.0, {1: 2}, {"a": b"x"}, ["\ud800"], {1, 2}, object()])
    def test_what_has_no_one_spelling_is_refused(self, wrong: object) -> None:
        with pytest.raises(Refused) as caught:
            canonical(wrong)
        assert caught.value.code == "statement.not_plain"
        assert "Nothing was changed." in sentence(caught.value)

    def test_a_bottomless_value_is_refused(self) -> None:
        deep: list[object] = []
        for _ in range(5_000):
            deep = [deep]
        with pytest.raises(Refused):
            canonical(deep)

    def test_the_chain_binds_the_hash_before(self) -> None:
        by_hand = hashlib.sha256(b"0" * 64 + b'{"a":1}').hexdigest()
        assert chain_hash("0" * 64, {"a": 1}) == by_hand
        assert chain_hash(by_hand, {"a": 1}) != by_hand

    @pytest.mark.parametrize("wrong", ["", "0" * 63, "A" * 64, "0" * 63 + "\n", "é" * 64])
    def test_a_hash_before_that_is_none_is_refused(self, wrong: str) -> None:
        with pytest.raises(Refused) as caught:
            chain_hash(wrong, {})
        assert caught.value.code == "statement.bad_hash"


class TestLines:
    def test_lines_add_up_to_the_input(self) -> None:
        told = payload_of()["input"]
        assert told["gross"] == [200_000, 45_000, -5_000]
        assert told["costs"] == {"admin": 90_000, "content": 3_000}
        assert told["funded"] == {"content": 3_000}
        assert told["sofa_held"] == 45_000
        assert told["disbursed"] == [["second", 40_000]]
        assert told["repaid_early"] == [["seed", 10_000]]
        assert told["corrections"] == [
            {
                "statement": "IC-2025-0004",
                "window": "2025",
                "gross": -20_000,
                "costs": {"travel": 1_000},
                "funded": {},
                "reason": "late",
                "asked_by": "us",
            }
        ]

    def test_the_order_of_lines_is_irrelevant(self) -> None:
        backwards = payload_of(list(reversed(LINES)))
        assert canonical(backwards["input"]) == canonical(payload_of()["input"])
        assert recompute(backwards).matches

    def test_a_line_of_the_period_in_another_window_is_settled_there(self) -> None:
        told = payload_of([line(1, "gross", 100, window="2025")])["input"]
        assert told["gross"] == []
        assert (told["corrections"][0]["statement"], told["corrections"][0]["gross"]) == ("", 100)

    def test_a_cost_that_came_back_leaves_no_zero(self) -> None:
        told = payload_of([line(1, "cost", 100, "admin"), line(2, "cost", -100, "admin")])
        assert told["input"]["costs"] == {}
        assert recompute(told).matches


class TestRoundTrips:
    @settings(max_examples=20, deadline=None)
    @given(histories())
    def test_input_and_state_survive_the_way_through_json(self, history: History) -> None:
        for period, outcome in zip(history.periods, history.outcomes, strict=True):
            there = json.loads(json.dumps(input_data(period)))
            assert input_from_data(there, period.window, period.weights) == period
            there = json.loads(json.dumps(state_data(outcome.closing)))
            assert state_from_data(there) == outcome.closing

    def test_weights_show_only_where_the_agreement_says_so(self) -> None:
        assert terms_data(TERMS)["weights"] == []
        shown = replace(TERMS, show_member_payouts=True)
        assert terms_data(shown)["weights"] == [["m1", 1], ["m2", 1]]


GARBAGE: list[object] = [None, True, 0, -1, 10**18, 10**40, 0.5, "", "x", [], {}, [[]], {"": 0}]
Change = Callable[[dict[str, Any]], object]


def put(path: str, value: object) -> Change:
    """A change of one value; the path's parts are keys or places."""

    def change(payload: dict[str, Any]) -> None:
        target: Any = payload
        *way, last = path.split("/")
        for part in way:
            target = target[int(part) if isinstance(target, list) else part]
        target[int(last) if isinstance(target, list) else last] = value

    return change


class TestRecompute:
    def test_an_honest_statement_matches(self) -> None:
        assert recompute(payload_of()).matches

    def test_by_hand(self) -> None:
        # gross 2,400; admin to date 900 of 10 % of 6,900 = 690 allowed; content 30; fee 75
        # base 2,400 - 690 - 30 - 75 = 1,605; to date 6,105; T = 500 + 331.50; share 381.50
        # 2025: 3,000 - 210 = 2,790 at 10 %: share -21; circle -210 + 21 = -189
        # circle 2,400 - 900 - 30 - 75 - 381.50 - 189 = 824.50; + 30 funded - 100 deficit = 754.50
        # recoup half = 377.25 of 700 left after 100 paid early; reserve 37.72; members 339.53
        # due 75 + 381.50 - 21 + 377.25 = 812.75; net less 450 held plus 10 carried = 372.75
        out = payload_of()["output"]
        assert (out["gross"], out["allowed"]["admin"], out["disallowed"]["admin"]) == (
            240_000,
            69_000,
            21_000,
        )
        assert (out["base"], out["base_to_date"], out["share"]) == (160_500, 610_500, 38_150)
        assert out["corrections"][0]["share_difference"] == -2_100
        assert (out["circle"], out["avail"], out["made_good"]) == (82_450, 75_450, 10_000)
        assert (out["recoup"], out["outstanding"]) == (37_725, 70_000 - 37_725 + 40_000)
        assert (out["reserve_added"], out["distributable"]) == (3_772, 33_953)
        assert (out["due"], out["net"], out["pay"], out["carried"]) == (81_275, 37_275, 37_275, 0)
        assert payload_of()["closing"]["unspent"] == 5_000 + 40_000 - 3_000 - 10_000

    @pytest.mark.parametrize(
        ("change", "step", "where"),
        [
            (put("lines/0/settled", 1), "lines", f"{1:032x}"),
            (put("lines/1/rate/num", 8), "lines", f"{2:032x}"),
            (put("lines/1/rate/den", 0), "lines", f"{2:032x}"),
            (put("lines/1/rate", None), "lines", f"{2:032x}"),
            (put("lines/4/category", "content"), "lines", "input.costs.admin"),
            (put("lines/4/funded", True), "lines", "input.funded.admin"),
            (put("lines/8/window", "2024"), "lines", "input.corrections.IC-2025-0004/2024"),
            (lambda p: p["lines"].pop(), "lines", "input.corrections.IC-2025-0004/2025.c"),
            (put("input/gross/0", 1), "lines", "input.gross[1]"),
            (put("input/sofa_held", 1), "lines", "input.sofa_held"),
            (put("input/final", True), "input", "input.final"),
            (put("kind", "final"), "input", "input.final"),
            (put("opening/tranches", []), "input", "settlement.unknown_tranche"),
            (put("currency", "USD"), "terms", "agreement.terms.currency"),
            (put("agreement/terms/tiers", []), "terms", "agreement.no_tiers"),
            (put("agreement/terms/tiers/1/1", 3_001), "share", "output.share"),
            (put("agreement/terms/recoup_bp", 4_000), "recoup", "output.recoup"),
            (put("agreement/terms/caps", {}), "allowed", "output.allowed.admin"),
            (put("opening/deficit", 0), "made_good", "output.made_good"),
            (put("opening/windows/2026/base", 449_999), "base", "output.base_to_date"),
            (put("opening/reserve", 20_000), "reserve", "output.reserve_added"),
            (put("opening/carried", 0), "net", "output.net"),
            (put("input/service_fee", 0), "fee", "output.fee"),
            (put("output/gross", 240_001), "gross", "output.gross"),
            (put("output/gross", 240_000.0), "gross", "output.gross"),
            (put("output/gross", "240000"), "gross", "output.gross"),
            (put("output/disallowed/party", 0), "allowed", "output.disallowed.party"),
            (put("output/fee", True), "fee", "output.fee"),
            (put("output/base", 0), "base", "output.base"),
            (put("output/share_to_date", 0), "share", "output.share_to_date"),
            (put("output/circle", 0), "circle", "output.circle"),
            (put("output/avail", 0), "made_good", "output.avail"),
            (put("output/recoup_by_tranche", []), "recoup", "output.recoup_by_tranche"),
            (put("output/outstanding", None), "recoup", "output.outstanding"),
            (put("output/reserve", 0), "reserve", "output.reserve"),
            (put("output/distributable", 1), "distributable", "output.distributable"),
            (put("output/due", 1), "due", "output.due"),
            (put("output/held", 1), "net", "output.held"),
            (put("output/net", 1), "net", "output.net"),
            (lambda p: p["output"].pop("pay"), "pay", "output.pay"),
            (put("output/carried", 1), "carried", "output.carried"),
            (put("output/tiers/1/4", 0), "tiers", "output.tiers[1][4]"),
            (put("output/tiers/1/1", 0), "tiers", "output.tiers[1][1]"),
            (
                put("output/corrections/0/base_before", 0),
                "corrections",
                "output.corrections[0].base_before",
            ),
            (put("closing/unspent", 0), "closing", "closing.unspent"),
            (put("closing/windows/2025/gross", 0), "closing", "closing.windows.2025.gross"),
            (put("closing", None), "closing", "closing"),
            (put("input", None), "form", "input"),
            (put("input/gross", {}), "form", "input.gross"),
            (put("input/costs/admin", 1.5), "form", "input.costs.admin"),
            (put("lines", 5), "form", "lines"),
            (put("lines/0", None), "form", "lines[0]"),
            (put("lines/0/role", "gift"), "form", "lines[0].role"),
            (put("lines/1/rate", 0.9), "form", "lines[1].rate"),
            (put("opening/windows/2026", []), "form", "opening.windows.2026"),
            (put("opening/tranches", [["seed"]]), "form", "opening.tranches[0]"),
            (put("agreement", "none"), "form", "agreement"),
            (put("agreement/terms/caps/admin", "10 %"), "form", "agreement.terms.caps.admin"),
            (put("agreement/earlier", {"2025": {}}), "form", "agreement.earlier.2025.currency"),
            (put("output", []), "form", "output"),
            (put("window", 2026), "form", "window"),
            (lambda p: p.pop("kind"), "form", "kind"),
            (lambda p: p.clear(), "form", "format"),
        ],
    )
    def test_the_first_thing_that_was_changed_is_named(
        self, change: Change, step: str, where: str
    ) -> None:
        payload = payload_of()
        change(payload)
        verdict = recompute(payload)
        assert not verdict.matches
        assert verdict.first_difference == step
        assert verdict.first_difference in STEP_CODES
        assert verdict.where.startswith(where)

    def test_both_values_are_told(self) -> None:
        payload = payload_of()
        payload["output"]["share"] = 38_151
        verdict = recompute(payload)
        assert (verdict.expected, verdict.found) == (38_150, 38_151)

    @pytest.mark.parametrize("wrong", [None, 5, "x", [], [payload_of()], {1: 2}])
    def test_what_is_no_statement_is_a_difference(self, wrong: object) -> None:
        assert recompute(wrong).first_difference == "form"

    @pytest.mark.parametrize(
        ("key", "value", "code"),
        [
            ("format", "sofa-statement/2", "statement.format_unknown"),
            ("engine", "2.0", "statement.engine_unknown"),
        ],
    )
    def test_another_version_is_not_judged(self, key: str, value: str, code: str) -> None:
        with pytest.raises(Refused) as caught:
            recompute({**payload_of(), key: value})
        assert caught.value.code == code
        assert "newer version" in sentence(caught.value)

    def test_earlier_windows_recompute_under_their_own_terms(self) -> None:
        old = replace(TERMS, tiers=(Tier(None, 2_000),))
        read = [Line.from_data(Value(each, "lines")) for each in LINES]
        period = input_from_lines(read, window="2026", service_fee=7_500)
        outcome = settle(TERMS, OPENING, period, earlier={"2025": old})
        payload = payload_of(
            input=input_data(period),
            output=output_data(outcome),
            closing=state_data(outcome.closing),
            agreement={"terms": terms_data(TERMS), "earlier": {"2025": terms_data(old)}},
        )
        assert recompute(payload).matches
        payload["agreement"]["earlier"] = {}
        assert recompute(payload).first_difference == "circle"

    def test_the_hash_is_looked_at_last(self) -> None:
        payload = payload_of()
        stated = chain_hash(FIRST_HASH, payload)
        assert verify(payload, FIRST_HASH, stated).matches
        assert verify(payload, stated, stated).first_difference == "hash"
        assert verify(payload, "?", stated).first_difference == "hash"
        renamed = {**payload, "number": "IC-2026-0004"}
        assert verify(renamed, FIRST_HASH, stated).first_difference == "hash"
        renamed["names"] = 1.5
        assert verify(renamed, FIRST_HASH, stated).first_difference == "hash"
        payload["output"]["pay"] = 0
        assert verify(payload, FIRST_HASH, stated).first_difference == "pay"

    @settings(max_examples=200, deadline=None)
    @given(st.data())
    def test_no_garbage_anywhere_ends_in_an_accident(self, data: st.DataObject) -> None:
        payload = payload_of()
        target: Any = payload
        while True:
            place = data.draw(
                st.sampled_from(
                    sorted(target) if isinstance(target, dict) else list(range(len(target)))
                )
            )
            if not isinstance(target[place], dict | list) or not target[place]:
                break
            if data.draw(st.integers(0, 4)) == 0:
                break
            target = target[place]
        target[place] = data.draw(st.sampled_from(GARBAGE))
        try:
            verdict = recompute(payload)
        except Refused as refusal:
            verdict = Verdict(matches=False, first_difference="form", where=refusal.code)
        assert verdict.matches or verdict.first_difference in STEP_CODES
