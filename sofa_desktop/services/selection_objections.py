"""Objections to a candidate, integrated like any other: modify, shorten the term, measure."""

from dataclasses import replace
from datetime import date
from typing import Any

from sofa_desktop.domain import selection_rules as rules
from sofa_desktop.domain.consent import Answer, Move, Objection, ObjectionState
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.selection import Selection, SelectionStep
from sofa_desktop.services import selection_work as within
from sofa_desktop.services.ports import UnitOfWork
from sofa_desktop.services.selection_work import SelectionUseCases

Step = SelectionStep


class ObjectionsToSelection(SelectionUseCases):
    """Use cases of objections in the consent round of a selection."""

    def change_objection(
        self, objection_id: str, *, origin: object | None = None, **fields: str
    ) -> None:
        """Word an open objection better, or say which part of the aim it is about.

        Raises:
            Refused: ``selection.over``, ``selection.other_step``, ``selection.objection_closed``,
                ``objection.no_reason``.
        """
        with self._file.act("selection.change_objection", origin=origin) as work:
            objection, _selection = self._open_objection(work, objection_id)
            known: dict[str, Any] = {
                name: text for name, text in fields.items() if name in {"text", "aim", "resolution"}
            }
            work.objections.put(replace(objection, **known))

    def integrate(
        self,
        objection_id: str,
        move: str,
        resolution: str,
        *,
        aim: str = "",
        candidate_id: str | None = None,
        reasons: str | None = None,
        starts_on: date | None = None,
        ends_on: date | None = None,
        origin: object | None = None,
    ) -> None:
        """Integrate an objection: modify, shorten the term, or measure the concern.

        The proposal may get another candidate, other reasons or another term. When no objection
        is open any more, everybody is asked again in a new round.

        Raises:
            Refused: ``selection.over``, ``selection.other_step``, ``selection.objection_closed``,
                ``selection.no_resolution``, ``selection.not_shorter``, and what
                ``must_be_able`` says of the candidate.
        """
        with self._file.act("selection.integrate", origin=origin, move=str(move)) as work:
            objection, selection = self._open_objection(work, objection_id)
            if not resolution.strip():
                raise Refused("selection.no_resolution")
            amended = replace(
                selection,
                candidate_id=Id(candidate_id) if candidate_id else selection.candidate_id,
                reasons=selection.reasons if reasons is None else reasons,
                starts_on=starts_on or selection.starts_on,
                ends_on=ends_on or selection.ends_on,
            )
            _must_shorten(Move(move), selection, amended)
            work.objections.put(
                replace(
                    objection,
                    move=Move(move),
                    resolution=resolution.strip(),
                    aim=aim or objection.aim,
                    state=ObjectionState.INTEGRATED,
                )
            )
            rules.must_be_ready(amended)
            self._resolve(work, amended)

    def withdraw(self, objection_id: str, *, origin: object | None = None) -> None:
        """Note that an objection is withdrawn, which is consent.

        Raises:
            Refused: ``selection.over``, ``selection.other_step``, ``selection.objection_closed``.
        """
        with self._file.act("selection.withdraw", origin=origin) as work:
            objection, selection = self._open_objection(work, objection_id)
            work.objections.put(replace(objection, state=ObjectionState.WITHDRAWN))
            for answer in within.answers_of(work, selection):
                if answer.member_id == objection.member_id:
                    work.responses.put(replace(answer, answer=Answer.CONSENT))
            self._resolve(work, selection)

    def _open_objection(self, work: UnitOfWork, objection_id: str) -> tuple[Objection, Selection]:
        objection = work.objections.get(objection_id)
        selection = within.named(work, objection.subject_id)
        rules.must_be_at(selection, Step.CONSENT)
        if objection.state is not ObjectionState.OPEN:
            raise Refused("selection.objection_closed")
        return objection, selection

    def _resolve(self, work: UnitOfWork, selection: Selection) -> None:
        after = rules.after_integration(selection, within.objections_of(work, selection))
        self._put_able(work, after)
        if after.round != selection.round:
            within.hear_written(work, after, self._clock.today())

    def _put_able(self, work: UnitOfWork, selection: Selection) -> None:
        selection.check()
        within.must_be_able(work, selection, self._clock.today())
        work.selections.put(selection)


def _must_shorten(move: Move, before: Selection, after: Selection) -> None:
    """A move called shortening the term shortens it."""
    if move is not Move.SHORTEN or before.ends_on is None or after.ends_on is None:
        return
    if after.ends_on >= before.ends_on:
        raise Refused("selection.not_shorter", ends_on=before.ends_on)
