"""The circle's form, its short code, and who belongs."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.domain.circle import Circle, Member, code_from
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id

CIRCLE = Circle(id=Id("c"), name="Permaculture", code="PERM", currency="USD")
MIRA = Member(id=Id("m"), name="Mira", joined_on=date(2026, 1, 5), left_on=date(2026, 6, 1))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Intentional Communities Sector Circle", "IC"),
        ("Permaculture", "PER"),
        ("The Permaculture Circle", "PER"),
        ("NGO and Nonprofit", "NAN"),
        ("Nuevas Economías", "NE"),
        ("A B C D E F", "ABCD"),
        ("Circle", "C"),
        ("日本", "C"),
        ("", "C"),
        ("K-12 & Schools", "KS"),
    ],
)
def test_a_short_code_out_of_a_name(name: str, code: str) -> None:
    assert code_from(name) == code


@given(name=st.text(max_size=40))
def test_every_name_gives_a_code_the_circle_may_bear(name: str) -> None:
    code = code_from(name)
    replace(CIRCLE, code=code).check()
    assert 1 <= len(code) <= 4


@pytest.mark.parametrize(
    ("circle", "refusal"),
    [
        (replace(CIRCLE, name=" "), "circle.no_name"),
        (replace(CIRCLE, code=""), "circle.bad_code"),
        (replace(CIRCLE, code="perm"), "circle.bad_code"),
        (replace(CIRCLE, code="PÉ"), "circle.bad_code"),
        (replace(CIRCLE, code="P/M"), "circle.bad_code"),
        (replace(CIRCLE, currency="usd"), "circle.bad_currency"),
    ],
)
def test_a_circle_without_its_form(circle: Circle, refusal: str) -> None:
    with pytest.raises(Refused) as no:
        circle.check()
    assert no.value.code == refusal


@pytest.mark.parametrize(
    ("day", "belongs"),
    [
        (date(2026, 1, 4), False),
        (date(2026, 1, 5), True),
        (date(2026, 5, 31), True),
        (date(2026, 6, 1), False),
    ],
)
def test_who_left_belongs_until_the_day_before(day: date, belongs: bool) -> None:
    assert MIRA.belongs_on(day) is belongs


def test_who_stays_belongs() -> None:
    assert replace(MIRA, left_on=None).belongs_on(date(2099, 1, 1))


def test_a_membership_without_its_form() -> None:
    for member, refusal in (
        (replace(MIRA, name=""), "member.no_name"),
        (replace(MIRA, left_on=date(2026, 1, 4)), "member.left_before_joined"),
    ):
        with pytest.raises(Refused) as no:
            member.check()
        assert no.value.code == refusal
    replace(MIRA, left_on=MIRA.joined_on).check()
