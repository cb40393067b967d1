"""Money that goes out: trainers, interpretation, production, tools; with its receipts."""

from collections.abc import Callable
from datetime import timedelta

from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.periods import add_months
from sofa_desktop.services.sample.papers import invoice
from sofa_desktop.services.sample.story import QUARTERS, Story, euro_rate

_ANNELIESE = "Anneliese Brückner"
_YUI = "佐藤 結衣"
_LAYLA = "ليلى حداد"
_SIOBHAN = "Siobhán Ní Dhálaigh"
_VOCES = "Voces Cooperativa"
_PAROLES = "Paroles SCOP"
_CREW = "Stage crew"

# quarters back, day, text, category, amount, edition, paid to
_COSTS = (
    (4, 46, "Trainer, intro webinar", "trainer_pay", 9_000, "first", _YUI),
    (4, 50, "Page and registration", "admin", 4_500, "first", "Web studio"),
    (3, 33, "Trainer, intro webinar", "trainer_pay", 9_000, "second", _YUI),
    (3, 42, "Trainer, first session", "trainer_pay", 18_000, "workshop", _ANNELIESE),
    (3, 49, "Trainer, second session", "trainer_pay", 18_000, "workshop", _ANNELIESE),
    (3, 56, "Trainer, third session", "trainer_pay", 18_000, "workshop", _ANNELIESE),
    (3, 58, "Survey and summary", "member_pay", 8_000, "workshop", _SIOBHAN),
    (2, 24, "Trainer, conflict webinar", "trainer_pay", 9_000, "conflict", _YUI),
    (2, 30, "Coordination, first half", "member_pay", 125_000, "conference", _LAYLA),
    (2, 54, "Coordination, second half", "member_pay", 125_000, "conference", _LAYLA),
    (2, 53, "Interpretation into Spanish", "interpretation", 64_000, "conference", _VOCES),
    (2, 53, "Interpretation into French", "interpretation", 52_000, "conference", _PAROLES),
    (2, 55, "Speakers, first day half", "trainer_pay", 84_000, "conference", "Speakers"),
    (2, 56, "Speakers, second day half", "trainer_pay", 76_000, "conference", "Speakers"),
    (2, 51, "Technical host", "production", 38_000, "conference", _CREW),
    (2, 60, "Cutting 19 recordings", "production", 57_000, "conference", _CREW),
    (2, 44, "Event platform", "tools", 29_900, "conference", "Event platform"),
    (2, 64, "Travel to the recording studio", "travel", 11_200, "conference", "Railway"),
    (1, 40, "Trainer, intro webinar", "trainer_pay", 9_000, "third", _YUI),
    (1, 33, "Coach, Harbour group", "trainer_pay", 14_000, "elc", _LAYLA),
    (1, 55, "Coach, Orchard group", "trainer_pay", 14_000, "elc", _LAYLA),
    (1, 72, "Coach, Meadow group", "trainer_pay", 14_000, "elc", _LAYLA),
    (1, 66, "Visit, two days", "travel", 9_400, "", "Railway"),
    (1, 70, "Articles edited", "member_pay", 15_000, "", _SIOBHAN),
    (0, 20, "Event platform, for a year", "tools", 89_700, "", "Event platform"),
    (0, 6, "Coach, Lakeside group", "trainer_pay", 7_000, "", _LAYLA),
)  # fmt: skip
_FUNDED = (
    (4, 15, "Camera and sound for three webinars", "production", 148_000, _CREW),
    (4, 35, "Film: a day in a village, shooting", "production", 126_000, _LAYLA),
    (4, 52, "Interpretation into Spanish, six hours", "interpretation", 72_000, _VOCES),
    (4, 58, "Subtitles in four languages", "production", 58_000, "Subtitle collective"),
    (4, 70, "Interpretation into French, six hours", "interpretation", 64_000, _PAROLES),
)  # fmt: skip
# text, category, amount, day of the month
_MONTHLY = (
    ("Zoom, one room", "tools", 1_599, 4),
    ("Design tool", "tools", 1_299, 9),
    ("Website hosting", "admin", 900, 16),
)
_EURO_COSTS = ((4, 63), (3, 74), (2, 75), (1, 76))


def write_costs(story: Story) -> None:
    """Everything that was spent since the first quarter began."""
    for back, offset, text, category, minor, edition, payee in _COSTS:
        story.flow(
            story.day(back, offset),
            text,
            category,
            -minor,
            edition=edition,
            counterparty=payee,
            then=_with_receipt(story, text, payee, minor) if minor >= 14_000 else None,
        )
    for back, offset, text, category, minor, payee in _FUNDED:
        story.flow(
            story.day(back, offset),
            text,
            category,
            -minor,
            counterparty=payee,
            funded="seed",
            then=_with_receipt(story, text, payee, minor),
        )
    _tools(story)
    _in_euros(story)


def _tools(story: Story) -> None:
    for month in range(3 * QUARTERS + 3):
        for text, category, minor, offset in _MONTHLY:
            story.flow(
                add_months(story.begin, month) + timedelta(days=offset),
                text,
                category,
                -minor,
                counterparty=text.partition(",")[0],
                then=_with_receipt(story, text, text, minor) if month % 4 == 0 else None,
            )


def _in_euros(story: Story) -> None:
    """Proofreading paid from the euro account, at the rate of its day."""
    for back, offset in _EURO_COSTS:
        day = story.day(back, offset)
        story.flow(
            day,
            "Proofreading, German pages",
            "production",
            -6_500,
            account="euro",
            counterparty="Lektorat Wiese",
            rate=euro_rate(story, day),
        )


def _with_receipt(story: Story, text: str, payee: str, minor: int) -> Callable[[Id], object]:
    def attach(made: Id) -> None:
        day = story.clock.today()
        name = f"{day.isoformat()} {text.partition(',')[0]}.pdf"
        story.accounts.attach(made, name, invoice(payee, text, day, minor))

    return attach
