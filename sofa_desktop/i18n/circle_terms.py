"""The words of the field for what a circle is and by which rules it works."""

from collections.abc import Callable, Mapping

from sofa_desktop.domain.circle import AbsenceRule, ApprovalRule, CircleKind, CircleStatus
from sofa_desktop.domain.surroundings import Relation
from sofa_desktop.i18n.words import t

Word = Callable[[], str]

_KINDS: Mapping[CircleKind, Word] = {
    CircleKind.MISSION: lambda: t("circle kind", "Mission circle"),
    CircleKind.GENERAL: lambda: t("circle kind", "General circle"),
    CircleKind.DEPARTMENT: lambda: t("circle kind", "Department"),
    CircleKind.SECTOR: lambda: t("circle kind", "Sector circle"),
    CircleKind.LANGUAGE: lambda: t("circle kind", "Language circle"),
    CircleKind.HELPING: lambda: t("circle kind", "Helping circle"),
}
_STATUSES: Mapping[CircleStatus, Word] = {
    CircleStatus.FORMING: lambda: t("circle status", "Forming"),
    CircleStatus.ACTIVE: lambda: t("circle status", "Active"),
    CircleStatus.DORMANT: lambda: t("circle status", "Dormant"),
    CircleStatus.DISSOLVED: lambda: t("circle status", "Dissolved"),
}
_ABSENCE: Mapping[AbsenceRule, Word] = {
    AbsenceRule.ASSUME: lambda: t("absence rule", "Consent is assumed where nobody is surprised"),
    AbsenceRule.LAZY: lambda: t("absence rule", "May object within a day of the minutes"),
    AbsenceRule.HOLD: lambda: t("absence rule", "The decision waits for their consent"),
    AbsenceRule.ASK: lambda: t("absence rule", "Are asked beforehand"),
}
_APPROVAL: Mapping[ApprovalRule, Word] = {
    ApprovalRule.AT_END: lambda: t("approval rule", "At the end of the meeting"),
    ApprovalRule.WINDOW: lambda: t("approval rule", "Within 48 hours, unless somebody objects"),
    ApprovalRule.NEXT_MEETING: lambda: t("approval rule", "At the next meeting"),
}
_RELATIONS: Mapping[Relation, Word] = {
    Relation.PARENT: lambda: t("relation", "Parent circle"),
    Relation.ABOVE: lambda: t("relation", "Above the parent circle"),
    Relation.CHILD: lambda: t("relation", "Sub-circle"),
    Relation.DEEPER: lambda: t("relation", "Within a sub-circle"),
    Relation.BESIDE: lambda: t("relation", "Beside our circle"),
    Relation.APART: lambda: t("relation", "On its own"),
}


def circle_kind(value: str) -> str:
    """What a circle is: Sector circle, Helping circle."""
    return _KINDS[CircleKind(value)]()


def circle_status(value: str) -> str:
    """Whether a circle works: Active, Dormant."""
    return _STATUSES[CircleStatus(value)]()


def absence_rule(value: str) -> str:
    """What the circle does about who is absent."""
    return _ABSENCE[AbsenceRule(value)]()


def approval_rule(value: str) -> str:
    """When the circle approves its minutes."""
    return _APPROVAL[ApprovalRule(value)]()


def relation(value: str) -> str:
    """Where a circle lies, seen from ours: Parent circle, Sub-circle."""
    return _RELATIONS[Relation(value)]()


def circle_kinds() -> list[tuple[str, str]]:
    """Kinds of circle to choose from."""
    return [(str(kind), word()) for kind, word in _KINDS.items()]


def circle_statuses() -> list[tuple[str, str]]:
    """Statuses to choose from."""
    return [(str(status), word()) for status, word in _STATUSES.items()]


def absence_rules() -> list[tuple[str, str]]:
    """Rules for who is absent to choose from."""
    return [(str(rule), word()) for rule, word in _ABSENCE.items()]


def approval_rules() -> list[tuple[str, str]]:
    """Rules for approving minutes to choose from."""
    return [(str(rule), word()) for rule, word in _APPROVAL.items()]
