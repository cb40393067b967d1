"""How the sample circle looks at itself: a review that is done, and one under way."""

from datetime import timedelta

from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.review import ReviewKind
from sofa_desktop.services.reviews import Reviews
from sofa_desktop.services.sample.story import Story

_TURNS = {
    "anneliese": (
        "We know each week what everybody works on.",
        "Too much waits for one person.",
        "Ask for help in the check-in.",
    ),
    "tomas": (
        "The parent circle hears our view, in two minutes and clearly.",
        "What was said there comes back to us late.",
        "",
    ),
    "yui": ("Guests feel welcome from the first minute.", "", ""),
}
"""Who has spoken so far in the circle review: what went well, what could be better, ideas."""


def write_reviews(story: Story) -> None:
    """Let a webinar host be reviewed some weeks ago, and the circle review itself now."""
    reviews = Reviews(story.file, story.clock)
    story.at(story.today - timedelta(days=61), lambda: _of_the_host(story, reviews))
    story.at(story.today - timedelta(days=5), lambda: _of_the_circle(story, reviews))


def _of_the_host(story: Story, reviews: Reviews) -> None:
    """Begun by the host, who picks the reviewers; a fortnight later everybody consents."""
    review = reviews.begin(
        ReviewKind.PERFORMANCE,
        story.ids["yui"],
        story.ids["Webinar host"],
        reviewers="Anneliese Brückner\nTomás Quiroga Peña\nBo Lindqvist, Communities Support",
    )

    def finish() -> None:
        reviews.change(
            review,
            went_well=(
                "Guests and listeners come back; every recording was online the same week.\n"
                "The dry run takes the fear out of the evening."
            ),
            improve="Questions of listeners get no answer where time runs out.",
            ideas="Somebody else reads the questions while the host speaks.",
            plan=(
                "A second person keeps the questions at every webinar; what stays open is answered "
                "by mail within a week."
            ),
            term_end=story.today + timedelta(days=122),
        )
        for _step in range(5):
            reviews.advance(review)
        reviews.consent(review)

    story.at(story.clock.today() + timedelta(days=14), finish)


def _of_the_circle(story: Story, reviews: Reviews) -> None:
    """Each member is in focus in turn; half of them were."""
    reviews.begin(ReviewKind.CIRCLE)
    turns = _turns(story)
    for name, (well, better, ideas) in _TURNS.items():
        turn = turns[story.ids[name]]
        reviews.change(turn, went_well=well, improve=better, ideas=ideas)
        for _said in filter(None, (well, better, ideas)):
            reviews.advance(turn)


def _turns(story: Story) -> dict[Id, Id]:
    with story.file.look() as work:
        return {
            one.focus_id: one.id
            for one in work.reviews.all()
            if one.kind is ReviewKind.CIRCLE and one.focus_id
        }
