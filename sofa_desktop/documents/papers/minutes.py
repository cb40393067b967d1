"""The minutes of a meeting: what was decided, who was selected, who does what by when."""

from collections.abc import Iterator, Sequence

from sofa_desktop.documents.papers.agenda import title, when
from sofa_desktop.documents.papers.leaf import (
    Block,
    Grid,
    Heading,
    Leaf,
    Listed,
    Wording,
    facts,
    one_text,
    words,
)
from sofa_desktop.documents.papers.telling import Data, day, short_day, weekday
from sofa_desktop.documents.table import Column, Row
from sofa_desktop.documents.type import NAME
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.meeting_terms import previous_minutes
from sofa_desktop.i18n.paper_terms import outcome
from sofa_desktop.i18n.words import t, tn

MANY = 2
"""Promises from which on they stand together in a table too."""


def leaf(payload: Data) -> Leaf:
    """The minutes out of their payload, ``sofa-minutes/1``."""
    draft = payload["state"] == "draft"
    meeting = payload["meeting"]
    return Leaf(
        circle=payload["circle"]["name"],
        parent=payload["circle"]["parent"],
        heading=t("minutes paper", "Minutes"),
        title=title(payload),
        particulars=(when(meeting), *_states(payload)),
        lead=_summary(payload),
        draft=t("minutes paper", "Draft") if draft else "",
        draft_note=_unapproved() if draft else "",
        blocks=(
            *_attendance(payload),
            *_admin(payload),
            *_items(payload),
            *_promises(payload),
            *_tail(payload),
        ),
        subject=weekday(meeting["on"]),
        day=meeting["on"],
        foot=t(
            "minutes paper",
            "Minutes of {day} · {circle}",
            day=day(meeting["on"]),
            circle=isolated(payload["circle"]["name"]),
        ),
    )


def _unapproved() -> str:
    return t("minutes paper", "The circle has not approved these minutes; they may still change.")


def _states(payload: Data) -> Iterator[str]:
    if payload["meeting"]["room"]:
        yield isolated(one_text(payload["meeting"]["room"]))
    if payload["approved_on"]:
        yield t("minutes paper", "Approved on {day}", day=day(payload["approved_on"]))
    if payload["published_on"]:
        yield t("minutes paper", "Published on {day}", day=day(payload["published_on"]))


def _summary(payload: Data) -> str:
    """What came of the meeting, in one line."""
    decided = sum(len(item["decisions"]) for item in payload["items"])
    selected = sum(len(item["selections"]) for item in payload["items"])
    promised = sum(len(item["actions"]) for item in payload["items"])
    told = [
        tn("minutes paper", "{n} decision", "{n} decisions", decided) if decided else "",
        tn("minutes paper", "{n} selection", "{n} selections", selected) if selected else "",
        tn("minutes paper", "{n} action", "{n} actions", promised) if promised else "",
    ]
    return " · ".join(filter(None, told))


def _attendance(payload: Data) -> tuple[Block, ...]:
    there = payload["attendance"]
    return (
        Heading(t("minutes paper", "Attendance"), keep=24),
        *facts(
            (t("minutes paper", "Present"), _names(there, "present")),
            (t("minutes paper", "Excused"), _names(there, "excused")),
            (t("minutes paper", "Absent"), _names(there, "absent")),
            (t("minutes paper", "Facilitator"), payload["facilitator"]),
            (t("minutes paper", "Secretary"), payload["secretary"]),
        ),
    )


def _names(there: Sequence[Data], presence: str) -> str:
    """Who was there, or not, with their roles."""
    return ", ".join(_name(each) for each in there if each["presence"] == presence)


def _name(each: Data) -> str:
    name = isolated(each["name"])
    if not each["roles"]:
        return name
    return t("minutes paper", "{name} ({roles})", name=name, roles=isolated(each["roles"]))


def _admin(payload: Data) -> tuple[Block, ...]:
    told = facts(
        (t("minutes paper", "Minutes of last time"), _previous(payload["previous"])),
        (t("minutes paper", "Information"), payload["information"]),
        (t("minutes paper", "Next meeting"), _next(payload)),
    )
    return (Heading(t("minutes paper", "ADMIN"), keep=24), *told) if told else ()


def _previous(status: str) -> str:
    """What was said of the minutes of the meeting before; nothing where nothing was."""
    return previous_minutes(status) if status else ""


def _next(payload: Data) -> str:
    following = payload["next"]
    if not following:
        return ""
    if not following["at"]:
        return weekday(following["on"])
    return t("minutes paper", "{day}, {at}", day=weekday(following["on"]), at=following["at"])


