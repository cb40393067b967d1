from typing import Any

import pytest

from sofa_desktop.domain.annex import recompute
from sofa_desktop.domain.errors import Refused


def annex() -> dict[str, Any]:
    rows = [("Ada", 2, 6_667, 100, 6_000, 767), ("Ben", 1, 3_333, 0, 0, 3_333)]
    keys = ("name", "weight", "amount", "owed_before", "paid", "owed_after")
    return {
        "format": "sofa-annex/1",
        "distributable": 10_000,
        "members": [dict(zip(keys, row, strict=True)) for row in rows],
    }


def test_an_honest_annex_matches() -> None:
    assert recompute(annex()).matches


@pytest.mark.parametrize(
    ("member", "key", "value", "step", "where"),
    [
        (0, "amount", 6_666, "members", "amounts[0]"),
        (1, "weight", 2, "members", "amounts[0]"),
        (1, "weight", -1, "members", "members"),
        (1, "owed_after", 3_332, "owed", "members[1].owed_after"),
        (0, "paid", 0, "owed", "members[0].owed_after"),
        (0, "amount", 6_667.0, "form", "members[0].amount"),
    ],
)
def test_the_first_difference_is_named(
    member: int, key: str, value: object, step: str, where: str
) -> None:
    payload = annex()
    payload["members"][member][key] = value
    verdict = recompute(payload)
    assert (verdict.matches, verdict.first_difference, verdict.where) == (False, step, where)


def test_money_without_members_differs() -> None:
    assert recompute({**annex(), "members": []}).first_difference == "members"
    assert recompute({**annex(), "members": [], "distributable": 0}).matches


def test_what_is_no_annex_is_a_difference_and_a_newer_one_is_refused() -> None:
    assert recompute([]).first_difference == "form"
    with pytest.raises(Refused) as caught:
        recompute({**annex(), "format": "sofa-annex/2"})
    assert caught.value.code == "statement.format_unknown"
