"""What the reviews part says. No Qt."""

from collections.abc import Mapping, Sequence

from sofa_desktop.domain.review import ReviewKind, ReviewStep
from sofa_desktop.domain.review_rules import names_in, steps_of
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.review_terms import review_step
from sofa_desktop.i18n.words import t
from sofa_desktop.services.review_rows import ReviewRow
from sofa_desktop.ui.governance.names import together

FIELDS: Mapping[str, tuple[str, ...]] = {
    ReviewStep.PREPARE: ("reviewers",),
    ReviewStep.WENT_WELL: ("went_well",),
    ReviewStep.IMPROVE: ("improve",),
    ReviewStep.IDEAS: ("ideas",),
    ReviewStep.PLAN: ("plan", "term_end"),
    ReviewStep.CONSENT: (),
    ReviewStep.DONE: (),
}
"""The fields each step shows."""


def is_open(row: ReviewRow) -> bool:
    """Whether it is still under way."""
    return row.step != ReviewStep.DONE


def in_groups(rows: Sequence[ReviewRow]) -> list[tuple[str, list[ReviewRow]]]:
    """Reviews under their headings: those under way first, what is on record below."""
    groups: dict[str, list[ReviewRow]] = {}
    for row in sorted(rows, key=lambda each: not _whole_is_open(each, rows)):
        groups.setdefault(_heading(row, rows), []).append(row)
    return [*groups.items()]


def _whole_is_open(row: ReviewRow, rows: Sequence[ReviewRow]) -> bool:
    return any(is_open(turn) for turn in turns_of(row, rows))


def turns_of(row: ReviewRow, rows: Sequence[ReviewRow]) -> list[ReviewRow]:
    """The review itself, or all turns of the circle review it belongs to."""
    if row.kind != ReviewKind.CIRCLE:
        return [row]
    return [each for each in rows if (each.kind, each.begun_on) == (row.kind, row.begun_on)]


def _heading(row: ReviewRow, rows: Sequence[ReviewRow]) -> str:
    if row.kind == ReviewKind.CIRCLE:
        return t("review", "Circle review of {day}", day=formats.day(row.begun_on))
    if _whole_is_open(row, rows):
        return t("review", "Performance reviews under way")
    return t("review", "Performance reviews on record")


def detail_line(row: ReviewRow) -> str:
    """The second row of a review in the list."""
    if row.kind == ReviewKind.CIRCLE:
        return ""
    begun = t("review", "begun {day}", day=formats.short_day(row.begun_on))
    if row.consented_on is not None:
        begun = t("review", "consented {day}", day=formats.short_day(row.consented_on))
    return f"{row.role} · {begun}" if row.role else begun[:1].upper() + begun[1:]


def chip(row: ReviewRow, rows: Sequence[ReviewRow]) -> tuple[str, str]:
    """Where it is, and the tone; a turn that is still to come has none."""
    if not is_open(row):
        return review_step(row.step), ""
    turns = [turn.id for turn in turns_of(row, rows) if is_open(turn)]
    begun = row.step != steps(row)[0][0]
    if row.kind == ReviewKind.CIRCLE and row.id != turns[0] and not begun:
        return "", ""
    return review_step(row.step), "info"


def title(row: ReviewRow) -> str:
    """What is reviewed."""
    name = isolated(row.focus)
    if row.kind == ReviewKind.CIRCLE:
        return t("review", "{name} is in focus", name=name)
    return t("review", "Performance review of {name}", name=name)


def sentence(row: ReviewRow, rows: Sequence[ReviewRow]) -> str:
    """What is true of it now."""
    if row.consented_on is not None:
        return _record_sentence(row)
    if row.kind == ReviewKind.CIRCLE:
        after = _next_turn(row, rows)
        if after is not None:
            return t("review", "Then it is the turn of {name}.", name=isolated(after.focus))
        return t("review", "This is the last turn of the circle review.")
    begun = formats.day(row.begun_on)
    if row.role:
        return t("review", "As {role}. Begun on {day}.", role=row.role, day=begun)
    return t("review", "Begun on {day}.", day=begun)


def _record_sentence(row: ReviewRow) -> str:
    on = formats.day(row.consented_on) if row.consented_on else ""
    if row.term_end is None:
        return t("review", "Consented on {day}. It is a record, not a policy.", day=on)
    return t(
        "review",
        "Consented on {day}; the plan is looked at again on {end}. It is a record, not a policy.",
        day=on,
        end=formats.day(row.term_end),
    )


