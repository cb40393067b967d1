"""Parts of a line: the day by which, the months of a term, who, and the rest."""

import re
from datetime import date
from typing import Final

from sofa_desktop.imports.dates import is_sane, parts, read_date
from sofa_desktop.imports.pasted.words import NOBODY, NOT_PEOPLE

_DAY: Final = (
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\.? [^\W\d_]{3,10}\.?,? \d{4}"
    r"|[^\W\d_]{3,10}\.? \d{1,2},? \d{4}"
)
_ANY_DAY: Final = re.compile(rf"(?<!\d)(?:{_DAY})(?!\d)")
_WHEN: Final = "by|due|until|till|before|bis|hasta|review|term ends?|ends"
_BY: Final = re.compile(rf"[\s,;(–—-]*\b(?:{_WHEN})\b:?\s*({_DAY})\)?", re.IGNORECASE)
_MONTHS: Final = re.compile(
    r"(\d{1,2})\s*(?:months?|monate?n?|meses|mos?\b)|(\d)\s*(?:years?|jahre?|años?)"
    r"|\b(one|a|half a)\s+year\b",
    re.IGNORECASE,
)
_AT: Final = re.compile(r"(?:^|\s)@([\w'’.-]+(?: [A-Z][\w'’.-]+)?)")
_AT_END: Final = re.compile(r"\s*[(–—-]\s*([^()\d]{2,40})\)?$")
_NAME: Final = re.compile(r"^[^\W\d_][\w'’. -]*$")
_NUMBERS_ONLY: Final = re.compile(r"^\d{1,2}[./]\d{1,2}[./]\d{2,4}$")
_LONGEST_NAME: Final = 5
"""Words of a name at most."""


def day(text: str) -> date | None:
    """The first day a text names, read as day before month where that is not said otherwise."""
    for match in _ANY_DAY.finditer(text):
        found = _read(match.group())
        if found is not None:
            return found
    return None


def days(text: str) -> list[date]:
    """Every day a text names, in its order."""
    return [found for match in _ANY_DAY.finditer(text) if (found := _read(match.group()))]


def _read(text: str) -> date | None:
    if parts(text) is None:
        return None
    american = _NUMBERS_ONLY.match(text) and "/" in text and read_date(text, "DMY") is None
    found = read_date(text, "MDY" if american else "DMY")
    return found if found is not None and is_sane(found) else None


def due(text: str) -> tuple[str, date | None]:
    """A text without the words that say by when, and that day."""
    match = _BY.search(text)
    if match is None:
        return text, None
    found = _read(match.group(1))
    if found is None:
        return text, None
    return (text[: match.start()] + text[match.end() :]).strip(" ,;."), found


def months(text: str) -> int:
    """A length in months: 6 months, one year, 2 years; nought where none is named."""
    match = _MONTHS.search(text)
    if match is None:
        return 0
    if match[1]:
        return int(match[1])
    if match[2]:
        return 12 * int(match[2])
    return 6 if match[3].casefold().startswith("half") else 12


def names(text: str) -> list[tuple[str, bool]]:
    """The people of a list, each with whether a guest."""
    found = []
    for part in re.split(r"[,;]| and | & | und | y (?=[A-ZÁÉÍÓÚ])", text):
        guest = "guest" in part.casefold() or "gast" in part.casefold()
        name = re.sub(r"\(.*?\)", "", part).strip(" .:-–—\t")
        if is_name(name) and name.casefold() not in NOT_PEOPLE:
            found.append((name, guest))
    return found


def is_name(text: str) -> bool:
    """Whether a text may be somebody's name: some words of letters."""
    words = text.split()
    return 1 <= len(words) <= _LONGEST_NAME and bool(_NAME.match(text)) and not text.islower()


def holder(text: str) -> str:
    """Who is named in the cell or after the colon of a role; empty where it is vacant."""
    name = re.split(r"[(,;]|\buntil\b|\btill\b|\bterm\b| – | — | - ", text)[0].strip(" .")
    return "" if name.casefold() in NOBODY or not is_name(name) else name


def owner(text: str, known: frozenset[str]) -> tuple[str, str]:
    """Who is to do something and what: "@Mira …", "Mira: …", "Mira will …", "… (Mira)"."""
    if match := _AT.search(text):
        rest = f"{text[: match.start()]} {text[match.end() :]}"
        return match[1].strip("., "), " ".join(rest.split()).strip(" :,-–—")
    first, colon, rest = text.partition(":")
    if colon and rest.strip() and _known(first, known):
        return first.strip(), rest.strip()
    for name in sorted(known, key=len, reverse=True):
        if match := re.match(rf"{re.escape(name)}\s+(?:will|to|wird|va a)\s+", text, re.IGNORECASE):
            return text[: len(name)], text[match.end() :].strip()
    if (match := _AT_END.search(text)) and _known(match[1], known):
        return match[1].strip(), text[: match.start()].strip()
    return "", text


def _known(name: str, known: frozenset[str]) -> bool:
    return name.strip().casefold() in known
