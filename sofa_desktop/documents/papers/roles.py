"""The role book: every role with its full text, who holds it, and who held it."""

from collections.abc import Iterator

from sofa_desktop.documents.papers.leaf import Block, Facts, Grid, Heading, Leaf, Words, facts
from sofa_desktop.documents.papers.telling import Data, day, short_day, span, written
from sofa_desktop.documents.table import Column, Row
from sofa_desktop.documents.type import NAME
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.paper_terms import role_state
from sofa_desktop.i18n.terms import role_kind
from sofa_desktop.i18n.words import t, tn

KEEP = 70.0
"""Of a role, so much stays with its name."""


def leaf(payload: Data) -> Leaf:
    """The role book out of its payload, ``sofa-roles/1``."""
    roles = payload["roles"]
    return Leaf(
        circle=payload["circle"]["name"],
        parent=payload["circle"]["parent"],
        heading=t("role book", "Role book"),
        title=_title(len(roles)),
        particulars=(written(payload),),
        blocks=(*_overview(roles), *(block for role in roles for block in _role(role))),
        subject=written(payload),
        day=payload["generated_on"],
    )


def _title(count: int) -> str:
    if not count:
        return t("role book", "There are no roles yet")
    return tn("role book", "{n} role, and who holds it", "{n} roles, and who holds them", count)


def _overview(roles: list[Data]) -> Iterator[Block]:
    """All of them on one page."""
    if len(roles) < 2:
        return
    columns = (
        Column(t("role book", "Role"), share=3, style=NAME),
        Column(t("role book", "Held by"), share=3, style=NAME),
        Column(t("role book", "From"), style=NAME),
        Column(t("role book", "Until"), style=NAME),
    )
    yield Grid(
        columns,
        tuple(
            Row(
                (
                    role["name"],
                    holder(role),
                    short_day(role["starts_on"]) if role["holder"] else "",
                    short_day(role["ends_on"]) if role["holder"] else "",
                )
            )
            for role in roles
        ),
    )


def holder(role: Data) -> str:
    """Who holds a role, or why nobody does."""
    state = role_state(role["state"])
    if not role["holder"]:
        return state
    name = isolated(role["holder"])
    return t("role book", "{name} ({state})", name=name, state=state) if state else name


def _role(role: Data) -> Iterator[Block]:
    kind = role_kind(role["kind"])
    yield Heading(role["name"], 2, "" if kind == role["name"] else kind, keep=KEEP)
    yield Words(sentence(role), "quiet")
    yield from full_text(role)
    yield from _history(role)


def sentence(role: Data) -> str:
    """Who holds it from when until when."""
    if not role["holder"]:
        return t("role book", "Nobody holds this role.")
    told = t(
        "role book",
        "Held by {name} from {first} to {last}.",
        name=isolated(role["holder"]),
        first=day(role["starts_on"]),
        last=day(role["ends_on"]),
    )
    state = role_state(role["state"])
    return f"{told} {state}." if state else told


def full_text(role: Data) -> tuple[Facts, ...]:
    """Everything the circle has consented to of a role."""
    hours = role["hours_month"]
    return facts(
        (t("role book", "Purpose"), role["purpose"]),
        (t("role book", "Tasks"), role["tasks"]),
        (t("role book", "Authority"), role["authority"]),
        (t("role book", "Limits"), role["limits"]),
        (t("role book", "Qualifications"), role["qualifications"]),
        (t("role book", "Measured by"), role["measures"]),
        (
            t("role book", "Time"),
            tn("role book", "{n} hour a month", "{n} hours a month", hours) if hours else "",
        ),
        (t("role book", "Pay"), role["pay"]),
        (t("role book", "Role review"), day(role["review_on"])),
    )


def _history(role: Data) -> Iterator[Block]:
    """Who held it, the latest first."""
    if not role["history"]:
        return
    columns = (
        Column(t("role book", "Who held it"), share=2, style=NAME),
        Column(t("role book", "Term"), style=NAME),
        Column(t("role book", "Stepped down"), share=3, style=NAME),
    )
    yield Grid(columns, tuple(Row(_term(term)) for term in role["history"]))


def _term(term: Data) -> tuple[str, str, str]:
    ended = short_day(term["ended_on"])
    if ended and term["reason"]:
        reason = isolated(" ".join(term["reason"].split()))
        ended = t("role book", "{day}: {reason}", day=ended, reason=reason)
    return term["holder"], span(term["starts_on"], term["ends_on"]), ended
