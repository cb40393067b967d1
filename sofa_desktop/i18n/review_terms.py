"""The words of the field for reviews: their steps."""

from collections.abc import Callable, Mapping

from sofa_desktop.domain.review import ReviewStep
from sofa_desktop.i18n.words import t

_STEPS: Mapping[ReviewStep, Callable[[], str]] = {
    ReviewStep.PREPARE: lambda: t("review step", "Reviewers"),
    ReviewStep.WENT_WELL: lambda: t("review step", "What went well"),
    ReviewStep.IMPROVE: lambda: t("review step", "What could be better"),
    ReviewStep.IDEAS: lambda: t("review step", "Ideas"),
    ReviewStep.PLAN: lambda: t("review step", "Improvement plan"),
    ReviewStep.CONSENT: lambda: t("review step", "Consent"),
    ReviewStep.DONE: lambda: t("review step", "On record"),
}


def review_step(value: str) -> str:
    """Where a review is: What went well, Consent."""
    return _STEPS[ReviewStep(value)]()
