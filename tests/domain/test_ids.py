"""Identifiers: version 7, and in the order of their making."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.domain.ids import IdMaker

MOMENT = 1_795_516_920_000
"""24 November 2026, 10:42 UTC."""


def test_an_identifier_is_a_version_7_uuid_of_its_moment() -> None:
    made = IdMaker(lambda: MOMENT)()
    read = uuid.UUID(made)
    assert (read.version, read.variant) == (7, uuid.RFC_4122)
    assert read.int >> 80 == MOMENT
    assert made == read.hex


@given(
    moments=st.lists(st.integers(0, 2**48 - 2), min_size=2, max_size=30),
    seed=st.integers(0, 2**74 - 1),
)
def test_each_is_greater_than_all_before_even_when_the_clock_falls_back(
    moments: list[int], seed: int
) -> None:
    clock = iter(moments)
    make = IdMaker(lambda: next(clock), lambda bits: seed % (1 << bits))
    made = [make() for _ in moments]
    assert made == sorted(set(made))
    assert all(uuid.UUID(one).version == 7 for one in made)


def test_many_in_one_millisecond_differ() -> None:
    make = IdMaker(lambda: MOMENT)
    made = [make() for _ in range(2_000)]
    assert made == sorted(set(made))
    assert all(uuid.UUID(one).variant == uuid.RFC_4122 for one in made)


@given(count=st.integers(0, 50), seed=st.integers(0, 2**1600 - 1))
def test_many_at_once_are_in_order_and_after_those_before(count: int, seed: int) -> None:
    make = IdMaker(lambda: MOMENT, lambda bits: seed % (1 << bits))
    made = [make(), *make.many(count), make()]
    assert len(made) == count + 2
    assert made == sorted(set(made))
    assert {uuid.UUID(each).version for each in made} == {7}
