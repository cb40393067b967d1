"""Versions of aim and domain: both circles consent, then one is in force (MVOS 2.2.2.4)."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from sofa_desktop.domain.circle import AimVersion
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id


class AimState(StrEnum):
    """How a version of aim and domain stands."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    FORMER = "former"


def aim_states(versions: Iterable[AimVersion]) -> Mapping[Id, AimState]:
    """How each version stands.

    The latest one is a draft until both circles have consented; of those before it the latest is
    in force, with recorded consent or, where it was written before versions were kept, without.
    """
    ordered = sorted(versions, key=lambda version: version.version, reverse=True)
    states: dict[Id, AimState] = {}
    force = AimState.IN_FORCE
    for place, version in enumerate(ordered):
        if place == 0 and not version.consented:
            states[version.id] = AimState.DRAFT
            continue
        states[version.id] = force
        force = AimState.FORMER
    return states


def in_force(versions: Iterable[AimVersion]) -> AimVersion | None:
    """The version in force, or None where there is none."""
    return _in_state(versions, AimState.IN_FORCE)


def draft_of(versions: Iterable[AimVersion]) -> AimVersion | None:
    """The draft, or None where there is none."""
    return _in_state(versions, AimState.DRAFT)


def must_be_draft(version: AimVersion, versions: Iterable[AimVersion]) -> None:
    """Refuse what is in force or was.

    Raises:
        Refused: ``aim.in_force``.
    """
    if aim_states(versions)[version.id] is not AimState.DRAFT:
        raise Refused("aim.in_force", version=version.version)


def must_follow(version: AimVersion, versions: Iterable[AimVersion]) -> None:
    """Refuse a version that both circles would have consented to before the one now in force.

    Raises:
        Refused: ``aim.before_the_last``.
    """
    before = in_force(other for other in versions if other.version < version.version)
    since, last = version.in_force_since, before.in_force_since if before else None
    if since is not None and last is not None and since < last:
        raise Refused("aim.before_the_last", since=last)


def _in_state(versions: Iterable[AimVersion], state: AimState) -> AimVersion | None:
    kept = list(versions)
    states = aim_states(kept)
    return next((version for version in kept if states[version.id] is state), None)
