"""What the composer panel shows of a composed agenda: lanes, reasons, what did not fit. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sofa_desktop.domain.agenda.candidates import Candidate, ComposedAgenda, LeftOut
from sofa_desktop.domain.agenda.fitting import WAITED
from sofa_desktop.domain.meeting import Lane
from sofa_desktop.i18n import agenda_reasons, paper_terms
from sofa_desktop.i18n.words import t, tn

LANES = (Lane.PAST, Lane.PRESENT, Lane.FUTURE)


@dataclass(frozen=True, slots=True)
class Proposed:
    """One thing the composer proposes, left out, or was told not to propose."""

    key: str
    title: str
    reason: str
    facts: str
    verb: str
    quiet: str = ""
    """The other thing that can be done with it."""
    keep: str = ""
    """How it is kept for later; empty where the backlog has it already."""
    tip: str = ""
    """Where its minutes come from, and why it stands where it stands."""


def lane_name(lane: Lane) -> str:
    """A lane and who drafts it."""
    if lane is Lane.PAST:
        return t("meetings", "Past: what is not finished")
    if lane is Lane.PRESENT:
        return t("meetings", "Present: what is ready")
    return t("meetings", "Future: what comes")


def lane_rows(
    agenda: ComposedAgenda, names: Mapping[str, str]
) -> Sequence[tuple[Lane, list[Proposed]]]:
    """The proposed items by lane, in the order proposed."""
    return [
        (lane, [_proposed(item, names) for item in agenda.items if item.lane is lane])
        for lane in LANES
    ]


def left_out_rows(agenda: ComposedAgenda, names: Mapping[str, str]) -> list[Proposed]:
    """What did not fit, with why."""
    return [_left_out(row, names) for row in agenda.left_out]


def declined_rows(agenda: ComposedAgenda, names: Mapping[str, str]) -> list[Proposed]:
    """What would be proposed had nobody declined it."""
    return [
        Proposed(
            item.key,
            agenda_reasons.title(item),
            agenda_reasons.reason(item),
            _facts(item, names),
            t("meetings", "Propose again"),
        )
        for item in agenda.declined
    ]


def summary(agenda: ComposedAgenda) -> str:
    """What is proposed, in one sentence."""
    if not agenda.items and agenda.left_out:
        return t("meetings", "What fits is on the agenda below.")
    if not agenda.items:
        return t("meetings", "Nothing more is due. The agenda is yours.")
    count = tn("meetings", "{n} item", "{n} items", len(agenda.items))
    free = agenda.length - agenda.total
    if free <= 0:
        return t(
            "meetings",
            "{items} proposed. With them the meeting takes {total} of {length} minutes.",
            items=count,
            total=agenda.total,
            length=agenda.length,
        )
    return t(
        "meetings",
        "{items} proposed. With them the meeting takes {total} of {length} minutes, {free} left.",
        items=count,
        total=agenda.total,
        length=agenda.length,
        free=free,
    )


def _proposed(item: Candidate, names: Mapping[str, str]) -> Proposed:
    return Proposed(
        item.key,
        agenda_reasons.title(item),
        agenda_reasons.reason(item),
        _facts(item, names),
        t("meetings", "Add"),
        t("meetings", "Decline"),
        tip=_tip(item),
    )


def _left_out(row: LeftOut, names: Mapping[str, str]) -> Proposed:
    item = row.candidate
    said_above = not row.room and row.why != WAITED
    why = "" if said_above else agenda_reasons.left_out(row)
    reason = agenda_reasons.reason(item)
    return Proposed(
        item.key,
        agenda_reasons.title(item),
        f"{why} {reason}".strip(),
        _facts(item, names),
        t("meetings", "Add anyway"),
        t("meetings", "Decline"),
        "" if item.backlog_id else t("meetings", "Into the backlog"),
        tip=_tip(item),
    )


def _tip(item: Candidate) -> str:
    return f"{agenda_reasons.minutes(item)} {agenda_reasons.rank(item)}"


def _facts(item: Candidate, names: Mapping[str, str]) -> str:
    minutes = tn("meetings", "{n} minute", "{n} minutes", item.minutes)
    if item.learned:
        minutes = t("meetings", "{minutes}, as such items took so far", minutes=minutes)
    count = len(item.documents)
    told = [
        paper_terms.outcome(item.outcome),
        minutes,
        names.get(item.presenter_id, ""),
        tn("meetings", "{n} document", "{n} documents", count) if count else "",
        t("meetings", "fast track") if item.fast_track else "",
    ]
    return " · ".join(filter(None, told))
