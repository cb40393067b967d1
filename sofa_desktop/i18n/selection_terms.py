"""The words of the field for selections: their ten steps and their ends."""

from collections.abc import Callable, Mapping

from sofa_desktop.domain.selection import SelectionStep
from sofa_desktop.i18n.words import t

_STEPS: Mapping[SelectionStep, Callable[[], str]] = {
    SelectionStep.ROLE: lambda: t("selection step", "Role"),
    SelectionStep.TERM: lambda: t("selection step", "Term"),
    SelectionStep.QUALIFICATIONS: lambda: t("selection step", "Qualifications"),
    SelectionStep.LIST_CONSENT: lambda: t("selection step", "Consent to list"),
    SelectionStep.NOMINATIONS: lambda: t("selection step", "Nominate"),
    SelectionStep.REASONS: lambda: t("selection step", "Reasons"),
    SelectionStep.CHANGES: lambda: t("selection step", "Change round"),
    SelectionStep.PROPOSAL: lambda: t("selection step", "Propose"),
    SelectionStep.CONSENT: lambda: t("selection step", "Consent"),
    SelectionStep.ANNOUNCED: lambda: t("selection step", "Announce"),
    SelectionStep.DROPPED: lambda: t("selection step", "Dropped"),
}


def selection_step(value: str) -> str:
    """Where a selection is: Nominate, Change round, Announce."""
    return _STEPS[SelectionStep(value)]()
