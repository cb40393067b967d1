"""The health of a circle's governance, kindly: what slipped, and what may weigh on somebody.

Nothing here is a fault; each finding is something the circle may want to talk about.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sofa_desktop.domain.backlog import Outcome

MANY_ROLES: Final = 4
"""From so many roles on, one person may be carrying too much."""
SHORTEST_NAME: Final = 4
"""Names of fewer letters turn up in other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFact:
    """A policy in force."""

    id: str
    title: str
    text: str
    term_end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFact:
    """A role with its holder on the day, if any."""

    id: str
    name: str
    holder_id: str = ""
    holder: str = ""
    vacant_since: date | None = None
    """None where it is held, or where nobody ever held it."""
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityFact:
    """A community of practice: it learns together and has no domain (MVOS 2.7.1)."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something the circle may want to talk about, and what would put it on the agenda."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    since: date | None = None
    act: str
    """The action's code; ``record_id`` is what it acts on."""
    subject_type: str
    """The type of that record, as topics name it: ``policy``, ``role``, ``member``."""
    record_id: str
    outcome: Outcome
    """What the circle would want of it in a meeting."""


def overdue_policies(today: date, policies: Iterable[PolicyFact]) -> Iterator[Finding]:
    """Policies past their term end: in force, and waiting to be looked at; oldest first."""
    for policy in sorted(policies, key=lambda each: (each.term_end, each.id)):
        if policy.term_end < today:
            yield Finding(
                code="health.policy_overdue",
                facts={"title": policy.title, "since": policy.term_end},
                since=policy.term_end,
                act="topic.note",
                subject_type="policy",
                record_id=policy.id,
                outcome=Outcome.DECIDE,
            )


def overdue_roles(today: date, roles: Iterable[RoleFact]) -> Iterator[Finding]:
    """Role descriptions past the day the circle wanted to look at them again; oldest first."""
    dated = [(role.review_on, role.id, role) for role in roles if role.review_on is not None]
    for review_on, _, role in sorted(dated, key=lambda each: each[:2]):
        if review_on < today:
            yield Finding(
                code="health.role_overdue",
                facts={"role": role.name, "since": review_on},
                since=review_on,
                act="topic.note",
                subject_type="role",
                record_id=role.id,
                outcome=Outcome.DECIDE,
            )


def vacant_roles(roles: Iterable[RoleFact]) -> Iterator[Finding]:
    """Roles nobody holds, in the order they come."""
    for role in roles:
        if not role.holder_id:
            yield Finding(
                code="health.role_vacant",
                facts={"role": role.name, "since": role.vacant_since},
                since=role.vacant_since,
                act="topic.note",
                subject_type="role",
                record_id=role.id,
                outcome=Outcome.DECIDE,
            )


def many_roles(roles: Iterable[RoleFact]) -> Iterator[Finding]:
    """Somebody who holds so many roles that the circle may want to share them; by name."""
    held: dict[tuple[str, str], list[str]] = {}
    for role in roles:
        if role.holder_id:
            held.setdefault((role.holder, role.holder_id), []).append(role.name)
    for (name, key), names in sorted(held.items()):
        if len(names) >= MANY_ROLES:
            yield Finding(
                code="health.many_roles",
                facts={"name": name, "roles": tuple(names)},
                act="topic.note",
                subject_type="member",
                record_id=key,
                outcome=Outcome.EXPLORE,
            )


def decided_for_communities(
    policies: Iterable[PolicyFact], communities: Iterable[CommunityFact]
) -> Iterator[Finding]:
    """Policies that name a community of practice, which has no domain to decide in."""
    named = [each for each in communities if len(each.title.strip()) >= SHORTEST_NAME]
    for policy in policies:
        words = f"{policy.title}\n{policy.text}".casefold()
        for community in named:
            if community.title.strip().casefold() in words:
                yield Finding(
                    code="health.community_decides",
                    facts={"title": policy.title, "community": community.title},
                    act="topic.note",
                    subject_type="policy",
                    record_id=policy.id,
                    outcome=Outcome.EXPLORE,
                )
                break
