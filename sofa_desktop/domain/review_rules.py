"""How a review goes, step by step, and who must be among its reviewers (MVOS 4.6)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from sofa_desktop.domain.circle import Circle
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.review import Review, ReviewKind, ReviewStep

STEPS = {
    ReviewKind.PERFORMANCE: tuple(ReviewStep),
    ReviewKind.CIRCLE: tuple(step for step in ReviewStep if step is not ReviewStep.PREPARE),
}
"""In a circle review nobody is picked: every member is there and is in focus in turn."""


def steps_of(kind: ReviewKind) -> tuple[ReviewStep, ...]:
    """The steps of a kind of review, in order."""
    return STEPS[kind]


def advanced(review: Review) -> Review:
    """The review at its next step; the last one, consent, is passed by ``consented`` alone.

    Raises:
        Refused: ``review.done``, ``review.no_reviewers``, ``review.no_plan``, ``review.no_term``,
            ``review.needs_consent``.
    """
    must_be_open(review)
    if review.step is ReviewStep.CONSENT:
        raise Refused("review.needs_consent")
    if review.step is ReviewStep.PREPARE and not names_in(review.reviewers):
        raise Refused("review.no_reviewers")
    if review.step is ReviewStep.PLAN:
        _must_have_plan(review)
    steps = steps_of(review.kind)
    return replace(review, step=steps[steps.index(review.step) + 1])


def gone_back(review: Review) -> Review:
    """The review at the step before.

    Raises:
        Refused: ``review.done``, ``review.first_step``.
    """
    must_be_open(review)
    steps = steps_of(review.kind)
    place = steps.index(review.step)
    if not place:
        raise Refused("review.first_step")
    return replace(review, step=steps[place - 1])


def consented(review: Review, on: date) -> Review:
    """The review once everybody, the focus person too, consented to the plan.

    Raises:
        Refused: ``review.done``, ``review.not_at_consent``, ``review.no_plan``,
            ``review.no_term``, ``review.ends_before_consent``.
    """
    must_be_open(review)
    if review.step is not ReviewStep.CONSENT:
        raise Refused("review.not_at_consent")
    _must_have_plan(review)
    if review.term_end is not None and review.term_end <= on:
        raise Refused("review.ends_before_consent", on=on)
    return replace(review, step=ReviewStep.DONE, consented_on=on)


def must_be_open(review: Review) -> None:
    """Refuse to touch a review that is a record by now.

    Raises:
        Refused: ``review.done``.
    """
    if review.step is ReviewStep.DONE:
        raise Refused("review.done", on=review.consented_on)


def _must_have_plan(review: Review) -> None:
    """An improvement plan has a term; a circle review may end without a plan."""
    if not review.plan.strip():
        if review.kind is ReviewKind.CIRCLE:
            return
        raise Refused("review.no_plan")
    if review.term_end is None:
        raise Refused("review.no_term")


def names_in(reviewers: str) -> tuple[str, ...]:
    """The reviewers, one a line."""
    return tuple(line.strip() for line in reviewers.splitlines() if line.strip())


class Around(Protocol):
    """A circle around ours, as a record or as a row."""

    @property
    def id(self) -> str:
        """Its key."""
        ...

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def within_id(self) -> str | None:
        """The circle it belongs to."""
        ...


def linked_levels(circle: Circle, related: Iterable[Around]) -> tuple[str, ...]:
    """The names of circles whose view belongs into a review: ours, the parent, those below."""
    others = list(related)
    parent = next((one.name for one in others if one.id == circle.within_id), circle.parent)
    below = [one.name for one in others if one.within_id == circle.id]
    return tuple(dict.fromkeys(name for name in (circle.name, parent, *below) if name))


def levels_without_voice(
    levels: Sequence[str], reviewers: str, own: str, members: Iterable[str]
) -> tuple[str, ...]:
    """Levels nobody among the reviewers comes from.

    A line names the circle somebody comes from behind the name, as in "Ana, General Circle"; a
    member of ours may stand there with the bare name.
    """
    lines = [line.casefold() for line in names_in(reviewers)]
    ours = {name.casefold() for name in members}
    heard = {level for level in levels if any(level.casefold() in line for line in lines)}
    if any(line.split(",")[0].strip() in ours for line in lines if "," not in line):
        heard.add(own)
    return tuple(level for level in levels if level not in heard)
