"""Selections: somebody is found for a role, in ten steps and by consent, never by counting."""

from dataclasses import replace

from sofa_desktop.domain import selection_rules as rules
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.proposal import Decision, Target
from sofa_desktop.domain.roles import default_end
from sofa_desktop.domain.selection import Nomination, Selection, SelectionStep
from sofa_desktop.services import selection_work as within
from sofa_desktop.services.edits import Editable, day_or_none, edited, key_or_none, paragraphs
from sofa_desktop.services.ports import CircleFile, Clock, UnitOfWork
from sofa_desktop.services.selection_consent import ConsentToSelection

Step = SelectionStep

_EDITABLE: Editable = {
    "role_text": paragraphs,
    "starts_on": day_or_none,
    "ends_on": day_or_none,
    "qualifications": paragraphs,
    "candidate_id": key_or_none,
    "reasons": paragraphs,
    "meeting_id": key_or_none,
    "agenda_item_id": key_or_none,
}


class Selections(ConsentToSelection):
    """Use cases of the selection process; each method is one named action."""

    def __init__(self, file: CircleFile, clock: Clock) -> None:
        super().__init__(file, clock)

    def begin(
        self,
        role_id: str,
        *,
        meeting_id: str | None = None,
        agenda_item_id: str | None = None,
        origin: object | None = None,
    ) -> Id:
        """Begin to select for a role, with its tasks to review and the term that comes next.

        Raises:
            Refused: ``selection.running`` while there is one for the role.
        """
        with self._file.act("selection.begin", origin=origin) as work:
            role = work.roles.get(role_id)
            work.facts(role=role.name)
            if any(one.role_id == role.id and not one.is_over for one in work.selections.all()):
                raise Refused("selection.running", role=role.name)
            start = within.first_free_day(work, role, self._clock.today())
            selection = Selection(
                id=work.new_id(),
                role_id=role.id,
                begun_on=self._clock.today(),
                role_text=role.tasks,
                starts_on=start,
                ends_on=default_end(start),
                meeting_id=Id(meeting_id) if meeting_id else None,
                agenda_item_id=Id(agenda_item_id) if agenda_item_id else None,
            )
            within.note_meeting(work, selection)
            work.selections.add(selection)
            return selection.id

    def change(self, selection_id: str, *, origin: object | None = None, **fields: object) -> None:
        """Change what is being worked on at this step, or the meeting it goes on in.

        The fields are ``role_text``, ``starts_on``, ``ends_on``, ``qualifications``,
        ``candidate_id``, ``reasons``, ``meeting_id`` and ``agenda_item_id``. Another list of
        qualifications needs consent again.

        Raises:
            Refused: ``selection.over``, ``selection.other_step``, ``selection.bad_term``,
                ``record.unknown_field``.
        """
        with self._file.act("selection.change", origin=origin, fields=sorted(fields)) as work:
            before = within.named(work, selection_id)
            rules.must_be_changeable(before, fields)
            after = edited(before, fields, _EDITABLE)
            if after.qualifications != before.qualifications:
                after = replace(after, list_consented=False)
            within.note_meeting(work, after)
            work.selections.put(after)

    def advance(
        self, selection_id: str, *, anyway: bool = False, origin: object | None = None
    ) -> None:
        """Go one step on; from the review of the role, its new wording is consented and kept.

        ``anyway`` leaves the round of nominations although somebody has not spoken.

        Raises:
            Refused: what ``selection_rules.forward`` says, ``selection.no_role_text``,
                ``selection.by_announcing`` at the last step, and at the proposal what
                ``must_be_able`` says of the candidate.
        """
        with self._file.act("selection.advance", origin=origin) as work:
            before = within.named(work, selection_id)
            present = within.taking_part(work, before, self._clock.today()).present
            nominations = within.nominations_of(work, before)
            try:
                after = rules.forward(before, nominations, present, anyway=anyway)
            except Refused as refusal:
                raise within.with_names(work, refusal) from None
            work.facts(step=after.step.value)
            if before.step is Step.ROLE:
                self._review_role(work, before)
            if after.step is Step.CONSENT:
                within.must_be_able(work, after, self._clock.today())
            work.selections.put(after)

    def back(self, selection_id: str, *, origin: object | None = None) -> None:
        """Go one step back; what was written stays.

        Raises:
            Refused: what ``selection_rules.backward`` says.
        """
        with self._file.act("selection.back", origin=origin) as work:
            before = within.named(work, selection_id)
            after = rules.backward(before, within.objections_of(work, before))
            work.facts(step=after.step.value)
            work.selections.put(after)

    def consent_to_list(self, selection_id: str, *, origin: object | None = None) -> None:
        """Note that nobody objects to the list of qualifications.

        Raises:
            Refused: what ``selection_rules.consent_to_list`` says.
        """
        with self._file.act("selection.list_consent", origin=origin) as work:
            work.selections.put(rules.consent_to_list(within.named(work, selection_id)))

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

    def drop(self, selection_id: str, why: str, *, origin: object | None = None) -> None:
        """End a selection without anybody selected, and say why.

        Raises:
            Refused: ``selection.over``, ``selection.no_why``.
        """
        with self._file.act("selection.drop", origin=origin) as work:
            selection = within.named(work, selection_id)
            rules.must_be_open(selection)
            if not why.strip():
                raise Refused("selection.no_why")
            work.selections.put(
                replace(
                    selection,
                    step=Step.DROPPED,
                    ended_on=self._clock.today(),
                    ended_why=why.strip(),
                )
            )

    def forget(self, selection_id: str, *, origin: object | None = None) -> None:
        """Drop the nominations of a selection that is over, and whose objections there were.

        Lists, papers and exports no longer know them. The journal still holds what was written,
        because it proves the file; so undo brings them back.

        Raises:
            Refused: ``selection.not_over``, ``selection.forgotten``.
        """
        with self._file.act("selection.forget", origin=origin) as work:
            selection = within.named(work, selection_id)
            if not selection.is_over:
                raise Refused("selection.not_over")
            if selection.forgotten:
                raise Refused("selection.forgotten")
            for nomination in within.nominations_of(work, selection):
                work.nominations.remove(nomination.id)
            for objection in within.objections_of(work, selection):
                work.objections.put(replace(objection, member_id=None))
            work.selections.put(replace(selection, forgotten=True))

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

    def _review_role(self, work: UnitOfWork, selection: Selection) -> None:
        """Keep the role's tasks in the wording the circle consented to, with the one before."""
        role = work.roles.get(selection.role_id)
        text = selection.role_text.strip()
        if text == role.tasks.strip():
            return
        if not text:
            raise Refused("selection.no_role_text", role=role.name)
        work.decisions.add(
            Decision(
                id=work.new_id(),
                title=role.name,
                text=text,
                target=Target.ROLE,
                target_id=role.id,
                old_text=role.tasks,
                decided_on=self._clock.today(),
                meeting_id=selection.meeting_id,
                agenda_item_id=selection.agenda_item_id,
                action_id=work.action_id,
            )
        )
        work.roles.put(replace(role, tasks=text))