def _next_turn(row: ReviewRow, rows: Sequence[ReviewRow]) -> ReviewRow | None:
    turns = turns_of(row, rows)
    place = [turn.id for turn in turns].index(row.id)
    return next((turn for turn in turns[place + 1 :] if is_open(turn)), None)


def steps(row: ReviewRow) -> list[tuple[str, str]]:
    """The steps of its kind, each with its short word."""
    return [(str(step), short_step(step)) for step in steps_of(ReviewKind(row.kind))]


def short_step(step: str) -> str:
    """A step on the line of steps."""
    return {
        ReviewStep.PREPARE: t("review step", "Reviewers"),
        ReviewStep.WENT_WELL: t("review step", "Went well"),
        ReviewStep.IMPROVE: t("review step", "Better"),
        ReviewStep.IDEAS: t("review step", "Ideas"),
        ReviewStep.PLAN: t("review step", "Plan"),
        ReviewStep.CONSENT: t("review step", "Consent"),
        ReviewStep.DONE: t("review step", "Record"),
    }[ReviewStep(step)]


def what_to_do(row: ReviewRow, step: str) -> str:
    """What the circle does in a step, by the book."""
    name = isolated(row.focus)
    told = {
        ReviewStep.PREPARE: t(
            "review",
            "{name} picks who takes part, so that every circle {name} is linked with has a voice: "
            "from above, from beside and from below.",
            name=name,
        ),
        ReviewStep.WENT_WELL: t(
            "review",
            "A round on what went well. {name} speaks first, then the others, and {name} once "
            "more at the end.",
            name=name,
        ),
        ReviewStep.IMPROVE: t(
            "review",
            "A round on what could be better. Again {name} speaks first and last.",
            name=name,
        ),
        ReviewStep.IDEAS: t(
            "review",
            "Ideas on what could be better, from everybody; they may contradict each other.",
        ),
        ReviewStep.PLAN: _plan_words(row, name),
        ReviewStep.CONSENT: t(
            "review",
            "A consent round on the plan in which {name} consents too. An objection is worked "
            "into the plan: go back and change it.",
            name=name,
        ),
    }
    return told.get(ReviewStep(step), "")


def _plan_words(row: ReviewRow, name: str) -> str:
    if row.kind == ReviewKind.CIRCLE:
        return t(
            "review",
            "What {name} takes on, if anything, and until when it is looked at again.",
            name=name,
        )
    return t(
        "review",
        "What {name} will do or learn, with whose help, and until when it is looked at again.",
        name=name,
    )


def order_of_speaking(row: ReviewRow) -> str:
    """Who speaks when, by name; empty where no reviewers are noted."""
    names = [name.split(",")[0].strip() for name in names_in(row.reviewers)]
    others = [name for name in names if name.casefold() != row.focus.casefold()]
    if not others:
        return ""
    focus = isolated(row.focus)
    return t(
        "review", "{name}, then {others}, then {name} again.", name=focus, others=together(others)
    )


def unheard(levels: Sequence[str]) -> str:
    """Which circles have no voice among the reviewers; empty where all have."""
    if not levels:
        return ""
    return t("review", "Nobody from {levels} is among them yet.", levels=together(levels))


def record(row: ReviewRow) -> list[tuple[str, str]]:
    """What was said and planned, under its headings, for reading."""
    told = [
        (review_step(ReviewStep.PREPARE), ", ".join(names_in(row.reviewers))),
        (review_step(ReviewStep.WENT_WELL), row.went_well),
        (review_step(ReviewStep.IMPROVE), row.improve),
        (review_step(ReviewStep.IDEAS), row.ideas),
        (review_step(ReviewStep.PLAN), row.plan),
    ]
    return [(heading, text) for heading, text in told if text.strip()]


def plan_in_words(row: ReviewRow) -> str:
    """The plan as it is consented to, with its term."""
    if not row.plan.strip():
        return t("review", "There is no plan; the circle consents to what was said.")
    if row.term_end is None:
        return row.plan
    end = t("review", "Looked at again on {day}.", day=formats.day(row.term_end))
    return f"{row.plan}\n\n{end}"


def line(rows: Sequence[ReviewRow]) -> str:
    """One sentence on all of them."""
    under_way = [row for row in rows if is_open(row)]
    if not under_way:
        return t("review", "No review is under way.")
    names = together(list(dict.fromkeys(row.focus for row in under_way)))
    return t("review", "Under way for {names}.", names=names)
