"""A decision on a policy: a new one, a new wording, or its end."""

from collections.abc import Mapping
from dataclasses import replace

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.policy import Policy, PolicyKind, PolicyVersion
from sofa_desktop.domain.proposal import Target
from sofa_desktop.services.edits import line
from sofa_desktop.services.ports import UnitOfWork
from sofa_desktop.services.target_parts import Applied, Wanted, only, retires


def decide_policy(work: UnitOfWork, wanted: Wanted) -> Applied:
    """Make, reword or end a policy.

    Raises:
        Refused: ``proposal.bad_effect``, ``policy.retired``, ``decision.no_term_end``.
    """
    only(wanted.effect, "title", "kind", "retire")
    if wanted.target_id is None:
        policy = Policy(
            id=work.new_id(),
            title=line(wanted.effect.get("title") or wanted.title),
            kind=_kind(wanted.effect, PolicyKind.GUIDELINE),
        )
        work.policies.add(policy)
        return Applied(policy.id, add_version(work, policy, wanted).text)
    policy = work.policies.get(wanted.target_id)
    must_be_kept(policy)
    old = versions_of(work, policy.id)[-1].text
    if retires(wanted.effect):
        work.policies.put(replace(policy, retired_on=wanted.on, retired_why=wanted.text))
        return Applied(policy.id, wanted.text, old)
    work.policies.put(
        replace(
            policy,
            title=line(wanted.effect.get("title") or policy.title),
            kind=_kind(wanted.effect, policy.kind),
        )
    )
    return Applied(policy.id, add_version(work, policy, wanted).text, old)


def _kind(effect: Mapping[str, object], default: PolicyKind) -> PolicyKind:
    try:
        return PolicyKind(str(effect.get("kind") or default))
    except ValueError:
        raise Refused("proposal.bad_effect") from None


def add_version(work: UnitOfWork, policy: Policy, wanted: Wanted) -> PolicyVersion:
    """The next wording of a policy, as it was decided."""
    if wanted.term_end is None:
        raise Refused("decision.no_term_end", target=str(Target.POLICY))
    versions = versions_of(work, policy.id)
    version = PolicyVersion(
        id=work.new_id(),
        policy_id=policy.id,
        version=1 + max((each.version for each in versions), default=0),
        text=wanted.text,
        decided_on=wanted.on,
        term_end=wanted.term_end,
        measure=wanted.measure,
        feedback_to=wanted.feedback_to,
        decision_id=wanted.decision_id,
        meeting_id=wanted.meeting_id,
    )
    work.policy_versions.add(version)
    return version


def versions_of(work: UnitOfWork, policy_id: str) -> list[PolicyVersion]:
    """The wordings of a policy, oldest first."""
    found = work.policy_versions.of(policy_id=policy_id)
    return sorted(found, key=lambda each: each.version)


def must_be_kept(policy: Policy) -> None:
    """Refuse to change a policy the circle has ended.

    Raises:
        Refused: ``policy.retired``.
    """
    if policy.retired_on is not None:
        raise Refused("policy.retired", title=policy.title, on=policy.retired_on)
