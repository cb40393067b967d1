"""Refusals about policies, proposals, consent, decisions and prices."""

from collections.abc import Callable, Mapping

from sofa_desktop.domain.circle import AbsenceRule
from sofa_desktop.domain.proposal import ProposalState, Target
from sofa_desktop.i18n import policy_terms
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t

Facts = Mapping[str, object]


def _names(facts: Facts) -> str:
    """Names in a row, as they were told."""
    return ", ".join(isolated(name) for name in Told(facts).several("names"))


def _name(facts: Facts) -> str:
    return Told(facts).text("name")


def _title(facts: Facts) -> str:
    return Told(facts).text("title")


def _target(facts: Facts) -> str:
    value = str(facts.get("target", ""))
    return policy_terms.target(value) if value in list(Target) else ""


def _state(facts: Facts) -> str:
    value = str(facts.get("state", ""))
    return policy_terms.proposal_state(value) if value in list(ProposalState) else ""


def _closed(facts: Facts) -> str:
    if facts.get("state") == ProposalState.DEFERRED:
        return t(
            "refusal",
            "“{title}” is deferred. Nothing was changed. Take it up again first.",
            title=_title(facts),
        )
    if facts.get("state") == ProposalState.ADOPTED:
        return t(
            "refusal",
            "“{title}” is adopted, and its wording is on record. Nothing was changed. "
            "Begin a new proposal with its text to change what was decided.",
            title=_title(facts),
        )
    return t(
        "refusal",
        "“{title}” was dropped. Nothing was changed. Begin a new proposal with its text.",
        title=_title(facts),
    )


def _no_next(facts: Facts) -> str:
    if facts.get("state") in {ProposalState.READY, ProposalState.AMENDED}:
        return t(
            "refusal",
            "The proposal is written, and the consent round comes next. Nothing was changed. "
            "Begin the round.",
        )
    return t(
        "refusal",
        "The proposal is in its consent round, which ends with everybody's consent. "
        "Nothing was changed. Go on with the round.",
    )


def _no_way_back(facts: Facts) -> str:
    return t(
        "refusal",
        "There is no step back from “{state}”. Nothing was changed. "
        "Integrate the objections, or defer the proposal.",
        state=_state(facts),
    )


def _not_ready(facts: Facts) -> str:
    if facts.get("state") == ProposalState.OBJECTIONS:
        return t(
            "refusal",
            "An objection is open. Nothing was changed. "
            "Integrate it, or note that it was withdrawn, before the next round.",
        )
    if facts.get("state") == ProposalState.CONSENT_ROUND:
        return t("refusal", "The consent round is running already. Nothing was changed.")
    return t(
        "refusal",
        "The proposal is still at “{state}”. Nothing was changed. "
        "Bring it to a written proposal before the consent round.",
        state=_state(facts),
    )


def _not_in_round(facts: Facts) -> str:
    if facts.get("state") == ProposalState.AMENDED:
        return t(
            "refusal",
            "The wording was amended since the last round. Nothing was changed. "
            "Begin another consent round on it.",
        )
    return t(
        "refusal",
        "The proposal is not in a consent round. Nothing was changed. Begin the round first.",
    )


def _absent(facts: Facts) -> str:
    names = _names(facts)
    if facts.get("rule") == AbsenceRule.ASK:
        return t(
            "refusal",
            "The circle asks absent members beforehand, and there is no answer from {names}. "
            "Nothing was changed. Note the written answer, or wait for it.",
            names=names,
        )
    if facts.get("rule") == AbsenceRule.ASSUME:
        return t(
            "refusal",
            "Absent members who objected before are not taken to consent: {names}. "
            "Nothing was changed. Note the written answer, or wait for it.",
            names=names,
        )
    return t(
        "refusal",
        "The circle's decisions wait for absent members: {names}. Nothing was changed. "
        "Note the written consent when it comes; the round stays open until then.",
        names=names,
    )


def _not_shorter(facts: Facts) -> str:
    return t(
        "refusal",
        "The term already ends on {day}. Nothing was changed. "
        "Choose an earlier day, or integrate the objection another way.",
        day=Told(facts).day("term_end"),
    )


def _ends_before_start(facts: Facts) -> str:
    return t(
        "refusal",
        "A policy's term must end after the day it is decided, {day}. Nothing was changed. "
        "Choose a later day.",
        day=Told(facts).day("on"),
    )


def _retired(facts: Facts) -> str:
    return t(
        "refusal",
        "“{title}” was retired on {day}. Nothing was changed. "
        "Begin a new proposal with its text if the circle wants it again.",
        title=_title(facts),
        day=Told(facts).day("on"),
    )


def _minutes_approved(facts: Facts) -> str:
    return t(
        "refusal",
        "The minutes of the meeting of {day} are approved, and they say what was decided. "
        "Nothing was changed. Decide anew in another meeting.",
        day=Told(facts).day("on"),
    )


