"""Minutes as a document to read: their payload in blocks, in the order of a meeting. No Qt."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sofa_desktop.i18n import formats, meeting_terms, paper_terms
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.ui.pages.meetings.meeting_words import at

HEADING, TEXT, QUIET, WORDING, POINT = "heading", "text", "quiet", "wording", "point"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the document: how it looks, what it says, and for a wording what it replaced.

    The heading of an item has its ``place`` on the agenda, from 1.
    """

    look: str
    text: str
    old: str = ""
    place: int = 0


def blocks(payload: Mapping[str, Any]) -> list[Block]:
    """The whole minutes."""
    return [
        *_admin(payload),
        *(block for place, item in _numbered(payload) for block in _item(place, item)),
        *_end(payload),
    ]


def _numbered(payload: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    yield from enumerate(payload["items"], start=1)


def _admin(payload: Mapping[str, Any]) -> Iterator[Block]:
    there = [each for each in payload["attendance"] if each["presence"] == "present"]
    away = [each for each in payload["attendance"] if each["presence"] != "present"]
    if there:
        yield Block(TEXT, t("minutes", "Present: {names}.", names=", ".join(map(_person, there))))
    if away:
        yield Block(TEXT, t("minutes", "Not there: {names}.", names=", ".join(map(_away, away))))
    if payload["previous"]:
        said = meeting_terms.previous_minutes(payload["previous"])
        yield Block(TEXT, t("minutes", "Minutes of last time: {said}.", said=said.rstrip(".")))
    if payload["information"]:
        yield Block(TEXT, t("minutes", "Information: {said}", said=payload["information"]))


def _person(one: Mapping[str, str]) -> str:
    name = isolated(one["name"])
    return f"{name} ({one['roles']})" if one["roles"] else name


def _away(one: Mapping[str, str]) -> str:
    presence = meeting_terms.presence(one["presence"]).lower()
    return t("minutes", "{name}, {presence}", name=isolated(one["name"]), presence=presence)


def _item(place: int, item: Mapping[str, Any]) -> Iterator[Block]:
    title = item["title"] or t("minutes", "Outside of any item")
    yield Block(HEADING, f"{place}. {title}" if item["title"] else title, place=place)
    facts = _item_facts(item)
    if facts:
        yield Block(QUIET, facts)
    if item["notes"]:
        yield Block(TEXT, item["notes"])
    for decision in item["decisions"]:
        yield from _decision(decision)
    for selection in item["selections"]:
        yield Block(TEXT, _selection(selection))
    if item["actions"]:
        yield Block(QUIET, t("minutes", "Action items"))
        for action in item["actions"]:
            yield Block(POINT, _action(action))


def _item_facts(item: Mapping[str, Any]) -> str:
    if not item["outcome"]:
        return ""
    told = [
        t("minutes", "Reached: {outcome}", outcome=paper_terms.outcome(item["reached"]))
        if item["reached"]
        else t("minutes", "Wanted: {outcome}", outcome=paper_terms.outcome(item["outcome"])),
    ]
    if item["used_minutes"]:
        told.append(tn("minutes", "{n} minute", "{n} minutes", item["used_minutes"]))
    if item["carried"]:
        told.append(t("minutes", "carried over"))
    return " · ".join(told)


def _decision(decision: Mapping[str, Any]) -> Iterator[Block]:
    yield Block(TEXT, t("minutes", "Decided: {title}", title=decision["title"]))
    if decision["text"]:
        yield Block(WORDING, decision["text"], decision["old_text"] or "")
    told = []
    if decision["term_end"]:
        told.append(t("minutes", "until {day}", day=_day(decision["term_end"])))
    if decision["measure"]:
        told.append(t("minutes", "measured by: {measure}", measure=decision["measure"]))
    if decision["feedback_to"]:
        told.append(t("minutes", "feedback to: {who}", who=decision["feedback_to"]))
    if told:
        yield Block(QUIET, " · ".join(told))


def _selection(selection: Mapping[str, Any]) -> str:
    said = t(
        "minutes",
        "Selected: {holder} as {role}, from {start} until {end}.",
        holder=isolated(selection["holder"]),
        role=selection["role"],
        start=_day(selection["starts_on"]),
        end=_day(selection["ends_on"]),
    )
    waits = t("minutes", "The other circle's consent is awaited.")
    return f"{said} {waits}" if selection["awaiting"] else said


def _action(action: Mapping[str, Any]) -> str:
    who = isolated(action["owner"]) or t("minutes", "nobody yet")
    if action["due_on"]:
        return t(
            "minutes",
            "{who}: {what}, by {day}",
            who=who,
            what=action["what"],
            day=_day(action["due_on"]),
        )
    return t("minutes", "{who}: {what}", who=who, what=action["what"])


def _end(payload: Mapping[str, Any]) -> Iterator[Block]:
    if payload["backlog"]:
        yield Block(HEADING, t("minutes", "New in the backlog"))
        for title in payload["backlog"]:
            yield Block(POINT, title)
    if payload["evaluation"]:
        yield Block(HEADING, t("minutes", "Check-out"))
        yield Block(TEXT, payload["evaluation"])
    following = payload["next"]
    if following:
        when = ", ".join(filter(None, (_weekday(following["on"]), at(following["at"]))))
        yield Block(TEXT, t("minutes", "Next meeting: {when}.", when=when))
    corrections: Sequence[Mapping[str, str]] = payload["corrections"]
    if corrections:
        yield Block(HEADING, t("minutes", "Corrections"))
        for one in corrections:
            yield Block(POINT, f"{_day(one['on'])}: {one['text']}")


def _day(written: str) -> str:
    return formats.day(date.fromisoformat(written))


def _weekday(written: str) -> str:
    return formats.weekday(date.fromisoformat(written))
