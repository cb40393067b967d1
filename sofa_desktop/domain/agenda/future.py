"""The future lane: what the leader sees coming (MVOS ch. 5)."""

from collections.abc import Iterator

from sofa_desktop.domain.agenda.candidates import Document, DocumentKind, Rank
from sofa_desktop.domain.agenda.empty_weeks import first_empty
from sofa_desktop.domain.agenda.making import Maker, Wish
from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.domain.capture import parse

SHORT_MONTHS = 3
"""Cash runs low when it pays for less than so many months as they were."""


def future(maker: Maker) -> Iterator[Wish]:
    """Everything of the future lane."""
    yield from plan(maker)
    yield from calendar_gap(maker)
    yield from cash_low(maker)
    yield from role_reviews(maker)


def plan(maker: Maker) -> Iterator[Wish]:
    """The leader's plan of the meeting, an item a line, with the marks a topic can have."""
    meeting = maker.snapshot.meeting
    lines = meeting.plan.splitlines() if meeting is not None else []
    seen: set[str] = set()
    for line in lines:
        noted = parse(line, maker.snapshot.today, maker.snapshot.members)
        title = " ".join(line.split()) if noted.is_action else noted.title
        key = title.casefold()
        if not key or key in seen:
            continue
        seen.add(key)
        yield Wish(
            code="plan",
            id=key,
            facts={"title": title},
            outcome=noted.outcome or Outcome.EXPLORE,
            rank=Rank.WANTED,
            minutes=noted.minutes,
            presenter_id="" if noted.is_action else noted.member_id,
        )


def calendar_gap(maker: Maker) -> Iterator[Wish]:
    """The next six weeks or more in which nothing runs, of a circle that makes content."""
    snapshot = maker.snapshot
    found = first_empty(snapshot) if snapshot.pieces or snapshot.runs else None
    if found is not None:
        yield Wish(
            code="calendar.gap",
            facts={"first": found.first.isoformat(), "last": found.last.isoformat()},
            matter=found.matter(snapshot.declined, "calendar.gap"),
            outcome=Outcome.EXPLORE,
            rank=Rank.AHEAD,
            due=found.first,
        )


def cash_low(maker: Maker) -> Iterator[Wish]:
    """The cash would not pay for many months as they were on average."""
    cash = maker.snapshot.cash
    if cash is None or cash.monthly_minor <= 0:
        return
    lasts = max(0, cash.balance_minor) // cash.monthly_minor
    if lasts >= SHORT_MONTHS:
        return
    yield Wish(
        code="cash.low",
        facts={
            "minor": cash.balance_minor,
            "currency": cash.currency,
            "monthly": cash.monthly_minor,
            "months": cash.months,
            "lasts": lasts,
        },
        matter={"lasts": lasts},
        outcome=Outcome.EXPLORE,
        rank=Rank.RUNS_OUT if lasts < 1 else Rank.WANTED,
    )


def role_reviews(maker: Maker) -> Iterator[Wish]:
    """Roles whose description is to be looked at again before the circle meets again."""
    for role in maker.snapshot.roles:
        if role.review_on is not None and role.review_on < maker.horizon:
            yield Wish(
                code="role.review",
                id=role.id,
                facts={
                    "role": role.name,
                    "on": role.review_on.isoformat(),
                    "over": role.review_on < maker.day,
                },
                outcome=Outcome.DECIDE,
                rank=Rank.RUNS_OUT,
                due=role.review_on,
                subject_type="role",
                subject_id=role.id,
                documents=(Document(DocumentKind.ROLE, role.name),),
                fast_track=True,
            )
