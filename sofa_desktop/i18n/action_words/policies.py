"""The words of actions on policies, proposals, consent, decisions and prices."""

from collections.abc import Mapping

from sofa_desktop.domain.consent import Answer, Move
from sofa_desktop.domain.proposal import ProposalState
from sofa_desktop.i18n import policy_terms
from sofa_desktop.i18n.action_words.speech import Speech, changed, removed
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t


def _state(told: Told) -> str:
    """Where a proposal is now; a later version may know states this one does not."""
    value = str(told.facts.get("state", ""))
    return policy_terms.proposal_state(value) if value in list(ProposalState) else ""


def _is_objection(told: Told) -> bool:
    return told.facts.get("answer") == Answer.OBJECTION


def _answer_name(told: Told) -> str:
    if _is_objection(told):
        return t("action name", "note {name}'s objection", name=told.text("name"))
    return t("action name", "note {name}'s consent", name=told.text("name"))


def _answered(told: Told) -> str:
    if _is_objection(told):
        return t("action done", "{name}'s objection noted", name=told.text("name"))
    return t("action done", "{name}'s consent noted", name=told.text("name"))


def _integrated(told: Told) -> str:
    value = str(told.facts.get("move", ""))
    if value not in list(Move):
        return t("action done", "Objection to “{title}” integrated", title=told.text("title"))
    return t(
        "action done",
        "Objection to “{title}” integrated: {move}",
        title=told.text("title"),
        move=policy_terms.move(value),
    )


def _edited(told: Told) -> str:
    """A proposal changed; whose consent to the wording before counts no more is said."""
    said = changed("title").happened(told)
    if not told.several("asked_again"):
        return said
    return t(
        "action done",
        "{said}; consent given to the words before counts no more",
        said=said,
    )


_CHANGED = Speech(changed("title").name, _edited)

WORDS: Mapping[str, Speech] = {
    "policy.adopt": Speech(
        lambda told: t("action name", "adopt the policy “{title}”", title=told.text("title")),
        lambda told: t("action done", "Policy “{title}” adopted", title=told.text("title")),
    ),
    "policy.change": changed("title"),
    "policy.renew": Speech(
        lambda told: t("action name", "renew the policy “{title}”", title=told.text("title")),
        lambda told: t(
            "action done",
            "Policy “{title}” renewed until {day}",
            title=told.text("title"),
            day=told.day("until"),
        ),
    ),
    "policy.retire": Speech(
        lambda told: t("action name", "retire the policy “{title}”", title=told.text("title")),
        lambda told: t("action done", "Policy “{title}” retired", title=told.text("title")),
    ),
    "policy.remove": removed("title"),
    "proposal.open": Speech(
        lambda told: t("action name", "open the proposal “{title}”", title=told.text("title")),
        lambda told: t("action done", "Proposal “{title}” opened", title=told.text("title")),
    ),
    "proposal.reuse": Speech(
        lambda told: t(
            "action name", "begin “{title}” with an earlier text", title=told.text("title")
        ),
        lambda told: t(
            "action done", "Proposal “{title}” begun with an earlier text", title=told.text("title")
        ),
    ),
    "proposal.change": _CHANGED,
    "proposal.amend": _CHANGED,
    "proposal.advance": Speech(
        lambda told: t("action name", "take “{title}” a step on", title=told.text("title")),
        lambda told: t(
            "action done", "“{title}”: {state}", title=told.text("title"), state=_state(told)
        ),
    ),
    "proposal.back": Speech(
        lambda told: t("action name", "take “{title}” a step back", title=told.text("title")),
        lambda told: t(
            "action done",
            "“{title}” back to: {state}",
            title=told.text("title"),
            state=_state(told),
        ),
    ),
    "proposal.dimensions": Speech(
        lambda told: t(
            "action name",
            "consent to the dimensions of “{title}”",
            title=told.text("title"),
        ),
        lambda told: t(
            "action done",
            "Consent to the dimensions of “{title}” noted",
            title=told.text("title"),
        ),
    ),
    "proposal.round": Speech(
        lambda told: t(
            "action name", "begin the consent round on “{title}”", title=told.text("title")
        ),
        lambda told: t("action done", "Consent round on “{title}” begun", title=told.text("title")),
    ),
    "proposal.answer": Speech(_answer_name, _answered),
    "proposal.unanswer": Speech(
        lambda told: t("action name", "take {name}'s answer off", name=told.text("name")),
        lambda told: t("action done", "{name}'s answer taken off", name=told.text("name")),
    ),
    "objection.integrate": Speech(
        lambda told: t(
            "action name", "integrate an objection to “{title}”", title=told.text("title")
        ),
        _integrated,
    ),
    "objection.withdraw": Speech(
        lambda told: t(
            "action name", "withdraw an objection to “{title}”", title=told.text("title")
        ),
        lambda told: t("action done", "Objection to “{title}” withdrawn", title=told.text("title")),
    ),
    "proposal.adopt": Speech(
        lambda told: t("action name", "adopt “{title}”", title=told.text("title")),
        lambda told: t("action done", "“{title}” adopted", title=told.text("title")),
    ),
    "proposal.drop": Speech(
        lambda told: t("action name", "drop the proposal “{title}”", title=told.text("title")),
        lambda told: t("action done", "Proposal “{title}” dropped", title=told.text("title")),
    ),
    "proposal.defer": Speech(
        lambda told: t("action name", "defer the proposal “{title}”", title=told.text("title")),
        lambda told: t("action done", "Proposal “{title}” deferred", title=told.text("title")),
    ),
    "proposal.take_up": Speech(
        lambda told: t("action name", "take up “{title}” again", title=told.text("title")),
        lambda told: t("action done", "“{title}” taken up again", title=told.text("title")),
    ),
    "proposal.remove": removed("title"),
    "word.write": Speech(
        lambda told: t("action name", "note what {name} wrote", name=told.text("name")),
        lambda told: t("action done", "What {name} wrote is noted", name=told.text("name")),
    ),
    "word.remove": Speech(
        lambda told: t("action name", "remove what {name} wrote", name=told.text("name")),
        lambda told: t("action done", "What {name} wrote is removed", name=told.text("name")),
    ),
    "decision.record": Speech(
        lambda told: t("action name", "record the decision “{title}”", title=told.text("title")),
        lambda told: t("action done", "Decision recorded: {title}", title=told.text("title")),
    ),
    "decision.take_back": Speech(
        lambda told: t("action name", "take back the decision “{title}”", title=told.text("title")),
        lambda told: t("action done", "Decision taken back: {title}", title=told.text("title")),
    ),
    "decision.object": Speech(
        lambda told: t("action name", "note an objection to “{title}”", title=told.text("title")),
        lambda told: t(
            "action done",
            "Objection to “{title}” noted as a topic; the decision stands until the circle changes "
            "it",
            title=told.text("title"),
        ),
    ),
    "price.set": Speech(
        lambda told: t("action name", "set the prices of “{title}”", title=told.text("title")),
        lambda told: t("action done", "Prices of “{title}” set", title=told.text("title")),
    ),
}
