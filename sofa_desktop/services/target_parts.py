"""What every target of a decision is given, and what it tells."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.proposal import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A decision before it is written: the words, what they change, and until when."""

    decision_id: Id
    title: str
    text: str
    target: Target
    target_id: str | None
    effect: Mapping[str, object]
    on: date
    term_end: date | None
    measure: str
    feedback_to: str
    meeting_id: Id | None


class Applied(NamedTuple):
    """What a decision changed."""

    target_id: Id | None
    text: str
    """The wording as it is now."""
    old_text: str = ""


def effect_of(text: str) -> dict[str, object]:
    """The fields a decision sets beside its text.

    Raises:
        Refused: ``proposal.bad_effect``.
    """
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        raise Refused("proposal.bad_effect") from None
    if not isinstance(found, dict):
        raise Refused("proposal.bad_effect")
    return found


def retires(effect: Mapping[str, object]) -> bool:
    """Whether the decision ends what it is about."""
    return effect.get("retire") is True


def needed(wanted: Wanted) -> str:
    """The record it is about.

    Raises:
        Refused: ``decision.no_target``.
    """
    if wanted.target_id is None:
        raise Refused("decision.no_target", target=str(wanted.target))
    return wanted.target_id


def only(effect: Mapping[str, object], *known: str) -> None:
    """Refuse an effect nobody would heed."""
    if set(effect) - set(known):
        raise Refused("proposal.bad_effect")
