"""The waterfall of a settlement's steps, for screen and paper alike."""

from collections.abc import Iterable

from sofa_desktop.charts.waterfall import Step as Picked
from sofa_desktop.charts.waterfall import Waterfall
from sofa_desktop.i18n.statement.steps import Step


def waterfall(steps: Iterable[Step], currency: str) -> Waterfall:
    """The picture of a statement's steps; what goes to members leads down to nothing."""
    return Waterfall.of(currency, map(_picked, steps))


def _picked(step: Step) -> Picked:
    if step.code == "distributable":
        return Picked(step.title, -step.amount, "member")
    if step.total:
        return Picked(step.title, step.amount, "total")
    return Picked(step.title, step.amount, "in" if step.amount >= 0 else "out")
