"""Selections: somebody is found for a role, in ten steps and by consent, never by counting."""

from dataclasses import replace

from sofa_desktop.domain import selection_rules as rules
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id, id_or_none
from sofa_desktop.domain.proposal import Decision, Target
from sofa_desktop.domain.roles import default_end
from sofa_desktop.domain.selection import Selection, SelectionStep
from sofa_desktop.services import selection_work as within
from sofa_desktop.services.edits import Editable, day_or_none, edited, key_or_none, paragraphs
from sofa_desktop.services.ports import UnitOfWork
from sofa_desktop.services.selection_consent import ConsentToSelection
from sofa_desktop.services.selection_naming import Naming

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


class Selections(Naming, ConsentToSelection):
    """Use cases of the selection process; each method is one named action."""

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
                meeting_id=id_or_none(meeting_id),
                agenda_item_id=id_or_none(agenda_item_id),
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
            within.hear_written(work, after, self._clock.today())

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
