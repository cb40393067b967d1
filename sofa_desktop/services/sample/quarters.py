"""The money of the sample: accounts, agreement, investment, and the statements settled so far."""

from dataclasses import replace
from datetime import timedelta

from sofa_desktop.domain.agreement import MEMBER_PAY, Terms, Tier
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.domain.periods import Period
from sofa_desktop.services.sample.costs import write_costs
from sofa_desktop.services.sample.income import write_income
from sofa_desktop.services.sample.story import QUARTERS, Story

_WEIGHTS = {"anneliese": 4, "tomas": 4, "yui": 3, "layla": 3, "siobhan": 3, "oluwaseun": 2}
_SEED = 500_000
TERMS = replace(
    Terms.suggested("USD"),
    tiers=(Tier(400_000, 1_000), Tier(1_200_000, 2_000), Tier(None, 2_500)),
    caps={MEMBER_PAY: 5_000, "admin": 500},
    service_fee=2_500,
    reserve_bp=1_000,
    reserve_target=100_000,
)


def write_quarters(story: Story) -> None:
    """Open the accounts, agree with SoFA, let money come and go, settle what is over."""
    story.at(story.begin, lambda: _open_accounts(story))
    story.at(story.begin + timedelta(days=2), lambda: _invest(story))
    write_income(story)
    write_costs(story)
    story.at(story.begin + timedelta(days=12), lambda: _agree(story))
    for back in range(QUARTERS, 1, -1):
        _settle(story, story.quarter(back))


def _open_accounts(story: Story) -> None:
    accounts, ids = story.accounts, story.ids
    accounts.change(ids["bank"], name="Community bank")
    for key, name, kind, currency, opening in (
        ("paypal", "PayPal", AccountKind.PAYPAL, "USD", 31_040),
        ("euro", "Euro account", AccountKind.BANK, "EUR", 42_000),
        ("cash", "Cash box", AccountKind.CASH, "USD", 6_000),
        ("shop", "SoFA's shop", AccountKind.SOFA_HELD, "USD", 0),
    ):
        ids[key] = accounts.add(name, kind, currency, opening_minor=opening, opening_on=story.begin)
    story.ledger.opening(ids["bank"], on=story.begin, minor=184_000)


def _agree(story: Story) -> None:
    """Version 1, from the first day: consented in a meeting, and by SoFA a week later."""
    weights: dict[str, int] = {story.ids[key]: weight for key, weight in _WEIGHTS.items()}
    version = story.agreements.draft(
        replace(TERMS, weights=weights),
        valid_from=story.begin,
        review_on=story.today + timedelta(days=45),
    )
    day = story.begin + timedelta(days=12)
    story.agreements.consent(
        version, on=day, note="Circle meeting, item 4", sofa_on=day + timedelta(days=7)
    )


def _invest(story: Story) -> None:
    agreements, day = story.agreements, story.begin + timedelta(days=2)
    seed = agreements.add_tranche(
        "Seed for recordings and translation",
        _SEED,
        agreed_on=day,
        note="Three recorded webinars, interpretation into Spanish and French.",
    )
    story.ids["seed"] = seed
    agreements.disburse(seed, story.ids["bank"], on=day, minor=_SEED)


def _settle(story: Story, period: Period) -> None:
    """Issue a quarter's statement a week after its end; pay it, then pay the members."""
    issued: list[Id] = []

    def issue() -> None:
        issued.append(story.settling.issue(period, consent_note="Circle meeting, item 2"))

    def pay() -> None:
        payload, *_ = story.settling.payload(issued[0])
        output = payload["output"]
        if isinstance(output, dict) and output["pay"]:
            story.settling.pay(issued[0], story.ids["bank"], on=story.clock.today())

    story.at(period.stop + timedelta(days=6), issue)
    story.at(period.stop + timedelta(days=16), pay)
    story.at(period.stop + timedelta(days=20), lambda: _pay_members(story))


def _pay_members(story: Story) -> None:
    """Pay every member what is owed."""
    with story.file.look() as work:
        owed = {
            str(account.owner_id): -work.balance(account.id, "USD")
            for account in work.accounts.all()
            if account.kind is AccountKind.MEMBER
        }
    shares = {member: minor for member, minor in owed.items() if minor > 0}
    if shares:
        story.ledger.pay_members(
            story.ids["bank"], shares, on=story.clock.today(), text="Members' parts of the quarter"
        )
