"""The circle itself, its six members, and the roles they hold."""

from dataclasses import dataclass
from datetime import date, timedelta

from sofa_desktop.domain.periods import add_months
from sofa_desktop.domain.roles import RoleKind
from sofa_desktop.services.found import Founding
from sofa_desktop.services.sample.story import Story

_AIM = (
    "Intentional communities anywhere can govern themselves with sociocracy: they find examples, "
    "training and each other."
)
_DOMAIN = (
    "Articles, webinars, courses and events about sociocracy in intentional communities; the "
    "yearly conference; the community of practice; income and costs of all these."
)
# name here, name, where from, days before the first quarter
_MEMBERS = (
    ("anneliese", "Anneliese Brückner", "Freiburg, Germany", 420),
    ("tomas", "Tomás Quiroga Peña", "Valdivia, Chile", 400),
    ("yui", "佐藤 結衣 (Yui Satō)", "Fujino, Japan", 310),
    ("layla", "ليلى حداد (Layla Haddad)", "Salt, Jordan", 200),
    ("siobhan", "Siobhán Ní Dhálaigh", "Cloughjordan, Ireland", 130),
    ("oluwaseun", "Olúwáṣeun Adébáyọ̀", "Ìbàdàn, Nigeria", 45),
)


@dataclass(frozen=True, slots=True)
class _Role:
    name: str
    kind: RoleKind
    purpose: str
    tasks: str
    before: str
    """Who held it last."""
    now: str
    ends_in: int
    """Days from today to the end of the term."""


_ROLES = (
    _Role(
        "Leader",
        RoleKind.LEADER,
        "Keeps the circle moving towards its aim.",
        "Sees that the circle operates; checks in on people and tasks; catches what falls through.",
        "tomas",
        "anneliese",
        18,
    ),
    _Role(
        "Delegate",
        RoleKind.DELEGATE,
        "Carries the circle's view into Communities Support.",
        "Takes part in the meetings of the parent circle; reports back.",
        "siobhan",
        "tomas",
        118,
    ),
    _Role(
        "Facilitator",
        RoleKind.FACILITATOR,
        "Leads the circle through its meetings.",
        "Plans the agenda with the leader; invites; leads the rounds.",
        "siobhan",
        "layla",
        96,
    ),
    _Role(
        "Secretary",
        RoleKind.SECRETARY,
        "Keeps what the circle decided within reach.",
        "Writes short minutes; keeps documents and terms in order.",
        "yui",
        "siobhan",
        141,
    ),
    _Role(
        "Webinar host",
        RoleKind.OPERATIONAL,
        "Webinars that people come back to.",
        "Dry run, registration page, live session, recording, questions and answers.",
        "tomas",
        "yui",
        84,
    ),
    _Role(
        "Bookkeeper",
        RoleKind.OPERATIONAL,
        "Books anybody can recompute.",
        "Takes in the bank's files every month; settles each quarter.",
        "layla",
        "oluwaseun",
        127,
    ),
)


def write_people(story: Story) -> None:
    """Found the circle; welcome its members; fill its roles, before and now."""
    _found(story)
    for member in _MEMBERS:
        _welcome(story, *member)
    for role in _ROLES:
        story.ids[role.name] = story.roles.add(
            role.name, kind=role.kind, purpose=role.purpose, tasks=role.tasks
        )
        ends = story.today + timedelta(days=role.ends_in)
        starts = add_months(ends, -6)
        before = starts - timedelta(days=1)
        _fill(story, role.name, role.before, add_months(before, -6), before)
        _fill(story, role.name, role.now, starts, ends)


def _welcome(story: Story, key: str, name: str, place: str, days: int) -> None:
    joined = story.begin - timedelta(days=days)

    def act() -> None:
        email = f"{key}@example.org"
        story.ids[key] = story.people.add(name, joined_on=joined, email=email, note=place)

    story.at(joined, act)


def _fill(story: Story, role: str, holder: str, starts: date, ends: date) -> None:
    def act() -> None:
        story.roles.fill(
            story.ids[role],
            story.ids[holder],
            starts_on=starts,
            ends_on=ends,
            note="Selected by consent for half a year.",
            awaiting=False,
        )

    story.at(starts, act)


def _found(story: Story) -> None:
    with story.file.look() as work:
        there = bool(work.circles.all())
    if not there:
        Founding(story.file).found("Intentional Communities", "USD", code="IC")
    story.circle.change(
        name="Intentional Communities",
        parent="Communities Support",
        address="Intentional Communities Sector Circle\nc/o Sociocracy For All",
        sofa_name="Sociocracy For All",
        sofa_address="Amherst, Massachusetts\nUnited States",
    )
    version = story.aims.draft(_AIM, _DOMAIN)
    story.aims.circle_consents(version, story.begin)
    story.aims.parent_consents(version, story.begin)
    with story.file.look() as work:
        for account in work.accounts.all():
            story.ids[account.key or account.name] = account.id
    story.ids["bank"] = story.ids["Bank"]
