"""Each thing the composer proposes, in words; also those the golden circle does not have."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest

from sofa_desktop.domain.agenda.candidates import (
    Candidate,
    Document,
    DocumentKind,
    LeftOut,
    Rank,
    canonical,
)
from sofa_desktop.domain.agenda.sources import SOURCES, AgendaSource, source_of
from sofa_desktop.domain.agenda.timing import KINDS
from sofa_desktop.domain.backlog import Outcome
from sofa_desktop.domain.meeting import Lane
from sofa_desktop.i18n import agenda_reasons
from sofa_desktop.i18n.agenda_sentences import SENTENCES


@dataclass(frozen=True)
class Said:
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


def test_every_rule_has_its_words_and_no_other() -> None:
    assert set(SENTENCES) == set(KINDS) | {"topic", "unfinished", "plan"}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_missing_fact_breaks_no_sentence(code: str) -> None:
    assert agenda_reasons.reason(Said(code))
    assert isinstance(agenda_reasons.title(Said(code)), str)


@pytest.mark.parametrize(
    ("code", "facts", "reason"),
    [
        (
            "unfinished",
            {"carried": 1, "on": "2026-11-05"},
            "It was not finished on 5 November 2026.",
        ),
        (
            "unfinished",
            {"carried": 2, "on": "2026-11-05"},
            "It was carried over 2 times, last on 5 November 2026.",
        ),
        ("unfinished", {"carried": 1}, "It was carried over from an earlier meeting."),
        (
            "actions.due",
            {"count": 5, "overdue": 5, "what": ["A", "B", "C"], "owners": ["", "Jun", ""]},
            "Overdue: A; Jun: B; C; and 2 more.",
        ),
        (
            "actions.due",
            {"count": 1, "overdue": 0, "what": ["A"], "owners": ["Jun"]},
            "Due by this meeting: Jun: A.",
        ),
        (
            "term.ending",
            {"holder": "Yui", "ends": "2026-11-01", "over": True},
            "Yui’s term ended 1 November 2026.",
        ),
        ("role.vacant", {"holder": "Yui"}, "Nobody holds it since Yui stepped down."),
        (
            "term.awaiting",
            {"holder": "Jun", "starts": "2026-12-01", "parent": "General Circle"},
            ("Jun was selected to begin 1 December 2026; the consent of General Circle is still "
            "awaited."),
        ),
        (
            "term.confirmed",
            {"on": "2026-11-20", "parent": "General Circle"},
            "General Circle consented on 20 November 2026.",
        ),
        (
            "proposal.round",
            {"objections": 1},
            "It is in its consent round; one objection is to be integrated.",
        ),
        (
            "proposal.round",
            {"objections": 2},
            "It is in its consent round; 2 objections are to be integrated.",
        ),
        (
            "proposal.shaping",
            {"state": "picture"},
            "The circle is forming a picture of what it covers.",
        ),
        (
            "quarter.unsettled",
            {"ended": "2026-09-30", "unsorted": 1, "no_rate": 3},
            ("The quarter ended 30 September 2026 and has no statement yet. One entry is to be "
            "sorted before. 3 entries wait for an exchange rate."),
        ),
        (
            "topic",
            {"recurs": "2026-12-01", "months": 3},
            "It comes again every 3 months, and was due 1 December 2026.",
        ),
        (
            "topic",
            {"recurs": "2026-12-01", "months": 1},
            "It comes again every month, and was due 1 December 2026.",
        ),
        ("topic", {"woke": "2026-12-01"}, "It rested until 1 December 2026."),
        ("topic", {"noted": "2026-11-05"}, "It has been in the backlog since 5 November 2026."),
        (
            "cash.low",
            {"minor": -500, "currency": "EUR", "monthly": 9000, "months": 6, "lasts": 0},
            ("The cash is −5.00\u00a0EUR, less than the 90.00\u00a0EUR that went out in a month on "
            "average (the last 6 whole months; income is not counted)."),
        ),
        ("agreement.sofa_consented", {"sofa_on": "2026-11-20"},
         "SoFA consented on 20 November 2026."),
        ("agreement.draft", {"first": True},
         "It is drafted and waits for the circle’s consent. Nothing can be settled before."),
        ("agreement.review", {"on": "2026-11-01", "over": True},
         "Its review was due 1 November 2026."),
        ("aim.circle_waits", {"on": "2026-11-01"},
         "The other circle consented on 1 November 2026; ours has not yet."),
        ("piece.on_hold", {}, "It is on hold, and nobody looks after it."),
    ],
)  # fmt: skip
def test_reasons(code: str, facts: Mapping[str, object], reason: str) -> None:
    assert agenda_reasons.reason(Said(code, facts)) == reason


def test_a_kept_reason_is_told_again() -> None:
    kept = canonical({"code": "topic", "facts": {"woke": "2026-12-01"}})
    assert agenda_reasons.reason_of(kept) == "It rested until 1 December 2026."


@pytest.mark.parametrize("kept", ["", '{"code":"from.elsewhere","facts":{}}', '{"code":"topic"}'])
def test_a_reason_nobody_knows_is_silent(kept: str) -> None:
    assert agenda_reasons.reason_of(kept) == ""


def candidate(minutes: int = 20, rank: Rank = Rank.WANTED) -> Candidate:
    return Candidate(
        key="k", lane=Lane.PAST, code="topic", facts={}, fingerprint="{}", outcome=Outcome.DECIDE,
        minutes=minutes, rank=rank,
    )  # fmt: skip


def test_what_is_left_out_says_how_much_was_left() -> None:
    said = [
        agenda_reasons.left_out(LeftOut(candidate=candidate(), why="no_room", room=room))
        for room in (0, 1, 12)
    ]
    assert said == [
        "There is no time left after what comes before it.",
        "It takes 20 minutes; 1 minute was left after what comes before it.",
        "It takes 20 minutes; 12 minutes were left after what comes before it.",
    ]


def test_what_waited_says_what_had_the_turn() -> None:
    """Whatever a source can have twice is called by its name."""
    heard = {
        source_of(each): agenda_reasons.left_out(LeftOut(candidate=each, why="waited", room=12))
        for each in (replace(candidate(), code=code) for code in SOURCES)
    }
    assert heard[AgendaSource.SELECTIONS] == (
        "Another selection comes first. "
        "It takes 20 minutes; 12 minutes were left after what comes before it."
    )
    unnamed = {source for source, said in heard.items() if said.startswith("Another of its kind")}
    assert unnamed == {
        AgendaSource.MINUTES, AgendaSource.ACTIONS, AgendaSource.SETTLEMENT,
        AgendaSource.AGREEMENT, AgendaSource.CALENDAR, AgendaSource.CASH,
    }  # fmt: skip


def test_every_rank_and_document_has_its_words() -> None:
    assert len({agenda_reasons.rank(candidate(rank=rank)) for rank in Rank}) == len(Rank)
    assert agenda_reasons.document(Document(DocumentKind.AGREEMENT, "2")) == (
        "Agreement with SoFA, version 2"
    )
    for kind in DocumentKind:
        assert agenda_reasons.document(Document(kind, "2026-11-05"))


def test_the_fast_track_in_one_line() -> None:
    assert agenda_reasons.fast_track(3, 5) == "3 routine reviews, 5 minutes"
