"""The sample circle's next agenda, by one button: of each source, true, the same, and no insisting.

The promise is for every day the sample is tried on; the reasons are worked out for one of them.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sofa_desktop.domain.agenda.candidates import Candidate, ComposedAgenda
from sofa_desktop.domain.agenda.sources import AgendaSource, source_of
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.ledger import MONEY, Split
from sofa_desktop.domain.meeting import FRAME_MINUTES, Lane
from sofa_desktop.i18n import agenda_reasons, formats
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.ledger import Flow
from tests.helpers import sample_circle
from tests.services.test_sample import DAYS, sample

TODAY = DAYS[0]
"""Tuesday, 24 November 2026; the circle meets again on 1 December, and four weeks later."""
PROMISED = {
    Lane.PAST: {
        AgendaSource.UNFINISHED, AgendaSource.ACTIONS, AgendaSource.SELECTIONS,
        AgendaSource.REVIEWS, AgendaSource.MINUTES,
    },
    Lane.PRESENT: {
        AgendaSource.PROPOSALS, AgendaSource.PIECES, AgendaSource.SETTLEMENT, AgendaSource.ANSWERS,
    },
    Lane.FUTURE: {AgendaSource.PLAN, AgendaSource.CALENDAR, AgendaSource.CASH},
}  # fmt: skip
"""The twelve sources, by the lane that brings them."""
EXPECTED = {
    "Minutes of 3 November 2026":
        "They are a draft; the circle has not approved them yet.",
    "Review the policy “What trainers are paid”":
        "Its review was due 15 November 2026; it stays in force until the circle decides.",
    "Review the policy “How we write to each other”":
        "Its review is due 27 December 2026, before the circle meets again (29 December 2026).",
    "Aim and domain, version 2":
        "The circle consented on 6 October 2026; the consent of Communities Support is still "
        "awaited.",
    "1 action item that is due":
        "Overdue: \u2068ليلى حداد (Layla Haddad)\u2069: Captions for the village film.",
    "1 piece that is late":
        "Past the day of the draft or of publishing: Tomás Quiroga Peña: “Buying land together: "
        "who decides what”.",
    "Feedback on the new membership agreement":
        "It has been in the backlog since 12 November 2026.",
    "Consent to the statement for quarter 3 of 2026":
        "The quarter ended 30 September 2026 and has no statement yet.",
    "Select the Leader":
        "Anneliese Brückner’s term ends 12 December 2026, before the circle meets again "
        "(29 December 2026).",
    "Proposal “Who may join the community of practice”":
        "It is written and ready for a consent round.",
    "A directory of communities that use sociocracy":
        "It was carried over 3 times; a helping circle may serve it better.",
    "The cash is running low":
        "The cash is {cash}; {monthly} went out in a month on average, so it pays for less than "
        "2 months (the last 6 whole months; income is not counted).",
    "What we want from the next year: a first round":
        "It is in the leader’s plan for this meeting.",
    "Empty weeks in the calendar":
        "Nothing starts or is published from 11 February 2027 to 28 March 2027.",
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as it stands on the main day."""
    path = tmp_path_factory.mktemp("agenda") / "sample.sofacircle"
    return sample_circle(path, TODAY)


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[Desk]:
    """A copy of it that a test may change."""
    copy = tmp_path / "copy.sofacircle"
    with sample(made, TODAY) as whole:
        whole.file.back_up(copy)
    with sample(copy, TODAY) as desk:
        yield desk


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_ninety_minutes_have_something_of_each_source_and_twice_the_same(
    tmp_path: Path, day: date
) -> None:
    path = sample_circle(tmp_path / "sample.sofacircle", day)
    with sample(path, day) as desk:
        agenda, again = desk.composing.compose(), desk.composing.compose()
    for lane, sources in PROMISED.items():
        assert sources <= {source_of(item) for item in agenda.items if item.lane is lane}
    assert agenda.length == 90
    assert agenda.total == FRAME_MINUTES + sum(item.minutes for item in agenda.items) <= 90
    assert agenda.day == day + timedelta(days=7)
    assert repr(again) == repr(agenda)


def by_title(agenda: ComposedAgenda) -> dict[str, Candidate]:
    return {agenda_reasons.title(item): item for item in agenda.items}


def test_every_reason_is_true(desk: Desk) -> None:
    told = {
        title: agenda_reasons.reason(item)
        for title, item in by_title(desk.composing.compose()).items()
    }
    assert list(told) == list(EXPECTED)
    cash = sum(
        account.balance_minor
        for account in desk.queries.accounts()
        if account.currency == "USD" and account.kind in MONEY
    )
    months = desk.queries.months(date(2026, 5, 1), date(2026, 10, 1))
    spent = [row.out_minor for row in months if row.currency == "USD"]
    assert len(spent) == 6
    monthly = sum(spent) // 6
    assert monthly < cash < 2 * monthly
    assert told == {
        title: reason.format(cash=formats.money(cash, "USD"), monthly=formats.money(monthly, "USD"))
        for title, reason in EXPECTED.items()
    }


