"""An agreement in plain words: each clause with its heading and one sentence. No Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sofa_desktop.domain.agreement import CLAUSES, Terms
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.ui.pages.settlements.terms_headings import heading

Names = Mapping[str, str]
"""Cost categories by key and members by id, as people call them."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the agreement."""

    key: str
    number: str
    heading: str
    sentence: str


def in_words(terms: Terms, names: Names) -> list[Clause]:
    """The whole agreement, in the order of its clauses."""
    return [
        Clause(key, number, heading(key), _SENTENCES[key](terms, names))
        for key, number in CLAUSES.items()
    ]


def clause_at(number: str, terms: Terms, names: Names) -> Clause | None:
    """The clause of a number, such as § 3.1."""
    return next((each for each in in_words(terms, names) if each.number == number), None)


def changes(old: Terms, new: Terms, names: Names) -> list[tuple[str, str, str]]:
    """What differs between two versions: heading, what was said, what is said now."""
    before = {each.key: each for each in in_words(old, names)}
    return [
        (each.heading, before[each.key].sentence, each.sentence)
        for each in in_words(new, names)
        if each.sentence != before[each.key].sentence
    ]


def ladder_words(terms: Terms) -> str:
    """SoFA's share: by one rate, or step by step."""
    tiers = terms.tiers
    if len(tiers) == 1:
        return t("clause", "SoFA's share is {rate} of the base.", rate=formats.percent(tiers[0].bp))
    parts = []
    low = 0
    for tier in tiers:
        rate = formats.percent(tier.bp)
        low_words = formats.amount(low, terms.currency)
        if tier.upper is None:
            parts.append(t("clause", "{rate} of what lies above", rate=rate))
            break
        high = formats.amount(tier.upper, terms.currency)
        if not low:
            parts.append(t("clause", "{rate} of the base up to {high}", rate=rate, high=high))
        else:
            parts.append(
                t(
                    "clause",
                    "{rate} of what lies between {low} and {high}",
                    rate=rate,
                    low=low_words,
                    high=high,
                )
            )
        low = tier.upper
    return t(
        "clause",
        "SoFA's share is {steps}. Each rate counts only for its own part, so one more coin of "
        "income never costs more than itself.",
        steps=", ".join(parts),
    )


def _caps(terms: Terms, names: Names) -> str:
    said = []
    for key, bp in sorted(terms.caps.items(), key=lambda cap: names.get(cap[0], cap[0])):
        name = names.get(key, key)
        if bp:
            rate = formats.percent(bp)
            said.append(
                t("clause", "{name} up to {rate} of the receipts to date", name=name, rate=rate)
            )
        else:
            said.append(t("clause", "{name} not at all", name=name))
    if not said:
        return t("clause", "Every cost counts in full.")
    return t("clause", "These count: {caps}; every other cost in full.", caps="; ".join(said))


def _fee(terms: Terms, _names: Names) -> str:
    if not terms.service_fee:
        return t("clause", "SoFA takes no fixed fee.")
    fee = formats.money(terms.service_fee, terms.currency)
    return t(
        "clause",
        "SoFA takes {fee} a period for its services, before its share is computed.",
        fee=fee,
    )


def _recoup(terms: Terms, _names: Names) -> str:
    if not terms.recoup_bp:
        return t("clause", "Nothing of what stays in the circle pays SoFA's investment back.")
    return t(
        "clause",
        "Up to {rate} of what stays in the circle pays SoFA's investment back, the oldest first; "
        "the rest is for the people who work from the first good month.",
        rate=formats.percent(terms.recoup_bp),
    )


def _multiple(terms: Terms, _names: Names) -> str:
    if terms.multiple_bp == 10_000:
        return t("clause", "What was received is paid back once, without anything on top.")
    if not terms.multiple_bp:
        return t("clause", "SoFA's investment is a gift: nothing of it is paid back.")
    return t(
        "clause",
        "{rate} of what was received is paid back.",
        rate=formats.percent(terms.multiple_bp),
    )


def _reserve(terms: Terms, _names: Names) -> str:
    if not terms.reserve_bp:
        return t("clause", "Nothing is put in a reserve.")
    return t(
        "clause",
        "Up to {rate} of what is left after paying back goes to the circle's reserve.",
        rate=formats.percent(terms.reserve_bp),
    )


def _target(terms: Terms, _names: Names) -> str:
    if not terms.reserve_bp:
        return t("clause", "There is no reserve to fill.")
    target = formats.money(terms.reserve_target, terms.currency)
    return t("clause", "The reserve is full at {target}.", target=target)


def _weights(terms: Terms, names: Names) -> str:
    shared = [(names.get(key, key), w) for key, w in terms.weights_in_order()]
    if not shared:
        return t("clause", "Every full member gets the same.")
    told = ", ".join(
        t("clause", "{name} {weight}", name=name, weight=weight) for name, weight in shared
    )
    return t("clause", "The members share by weight: {weights}.", weights=told)


