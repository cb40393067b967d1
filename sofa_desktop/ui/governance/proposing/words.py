"""What the proposal guide says: its steps, what is done in each, and what comes next. No Qt."""

from collections.abc import Mapping, Sequence

from sofa_desktop.domain.consent import ObjectionState
from sofa_desktop.domain.proposal import ProposalState, Target
from sofa_desktop.domain.proposal_rules import CLOSED, IN_ROUND
from sofa_desktop.i18n import formats, policy_terms
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import ObjectionRow, ProposalRow
from sofa_desktop.ui.governance.proposing import effects
from sofa_desktop.ui.governance.round_words import Said

NEEDS, PICTURE, SHAPING, TEXT = "needs", "picture", "shaping", "text"
REACTIONS, ROUND, OBJECTIONS, END = "reactions", "round", "objections", "end"
STEPS = (NEEDS, PICTURE, SHAPING, TEXT, REACTIONS, ROUND, OBJECTIONS, END)
_AT: Mapping[str, str] = {
    ProposalState.NEEDS: NEEDS,
    ProposalState.PICTURE: PICTURE,
    ProposalState.SHAPING: SHAPING,
    ProposalState.READY: TEXT,
    ProposalState.CONSENT_ROUND: ROUND,
    ProposalState.OBJECTIONS: OBJECTIONS,
    ProposalState.AMENDED: OBJECTIONS,
    ProposalState.ADOPTED: END,
    ProposalState.DROPPED: END,
    ProposalState.DEFERRED: END,
}
"""The step a state begins with."""
_FURTHEST: Mapping[str, str] = {
    ProposalState.SHAPING: TEXT,
    ProposalState.READY: REACTIONS,
}
"""Steps that can be looked at before the state moves on."""


def is_closed(row: ProposalRow) -> bool:
    """Whether it was adopted, dropped or deferred."""
    return row.state in CLOSED


def in_round(row: ProposalRow) -> bool:
    """Whether the circle is being asked."""
    return row.state in IN_ROUND


def first_step(row: ProposalRow, said: Said) -> str:
    """The step that is shown when one comes to a proposal."""
    if row.state == ProposalState.OBJECTIONS and said.to_ask():
        return ROUND
    if row.state == ProposalState.AMENDED:
        return TEXT
    return _AT[row.state]


def furthest(row: ProposalRow) -> str:
    """The last step that can be looked at now."""
    return _FURTHEST.get(row.state, _AT[row.state])


def is_past(row: ProposalRow, seen: str) -> bool:
    """Whether a step is behind the proposal, so that nothing leads on from it."""
    leads_on = {
        ProposalState.OBJECTIONS: (ROUND, OBJECTIONS),
        ProposalState.AMENDED: (TEXT, REACTIONS),
    }.get(ProposalState(row.state))
    if leads_on is not None:
        return seen not in leads_on
    return STEPS.index(seen) < STEPS.index(_AT[row.state])


def may_go_back(row: ProposalRow, seen: str) -> bool:
    """Whether a step before this one can be gone back to; what was objected stays said."""
    if row.state in {ProposalState.OBJECTIONS, ProposalState.AMENDED} or is_closed(row):
        return False
    return seen not in {NEEDS, OBJECTIONS, END} and not is_past(row, seen)


def here(row: ProposalRow, seen: str) -> str:
    """The step the proposal is at, which looking ahead moves on where nothing else does."""
    at, reach, looked = (STEPS.index(each) for each in (_AT[row.state], furthest(row), seen))
    return STEPS[min(max(at, looked), reach)]


def step_word(step: str) -> str:
    """A step on the line."""
    return {
        NEEDS: t("proposal step", "Needs"),
        PICTURE: t("proposal step", "Picture"),
        SHAPING: t("proposal step", "Shaping"),
        TEXT: t("proposal step", "Proposal"),
        REACTIONS: t("proposal step", "Reactions"),
        ROUND: t("proposal step", "Consent"),
        OBJECTIONS: t("proposal step", "Objections"),
        END: t("proposal step", "Decision"),
    }[step]


def step_name(step: str) -> str:
    """The whole name of a step."""
    return {
        NEEDS: t("proposal step", "Needs statement"),
        PICTURE: t("proposal step", "Picture forming"),
        SHAPING: t("proposal step", "Proposal shaping"),
        TEXT: t("proposal step", "The written proposal"),
        REACTIONS: t("proposal step", "Questions and quick reactions"),
        ROUND: t("proposal step", "Consent round"),
        OBJECTIONS: t("proposal step", "Integrating objections"),
        END: t("proposal step", "Decision"),
    }[step]


