"""What kind of thing the search found, in words."""

from collections.abc import Callable, Mapping

from sofa_desktop.i18n.words import t

_KINDS: Mapping[str, Callable[[], str]] = {
    "member": lambda: t("found", "Person"),
    "role": lambda: t("found", "Role"),
    "policy": lambda: t("found", "Policy"),
    "proposal": lambda: t("found", "Proposal"),
    "decision": lambda: t("found", "Decision"),
    "selection": lambda: t("found", "Selection"),
    "review": lambda: t("found", "Review"),
    "meeting": lambda: t("found", "Meeting"),
    "agenda_item": lambda: t("found", "Minutes"),
    "backlog_item": lambda: t("found", "Topic"),
    "action_item": lambda: t("found", "Action"),
    "related_circle": lambda: t("found", "Circle"),
    "item": lambda: t("found", "Piece"),
    "edition": lambda: t("found", "Edition"),
    "account": lambda: t("found", "Account"),
    "statement": lambda: t("found", "Statement"),
    "entry": lambda: t("found", "Entry"),
}


def kind(code: str) -> str:
    """One of ``domain.search.TYPES`` in words: Policy, Minutes."""
    return _KINDS[code]()
