"""Corrections in words: each row says why it stands apart."""

from dataclasses import replace

import pytest

from sofa_desktop.i18n.statement.facts import Facts
from sofa_desktop.i18n.statement.tail import corrections
from tests.documents import statement_samples as samples


@pytest.mark.parametrize(
    ("reason", "note"),
    [
        ("late_or_refund", "recorded late, or a refund of one of its lines"),
        ("other_window", "another version of the agreement was in force on these days"),
        ("The room was paid twice", "The room was paid twice"),
    ],
)
def test_a_correction_says_why_in_words(reason: str, note: str) -> None:
    flat = samples.flat()
    elsewhere = samples.line(9, "Tickets in spring", 10_000, window="2026-v1")
    sample = replace(flat, lines=[*flat.lines, elsewhere], reasons={("", "2026-v1"): (reason, "")})
    first, *_ = corrections(Facts(sample.settled()[0]))
    assert first.name == "this period, window 2026-v1"
    assert first.notes == (note,)


def test_who_asked_is_told_behind_why() -> None:
    flat = samples.flat()
    elsewhere = samples.line(9, "Tickets in spring", 10_000, window="2026-v1")
    sample = replace(
        flat,
        lines=[*flat.lines, elsewhere],
        reasons={("", "2026-v1"): ("late_or_refund", "Mira")},
    )
    first, *_ = corrections(Facts(sample.settled()[0]))
    assert first.notes[1] == "asked by Mira"
