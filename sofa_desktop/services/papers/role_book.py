"""The role book as plain data: every role with its text and its holders."""

from datetime import date
from typing import Any

from sofa_desktop.services.papers import parts
from sofa_desktop.services.queries import Queries

FORMAT = "sofa-roles/1"


def role_book_payload(
    queries: Queries, today: date, *, role_id: str | None = None
) -> dict[str, Any]:
    """Every role, or one alone, as it stands on a day."""
    roles = [row for row in queries.roles(today) if role_id in {None, row.id}]
    return {
        "format": FORMAT,
        "circle": parts.circle_data(queries),
        "generated_on": today.isoformat(),
        "roles": [parts.role_data(row, queries.terms(row.id), today) for row in roles],
    }
