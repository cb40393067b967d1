"""The proposed agenda in words: what an item is called, and why it is there."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from sofa_desktop.domain.agenda.candidates import (
    Candidate,
    Document,
    DocumentKind,
    LeftOut,
    MinutesFrom,
    Rank,
)
from sofa_desktop.domain.agenda.fitting import WAITED
from sofa_desktop.domain.agenda.sources import AgendaSource, source_of
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.agenda_sentences import SENTENCES
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t, tn

__all__ = ["document", "left_out", "minutes", "rank", "reason", "reason_of", "title"]


class Reasoned(Protocol):
    """What is told: a code with its facts."""

    @property
    def code(self) -> str:
        """What kind of reason it is."""
        ...

    @property
    def facts(self) -> Mapping[str, object]:
        """What it is told with."""
        ...


def title(candidate: Reasoned) -> str:
    """What the item is called: Select the Facilitator."""
    said = SENTENCES[candidate.code]
    return said.title(Told(candidate.facts))


def reason(candidate: Reasoned) -> str:
    """Why it is proposed: Mira's term ends 12 December 2026, before the circle meets again."""
    said = SENTENCES[candidate.code]
    return said.reason(Told(candidate.facts))


def reason_of(kept: str) -> str:
    """The reason an agenda item was kept with; empty where somebody added it by hand."""
    if not kept:
        return ""
    told = json.loads(kept)
    code, facts = told.get("code"), told.get("facts")
    if code not in SENTENCES or not isinstance(facts, dict):
        return ""
    return SENTENCES[code].reason(Told(facts))


def left_out(row: LeftOut) -> str:
    """Why a candidate did not fit: what had the turn before it, and the time that was left."""
    if not row.room:
        left = t("agenda", "There is no time left after what comes before it.")
    else:
        left = tn(
            "agenda",
            "It takes {needed}; {n} minute was left after what comes before it.",
            "It takes {needed}; {n} minutes were left after what comes before it.",
            row.room,
            needed=_minutes(row.candidate.minutes),
        )
    if row.why != WAITED:
        return left
    return t("agenda", "{first} {left}", first=_first(row.candidate), left=left)


_FIRST: Mapping[AgendaSource, Callable[[], str]] = {
    AgendaSource.UNFINISHED: lambda: t("agenda", "Another unfinished topic comes first."),
    AgendaSource.SELECTIONS: lambda: t("agenda", "Another selection comes first."),
    AgendaSource.POLICIES: lambda: t("agenda", "Another review comes first."),
    AgendaSource.PROPOSALS: lambda: t("agenda", "Another proposal comes first."),
    AgendaSource.PIECES: lambda: t("agenda", "What else is held up comes first."),
    AgendaSource.ANSWERS: lambda: t("agenda", "Another answer comes first."),
    AgendaSource.AIM: lambda: t("agenda", "Another version of the aim comes first."),
    AgendaSource.TOPICS: lambda: t("agenda", "Another topic comes first."),
    AgendaSource.PLAN: lambda: t("agenda", "Something else of the plan comes first."),
}


def _first(candidate: Candidate) -> str:
    """What of the same source had the turn."""
    said = _FIRST.get(source_of(candidate))
    return said() if said is not None else t("agenda", "Another of its kind comes first.")


def minutes(candidate: Candidate) -> str:
    """Where its minutes come from."""
    if candidate.minutes_from is MinutesFrom.ASKED:
        return t("agenda", "So long was asked for.")
    if candidate.minutes_from is MinutesFrom.LEARNED:
        return tn(
            "agenda",
            "So long such an item took, measured once.",
            "So long such items took, the median of {n}.",
            candidate.samples,
        )
    return t("agenda", "So long such items usually take; yours were not measured often enough yet.")


_RANKS: Mapping[Rank, Callable[[], str]] = {
    Rank.OPENED: lambda: t("agenda rank", "First: the circle is in the middle of it."),
    Rank.RUNS_OUT: lambda: t("agenda rank", "Its turn is early: something runs out or is overdue."),
    Rank.PROMISED: lambda: t("agenda rank", "Its turn is next: it was promised, or is ready."),
    Rank.WANTED: lambda: t(
        "agenda rank", "Its turn is later: somebody brought it, or waits for it."
    ),
    Rank.AHEAD: lambda: t("agenda rank", "Its turn is last: it looks further ahead."),
}
_DOCUMENTS: Mapping[DocumentKind, Callable[[str], str]] = {
    DocumentKind.MINUTES: lambda name: t(
        "agenda document", "Minutes of {day}", day=formats.day(date.fromisoformat(name))
    ),
    DocumentKind.POLICY: lambda name: t("agenda document", "Policy “{name}”", name=name),
    DocumentKind.PROPOSAL: lambda name: t("agenda document", "Proposal “{name}”", name=name),
    DocumentKind.STATEMENT: lambda name: t(
        "agenda document", "Draft statement for {period}", period=name
    ),
    DocumentKind.AGREEMENT: lambda name: t(
        "agenda document", "Agreement with SoFA, version {version}", version=name
    ),
    DocumentKind.ROLE: lambda name: t("agenda document", "Role “{name}”", name=name),
    DocumentKind.AIM: lambda name: t(
        "agenda document", "Aim and domain, version {version}", version=name
    ),
}


def rank(candidate: Candidate) -> str:
    """Why it comes before or after others when the time is short."""
    return _RANKS[candidate.rank]()


def document(paper: Document) -> str:
    """What a paper is called."""
    return _DOCUMENTS[paper.kind](paper.name)


def fast_track(count: int, total: int) -> str:
    """The block of routine reviews in one line: 3 reviews, 5 minutes."""
    reviews = tn("agenda", "{n} routine review", "{n} routine reviews", count)
    return t("agenda", "{reviews}, {minutes}", reviews=reviews, minutes=_minutes(total))


def _minutes(count: int) -> str:
    return tn("agenda", "{n} minute", "{n} minutes", count)
