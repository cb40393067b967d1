"""Policies, proposals, consent and decisions in words."""

from datetime import date
from enum import StrEnum

import pytest

from sofa_desktop.domain.consent import Answer, Move, ObjectionState, RoundKind
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.policy import PolicyKind, PolicyState
from sofa_desktop.domain.proposal import ProposalState, Target
from sofa_desktop.i18n import actions, policy_terms
from sofa_desktop.i18n.action_words import policies
from sofa_desktop.i18n.refusals import policies as refusals
from sofa_desktop.i18n.refusals import sentence

PAY = {"title": "Pay"}
MIRA = {"name": "Mira"}
TOLD = [
    ("policy.adopt", PAY, "adopt the policy “Pay”", "Policy “Pay” adopted"),
    ("policy.change", {**PAY, "fields": ["note"]}, "change “Pay”: note", "“Pay”: note changed"),
    ("policy.renew", {**PAY, "until": "2028-01-31"}, "renew the policy “Pay”",
     "Policy “Pay” renewed until 31 January 2028"),
    ("policy.retire", PAY, "retire the policy “Pay”", "Policy “Pay” retired"),
    ("policy.remove", PAY, "remove “Pay”", "“Pay” removed"),
    ("proposal.open", PAY, "open the proposal “Pay”", "Proposal “Pay” opened"),
    ("proposal.reuse", PAY, "begin “Pay” with an earlier text",
     "Proposal “Pay” begun with an earlier text"),
    ("proposal.change", {**PAY, "fields": ["needs"]}, "change “Pay”: needs statement",
     "“Pay”: needs statement changed"),
    ("proposal.change", {**PAY, "fields": ["text"], "asked_again": ["Mira"]},
     "change “Pay”: text",
     "“Pay”: text changed; consent given to the words before counts no more"),
    ("proposal.amend", {**PAY, "fields": ["term_end"]}, "change “Pay”: end of the term",
     "“Pay”: end of the term changed"),
    ("proposal.advance", {**PAY, "state": "shaping"}, "take “Pay” a step on",
     "“Pay”: Proposal shaping"),
    ("proposal.back", {**PAY, "state": "picture"}, "take “Pay” a step back",
     "“Pay” back to: Picture forming"),
    ("proposal.dimensions", PAY, "consent to the dimensions of “Pay”",
     "Consent to the dimensions of “Pay” noted"),
    ("proposal.round", PAY, "begin the consent round on “Pay”", "Consent round on “Pay” begun"),
    ("proposal.answer", {**MIRA, "answer": "consent"}, "note Mira’s consent",
     "Mira’s consent noted"),
    ("proposal.answer", {**MIRA, "answer": "objection"}, "note Mira’s objection",
     "Mira’s objection noted"),
    ("proposal.unanswer", MIRA, "take Mira’s answer off", "Mira’s answer taken off"),
    ("objection.integrate", {**PAY, "move": "shorten"}, "integrate an objection to “Pay”",
     "Objection to “Pay” integrated: Shorten the term"),
    ("objection.withdraw", PAY, "withdraw an objection to “Pay”", "Objection to “Pay” withdrawn"),
    ("proposal.adopt", PAY, "adopt “Pay”", "“Pay” adopted"),
    ("proposal.drop", PAY, "drop the proposal “Pay”", "Proposal “Pay” dropped"),
    ("proposal.defer", PAY, "defer the proposal “Pay”", "Proposal “Pay” deferred"),
    ("proposal.take_up", PAY, "take up “Pay” again", "“Pay” taken up again"),
    ("proposal.remove", PAY, "remove “Pay”", "“Pay” removed"),
    ("word.write", MIRA, "note what Mira wrote", "What Mira wrote is noted"),
    ("word.remove", MIRA, "remove what Mira wrote", "What Mira wrote is removed"),
    ("decision.record", PAY, "record the decision “Pay”", "Decision recorded: Pay"),
    ("decision.take_back", PAY, "take back the decision “Pay”", "Decision taken back: Pay"),
    ("decision.object", PAY, "note an objection to “Pay”",
     "Objection to “Pay” noted as a topic; the decision stands until the circle changes it"),
    ("price.set", {"title": "Basics"}, "set the prices of “Basics”", "Prices of “Basics” set"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "facts", "name", "happened"), TOLD)
