"""What a decision changes in the circle: each target takes the consented words as its own.

A target changes its records inside the action of the decision, and tells which record it is and
which words stood there before.
"""

from collections.abc import Mapping
from dataclasses import replace

from sofa_desktop.domain.content import Stage
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.money import exponent
from sofa_desktop.domain.proposal import Target
from sofa_desktop.services.agreements import record_consent
from sofa_desktop.services.aims import add_circle_consent, add_draft
from sofa_desktop.services.policy_target import decide_policy
from sofa_desktop.services.ports import UnitOfWork
from sofa_desktop.services.prices import set_tiers, tiers_of
from sofa_desktop.services.role_target import decide_role
from sofa_desktop.services.target_parts import Applied, Wanted, needed, only


def apply(work: UnitOfWork, wanted: Wanted) -> Applied:
    """Change what the decision is about.

    Raises:
        Refused: ``decision.no_target``, ``proposal.bad_effect`` and what the target's own rules
            say.
    """
    return _APPLIED[wanted.target](work, wanted)


def _agreement(work: UnitOfWork, wanted: Wanted) -> Applied:
    only(wanted.effect)
    version = record_consent(
        work, needed(wanted), on=wanted.on, note=wanted.title, review_on=wanted.term_end
    )
    return Applied(version.id, wanted.text)


def _price(work: UnitOfWork, wanted: Wanted) -> Applied:
    only(wanted.effect, "tiers")
    item = work.items.get(needed(wanted))
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
    only(wanted.effect, "stage")
    item = work.items.get(needed(wanted))
    try:
        stage = Stage(str(wanted.effect.get("stage") or Stage.APPROVED))
    except ValueError:
        raise Refused("proposal.bad_effect") from None
    work.items.put(replace(item, stage=stage))
    return Applied(item.id, wanted.text)


def _aim(work: UnitOfWork, wanted: Wanted) -> Applied:
    """Our circle's consent; the aim is in force once the parent circle has consented too."""
    only(wanted.effect, "domain", "budget_minor")
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
    only(wanted.effect)
    return Applied(None, wanted.text)


_APPLIED = {
    Target.POLICY: decide_policy,
    Target.ROLE: decide_role,
    Target.AGREEMENT: _agreement,
    Target.PRICE: _price,
    Target.ITEM: _item,
    Target.AIM: _aim,
    Target.NOTHING: _nothing,
}
