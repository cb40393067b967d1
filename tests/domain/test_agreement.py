import json
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.domain.agreement import CLAUSES, Terms, Tier, window_key
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.tiers import share_on, tier_rows
from sofa_desktop.i18n.refusals import sentence

PLAIN = Terms("EUR", (Tier(500_000, 1_000), Tier(None, 3_000)))


def test_a_new_agreement_starts_from_the_suggested_terms() -> None:
    terms = Terms.suggested("USD")
    terms.validate()
    assert terms.caps == {"member_pay": 5_000}
    assert (terms.window, terms.funded_in_base, terms.negative) == ("year", True, "carry")
    assert (terms.recoup_bp, terms.multiple_bp, terms.min_payout) == (5_000, 10_000, 2_500)
    assert (terms.lost_fee_bearer, terms.query_days, terms.correction_months) == ("circle", 60, 24)
    assert not terms.show_member_payouts


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        (replace(PLAIN, currency="eur"), "agreement.currency"),
        (replace(PLAIN, tiers=()), "agreement.no_tiers"),
        (replace(PLAIN, tiers=(Tier(5, 0),)), "agreement.tier_order"),
        (replace(PLAIN, tiers=(Tier(0, 0), Tier(None, 0))), "agreement.tier_order"),
        (replace(PLAIN, tiers=(Tier(5, 0), Tier(5, 1), Tier(None, 0))), "agreement.tier_order"),
        (replace(PLAIN, tiers=(Tier(None, 0), Tier(None, 0))), "agreement.tier_order"),
        (replace(PLAIN, tiers=(Tier(None, 10_001),)), "agreement.rate"),
        (replace(PLAIN, tiers=(Tier(None, -1),)), "agreement.rate"),
        (replace(PLAIN, caps={"admin": 10_001}), "agreement.rate"),
        (replace(PLAIN, recoup_bp=-1), "agreement.rate"),
        (replace(PLAIN, reserve_bp=10_001), "agreement.rate"),
        (replace(PLAIN, multiple_bp=-1), "agreement.multiple"),
        (replace(PLAIN, multiple_bp=100_001), "agreement.multiple"),
        (replace(PLAIN, service_fee=-1), "agreement.amount"),
        (replace(PLAIN, reserve_target=-1), "agreement.amount"),
        (replace(PLAIN, min_payout=-1), "agreement.amount"),
        (replace(PLAIN, query_days=-1), "agreement.days"),
        (replace(PLAIN, correction_months=3_661), "agreement.days"),
        (replace(PLAIN, negative="keep"), "agreement.choice"),
        (replace(PLAIN, window="month"), "agreement.choice"),
        (replace(PLAIN, party_kind="friend"), "agreement.choice"),
        (replace(PLAIN, lost_fee_bearer="bank"), "agreement.choice"),
        (replace(PLAIN, weights={"m1": -1}), "agreement.weight"),
    ],
)
def test_terms_that_cannot_be_calculated_are_refused(terms: Terms, code: str) -> None:
    with pytest.raises(Refused) as caught:
        terms.validate()
    assert caught.value.code == code
    told = sentence(caught.value)
    assert "Nothing was changed." in told
    assert "{" not in told
    assert code not in told


def test_terms_survive_the_way_through_json() -> None:
    terms = replace(PLAIN, caps={"b": 1, "a": 0}, weights={"m2": 3, "m1": 1}, negative="carry")
    assert Terms.from_data(json.loads(json.dumps(terms.to_data()))) == terms
    assert set(terms.to_data()) == {each.name for each in fields(Terms)}


def test_absent_terms_have_their_defaults() -> None:
    assert Terms.from_data({"currency": "EUR", "tiers": [[None, 2_000]]}) == Terms(
        "EUR", (Tier(None, 2_000),)
    )


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"tiers": None}, "terms.tiers"),
        ({"tiers": [[None]]}, "terms.tiers[0]"),
        ({"tiers": [[None, 2_000.0]]}, "terms.tiers[0][1]"),
        ({"caps": {"admin": True}}, "terms.caps.admin"),
        ({"funded_in_base": 1}, "terms.funded_in_base"),
        ({"weights": [["m", "1"]]}, "terms.weights[0][1]"),
        ({"negative": 0}, "terms.negative"),
        ({"currency": ["EUR"]}, "terms.currency"),
    ],
)
def test_a_wrong_type_is_refused_by_its_path(wrong: dict[str, object], path: str) -> None:
    with pytest.raises(Refused) as caught:
        Terms.from_data({**PLAIN.to_data(), **wrong}, "terms")
    assert caught.value.code == "data.malformed"
    assert caught.value.facts["path"] == path
    assert path in sentence(caught.value)


def test_every_term_stands_in_a_clause_of_its_own() -> None:
    assert {each.name for each in fields(Terms)} <= set(CLAUSES)
    assert len(set(CLAUSES.values())) == len(CLAUSES)


def test_the_earlier_member_comes_first() -> None:
    terms = replace(PLAIN, weights={"m2": 3, "m1": 1})
    assert terms.weights_in_order() == (("m1", 1), ("m2", 3))


@pytest.mark.parametrize(
    ("window", "version", "valid_from", "day", "key"),
    [
        ("year", 1, date(2026, 5, 12), date(2026, 7, 1), "2026"),
        ("year", 1, date(2026, 5, 12), date(2027, 7, 1), "2027"),
        ("year", 2, date(2026, 1, 1), date(2026, 7, 1), "2026"),
        ("year", 2, date(2026, 7, 1), date(2026, 7, 1), "2026-v2"),
        ("year", 2, date(2026, 7, 1), date(2027, 1, 1), "2027"),
        ("version", 3, date(2026, 7, 1), date(2027, 1, 1), "v3"),
    ],
)
def test_a_version_that_starts_within_a_year_opens_a_window(
    window: str, version: int, valid_from: date, day: date, key: str
) -> None:
    assert window_key(window, version, valid_from, day) == key


@given(
    st.lists(st.integers(1, 10**15), unique=True, max_size=4),
    st.lists(st.integers(0, 10_000), min_size=5, max_size=5),
    st.integers(-(10**15), 10**15),
)
def test_the_rows_of_the_ladder_add_up_to_base_and_share(
    uppers: list[int], rates: list[int], base: int
) -> None:
    ends: list[int | None] = [*sorted(uppers), None]
    tiers = [Tier(upper, bp) for upper, bp in zip(ends, rates, strict=False)]
    rows = tier_rows(tiers, base)
    assert sum(row.base for row in rows) == max(base, 0)
    assert sum(row.share for row in rows) == share_on(tiers, base)
    assert all(abs(row.share * 10_000 - row.base * row.bp) < 10_000 for row in rows)
