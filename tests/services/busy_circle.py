"""A small circle with something of everything to speak about at its next meeting."""

from dataclasses import replace
from datetime import date

from sofa_desktop.domain.backlog import ActionItem, BacklogItem, Outcome, Priority
from sofa_desktop.domain.circle import AimVersion, Member
from sofa_desktop.domain.content import ContentItem, ContentKind, Stage
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.meeting import AgendaItem, ItemState, Meeting, MeetingState
from sofa_desktop.domain.policy import Policy, PolicyVersion
from sofa_desktop.domain.proposal import Proposal, ProposalState
from sofa_desktop.domain.roles import Role, RoleKind, RoleTerm
from sofa_desktop.domain.selection import Selection
from sofa_desktop.services.ports import UnitOfWork
from tests.services.books import FLAT, Books

TODAY = date(2026, 11, 24)
MEETING = date(2026, 12, 3)
LAST = date(2026, 11, 5)
BEFORE = date(2026, 10, 8)
"""The circle meets every four weeks."""


def busy(books: Books) -> Id:
    """Fill a founded circle; the meeting to come."""
    with books.file.act("circle.change", fields=[]) as work:
        people = _people(work)
        _roles(work, people)
        _governance(work, people)
        meeting = _meetings(work, people)
    with books.file.act("circle.change", fields=[]) as work:
        before = next(each for each in work.meetings.all() if each.held_on == BEFORE)
        work.meetings.put(
            replace(
                before, state=MeetingState.MINUTES_APPROVED, approved_on=LAST, minutes_json="{}"
            )
        )
    _money(books)
    books.clock.day = TODAY
    return meeting


def _people(work: UnitOfWork) -> dict[str, Id]:
    people: dict[str, Id] = {}
    for name in ("Mira", "Jun", "Yui", "Tom"):
        people[name] = work.new_id()
        work.members.add(Member(id=people[name], name=name, joined_on=date(2025, 1, 1)))
    return people


def _roles(work: UnitOfWork, people: dict[str, Id]) -> None:
    held: tuple[tuple[str, RoleKind, str, date, dict[str, object]], ...] = (
        ("Leader", RoleKind.LEADER, "Mira", date(2027, 5, 31), {}),
        ("Facilitator", RoleKind.FACILITATOR, "Yui", date(2026, 12, 12), {}),
        ("Secretary", RoleKind.SECRETARY, "Tom", date(2027, 5, 31), {}),
        ("Delegate", RoleKind.DELEGATE, "Jun", date(2027, 5, 31), {"awaiting": True}),
    )
    for name, kind, holder, ends, more in held:
        role = Role(id=work.new_id(), name=name, kind=kind)
        work.roles.add(role)
        _term(work, role, people[holder], ends, **more)
    host = Role(id=work.new_id(), name="Webinar host", review_on=date(2026, 12, 20))
    keeper = Role(id=work.new_id(), name="Logbook keeper", kind=RoleKind.LOGBOOK)
    work.roles.add(host)
    work.roles.add(keeper)
    _term(work, host, people["Jun"], date(2027, 5, 31))
    editor = Role(id=work.new_id(), name="Newsletter editor")
    work.roles.add(editor)
    work.selections.add(Selection(id=work.new_id(), role_id=editor.id, begun_on=date(2026, 11, 5)))


def _term(work: UnitOfWork, role: Role, member: Id, ends: date, **more: object) -> None:
    work.terms.add(
        RoleTerm(
            id=work.new_id(), role_id=role.id, member_id=member, starts_on=date(2026, 6, 1),
            ends_on=ends, **more,  # type: ignore[arg-type]  # named as the fields are
        )
    )  # fmt: skip


def _governance(work: UnitOfWork, people: dict[str, Id]) -> None:
    for title, ends in (("Refunds", date(2026, 11, 20)), ("How we write", date(2026, 12, 27))):
        policy = Policy(id=work.new_id(), title=title)
        work.policies.add(policy)
        work.policy_versions.add(
            PolicyVersion(
                id=work.new_id(), policy_id=policy.id, version=1, text="…",
                decided_on=date(2025, 12, 27), term_end=ends,
            )
        )  # fmt: skip
    states = (
        ("Scholarships", ProposalState.READY),
        ("Code of conduct", ProposalState.CONSENT_ROUND),
        ("Recordings", ProposalState.SHAPING),
    )
    for title, state in states:
        work.proposals.add(
            Proposal(
                id=work.new_id(), title=title, state=state, presenter_id=people["Jun"],
                text="Half of the places." if state is ProposalState.READY else "", round=1,
            )
        )  # fmt: skip
    work.aims.add(AimVersion(id=work.new_id(), version=1, circle_consented_on=date(2026, 11, 5)))
    for title, stage, due in (
        ("Rounds", Stage.DRAFT, date(2026, 11, 1)),
        ("A book", Stage.ON_HOLD, None),
    ):
        work.items.add(
            ContentItem(
                id=work.new_id(), title=title, kind=ContentKind.ARTICLE, stage=stage,
                owner_id=people["Jun"], draft_due=due,
            )
        )  # fmt: skip


def _meetings(work: UnitOfWork, people: dict[str, Id]) -> Id:
    before = Meeting(id=work.new_id(), held_on=BEFORE, state=MeetingState.MINUTES_DRAFT)
    last = Meeting(id=work.new_id(), held_on=LAST, state=MeetingState.MINUTES_DRAFT)
    coming = Meeting(
        id=work.new_id(), held_on=MEETING, minutes=240, plan="Summer school !decide 25m"
    )
    for meeting in (before, last, coming):
        work.meetings.add(meeting)
    directory = _topic(work, "A directory", noted_on=BEFORE, carried=3)
    work.agenda_items.add(
        AgendaItem(
            id=work.new_id(), meeting_id=last.id, place=0, title="A directory",
            state=ItemState.CARRIED, backlog_id=directory,
        )
    )  # fmt: skip
    for place, seconds in enumerate((700, 740)):
        work.agenda_items.add(
            AgendaItem(
                id=work.new_id(), meeting_id=before.id, place=place, title="Fees",
                outcome=Outcome.DECIDE, state=ItemState.DONE, used_seconds=seconds,
            )
        )  # fmt: skip
    _topic(work, "Ticket prices", outcome=Outcome.DECIDE, priority=Priority.SOON,
           from_id=people["Yui"], noted_on=LAST)  # fmt: skip
    for what, due in (("Book the room", date(2026, 11, 20)), ("Ask the hosts", MEETING)):
        work.action_items.add(
            ActionItem(
                id=work.new_id(), what=what, owner_id=people["Tom"], due_on=due, noted_on=LAST
            )
        )
    return coming.id


def _topic(work: UnitOfWork, title: str, **fields: object) -> Id:
    key = work.new_id()
    topic = BacklogItem(id=key, title=title, **fields)  # type: ignore[arg-type]  # by their names
    work.backlog.add(topic)
    return key


def _money(books: Books) -> None:
    books.flow("2026-05-05", 75_000, "tickets")
    for month in range(6, 12):
        books.flow(f"2026-{month:02}-10", -10_000, "tools")
    currency = str(books.queries.accounts()[0].currency)
    terms = replace(FLAT, currency=currency)
    version = books.agreements.draft(terms, valid_from=date(2026, 7, 1))
    books.agreements.consent(version, on=date(2026, 7, 1), note="Meeting of 1 July")
    books.agreements.draft(terms, valid_from=date(2027, 1, 1))
