"""Refusals about selections."""

from collections.abc import Callable, Mapping

from sofa_desktop.domain.selection import SelectionStep
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.selection_terms import selection_step
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t

Facts = Mapping[str, object]


def _names(facts: Facts) -> str:
    return ", ".join(isolated(name) for name in Told(facts).several("names"))


def _step(value: object) -> str:
    return selection_step(str(value)) if str(value) in set(SelectionStep) else ""


def _running(facts: Facts) -> str:
    return t(
        "refusal",
        "The selection for {role} is already under way. Nothing was changed. "
        "Go on with it, or drop it first.",
        role=Told(facts).text("role"),
    )


def _over(_facts: Facts) -> str:
    return t(
        "refusal",
        "This selection has come to its end. Nothing was changed. "
        "Begin a new one to select for the role again.",
    )


def _not_over(_facts: Facts) -> str:
    return t(
        "refusal",
        "The circle still works with these nominations. Nothing was changed. "
        "They can be dropped from the record when the selection has come to its end.",
    )


def _other_step(facts: Facts) -> str:
    wanted = [_step(step) for step in Told(facts).several("wanted")]
    return t(
        "refusal",
        "The selection stands at the step “{step}”. Nothing was changed. "
        "What you wanted belongs to: {wanted}.",
        step=_step(facts.get("step")),
        wanted=", ".join(step for step in wanted if step),
    )


def _first_step(_facts: Facts) -> str:
    return t(
        "refusal",
        "There is no step before the review of the role. Nothing was changed. "
        "A selection nobody wants now can be dropped.",
    )


def _bad_term(_facts: Facts) -> str:
    return t(
        "refusal",
        "The term must end after the day it starts. Nothing was changed. Choose a later last day.",
    )


def _no_term(_facts: Facts) -> str:
    return t(
        "refusal",
        "Nobody is selected without a term. Nothing was changed. Give its first and last day.",
    )


def _no_role_text(facts: Facts) -> str:
    return t(
        "refusal",
        "The tasks of {role} would be empty. Nothing was changed. "
        "Write what the holder does, or press Esc in the field to bring the wording back.",
        role=Told(facts).text("role"),
    )


def _no_qualifications(_facts: Facts) -> str:
    return t(
        "refusal",
        "The list of qualifications is empty. Nothing was changed. "
        "Collect in a round what the role needs, one on each line.",
    )


def _list_open(_facts: Facts) -> str:
    return t(
        "refusal",
        "The circle has not consented to the list of qualifications. Nothing was changed. "
        "Ask for consent to the list before anybody is nominated or proposed.",
    )


def _no_part(facts: Facts) -> str:
    return t(
        "refusal",
        "{name} does not take part in this selection: only full members of the circle do. "
        "Nothing was changed.",
        name=Told(facts).text("name"),
    )


def _nominated(facts: Facts) -> str:
    return t(
        "refusal",
        "{name} has nominated already, and everybody nominates once. Nothing was changed. "
        "Put the nomination right where it stands.",
        name=Told(facts).text("name"),
    )


def _not_here(facts: Facts) -> str:
    return t(
        "refusal",
        "{name} does not belong to the circle now. Nothing was changed. Name somebody who does.",
        name=Told(facts).text("name"),
    )


def _guest(facts: Facts) -> str:
    told = Told(facts)
    return t(
        "refusal",
        "{name} is a guest, and {role} is held by a full member of the circle. "
        "Nothing was changed. Name somebody else, or change the membership first.",
        name=told.text("name"),
        role=told.text("role"),
    )


def _not_spoken(_facts: Facts) -> str:
    return t(
        "refusal",
        "This nomination was not said in the round. Nothing was changed. "
        "Go back to the reasons and let it be heard first.",
    )


def _no_nominations(_facts: Facts) -> str:
    return t(
        "refusal",
        "Nobody has spoken yet. Nothing was changed. "
        "Let each member say whom they nominate and why.",
    )


def _not_heard(facts: Facts) -> str:
    return t(
        "refusal",
        "Not heard in this round yet: {names}. Nothing was changed. "
        "Let them speak, or go on without them.",
        names=_names(facts),
    )


