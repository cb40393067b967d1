"""The circles around ours: parent, sub-circles, links; and no circle lies within itself."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.surroundings import Relation, levels, must_not_cycle, relations
from sofa_desktop.services.circle import CircleDetails
from sofa_desktop.services.ports import CircleFile
from sofa_desktop.services.surroundings import Surroundings
from tests.services.conftest import Taken


@dataclass
class Around:
    file: CircleFile
    circles: Surroundings
    own: Id

    def within(self) -> dict[str, str]:
        with self.file.look() as work:
            names: dict[str, str] = {one.id: one.name for one in work.related.all()}
            names[self.own] = "ours"
            found = {one.name: names.get(one.within_id or "", "") for one in work.related.all()}
            return found | {"ours": names.get(work.circle().within_id or "", "")}


@pytest.fixture
def around(circle_file: CircleFile) -> Around:
    with circle_file.look() as work:
        own = work.circle().id
    return Around(circle_file, Surroundings(circle_file), own)


def test_a_parent_named_on_the_circle_is_noted_once(around: Around, undoes: Taken) -> None:
    details = CircleDetails(around.file)
    undoes(lambda: details.change(parent=" Communities  Support "))
    assert around.within() == {"Communities Support": "", "ours": "Communities Support"}
    details.change(parent="Infrastructure")
    details.change(parent="communities support")
    assert set(around.within()) == {"Communities Support", "Infrastructure", "ours"}
    with around.file.look() as work:
        assert work.circle().parent == "Communities Support"
    details.change(parent="")
    assert around.within()["ours"] == ""


def test_the_parent_by_its_id_and_its_new_name(around: Around, undoes: Taken) -> None:
    parent = around.circles.add("Communities", kind="department")
    CircleDetails(around.file).change(within_id=parent)
    undoes(lambda: around.circles.change(parent, name="Communities Support", leader="Mira"))
    with around.file.look() as work:
        assert work.circle().parent == "Communities Support"


def test_sub_circles_move_up_when_their_circle_goes(around: Around, undoes: Taken) -> None:
    general = around.circles.add("General", kind="general")
    parent = around.circles.add("Communities", within_id=general)
    CircleDetails(around.file).change(within_id=parent)
    child = around.circles.add("Conference", within_id=around.own, ends_on=date(2027, 1, 1))
    around.circles.add("Tickets", within_id=child)
    undoes(lambda: around.circles.remove(child))
    assert around.within()["Tickets"] == "ours"
    undoes(lambda: around.circles.remove(parent))
    assert around.within() == {"General": "", "Tickets": "ours", "ours": "General"}
    with around.file.look() as work:
        assert work.circle().parent == "General"
    around.circles.remove(general)
    with around.file.look() as work:
        assert (work.circle().within_id, work.circle().parent) == (None, "")


def test_the_parent_an_old_file_only_names_is_noted_with_the_first_other(
    around: Around, undoes: Taken
) -> None:
    with around.file.act("circle.change") as work:
        work.circles.put(replace(work.circle(), parent="Communities Support"))
    undoes(lambda: around.circles.add("Conference", within_id=around.own))
    assert around.within() == {
        "Communities Support": "",
        "Conference": "ours",
        "ours": "Communities Support",
    }


def test_no_circle_lies_within_itself_over_others(around: Around) -> None:
    general = around.circles.add("General")
    parent = around.circles.add("Communities", within_id=general)
    CircleDetails(around.file).change(within_id=parent)
    child = around.circles.add("Conference", within_id=around.own)
    with pytest.raises(Refused) as no:
        around.circles.move(general, child)
    assert (no.value.code, no.value.facts) == (
        "circle.cycle",
        {"name": "General", "within": "Conference"},
    )
    with pytest.raises(Refused) as no:
        around.circles.move(general, general)
    assert no.value.code == "circle.within_itself"
    with pytest.raises(Refused) as no:
        CircleDetails(around.file).change(within_id=child)
    assert no.value.code == "circle.cycle"
    with pytest.raises(Refused) as no:
        around.circles.add("general ")
    assert no.value.code == "circle.name_taken"
    with pytest.raises(Refused) as no:
        around.circles.add("Lost", within_id="0" * 32)
    assert no.value.code == "record.gone"


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(moves=st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 4)), max_size=12))
def test_whatever_is_moved_there_is_a_top(around: Around, moves: list[tuple[int, int]]) -> None:
    with around.file.act("related.remove") as work:
        for one in work.related.all():
            work.related.remove(one.id)
    keys = [around.own, *(around.circles.add(f"Circle {number}") for number in range(4))]
    for which, target in moves:
        within = None if target < 0 else keys[target]
        with suppress(Refused):
            if which == 0:
                CircleDetails(around.file).change(within_id=within)
            else:
                around.circles.move(keys[which], within)
    with around.file.look() as work:
        above: dict[str, str | None] = {one.id: one.within_id for one in work.related.all()}
        above[around.own] = work.circle().within_id
    for key in keys:
        seen = set()
        at: str | None = key
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = above[at]
    with around.file.act("circle.change") as work:
        work.circles.put(replace(work.circle(), within_id=None, parent=""))


def test_where_circles_lie_seen_from_ours() -> None:
    within: dict[str, str | None] = {
        "general": None,
        "parent": "general",
        "own": "parent",
        "sister": "parent",
        "child": "own",
        "grandchild": "child",
        "far": "unknown",
    }
    assert relations("own", within) == {
        "general": Relation.ABOVE,
        "parent": Relation.PARENT,
        "sister": Relation.BESIDE,
        "child": Relation.CHILD,
        "grandchild": Relation.DEEPER,
        "far": Relation.APART,
    }
    assert levels("own", within)["grandchild"] == 4
    assert levels("own", within)["far"] == 0
    must_not_cycle("child", within, {})
