"""How the sample circle governs itself: its place among the others, its aim, roles and policies."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from sofa_desktop.domain.circle import CircleKind
from sofa_desktop.domain.periods import add_months
from sofa_desktop.domain.policy import PolicyKind
from sofa_desktop.domain.roles import RoleKind
from sofa_desktop.services.sample.story import Story

_ZONES = {
    "anneliese": ("Europe/Berlin", 12),
    "tomas": ("America/Santiago", 10),
    "yui": ("Asia/Tokyo", 10),
    "layla": ("Asia/Amman", 8),
    "siobhan": ("Europe/Dublin", 8),
    "oluwaseun": ("Africa/Lagos", 6),
}
"""Where each member's clock stands, and the hours a month promised."""


@dataclass(frozen=True, slots=True)
class _Depth:
    authority: str
    limits: str
    qualifications: str
    hours: int


_ROLES = {
    "Leader": _Depth(
        "Decides what the circle works on between meetings, inside its policies.",
        "No new policy; no spending above 300 USD without the circle.",
        "good listener\nowns mistakes\ndelegates tasks\nhas the time",
        8,
    ),
    "Delegate": _Depth(
        "Speaks and consents in the parent circle with an own view.",
        "Brings what needs our consent back to us.",
        "understands both circles\nreports briefly\nspeaks up",
        4,
    ),
    "Facilitator": _Depth(
        "Chooses format and order of each round.",
        "No decision on content.",
        "gentle but focused\nmulti-partial\nwilling to learn",
        6,
    ),
    "Secretary": _Depth(
        "Interprets policy where the wording leaves room.",
        "Changes no wording that was consented.",
        "types fast\nshort and clear\nkeeps dates",
        6,
    ),
    "Webinar host": _Depth(
        "Chooses dates, guests and the run of each webinar.",
        "Prices as the circle consented them.",
        "calm on camera\nknows the tools\nwelcomes questions",
        14,
    ),
    "Bookkeeper": _Depth(
        "Pays what is within an edition's budget.",
        "Pays nobody who gave no receipt.",
        "exact\nasks when unsure",
        5,
    ),
}


def write_governance(story: Story) -> None:
    """Set the circle among the others, say more of its roles, and of its first policies."""
    _surroundings(story)
    story.circle.change(time_zone="Europe/Berlin")
    for key, (zone, hours) in _ZONES.items():
        story.at(story.begin, partial(_person, story, key, zone, hours))
    for name, depth in _ROLES.items():
        story.roles.change(
            story.ids[name],
            authority=depth.authority,
            limits=depth.limits,
            qualifications=depth.qualifications,
            hours_month=depth.hours,
        )
    _vacancy(story)
    story.at(story.begin + timedelta(days=3), lambda: _first_policies(story))


def _person(story: Story, key: str, zone: str, hours: int) -> None:
    story.people.change(story.ids[key], time_zone=zone, hours_month=hours)


def _surroundings(story: Story) -> None:
    add = story.surroundings.add
    general = add("General Circle", kind=CircleKind.GENERAL)
    with story.file.look() as work:
        own = work.circle().id
        (support,) = [one.id for one in work.related.all() if one.name == "Communities Support"]
    story.surroundings.change(support, kind=CircleKind.DEPARTMENT, within_id=general)
    add("Delivery Support", kind=CircleKind.DEPARTMENT, within_id=general)
    infrastructure = add("Infrastructure", kind=CircleKind.DEPARTMENT, within_id=general)
    add("Permaculture", kind=CircleKind.SECTOR, within_id=support)
    add("NGO and Nonprofit", kind=CircleKind.SECTOR, within_id=support)
    story.ids["content circle"] = add(
        "Content",
        kind=CircleKind.DEPARTMENT,
        within_id=infrastructure,
        linked=True,
        note="Our help desk: packs for webinars, workshops and conferences.",
    )
    story.ids["conference crew"] = add(
        "Conference crew",
        kind=CircleKind.HELPING,
        within_id=own,
        aim="preparing and holding the yearly online conference",
        leader="Anneliese Brückner",
        ends_on=story.today + timedelta(days=150),
    )


def _vacancy(story: Story) -> None:
    """The newsletter has had nobody for some weeks."""
    ends = story.today + timedelta(days=70)
    starts = add_months(ends, -6)
    resigned = story.today - timedelta(days=24)

    def begin() -> None:
        story.ids["Newsletter editor"] = story.roles.add(
            "Newsletter editor",
            kind=RoleKind.OPERATIONAL,
            purpose="Friends of the circle hear of us once a month.",
            tasks="Gather news, write, send; keep the list of readers.",
            qualifications="writes warmly\nkeeps a rhythm",
            hours_month=6,
        )
        story.ids["newsletter term"] = story.roles.fill(
            story.ids["Newsletter editor"], story.ids["layla"], starts_on=starts, ends_on=ends
        )

    def resign() -> None:
        story.roles.resign(
            story.ids["newsletter term"], on=resigned, reason="Facilitating takes all my time."
        )

    story.at(max(starts, story.begin), begin)
    story.at(resigned, resign)


def _first_policies(story: Story) -> None:
    day = story.clock.today()
    for key, title, kind, text, ends, measure in (
        (
            "writing",
            "How we write to each other",
            PolicyKind.GUIDELINE,
            (
                "We write by email, answer within three days, and keep one minutes document with "
                "the backlog on top. What is urgent is a phone call."
            ),
            story.today + timedelta(days=33),
            "Nobody misses a date because of a message not seen.",
        ),
        (
            "scale",
            "Sliding scale for everything we sell",
            PolicyKind.WORKFLOW,
            (
                "Every event has at least three price tiers: limited means, suggested, supporter. "
                "Nobody is asked for reasons. A free place is given where it is asked for."
            ),
            story.today + timedelta(days=190),
            "A third of the tickets are sold below the suggested price.",
        ),
    ):
        story.ids[f"policy {key}"] = story.policies.adopt(
            title,
            text,
            kind=kind,
            term_end=max(ends, day + timedelta(days=30)),
            measure=measure,
            feedback_to="Secretary",
            decided_on=day,
        )