def _items(payload: Data) -> Iterator[Block]:
    if payload["items"]:
        yield Heading(t("minutes paper", "Items"), keep=60)
    for number, item in enumerate(payload["items"], start=1):
        yield _named(number, item)
        if item["fast_track"]:
            yield from words(
                t("minutes paper", "Consented together with the other routine reviews."), "quiet"
            )
        yield from words(item["notes"])
        for decision in item["decisions"]:
            yield from _decision(decision)
        yield from facts(
            *((t("minutes paper", "Selected"), _selected(each)) for each in item["selections"])
        )
        yield from facts(
            *((t("minutes paper", "Action"), _action(each)) for each in item["actions"])
        )
        if item["carried"]:
            yield from words(t("minutes paper", "Not finished; it stays in the backlog."), "quiet")


def _named(number: int, item: Data) -> Heading:
    """The heading of an item; the last may have no name and holds what came beside the items."""
    if not item["title"].strip():
        return Heading(t("minutes paper", "Beside the items"), 3)
    return Heading(f"{number}. {isolated(one_text(item['title']))}", 3, _aside(item))


def _aside(item: Data) -> str:
    """What it wanted and reached, and how long it took."""
    wanted, reached = outcome(item["outcome"]), outcome(item["reached"] or "")
    told = wanted
    if reached and reached != wanted:
        told = t("minutes paper", "{wanted}, reached: {reached}", wanted=wanted, reached=reached)
    if item["used_minutes"]:
        took = t(
            "minutes paper",
            "{used} of {planned} min",
            used=item["used_minutes"],
            planned=item["minutes"],
        )
        return f"{told} · {took}"
    return f"{told} · {t('minutes paper', '{planned} min', planned=item['minutes'])}"


def _decision(decision: Data) -> Iterator[Block]:
    name = one_text(decision["title"])
    label = t("minutes paper", "Decided: {title}", title=isolated(name)) if name else t(
        "minutes paper", "Decided")  # fmt: skip
    yield Wording(decision["text"].strip(), label)
    old = decision["old_text"].strip()
    if old and old != decision["text"].strip():
        yield Wording(old, t("minutes paper", "In place of"), old=True)
    yield from facts(
        (t("minutes paper", "Valid until"), day(decision["term_end"])),
        (t("minutes paper", "Measured by"), decision["measure"]),
        (t("minutes paper", "Feedback to"), decision["feedback_to"]),
    )


def _selected(selection: Data) -> str:
    told = t(
        "minutes paper",
        "{holder} for {role}, {first} – {last}",
        holder=isolated(selection["holder"]),
        role=isolated(selection["role"]),
        first=short_day(selection["starts_on"]),
        last=short_day(selection["ends_on"]),
    )
    if selection["awaiting"]:
        waits = t("minutes paper", "waits for the other circle's consent")
        return f"{told}; {waits}"
    return told


def _action(action: Data) -> str:
    what = one_text(action["what"])
    owner = isolated(action["owner"]) if action["owner"] else t("minutes paper", "nobody yet")
    told = f"{isolated(what)} – {owner}"
    if action["due_on"]:
        by = t("minutes paper", "by {day}", day=short_day(action["due_on"]))
        return f"{told}, {by}"
    return told


def _promises(payload: Data) -> Iterator[Block]:
    """All actions together, the first due first."""
    every = [action for item in payload["items"] for action in item["actions"]]
    if len(every) < MANY:
        return
    yield Heading(t("minutes paper", "Who does what by when"), keep=50)
    columns = (
        Column(t("minutes paper", "What"), share=1, style=NAME),
        Column(t("minutes paper", "Who"), style=NAME),
        Column(t("minutes paper", "By"), style=NAME),
    )
    in_order = sorted(every, key=lambda each: each["due_on"] or "9999")
    yield Grid(
        columns,
        tuple(
            Row((one_text(each["what"]), each["owner"] or "–", short_day(each["due_on"]) or "–"))
            for each in in_order
        ),
    )


def _tail(payload: Data) -> Iterator[Block]:
    if payload["backlog"]:
        yield Heading(t("minutes paper", "Backlog"), keep=20)
        yield Listed(tuple(one_text(each) for each in payload["backlog"]))
    if payload["evaluation"].strip():
        yield Heading(t("minutes paper", "Evaluation"), keep=20)
        yield from words(payload["evaluation"])
    if payload["corrections"]:
        yield Heading(t("minutes paper", "Corrections"), keep=30)
        for each in payload["corrections"]:
            yield Wording(each["text"], day(each["on"]))
