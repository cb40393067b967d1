"""The health of governance over a real file, and its words."""

from datetime import date

from sofa_desktop.app.container import OpenCircle
from sofa_desktop.domain.governance_health import Finding
from sofa_desktop.i18n import governance_health as words
from sofa_desktop.services.health_of_governance import governance_health
from tests.services.consent_case import HELD, gather

LONG_AGO, ENDED = date(2025, 1, 1), date(2026, 1, 1)


def found(circle: OpenCircle) -> list[Finding]:
    return governance_health(circle.desk.queries, HELD)


def test_a_circle_in_good_health_hears_nothing(circle: OpenCircle) -> None:
    gather(circle, meeting=False)
    circle.desk.policies.adopt("Pay", "The same.", decided_on=HELD)
    assert found(circle) == []


def test_what_slipped_is_told_kindly(circle: OpenCircle) -> None:
    cast, desk = gather(circle, meeting=False), circle.desk
    desk.policies.adopt("Pay", "The same.", decided_on=LONG_AGO, term_end=ENDED)
    desk.content.add_item("Hosts' table", kind="community")
    desk.policies.adopt("Dues", "The hosts' table sets them.", decided_on=HELD)
    for name in ("A", "B", "C", "D"):
        desk.roles.fill(desk.roles.add(name), cast["Ana"], starts_on=HELD)
    desk.roles.add("Host")
    told = [(words.title(each), words.why(each), words.topic(each)) for each in found(circle)]
    assert told == [
        (
            "“Pay” waits for its review",
            "Its term ended on 1 January 2026. It is still in force; does it still help?",
            "Review of the policy “Pay”",
        ),
        (
            "Host is vacant",
            "Nobody has held it yet. What it is for may be left lying.",
            "Selection for the role Host",
        ),
        (
            "Ana carries much",
            "Ana holds these roles: A, B, C, D. Is it still a joy, or would sharing help?",
            "Sharing the roles Ana holds",
        ),
        (
            "“Dues” speaks of the community of practice “Hosts' table”",
            (
                "A community of practice learns together and has no domain to decide in; "
                "it may hand proposals to circles. Which circle does the policy belong to?"
            ),
            "“Dues” and the community of practice “Hosts' table”",
        ),
    ]
    assert {words.button(each) for each in found(circle)} == {"Put on the agenda"}


def test_what_is_a_topic_already_is_not_told_again(circle: OpenCircle) -> None:
    gather(circle, meeting=False)
    desk = circle.desk
    desk.policies.adopt("Pay", "The same.", decided_on=LONG_AGO, term_end=ENDED)
    [finding] = found(circle)
    topic = desk.backlog.note(
        words.topic(finding),
        outcome=str(finding.outcome),
        source="due",
        subject_type=finding.subject_type,
        subject_id=finding.record_id,
    )
    assert found(circle) == []
    desk.backlog.drop([topic])
    assert found(circle) == [finding]


def test_what_a_proposal_is_on_is_not_told_again(circle: OpenCircle) -> None:
    gather(circle, meeting=False)
    desk = circle.desk
    key = desk.policies.adopt("Pay", "The same.", decided_on=LONG_AGO, term_end=ENDED)
    assert len(found(circle)) == 1
    desk.proposals.reuse(key)
    assert found(circle) == []


def test_a_role_that_waits_for_the_other_circle_is_not_vacant(circle: OpenCircle) -> None:
    cast, desk = gather(circle, meeting=False), circle.desk
    role = desk.roles.add("Delegate", kind="delegate")
    assert [each.code for each in found(circle)] == ["health.role_vacant"]
    desk.roles.fill(role, cast["Ana"], starts_on=HELD)
    assert found(circle) == []


def test_a_role_whose_description_waits(circle: OpenCircle) -> None:
    cast, desk = gather(circle, meeting=False), circle.desk
    desk.decisions.record("Host", "Opens the room.", target="role", on=LONG_AGO, term_end=ENDED)
    [role] = desk.queries.roles(HELD)
    desk.roles.fill(role.id, cast["Ana"], starts_on=HELD)
    [finding] = found(circle)
    assert words.title(finding) == "The description of Host waits for its review"
    assert words.topic(finding) == "Review of the role Host"
    assert "1 January 2026" in words.why(finding)
