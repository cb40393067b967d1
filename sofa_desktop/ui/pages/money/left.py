"""The filter of the table as it was left, in plain values for the settings. No Qt."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date

from sofa_desktop.services.rows import EntryFilter
from sofa_desktop.ui.pages.money.filters import only_words, verb_words
from sofa_desktop.ui.pages.money.lookups import Lookups

_DAYS = frozenset({"since", "until"})


def kept(wanted: EntryFilter) -> dict[str, str]:
    """A filter to be remembered; what narrows nothing is left out."""
    values = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    return {name: str(value) for name, value in values.items() if value}


def taken_up(state: object, known: Lookups) -> EntryFilter:
    """A remembered filter, without what this circle does not have: another may be open now."""
    if not isinstance(state, Mapping):
        return EntryFilter()
    there = _there(known)
    sound: dict[str, object] = {}
    for name, value in state.items():
        if not isinstance(value, str):
            continue
        if name in _DAYS and (day := _day(value)) is not None:
            sound[name] = day
        elif name == "words" or value in there.get(str(name), ()):
            sound[str(name)] = value
    return EntryFilter(**sound)  # type: ignore[arg-type]  # names and kinds are checked above


def _there(known: Lookups) -> dict[str, set[str]]:
    return {
        "account_id": {row.id for row in known.accounts},
        "category_id": {row.id for row in known.categories},
        "edition_id": {row.id for row in known.editions},
        "verb": set(verb_words()),
        "only": set(only_words()) | {f"batch:{row.id}" for row in known.batches},
    }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
