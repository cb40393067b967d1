"""Aim and domain: drafted, consented to by both circles in either order, then in force."""

from dataclasses import replace
from datetime import date

import pytest

from sofa_desktop.domain.aims import AimState, aim_states
from sofa_desktop.domain.errors import Refused
from sofa_desktop.services.aims import Aims
from sofa_desktop.services.ports import CircleFile
from tests.services.conftest import Taken
from tests.services.small_circle import TODAY, StandingClock


@pytest.fixture
def aims(circle_file: CircleFile, clock: StandingClock) -> Aims:
    return Aims(circle_file, clock)


def in_file(file: CircleFile) -> tuple[str, str]:
    with file.look() as work:
        circle = work.circle()
    return circle.aim, circle.domain


def states(file: CircleFile) -> list[tuple[int, AimState]]:
    with file.look() as work:
        versions = work.aims.all()
    found = aim_states(versions)
    return [(version.version, found[version.id]) for version in versions]


def refused(no: pytest.ExceptionInfo[Refused]) -> str:
    return no.value.code


@pytest.mark.parametrize("parent_first", [True, False])
def test_both_consents_put_it_in_force_in_either_order(
    circle_file: CircleFile,
    aims: Aims,
    undoes: Taken,
    parent_first: bool,
) -> None:
    version = aims.draft("Teaching sociocracy", "Courses", budget_minor=400_000)
    steps = [aims.circle_consents, aims.parent_consents]
    first, second = steps[::-1] if parent_first else steps
    first(version, date(2026, 11, 3), "meeting of 3 November")
    assert in_file(circle_file) == ("", "")
    assert states(circle_file) == [(1, AimState.DRAFT)]
    action = undoes(lambda: second(version, date(2026, 11, 10)))
    assert action.facts["in_force"] is True
    assert in_file(circle_file) == ("Teaching sociocracy", "Courses")
    assert states(circle_file) == [(1, AimState.IN_FORCE)]
    with circle_file.look() as work:
        kept = work.aims.get(version)
    assert (kept.in_force_since, kept.budget_minor) == (date(2026, 11, 10), 400_000)


def test_the_next_wording_begins_from_the_one_in_force(
    circle_file: CircleFile, aims: Aims, undoes: Taken
) -> None:
    first = aims.draft("Teaching", "Courses", budget_minor=100)
    aims.circle_consents(first, date(2026, 1, 5))
    aims.parent_consents(first, date(2026, 1, 9))
    undoes(aims.draft)
    with circle_file.look() as work:
        draft = work.aims.all()[-1]
    assert (draft.version, draft.aim, draft.domain) == (2, "Teaching", "Courses")
    assert draft.budget_minor == 100
    undoes(lambda: aims.change(draft.id, aim="Teaching and publishing"))
    assert in_file(circle_file) == ("Teaching", "Courses")
    aims.parent_consents(draft.id)
    aims.circle_consents(draft.id)
    assert states(circle_file) == [(1, AimState.FORMER), (2, AimState.IN_FORCE)]
    assert in_file(circle_file) == ("Teaching and publishing", "Courses")


def test_an_aim_from_before_versions_is_the_first_one(
    circle_file: CircleFile, aims: Aims, undoes: Taken
) -> None:
    with circle_file.act("circle.change") as work:
        work.circles.put(replace(work.circle(), aim="Old words", domain="Old domain"))
    undoes(aims.draft)
    assert states(circle_file) == [(1, AimState.IN_FORCE), (2, AimState.DRAFT)]
    with circle_file.look() as work:
        old, draft = work.aims.all()
    assert (old.aim, old.in_force_since) == ("Old words", None)
    assert (draft.aim, draft.domain) == ("Old words", "Old domain")
    undoes(lambda: aims.remove(draft.id))
    assert states(circle_file) == []
    assert in_file(circle_file) == ("Old words", "Old domain")
    again = aims.draft("New words")
    aims.circle_consents(again)
    aims.parent_consents(again)
    assert states(circle_file) == [(1, AimState.FORMER), (2, AimState.IN_FORCE)]


def test_other_words_ask_for_the_consent_anew(
    circle_file: CircleFile, aims: Aims, undoes: Taken
) -> None:
    version = aims.draft("Teaching")
    aims.circle_consents(version, note="meeting 4")
    aims.change(version, parent_note="to be asked in December")
    with circle_file.look() as work:
        assert work.aims.get(version).circle_consented_on == TODAY
    undoes(lambda: aims.change(version, domain="Courses"))
    with circle_file.look() as work:
        kept = work.aims.get(version)
    assert (kept.circle_consented_on, kept.circle_note) == (None, "")
    aims.parent_consents(version)
    assert in_file(circle_file) == ("", "")
    undoes(lambda: aims.reword(version))
    with circle_file.look() as work:
        assert work.aims.get(version).parent_consented_on is None


def test_there_is_one_draft_at_a_time(aims: Aims) -> None:
    aims.draft("Teaching")
    with pytest.raises(Refused) as no:
        aims.draft("Publishing")
    assert refused(no) == "aim.draft_exists"


def test_nobody_consents_to_nothing_nor_twice(aims: Aims) -> None:
    version = aims.draft("  ", "Courses")
    with pytest.raises(Refused) as no:
        aims.circle_consents(version)
    assert refused(no) == "aim.empty"
    aims.change(version, aim="Teaching")
    aims.circle_consents(version, date(2026, 11, 3))
    with pytest.raises(Refused) as no:
        aims.circle_consents(version)
    assert (refused(no), no.value.facts) == ("aim.consented", {"on": date(2026, 11, 3)})
    aims.parent_consents(version, date(2026, 11, 4))
    for forbidden in (
        lambda: aims.change(version, aim="Other"),
        lambda: aims.reword(version),
        lambda: aims.remove(version),
        lambda: aims.parent_consents(version),
    ):
        with pytest.raises(Refused) as no:
            forbidden()
        assert refused(no) == "aim.in_force"


def test_a_wording_does_not_come_into_force_before_the_last_one(aims: Aims) -> None:
    first = aims.draft("Teaching")
    aims.circle_consents(first, date(2026, 6, 1))
    aims.parent_consents(first, date(2026, 6, 8))
    second = aims.draft("Publishing")
    aims.circle_consents(second, date(2026, 5, 1))
    with pytest.raises(Refused) as no:
        aims.parent_consents(second, date(2026, 6, 7))
    assert (refused(no), no.value.facts) == ("aim.before_the_last", {"since": date(2026, 6, 8)})
    aims.parent_consents(second, date(2026, 6, 8))


def test_a_budget_is_not_below_zero(aims: Aims) -> None:
    with pytest.raises(Refused) as no:
        aims.draft("Teaching", budget_minor=-1)
    assert refused(no) == "edition.budget_negative"
