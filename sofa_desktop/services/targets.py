"""What a decision changes in the circle: each target takes the consented words as its own.

A target changes its records inside the action of the decision, and tells which record it is and
which words stood there before.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import NamedTuple

from sofa_desktop.domain.content import Stage
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.money import exponent
from sofa_desktop.domain.policy import Policy, PolicyKind, PolicyVersion
from sofa_desktop.domain.proposal import Target
from sofa_desktop.domain.roles import Role, RoleKind
from sofa_desktop.services.agreements import record_consent
from sofa_desktop.services.aims import add_circle_consent, add_draft
from sofa_desktop.services.edits import Editable, edited, line, paragraphs
from sofa_desktop.services.ports import UnitOfWork
from sofa_desktop.services.prices import set_tiers, tiers_of

_ROLE_WORDS = ("purpose", "tasks", "authority", "limits", "qualifications", "measures", "pay")


def _hours(value: object) -> int:
    return value if isinstance(value, int) else 0


_ROLE: Editable = {
    "name": line,
    **dict.fromkeys(_ROLE_WORDS, paragraphs),
    "hours_month": _hours,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A decision before it is written: the words, what they change, and until when."""

    decision_id: Id
    title: str
    text: str
    target: Target
    target_id: str | None
    effect: Mapping[str, object]
    on: date
    term_end: date | None
    measure: str
    feedback_to: str
    meeting_id: Id | None


class Applied(NamedTuple):
    """What a decision changed."""

    target_id: Id | None
    text: str
    """The wording as it is now."""
    old_text: str = ""


def effect_of(text: str) -> dict[str, object]:
    """The fields a decision sets beside its text.

    Raises:
        Refused: ``proposal.bad_effect``.
    """
    try:
        found = json.loads(text or "{}")
    except ValueError:
        raise Refused("proposal.bad_effect") from None
    if not isinstance(found, dict):
        raise Refused("proposal.bad_effect")
    return found


def retires(effect: Mapping[str, object]) -> bool:
    """Whether the decision ends what it is about."""
    return effect.get("retire") is True


def apply(work: UnitOfWork, wanted: Wanted) -> Applied:
    """Change what the decision is about.

    Raises:
        Refused: ``decision.no_target``, ``proposal.bad_effect`` and what the target's own rules
            say.
    """
    return _APPLIED[wanted.target](work, wanted)


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
    found = [each for each in work.policy_versions.all() if each.policy_id == policy_id]
    return sorted(found, key=lambda each: each.version)


def must_be_kept(policy: Policy) -> None:
    """Refuse to change a policy the circle has ended.

    Raises:
        Refused: ``policy.retired``.
    """
    if policy.retired_on is not None:
        raise Refused("policy.retired", title=policy.title, on=policy.retired_on)


def _policy(work: UnitOfWork, wanted: Wanted) -> Applied:
    _only(wanted.effect, "title", "kind", "retire")
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


def _role(work: UnitOfWork, wanted: Wanted) -> Applied:
    _only(wanted.effect, *_ROLE, "kind")
    changed = dict(wanted.effect)
    kind = str(changed.pop("kind", RoleKind.OPERATIONAL))
    if wanted.text.strip():
        changed.setdefault("tasks", wanted.text)
    if wanted.target_id is None:
        blank = Role(id=work.new_id(), name=line(wanted.title), kind=_role_kind(kind))
        role = replace(edited(blank, changed, _ROLE), review_on=wanted.term_end)
        work.roles.add(role)
        return Applied(role.id, _words(role, _ROLE_WORDS))
    before = work.roles.get(wanted.target_id)
    role = replace(edited(before, changed, _ROLE), review_on=wanted.term_end)
    work.roles.put(role)
    spoken = [name for name in _ROLE_WORDS if name in changed]
    return Applied(role.id, _words(role, spoken), _words(before, spoken))


