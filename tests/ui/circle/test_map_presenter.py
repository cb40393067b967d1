"""What the map says, and which way the arrow keys go."""

from dataclasses import replace
from datetime import date

from sofa_desktop.services.papers.circle_map import HeldRole, Node
from sofa_desktop.ui.pages.circle.map import presenter
from sofa_desktop.ui.pages.circle.map.plan import Plan, planned


def node(name: str, *kids: Node, **fields: object) -> Node:
    plain = Node(name, name, "sector", "active", "", kids=kids)
    return replace(plain, **fields)  # type: ignore[arg-type]  # fields of a node


OURS = node(
    "Ours",
    node("Crew", kind="helping", ends_on=date(2027, 6, 30)),
    node("Forming one", status="forming"),
    own=True,
    leader="Ana",
    roles=(
        HeldRole("Leader", "Ana", date(2027, 2, 1)),
        HeldRole("Facilitator", "", None),
    ),
)
TOP = node("Top", OURS, node("Beside", linked=True, ours=("Ana",)), node("Website"))


def plan() -> Plan:
    return planned((TOP,))


def test_up_goes_outward_and_down_inward() -> None:
    assert plan().outward("Crew") == "Ours"
    assert plan().outward("Top") == "Top"
    assert plan().inward("Top") == "Ours"
    assert plan().inward("Website") == "Website"


def test_left_and_right_go_to_those_within_the_same_circle() -> None:
    assert plan().beside("Ours", 1) == "Beside"
    assert plan().beside("Beside", 1) == "Website"
    assert plan().beside("Website", 1) == "Website"
    assert plan().beside("Crew", 1) == "Forming one"
    assert plan().beside("Ours", -1) == "Ours"


def test_every_circle_is_reached_by_arrows_from_the_top() -> None:
    made = plan()
    seen, waiting = set(), ["Top"]
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            waiting += [made.inward(key), made.beside(key, 1)]
    assert seen == {each.node.id for each in made.placed}


def test_the_innermost_circle_at_a_point_is_found() -> None:
    made = plan()
    for each in made.placed:
        found = made.at(each.x, each.y - each.radius * 0.98)
        assert found is not None
        assert found.id == each.node.id
    assert made.at(made.radius * 2, 0) is None


def test_a_circle_is_told_in_one_sentence() -> None:
    made = plan()
    assert presenter.spoken(OURS, made) == (
        "Ours, our circle, Sector circle, within Top, leader Ana, 2 circles within, "
        "vacant: Facilitator"
    )
    assert presenter.spoken(TOP.kids[1], made) == (
        "Beside, Sector circle, linked with ours, within Top"
    )


def test_what_stands_below_a_name() -> None:
    assert presenter.below_name(OURS) == "1 role vacant"
    assert presenter.below_name(OURS.kids[1]) == "Forming"
    assert presenter.below_name(TOP.kids[1]) == "Ana"
    assert presenter.below_name(TOP.kids[2]) == ""


def test_the_facts_of_a_helping_circle_have_its_end() -> None:
    assert presenter.facts(OURS.kids[0]) == "Helping circle · until 30 Jun 2027"


def test_a_circle_may_not_move_into_itself_or_what_is_within_it() -> None:
    names = [name for _, name in presenter.places(plan(), "Ours")]
    assert names[1:] == ["Top", "Beside", "Website"]
    assert presenter.places(plan(), "Ours")[0][0] == ""


def test_a_new_circle_goes_into_the_chosen_one_and_a_linked_one_beside_ours() -> None:
    made = plan()
    assert presenter.first_within(made, TOP.kids[2]) == "Website"
    assert presenter.first_within(made, None) == "Ours"
    assert presenter.beside_ours(made) == "Top"


def test_our_own_circle_is_not_removed() -> None:
    assert presenter.why_not_remove(OURS) == "This is our own circle."
    assert presenter.why_not_remove(None) == "Choose a circle first."
    assert presenter.why_not_remove(TOP) == ""


def test_the_hint_helps_where_ours_is_alone_and_explains_lines() -> None:
    alone = planned((node("Ours", own=True),))
    assert presenter.hint(alone).startswith("No circle around ours is known yet.")
    assert presenter.hint(plan()).startswith("A line is a link")
    assert presenter.hint(planned((node("Top", node("Ours", own=True)),))) == ""


def test_roles_say_who_and_until_when() -> None:
    assert presenter.role_lines(OURS) == [
        ("Leader", "Ana until 1 Feb 2027", False),
        ("Facilitator", "vacant", True),
    ]
