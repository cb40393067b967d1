"""The circle's cover page as plain data; how to reach people is never on it."""

from datetime import date
from typing import Any

from sofa_desktop.services.papers import parts
from sofa_desktop.services.queries import Queries

FORMAT = "sofa-cover/1"


def cover_payload(queries: Queries, today: date) -> dict[str, Any]:
    """Aim, domain, members, roles, policies and next dates, as they stand on a day."""
    circle = queries.circle()
    terms = queries.terms()
    return {
        "format": FORMAT,
        "circle": {
            **parts.circle_data(queries),
            "kind": str(circle.kind) if circle else "",
            "status": str(circle.status) if circle else "",
        },
        "generated_on": today.isoformat(),
        "aim": circle.aim if circle else "",
        "domain": circle.domain if circle else "",
        "members": [
            {
                "name": row.name,
                "standing": row.standing,
                "since": row.joined_on.isoformat(),
                "roles": row.roles,
            }
            for row in parts.present(queries, today)
        ],
        "roles": [{"name": row.name, **parts.holding(row, terms)} for row in queries.roles(today)],
        "policies": [parts.policy_data(row) for row in parts.in_force(queries, today)],
        "dates": parts.dates(queries, today),
    }