def _minimum(terms: Terms, _names: Names) -> str:
    if not terms.min_payout:
        return t("clause", "Every amount is paid, however small.")
    least = formats.money(terms.min_payout, terms.currency)
    return t("clause", "Less than {least} is not paid but carried on.", least=least)


def _either(key: str, choices: Mapping[object, Callable[[], str]]) -> Callable[[Terms, Names], str]:
    return lambda terms, _names: choices[getattr(terms, key)]()


def _fixed(word: Callable[[], str]) -> Callable[[Terms, Names], str]:
    return lambda _terms, _names: word()


_SENTENCES: Mapping[str, Callable[[Terms, Names], str]] = {
    "party_kind": _either("party_kind", {
        "internal_circle": lambda: t(
            "clause", "The circle is a part of SoFA: money is passed on inside one organisation."
        ),
        "external_enterprise": lambda: t(
            "clause", "The circle is an enterprise of its own: one side pays the other."
        ),
    }),
    "currency": lambda terms, _names: t(
        "clause", "Everything is settled in {currency}.", currency=terms.currency
    ),
    "gross": _fixed(lambda: t(
        "clause",
        "What came in during the period counts, without tax that is passed on; refunds are "
        "taken off.",
    )),
    "caps": _caps,
    "fx_difference_allowed": _either("fx_difference_allowed", {
        True: lambda: t("clause", "What a bank's rate takes from a refund counts as a cost."),
        False: lambda: t("clause", "What a bank's rate takes from a refund is no cost here."),
    }),
    "lost_fee_bearer": _either("lost_fee_bearer", {
        "circle": lambda: t("clause", "Fees that a refund does not bring back are the circle's."),
        "sofa": lambda: t("clause", "SoFA bears the fees that a refund does not bring back."),
    }),
    "service_fee": _fee,
    "base": _fixed(lambda: t("clause", "The base is receipts less the costs that count less the "
                             "fee. SoFA's share is taken from it.")),
    "funded_in_base": _either("funded_in_base", {
        True: lambda: t(
            "clause", "Costs that SoFA's investment paid reduce the base like any other."
        ),
        False: lambda: t("clause", "Costs that SoFA's investment paid do not reduce the base."),
    }),
    "tiers": lambda terms, _names: ladder_words(terms),
    "window": _either("window", {
        "year": lambda: t("clause", "The ladder begins anew with each calendar year."),
        "version": lambda: t("clause", "The ladder lasts as long as this version."),
    }),
    "circle": _fixed(lambda: t(
        "clause", "Receipts less all costs, the fee and SoFA's share stay in the circle."
    )),
    "deficit": _fixed(lambda: t(
        "clause",
        "Where more was spent than came in, the deficit is carried and made good first. Costs "
        "that SoFA's investment paid make none.",
    )),
    "recoup_bp": _recoup,
    "multiple_bp": _multiple,
    "repaid_early": _fixed(lambda: t(
        "clause", "The circle may pay back earlier by a transfer; it counts at once."
    )),
    "reserve_bp": _reserve,
    "reserve_target": _target,
    "distributable": _fixed(lambda: t("clause", "All that is left then goes to the members.")),
    "weights": _weights,
    "show_member_payouts": _either("show_member_payouts", {
        False: lambda: t("clause", "SoFA does not see who got what."),
        True: lambda: t("clause", "SoFA sees who got what."),
    }),
    "due": _fixed(lambda: t(
        "clause", "Due to SoFA are its fee, its share and what is paid back of its investment."
    )),
    "held": _fixed(lambda: t(
        "clause", "Cash of the circle that SoFA holds already is set against it."
    )),
    "min_payout": _minimum,
    "negative": _either("negative", {
        "carry": lambda: t(
            "clause", "Where SoFA owes the circle, that is carried to the next statement."
        ),
        "pay": lambda: t("clause", "Where SoFA owes the circle, it pays."),
    }),
    "pay_within_days": lambda terms, _names: tn(
        "clause",
        "A statement is paid within {n} day of its issue.",
        "A statement is paid within {n} days of its issue.",
        terms.pay_within_days,
    ),
    "final": _fixed(lambda: t(
        "clause", "The last statement pays everything that is carried, however small."
    )),
    "corrections": _fixed(lambda: t(
        "clause",
        "An issued statement is never changed. What comes late corrects it in the next one, by "
        "the ladder of its own time.",
    )),
    "query_days": lambda terms, _names: tn(
        "clause",
        "A line can be queried for {n} day after the issue.",
        "A line can be queried for {n} days after the issue.",
        terms.query_days,
    ),
    "correction_months": lambda terms, _names: tn(
        "clause",
        "An error can be corrected for {n} month after the issue.",
        "An error can be corrected for {n} months after the issue.",
        terms.correction_months,
    ),
}  # fmt: skip
