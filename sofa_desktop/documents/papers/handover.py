"""A role changing hands: all the next holder needs, and nothing that was not asked for."""

from collections.abc import Iterator, Mapping

from sofa_desktop.documents.papers import policies
from sofa_desktop.documents.papers.cover import date_words
from sofa_desktop.documents.papers.leaf import (
    Block,
    Grid,
    Heading,
    Leaf,
    Listed,
    Words,
    facts,
    one_text,
)
from sofa_desktop.documents.papers.roles import full_text, sentence
from sofa_desktop.documents.papers.telling import Data, day, short_day, written
from sofa_desktop.documents.table import Column, Row
from sofa_desktop.documents.type import NAME
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t


def leaf(payload: Data) -> Leaf:
    """The handover out of its payload, ``sofa-handover/1``."""
    role = payload["role"]
    return Leaf(
        circle=payload["circle"]["name"],
        parent=payload["circle"]["parent"],
        heading=t("handover", "Handover"),
        title=t("handover", "Handover: {role}", role=isolated(role["name"])),
        particulars=(*_between(payload), written(payload)),
        lead=sentence(role),
        blocks=(
            *_role(role),
            *_actions(payload["actions"]),
            *_dates(payload["dates"]),
            *_in_use(payload),
            *_money(payload["money"]),
            *_contacts(payload["contacts"]),
        ),
        subject=role["name"],
        day=payload["generated_on"],
        foot=t("handover", "For whoever takes on the role"),
    )


def _between(payload: Data) -> Iterator[str]:
    if payload["from"]:
        yield t("handover", "From {name}", name=isolated(payload["from"]))
    if payload["to"]:
        told = t("handover", "To {name}", name=isolated(payload["to"]))
        since = day(payload["to_from"])
        yield t("handover", "{who}, from {day}", who=told, day=since) if since else told


def _role(role: Data) -> Iterator[Block]:
    yield Heading(t("handover", "The role as consented"), keep=50)
    nothing = Words(t("handover", "Nothing is written about this role yet."), "quiet")
    yield from full_text(role) or (nothing,)


def _actions(actions: list[Data]) -> Iterator[Block]:
    yield Heading(t("handover", "Open actions"), keep=40)
    if not actions:
        yield Words(t("handover", "None are open."), "quiet")
        return
    columns = (
        Column(t("handover", "What"), share=2, style=NAME),
        Column(t("handover", "By"), style=NAME),
        Column(t("handover", "Note"), share=2, style=NAME),
    )
    yield Grid(
        columns,
        tuple(
            Row((one_text(each["what"]), short_day(each["due_on"]) or "–", one_text(each["note"])))
            for each in actions
        ),
    )


def _dates(dates: list[Data]) -> Iterator[Block]:
    if not dates:
        return
    yield Heading(t("handover", "Next dates"), keep=40)
    columns = (
        Column(t("handover", "Day"), style=NAME),
        Column(t("handover", "What"), share=1, style=NAME),
    )
    yield Grid(columns, tuple(Row((short_day(each["on"]), date_words(each))) for each in dates))


def _in_use(payload: Data) -> Iterator[Block]:
    """Policies and templates that the holder works with."""
    if payload["policies"]:
        yield Heading(t("handover", "Policies in use"), keep=40)
        yield policies.table(payload["policies"])
    if payload["templates"]:
        yield Heading(t("handover", "Templates in use"), keep=20)
        yield Listed(tuple(one_text(each) for each in payload["templates"]))


def _money(money: Data) -> Iterator[Block]:
    """Where the circle's money stands: in a sentence, then in figures."""
    if not money["balances"]:
        return
    yield Heading(t("handover", "Money of the circle"), keep=50)
    yield Words(money_sentence(money))
    columns = (
        Column(t("handover", "Place"), share=1, style=NAME),
        Column(t("handover", "Balance"), figure=True),
    )
    yield Grid(
        columns,
        tuple(
            Row((each["name"], formats.money(each["minor"], each["currency"])))
            for each in money["balances"]
        ),
    )


def money_sentence(money: Data) -> str:
    """What is there, and what came and went since a day."""
    there: dict[str, int] = {}
    for each in money["balances"]:
        there[each["currency"]] = there.get(each["currency"], 0) + each["minor"]
    flows = {each["currency"]: each for each in money["flows"]}
    if not flows:
        return t("handover", "The circle has {there}.", there=_sums(there))
    order = [*there, *(currency for currency in flows if currency not in there)]
    moved = [flows[currency] for currency in order if currency in flows]
    return t(
        "handover",
        "The circle has {there}; since {day}, {received} came in and {spent} went out.",
        there=_sums(there),
        day=day(money["since"]),
        received=_sums({each["currency"]: each["in_minor"] for each in moved}),
        spent=_sums({each["currency"]: each["out_minor"] for each in moved}),
    )


def _sums(by_currency: Mapping[str, int]) -> str:
    """Amounts of several currencies in a row."""
    told = [formats.money(minor, currency) for currency, minor in by_currency.items()]
    if len(told) < 2:
        return "".join(told)
    return t("handover", "{some} and {last}", some=", ".join(told[:-1]), last=told[-1])


def _contacts(contacts: list[Data]) -> Iterator[Block]:
    """How to reach people; only what was asked for is in the payload."""
    if not contacts:
        return
    yield Heading(t("handover", "People"), keep=40)
    yield from facts(*((each["name"], _reached(each)) for each in contacts))


def _reached(contact: Data) -> str:
    parts = (contact.get(key, "") for key in ("roles", "email", "phone", "place"))
    return " · ".join(isolated(part) for part in parts if part) or "–"
