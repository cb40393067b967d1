"""Reviews go through their steps by the book and end as records."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from sofa_desktop.domain.circle import Circle, RelatedCircle
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.review import ReviewStep
from sofa_desktop.domain.review_rules import levels_without_voice, linked_levels
from sofa_desktop.i18n import actions
from sofa_desktop.services.people import People
from sofa_desktop.services.ports import CircleFile
from sofa_desktop.services.review_rows import ReviewRow
from sofa_desktop.services.reviews import Reviews
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.queries import SqlQueries
from tests.helpers import FakeClock, new_circle

TODAY = date(2026, 11, 24)


class Reviewing:
    """A circle of two with its reviews."""

    def __init__(self, file: SqlCircleFile, clock: FakeClock) -> None:
        self.people = people = People(file, clock)
        self.file: CircleFile = file
        self.mira = people.add("Mira", joined_on=date(2026, 1, 1))
        self.tomas = people.add("Tomás", joined_on=date(2026, 1, 1))
        self.reviews = Reviews(file, clock)
        self.queries = SqlQueries(file)

    def row(self, review_id: str) -> ReviewRow:
        return next(row for row in self.queries.reviews() if row.id == review_id)

    def at_plan(self) -> Id:
        review = self.reviews.begin("performance", self.mira, reviewers="Tomás")
        for _ in range(4):
            self.reviews.advance(review)
        return review


@pytest.fixture
def circle(tmp_path: Path) -> Iterator[Reviewing]:
    clock = FakeClock(TODAY)
    with new_circle(tmp_path, clock) as file:
        yield Reviewing(file, clock)


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        work()
    return caught.value.code


def test_a_performance_review_goes_by_the_book_and_ends_as_a_record(circle: Reviewing) -> None:
    review = circle.reviews.begin("performance", circle.mira, reviewers="Tomás\nAna, General")
    steps = [circle.row(review).step]
    for _ in range(5):
        circle.reviews.change(review, plan="Ask for help earlier", term_end=date(2027, 5, 24))
        circle.reviews.advance(review)
        steps.append(circle.row(review).step)
    circle.reviews.consent(review)
    steps.append(circle.row(review).step)
    assert steps == ["prepare", "went_well", "improve", "ideas", "plan", "consent", "done"]
    assert circle.row(review).consented_on == TODAY
    assert refused(lambda: circle.reviews.change(review, plan="Another")) == "review.done"


def test_the_focus_person_picks_reviewers_before_anything_is_said(circle: Reviewing) -> None:
    review = circle.reviews.begin("performance", circle.mira)
    assert refused(lambda: circle.reviews.advance(review)) == "review.no_reviewers"
    assert circle.row(review).step == "prepare"


def test_an_improvement_plan_has_a_term(circle: Reviewing) -> None:
    review = circle.at_plan()
    assert refused(lambda: circle.reviews.advance(review)) == "review.no_plan"
    circle.reviews.change(review, plan="Ask for help earlier")
    assert refused(lambda: circle.reviews.advance(review)) == "review.no_term"
    circle.reviews.change(review, term_end=date(2027, 5, 24))
    circle.reviews.advance(review)
    assert circle.row(review).step == "consent"


def test_only_consent_makes_it_a_record(circle: Reviewing) -> None:
    review = circle.at_plan()
    assert refused(lambda: circle.reviews.consent(review)) == "review.not_at_consent"
    circle.reviews.change(review, plan="Ask for help", term_end=date(2027, 5, 24))
    circle.reviews.advance(review)
    assert refused(lambda: circle.reviews.advance(review)) == "review.needs_consent"
    on_its_last_day = date(2027, 5, 24)
    assert refused(lambda: circle.reviews.consent(review, on=on_its_last_day)) == (
        "review.ends_before_consent"
    )


def test_one_can_go_back_but_not_before_the_first_step(circle: Reviewing) -> None:
    review = circle.at_plan()
    for _ in range(4):
        circle.reviews.back(review)
    assert circle.row(review).step == "prepare"
    assert refused(lambda: circle.reviews.back(review)) == "review.first_step"


def test_a_performance_review_is_of_somebody(circle: Reviewing) -> None:
    assert refused(lambda: circle.reviews.begin("performance")) == "review.no_focus"
    assert circle.queries.reviews() == []


def test_in_a_circle_review_every_member_is_in_focus_in_turn(circle: Reviewing) -> None:
    first = circle.reviews.begin("circle")
    turns = circle.queries.reviews()
    assert [(turn.focus, turn.step) for turn in turns] == [
        ("Mira", "went_well"),
        ("Tomás", "went_well"),
    ]
    assert turns[0].id == first
    assert refused(lambda: circle.reviews.begin("circle")) == "review.circle_open"


def test_guests_have_no_turn(circle: Reviewing) -> None:
    circle.people.add("Guest", joined_on=date(2026, 1, 1), standing="guest")
    circle.people.add("Later", joined_on=date(2027, 1, 1))
    circle.reviews.begin("circle")
    assert [turn.focus for turn in circle.queries.reviews()] == ["Mira", "Tomás"]


def test_a_turn_of_a_circle_review_may_end_without_a_plan(circle: Reviewing) -> None:
    turn = circle.reviews.begin("circle")
    for _ in range(4):
        circle.reviews.advance(turn)
    circle.reviews.consent(turn)
    assert circle.row(turn).step == ReviewStep.DONE


def test_a_circle_without_members_has_nobody_in_turn(tmp_path: Path) -> None:
    with new_circle(tmp_path, FakeClock(TODAY)) as file:
        reviews = Reviews(file, FakeClock(TODAY))
        assert refused(lambda: reviews.begin("circle")) == "review.nobody_there"


def test_removing_a_circle_review_takes_all_turns_and_undo_brings_them_back(
    circle: Reviewing,
) -> None:
    first = circle.reviews.begin("circle")
    before = circle.queries.reviews()
    circle.reviews.remove(first)
    assert circle.queries.reviews() == []
    circle.file.undo()
    assert circle.queries.reviews() == before


def test_one_turn_can_be_left_out(circle: Reviewing) -> None:
    first = circle.reviews.begin("circle")
    circle.reviews.skip(first)
    assert [turn.focus for turn in circle.queries.reviews()] == ["Tomás"]


def test_every_action_is_told_in_words(circle: Reviewing) -> None:
    review = circle.at_plan()
    circle.reviews.change(review, plan="Ask for help", term_end=date(2027, 5, 24))
    circle.reviews.advance(review)
    circle.reviews.consent(review)
    circle.reviews.begin("circle")
    told = [actions.happened(row) for row in circle.queries.actions()]
    assert told[0] == "Begun: circle review"
    assert told[1] == "Consented and on record: performance review of Mira"
    assert told[2] == "Now at “Consent”: performance review of Mira"
    assert told[3] == "Changed: performance review of Mira"


OURS = Circle(id=Id("c"), name="Content", code="C", currency="EUR", within_id=Id("p"))
AROUND = (
    RelatedCircle(id=Id("p"), name="General Circle"),
    RelatedCircle(id=Id("s"), name="Video team", within_id=Id("c")),
    RelatedCircle(id=Id("o"), name="Outreach", within_id=Id("p")),
)


def test_the_linked_levels_are_the_circle_its_parent_and_those_below() -> None:
    assert linked_levels(OURS, AROUND) == ("Content", "General Circle", "Video team")


@pytest.mark.parametrize(
    ("reviewers", "missing"),
    [
        ("", ("Content", "General Circle", "Video team")),
        ("Mira", ("General Circle", "Video team")),
        ("Mira\nAna, general circle", ("Video team",)),
        ("Mira, Content\nAna, General Circle\nJo, Video team", ()),
        ("Somebody else", ("Content", "General Circle", "Video team")),
    ],
)
def test_a_level_without_a_reviewer_is_named(reviewers: str, missing: tuple[str, ...]) -> None:
    levels = linked_levels(OURS, AROUND)
    assert levels_without_voice(levels, reviewers, "Content", ["Mira"]) == missing
