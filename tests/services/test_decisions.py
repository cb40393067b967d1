"""Decisions: what they change, with old and new wording; and one taken back by itself."""

from collections.abc import Callable
from datetime import date

import pytest

from sofa_desktop.app.container import OpenCircle
from sofa_desktop.domain.agreement import Terms, Tier
from sofa_desktop.domain.errors import Refused
from tests.services.consent_case import HELD, gather
from tests.services.governance import no

TERM = date(2027, 11, 24)


def test_a_decision_in_words_alone(circle: OpenCircle) -> None:
    cast, decisions = gather(circle), circle.desk.decisions
    key = decisions.record("Retreat", "We meet in Lisbon.", meeting_id=cast.meeting)
    [row] = circle.desk.queries.decisions(cast.meeting)
    assert (row.id, row.text, row.target, row.target_id, row.term_end) == (
        key, "We meet in Lisbon.", "nothing", "", None,
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        decisions.record("Retreat", " ")
    assert no(refused) == "decision.no_text"


@pytest.mark.parametrize("target", ["policy", "role", "agreement", "price"])
def test_what_stands_needs_a_term_end(circle: OpenCircle, target: str) -> None:
    with pytest.raises(Refused) as refused:
        circle.desk.decisions.record("Pay", "The same.", target=target)
    assert no(refused) == "decision.no_term_end"


def test_a_policy_is_made_and_renewed(circle: OpenCircle) -> None:
    desk = circle.desk
    desk.decisions.record("Pay", "The same.", target="policy", term_end=TERM, on=HELD)
    [policy] = desk.queries.policies(HELD)
    desk.decisions.record(
        "Pay, revised",
        "By need.",
        target="policy",
        target_id=policy.id,
        effect='{"title": "Fair pay", "kind": "agreement"}',
        term_end=date(2028, 1, 1),
        on=TERM,
    )
    [policy] = desk.queries.policies(HELD)
    assert (policy.title, policy.kind, policy.version, policy.text) == (
        "Fair pay", "agreement", 2, "By need.",
    )  # fmt: skip
    last, first = desk.queries.decisions()
    assert (first.old_text, last.old_text, last.target_name) == ("", "The same.", "Fair pay")


def test_a_policy_is_retired_without_a_term(circle: OpenCircle) -> None:
    desk = circle.desk
    key = desk.policies.adopt("Pay", "The same.", decided_on=HELD)
    desk.decisions.record(
        "Pay", "We have none", target="policy", target_id=key, effect='{"retire": true}', on=HELD
    )
    [policy] = desk.queries.policies(HELD)
    assert (policy.state, policy.retired_why) == ("retired", "We have none")


def test_a_role_takes_the_words_as_its_tasks(circle: OpenCircle) -> None:
    desk = circle.desk
    desk.decisions.record("Host", "Opens the room.", target="role", term_end=TERM)
    with circle.file.look() as work:
        [role] = work.roles.all()
    assert (role.name, role.tasks, role.review_on) == ("Host", "Opens the room.", TERM)
    desk.decisions.record(
        "Host",
        "Opens the room early.",
        target="role",
        target_id=role.id,
        effect='{"authority": "Chooses the tool", "hours_month": 4}',
        term_end=date(2028, 1, 1),
    )
    with circle.file.look() as work:
        role = work.roles.get(role.id)
    assert (role.tasks, role.authority, role.hours_month) == (
        "Opens the room early.", "Chooses the tool", 4,
    )  # fmt: skip
    [last, _] = desk.queries.decisions()
    assert last.text == "Opens the room early.\n\nChooses the tool"
    assert last.old_text == "Opens the room."


def test_a_draft_of_the_agreement_is_consented_to(circle: OpenCircle) -> None:
    desk = circle.desk
    key = desk.agreements.draft(_terms(), valid_from=date(2027, 1, 1))
    desk.decisions.record(
        "Agreement 2027", "As drafted", target="agreement", target_id=key, term_end=TERM, on=HELD
    )
    [version] = desk.queries.agreements()
    assert (version.consented_on, version.consent_note, version.review_on) == (
        HELD, "Agreement 2027", TERM,
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        desk.decisions.record(
            "Again", "As drafted", target="agreement", target_id=key, term_end=TERM
        )
    assert no(refused) == "agreement.consented"


def test_prices_are_set_with_the_old_ones_beside_them(circle: OpenCircle) -> None:
    desk = circle.desk
    item = desk.content.add_item("Basics", kind="workshop")
    desk.prices.set_tiers(item, [("Suggested", 12000), ("Supporter", 20050)])
    desk.decisions.record(
        "Prices of Basics",
        "Three prices.",
        target="price",
        target_id=item,
        effect='{"tiers": [["Limited means", 4000], ["Suggested", 11000]]}',
        term_end=TERM,
    )
    assert [(row.name, row.minor) for row in desk.queries.prices(item)] == [
        ("Limited means", 4000), ("Suggested", 11000),
    ]  # fmt: skip
    [row] = desk.queries.decisions()
    assert row.old_text == "Suggested: 120.00 EUR\nSupporter: 200.50 EUR"
    assert row.target_name == "Basics"
    assert {each.decision_id for each in desk.queries.prices(item)} == {row.id}


def test_a_piece_is_approved(circle: OpenCircle) -> None:
    desk = circle.desk
    item = desk.content.add_item("Basics", kind="workshop")
    desk.decisions.record("Basics", "Approved as it is.", target="item", target_id=item)
    assert desk.queries.items()[0].stage == "approved"
    desk.decisions.record(
        "Basics", "Out it goes.", target="item", target_id=item, effect='{"stage": "scheduled"}'
    )
    assert desk.queries.items()[0].stage == "scheduled"


def test_our_consent_to_an_aim_leaves_it_to_the_parent(circle: OpenCircle) -> None:
    desk = circle.desk
    desk.decisions.record("Aim", "Making courses", target="aim", on=HELD)
    [version, *_] = desk.queries.aims()
    assert (version.aim, version.circle_consented_on) == ("Making courses", HELD)
    assert circle.desk.queries.circle().aim == ""  # type: ignore[union-attr]  # a circle is there
    desk.aims.parent_consents(version.id, HELD)
    assert circle.desk.queries.circle().aim == "Making courses"  # type: ignore[union-attr]  # so


@pytest.mark.parametrize(
    ("target", "effect", "code"),
    [
        ("policy", "[1]", "proposal.bad_effect"),
        ("policy", "{", "proposal.bad_effect"),
        ("policy", '{"colour": "red"}', "proposal.bad_effect"),
        ("policy", '{"kind": "law"}', "proposal.bad_effect"),
        ("nothing", '{"retire": true}', "proposal.bad_effect"),
        ("price", "", "decision.no_target"),
        ("item", "", "decision.no_target"),
        ("agreement", "", "decision.no_target"),
    ],
)
def test_an_effect_nobody_would_heed_is_refused(
    circle: OpenCircle, target: str, effect: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        circle.desk.decisions.record("X", "Y", target=target, effect=effect, term_end=TERM)
    assert no(refused) == code


@pytest.mark.parametrize("tiers", ["[]", '[["A"]]', '[["A", "1"]]', '[["A", 1, 2]]', "7"])
def test_prices_that_are_none_are_refused(circle: OpenCircle, tiers: str) -> None:
    item = circle.desk.content.add_item("Basics", kind="workshop")
    with pytest.raises(Refused) as refused:
        circle.desk.decisions.record(
            "X", "Y", target="price", target_id=item, effect=f'{{"tiers": {tiers}}}', term_end=TERM
        )
    assert no(refused) == "proposal.bad_effect"


def test_prices_have_names_and_are_not_below_nothing(circle: OpenCircle) -> None:
    desk = circle.desk
    item = desk.content.add_item("Basics", kind="workshop")
    for tiers, code in (
        ([(" ", 1)], "price.no_name"),
        ([("A", -1)], "price.negative"),
        ([("A", 1), ("A ", 2)], "price.twice"),
    ):
        with pytest.raises(Refused) as refused:
            desk.prices.set_tiers(item, tiers)
        assert no(refused) == code
    desk.prices.set_tiers(item, [("A", 0)])
    desk.prices.set_tiers(item, [])
    assert desk.queries.prices(item) == []


def test_a_piece_goes_with_its_prices_and_comes_back_with_them(circle: OpenCircle) -> None:
    desk = circle.desk
    item = desk.content.add_item("Basics", kind="workshop")
    desk.prices.set_tiers(item, [("A", 100)])
    desk.content.remove_item(item)
    assert desk.queries.prices(item) == []
    circle.file.undo()
    assert [row.name for row in desk.queries.prices(item)] == ["A"]


def test_a_decision_is_taken_back_by_itself(circle: OpenCircle) -> None:
    cast, desk = gather(circle), circle.desk
    pay = desk.decisions.record(
        "Pay", "The same.", target="policy", term_end=TERM, meeting_id=cast.meeting
    )
    desk.decisions.record("Retreat", "Lisbon.", meeting_id=cast.meeting)
    desk.people.change(cast["Ana"], note="on leave")
    desk.decisions.take_back(pay)
    assert [row.title for row in desk.queries.decisions()] == ["Retreat"]
    assert desk.queries.policies(HELD) == []
    circle.file.undo()
    assert [row.title for row in desk.queries.policies(HELD)] == ["Pay"]
    desk.decisions.take_back(pay)
    with pytest.raises(Refused) as refused:
        desk.decisions.take_back(pay)
    assert refused.value.code == "record.gone"
    assert desk.care.check().ok


def test_an_adopted_proposal_is_back_in_its_round(circle: OpenCircle) -> None:
    cast, desk = gather(circle), circle.desk
    key = desk.proposals.open("Rhythm", text="Monthly.", term_end=TERM)
    desk.proposals.begin_round(key, meeting_id=cast.meeting)
    cast.consent(key, "Ana", "Ben", "Cleo", "Dov")
    decision = desk.proposals.adopt(key)
    desk.decisions.take_back(decision)
    assert (cast.row(key).state, cast.row(key).target_id) == ("consent_round", "")
    assert desk.proposals.adopt(key) != decision


Change = Callable[[OpenCircle, str], object]


@pytest.mark.parametrize(
    "change",
    [
        lambda circle, key: circle.desk.policies.change(key, note="see the wiki"),
        lambda circle, key: circle.desk.policies.renew(key, date(2029, 1, 1)),
        lambda circle, key: circle.desk.policies.retire(key, "No use"),
    ],
)
def test_what_was_changed_since_is_named(circle: OpenCircle, change: Change) -> None:
    desk = circle.desk
    decision = desk.decisions.record("Pay", "The same.", target="policy", term_end=TERM)
    [policy] = desk.queries.policies(HELD)
    change(circle, policy.id)
    before = desk.queries.policies(HELD), desk.queries.decisions()
    with pytest.raises(Refused) as refused:
        desk.decisions.take_back(decision)
    assert no(refused) == "undo.changed_since"
    assert refused.value.facts["name"] == "Pay"
    assert (desk.queries.policies(HELD), desk.queries.decisions()) == before
    circle.file.undo()
    desk.decisions.take_back(decision)
    assert desk.queries.policies(HELD) == []


def test_a_later_decision_is_taken_back_first(circle: OpenCircle) -> None:
    desk = circle.desk
    first = desk.decisions.record("Pay", "The same.", target="policy", term_end=TERM)
    [policy] = desk.queries.policies(HELD)
    second = desk.decisions.record(
        "Pay", "By need.", target="policy", target_id=policy.id, effect='{"title": "Fair"}',
        term_end=TERM,
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        desk.decisions.take_back(first)
    assert no(refused) == "undo.changed_since"
    desk.decisions.take_back(second)
    assert [row.text for row in desk.queries.policies(HELD)] == ["The same."]
    desk.decisions.take_back(first)
    assert desk.queries.policies(HELD) == []


def test_the_end_of_a_policy_is_taken_back_before_its_last_words(circle: OpenCircle) -> None:
    desk = circle.desk
    key = desk.policies.adopt("Pay", "The same.", decided_on=HELD)
    desk.policies.renew(key, date(2029, 1, 1))
    desk.policies.retire(key, "No use")
    end, renewal, _ = desk.queries.decisions()
    with pytest.raises(Refused) as refused:
        desk.decisions.take_back(renewal.id)
    assert no(refused) == "undo.changed_since"
    desk.decisions.take_back(end.id)
    desk.decisions.take_back(renewal.id)
    [row] = desk.queries.policies(HELD)
    assert (row.state, row.version) == ("in_force", 1)


def test_prices_set_since_stay(circle: OpenCircle) -> None:
    desk = circle.desk
    item = desk.content.add_item("Basics", kind="workshop")
    first = desk.decisions.record(
        "Prices", "One.", target="price", target_id=item, effect='{"tiers": [["A", 1]]}',
        term_end=TERM,
    )  # fmt: skip
    desk.prices.set_tiers(item, [("A", 2)])
    with pytest.raises(Refused) as refused:
        desk.decisions.take_back(first)
    assert no(refused) == "undo.changed_since"


def test_an_aim_both_circles_consented_to_stands(circle: OpenCircle) -> None:
    desk = circle.desk
    decision = desk.decisions.record("Aim", "Making courses", target="aim", on=HELD)
    desk.aims.parent_consents(desk.queries.aims()[0].id, HELD)
    with pytest.raises(Refused) as refused:
        desk.decisions.take_back(decision)
    assert no(refused) == "undo.changed_since"


def test_approved_minutes_say_what_was_decided(circle: OpenCircle) -> None:
    cast, desk = gather(circle), circle.desk
    decision = desk.decisions.record("Retreat", "Lisbon.", meeting_id=cast.meeting)
    cast.approve()
    with pytest.raises(Refused) as refused:
        desk.decisions.take_back(decision)
    assert no(refused) == "decision.minutes_approved"
    assert desk.queries.decisions()[0].minuted


def _terms() -> Terms:
    return Terms(currency="EUR", tiers=(Tier(None, 5000),))
