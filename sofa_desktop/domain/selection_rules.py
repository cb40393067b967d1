"""What may happen in a selection, and when: the ten steps by the book (MVOS 3.6.2)."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from sofa_desktop.domain.circle import Member
from sofa_desktop.domain.consent import Objection, ObjectionState
from sofa_desktop.domain.consent_round import Round, must_be_adoptable, must_be_turn
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.selection import Nomination, Selection, SelectionStep

Step = SelectionStep
STEPS = (
    Step.ROLE,
    Step.TERM,
    Step.QUALIFICATIONS,
    Step.LIST_CONSENT,
    Step.NOMINATIONS,
    Step.REASONS,
    Step.CHANGES,
    Step.PROPOSAL,
    Step.CONSENT,
    Step.ANNOUNCED,
)
"""The ten steps in their order."""

CHANGED_AT: Mapping[str, frozenset[SelectionStep]] = {
    "role_text": frozenset({Step.ROLE}),
    "starts_on": frozenset({Step.ROLE, Step.TERM, Step.PROPOSAL}),
    "ends_on": frozenset({Step.ROLE, Step.TERM, Step.PROPOSAL}),
    "qualifications": frozenset({Step.QUALIFICATIONS, Step.LIST_CONSENT}),
    "candidate_id": frozenset({Step.PROPOSAL}),
    "reasons": frozenset({Step.PROPOSAL}),
}
"""At which steps a field may be worked on; later the circle has consented to it."""


def lines(text: str) -> tuple[str, ...]:
    """The lines of a list that say something, each once."""
    said = (" ".join(line.split()) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in said if line))


def must_be_open(selection: Selection) -> None:
    """Refuse to touch a selection that is over.

    Raises:
        Refused: ``selection.over``.
    """
    if selection.is_over:
        raise Refused("selection.over", step=selection.step.value)


def must_be_at(selection: Selection, *steps: SelectionStep) -> None:
    """Refuse what belongs to another step.

    Raises:
        Refused: ``selection.over``, ``selection.other_step``.
    """
    must_be_open(selection)
    if selection.step not in steps:
        raise Refused(
            "selection.other_step", step=selection.step.value, wanted=[one.value for one in steps]
        )


def must_be_changeable(selection: Selection, fields: Iterable[str]) -> None:
    """Refuse to change what the circle has already consented to, or has not come to.

    Raises:
        Refused: ``selection.over``, ``selection.other_step``.
    """
    must_be_open(selection)
    for name in fields:
        if name in CHANGED_AT and selection.step not in CHANGED_AT[name]:
            wanted = [step.value for step in STEPS if step in CHANGED_AT[name]]
            raise Refused("selection.other_step", step=selection.step.value, wanted=wanted)


def forward(
    selection: Selection,
    nominations: Sequence[Nomination],
    present: Sequence[Member],
    *,
    anyway: bool = False,
) -> Selection:
    """The selection one step on; ``anyway`` goes on without whoever has not spoken.

    ``present`` are the full members who are there.

    Raises:
        Refused: ``selection.over``, and what the step still asks for.
    """
    must_be_open(selection)
    ask = _ASKS.get(selection.step)
    if ask is not None:
        ask(selection)
    hears = _HEARS.get(selection.step)
    if hears is not None:
        if not any(one.spoken for one in nominations):
            raise Refused("selection.no_nominations")
        if not anyway:
            hears(nominations, present)
    next_step = STEPS[STEPS.index(selection.step) + 1]
    opens_round = next_step is Step.CONSENT
    return replace(
        selection, step=next_step, round=selection.round + 1 if opens_round else selection.round
    )


def backward(selection: Selection, objections: Iterable[Objection]) -> Selection:
    """The selection one step back; a list that is opened again needs consent again.

    Raises:
        Refused: ``selection.over``, ``selection.first_step``, ``selection.objection_open``.
    """
    must_be_open(selection)
    if selection.step is Step.ROLE:
        raise Refused("selection.first_step")
    must_be_integrated(objections)
    before = STEPS[STEPS.index(selection.step) - 1]
    consented = selection.list_consented and STEPS.index(before) > STEPS.index(Step.QUALIFICATIONS)
    return replace(selection, step=before, list_consented=consented)


def consent_to_list(selection: Selection) -> Selection:
    """The selection with its list of qualifications consented.

    Raises:
        Refused: ``selection.over``, ``selection.other_step``, ``selection.no_qualifications``.
    """
    must_be_at(selection, Step.LIST_CONSENT)
    _needs_list(selection)
    return replace(selection, list_consented=True)


def must_take_nominations(
    selection: Selection, nominator: Member, part: Collection[Member], there: Iterable[Nomination]
) -> None:
    """Whether this member may nominate now: once, after the list is consented.

    ``part`` are the full members of the circle, there or not.

    Raises:
        Refused: ``selection.over``, ``selection.other_step``, ``selection.list_open``,
            ``selection.no_part``, ``selection.nominated``.
    """
    must_be_at(selection, Step.NOMINATIONS, Step.REASONS)
    _needs_consented_list(selection)
    if nominator not in part:
        raise Refused("selection.no_part", name=nominator.name)
    if any(one.nominator_id == nominator.id for one in there):
        raise Refused("selection.nominated", name=nominator.name)


def must_be_ready(selection: Selection) -> None:
    """Whether a candidate with reasons and a term stands to be consented to.

    Raises:
        Refused: ``selection.list_open``, ``selection.no_candidate``, ``selection.no_reasons``,
            ``selection.no_term``.
    """
    _needs_consented_list(selection)
    if selection.candidate_id is None:
        raise Refused("selection.no_candidate")
    if not selection.reasons.strip():
        raise Refused("selection.no_reasons")
    _needs_term(selection)


def must_be_integrated(objections: Iterable[Objection]) -> None:
    """Refuse to go on while an objection is open.

    Raises:
        Refused: ``selection.objection_open``.
    """
    if any(one.state is ObjectionState.OPEN for one in objections):
        raise Refused("selection.objection_open")


def must_be_next(selection: Selection, member: Member, said: Round) -> None:
    """Whether this member may answer now: once a round, the nominee after all others.

    Raises:
        Refused: ``selection.over``, ``selection.other_step``, ``selection.no_part``,
            ``selection.answered``, ``selection.nominee_answered``, ``round.nominee_last``.
    """
    must_be_at(selection, Step.CONSENT)
    if member not in said.eligible and member not in said.absent:
        raise Refused("selection.no_part", name=member.name)
    if said.response_of(member.id) is not None:
        raise Refused("selection.answered", name=member.name)
    nominee = selection.candidate_id
    if member in said.eligible and nominee and said.response_of(nominee) is not None:
        raise Refused("selection.nominee_answered", name=member.name)
    must_be_turn(said, member, last=nominee)


def must_be_consented(selection: Selection, said: Round) -> None:
    """Whether the circle, and the nominee last, consented to the candidate with a term.

    Raises:
        Refused: ``selection.over``, ``selection.other_step``, what ``must_be_ready`` and
            ``must_be_adoptable`` say.
    """
    must_be_at(selection, Step.CONSENT)
    must_be_ready(selection)
    must_be_adoptable(said)


def after_integration(selection: Selection, objections: Iterable[Objection]) -> Selection:
    """The selection when an objection was resolved: a new round once the last one is.

    A round in which nothing was changed goes on: there the objections were all withdrawn.
    """
    of_round = [one for one in objections if one.round == selection.round]
    if any(one.state is ObjectionState.OPEN for one in of_round):
        return selection
    changed = any(one.state is ObjectionState.INTEGRATED for one in of_round)
    return replace(selection, round=selection.round + 1) if changed else selection


def _needs_term(selection: Selection) -> None:
    if selection.starts_on is None or selection.ends_on is None:
        raise Refused("selection.no_term")


def _needs_list(selection: Selection) -> None:
    if not lines(selection.qualifications):
        raise Refused("selection.no_qualifications")


def _needs_consented_list(selection: Selection) -> None:
    if not selection.list_consented:
        raise Refused("selection.list_open")


def _needs_announcement(_selection: Selection) -> None:
    raise Refused("selection.by_announcing")


def _must_be_heard(nominations: Sequence[Nomination], present: Sequence[Member]) -> None:
    """Everybody who is there has nominated, and what others wrote was read out."""
    spoken = [one.nominator_id for one in nominations if one.spoken]
    silent = [one.id for one in present if one.id not in spoken]
    unread = [one.nominator_id for one in nominations if not one.spoken]
    if silent or unread:
        raise Refused("selection.not_heard", members=list(dict.fromkeys([*silent, *unread])))


def _must_be_asked(nominations: Sequence[Nomination], _present: Sequence[Member]) -> None:
    """Everybody who nominated was asked whether the reasons of the others change it."""
    waiting = [one.nominator_id for one in nominations if one.spoken and not one.was_asked]
    if waiting:
        raise Refused("selection.not_asked", members=waiting)


_ASKS: Mapping[SelectionStep, Callable[[Selection], None]] = {
    Step.TERM: _needs_term,
    Step.QUALIFICATIONS: _needs_list,
    Step.LIST_CONSENT: _needs_consented_list,
    Step.NOMINATIONS: _needs_consented_list,
    Step.PROPOSAL: must_be_ready,
    Step.CONSENT: _needs_announcement,
}
_HEARS: Mapping[SelectionStep, Callable[[Sequence[Nomination], Sequence[Member]], None]] = {
    Step.REASONS: _must_be_heard,
    Step.CHANGES: _must_be_asked,
}
