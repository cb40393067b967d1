"""What of the circle's governance slipped, or may weigh on somebody: findings for Today."""

from datetime import date

from sofa_desktop.domain.content import ContentKind, Stage
from sofa_desktop.domain.governance_health import (
    CommunityFact,
    Finding,
    PolicyFact,
    RoleFact,
    decided_for_communities,
    many_roles,
    overdue_policies,
    overdue_roles,
    vacant_roles,
)
from sofa_desktop.domain.policy import PolicyState
from sofa_desktop.services.queries import Queries

_GONE = frozenset({Stage.RETIRED, Stage.DROPPED})


def governance_health(queries: Queries, today: date) -> list[Finding]:
    """What the circle may want to talk about, and has neither topic nor open proposal for.

    A finding becomes a topic by ``Backlog.note`` with its ``outcome``, source ``due``, its
    ``subject_type`` and ``record_id``, and the title ``i18n.governance_health.topic`` gives it.
    """
    policies = [
        PolicyFact(id=row.id, title=row.title, text=row.text, term_end=row.term_end)
        for row in queries.policies(today)
        if row.state != PolicyState.RETIRED
    ]
    roles = [
        RoleFact(
            id=row.id,
            name=row.name,
            holder_id=row.holder_id,
            holder=row.holder,
            vacant_since=row.vacant_since,
            review_on=row.review_on,
        )
        for row in queries.roles(today)
        if not row.awaiting_id
    ]
    communities = [
        CommunityFact(id=row.id, title=row.title)
        for row in queries.items()
        if row.kind == ContentKind.COMMUNITY and Stage(row.stage) not in _GONE
    ]
    found = [
        *overdue_policies(today, policies),
        *overdue_roles(today, roles),
        *vacant_roles(roles),
        *many_roles(roles),
        *decided_for_communities(policies, communities),
    ]
    spoken_of = {
        *((row.subject_type, row.subject_id) for row in queries.backlog(today)),
        *((row.target, row.target_id) for row in queries.proposals(open_only=True)),
    }
    return [each for each in found if (each.subject_type, each.record_id) not in spoken_of]