def _not_asked(facts: Facts) -> str:
    return t(
        "refusal",
        "Not asked in the change round yet: {names}. Nothing was changed. "
        "Ask whether they stay with their nomination, or go on without asking.",
        names=_names(facts),
    )


def _no_candidate(_facts: Facts) -> str:
    return t(
        "refusal",
        "Nobody is proposed yet. Nothing was changed. "
        "Choose the candidate for whom the strongest reasons were heard.",
    )


def _no_reasons(_facts: Facts) -> str:
    return t(
        "refusal",
        "The proposal has no reasons. Nothing was changed. "
        "Write why this person is proposed, from the reasons that were heard.",
    )


def _by_announcing(_facts: Facts) -> str:
    return t(
        "refusal",
        "A selection ends when the result is announced. Nothing was changed. "
        "Announce who is selected once the consent round is through.",
    )


def _answered(facts: Facts) -> str:
    return t(
        "refusal",
        "{name} has answered in this round. Nothing was changed. "
        "Take the answer back first if it was noted wrongly.",
        name=Told(facts).text("name"),
    )


def _no_answer(facts: Facts) -> str:
    return t(
        "refusal",
        "{name} has not answered in this round. Nothing was changed.",
        name=Told(facts).text("name"),
    )


def _nominee_answered(_facts: Facts) -> str:
    return t(
        "refusal",
        "The nominee has answered, and does so last. Nothing was changed. "
        "Take the nominee's answer back first, then note the other one.",
    )


def _objection_open(_facts: Facts) -> str:
    return t(
        "refusal",
        "An objection is open. Nothing was changed. "
        "Integrate it, or note that it is withdrawn, before you go on.",
    )


def _objection_closed(_facts: Facts) -> str:
    return t(
        "refusal",
        "This objection is no longer open. Nothing was changed.",
    )


def _no_resolution(_facts: Facts) -> str:
    return t(
        "refusal",
        "It is not said how the objection is integrated. Nothing was changed. "
        "Write what changes in the proposal, or what is measured.",
    )


def _not_shorter(facts: Facts) -> str:
    return t(
        "refusal",
        "The term would not be shorter: it is proposed until {day}. Nothing was changed. "
        "Choose an earlier last day, or integrate the objection in another way.",
        day=Told(facts).day("ends_on"),
    )


def _no_why(_facts: Facts) -> str:
    return t(
        "refusal",
        "A selection is dropped with a reason. Nothing was changed. Write one line why.",
    )


def _forgotten(_facts: Facts) -> str:
    return t(
        "refusal",
        "The nominations of this selection are already dropped from the record. "
        "Nothing was changed.",
    )


SENTENCES: Mapping[str, Callable[[Facts], str]] = {
    "selection.running": _running,
    "selection.over": _over,
    "selection.not_over": _not_over,
    "selection.other_step": _other_step,
    "selection.first_step": _first_step,
    "selection.bad_term": _bad_term,
    "selection.no_term": _no_term,
    "selection.no_role_text": _no_role_text,
    "selection.no_qualifications": _no_qualifications,
    "selection.list_open": _list_open,
    "selection.no_part": _no_part,
    "selection.nominated": _nominated,
    "selection.not_here": _not_here,
    "selection.guest": _guest,
    "selection.not_spoken": _not_spoken,
    "selection.no_nominations": _no_nominations,
    "selection.not_heard": _not_heard,
    "selection.not_asked": _not_asked,
    "selection.no_candidate": _no_candidate,
    "selection.no_reasons": _no_reasons,
    "selection.by_announcing": _by_announcing,
    "selection.answered": _answered,
    "selection.no_answer": _no_answer,
    "selection.nominee_answered": _nominee_answered,
    "selection.objection_open": _objection_open,
    "selection.objection_closed": _objection_closed,
    "selection.no_resolution": _no_resolution,
    "selection.not_shorter": _not_shorter,
    "selection.no_why": _no_why,
    "selection.forgotten": _forgotten,
}
