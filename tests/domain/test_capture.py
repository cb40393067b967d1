"""One line with its marks: what is understood, and what stays text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sofa_desktop.domain.backlog import Outcome, Priority
from sofa_desktop.domain.capture import Captured, member_named, parse
from sofa_desktop.domain.spoken_days import read_day

TODAY = date(2026, 11, 24)
"""A Tuesday."""
MEMBERS = (
    ("yui", "Yui Tanaka"),
    ("mira", "Mira"),
    ("miro", "Miró Lopez"),
    ("anna", "Anna Berg"),
    ("anna2", "Anna Lund"),
)


def said(line: str) -> Captured:
    return parse(line, TODAY, MEMBERS)


def test_a_plain_title_works_alone() -> None:
    assert said("  Ticket prices   for 2027 ") == Captured("Ticket prices for 2027")


def test_a_line_with_every_mark() -> None:
    line = "Ticket prices for 2027 !decide 15m @Yui ~resting until March"
    assert said(line) == Captured(
        "Ticket prices for 2027",
        outcome=Outcome.DECIDE,
        minutes=15,
        member_id="yui",
        resting=True,
        until=date(2027, 3, 1),
    )


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Fees ~2027-03-01", Captured("Fees", resting=True, until=date(2027, 3, 1))),
        ("Fees ~2027/3/1", Captured("Fees", resting=True, until=date(2027, 3, 1))),
        ("Fees ~+14", Captured("Fees", resting=True, until=date(2026, 12, 8))),
        ("Fees ~1.3.", Captured("Fees", resting=True, until=date(2027, 3, 1))),
        ("رسوم ~٢٠٢٧-٠٣-٠١", Captured("رسوم", resting=True, until=date(2027, 3, 1))),
        ("Fees ２０′", Captured("Fees", minutes=20)),
        ("料金 ＠Mira", Captured("料金", member_id="mira")),
        ("料金 ！d", Captured("料金", outcome=Outcome.DECIDE)),
        ("Budget *3", Captured("Budget", every_months=3)),
        (
            "Write -> Mira 2027-03-01",
            Captured("Write", is_action=True, member_id="mira", due_on=date(2027, 3, 1)),
        ),
        ("Write -> 2027-03-01", Captured("Write", is_action=True, due_on=date(2027, 3, 1))),
        (
            "Write → Mira +7",
            Captured("Write", is_action=True, member_id="mira", due_on=date(2026, 12, 1)),
        ),
        ("Write -> Mira 2027-02-30", Captured("Write -> Mira 2027-02-30")),
        ("Write -> Somebody 2027-03-01", Captured("Write -> Somebody 2027-03-01")),
    ],
)
def test_what_needs_no_english_word_works_in_every_language(line: str, wanted: Captured) -> None:
    assert said(line) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Fees !soon", Captured("Fees", priority=Priority.SOON)),
        ("Fees !LATER !r", Captured("Fees", outcome=Outcome.REPORT, priority=Priority.LATER)),
        ("!e Fees", Captured("Fees", outcome=Outcome.EXPLORE)),
        ("Fees 1h", Captured("Fees", minutes=60)),
        ("Fees 20' ", Captured("Fees", minutes=20)),
        ("Fees 90min @anna berg", Captured("Fees", minutes=90, member_id="anna")),
        ("Budget *quarterly", Captured("Budget", every_months=3)),
        ("Budget *2months ~", Captured("Budget", every_months=2, resting=True)),
        ("Fees ~next week", Captured("Fees", resting=True, until=date(2026, 11, 30))),
        (
            "Fees ~ in 2 weeks 5m",
            Captured("Fees", minutes=5, resting=True, until=date(2026, 12, 8)),
        ),
    ],
)
def test_each_mark(line: str, wanted: Captured) -> None:
    assert said(line) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "Buy 15m of cable",
        "!decide",
        "15m",
        "~resting",
        "Fees ~soonish",
        "Fees ~1 January 2020",
        "Fees @Bob",
        "Fees @Anna",
        "Fees 500m",
        "Fees 0m",
        "What happened on 3/4?",
        "A -> B",
        "Write to the hosts -> Mira by March",
        "Write to the hosts -> Bob by Friday",
        "Write to the hosts ->",
    ],
)
def test_what_could_mean_two_things_or_nothing_stays_text(line: str) -> None:
    assert said(line) == Captured(line)


def test_a_second_mark_of_a_kind_stays_text() -> None:
    assert said("Fees 5m 10m") == Captured("Fees 5m", minutes=10)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "Write to the hosts -> Mira by Friday",
            Captured("Write to the hosts", is_action=True, member_id="mira",
                     due_on=date(2026, 11, 27)),
        ),
        ("Book the room -> @Yui", Captured("Book the room", is_action=True, member_id="yui")),
        (
            "Book the room → by 1.12.",
            Captured("Book the room", is_action=True, due_on=date(2026, 12, 1)),
        ),
        (
            "Move A -> B -> miro by end of March",
            Captured("Move A -> B", is_action=True, member_id="miro", due_on=date(2027, 3, 31)),
        ),
    ],
)  # fmt: skip
def test_an_arrow_makes_an_action_item(line: str, wanted: Captured) -> None:
    assert said(line) == wanted


@pytest.mark.parametrize(
    ("name", "key"),
    [("mira", "mira"), ("Miro", "miro"), ("tanaka", "yui"), ("Anna", ""), ("anna l", "anna2"),
     ("", ""), ("Bob", "")],
)  # fmt: skip
def test_a_name_means_one_member_or_nobody(name: str, key: str) -> None:
    assert member_named(name, MEMBERS) == key


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 25)),
        ("Friday", date(2026, 11, 27)),
        ("tue", date(2026, 12, 1)),
        ("in 3 days", date(2026, 11, 27)),
        ("in a month", date(2026, 12, 24)),
        ("next month", date(2026, 12, 1)),
        ("end of the year", date(2026, 12, 31)),
        ("1 March", date(2027, 3, 1)),
        ("December 24th", date(2026, 12, 24)),
        ("2nd of", None),
        ("1 Nov", date(2027, 11, 1)),
        ("1 March 2026", date(2026, 3, 1)),
        ("March", date(2027, 3, 1)),
        ("november", date(2027, 11, 1)),
        ("end of november", date(2026, 11, 30)),
        ("2026-12-03", date(2026, 12, 3)),
        ("3.12.", date(2026, 12, 3)),
        ("3.1.", date(2027, 1, 3)),
        ("next Friday", None),
        ("31 February", None),
        ("3/4", None),
        ("in 999 years", date(3025, 11, 24)),
        ("1 March 9999", date(9999, 3, 1)),
        ("", None),
    ],
)
def test_a_day_in_words(words: str, day: date | None) -> None:
    assert read_day(words, TODAY) == day


def test_by_a_month_could_be_its_first_day_or_its_last() -> None:
    assert read_day("March", TODAY, by=True) is None
    assert read_day("end of March", TODAY, by=True) == date(2027, 3, 31)


marks = st.sampled_from(
    ["!decide", "!soon", "15m", "@Yui", "~", "until", "March", "*monthly", "->", "by", "Friday",
     "Fees", "2027", "é", "1.1."]
)  # fmt: skip


@given(st.lists(marks, max_size=12), st.dates(date(1999, 1, 1), date(2100, 1, 1)))
def test_any_line_is_understood_without_losing_its_title(words: list[str], today: date) -> None:
    found = parse(" ".join(words), today, MEMBERS)
    assert bool(found.title) is bool(words)
    assert set(found.title.split()) <= set(words)
    assert found.until is None or found.until > today


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    found = parse(text, TODAY, MEMBERS)
    assert bool(found.title) is bool(text.split())