def _role_kind(value: str) -> RoleKind:
    try:
        return RoleKind(value)
    except ValueError:
        raise Refused("proposal.bad_effect") from None


def _words(role: Role, names: list[str] | tuple[str, ...]) -> str:
    """The description of a role, as far as it is spoken of, a paragraph a part."""
    return "\n\n".join(
        str(getattr(role, field.name)).strip()
        for field in fields(role)
        if field.name in names and str(getattr(role, field.name)).strip()
    )


def _agreement(work: UnitOfWork, wanted: Wanted) -> Applied:
    _only(wanted.effect)
    version = record_consent(
        work, _needed(wanted), on=wanted.on, note=wanted.title, review_on=wanted.term_end
    )
    return Applied(version.id, wanted.text)


def _price(work: UnitOfWork, wanted: Wanted) -> Applied:
    _only(wanted.effect, "tiers")
    item = work.items.get(_needed(wanted))
    currency = work.circle().currency
    old = [(tier.name, tier.minor) for tier in tiers_of(work, item.id)]
    new = [
        (tier.name, tier.minor)
        for tier in set_tiers(work, item.id, _tiers(wanted.effect), wanted.decision_id)
    ]
    return Applied(item.id, wanted.text or _listed(new, currency), _listed(old, currency))


def _tiers(effect: Mapping[str, object]) -> list[tuple[str, int]]:
    given = effect.get("tiers")
    if not isinstance(given, list) or not given:
        raise Refused("proposal.bad_effect")
    tiers = []
    for each in given:
        match each:
            case [str(name), int(minor)]:
                tiers.append((name, minor))
            case _:
                raise Refused("proposal.bad_effect")
    return tiers


def _listed(tiers: list[tuple[str, int]], currency: str) -> str:
    """Prices as the record of a decision writes them, the same for every reader."""
    places = exponent(currency)
    return "\n".join(
        f"{name}: {minor // 10**places}"
        + (f".{minor % 10**places:0{places}}" if places else "")
        + f" {currency}"
        for name, minor in tiers
    )


def _item(work: UnitOfWork, wanted: Wanted) -> Applied:
    _only(wanted.effect, "stage")
    item = work.items.get(_needed(wanted))
    try:
        stage = Stage(str(wanted.effect.get("stage") or Stage.APPROVED))
    except ValueError:
        raise Refused("proposal.bad_effect") from None
    work.items.put(replace(item, stage=stage))
    return Applied(item.id, wanted.text)


def _aim(work: UnitOfWork, wanted: Wanted) -> Applied:
    """Our circle's consent; the aim is in force once the parent circle has consented too."""
    _only(wanted.effect, "domain", "budget_minor")
    old = work.circle().aim
    if wanted.target_id is None:
        domain = wanted.effect.get("domain")
        budget = wanted.effect.get("budget_minor")
        draft = add_draft(
            work,
            wanted.text,
            domain if isinstance(domain, str) else None,
            budget if isinstance(budget, int) else None,
        ).id
    else:
        draft = Id(wanted.target_id)
    version = add_circle_consent(work, draft, on=wanted.on, note=wanted.title)
    return Applied(version.id, version.aim, old)


def _nothing(_work: UnitOfWork, wanted: Wanted) -> Applied:
    _only(wanted.effect)
    return Applied(None, wanted.text)


_APPLIED = {
    Target.POLICY: _policy,
    Target.ROLE: _role,
    Target.AGREEMENT: _agreement,
    Target.PRICE: _price,
    Target.ITEM: _item,
    Target.AIM: _aim,
    Target.NOTHING: _nothing,
}


def _needed(wanted: Wanted) -> str:
    if wanted.target_id is None:
        raise Refused("decision.no_target", target=str(wanted.target))
    return wanted.target_id


def _only(effect: Mapping[str, object], *known: str) -> None:
    """Refuse an effect nobody would heed."""
    if set(effect) - set(known):
        raise Refused("proposal.bad_effect")
