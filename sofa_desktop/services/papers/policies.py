"""The logbook as plain data: policies in force word for word, and those that were retired."""

from datetime import date
from typing import Any

from sofa_desktop.domain.policy import PolicyState
from sofa_desktop.services.papers import parts
from sofa_desktop.services.queries import Queries

FORMAT = "sofa-policies/1"


def policies_payload(
    queries: Queries, today: date, *, policy_id: str | None = None
) -> dict[str, Any]:
    """Every policy, or one alone, as it stands on a day."""
    rows = [row for row in queries.policies(today) if policy_id in {None, row.id}]
    standing = [row for row in rows if row.state != PolicyState.RETIRED]
    retired = [row for row in rows if row.state == PolicyState.RETIRED]
    return {
        "format": FORMAT,
        "circle": parts.circle_data(queries),
        "generated_on": today.isoformat(),
        "policies": [
            parts.policy_data(row) for row in sorted(standing, key=lambda row: row.title.casefold())
        ],
        "retired": [
            {
                "title": row.title,
                "retired_on": parts.iso(row.retired_on),
                "why": row.retired_why,
            }
            for row in retired
        ],
    }
