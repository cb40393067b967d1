"""What slipped in a circle's governance, worked out by hand."""

from datetime import date, timedelta

from sofa_desktop.domain.governance_health import (
    CommunityFact,
    PolicyFact,
    RoleFact,
    decided_for_communities,
    many_roles,
    overdue_policies,
    overdue_roles,
    vacant_roles,
)

TODAY = date(2026, 11, 24)
YESTERDAY = TODAY - timedelta(days=1)


def policy(key: str, term_end: date = TODAY, title: str = "Pay", text: str = "") -> PolicyFact:
    return PolicyFact(id=key, title=title, text=text, term_end=term_end)


def test_a_policy_is_overdue_from_the_day_after_its_term() -> None:
    found = overdue_policies(
        TODAY,
        [policy("a", TODAY), policy("b", YESTERDAY), policy("c", date(2025, 1, 1))],
    )
    assert [(each.record_id, each.since) for each in found] == [
        ("c", date(2025, 1, 1)), ("b", YESTERDAY),
    ]  # fmt: skip


def test_a_role_is_looked_at_again_on_its_day() -> None:
    roles = [
        RoleFact(id="a", name="Host", review_on=YESTERDAY),
        RoleFact(id="b", name="Writer", review_on=TODAY),
        RoleFact(id="c", name="Editor"),
    ]
    assert [each.record_id for each in overdue_roles(TODAY, roles)] == ["a"]


def test_a_role_without_a_holder_is_vacant() -> None:
    roles = [
        RoleFact(id="a", name="Host", holder_id="m", holder="Mira"),
        RoleFact(id="b", name="Writer", vacant_since=YESTERDAY),
        RoleFact(id="c", name="Editor"),
    ]
    assert [(each.record_id, each.since) for each in vacant_roles(roles)] == [
        ("b", YESTERDAY), ("c", None),
    ]  # fmt: skip


def test_one_person_with_four_roles() -> None:
    def held(count: int, who: str) -> list[RoleFact]:
        return [
            RoleFact(id=f"{who}{n}", name=f"Role {n}", holder_id=who, holder=who.title())
            for n in range(count)
        ]

    [found] = many_roles([*held(3, "jun"), *held(4, "mira"), RoleFact(id="x", name="Vacant")])
    assert (found.record_id, found.facts["name"]) == ("mira", "Mira")
    assert found.facts["roles"] == ("Role 0", "Role 1", "Role 2", "Role 3")


def test_a_policy_that_names_a_community_of_practice() -> None:
    communities = [
        CommunityFact(id="x", title="Facilitators' Table"),
        CommunityFact(id="y", title="IT"),
    ]
    policies = [
        policy("a", text="The FACILITATORS' table decides on pay."),
        policy("b", text="It is the circle that decides."),
        policy("c", title="Facilitators' Table: dues"),
    ]
    found = list(decided_for_communities(policies, communities))
    assert [each.record_id for each in found] == ["a", "c"]
    assert found[0].facts["community"] == "Facilitators' Table"
