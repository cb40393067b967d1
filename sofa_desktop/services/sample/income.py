"""Money that comes in: tickets in tiers, coaching, donations, what SoFA's shop sells."""

from collections.abc import Callable
from datetime import date, timedelta

from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.periods import add_months
from sofa_desktop.services.sample.story import QUARTERS, Story, euro_rate

TIERS = ((30, 2_000, "limited means"), (40, 4_000, "reduced"), (90, 8_000, "suggested"),
         (20, 12_000, "supporter"), (5, 24_000, "patron"))  # fmt: skip
"""Conference tickets: how many at which price, 13,000.00 together."""
_DONORS = ("Friend in Nairobi", "Ecovillage at Loch Arthur", "Friend in Kyoto", "Songaia",
           "Friend in Oslo", "Earthaven")  # fmt: skip


def paypal_fee(minor: int) -> int:
    """What a payment processor keeps of a sale."""
    return minor * 349 // 10_000 + 49


def write_income(story: Story) -> None:
    """Everything that came in since the first quarter began."""
    _conference(story)
    _webinars(story)
    _workshop(story)
    _courses(story)
    _donations(story)
    _shop_pays_out(story)
    _paypal_to_bank(story)
    _lately(story)


def _conference(story: Story) -> None:
    """Sales over seven weeks before the day, by tier and day; one refund soon, one late."""
    last = story.day(2, 50)
    sales = []
    for count, price, name in TIERS:
        left = count
        while left:
            sold = min(
                left, story.chance.randint(2, 6) if count > 20 else story.chance.randint(1, 3)
            )
            left -= sold
            day = last - timedelta(days=int(48 * story.chance.random() ** 1.6))
            sales.append((day, sold, price, name))
    sales.sort()
    suggested = [place for place, sale in enumerate(sales) if sale[2] == 8_000 and place % 5 < 4]
    refunds = {suggested[0]: last + timedelta(days=4), suggested[1]: story.day(1, 9)}
    for place, (day, sold, price, name) in enumerate(sales):
        minor = sold * price
        then = _refund_on(story, refunds[place]) if place in refunds else None
        held = place % 5 == 4
        story.flow(
            day,
            f"Conference, {sold} × {name}",
            "tickets",
            minor,
            account="shop" if held else "paypal",
            edition="conference",
            fee=0 if held else paypal_fee(minor),
            then=then,
        )
    story.flow(
        last + timedelta(days=3),
        "Recordings for latecomers",
        "recordings",
        18_000,
        account="paypal",
        edition="conference",
        fee=paypal_fee(18_000),
    )


def _refund_on(story: Story, day: date) -> Callable[[Id], object]:
    """Let one seat of a sale be refunded later."""
    sale: list[Id] = []
    story.at(
        day,
        lambda: story.ledger.refund(sale[0], on=day, minor=8_000, text="Could not come, 1 seat"),
    )
    return sale.append


def _webinars(story: Story) -> None:
    """Ten dollars or more; every third one through SoFA's shop."""
    for key, back, offset in (
        ("first", 4, 44),
        ("second", 3, 31),
        ("conflict", 2, 22),
        ("third", 1, 38),
    ):
        for each in range(8):
            day = story.day(back, offset - 2 * (8 - each))
            count = story.chance.randint(1, 5)
            minor = count * story.chance.choice((1_000, 1_000, 1_500, 2_500))
            held = each % 3 == 2
            story.flow(
                day,
                f"Webinar, {count} seats",
                "tickets",
                minor,
                account="shop" if held else "paypal",
                edition=key,
                fee=0 if held else paypal_fee(minor),
            )


def _workshop(story: Story) -> None:
    for each in range(14):
        minor = story.chance.choice((9_000, 12_000, 12_000, 15_000))
        story.flow(
            story.day(3, 8 + 2 * each),
            "Smoother meetings, 1 seat",
            "fee",
            minor,
            account="paypal",
            edition="workshop",
            fee=paypal_fee(minor),
        )


