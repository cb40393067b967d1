"""What is found by words: any record, those whose title fits first, then the newest."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from sofa_desktop.domain.search import Wanted
from sofa_desktop.services.rows import HitRow
from sofa_desktop.store.queries.reading import Reading
from sofa_desktop.store.search.cutting import asked
from sofa_desktop.store.search.kinds import BY_KIND

_BEFORE, _LENGTH = 24, 160
_FIELDS: Final = "SELECT s.kind, s.record_id FROM searchable AS s"
_MATCHING: Final = (
    "SELECT s.kind, s.record_id FROM fulltext AS f CROSS JOIN searchable AS s "
    'ON s."row" = f.rowid WHERE fulltext MATCH ?'
)

Found = dict[tuple[str, str], None]


class FindQueries(Reading):
    """The question of the search line."""

    def find(self, wanted: Wanted, limit: int = 50) -> list[HitRow]:
        """What fits, of every kind; nothing where nothing was asked."""
        with self._one_state():
            return self._told(self.find_ids(wanted, limit), wanted.words)

    def find_ids(self, wanted: Wanted, limit: int = 50) -> list[tuple[str, str]]:
        """The kinds and ids of what fits."""
        words = [phrase for word in wanted.words if (phrase := asked(word))]
        people = [f"people : {phrase}" for name in wanted.people if (phrase := asked(name))]
        if (wanted.words and not words) or (wanted.people and not people) or wanted.empty:
            return []
        narrowed, values = _narrowed(wanted)
        found: Found = {}
        if words:
            titled = [f"title : {phrase}" for phrase in words]
            records = f"{narrowed} AND s.kind <> 'entry'"
            self._match([*titled, *people], records, values, limit, found)
        if not words and not people:
            sql = f'{_FIELDS} WHERE 1{narrowed} ORDER BY s."row" DESC LIMIT ?'
            found |= dict.fromkeys((row[0], row[1]) for row in self._all(sql, *values, limit))
        elif len(found) < limit:
            self._match([*words, *people], narrowed, values, limit, found)
        return [*found][:limit]

    def _match(
        self, phrases: Sequence[str], narrowed: str, values: list[object], limit: int, found: Found
    ) -> None:
        sql = f"{_MATCHING}{narrowed} ORDER BY f.rowid DESC LIMIT ?"
        rows = self._all(sql, " AND ".join(phrases), *values, limit)
        found |= dict.fromkeys((row[0], row[1]) for row in rows)

    def _told(self, found: Sequence[tuple[str, str]], words: Sequence[str]) -> list[HitRow]:
        """The hits with what to read of each."""
        texts: dict[str, tuple[str, str, str]] = {}
        for kind in dict.fromkeys(kind for kind, _ in found if kind in BY_KIND):
            ids = json.dumps([id_ for each, id_ in found if each == kind])
            for id_, day, _open, title, body, people in self._all(BY_KIND[kind].select, ids):
                told = body if kind != "member" else ""
                texts[id_] = (
                    title,
                    day,
                    _around(told, words) or (people if people != title else ""),
                )
        return [
            HitRow(kind, id_, title, detail, day)
            for kind, id_ in found
            if id_ in texts
            for title, day, detail in [texts[id_]]
        ]


def _narrowed(wanted: Wanted) -> tuple[str, list[object]]:
    """The filters as conditions, and their values."""
    conditions, values = "", list[object]()
    if wanted.types:
        conditions += " AND s.kind IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(wanted.types))
    if wanted.open is not None:
        conditions += " AND s.open = ?"
        values.append(int(wanted.open))
    if wanted.since is not None:
        conditions += " AND s.day >= ?"
        values.append(wanted.since.isoformat())
    if wanted.before is not None:
        conditions += " AND s.day < ? AND s.day <> ''"
        values.append(wanted.before.isoformat())
    return conditions, values


def _around(text: str, words: Iterable[str]) -> str:
    """The part of a text around the first word that was asked for."""
    line = " ".join(text.split())
    at = _first(line.lower(), [word.lower() for word in words])
    if at < 0:
        at = _first(_plain(line), [_plain(word) for word in words])
    if at < 0:
        return ""
    start = 0 if at <= _BEFORE else line.rfind(" ", 0, at - _BEFORE // 2) + 1
    return f"{'…' if start else ''}{line[start : start + _LENGTH]}"


def _first(line: str, words: Iterable[str]) -> int:
    places = [line.find(word) for word in words]
    return min((place for place in places if place >= 0), default=-1)


def _plain(text: str) -> str:
    """Letters without case and marks, as many as there were."""
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[:1] for letter in text)
