"""The map of circles on paper: the picture of circles in circles, and the same as a tree."""

from collections.abc import Iterator

from sofa_desktop.documents.papers.leaf import (
    Block,
    Branch,
    Grid,
    Heading,
    Leaf,
    Picture,
    Tree,
    Words,
    one_text,
)
from sofa_desktop.documents.papers.telling import Data, day, joined, short_day, written
from sofa_desktop.documents.table import Column, Row
from sofa_desktop.documents.type import NAME
from sofa_desktop.i18n.circle_terms import circle_kind, circle_status
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.paper_terms import role_state
from sofa_desktop.i18n.words import t, tn


def leaf(payload: Data) -> Leaf:
    """The map out of its payload, ``sofa-map/1``."""
    circles = payload["circles"]
    name = payload["circle"]["name"]
    return Leaf(
        circle=name,
        parent=payload["circle"]["parent"],
        heading=t("map paper", "Map of circles"),
        title=t("map paper", "{circle} and the circles around it", circle=isolated(name)),
        particulars=(written(payload),),
        lead=t("map paper", "The map is made from what is kept of the circles; nobody draws it."),
        blocks=(
            Picture("map", sentence(circles)),
            *_key(circles),
            Heading(t("map paper", "The same as a tree"), keep=60),
            Tree(tuple(_branch(each) for each in circles)),
            *_roles(circles),
        ),
        subject=written(payload),
        day=payload["generated_on"],
    )


def sentence(circles: list[Data]) -> str:
    """The picture in words."""
    within = tn("map paper", "{n} circle", "{n} circles", len(circles))
    return t("map paper", "A picture of {circles}, each drawn inside the one it belongs to.",
             circles=within)  # fmt: skip


def _key(circles: list[Data]) -> tuple[Words, ...]:
    """What a line in the picture means, where there is one."""
    if not any(each["linked"] for each in circles):
        return ()
    told = t("map paper", "A line is a link of our circle beside the one through its parent.")
    return (Words(told, "quiet"),)


def _branch(each: Data) -> Branch:
    return Branch(
        each["depth"],
        isolated(one_text(each["name"])),
        tuple(note for note in _notes(each) if note),
        strong=each["own"],
    )


def _notes(each: Data) -> Iterator[str]:
    yield " · ".join(_facts(each))
    yield one_text(each["aim"])
    vacant = [role["name"] for role in each["roles"] if not role["holder"]]
    if vacant:
        yield t("map paper", "Vacant: {roles}", roles=joined(vacant))
    if each["ours"]:
        yield t("map paper", "From our circle: {names}", names=joined(each["ours"]))
    yield one_text(each["note"])


def _facts(each: Data) -> Iterator[str]:
    yield circle_kind(each["kind"])
    if each["own"]:
        yield t("map paper", "our circle")
    if each["status"] != "active":
        yield circle_status(each["status"])
    if each["leader"]:
        yield t("map paper", "Leader: {name}", name=isolated(each["leader"]))
    if each["delegate"]:
        yield t("map paper", "Delegate: {name}", name=isolated(each["delegate"]))
    if each["linked"]:
        yield t("map paper", "linked with ours")
    if each["ends_on"]:
        yield t("map paper", "until {day}", day=day(each["ends_on"]))


def _roles(circles: list[Data]) -> Iterator[Block]:
    """The roles of our own circle; of others none are known."""
    for each in circles:
        if not each["own"] or not each["roles"]:
            continue
        heading = t("map paper", "Roles of {circle}", circle=isolated(each["name"]))
        yield Heading(heading, keep=50)
        columns = (
            Column(t("map paper", "Role"), share=1, style=NAME),
            Column(t("map paper", "Held by"), share=1, style=NAME),
            Column(t("map paper", "Until"), style=NAME),
        )
        yield Grid(
            columns,
            tuple(
                Row(
                    (
                        role["name"],
                        role["holder"] or role_state("vacant"),
                        short_day(role["until"]),
                    )
                )
                for role in each["roles"]
            ),
        )
