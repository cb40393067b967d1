import json
from pathlib import Path
from typing import Any

import pytest

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.refusals import sentence
from sofa_desktop.services import vectors

GOLDEN = Path(__file__).parents[1] / "golden"
FLAT = '{"id": "A", "agreement": {"tiers": [[null, 2000]]}}'
ONE = '{"id": "A", "period": 1, "in": {"gross": [10000], "weights": [1]}}'


def settled(*lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in vectors.run(lines)]


def refusal_of(*lines: str) -> Refused:
    with pytest.raises(Refused) as caught:
        list(vectors.run(lines))
    assert caught.value.code == "vectors.line"
    return caught.value


@pytest.mark.parametrize("name", ["settlement.jsonl", "settlement_random.jsonl"])
def test_every_given_figure_of_the_vectors_is_met(name: str) -> None:
    given = (GOLDEN / name).read_text("utf-8").splitlines()
    answers = settled(*given)
    assert len(answers) == len(given)
    compared = 0
    for line, answer in zip(given, answers, strict=True):
        asked = json.loads(line)
        expected = asked.pop("out", {})
        ours = answer.pop("out", {})
        assert answer == asked
        assert {key: ours[key] for key in expected} == expected, (asked["id"], asked)
        compared += len(expected)
    assert compared > 200


def test_an_out_that_is_already_there_is_not_believed() -> None:
    false_claim = ONE[:-1] + ', "out": {"share": 1}}'
    assert settled(FLAT, false_claim)[1]["out"]["share"] == 2_000


def test_the_out_has_every_key_even_where_nothing_happened() -> None:
    out = settled(FLAT, '{"id": "A", "period": 1, "in": {}}')[1]["out"]
    assert list(out) == [
        "base",
        "B",
        "share",
        "circle",
        "avail",
        "deficit",
        "recoup",
        "outstanding",
        "reserve",
        "distributable",
        "members",
        "due",
        "net",
        "pay",
        "carried",
    ]
    assert out["members"] == []
    assert {out[key] for key in out if key != "members"} == {0}


def test_histories_interleave_without_touching_each_other() -> None:
    other = FLAT.replace('"A"', '"B"').replace("2000", "1000")
    answers = settled(FLAT, other, ONE, ONE.replace('"A"', '"B"'), ONE)
    assert [answer["out"]["share"] for answer in answers[2:]] == [2_000, 1_000, 2_000]
    assert [answer["out"]["B"] for answer in answers[2:]] == [10_000, 10_000, 20_000]


def test_a_second_agreement_line_opens_the_history_anew() -> None:
    answers = settled(FLAT, ONE, FLAT, ONE)
    assert answers[1]["out"] == answers[3]["out"]


def test_extra_input_is_understood_and_empty_lines_are_passed_over() -> None:
    answers = settled(
        '{"id":7,"agreement":{"tiers":[[null,2000]],"min_payout":5000,"service_fee":100}}',
        "",
        '{"id":7,"period":"Q1","in":{"gross":[10000],"weights":[1],"disbursed":[["t",500]]}}',
        '{"id":7,"period":"Q2","in":{"repaid_early":[["t",500]],"final":true}}',
    )
    assert answers[1]["out"]["carried"] == 2_080
    assert answers[1]["out"]["outstanding"] == 500
    assert answers[2]["out"]["outstanding"] == 0
    assert answers[2]["out"]["pay"] == 2_160


def test_a_zero_disbursement_opens_no_tranche() -> None:
    assert settled(FLAT, '{"id":"A","period":1,"in":{"disbursed":0}}')[1]["out"]["recoup"] == 0


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "vectors.not_json"),
        ("[" * 200_000, "vectors.not_json"),
        ("[1]", "data.malformed"),
        ("null", "data.malformed"),
        ('{"period": 1, "in": {}}', "data.malformed"),
        ('{"id": "A", "in": {}}', "data.malformed"),
        ('{"id": "A", "period": 1}', "data.malformed"),
        ('{"id": "A", "period": 1, "in": {"gross": [1.5]}}', "data.malformed"),
        ('{"id": "A", "period": 1, "in": {"gross": [NaN]}}', "vectors.not_json"),
        ('{"id": "A", "period": 1, "in": {"gross": [true]}}', "data.malformed"),
        ('{"id": "A", "period": 1, "in": {"gross": 5}}', "data.malformed"),
        ('{"id": "A", "period": 1, "in": {"gross": [1' + "0" * 30 + "]}}", "data.malformed"),
        ('{"id": "A", "period": 1, "in": {"costs": {"x": null}}}', "data.malformed"),
        ('{"id": "A", "period": 1, "in": {"fee": 5}}', "data.unknown_key"),
        ('{"id": "A", "period": 1, "in": {"gross": [1], "gross": [2]}}', "data.key_twice"),
        ('{"id": "A", "period": 1, "in": {"disbursed": "5"}}', "data.malformed"),
        ('{"id": "A", "period": 1, "in": {"gross": [5]}}', "settlement.no_weights"),
        ('{"id": "A", "period": 1, "in": {"gross": [5], "weights": [-1]}}', "settlement.weight"),
        ('{"id": "B", "period": 1, "in": {}}', "vectors.unknown_history"),
        ('{"id": "B", "agreement": {}}', "data.malformed"),
        ('{"id": "B", "agreement": {"tiers": [[5, 1, 2]]}}', "data.malformed"),
        ('{"id": "B", "agreement": {"tiers": []}}', "agreement.no_tiers"),
        ('{"id": "B", "agreement": {"tiers": [[5, 100]]}}', "agreement.tier_order"),
        ('{"id": "B", "agreement": {"tiers": [[null, 1]], "recoup": 1}}', "data.unknown_key"),
    ],
)
def test_a_line_that_cannot_be_settled_is_refused_by_its_number(line: str, code: str) -> None:
    refusal = refusal_of(FLAT, "", ONE, line)
    assert refusal.facts["line"] == 4
    assert refusal.facts["reason"] == code
    assert sentence(refusal).startswith("Line 4: ")


def test_lines_before_a_refused_one_are_settled() -> None:
    answers = vectors.run([FLAT, ONE, "{"])
    next(answers)
    assert json.loads(next(answers))["out"]["share"] == 2_000
    with pytest.raises(Refused):
        next(answers)
