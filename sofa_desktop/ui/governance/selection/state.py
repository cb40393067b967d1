"""A selection as it stands, read at once for everything the guide shows. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sofa_desktop.domain.consent import Answer, ObjectionState
from sofa_desktop.services.policy_rows import (
    ObjectionRow,
    ResponseRow,
    VoiceRow,
    WrittenWordRow,
)
from sofa_desktop.services.queries import Queries
from sofa_desktop.services.rows import MemberRow, RoleRow
from sofa_desktop.services.selection_rows import NominationRow, SelectionRow
from sofa_desktop.ui.governance.namesakes import named
from sofa_desktop.ui.governance.round_words import Said


@dataclass(frozen=True, slots=True)
class GridRow:
    """A line of the grid: who nominates, and what is known of the nomination by now."""

    member_id: str
    member: str
    present: bool
    nomination: NominationRow | None = None
    speaks: bool = False
    """Whether it is their turn in the round."""


@dataclass(frozen=True, slots=True)
class State:
    """Everything about one selection at one moment."""

    selection: SelectionRow
    grid: tuple[GridRow, ...]
    people: tuple[tuple[str, str], ...]
    """Who may be named: id and name of everybody in the circle."""
    said: Said
    holder: str
    """Who holds the role now; empty while it is vacant."""
    parent: str
    warning_days: int
    written: tuple[WrittenWordRow, ...] = ()
    """What members wrote who are not there, for the selection or for its agenda item."""

    @property
    def step(self) -> str:
        """The step it is at."""
        return self.selection.step

    @property
    def objection(self) -> ObjectionRow | None:
        """The objection that is worked with now."""
        open_ = (each for each in self.said.objections if each.state == ObjectionState.OPEN)
        return next(open_, None)

    @property
    def is_consented(self) -> bool:
        """Whether everybody who is asked has consented to the candidate."""
        if self.step != "consent" or self.objection is not None or not self.said.voices:
            return False
        return all(
            each.answer == Answer.CONSENT
            for each in self.said.voices
            if each.present or each.awaited or each.answer
        )

    @property
    def shown_step(self) -> str:
        """The step the line of steps shows: after the last consent it is time to announce."""
        return "announced" if self.is_consented else self.step

    @property
    def speaker(self) -> GridRow | None:
        """Whose turn it is in the round of nominations or of changes."""
        return next((row for row in self.grid if row.speaks), None)


def read(queries: Queries, selection_id: str, today: date) -> State | None:
    """The selection as it stands; None where it is gone."""
    selection = queries.selection(selection_id)
    if selection is None:
        return None
    circle = queries.circle()
    members = [row for row in queries.members(today) if _may_be_named(row, selection, today)]
    written = _written(queries, selection)
    role = next((row for row in queries.roles(today) if row.id == selection.role_id), None)
    return State(
        selection=selection,
        grid=_grid(queries, selection, today),
        people=tuple(named(members)),
        said=_said(queries, selection, today, written),
        holder=_holder(role),
        parent="" if circle is None else circle.parent,
        warning_days=0 if circle is None else circle.warning_days,
        written=written,
    )


def _written(queries: Queries, selection: SelectionRow) -> tuple[WrittenWordRow, ...]:
    sources = filter(None, (selection.agenda_item_id, selection.id))
    return tuple(word for source in sources for word in queries.written_words(source))


def _may_be_named(row: MemberRow, selection: SelectionRow, today: date) -> bool:
    """A circle role is held by a full member; an operational one by a guest too."""
    here = row.joined_on <= today and (row.left_on is None or row.left_on > today)
    return here and (row.standing == "full" or selection.role_kind == "operational")


def _holder(role: RoleRow | None) -> str:
    return "" if role is None else role.holder


def _grid(queries: Queries, selection: SelectionRow, today: date) -> tuple[GridRow, ...]:
    found = {row.nominator_id: row for row in queries.nominations(selection.id)}
    if selection.is_over:
        return tuple(
            GridRow(row.nominator_id, row.nominator, present=True, nomination=row)
            for row in found.values()
        )
    part = queries.taking_part(selection.meeting_id, today)
    rows = [
        GridRow(row.member_id, row.member, row.present, found.pop(row.member_id, None))
        for row in part
    ]
    rows += [
        GridRow(row.nominator_id, row.nominator, present=False, nomination=row)
        for row in found.values()
    ]
    turn = _turn(rows, selection.step)
    return tuple(
        GridRow(row.member_id, row.member, row.present, row.nomination, speaks=row is turn)
        for row in rows
    )


def _turn(rows: Sequence[GridRow], step: str) -> GridRow | None:
    """Who speaks next: in the nomination round, or in the change round."""
    if step == "reasons":
        waiting = [row for row in rows if row.nomination is None or not row.nomination.spoken]
        there = [row for row in waiting if row.present]
        written = [row for row in waiting if not row.present and row.nomination is not None]
        return next(iter([*there, *written]), None)
    if step == "changes":
        spoken = [row for row in rows if row.nomination is not None and row.nomination.spoken]
        return next(
            (row for row in spoken if row.nomination and not row.nomination.was_asked), None
        )
    return None


def _said(
    queries: Queries,
    selection: SelectionRow,
    today: date,
    written: Sequence[WrittenWordRow],
) -> Said:
    if not selection.round or not selection.candidate_id:
        return Said()
    answers = queries.responses(selection.id, selection.round)
    voices = queries.voices(
        selection.id,
        selection.round,
        today,
        meeting_id=selection.meeting_id,
        last_id=selection.candidate_id,
    )
    return Said(
        voices=_with_nominee(voices, selection, answers),
        responses=answers,
        objections=queries.objections(selection.id),
        words=written,
        over=selection.step != "consent",
    )


def _with_nominee(
    voices: Sequence[VoiceRow], selection: SelectionRow, answers: Sequence[ResponseRow]
) -> list[VoiceRow]:
    """The voices with the nominee among those who are asked, and last of them."""
    nominee = selection.candidate_id
    given = next((each for each in answers if each.member_id == nominee), None)
    own = VoiceRow(
        nominee,
        selection.candidate,
        present=True,
        answer="" if given is None else given.answer,
        written=given is not None and given.written,
        awaited=False,
    )
    others = [each for each in voices if each.member_id != nominee]
    there = [each for each in others if each.present]
    return [*there, own, *(each for each in others if not each.present)]
