"""What the guide says at each step: a sentence to read aloud, and what its buttons do. No Qt."""

from collections.abc import Callable, Mapping

from sofa_desktop.domain.consent import RoundKind
from sofa_desktop.domain.selection import SelectionStep
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.ui.governance.round_words import still_missing
from sofa_desktop.ui.governance.selection.state import State

Step = SelectionStep


def title(state: State) -> str:
    """What the guide is about."""
    return t("selection", "Selection: {role}", role=isolated(state.selection.role))


def aloud(state: State) -> str:
    """The sentence the facilitator reads aloud now."""
    if state.is_consented:
        return t(
            "selection aloud",
            "Nobody objects: {name} is selected. Thank you, {name}, and thank you all.",
            name=isolated(state.selection.candidate),
        )
    say = _ALOUD.get(Step(state.step))
    return say(state) if say is not None else ""


def result(state: State) -> str:
    """Who was selected, in a sentence."""
    selection = state.selection
    if selection.step == Step.DROPPED:
        return t("selection", "Dropped: {why}", why=isolated(selection.ended_why))
    return t(
        "selection",
        "{name} is selected as {role}, {term}.",
        name=isolated(selection.candidate),
        role=isolated(selection.role),
        term=term(state),
    )


def decision(state: State) -> str:
    """The wording of the decision, as the minutes record it."""
    return t(
        "selection decision",
        "{name} is selected as {role}, {term}.",
        name=isolated(state.selection.candidate),
        role=isolated(state.selection.role),
        term=term(state),
    )


def term(state: State) -> str:
    """From when until when."""
    selection = state.selection
    if selection.starts_on is None or selection.ends_on is None:
        return t("selection", "without a term yet")
    return t(
        "selection",
        "from {first} to {last}",
        first=formats.day(selection.starts_on),
        last=formats.day(selection.ends_on),
    )


def aftermath(state: State) -> tuple[str, ...]:
    """What follows from the announcement."""
    selection = state.selection
    told = []
    if selection.awaiting and state.parent:
        told.append(
            t(
                "selection",
                "The role is held once {circle} has consented too.",
                circle=isolated(state.parent),
            )
        )
    elif selection.awaiting:
        told.append(t("selection", "The role is held once the other circle has consented too."))
    if selection.ends_on is not None and state.warning_days:
        told.append(
            tn(
                "selection",
                "You are reminded one day before the term ends.",
                "You are reminded {n} days before the term ends.",
                state.warning_days,
            )
        )
    told.append(t("selection", "The list of qualifications is kept with the role for next time."))
    if selection.meeting_id:
        told.append(t("selection", "The minutes have the result and the term, not who said what."))
    return tuple(told)


def forgetting(state: State) -> str:
    """What dropping the nominations from the record does, honestly."""
    if state.selection.forgotten:
        return t(
            "selection",
            "The nominations were dropped from the record. Lists, papers and exports do not have "
            "them. The journal that proves this file, and copies made before, still hold them.",
        )
    return t(
        "selection",
        "The nominations can be dropped from the record: then no list, paper or export has them. "
        "The journal that proves this file, and copies made before, still hold them.",
    )


def next_verb(state: State) -> str:
    """What the one button that stands out does."""
    if state.is_consented:
        return t("selection", "Announce")
    verb = _VERBS.get(Step(state.step))
    if state.step == Step.ROLE and is_reworded(state):
        return t("selection", "Consent to the new wording")
    return verb() if verb is not None else ""


def why_not_next(state: State) -> str:
    """Why the selection cannot go on now; empty where it can."""
    if state.step == Step.CONSENT and not state.is_consented:
        return still_missing(state.said)
    return ""


def in_writing(state: State) -> str:
    """What who is not there wrote for the present step, each marked as written."""
    kind = _WRITTEN_FOR.get(Step(state.step))
    return "\n".join(
        t("selection", "{name} in writing: {words}", name=isolated(each.member), words=each.text)
        for each in state.written
        if each.kind == kind and each.text.strip()
    )


def is_reworded(state: State) -> bool:
    """Whether the tasks that are reviewed differ from those of the role."""
    return state.selection.role_text.strip() != state.selection.role_tasks.strip()


