"""What happened to an entry, in words: who, when, what, from what to what. No Qt."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import groupby

from sofa_desktop.i18n import actions, formats, terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import FieldChange
from sofa_desktop.ui.kit.history_words import HistoryLine, when
from sofa_desktop.ui.pages.money.lookups import Lookups

_FIELDS: Mapping[str, str] = {
    "occurred_on": "on",
    "text": "text",
    "counterparty": "counterparty",
    "note": "note",
    "tags": "tags",
    "refund_of": "refund_of",
    "tranche_id": "tranche_id",
}
"""Fields of an entry that are told by themselves, with the name of their word."""
_RATE = frozenset({"rate_numerator", "rate_denominator", "rate_on", "rate_source"})


def happenings(changes: Sequence[FieldChange], known: Lookups) -> list[HistoryLine]:
    """The history, newest first."""
    return [
        HistoryLine(actions.happened(group[0].action), when(group[0].action), _told(group, known))
        for _, found in groupby(changes, key=_action)
        if (group := list(found))
    ]


def _action(change: FieldChange) -> int:
    return change.action.seq


def _told(group: Sequence[FieldChange], known: Lookups) -> tuple[str, ...]:
    """What changed, from what to what; of an entry that came or went nothing more is told."""
    if any(change.field in {"verb", "batch_id"} for change in group):
        return ()
    lines: list[str] = []
    for change in group:
        if change.field == "postings":
            lines += _postings(change, known)
        elif change.field in _FIELDS:
            lines.append(_line(_FIELDS[change.field], *_values(change, known)))
    if any(change.field in _RATE for change in group):
        lines.append(t("money history", "{field} changed", field=terms.field("rate")))
    return tuple(lines)


def _line(word: str, before: str, after: str) -> str:
    return t(
        "money history",
        "{field}: {before} → {after}",
        field=terms.field(word),
        before=before or t("money history", "nothing"),
        after=after or t("money history", "nothing"),
    )


def _values(change: FieldChange, known: Lookups) -> tuple[str, str]:
    return _value(change.field, change.before, known), _value(change.field, change.after, known)


def _value(field: str, value: object, known: Lookups) -> str:
    if not value:
        return ""
    if field == "occurred_on":
        return formats.short_day(date.fromisoformat(str(value)))
    if field == "tranche_id":
        return known.name(str(value))
    if field == "refund_of":
        return t("money history", "an entry")
    return t("money history", "“{value}”", value=str(value))


def _postings(change: FieldChange, known: Lookups) -> list[str]:
    """What a change of postings means: amount, account, category, edition."""
    before, after = _lists(change.before), _lists(change.after)
    read: tuple[tuple[str, Callable[[list[list[object]], Lookups], str]], ...] = (
        ("minor", _amount_of),
        ("account_id", _accounts_of),
        ("category_id", _categories_of),
        ("edition_id", _editions_of),
    )
    pairs = [(word, of(before, known), of(after, known)) for word, of in read]
    return [_line(word, was, now) for word, was, now in pairs if was != now]


def _lists(value: object) -> list[list[object]]:
    return [list(each) for each in value] if isinstance(value, list) else []


def _amount_of(postings: list[list[object]], known: Lookups) -> str:
    held = [each for each in postings if known.account(str(each[0])) is not None]
    return ", ".join(formats.money(int(str(each[2])), str(each[1])) for each in held)


def _accounts_of(postings: list[list[object]], known: Lookups) -> str:
    return _names(
        [str(each[0]) for each in postings if known.account(str(each[0])) is not None], known
    )


def _categories_of(postings: list[list[object]], known: Lookups) -> str:
    return _names([str(each[0]) for each in postings if known.account(str(each[0])) is None], known)


def _editions_of(postings: list[list[object]], known: Lookups) -> str:
    return _names([str(each[3]) for each in postings if each[3]], known)


def _names(ids: Sequence[str], known: Lookups) -> str:
    return ", ".join(dict.fromkeys(name for id_ in ids if (name := known.name(id_))))
