"""Circles in circles: none overlaps another, each lies within the one around it."""

from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sofa_desktop.services.papers.links import way
from sofa_desktop.services.papers.packing import GAP, Disc, pack

CLOSE = 1e-3


def shapes() -> st.SearchStrategy[Disc]:
    """Trees of circles, their names given afterwards."""
    return st.recursive(
        st.builds(Disc, st.just("x")),
        lambda kids: st.builds(Disc, st.just("x"), st.lists(kids, max_size=7)),
        max_leaves=40,
    )


def check_within(disc: Disc) -> None:
    for place, kid in enumerate(disc.kids):
        assert hypot(kid.x - disc.x, kid.y - disc.y) + kid.radius <= disc.radius + CLOSE
        for other in disc.kids[place + 1 :]:
            apart = hypot(kid.x - other.x, kid.y - other.y)
            assert apart >= kid.radius + other.radius + GAP - CLOSE
        check_within(kid)


@settings(max_examples=60, deadline=None)
@given(st.lists(shapes(), max_size=5))
def test_no_circle_overlaps_another_and_all_are_inside(tops: list[Disc]) -> None:
    radius = pack(tops)
    check_within(Disc("around", tops, 0.0, 0.0, radius))


@settings(max_examples=30, deadline=None)
@given(shapes())
def test_there_is_room_for_the_name_above_those_within(top: Disc) -> None:
    pack([top])
    for disc in top.walk():
        for kid in disc.kids:
            assert kid.y - kid.radius >= disc.y - disc.radius + disc.hat - CLOSE


def test_sixty_circles_side_by_side_are_packed_closely() -> None:
    top = Disc("top", [Disc(str(number)) for number in range(60)])
    assert pack([top]) < 11


def test_the_same_circles_always_lie_the_same() -> None:
    def laid() -> list[tuple[float, float]]:
        top = Disc("top", [Disc(str(number)) for number in range(17)])
        pack([top])
        return [(disc.x, disc.y) for disc in top.walk()]

    assert laid() == laid()


def test_nothing_to_pack_takes_no_room() -> None:
    assert pack([]) == 0


def test_a_link_goes_straight_where_nothing_is_in_the_way() -> None:
    one, other = Disc("one", x=0, y=0), Disc("other", x=6, y=0)
    found = way(one, other, [])
    assert (found.start, found.end) == ((1, 0), (5, 0))
    assert found.at(0.5) == (3, 0)


def test_a_link_bows_around_a_circle_in_the_way() -> None:
    one, other = Disc("one", x=0, y=0), Disc("other", x=8, y=0)
    wall = Disc("wall", x=4, y=0)
    found = way(one, other, [wall])
    places = [found.at(part / 50) for part in range(51)]
    assert min(hypot(place.x - wall.x, place.y - wall.y) for place in places) >= wall.radius
    assert hypot(found.start.x, found.start.y) == pytest.approx(1)
    assert hypot(found.end.x - 8, found.end.y) == pytest.approx(1)
