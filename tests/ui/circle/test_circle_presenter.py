from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from sofa_desktop.domain.circle import Circle
from sofa_desktop.domain.ids import Id
from sofa_desktop.services.rows import AimRow, MemberRow, RoleRow, TermRow
from sofa_desktop.ui.pages.circle import aim_words, member_words, presenter, role_words
from sofa_desktop.ui.pages.circle.axis import axis
from sofa_desktop.ui.pages.circle.presenter import RoleState

TODAY = date(2026, 11, 24)


def role(kind: str = "facilitator", name: str = "Facilitator") -> RoleRow:
    return RoleRow("r1", name, kind, "", "", "", "", "", None, None)


def term(
    start: date, end: date, *, ended: date | None = None, holder: str = "Mira", key: str = "t1"
) -> TermRow:
    return TermRow(key, "r1", "Facilitator", "m1", holder, start, end, ended, "")


def member(name: str, joined: date, left: date | None = None) -> MemberRow:
    return MemberRow(name, name, "full", joined, left, "", "", "")


def state(*terms: TermRow, kind: str = "facilitator") -> RoleState:
    return presenter.states([role(kind)], terms, TODAY)[0]


def test_a_term_that_ends_soon_is_told_in_days_and_spoken_whole() -> None:
    text = presenter.role_text(state(term(date(2026, 6, 12), date(2026, 12, 12))), TODAY)
    assert (text.chip, text.tone) == ("ends in 18 days", "warning")
    assert text.spoken == "Facilitator: Mira, 12 Jun 2026 – 12 Dec 2026, ends in 18 days"
    assert not text.vacant


@pytest.mark.parametrize(
    ("ends", "chip", "tone"),
    [
        (date(2026, 11, 24), "ends today", "warning"),
        (date(2026, 11, 25), "ends tomorrow", "warning"),
        (date(2027, 1, 23), "ends in 60 days", "warning"),
        (date(2027, 1, 24), "until 24 Jan 2027", "good"),
    ],
)
def test_the_mark_of_a_running_term(ends: date, chip: str, tone: str) -> None:
    text = presenter.role_text(state(term(date(2026, 6, 1), ends)), TODAY)
    assert (text.chip, text.tone) == (chip, tone)


def test_a_term_that_is_over_without_another_is_vacant_and_red() -> None:
    text = presenter.role_text(state(term(date(2026, 5, 15), date(2026, 11, 15))), TODAY)
    assert (text.who, text.chip, text.tone) == (
        "Vacant since 16 Nov 2026",
        "vacant",
        "bad",
    )
    assert text.vacant
    assert text.terms == ()


def test_who_stepped_down_left_a_vacancy() -> None:
    gone = term(date(2026, 6, 1), date(2027, 6, 1), ended=date(2026, 11, 20))
    text = presenter.role_text(state(gone), TODAY)
    assert (text.who, text.chip, text.tone) == (
        "Vacant since 21 Nov 2026",
        "vacant",
        "bad",
    )


def test_an_operational_role_nobody_held_is_vacant_without_alarm() -> None:
    text = presenter.role_text(state(kind="operational"), TODAY)
    assert (text.who, text.chip, text.tone) == ("Nobody has held it yet", "vacant", "warning")


def test_somebody_chosen_for_later_fills_the_vacancy() -> None:
    text = presenter.role_text(state(term(date(2026, 12, 1), date(2027, 6, 1))), TODAY)
    assert (text.who, text.chip, text.tone) == ("Mira", "from 1 Dec 2026", "info")
    assert not text.vacant


def test_a_successor_stands_behind_the_running_term() -> None:
    text = presenter.role_text(
        state(
            term(date(2026, 6, 1), date(2026, 12, 1)),
            term(date(2026, 12, 2), date(2027, 6, 2), holder="Jun", key="t2"),
        ),
        TODAY,
    )
    assert [each.running for each in text.terms] == [True, False]
    assert "Jun, 2 Dec 2026 – 2 Jun 2027" in text.spoken


def test_the_line_counts_who_is_here_and_what_is_vacant() -> None:
    members = [
        member("Mira", date(2025, 1, 1)),
        member("Jun", date(2025, 1, 1), date(2026, 11, 24)),
        member("Tom", date(2026, 12, 1)),
    ]
    states = [state(term(date(2026, 6, 12), date(2026, 12, 12))), state()]
    assert presenter.line(members, states, TODAY) == (
        "1 member · 2 roles · 1 vacant · the next term ends 12 Dec 2026"
    )


def test_what_every_circle_needs_and_this_one_has_not() -> None:
    rows = [role("leader"), role("secretary"), role("operational")]
    assert role_words.missing_roles(rows) == ["Delegate", "Facilitator"]


def test_the_next_term_starts_when_the_last_one_is_over() -> None:
    own = [term(date(2026, 6, 1), date(2026, 12, 1))]
    assert presenter.first_free_day(own, TODAY) == date(2026, 12, 2)
    assert presenter.first_free_day([], TODAY) == TODAY


def test_nobody_to_extend_is_said() -> None:
    assert role_words.why_no_extending(state()) == "Nobody holds this role now."
    leaving = term(date(2026, 6, 1), date(2027, 6, 1), ended=date(2026, 12, 1))
    assert role_words.why_no_extending(state(leaving)) == "The holder has resigned."
    assert role_words.why_no_extending(state(term(date(2026, 6, 1), date(2027, 6, 1)))) == ""