def test_the_facts_behind_the_reasons_are_those_of_the_circle(desk: Desk) -> None:
    queries = desk.queries
    meetings = {row.held_on: row.state for row in queries.meetings()}
    assert (meetings[date(2026, 11, 3)], meetings[date(2026, 12, 1)]) == (
        "minutes_draft", "planned",
    )  # fmt: skip
    policies = {row.title: row.term_end for row in queries.policies(TODAY)}
    assert policies["What trainers are paid"] == date(2026, 11, 15)
    assert policies["How we write to each other"] == date(2026, 12, 27)
    (aim,) = [row for row in queries.aims() if row.version == 2]
    assert (aim.circle_consented_on, aim.parent_consented_on) == (date(2026, 10, 6), None)
    due = [row for row in queries.action_items(open_only=True) if row.due_on and row.due_on < TODAY]
    assert [(row.what, row.owner) for row in due] == [
        ("Captions for the village film", "ليلى حداد (Layla Haddad)")
    ]
    stages = {row.title: row for row in queries.items()}
    late = stages["Buying land together: who decides what"]
    assert (late.stage, late.draft_due) == ("draft", date(2026, 11, 15))
    assert desk.settling.next_period().last == date(2026, 9, 30)
    ends = {row.name: (row.holder, row.ends_on) for row in queries.roles(TODAY)}
    assert ends["Leader"] == ("Anneliese Brückner", date(2026, 12, 12))
    ready = [row.title for row in queries.proposals(open_only=True) if row.state == "ready"]
    assert ready == ["Who may join the community of practice"]
    busy = [(row.starts_on, row.ends_on) for row in queries.editions()]
    busy += [(row.publish_on, row.publish_on) for row in queries.items() if row.publish_on]
    gap = (date(2027, 2, 11), date(2027, 3, 28))
    assert not [each for each in busy if each[0] <= gap[1] and each[1] >= gap[0]]
    assert {gap[0] - timedelta(days=1), gap[1] + timedelta(days=1)} <= {
        day for each in busy for day in each
    }


def test_what_was_left_out_says_what_comes_first(desk: Desk) -> None:
    left = {
        agenda_reasons.title(row.candidate): agenda_reasons.left_out(row).partition(".")[0]
        for row in desk.composing.compose().left_out
    }
    assert left == {
        "Referral policy for tickets": "Another topic comes first",
        "How the last quarter went": "Another topic comes first",
        "Language equity at our events": "Another topic comes first",
        "A crew for the next conference": "Something else of the plan comes first",
        "Shape the proposal “Recordings for sale”": "Another proposal comes first",
        "Select the Newsletter editor": "Another selection comes first",
        "Go on with “Circle design for a co-housing group”, or drop it":
            "What else is held up comes first",
    }  # fmt: skip


def test_all_that_is_declined_is_gone_until_it_is_forgiven(desk: Desk) -> None:
    agenda = desk.composing.compose()
    keys = {item.key for item in agenda.items}
    for item in agenda.items:
        desk.composing.decline(item.key, item.fingerprint)
    without = desk.composing.compose()
    shown = {item.key for item in without.items}
    assert not keys & (shown | {row.candidate.key for row in without.left_out})
    assert {item.key for item in without.declined} == keys
    for key in keys:
        desk.composing.forgive(key)
    assert repr(desk.composing.compose()) == repr(agenda)


def _paid(desk: Desk, on: date, minor: int, category: str) -> None:
    account = next(row.id for row in desk.queries.accounts() if row.name == "Community bank")
    key = next(row.id for row in desk.queries.categories() if row.key == category)
    splits = (Split(Id(key), -minor),)
    desk.ledger.money_out(Flow(account_id=account, on=on, splits=splits, text="CARD 0091"))


def _spent(desk: Desk) -> None:
    """So much that the cash pays for less than a month; the months before stay as they were."""
    _paid(desk, TODAY, 130_000, "tools")


def _another_action(desk: Desk) -> None:
    desk.action_items.add("Pay the host", None, TODAY - timedelta(days=1))


def _late_too(desk: Desk) -> None:
    (film,) = [row for row in desk.queries.items() if row.title.startswith("A day in")]
    desk.content.change_item(film.id, publish_on=TODAY - timedelta(days=2))


def _no_conference(desk: Desk) -> None:
    """Without it the empty weeks go on until the starter pack is published."""
    (run,) = [row for row in desk.queries.editions() if row.starts_on == date(2027, 3, 29)]
    desk.content.remove_edition(run.id)


def _longer_term(desk: Desk) -> None:
    with desk.file.look() as work:
        (term,) = [each.id for each in work.terms.all() if each.ends_on == date(2026, 12, 12)]
    desk.roles.extend(term, date(2026, 12, 20))


def _renewed(desk: Desk) -> None:
    (policy,) = [row for row in desk.queries.policies(TODAY) if row.title.startswith("How we")]
    desk.policies.renew(policy.id, date(2026, 12, 28), decided_on=TODAY)


def _a_line_to_sort(desk: Desk) -> None:
    """Nobody has looked at it: the statement cannot be consented to as it is."""
    _paid(desk, date(2026, 9, 15), 1_000, "unsorted_out")


@pytest.mark.parametrize(
    ("title", "change"),
    [
        ("The cash is running low", _spent),
        ("1 action item that is due", _another_action),
        ("1 piece that is late", _late_too),
        ("Empty weeks in the calendar", _no_conference),
        ("Select the Leader", _longer_term),
        ("Review the policy “How we write to each other”", _renewed),
        ("Consent to the statement for quarter 3 of 2026", _a_line_to_sort),
    ],
)
def test_what_was_declined_is_back_once_its_fact_changed(
    desk: Desk, title: str, change: Callable[[Desk], object]
) -> None:
    item = by_title(desk.composing.compose())[title]
    desk.composing.decline(item.key, item.fingerprint)
    assert item.key in {each.key for each in desk.composing.compose().declined}
    desk.backlog.note("Something else")
    assert item.key in {each.key for each in desk.composing.compose().declined}
    change(desk)
    agenda = desk.composing.compose()
    assert item.key not in {each.key for each in agenda.declined}
    assert item.key in {each.key for each in agenda.items} | {
        row.candidate.key for row in agenda.left_out
    }