def _courses(story: Story) -> None:
    """Group courses with coaching at 220, in dollars and euros."""
    for back, offset, group in (
        (4, 20, "Willow group"),
        (4, 61, "Riverside group"),
        (3, 66, "Hillside group"),
        (2, 12, "Cedar group"),
        (1, 14, "Harbour group"),
        (1, 35, "Orchard group"),
        (1, 57, "Meadow group"),
        (0, 4, "Lakeside group"),
    ):
        story.flow(
            story.day(back, offset),
            f"Coaching, four sessions: {group}",
            "coaching",
            22_000,
            edition="elc" if back == 1 else "",
            counterparty=group,
        )
    for back, offset in ((4, 33), (3, 20), (2, 70), (1, 26)):
        day = story.day(back, offset)
        story.flow(
            day,
            "Group course, one community",
            "fee",
            14_000,
            account="euro",
            rate=euro_rate(story, day),
        )
    story.flow(story.day(1, 30), "Evening with two communities", "consulting", 35_000)
    story.flow(story.day(1, 63), "Visit to a forming community", "consulting", 48_000)


def _donations(story: Story) -> None:
    for month in range(3 * QUARTERS + 3):
        first = add_months(story.begin, month)
        for each in range(2):
            day = first + timedelta(days=story.chance.randint(1, 26))
            story.flow(
                day,
                "Donation",
                "donation",
                story.chance.choice((1_000, 2_000, 2_500, 5_000, 10_000)),
                account="bank" if each else "paypal",
                counterparty=story.chance.choice(_DONORS),
            )
        meeting = first + timedelta(days=13)
        story.flow(
            meeting,
            "Hat of the evening",
            "donation",
            story.chance.randint(4, 14) * 500,
            account="cash" if month % 4 == 2 else "paypal",
            edition=f"cop {first}",
        )
        if month % 3 == 1:
            story.flow(
                first + timedelta(days=9),
                "Donation in euros",
                "donation",
                story.chance.choice((2_000, 3_000, 5_000)),
                account="euro",
                rate=euro_rate(story, first + timedelta(days=9)),
            )


def _shop_pays_out(story: Story) -> None:
    """SoFA passes some of what its shop sold on before the statement sets the rest off."""

    def pass_on() -> None:
        with story.file.look() as work:
            held = work.balance(story.ids["shop"], "USD")
        if held >= 10_000:
            story.ledger.move(
                story.ids["shop"],
                story.ids["bank"],
                on=story.clock.today(),
                minor=held * 6 // 10 // 100 * 100,
                text="SoFA passes on shop sales",
            )

    for back in range(QUARTERS, -1, -1):
        story.at(story.day(back, 75), pass_on)


def _paypal_to_bank(story: Story) -> None:
    """On the last days of a month PayPal is emptied to a round rest."""

    def move() -> None:
        with story.file.look() as work:
            there = work.balance(story.ids["paypal"], "USD")
        if there > 15_000:
            story.ledger.move(
                story.ids["paypal"],
                story.ids["bank"],
                on=story.clock.today(),
                minor=(there - 10_000) // 1_000 * 1_000,
            )

    for month in range(3 * QUARTERS + 3):
        story.at(add_months(story.begin, month) + timedelta(days=26), move)


def _lately(story: Story) -> None:
    """What nobody has looked at yet: four lines without a category, one without a rate."""
    story.flow(story.lately(6), "SEPA 4417 IC GATHERING", "unsorted_in", 7_500)
    story.flow(story.lately(4), "TRANSFER REF 88120", "unsorted_in", 12_000)
    story.flow(story.lately(3), "CARD 0091 PRINTWORKS", "unsorted_out", -6_480)
    story.flow(story.lately(1), "STREAMYARD.COM", "unsorted_out", -4_900)
    story.flow(story.lately(2), "Donation from Utrecht", "donation", 5_000, account="euro")
