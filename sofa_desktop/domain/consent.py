"""Consent: yes or objection, nothing between; objections are integrated (MVOS 3.2, 3.5)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id


class Answer(StrEnum):
    """What a member says in a consent round."""

    CONSENT = "consent"
    OBJECTION = "objection"


class Move(StrEnum):
    """The three stock moves that integrate an objection."""

    MODIFY = "modify"
    SHORTEN = "shorten"
    MEASURE = "measure"


class ObjectionState(StrEnum):
    """What became of an objection."""

    OPEN = "open"
    INTEGRATED = "integrated"
    WITHDRAWN = "withdrawn"


class RoundKind(StrEnum):
    """The rounds a written word of an absent member may be meant for."""

    CLARIFYING = "clarifying"
    REACTION = "reaction"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One member's answer in one consent round, on a proposal or in a selection."""

    id: Id
    subject_id: Id
    """The proposal or the selection."""
    member_id: Id
    round: int
    answer: Answer
    answered_on: date
    written: bool = False
    """Given in writing by somebody who is not there."""
    place: int = 0
    """Who answered first, second, and so on in this round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """A reason to think that carrying it out would harm the circle's aim."""

    id: Id
    subject_id: Id
    round: int
    member_id: Id | None
    """Whose it was, kept while it is worked with; the minutes do not say."""
    text: str
    aim: str = ""
    """The part of the aim it would harm."""
    move: Move | None = None
    resolution: str = ""
    state: ObjectionState = ObjectionState.OPEN

    def check(self) -> None:
        """Hold an objection to its form: it has a reason.

        Raises:
            Refused: ``objection.no_reason``.
        """
        if not self.text.strip():
            raise Refused("objection.no_reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenWord:
    """What a member who will not be there wrote beforehand, for a round."""

    id: Id
    subject_id: Id
    """The proposal, selection or agenda item."""
    member_id: Id
    kind: RoundKind
    text: str
    written_on: date
    answer: Answer | None = None
    """For the consent round: what they answer."""

    def check(self) -> None:
        """Hold it to its form.

        Raises:
            Refused: ``written.empty``.
        """
        if not self.text.strip() and self.answer is None:
            raise Refused("written.empty")
