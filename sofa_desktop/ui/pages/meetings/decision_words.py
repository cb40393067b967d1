"""What is said of a decision. No Qt."""

from collections.abc import Callable, Mapping, Sequence

from sofa_desktop.domain.proposal import Target
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import DecisionRow

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
