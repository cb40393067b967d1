"""What absent members write beforehand, for the rounds of a proposal, a selection or an item."""

from sofa_desktop.domain import proposal_rules as rules
from sofa_desktop.domain.consent import Answer, RoundKind
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.selection_rules import must_be_open
from sofa_desktop.services import words_of_absent as absent
from sofa_desktop.services.ports import CircleFile, Clock
from sofa_desktop.services.proposal_steps import after_hearing, subject_of
from sofa_desktop.services.selection_work import hear_written as hear_in_selection


class WrittenWords:
    """Use cases of written words; each method is one named action."""

    def __init__(self, file: CircleFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock

    def write_word(
        self,
        subject_id: str,
        member_id: str,
        kind: str,
        text: str = "",
        answer: str | None = None,
        *,
        origin: object | None = None,
    ) -> Id:
        """Keep what a member who will not be there wrote for a round of a subject.

        The subject is a proposal, a selection or an agenda item. Where the consent round of a
        proposal or selection is running already, the answer is heard at once.

        Raises:
            Refused: ``written.no_answer``, ``written.empty``, ``round.guest``,
                ``objection.no_reason``, ``proposal.closed``, ``selection.over``.
        """
        with self._file.act("word.write", origin=origin, kind=kind) as work:
            work.facts(name=work.members.get(member_id).name)
            today = self._clock.today()
            given = Answer(answer) if answer else None
            key = absent.keep_word(
                work, subject_id, member_id, RoundKind(kind), text, given, on=today
            )
            proposal = work.proposals.find(subject_id)
            if proposal is not None:
                rules.must_be_open(proposal)
                if given is not None and proposal.state in rules.IN_ROUND:
                    absent.hear_written(work, subject_of(proposal), today)
                    after_hearing(work, proposal)
            selection = work.selections.find(subject_id)
            if selection is not None:
                must_be_open(selection)
                if given is not None:
                    hear_in_selection(work, selection, today)
            return key

    def remove_word(self, word_id: str, *, origin: object | None = None) -> None:
        """Take a written word away."""
        with self._file.act("word.remove", origin=origin) as work:
            word = work.written.get(word_id)
            work.facts(name=work.members.get(word.member_id).name)
            work.written.remove(word.id)
