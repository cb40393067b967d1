"""The cover page: what the circle is for, who does what until when, and what comes next."""

from collections.abc import Iterator

from sofa_desktop.documents.papers import policies
from sofa_desktop.documents.papers.leaf import Block, Grid, Heading, Leaf, Words, facts
from sofa_desktop.documents.papers.roles import holder
from sofa_desktop.documents.papers.telling import Data, short_day, written
from sofa_desktop.documents.table import Column, Row
from sofa_desktop.documents.type import NAME
from sofa_desktop.i18n.circle_terms import circle_kind, circle_status
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.terms import standing
from sofa_desktop.i18n.words import t

MOST_DATES = 6
"""Dates on the page; it is to be one page where it can be."""


def leaf(payload: Data) -> Leaf:
    """The cover page out of its payload, ``sofa-cover/1``."""
    circle = payload["circle"]
    return Leaf(
        circle=circle["name"],
        parent=circle["parent"],
        heading=t("cover", "Cover page"),
        title=isolated(circle["name"]),
        particulars=(*_what(circle), written(payload)),
        blocks=(
            *facts(
                (t("cover", "Aim"), payload["aim"]),
                (t("cover", "Domain"), payload["domain"]),
            ),
            *_roles(payload["roles"]),
            *_members(payload["members"]),
            *_policies(payload["policies"]),
            *_dates(payload["dates"]),
        ),
        subject=written(payload),
        day=payload["generated_on"],
    )


def _what(circle: Data) -> Iterator[str]:
    if not circle["kind"]:
        return
    told = circle_kind(circle["kind"])
    if circle["status"] not in {"", "active"}:
        told = t("cover", "{kind}, {status}", kind=told,
                 status=circle_status(circle["status"]).lower())  # fmt: skip
    yield told


def _roles(roles: list[Data]) -> Iterator[Block]:
    yield Heading(t("cover", "Roles"), keep=50)
    if not roles:
        yield Words(t("cover", "There are no roles yet."), "quiet")
        return
    columns = (
        Column(t("cover", "Role"), share=1, style=NAME),
        Column(t("cover", "Held by"), share=1, style=NAME),
        Column(t("cover", "Until"), style=NAME),
    )
    rows = (
        Row((role["name"], holder(role), short_day(role["ends_on"]) if role["holder"] else ""))
        for role in roles
    )
    yield Grid(columns, tuple(rows))


def _members(members: list[Data]) -> Iterator[Block]:
    if not members:
        return
    yield Heading(t("cover", "Members"), keep=50)
    columns = (
        Column(t("cover", "Name"), share=1, style=NAME),
        Column(t("cover", "Roles"), share=1, style=NAME),
        Column(t("cover", "Belongs"), style=NAME),
        Column(t("cover", "Since"), style=NAME),
    )
    rows = (
        Row((each["name"], each["roles"], standing(each["standing"]), short_day(each["since"])))
        for each in members
    )
    yield Grid(columns, tuple(rows))


def _policies(in_force: list[Data]) -> Iterator[Block]:
    if in_force:
        yield Heading(t("cover", "Policies in force"), keep=50)
        yield policies.table(in_force)


def _dates(dates: list[Data]) -> Iterator[Block]:
    if not dates:
        return
    yield Heading(t("cover", "Next dates"), keep=50)
    columns = (
        Column(t("cover", "Day"), style=NAME),
        Column(t("cover", "What"), share=1, style=NAME),
    )
    yield Grid(
        columns,
        tuple(Row((short_day(each["on"]), date_words(each))) for each in dates[:MOST_DATES]),
    )


def date_words(each: Data) -> str:
    """What is on a day."""
    title = isolated(" ".join(each["title"].split()))
    match each["what"]:
        case "meeting":
            return t("date", "Meeting: {title}", title=title) if title else t("date", "Meeting")
        case "term_end":
            return t("date", "Term ends: {title}", title=title)
        case "policy_review":
            return t("date", "Policy review: {title}", title=title)
        case "role_review":
            return t("date", "Role review: {title}", title=title)
        case "agreement_review":
            return t("date", "Review of the agreement with {title}", title=title)
        case "action":
            return t("date", "Due: {title}", title=title)
        case "helping_end":
            return t("date", "Helping circle ends: {title}", title=title)
    return title
