"""What may be asked about policies, proposals, consent, decisions and prices."""

from datetime import date
from typing import Protocol

from sofa_desktop.services.policy_rows import (
    DecisionRow,
    ObjectionRow,
    PolicyRow,
    PolicyVersionRow,
    PriceRow,
    ProposalRow,
    ResponseRow,
    VoiceRow,
    WrittenWordRow,
)


class PolicyQueries(Protocol):
    """Questions about what the circle agrees on."""

    def policies(self, today: date) -> list[PolicyRow]:
        """Policies with the wording in force: overdue and due ones first, retired ones last."""
        ...

    def policy_versions(self, policy_id: str) -> list[PolicyVersionRow]:
        """The wordings a policy had, newest first."""
        ...

    def proposals(self, *, open_only: bool = False) -> list[ProposalRow]:
        """Proposals, open ones first, those furthest on their way before others."""
        ...

    def proposal(self, proposal_id: str) -> ProposalRow | None:
        """One proposal."""
        ...

    def responses(self, subject_id: str, round: int | None = None) -> list[ResponseRow]:  # noqa: A002  (a consent round is called so)
        """Answers to a proposal or in a selection, of one round or of all, as they were given."""
        ...

    def objections(self, subject_id: str) -> list[ObjectionRow]:
        """Objections to a proposal or in a selection, in the order they were spoken."""
        ...

    def written_words(self, subject_id: str) -> list[WrittenWordRow]:
        """What absent members wrote beforehand, in the order it was noted."""
        ...

    def voices(
        self,
        subject_id: str,
        round: int,  # noqa: A002  (a consent round is called so)
        today: date,
        *,
        meeting_id: str = "",
        start_id: str = "",
        last_id: str = "",
        without_id: str = "",
    ) -> list[VoiceRow]:
        """Who answers in a consent round, in its order; then the members who are not there."""
        ...

    def decisions(self, meeting_id: str | None = None) -> list[DecisionRow]:
        """Decisions, of one meeting in their order, or all, newest first."""
        ...

    def prices(self, item_id: str) -> list[PriceRow]:
        """The price tiers of a piece, in their order."""
        ...
