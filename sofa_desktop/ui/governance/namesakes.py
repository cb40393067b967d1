"""Members where one is chosen: by name, and by more where two have the same. No Qt."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import MemberRow

Detail = Callable[[MemberRow], str]


def named(members: Iterable[MemberRow]) -> list[tuple[str, str]]:
    """Id and name of each, in their order, to choose from; no two read the same."""
    rows = list(members)
    groups: dict[str, list[MemberRow]] = defaultdict(list)
    for row in rows:
        groups[_plain(row.name)].append(row)
    called: dict[str, str] = {}
    for same in groups.values():
        called |= _told_apart(same) if len(same) > 1 else {same[0].id: same[0].name}
    return [(row.id, called[row.id]) for row in rows]


def _told_apart(same: Sequence[MemberRow]) -> dict[str, str]:
    """By the first thing that differs: roles, place, the day they came; else by number."""
    for detail in _DETAILS:
        told = [detail(row).strip() for row in same]
        if all(told) and len({_plain(each) for each in told}) == len(same):
            return {row.id: _called(row.name, each) for row, each in zip(same, told, strict=True)}
    return {row.id: _called(row.name, str(number)) for number, row in enumerate(same, 1)}


def _called(name: str, detail: str) -> str:
    return t("namesake", "{name} ({detail})", name=name, detail=detail)


def _joined(row: MemberRow) -> str:
    return t("namesake", "joined {day}", day=formats.short_day(row.joined_on))


def _roles(row: MemberRow) -> str:
    return row.roles


def _place(row: MemberRow) -> str:
    return row.place


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


_DETAILS: Sequence[Detail] = (_roles, _place, _joined)
