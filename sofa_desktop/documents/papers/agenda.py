"""The agenda of a meeting: readable at a glance, on one page where it can be."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sofa_desktop.documents.papers.leaf import (
    Block,
    Facts,
    Grid,
    Heading,
    Leaf,
    Listed,
    Wording,
    Words,
    facts,
    one_text,
)
from sofa_desktop.documents.papers.telling import (
    Data,
    day,
    minutes,
    place,
    shifted,
    short_day,
    weekday,
)
from sofa_desktop.documents.table import Column, Row
from sofa_desktop.documents.type import NAME, QUIET
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.paper_terms import outcome, segment
from sofa_desktop.i18n.words import t, tn

BEFORE = ("check_in", "admin", "agenda")
"""Parts of the frame that come before the items."""


def leaf(payload: Data) -> Leaf:
    """The agenda out of its payload, ``sofa-agenda/1``."""
    meeting = payload["meeting"]
    return Leaf(
        circle=payload["circle"]["name"],
        parent=payload["circle"]["parent"],
        heading=t("agenda paper", "Agenda"),
        title=title(payload),
        particulars=(when(meeting), *_who(meeting)),
        blocks=(*_around(payload), *_items(payload), *_texts(payload), *_left_out(payload)),
        subject=weekday(meeting["on"]),
        day=payload["generated_on"],
        foot=t("agenda paper", "Agenda as of {day}", day=day(payload["generated_on"])),
    )


def title(payload: Data) -> str:
    """The meeting by its name or its day."""
    meeting = payload["meeting"]
    if meeting["title"].strip():
        return isolated(one_text(meeting["title"]))
    return t("agenda paper", "Meeting on {day}", day=weekday(meeting["on"]))


def when(meeting: Data) -> str:
    """Its day and time, with the zone."""
    told = weekday(meeting["on"])
    if not meeting["starts_at"]:
        return t("agenda paper", "{day}, {minutes}", day=told, minutes=minutes(meeting["minutes"]))
    until = shifted(meeting["on"], meeting["starts_at"], meeting["minutes"])
    said = t(
        "agenda paper", "{day}, {first} – {last}", day=told, first=meeting["starts_at"], last=until
    )
    zone = meeting["zone"]
    return t("agenda paper", "{when} in {place}", when=said, place=place(zone)) if zone else said


def _who(meeting: Data) -> Iterator[str]:
    if meeting["facilitator"]:
        yield t("agenda paper", "Facilitator: {name}", name=isolated(meeting["facilitator"]))
    if meeting["secretary"]:
        yield t("agenda paper", "Secretary: {name}", name=isolated(meeting["secretary"]))


def _around(payload: Data) -> tuple[Facts, ...]:
    """Where it is, and when that is for each member."""
    meeting = payload["meeting"]
    return facts((t("agenda paper", "Where"), meeting["room"]), *_times(payload))


def _times(payload: Data) -> Iterator[tuple[str, str]]:
    """One row for those who have the same clock; none where all have the meeting's."""
    meeting = payload["meeting"]
    together: dict[tuple[str, str], list[Data]] = {}
    for each in payload["times"]:
        together.setdefault((each["on"], each["at"]), []).append(each)
    here = (meeting["on"], meeting["starts_at"])
    if not meeting["starts_at"] or set(together) <= {here}:
        return
    for (on, at), those in sorted(together.items()):
        label = at if on == meeting["on"] else f"{at}, {short_day(on)}"
        yield label, ", ".join(_there(each, those) for each in those)


def _there(one: Data, those: Sequence[Data]) -> str:
    """A member, with the place of the clock where it is not the next one's too."""
    name = isolated(one["name"])
    following = those[those.index(one) + 1 :]
    if not one["zone"] or (following and following[0]["zone"] == one["zone"]):
        return name
    return t("agenda paper", "{name} ({place})", name=name, place=place(one["zone"]))


def _items(payload: Data) -> tuple[Block, ...]:
    """The whole meeting as a table, with the clock where its beginning is known."""
    meeting = payload["meeting"]
    clock = bool(meeting["starts_at"])
    columns = (
        *((Column(t("agenda paper", "At"), style=QUIET),) if clock else ()),
        Column(t("agenda paper", "What"), share=1, style=NAME),
        Column(t("agenda paper", "To"), style=NAME, least=34),
        Column(t("agenda paper", "Presenter"), style=NAME),
        Column(t("agenda paper", "Minutes"), figure=True),
    )
    rows: list[Row] = []
    gone = 0
    for cells, notes, took in _lines(payload):
        at = (shifted(meeting["on"], meeting["starts_at"], gone),) if clock else ()
        what = len(at)
        rows.append(Row((*at, *cells, str(took)), {what: notes} if notes else {}, spread=True))
        gone += took
    told = tn(
        "agenda paper",
        "Together {total} of {n} minute",
        "Together {total} of {n} minutes",
        meeting["minutes"],
        total=payload["total"],
    )
    lead = ("",) if clock else ()
    rows.append(Row((*lead, told, "", "", str(payload["total"])), strong=True))
    return (
        Heading(t("agenda paper", "Agenda"), keep=60),
        Grid(columns, tuple(rows)),
        *_fast(payload["items"]),
    )


Line = tuple[tuple[str, str, str], tuple[str, ...], int]


def _lines(payload: Data) -> Iterator[Line]:
    """The parts of the frame and the items between them, in their order."""
    frame = [(key, took) for key, took in payload["frame"] if key != "items"]
    yield from (_part(key, took) for key, took in frame if key in BEFORE)
    for number, item in enumerate(payload["items"], start=1):
        name = f"{number}. {isolated(one_text(item['title']))}"
        presenter = isolated(item["presenter"]) if item["presenter"] else ""
        yield (name, outcome(item["outcome"]), presenter), tuple(_notes(item)), item["minutes"]
    yield from (_part(key, took) for key, took in frame if key not in BEFORE)


def _part(key: str, took: int) -> Line:
    return (segment(key), "", ""), (), took


def _notes(item: Mapping[str, Any]) -> Iterator[str]:
    """Why it is there and what to read before, in as few lines as it takes."""
    told = []
    if item["fast_track"]:
        told.append(t("agenda paper", "Fast track."))
    if item["reason"]:
        told.append(one_text(item["reason"]))
    if item["documents"]:
        listed = " · ".join(one_text(each) for each in item["documents"])
        told.append(t("agenda paper", "Documents: {documents}", documents=listed))
    if told:
        yield " ".join(told)


def _fast(items: Sequence[Data]) -> tuple[Words, ...]:
    """What fast track means, where something is on it."""
    if not any(item["fast_track"] for item in items):
        return ()
    told = t(
        "agenda paper",
        "Fast track: consented together, unless somebody wants to talk about one of them.",
    )
    return (Words(told, "quiet"),)


def _texts(payload: Data) -> Iterator[Block]:
    """What is proposed, word for word, below the table."""
    told = [item for item in payload["items"] if item["text"].strip()]
    if told:
        yield Heading(t("agenda paper", "Proposed wordings"))
    for item in told:
        yield Wording(item["text"].strip(), one_text(item["title"]))


def _left_out(payload: Data) -> Iterator[Block]:
    if not payload["left_out"]:
        return
    yield Heading(t("agenda paper", "Left out this time"), keep=20)
    yield Listed(tuple(_why(each) for each in payload["left_out"]), small=True)


def _why(left: Data) -> str:
    """A topic that is not on the agenda, and why."""
    topic = isolated(one_text(left["title"]))
    if not left["why"]:
        return topic
    return t("agenda paper", "{title}: {why}", title=topic, why=one_text(left["why"]))