def test_an_action_is_told(code: str, facts: dict[str, object], name: str, happened: str) -> None:
    assert actions.name_of(code, facts) == name
    assert actions.happened_of(code, facts) == happened


def test_every_action_is_told() -> None:
    assert {code for code, _, _, _ in TOLD} == set(policies.WORDS)


@pytest.mark.parametrize("code", sorted(policies.WORDS))
@pytest.mark.parametrize("facts", [{}, {"state": "voted", "move": "shout", "answer": "abstain"}])
def test_an_action_of_another_version_breaks_nothing(code: str, facts: dict[str, object]) -> None:
    assert actions.name_of(code, facts)
    assert actions.happened_of(code, facts)


@pytest.mark.parametrize("code", sorted(refusals.SENTENCES))
def test_a_refusal_says_what_happened_and_that_nothing_was_changed(code: str) -> None:
    told = sentence(
        Refused(
            code,
            on=date(2026, 11, 24),
            term_end=date(2026, 11, 24),
            title="Pay",
            name="Mira",
            names=["Mira", "Jun"],
            target="policy",
        )
    )
    assert "Nothing was changed." in told
    for never in ("!", "{", "vote", "majority"):
        assert never not in told


@pytest.mark.parametrize(
    ("code", "facts", "part"),
    [
        ("proposal.closed", {"title": "Pay", "state": "deferred"}, "Take it up again first."),
        ("proposal.closed", {"title": "Pay", "state": "adopted"}, "“Pay” is adopted"),
        ("proposal.closed", {"title": "Pay", "state": "dropped"}, "“Pay” was dropped."),
        ("proposal.no_next", {"state": "ready"}, "Begin the round."),
        ("proposal.no_next", {"state": "objections"}, "Go on with the round."),
        ("proposal.not_ready", {"state": "objections"}, "An objection is open."),
        ("proposal.not_ready", {"state": "consent_round"}, "is running already"),
        ("proposal.not_ready", {"state": "shaping"}, "“Proposal shaping”"),
        ("proposal.not_in_round", {"state": "amended"}, "Begin another consent round on it."),
        ("proposal.not_in_round", {"state": "needs"}, "Begin the round first."),
        ("proposal.no_way_back", {"state": "objections"}, "“Objections to integrate”"),
        ("round.absent", {"rule": "ask", "names": ["Jun", "Dov"]}, "no answer from Jun, Dov."),
        ("round.absent", {"rule": "assume", "names": ["Jun"]}, "not taken to consent: Jun."),
        ("round.absent", {"rule": "hold", "names": ["Jun"]}, "wait for absent members: Jun."),
        ("round.unanswered", {"names": ["Jun", "Dov"]}, "Not everybody has answered yet: Jun, Dov"),
        ("round.nominee_last", {"name": "Mira", "names": ["Jun"]}, "answers last, after Jun."),
        ("objection.not_shorter", {"term_end": date(2027, 5, 1)}, "already ends on 1 May 2027."),
        ("decision.no_term_end", {"target": "price"}, "A decision holds until a day"),
        ("undo.changed_since", {"type": "policy", "name": "Pay"}, "“Pay” has been changed since"),
        ("undo.changed_since", {"type": "response", "name": ""}, "has been changed again since"),
    ],
)
def test_a_refusal_says_what_to_do(code: str, facts: dict[str, object], part: str) -> None:
    assert part in sentence(Refused(code, **facts))


@pytest.mark.parametrize(
    ("codes", "word"),
    [
        (PolicyKind, policy_terms.policy_kind),
        (PolicyState, policy_terms.policy_state),
        (ProposalState, policy_terms.proposal_state),
        (Target, policy_terms.target),
        (Answer, policy_terms.answer),
        (Move, policy_terms.move),
        (ObjectionState, policy_terms.objection_state),
        (RoundKind, policy_terms.round_kind),
    ],
)
def test_every_code_has_a_word_of_its_own(codes: type[StrEnum], word: object) -> None:
    assert callable(word)
    words = [word(str(code)) for code in codes]
    assert len(set(words)) == len(list(codes))
    assert all(text and text[0].isupper() for text in words)


def test_consent_is_told_without_numbers() -> None:
    told = " ".join(
        [text for row in TOLD for text in row[2:]]
        + [policy_terms.answer(one) for one in Answer]
        + [policy_terms.proposal_state(one) for one in ProposalState]
    )
    assert not any(character.isdigit() for character in told.replace("31 January 2028", ""))