def what_to_do(step: str, row: ProposalRow) -> str:
    """What the circle does in a step, by the book."""
    if step == TEXT and row.state == ProposalState.AMENDED:
        return t(
            "proposal",
            "The objections are worked in. Read it once more; then everybody is asked again.",
        )
    return {
        NEEDS: t(
            "proposal",
            "Understand first: what happens, whom does it touch, and what is needed? Not yet how.",
        ),
        PICTURE: t(
            "proposal",
            "Collect the dimensions: what must a good proposal speak of? One a line. The circle "
            "consents to the list, so that nothing is forgotten.",
        ),
        SHAPING: t(
            "proposal",
            "Collect pieces of a solution for each dimension. They may contradict each other; "
            "nobody judges yet.",
        ),
        TEXT: t(
            "proposal",
            "Write down exactly what the circle would consent to, until when it holds, and how "
            "you will see whether it works.",
        ),
        REACTIONS: t(
            "proposal",
            "Present it. First a round of clarifying questions, then one of quick reactions: five "
            "sentences at most, never skipped. Adjust the text if that helps.",
        ),
        ROUND: t(
            "proposal",
            "The text is read out once more. Is there a reason to think that doing this would "
            "harm the circle's aim?",
        ),
        OBJECTIONS: t(
            "proposal",
            "An objection is a gift to the aim: understand it, relate it to the aim, then change "
            "the proposal until it can be tried.",
        ),
        END: "",
    }[step]


def state_sentence(row: ProposalRow) -> str:
    """What is true of the proposal now."""
    parts = [about(row)]
    if row.presenter:
        parts.append(t("proposal", "Presented by {name}.", name=isolated(row.presenter)))
    if row.opened_on is not None and not is_closed(row):
        parts.append(t("proposal", "Opened on {day}.", day=formats.day(row.opened_on)))
    return " ".join(part for part in parts if part)


def about(row: ProposalRow) -> str:
    """What it makes or changes."""
    if row.target == Target.NOTHING:
        return t("proposal", "A decision in words alone.")
    what = policy_terms.target(row.target)
    if row.target_name and effects.ends(row):
        return t("proposal", "Ends “{name}”.", name=isolated(row.target_name))
    if row.target_name:
        return t("proposal", "Changes “{name}”.", name=isolated(row.target_name))
    if row.target == Target.POLICY:
        return t("proposal", "A new policy.")
    return f"{what}."


def end_sentence(row: ProposalRow) -> str:
    """How it ended, and why."""
    on = formats.day(row.closed_on) if row.closed_on else ""
    if row.state == ProposalState.ADOPTED:
        return t("proposal", "Adopted on {day} by consent.", day=on)
    if row.state == ProposalState.DEFERRED:
        return t("proposal", "Put off on {day}: {why}", day=on, why=row.closed_why)
    return t("proposal", "Dropped on {day}, by consent: {why}", day=on, why=row.closed_why)


def go_on_text(step: str, row: ProposalRow) -> str:
    """What the button that goes on says; empty where this step has none."""
    state = row.state
    if step == PICTURE and not row.dimensions_consented:
        return t("proposal", "The circle consents to the list")
    if step == REACTIONS or (step == TEXT and state == ProposalState.AMENDED):
        return t("proposal", "Begin the consent round")
    if step == ROUND:
        if state == ProposalState.OBJECTIONS:
            return t("proposal", "Go on: {step}", step=step_word(OBJECTIONS))
        return t("proposal", "Adopt: the circle consents")
    if step in {OBJECTIONS, END}:
        return ""
    after = STEPS[STEPS.index(step) + 1]
    return t("proposal", "Go on: {step}", step=step_word(after))


def why_not_adopt(said: Said, missing: str) -> str:
    """Why it cannot be adopted yet; empty where it can."""
    return missing if said.to_ask() or not said.voices else ""


def chip(row: ProposalRow) -> tuple[str, str]:
    """The state as a chip with its tone."""
    tones = {
        ProposalState.CONSENT_ROUND: "info",
        ProposalState.READY: "info",
        ProposalState.AMENDED: "info",
        ProposalState.OBJECTIONS: "warning",
        ProposalState.ADOPTED: "good",
    }
    word = policy_terms.proposal_state(row.state)
    if row.state == ProposalState.AMENDED:
        word = t("proposal state", "Amended")
    return word, tones.get(ProposalState(row.state), "")


def open_objections(objections: Sequence[ObjectionRow]) -> list[ObjectionRow]:
    """Those still to be worked with."""
    return [each for each in objections if each.state == ObjectionState.OPEN]


def no_reactions() -> str:
    """A soft word where quick reactions are missing."""
    return t(
        "proposal",
        "Nothing is noted from the quick reactions yet. They are never skipped: they show early "
        "what an objection would cost time to find.",
    )
