"""Where a policy stands on a day."""

from datetime import date

from sofa_desktop.domain.policy import PolicyState


def state_on(
    today: date, term_end: date, warning_days: int, retired_on: date | None = None
) -> PolicyState:
    """The state of a policy; past its term end it is overdue and stays in force."""
    if retired_on is not None and retired_on <= today:
        return PolicyState.RETIRED
    if today > term_end:
        return PolicyState.OVERDUE
    if (term_end - today).days <= warning_days:
        return PolicyState.DUE
    return PolicyState.IN_FORCE