def _changed_since(facts: Facts) -> str:
    name = _name(facts)
    if not name:
        return t(
            "refusal",
            "What this changed has been changed again since, so it cannot be taken back by "
            "itself. Nothing was changed. Undo the later changes first.",
        )
    return t(
        "refusal",
        "“{name}” has been changed since, so this cannot be taken back by itself. "
        "Nothing was changed. Undo the later change first, or decide anew.",
        name=name,
    )


_POLICY: Mapping[str, Callable[[Facts], str]] = {
    "policy.no_title": lambda _facts: t(
        "refusal", "A policy needs a title. Nothing was changed. Type one."
    ),
    "policy.no_text": lambda _facts: t(
        "refusal", "A policy needs its wording. Nothing was changed. Type it."
    ),
    "policy.no_reason": lambda facts: t(
        "refusal",
        "“{title}” is retired with a reason. Nothing was changed. Say why.",
        title=_title(facts),
    ),
    "policy.ends_before_start": _ends_before_start,
    "policy.retired": _retired,
    "policy.decided": lambda facts: t(
        "refusal",
        "The circle decided on “{title}” in a meeting or by a proposal, so it stays on record. "
        "Nothing was changed. Retire it, or take the decision back.",
        title=_title(facts),
    ),
    "decision.no_text": lambda _facts: t(
        "refusal", "A decision needs its exact wording. Nothing was changed. Type it."
    ),
    "decision.no_term_end": lambda _facts: t(
        "refusal",
        "A decision holds until a day on which the circle looks at it again. "
        "Nothing was changed. Set the end of its term.",
    ),
    "decision.no_target": lambda facts: t(
        "refusal",
        "It is not said what the decision on “{target}” changes. Nothing was changed. Choose it.",
        target=_target(facts),
    ),
    "decision.minutes_approved": _minutes_approved,
    "decision.not_here": lambda facts: t(
        "refusal",
        "“{title}” does not say by which action it was decided, so it cannot be taken back by "
        "itself. Nothing was changed. Decide anew.",
        title=_title(facts),
    ),
    "decision.not_lazy": lambda facts: t(
        "refusal",
        "“{title}” was not decided under lazy consent. Nothing was changed. "
        "Note a topic for the next meeting instead.",
        title=_title(facts),
    ),
    "decision.was_there": lambda facts: t(
        "refusal",
        "{name} was in the meeting and consented. Nothing was changed. "
        "Note a topic for the next meeting instead.",
        name=_name(facts),
    ),
    "decision.too_late": lambda facts: t(
        "refusal",
        "The day in which absent members may object to “{title}” is over. Nothing was changed. "
        "Note a topic for the next meeting instead.",
        title=_title(facts),
    ),
    "undo.changed_since": _changed_since,
    "price.no_name": lambda _facts: t(
        "refusal", "A price needs a name, such as “Suggested”. Nothing was changed. Type one."
    ),
    "price.twice": lambda facts: t(
        "refusal",
        "There would be two prices called “{name}”. Nothing was changed. "
        "Give one of them another name.",
        name=_name(facts),
    ),
    "price.negative": lambda facts: t(
        "refusal",
        "The price “{name}” would be below nothing. Nothing was changed. "
        "Type an amount from zero upwards.",
        name=_name(facts),
    ),
}
_PROPOSAL: Mapping[str, Callable[[Facts], str]] = {
    "proposal.no_title": lambda _facts: t(
        "refusal", "A proposal needs a title. Nothing was changed. Type one."
    ),
    "proposal.closed": _closed,
    "proposal.no_next": _no_next,
    "proposal.no_way_back": _no_way_back,
    "proposal.no_needs": lambda _facts: t(
        "refusal",
        "The needs statement is empty. Nothing was changed. "
        "Write down why something is wanted before forming the picture.",
    ),
    "proposal.no_dimensions": lambda _facts: t(
        "refusal",
        "The list of dimensions is empty. Nothing was changed. "
        "Write down what the proposal must cover, one a line.",
    ),
    "proposal.dimensions_open": lambda _facts: t(
        "refusal",
        "The circle has not consented to the list of dimensions yet. Nothing was changed. "
        "Ask for consent to the list, then go on to shaping.",
    ),
    "proposal.dimensions_closed": lambda _facts: t(
        "refusal",
        "The circle has consented to the list of dimensions. Nothing was changed. "
        "Go back to picture forming to change it.",
    ),
    "proposal.not_picture": lambda _facts: t(
        "refusal",
        "The list of dimensions is consented to in picture forming. Nothing was changed. "
        "Go to that step first.",
    ),
    "proposal.no_text": lambda _facts: t(
        "refusal",
        "The proposal has no wording yet. Nothing was changed. "
        "Write down the exact words the circle is asked to consent to.",
    ),
    "proposal.no_term_end": lambda _facts: t(
        "refusal",
        "A decision holds until a day on which the circle looks at it again. "
        "Nothing was changed. Set the end of the term before the consent round.",
    ),
    "proposal.not_ready": _not_ready,
    "proposal.not_in_round": _not_in_round,
    "proposal.in_round": lambda facts: t(
        "refusal",
        "The circle is being asked about “{title}” as it is written. Nothing was changed. "
        "Note an objection, or go back from the round, to change the words.",
        title=_title(facts),
    ),
    "proposal.not_deferred": lambda facts: t(
        "refusal",
        "“{title}” is not deferred and need not be taken up. Nothing was changed.",
        title=_title(facts),
    ),
    "proposal.no_reason": lambda facts: t(
        "refusal",
        "“{title}” is let go with a reason. Nothing was changed. Say why.",
        title=_title(facts),
    ),
    "proposal.decided": lambda facts: t(
        "refusal",
        "“{title}” was adopted, so it stays on record. Nothing was changed. "
        "Take the decision back first.",
        title=_title(facts),
    ),
    "proposal.bad_effect": lambda _facts: t(
        "refusal",
        "What the decision would set does not fit what it is about. Nothing was changed. "
        "Choose again what it changes, and to what.",
    ),
}
_CONSENT: Mapping[str, Callable[[Facts], str]] = {
    "round.nobody_there": lambda _facts: t(
        "refusal",
        "No member with a consent right is noted as present. Nothing was changed. "
        "Note who is there first.",
    ),
    "round.unanswered": lambda facts: t(
        "refusal",
        "Not everybody has answered yet: {names}. Nothing was changed. Go on with the round.",
        names=_names(facts),
    ),
    "round.objection_open": lambda _facts: t(
        "refusal",
        "An objection is open. Nothing was changed. "
        "Integrate it, or note that it was withdrawn, and ask everybody again.",
    ),
    "round.objected": lambda _facts: t(
        "refusal",
        "Somebody objected in this round. Nothing was changed. "
        "Ask everybody again in another round.",
    ),
    "round.absent": _absent,
    "round.guest": lambda facts: t(
        "refusal",
        "{name} is a guest, and only members of the circle consent or object. "
        "Nothing was changed. A guest may give a quick reaction.",
        name=_name(facts),
    ),
    "round.removal": lambda facts: t(
        "refusal",
        "The proposal is about {name} leaving the circle, so {name} has no consent right on it. "
        "Nothing was changed.",
        name=_name(facts),
    ),
    "round.not_a_member": lambda facts: t(
        "refusal",
        "{name} is not in the circle on that day. Nothing was changed. "
        "Only members of the circle consent or object.",
        name=_name(facts),
    ),
    "round.not_there": lambda facts: t(
        "refusal",
        "{name} is not noted as present. Nothing was changed. "
        "Note that {name} is there, or note the answer as written.",
        name=_name(facts),
    ),
    "round.is_there": lambda facts: t(
        "refusal",
        "{name} is in the meeting and answers in the round. Nothing was changed. "
        "Note what {name} says there.",
        name=_name(facts),
    ),
    "round.nominee_last": lambda facts: t(
        "refusal",
        "{name} is proposed for the role and answers last, after {names}. Nothing was changed.",
        name=_name(facts),
        names=_names(facts),
    ),
    "round.no_answer": lambda facts: t(
        "refusal",
        "{name} has not answered in this round. Nothing was changed.",
        name=_name(facts),
    ),
    "round.answer_worked_with": lambda facts: t(
        "refusal",
        "The circle has worked with {name}'s objection. Nothing was changed. "
        "Undo that first to take the answer off.",
        name=_name(facts),
    ),
    "objection.no_reason": lambda _facts: t(
        "refusal",
        "An objection needs its reason: what harm it would do to the circle's aim. "
        "Nothing was changed. Write it down, so that the proposal can be improved.",
    ),
    "objection.not_open": lambda _facts: t(
        "refusal", "This objection is no longer open. Nothing was changed."
    ),
    "objection.no_resolution": lambda _facts: t(
        "refusal",
        "It is not said how the objection was integrated. Nothing was changed. "
        "Change the wording, or write down what was agreed.",
    ),
    "objection.no_term": lambda _facts: t(
        "refusal",
        "To shorten the term, its new end is needed. Nothing was changed. Choose a day.",
    ),
    "objection.not_shorter": _not_shorter,
    "written.empty": lambda _facts: t(
        "refusal", "Nothing was written. Nothing was changed. Type what the member wrote."
    ),
    "written.no_answer": lambda facts: t(
        "refusal",
        "For the consent round, {name}'s answer is needed: consent or objection. "
        "Nothing was changed. Choose one.",
        name=_name(facts),
    ),
}
SENTENCES: Mapping[str, Callable[[Facts], str]] = {**_POLICY, **_PROPOSAL, **_CONSENT}
