"""The terms of an agreement in sentences, one a clause, each with its number."""

from collections.abc import Iterator, Mapping

from sofa_desktop.domain.agreement import CLAUSES, Terms
from sofa_desktop.domain.money import BASIS
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t, tn


def sentences(terms: Terms, categories: Mapping[str, str], members: Mapping[str, str]) -> list[str]:
    """What was agreed; names of categories by key and of members by id."""
    told = [
        *_costs(terms, categories),
        *_share(terms),
        *_investment(terms),
        *_members(terms, members),
        *_payment(terms),
    ]
    in_order = sorted(told, key=lambda each: list(CLAUSES).index(each[0]))
    return [f"{CLAUSES[term]}: {sentence}" for term, sentence in in_order]


def _costs(terms: Terms, categories: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, bp in sorted(terms.caps.items()):
        name = categories.get(key, key)
        if bp:
            yield (
                "caps",
                t(
                    "agreement",
                    "{name} counts as a cost up to {rate} of all income so far.",
                    name=name,
                    rate=formats.percent(bp),
                ),
            )
        else:
            yield "caps", t("agreement", "{name} does not count as a cost.", name=name)
    if not terms.fx_difference_allowed:
        yield (
            "fx_difference_allowed",
            t("agreement", "Exchange differences do not count as a cost."),
        )
    if terms.lost_fee_bearer == "sofa":
        yield (
            "lost_fee_bearer",
            t("agreement", "SoFA bears the fees that refunds do not bring back."),
        )
    else:
        yield (
            "lost_fee_bearer",
            t("agreement", "The circle bears the fees that refunds do not bring back."),
        )
    if terms.service_fee:
        money = formats.money(terms.service_fee, terms.currency)
        yield (
            "service_fee",
            t("agreement", "SoFA's services cost {money} each period.", money=money),
        )


def _share(terms: Terms) -> Iterator[tuple[str, str]]:
    lower = 0
    for tier in terms.tiers:
        facts = {
            "rate": formats.percent(tier.bp),
            "lower": formats.money(lower, terms.currency),
            "upper": formats.money(tier.upper or 0, terms.currency),
        }
        if tier.upper is None and lower == 0:
            told = t("agreement", "SoFA's share is {rate} of the base.", **facts)
        elif tier.upper is None:
            told = t("agreement", "SoFA's share is {rate} of the base above {lower}.", **facts)
        else:
            told = t(
                "agreement", "SoFA's share is {rate} of the base from {lower} to {upper}.", **facts
            )
        yield "tiers", told
        lower = tier.upper or 0
    if terms.window == "year":
        yield "window", t("agreement", "The base is counted anew each calendar year.")
    else:
        yield "window", t("agreement", "The base is counted for as long as this version holds.")


def _investment(terms: Terms) -> Iterator[tuple[str, str]]:
    if terms.recoup_bp:
        yield (
            "recoup_bp",
            t(
                "agreement",
                "Of what stays with the circle, {rate} pays SoFA's investment back.",
                rate=formats.percent(terms.recoup_bp),
            ),
        )
    if terms.multiple_bp != BASIS:
        yield (
            "multiple_bp",
            t(
                "agreement",
                "Of an investment, {rate} is paid back in all.",
                rate=formats.percent(terms.multiple_bp),
            ),
        )
    if terms.funded_in_base:
        told = t("agreement", "Costs paid out of SoFA's investment lower the base.")
    else:
        told = t("agreement", "Costs paid out of SoFA's investment do not lower the base.")
    yield "funded_in_base", told
    if terms.reserve_bp and terms.reserve_target:
        yield (
            "reserve_bp",
            t(
                "agreement",
                "The circle sets {rate} aside until its reserve is {money}.",
                rate=formats.percent(terms.reserve_bp),
                money=formats.money(terms.reserve_target, terms.currency),
            ),
        )


def _members(terms: Terms, members: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if terms.weights:
        listed = ", ".join(
            f"{members.get(id_, id_)} {weight}" for id_, weight in terms.weights_in_order()
        )
        yield (
            "weights",
            t("agreement", "The rest goes to members by weight: {listed}.", listed=listed),
        )
    else:
        yield "weights", t("agreement", "The rest goes to the full members, to each the same.")
    if terms.show_member_payouts:
        yield "show_member_payouts", t("agreement", "SoFA sees who gets what.")
    else:
        yield "show_member_payouts", t("agreement", "SoFA does not see who gets what.")


def _payment(terms: Terms) -> Iterator[tuple[str, str]]:
    if terms.min_payout:
        yield (
            "min_payout",
            t(
                "agreement",
                "Less than {money} is carried to the next statement.",
                money=formats.money(terms.min_payout, terms.currency),
            ),
        )
    if terms.negative == "carry":
        told = t("agreement", "What SoFA owes the circle is carried to the next statement.")
    else:
        told = t("agreement", "What SoFA owes the circle is paid with the statement.")
    yield "negative", told
    yield (
        "pay_within_days",
        tn(
            "agreement",
            "A statement is paid within {n} day.",
            "A statement is paid within {n} days.",
            terms.pay_within_days,
        ),
    )
    yield (
        "query_days",
        tn(
            "agreement",
            "Questions about a statement are asked within {n} day.",
            "Questions about a statement are asked within {n} days.",
            terms.query_days,
        ),
    )
    yield (
        "correction_months",
        tn(
            "agreement",
            "Corrections are possible for {n} month.",
            "Corrections are possible for {n} months.",
            terms.correction_months,
        ),
    )
