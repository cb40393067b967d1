"""What each clause of an agreement is about, in a few words. No Qt."""

from collections.abc import Callable, Mapping

from sofa_desktop.i18n.words import t


def heading(key: str) -> str:
    """What a clause is about."""
    return _HEADINGS[key]()


_HEADINGS: Mapping[str, Callable[[], str]] = {
    "party_kind": lambda: t("clause heading", "Who the two sides are"),
    "currency": lambda: t("clause heading", "Currency"),
    "gross": lambda: t("clause heading", "Receipts"),
    "caps": lambda: t("clause heading", "Costs that count"),
    "fx_difference_allowed": lambda: t("clause heading", "Exchange differences"),
    "lost_fee_bearer": lambda: t("clause heading", "Fees lost in refunds"),
    "service_fee": lambda: t("clause heading", "SoFA's service fee"),
    "base": lambda: t("clause heading", "Base"),
    "funded_in_base": lambda: t("clause heading", "Costs paid by the investment"),
    "tiers": lambda: t("clause heading", "SoFA's share"),
    "window": lambda: t("clause heading", "How long the ladder lasts"),
    "circle": lambda: t("clause heading", "Stays in the circle"),
    "deficit": lambda: t("clause heading", "Deficit"),
    "recoup_bp": lambda: t("clause heading", "Paying the investment back"),
    "multiple_bp": lambda: t("clause heading", "How much is paid back in all"),
    "repaid_early": lambda: t("clause heading", "Paying back early"),
    "reserve_bp": lambda: t("clause heading", "Reserve"),
    "reserve_target": lambda: t("clause heading", "How large the reserve gets"),
    "distributable": lambda: t("clause heading", "Goes to members"),
    "weights": lambda: t("clause heading", "Who gets how much"),
    "show_member_payouts": lambda: t("clause heading", "Who sees the payouts"),
    "due": lambda: t("clause heading", "Due to SoFA"),
    "held": lambda: t("clause heading", "Cash SoFA holds"),
    "min_payout": lambda: t("clause heading", "Smallest payment"),
    "negative": lambda: t("clause heading", "When SoFA owes the circle"),
    "pay_within_days": lambda: t("clause heading", "Time to pay"),
    "final": lambda: t("clause heading", "Last statement"),
    "corrections": lambda: t("clause heading", "Corrections"),
    "query_days": lambda: t("clause heading", "Time for queries"),
    "correction_months": lambda: t("clause heading", "Time for corrections"),
}
