"""Performance reviews and circle reviews: begun, led through their steps, kept as records."""

from datetime import date

from sofa_desktop.domain.circle import Standing
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id, id_or_none
from sofa_desktop.domain.review import Review, ReviewKind, ReviewStep
from sofa_desktop.domain.review_rules import (
    advanced,
    consented,
    gone_back,
    must_be_open,
    steps_of,
)
from sofa_desktop.services.edits import Editable, day_or_none, edited, key_or_none, paragraphs
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork

_EDITABLE: Editable = {
    "role_id": key_or_none,
    "meeting_id": key_or_none,
    "reviewers": paragraphs,
    "went_well": paragraphs,
    "improve": paragraphs,
    "ideas": paragraphs,
    "plan": paragraphs,
    "term_end": day_or_none,
}


class Reviews:
    """Use cases of reviews; each method is one named action."""

    def __init__(self, file: CircleFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def begin(
        self,
        kind: str,
        focus_id: str | None = None,
        role_id: str | None = None,
        *,
        reviewers: str = "",
        meeting_id: str | None = None,
        origin: object | None = None,
    ) -> Id:
        """Begin a review of somebody in a role, or of the circle: then each member in turn.

        A circle review is one record a member, in the order of their turns; the first one's
        identifier comes back.

        Raises:
            Refused: ``review.no_focus``, ``review.circle_open``, ``review.nobody_there``.
        """
        if ReviewKind(kind) is ReviewKind.CIRCLE:
            return self._begin_circle(meeting_id, origin)
        with self._file.act("review.begin", origin=origin) as work:
            review = Review(
                id=work.new_id(),
                kind=ReviewKind.PERFORMANCE,
                begun_on=self._clock.today(),
                focus_id=id_or_none(focus_id),
                role_id=id_or_none(role_id),
                reviewers=reviewers,
                meeting_id=id_or_none(meeting_id),
            )
            review.check()
            work.reviews.add(review)
            work.facts(**_told(work, review))
            return review.id

    def change(self, review_id: str, *, origin: object | None = None, **fields: object) -> None:
        """Write down what was said: ``reviewers``, ``went_well``, ``improve``, ``ideas``, ``plan``.

        ``term_end``, ``role_id`` and ``meeting_id`` too.

        Raises:
            Refused: ``record.unknown_field``, ``review.done``.
        """
        with self._file.act("review.change", origin=origin, fields=sorted(fields)) as work:
            review = _open(work, review_id)
            work.reviews.put(edited(review, fields, _EDITABLE))

    def advance(self, review_id: str, *, origin: object | None = None) -> None:
        """Go on to the next step.

        Raises:
            Refused: what ``review_rules.advanced`` says.
        """
        with self._file.act("review.step", origin=origin) as work:
            after = advanced(_open(work, review_id))
            work.facts(step=after.step)
            work.reviews.put(after)

    def back(self, review_id: str, *, origin: object | None = None) -> None:
        """Go back to the step before.

        Raises:
            Refused: ``review.done``, ``review.first_step``.
        """
        with self._file.act("review.step", origin=origin) as work:
            after = gone_back(_open(work, review_id))
            work.facts(step=after.step)
            work.reviews.put(after)

    def consent(
        self, review_id: str, *, on: date | None = None, origin: object | None = None
    ) -> None:
        """Note that everybody, the focus person too, consented to the plan; it is a record now.

        Raises:
            Refused: what ``review_rules.consented`` says.
        """
        with self._file.act("review.consent", origin=origin) as work:
            review = _open(work, review_id)
            work.reviews.put(consented(review, on or self._clock.today()))

    def remove(self, review_id: str, *, origin: object | None = None) -> None:
        """Take a review away; of a circle review the turns of all members."""
        with self._file.act("review.remove", origin=origin) as work:
            review = work.reviews.get(review_id)
            work.facts(**_told(work, review))
            for turn in turns_of(work, review):
                work.reviews.remove(turn.id)

    def skip(self, review_id: str, *, origin: object | None = None) -> None:
        """Take the turn of one member out of a circle review, who is not there for it."""
        with self._file.act("review.skip", origin=origin) as work:
            work.reviews.remove(_open(work, review_id).id)

    def _begin_circle(self, meeting_id: str | None, origin: object | None) -> Id:
        today = self._clock.today()
        with self._file.act("review.begin", origin=origin, kind=ReviewKind.CIRCLE) as work:
            _must_be_none_open(work)
            there = [
                one
                for one in work.members.all()
                if one.belongs_on(today) and one.standing is Standing.FULL
            ]
            if not there:
                raise Refused("review.nobody_there")
            turns = [
                Review(
                    id=key,
                    kind=ReviewKind.CIRCLE,
                    step=steps_of(ReviewKind.CIRCLE)[0],
                    begun_on=today,
                    focus_id=member.id,
                    meeting_id=id_or_none(meeting_id),
                )
                for key, member in zip(work.new_ids(len(there)), there, strict=True)
            ]
            for turn in turns:
                work.reviews.add(turn)
            return turns[0].id


def turns_of(work: UnitOfWork, review: Review) -> list[Review]:
    """The review itself, or all turns of the circle review it belongs to."""
    if review.kind is not ReviewKind.CIRCLE:
        return [review]
    return [
        one
        for one in work.reviews.all()
        if one.kind is ReviewKind.CIRCLE and one.begun_on == review.begun_on
    ]


def _must_be_none_open(work: UnitOfWork) -> None:
    """One circle review at a time."""
    for one in work.reviews.all():
        if one.kind is ReviewKind.CIRCLE and one.step is not ReviewStep.DONE:
            raise Refused("review.circle_open", on=one.begun_on)


def _open(work: UnitOfWork, review_id: str) -> Review:
    review = work.reviews.get(review_id)
    work.facts(**_told(work, review))
    must_be_open(review)
    return review


def _told(work: UnitOfWork, review: Review) -> dict[str, object]:
    """What the action's name tells of a review."""
    member = work.members.find(review.focus_id) if review.focus_id else None
    return {"kind": review.kind, "name": member.name if member else ""}