def test_a_long_vacancy_is_told_with_what_to_do() -> None:
    sentence = role_words.term_sentence(state(), TODAY)
    assert sentence == (
        "Nobody has held it yet. The circle selects somebody by consent, for a term."
    )


def test_roles_somebody_leaves_behind() -> None:
    states = [state(term(date(2026, 6, 1), date(2027, 6, 1)))]
    assert presenter.held_by("m1", states) == ["Facilitator"]
    assert presenter.held_by("m2", states) == []


def test_the_axis_holds_every_term_and_today() -> None:
    text = presenter.role_text(state(term(date(2026, 6, 12), date(2026, 12, 12))), TODAY)
    shown = axis(text.terms, TODAY)
    assert (shown.first, shown.stop) == (date(2026, 6, 1), date(2027, 3, 1))
    assert shown.place(date(2026, 6, 1)) == 0
    assert 0 < shown.place(TODAY) < shown.place(date(2026, 12, 12)) < 1
    assert shown.words() == "From June 2026 to February 2027"


def test_a_term_from_long_ago_is_cut_at_the_edge_of_the_axis() -> None:
    text = presenter.role_text(state(term(date(2020, 1, 1), date(2031, 1, 1))), TODAY)
    shown = axis(text.terms, TODAY)
    assert shown.first == date(2026, 2, 1)
    assert shown.place(date(2020, 1, 1)) == 0
    assert shown.place(date(2031, 1, 1)) == 1
    assert len(shown.marks()) <= 5


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (date(2026, 11, 3), "The review of the role was due on 3 November 2026."),
        (date(2026, 11, 24), "The role is to be reviewed on 24 November 2026."),
        (date(2027, 3, 1), ""),
    ],
)
def test_the_review_of_a_role_is_told_in_time(on: date, told: str) -> None:
    reviewed = presenter.states([role()._replace(review_on=on)], [], TODAY)[0]
    sentence = role_words.term_sentence(reviewed, TODAY)
    assert (told in sentence) if told else "review" not in sentence


def test_who_waits_does_not_hold_the_role() -> None:
    waiting = state(term(date(2026, 6, 1), date(2027, 6, 1))._replace(awaiting=True))
    text = presenter.role_text(waiting, TODAY)
    assert (waiting.running, waiting.vacant) == (None, False)
    assert (text.who, text.chip, text.verb) == ("Mira is selected", "waits for consent", "")
    assert [each.awaiting for each in text.terms] == [True]
    assert role_words.term_sentence(waiting, TODAY, other="Communities Support") == (
        "Mira is selected from 1 June 2026 to 1 June 2027 and waits for the consent of "
        "Communities Support; until then nobody holds the role through it."
    )
    over = state(term(date(2026, 1, 1), date(2026, 6, 1))._replace(awaiting=True))
    assert over.vacant


def test_where_it_is_another_day() -> None:
    now = datetime(2026, 11, 24, 22, 42, tzinfo=UTC)
    assert member_words.local_time("", now) == ""
    here = now.astimezone().date()
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        there = now.astimezone(ZoneInfo(zone)).date()
        said = member_words.local_time(zone, now)
        assert ("already" in said, "still" in said) == (there > here, there < here)
    assert any(
        choice.text == "America/Argentina/Buenos Aires" for choice in member_words.zone_choices()
    )


def test_hours_are_told_in_words() -> None:
    mira = member("Mira", date(2025, 1, 1))
    assert member_words.hours_sentence(mira) == ""
    busy = mira._replace(role_count=2, role_hours=14)
    assert member_words.hours_sentence(busy) == (
        "Mira promised no hours yet; the 2 roles held take 14 a month."
    )
    one = mira._replace(role_count=1, role_hours=6, hours_month=10)
    assert member_words.hours_sentence(one) == (
        "Mira promised 10 hours a month; the one role held takes 6."
    )
    none = mira._replace(role_count=1, hours_month=10)
    assert member_words.hours_sentence(none) == "No hours are noted for the roles Mira holds."
    gone = busy._replace(left_on=TODAY, hours_month=1, role_count=5)
    assert member_words.noticed([gone, one], TODAY) == []


def test_what_is_said_of_versions_of_the_aim() -> None:
    circle = Circle(id=Id("c"), name="IC", code="IC", currency="EUR", parent="GC")

    def version(number: int, state: str, ours: date | None, theirs: date | None) -> AimRow:
        return AimRow(f"v{number}", number, f"Aim {number}", "", 0, ours, "", theirs, "", state)

    rows = [
        version(3, "draft", None, None),
        version(2, "in_force", date(2026, 6, 1), date(2026, 6, 8)),
        version(1, "former", None, None),
    ]
    view = aim_words.aim_view(circle, rows)
    assert view.force is not None
    assert view.force.since == "Version 2, in force since 8 June 2026."
    assert view.force.consents == (
        "Our circle consented on 1 June 2026.",
        "GC consented on 8 June 2026.",
    )
    assert view.draft == rows[0]
    assert [text.since for text in view.before] == ["In force until 8 June 2026."]
    assert aim_words.draft_sentence(rows[0], circle) == (
        "It comes into force once our circle and GC have consented."
    )
    nothing = aim_words.aim_view(circle, [])
    assert (nothing.force, nothing.draft, nothing.before) == (None, None, ())