def _role(state: State) -> str:
    role, holder = isolated(state.selection.role), isolated(state.holder)
    if is_reworded(state):
        return t("selection aloud", "These are the new tasks. Is there an objection to them?")
    if holder:
        return t(
            "selection aloud",
            "We select for {role}. {name}, please tell us in three sentences what the role is "
            "like. Should anything in its description change first?",
            role=role,
            name=holder,
        )
    return t(
        "selection aloud",
        "We select for {role}. Here is what it does. Should anything in its description change "
        "first?",
        role=role,
    )


def _term(state: State) -> str:
    return t(
        "selection aloud", "The term would run {term}. Is there an objection?", term=term(state)
    )


def _qualifications(_state: State) -> str:
    return t(
        "selection aloud",
        "A round, and another while it brings something new: what should somebody in this role "
        "bring along? No names yet.",
    )


def _list(_state: State) -> str:
    return t(
        "selection aloud", "This is our list. Is there an objection to selecting with it in mind?"
    )


def _nominate(_state: State) -> str:
    return t(
        "selection aloud",
        "In silence, everybody writes down one name. It may be your own, and nobody is asked "
        "beforehand.",
    )


def _reasons(state: State) -> str:
    speaker = state.speaker
    if speaker is None:
        return t("selection aloud", "Everybody was heard. Thank you for your reasons.")
    if not speaker.present:
        return t(
            "selection aloud",
            "{name} is not here and wrote a nomination. I read it out.",
            name=isolated(speaker.member),
        )
    return t(
        "selection aloud",
        "{name}, whom do you nominate, and for which reasons?",
        name=isolated(speaker.member),
    )


def _changes(state: State) -> str:
    speaker = state.speaker
    if speaker is None:
        return t("selection aloud", "Thank you. I look at the reasons now, and propose somebody.")
    return t(
        "selection aloud",
        "{name}, now that you heard all reasons: do you change your nomination? To whom, and why?",
        name=isolated(speaker.member),
    )


def _proposal(state: State) -> str:
    if not state.selection.candidate:
        return t(
            "selection aloud",
            "I propose one person, for the reasons we heard. It does not matter how often a name "
            "was said.",
        )
    return t(
        "selection aloud",
        "For the reasons we heard I propose {name} as {role}, {term}.",
        name=isolated(state.selection.candidate),
        role=isolated(state.selection.role),
        term=term(state),
    )


def _consent(state: State) -> str:
    if state.objection is not None:
        return t(
            "selection aloud",
            "Thank you for the objection. What in the proposal can we change so that it no longer "
            "harms our aim?",
        )
    return t(
        "selection aloud",
        "I propose {name} as {role}, {term}. One after the other: do you consent? {name} answers "
        "last.",
        name=isolated(state.selection.candidate),
        role=isolated(state.selection.role),
        term=term(state),
    )


_ALOUD: Mapping[SelectionStep, Callable[[State], str]] = {
    Step.ROLE: _role,
    Step.TERM: _term,
    Step.QUALIFICATIONS: _qualifications,
    Step.LIST_CONSENT: _list,
    Step.NOMINATIONS: _nominate,
    Step.REASONS: _reasons,
    Step.CHANGES: _changes,
    Step.PROPOSAL: _proposal,
    Step.CONSENT: _consent,
}
_WRITTEN_FOR: Mapping[SelectionStep, RoundKind] = {
    **dict.fromkeys(
        (Step.ROLE, Step.TERM, Step.QUALIFICATIONS, Step.LIST_CONSENT), RoundKind.CLARIFYING
    ),
    **dict.fromkeys((Step.REASONS, Step.CHANGES), RoundKind.REACTION),
}
"""Nominations in writing are read in the round, not before; the consent round shows its own."""
_VERBS: Mapping[SelectionStep, Callable[[], str]] = {
    Step.ROLE: lambda: t("selection", "Next step"),
    Step.TERM: lambda: t("selection", "No objection to the term"),
    Step.QUALIFICATIONS: lambda: t("selection", "Next step"),
    Step.LIST_CONSENT: lambda: t("selection", "Consent to the list"),
    Step.NOMINATIONS: lambda: t("selection", "Begin the round"),
    Step.REASONS: lambda: t("selection", "Next step"),
    Step.CHANGES: lambda: t("selection", "Next step"),
    Step.PROPOSAL: lambda: t("selection", "Ask for consent"),
    Step.CONSENT: lambda: t("selection", "Announce"),
}
