"""The logbook: every policy in force with its exact wording, and those that were retired."""

from collections.abc import Iterator

from sofa_desktop.documents.papers.leaf import (
    Block,
    Grid,
    Heading,
    Leaf,
    Wording,
    facts,
    one_text,
    words,
)
from sofa_desktop.documents.papers.telling import Data, day, short_day, written
from sofa_desktop.documents.table import Column, Row
from sofa_desktop.documents.type import NAME
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.policy_terms import policy_kind, policy_state
from sofa_desktop.i18n.words import t, tn


def leaf(payload: Data) -> Leaf:
    """The logbook out of its payload, ``sofa-policies/1``."""
    policies = payload["policies"]
    return Leaf(
        circle=payload["circle"]["name"],
        parent=payload["circle"]["parent"],
        heading=t("logbook", "Logbook"),
        title=tn("logbook", "{n} policy in force", "{n} policies in force", len(policies))
        if policies
        else t("logbook", "No policy is in force"),
        particulars=(written(payload),),
        lead=_stays() if policies else "",
        blocks=(
            *_overview(policies),
            *(block for policy in policies for block in policy_blocks(policy)),
            *_retired(payload["retired"]),
        ),
        subject=written(payload),
        day=payload["generated_on"],
    )


def _stays() -> str:
    return t("logbook", "A policy past its review day stays in force until the circle changes it.")


def _overview(policies: list[Data]) -> Iterator[Block]:
    if len(policies) > 1:
        yield table(policies)


def table(policies: list[Data]) -> Grid:
    """Policies with their review days."""
    columns = (
        Column(t("logbook", "Policy"), share=1, style=NAME),
        Column(t("logbook", "Since"), style=NAME),
        Column(t("logbook", "Review by"), style=NAME),
        Column(t("logbook", "State"), style=NAME),
    )
    rows = (
        Row(
            (
                one_text(policy["title"]),
                short_day(policy["since"]),
                short_day(policy["term_end"]),
                policy_state(policy["state"]),
            )
        )
        for policy in policies
    )
    return Grid(columns, tuple(rows))


def policy_blocks(policy: Data) -> Iterator[Block]:
    """One policy: its name, its wording, and until when and how it is looked at."""
    yield Heading(one_text(policy["title"]), 2, policy_kind(policy["kind"]), keep=64)
    yield Wording(policy["text"].strip())
    state = policy["state"]
    review = day(policy["term_end"])
    if state in {"due", "overdue"}:
        review = t("logbook", "{day}: {state}", day=review, state=policy_state(state))
    yield from facts(
        (t("logbook", "In force since"), _since(policy)),
        (t("logbook", "Review by"), review),
        (t("logbook", "Measured by"), policy["measure"]),
        (t("logbook", "Feedback to"), policy["feedback_to"]),
    )
    yield from words(policy["note"], "quiet")


def _since(policy: Data) -> str:
    told = day(policy["since"])
    if policy["version"] > 1:
        return t("logbook", "{day}, version {n}", day=told, n=policy["version"])
    return told


def _retired(retired: list[Data]) -> Iterator[Block]:
    if not retired:
        return
    yield Heading(t("logbook", "Retired"), keep=40)
    columns = (
        Column(t("logbook", "Policy"), share=2, style=NAME),
        Column(t("logbook", "Since"), style=NAME),
        Column(t("logbook", "Why"), share=3, style=NAME),
    )
    yield Grid(
        columns,
        tuple(
            Row(
                (
                    one_text(policy["title"]),
                    short_day(policy["retired_on"]),
                    isolated(one_text(policy["why"])),
                )
            )
            for policy in retired
        ),
    )
