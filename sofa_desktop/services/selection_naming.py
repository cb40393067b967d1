"""The middle of a selection: who nominates whom, what is said of it, and who changes it."""

from dataclasses import replace

from sofa_desktop.domain import selection_rules as rules
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.selection import Nomination, SelectionStep
from sofa_desktop.services import selection_work as within
from sofa_desktop.services.ports import UnitOfWork
from sofa_desktop.services.selection_work import SelectionUseCases

Step = SelectionStep


class Naming(SelectionUseCases):
    """Use cases of nominations, from the silent writing to the change round."""

    def nominate(
        self,
        selection_id: str,
        nominator_id: str,
        nominee_id: str,
        *,
        reason: str = "",
        origin: object | None = None,
    ) -> Id:
        """Write a member's nomination down; in the nomination round it is said aloud at once.

        Raises:
            Refused: what ``selection_rules.must_take_nominations`` and ``must_be_here`` say.
        """
        with self._file.act("selection.nominate", origin=origin) as work:
            selection = within.named(work, selection_id)
            today = self._clock.today()
            rules.must_take_nominations(
                selection,
                work.members.get(nominator_id),
                within.taking_part(work, selection, today).all,
                within.nominations_of(work, selection),
            )
            within.must_be_here(work, selection, nominee_id, today)
            nomination = Nomination(
                id=work.new_id(),
                selection_id=selection.id,
                nominator_id=Id(nominator_id),
                nominee_id=Id(nominee_id),
                reason=reason,
                spoken=selection.step is Step.REASONS,
            )
            work.nominations.add(nomination)
            return nomination.id

    def rewrite(
        self,
        nomination_id: str,
        *,
        nominee_id: str | None = None,
        reason: str | None = None,
        origin: object | None = None,
    ) -> None:
        """Put right what was written down of a nomination, until the change round.

        Raises:
            Refused: ``selection.over``, ``selection.other_step``, and what ``must_be_here`` says.
        """
        with self._file.act("selection.rewrite", origin=origin) as work:
            nomination = self._nomination(work, nomination_id, Step.NOMINATIONS, Step.REASONS)
            after = nomination
            if nominee_id is not None:
                self._must_be_here(work, nomination, nominee_id)
                after = replace(after, nominee_id=Id(nominee_id), changed_to_id=None)
            if reason is not None:
                after = replace(after, reason=reason)
            work.nominations.put(after)

    def take_away(self, nomination_id: str, *, origin: object | None = None) -> None:
        """Take a nomination away that was written down by mistake, until the change round.

        Raises:
            Refused: ``selection.over``, ``selection.other_step``.
        """
        with self._file.act("selection.take_away", origin=origin) as work:
            nomination = self._nomination(work, nomination_id, Step.NOMINATIONS, Step.REASONS)
            work.nominations.remove(nomination.id)

    def speak(
        self, nomination_id: str, *, reason: str | None = None, origin: object | None = None
    ) -> None:
        """Note that a nomination was said in the round, perhaps with its reason; it shows now.

        Raises:
            Refused: ``selection.over``, ``selection.other_step``.
        """
        with self._file.act("selection.speak", origin=origin) as work:
            nomination = self._nomination(work, nomination_id, Step.REASONS)
            said = nomination.reason if reason is None else reason
            work.nominations.put(replace(nomination, spoken=True, reason=said))

    def change_nomination(
        self, nomination_id: str, to_id: str, *, reason: str = "", origin: object | None = None
    ) -> None:
        """Note in the change round whom a nominator stands by now, and why.

        Raises:
            Refused: ``selection.over``, ``selection.other_step``, ``selection.not_spoken``, and
                what ``must_be_here`` says.
        """
        with self._file.act("selection.change_nomination", origin=origin) as work:
            nomination = self._spoken(work, nomination_id)
            self._must_be_here(work, nomination, to_id)
            why = "" if to_id == nomination.nominee_id else reason
            work.nominations.put(replace(nomination, changed_to_id=Id(to_id), change_reason=why))

    def keep_nomination(self, nomination_id: str, *, origin: object | None = None) -> None:
        """Note in the change round that a nominator stays with the nomination.

        Raises:
            Refused: ``selection.over``, ``selection.other_step``, ``selection.not_spoken``.
        """
        with self._file.act("selection.keep_nomination", origin=origin) as work:
            nomination = self._spoken(work, nomination_id)
            work.nominations.put(
                replace(nomination, changed_to_id=nomination.nominee_id, change_reason="")
            )

    def _must_be_here(self, work: UnitOfWork, nomination: Nomination, member_id: str) -> None:
        selection = work.selections.get(nomination.selection_id)
        within.must_be_here(work, selection, member_id, self._clock.today())

    def _nomination(self, work: UnitOfWork, nomination_id: str, *at: SelectionStep) -> Nomination:
        nomination = work.nominations.get(nomination_id)
        rules.must_be_at(within.named(work, nomination.selection_id), *at)
        return nomination

    def _spoken(self, work: UnitOfWork, nomination_id: str) -> Nomination:
        nomination = self._nomination(work, nomination_id, Step.CHANGES)
        if not nomination.spoken:
            raise Refused("selection.not_spoken")
        return nomination
