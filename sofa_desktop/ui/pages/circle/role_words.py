"""What is said of one role and its terms, and what can be done with it now."""

from collections.abc import Sequence
from datetime import date

from sofa_desktop.domain.roles import WARNING_DAYS, RoleKind
from sofa_desktop.i18n import formats, terms
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.roles import EVERY_CIRCLE
from sofa_desktop.services.rows import RoleRow
from sofa_desktop.ui.pages.circle.presenter import RoleState, last_day, vacancy


def missing_roles(roles: Sequence[RoleRow]) -> list[str]:
    """The roles of every circle that this one does not have, in words."""
    there = {role.kind for role in roles}
    return [terms.role_kind(kind) for kind in EVERY_CIRCLE if str(kind) not in there]


def role_names() -> dict[str, str]:
    """What the roles of every circle are called, by kind."""
    return {str(kind): terms.role_kind(kind) for kind in EVERY_CIRCLE}


def role_kinds() -> list[tuple[str, str]]:
    """Kinds of role to choose from."""
    return [(str(kind), terms.role_kind(kind)) for kind in RoleKind]


def term_sentence(
    state: RoleState, today: date, *, other: str = "", warning: int = WARNING_DAYS
) -> str:
    """How it stands with a role, in a sentence or two; ``other`` is the circle it links with."""
    told = []
    if state.running is not None:
        told.append(_running(state, today, warning))
    if state.awaiting is not None:
        told.append(_awaiting(state, other))
    if state.next is not None:
        told.append(
            t(
                "circle",
                "{holder} is chosen from {start} to {end}.",
                holder=isolated(state.next.holder),
                start=formats.day(state.next.starts_on),
                end=formats.day(last_day(state.next)),
            )
        )
    review = state.role.review_on
    if review is not None and (review - today).days <= warning:
        told.append(_review(review, today))
    if state.vacant:
        why = vacancy(state)
        told.append(
            t("circle", "{why}. The circle selects somebody by consent, for a term.", why=why)
        )
    return " ".join(told)


def _review(on: date, today: date) -> str:
    day = formats.day(on)
    if on < today:
        return t("circle", "The review of the role was due on {day}.", day=day)
    return t("circle", "The role is to be reviewed on {day}.", day=day)


def _running(state: RoleState, today: date, warning: int) -> str:
    if state.running is None:
        return ""
    ends = last_day(state.running)
    facts = {
        "holder": isolated(state.running.holder),
        "start": formats.day(state.running.starts_on),
        "end": formats.day(ends),
    }
    told = t("circle", "{holder} holds it from {start} to {end}.", **facts)
    days = (ends - today).days
    if days > warning or state.next is not None or state.awaiting is not None:
        return told
    soon = tn(
        "circle",
        "The term ends in {n} day: prepare the selection.",
        "The term ends in {n} days: prepare the selection.",
        days,
    )
    return f"{told} {soon}"


def _awaiting(state: RoleState, other: str) -> str:
    if state.awaiting is None:
        return ""
    facts = {
        "holder": isolated(state.awaiting.holder),
        "start": formats.day(state.awaiting.starts_on),
        "end": formats.day(last_day(state.awaiting)),
        "other": isolated(other) if other else t("circle", "the other circle"),
    }
    return t(
        "circle",
        "{holder} is selected from {start} to {end} and waits for the consent of {other}; "
        "until then nobody holds the role through it.",
        **facts,
    )


def why_no_extending(state: RoleState) -> str:
    """Why a role's term cannot be extended now; empty if it can."""
    if state.running is None:
        return t("circle", "Nobody holds this role now.")
    if state.running.ended_on is not None:
        return t("circle", "The holder has resigned.")
    return ""


def why_no_consent(state: RoleState) -> str:
    """Why no other circle's consent can be recorded now; empty if it can."""
    return "" if state.awaiting else t("circle", "Nobody waits for the other circle's consent.")


def why_no_handover(state: RoleState) -> str:
    """Why nothing can be handed over now; empty if it can."""
    if state.running is None and state.last is None:
        return t("circle", "Nobody has held this role yet.")
    return ""
