"""The history of a record in words: what changed from what to what, when and by whom. No Qt."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sofa_desktop.i18n import actions, circle_terms, formats, policy_terms, terms
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import ActionRow, FieldChange

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LONGEST = 140
"""Of a longer text only the beginning is told."""
_ALWAYS_THERE = frozenset({"name", "title", "role_id", "item_id", "verb", "text", "version"})
"""Fields that are never nothing: where one was, the record was not there before."""
_CODED: Mapping[tuple[str, str], Callable[[str], str]] = {
    ("role", "kind"): terms.role_kind,
    ("content_item", "kind"): terms.content_kind,
    ("account", "kind"): terms.account_kind,
    ("circle", "kind"): circle_terms.circle_kind,
    ("circle", "status"): circle_terms.circle_status,
    ("circle", "absence_rule"): circle_terms.absence_rule,
    ("circle", "approval_rule"): circle_terms.approval_rule,
    ("related_circle", "kind"): circle_terms.circle_kind,
    ("related_circle", "status"): circle_terms.circle_status,
    ("content_item", "stage"): terms.stage,
    ("member", "standing"): terms.standing,
    ("policy", "kind"): policy_terms.policy_kind,
    ("proposal", "state"): policy_terms.proposal_state,
    ("proposal", "target"): policy_terms.target,
    ("objection", "state"): policy_terms.objection_state,
    ("objection", "move"): policy_terms.move,
}
"""Codes of a record's field, by its type and the field, with the words for them."""
_NONE_AT_ZERO = frozenset({"hours_month"})
"""Numbers that say nothing where they are zero."""
_YES_OR_NO = frozenset({"awaiting", "linked", "archived", "dimensions_consented"})


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a history."""

    what: str
    when: str
    """The day and time, and who did it where that is known."""
    changes: tuple[str, ...] = ()
    """What it changed, where that is told apart from what was done."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What is needed to tell values: names of other records by id, the currency of amounts."""

    names: Mapping[str, str]
    currency: str = ""

    def value(self, change: FieldChange, value: object) -> str:
        """A field's value as people read it."""
        text = "" if value is None else str(value)
        if not text or (change.field in _NONE_AT_ZERO and not value):
            return t("history", "nothing")
        if change.field.endswith("_minor") and isinstance(value, int) and self.currency:
            return formats.money(value, self.currency)
        if change.field.endswith("_id"):
            name = self.names.get(text)
            return isolated(name) if name else t("history", "something no longer there")
        coded = _CODED.get((change.type, change.field))
        if coded is not None:
            return coded(text)
        if change.field in _YES_OR_NO:
            return t("history", "yes") if value else t("history", "no")
        if isinstance(value, int):
            return str(value)
        if DAY.fullmatch(text):
            return formats.short_day(date.fromisoformat(text))
        return _quoted(text)


def history_lines(changes: Sequence[FieldChange], naming: Naming) -> list[HistoryLine]:
    """Changes, newest first; what came or went as a whole is told as one line."""
    told: list[HistoryLine] = []
    for _, group in groupby(changes, key=_one_change):
        parts = list(group)
        action = parts[0].action
        if _came_or_went(parts):
            told.append(HistoryLine(actions.happened(action), when(action)))
        else:
            told += [HistoryLine(_what(part, naming), when(action)) for part in parts]
    return told


def _one_change(change: FieldChange) -> tuple[int, str]:
    return change.action.seq, change.record_id


def _came_or_went(parts: Sequence[FieldChange]) -> bool:
    return any(
        part.field in _ALWAYS_THERE and (part.before is None or part.after is None)
        for part in parts
    )


def _what(change: FieldChange, naming: Naming) -> str:
    name = terms.field(change.field)
    return t(
        "history",
        "{field}: {before} → {after}",
        field=name[:1].upper() + name[1:],
        before=naming.value(change, change.before),
        after=naming.value(change, change.after),
    )


def when(action: ActionRow) -> str:
    """The day and time of an action, who did it, and whether it took something back."""
    here = action.at.astimezone()
    parts = [f"{formats.short_day(here.date())}, {formats.clock(here)}"]
    if action.who:
        parts.append(action.who)
    if action.kind == "undo":
        parts.append(t("history", "taken back"))
    elif action.kind == "redo":
        parts.append(t("history", "done again"))
    return " · ".join(parts)


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    short = plain if len(plain) <= LONGEST else plain[:LONGEST].rstrip() + "…"
    return f"“{isolated(short)}”"
