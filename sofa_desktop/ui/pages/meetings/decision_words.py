"""What is said of a decision. No Qt."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from sofa_desktop.domain.circle import AbsenceRule
from sofa_desktop.domain.proposal import Target
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.services.backlog_rows import BacklogRow
from sofa_desktop.services.decisions import LAZY_HOURS
from sofa_desktop.services.meeting_rows import MeetingRow
from sofa_desktop.services.policy_rows import DecisionRow
from sofa_desktop.ui.pages.meetings.meeting_words import moment

_TARGETS: Mapping[Target, Callable[[], str]] = {
    Target.POLICY: lambda: t("decision target", "Policy"),
    Target.ROLE: lambda: t("decision target", "Role"),
    Target.AIM: lambda: t("decision target", "Aim and domain"),
    Target.PRICE: lambda: t("decision target", "Prices"),
    Target.ITEM: lambda: t("decision target", "Piece"),
    Target.AGREEMENT: lambda: t("decision target", "Agreement with SoFA"),
    Target.NOTHING: lambda: t("decision target", "Decision"),
}


def target(row: DecisionRow) -> str:
    """What a decision changed, in one word."""
    if row.selection_id:
        return t("decision target", "Selection")
    word = _TARGETS.get(Target(row.target)) if row.target else None
    return word() if word is not None else t("decision target", "Decision")


def facts(row: DecisionRow) -> str:
    """The line under a decision's title."""
    told = [t("meetings", "Decided {day}", day=formats.day(row.decided_on))]
    if row.target_name:
        told.append(f"{target(row)}: {row.target_name}")
    if row.term_end is not None:
        told.append(t("meetings", "until {day}", day=formats.day(row.term_end)))
    return " · ".join(told)


def details(row: DecisionRow) -> Sequence[tuple[str, str]]:
    """How it is known whether it works, and who hears of it."""
    found = [
        (t("meetings", "Measured by"), row.measure),
        (t("meetings", "Feedback goes to"), row.feedback_to),
    ]
    return [(label, text) for label, text in found if text]


def meeting(row: DecisionRow) -> str:
    """The link to the meeting of a decision; empty where it was outside of one."""
    if row.meeting_on is None:
        return ""
    return t("meetings", "Meeting of {day}", day=formats.day(row.meeting_on))


def absence(row: DecisionRow, held: MeetingRow | None, now: datetime) -> str:
    """By which rule it stands without the word of who was away; empty where all were heard."""
    if not row.absence:
        return ""
    rule = AbsenceRule(row.absence)
    return _lazy(held, now) if rule is AbsenceRule.LAZY else _ABSENCE[rule]()


def why_not_objecting(row: DecisionRow | None, held: MeetingRow | None, now: datetime) -> str:
    """Why nobody who was away may object any more; empty while they may."""
    if row is None:
        return t("meetings", "Choose a decision first.")
    if row.absence != AbsenceRule.LAZY:
        return t("meetings", "It was not decided under lazy consent.")
    until = _until(held, now)
    if until is not None and until < now:
        return t("meetings", "The time to object is over; note a topic for the next meeting.")
    return ""


def objections(row: DecisionRow, topics: Sequence[BacklogRow]) -> Sequence[str]:
    """What was objected by who was away: each is a topic of the circle now."""
    found = [
        each for each in topics if each.subject_type == "decision" and each.subject_id == row.id
    ]
    return [
        t(
            "meetings",
            "{name} objects; it is a topic for the next meeting: “{reason}”",
            name=isolated(each.from_name),
            reason=isolated(each.note),
        )
        if each.closed_on is None
        else t(
            "meetings",
            "{name} objected; the circle has dealt with it: “{reason}”",
            name=isolated(each.from_name),
            reason=isolated(each.note),
        )
        for each in found
    ]


def _lazy(held: MeetingRow | None, now: datetime) -> str:
    until = _until(held, now)
    if until is None:
        return t(
            "meetings",
            "Lazy consent: who was away may object until a day after the end of the meeting.",
        )
    told = f"{formats.weekday(until.date())}, {formats.clock(until)}"
    if until < now:
        return t("meetings", "Lazy consent: who was away could object until {until}.", until=told)
    return t("meetings", "Lazy consent: who was away may object until {until}.", until=told)


def _until(held: MeetingRow | None, now: datetime) -> datetime | None:
    if held is None or not held.closed_at:
        return None
    return moment(held.closed_at, now.tzinfo) + timedelta(hours=LAZY_HOURS)


_ABSENCE: Mapping[AbsenceRule, Callable[[], str]] = {
    AbsenceRule.ASSUME: lambda: t(
        "meetings", "The consent of who was away was assumed, as is the circle's rule."
    ),
    AbsenceRule.HOLD: lambda: t(
        "meetings", "By the circle's rule it waits for the consent of who was away."
    ),
    AbsenceRule.ASK: lambda: t(
        "meetings", "By the circle's rule who was away was asked beforehand."
    ),
}


def why_kept(row: DecisionRow | None) -> str:
    """Why a decision is not taken back any more; empty while it can be tried."""
    if row is None:
        return t("meetings", "Choose a decision first.")
    if row.minuted:
        return t(
            "meetings",
            "The minutes are approved, so the circle changes “{title}” by another decision.",
            title=isolated(row.title),
        )
    return ""
