"""Policies: adopted, renewed, retired; overdue and still in force."""

from datetime import date

import pytest

from sofa_desktop.app.container import OpenCircle
from sofa_desktop.domain.errors import Refused
from tests.services.consent_case import HELD, gather
from tests.services.governance import no

YEAR_ON = date(2027, 11, 24)


def test_a_policy_is_adopted_for_a_year_unless_said_otherwise(circle: OpenCircle) -> None:
    policies, ask = circle.desk.policies, circle.desk.queries
    key = policies.adopt("Pay", "Everybody is paid the same.", kind="workflow", decided_on=HELD)
    [row] = ask.policies(HELD)
    assert (row.id, row.title, row.kind, row.version) == (key, "Pay", "workflow", 1)
    assert (row.decided_on, row.term_end, row.state) == (HELD, YEAR_ON, "in_force")
    [decision] = ask.decisions()
    assert (decision.title, decision.text, decision.target_id) == ("Pay", row.text, key)
    assert row.decision_id == decision.id


def test_a_policy_has_title_words_and_a_term_that_ends_later(circle: OpenCircle) -> None:
    policies = circle.desk.policies
    for title, text, end, code in (
        (" ", "Words", YEAR_ON, "policy.no_title"),
        ("Pay", "\n", YEAR_ON, "policy.no_text"),
        ("Pay", "Words", HELD, "policy.ends_before_start"),
    ):
        with pytest.raises(Refused) as refused:
            policies.adopt(title, text, term_end=end, decided_on=HELD)
        assert no(refused) == code
    assert circle.desk.queries.policies(HELD) == []


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2027, 9, 24), "in_force"),
        (date(2027, 9, 25), "due"),
        (YEAR_ON, "due"),
        (date(2027, 11, 25), "overdue"),
        (date(2031, 1, 1), "overdue"),
    ],
)
def test_a_policy_past_its_term_is_overdue_and_in_force(
    circle: OpenCircle, today: date, state: str
) -> None:
    """The circle's warning is sixty days."""
    circle.desk.policies.adopt("Pay", "The same.", decided_on=HELD)
    [row] = circle.desk.queries.policies(today)
    assert (row.state, row.text) == (state, "The same.")


def test_what_needs_the_circle_comes_first(circle: OpenCircle) -> None:
    policies = circle.desk.policies
    keys = [
        policies.adopt(title, "x", decided_on=date(2025, 1, 1), term_end=date(end, 12, 31))
        for title, end in (("A", 2030), ("B", 2027), ("C", 2026), ("D", 2031))
    ]
    policies.retire(keys[-1], "No use", on=HELD)
    rows = circle.desk.queries.policies(date(2027, 12, 1))
    assert [(row.title, row.state) for row in rows] == [
        ("C", "overdue"), ("B", "due"), ("A", "in_force"), ("D", "retired"),
    ]  # fmt: skip


def test_a_renewal_is_a_new_version_with_what_was_not_given_as_it_was(circle: OpenCircle) -> None:
    policies, ask = circle.desk.policies, circle.desk.queries
    cast = gather(circle)
    key = policies.adopt("Pay", "The same.", measure="Asking", feedback_to="Ana", decided_on=HELD)
    policies.renew(key, date(2028, 1, 1), meeting_id=cast.meeting)
    policies.renew(key, date(2029, 1, 1), text="By need.", measure="", decided_on=YEAR_ON)
    rows = ask.policy_versions(key)
    assert [(row.version, row.text, row.measure, row.feedback_to) for row in rows] == [
        (3, "By need.", "", "Ana"),
        (2, "The same.", "Asking", "Ana"),
        (1, "The same.", "Asking", "Ana"),
    ]
    assert [row.meeting_on for row in rows] == [None, HELD, None]
    [minuted] = ask.decisions(cast.meeting)
    assert (minuted.old_text, minuted.text) == ("The same.", "The same.")
    assert [row.old_text for row in ask.decisions()] == ["The same.", "The same.", ""]
    [row] = ask.policies(HELD)
    assert (row.version, row.text, row.term_end) == (3, "By need.", date(2029, 1, 1))


def test_a_retired_policy_changes_no_more(circle: OpenCircle) -> None:
    policies, ask = circle.desk.policies, circle.desk.queries
    key = policies.adopt("Pay", "The same.", decided_on=HELD)
    with pytest.raises(Refused) as refused:
        policies.retire(key, " ")
    assert no(refused) == "policy.no_reason"
    policies.retire(key, "We have no money", on=date(2027, 1, 7))
    assert [row.state for row in ask.policies(date(2027, 1, 6))] == ["in_force"]
    assert [row.state for row in ask.policies(date(2027, 1, 7))] == ["retired"]
    assert ask.decisions()[0].text == "We have no money"
    for act in (
        lambda: policies.retire(key, "Again"),
        lambda: policies.renew(key, date(2030, 1, 1)),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert no(refused) == "policy.retired"


def test_title_kind_and_note_need_no_consent(circle: OpenCircle) -> None:
    policies = circle.desk.policies
    key = policies.adopt("Pay", "The same.", decided_on=HELD)
    policies.change(key, title=" Fair  pay ", kind="agreement", note="see the wiki")
    [row] = circle.desk.queries.policies(HELD)
    assert (row.title, row.kind, row.note) == ("Fair pay", "agreement", "see the wiki")
    with pytest.raises(Refused) as refused:
        policies.change(key, text="Other words")
    assert no(refused) == "record.unknown_field"


def test_a_policy_noted_by_mistake_goes_with_its_versions(circle: OpenCircle) -> None:
    policies, ask = circle.desk.policies, circle.desk.queries
    cast = gather(circle)
    key = policies.adopt("Pay", "The same.", decided_on=HELD)
    policies.renew(key, date(2029, 1, 1))
    policies.remove(key)
    assert (ask.policies(HELD), ask.decisions(), ask.policy_versions(key)) == ([], [], [])
    kept = policies.adopt("Pay", "The same.", meeting_id=cast.meeting)
    with pytest.raises(Refused) as refused:
        policies.remove(kept)
    assert no(refused) == "policy.decided"


def test_nothing_is_added_to_approved_minutes(circle: OpenCircle) -> None:
    cast = gather(circle)
    cast.approve()
    with pytest.raises(Refused) as refused:
        circle.desk.policies.adopt("Pay", "The same.", meeting_id=cast.meeting)
    assert no(refused) == "decision.minutes_approved"
