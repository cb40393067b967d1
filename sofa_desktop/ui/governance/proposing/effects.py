"""What a proposal would do beside its text, as its rows hold it. No Qt."""

import json

from sofa_desktop.domain.policy import PolicyKind
from sofa_desktop.services.policy_rows import ProposalRow


def ends(row: ProposalRow) -> bool:
    """Whether it would end what it is about."""
    return _fields(row).get("retire") is True


def policy_kind(row: ProposalRow) -> str:
    """The kind of the policy it would make."""
    kind = _fields(row).get("kind")
    return str(kind) if kind in set(PolicyKind) else str(PolicyKind.GUIDELINE)


def with_policy_kind(row: ProposalRow, kind: str) -> str:
    """The same for a policy of another kind, as it is kept."""
    return json.dumps({**_fields(row), "kind": kind}, sort_keys=True)


def _fields(row: ProposalRow) -> dict[str, object]:
    found = json.loads(row.effect or "{}")
    return found if isinstance(found, dict) else {}
