"""What the list of proposals says. No Qt."""

from collections.abc import Sequence

from sofa_desktop.domain.proposal import ProposalState
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import ProposalRow
from sofa_desktop.ui.governance.proposing import words
from sofa_desktop.ui.kit.picks import Pick

_PHASES = {
    "understand": (ProposalState.NEEDS,),
    "explore": (ProposalState.PICTURE, ProposalState.SHAPING),
    "decide": (
        ProposalState.OBJECTIONS,
        ProposalState.CONSENT_ROUND,
        ProposalState.AMENDED,
        ProposalState.READY,
    ),
    "deferred": (ProposalState.DEFERRED,),
    "closed": (ProposalState.ADOPTED, ProposalState.DROPPED),
}
"""The three phases of a policy, the last first where it is listed; then what is at rest."""
_ORDER = ("decide", "explore", "understand", "deferred", "closed")


def _phase_name(phase: str) -> str:
    return {
        "decide": t("proposals", "Decide"),
        "explore": t("proposals", "Explore"),
        "understand": t("proposals", "Understand"),
        "deferred": t("proposals", "Put off"),
        "closed": t("proposals", "Closed"),
    }[phase]


def picks(rows: Sequence[ProposalRow]) -> list[Pick]:
    """Proposals under their phases."""
    told: list[Pick] = []
    for phase in _ORDER:
        inside = [row for row in rows if row.state in _PHASES[phase]]
        if inside:
            told.append(Pick("", _phase_name(phase)))
            told.extend(_pick(row) for row in inside)
    return told


def _pick(row: ProposalRow) -> Pick:
    chip, tone = words.chip(row)
    return Pick(row.id, row.title, chip, tone, _detail(row), quiet=words.is_closed(row))


def _detail(row: ProposalRow) -> str:
    if row.closed_on is not None:
        return t("proposals", "On {day}", day=formats.short_day(row.closed_on))
    return words.about(row).rstrip(".")
