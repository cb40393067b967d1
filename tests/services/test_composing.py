"""The composer over a real file: something of each source, every reason true, twice the same."""

from collections.abc import Callable
from datetime import date

import pytest

from sofa_desktop.domain.agenda.candidates import Candidate, ComposedAgenda
from sofa_desktop.domain.agenda.timing import KINDS
from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.ids import Id
from sofa_desktop.domain.meeting import FRAME_MINUTES
from sofa_desktop.i18n import actions, agenda_reasons
from sofa_desktop.services.composing import Composing
from sofa_desktop.services.meetings import Meetings
from tests.services.books import Books
from tests.services.busy_circle import MEETING, TODAY, busy

EXPECTED = [
    (
        "past", "decide", 2, "Tom", "Minutes of 5 November 2026",
        "They are a draft; the circle has not approved them yet.",
    ),
    (
        "past", "decide", 2, "Tom", "Review the policy “Refunds”",
        "Its review was due 20 November 2026; it stays in force until the circle decides.",
    ),
    (
        "future", "decide", 1, "Mira", "Review the role Webinar host",
        "Its review is due 20 December 2026.",
    ),
    (
        "past", "decide", 2, "Tom", "Review the policy “How we write”",
        "Its review is due 27 December 2026, before the circle meets again (31 December 2026).",
    ),
    (
        "present", "report", 2, "Yui", "Delegate: the other circle’s consent",
        "Jun was selected to begin 1 June 2026; the other circle’s consent is still awaited.",
    ),
    (
        "present", "report", 2, "Yui", "SoFA’s answer on version 1 of the agreement",
        "The circle consented on 1 July 2026; SoFA’s consent is still awaited.",
    ),
    (
        "present", "report", 2, "Yui", "Aim and domain, version 1",
        "The circle consented on 5 November 2026; the other circle’s consent is still awaited.",
    ),
    (
        "past", "report", 3, "Tom", "2 action items that are due",
        "Due by this meeting, 1 of them overdue: Tom: Book the room; Tom: Ask the hosts.",
    ),
    (
        "present", "report", 3, "Jun", "1 piece that is late",
        "Past the day of the draft or of publishing: Jun: “Rounds”.",
    ),
    (
        "present", "decide", 20, "Yui", "Go on selecting the Newsletter editor",
        "The selection was begun 5 November 2026 and is not finished.",
    ),
    (
        "present", "decide", 10, "Jun", "Proposal “Code of conduct”",
        "Its consent round was begun and is not finished.",
    ),
    (
        "present", "decide", 5, "Yui", "Consent to the statement for quarter 3 of 2026",
        "The quarter ended 30 September 2026 and has no statement yet.",
    ),
    (
        "past", "decide", 20, "Tom", "Select the Facilitator",
        "Yui’s term ends 12 December 2026, before the circle meets again (31 December 2026).",
    ),
    ("past", "decide", 20, "Tom", "Select the Logbook keeper", "Nobody has held it yet."),
    ("present", "decide", 12, "Yui", "Ticket prices", "Yui brought it on 5 November 2026."),
    (
        "present", "decide", 10, "Jun", "Proposal “Scholarships”",
        "It is written and ready for a consent round.",
    ),
    (
        "present", "decide", 15, "Yui", "Version 2 of the agreement with SoFA",
        "It is drafted and waits for the circle’s consent.",
    ),
    (
        "future", "decide", 25, "Mira", "Summer school",
        "It is in the leader’s plan for this meeting.",
    ),
    (
        "present", "decide", 5, "Jun", "Go on with “A book”, or drop it",
        "It is on hold. Jun looks after it.",
    ),
    (
        "past", "explore", 15, "Tom", "A directory",
        "It was carried over 3 times; a helping circle may serve it better.",
    ),
    (
        "future", "explore", 5, "Mira", "The cash is running low",
        ("The cash is 150.00\u00a0USD; 83.33\u00a0USD went out in a month on average, so it pays "
        "for less than 2 months (the last 6 whole months; income is not counted)."),
    ),
    (
        "present", "explore", 20, "Jun", "Shape the proposal “Recordings”",
        "The circle is shaping it out of pieces.",
    ),
    (
        "future", "explore", 5, "Mira", "Empty weeks in the calendar",
        "Nothing starts or is published from 3 December 2026 to 2 June 2027.",
    ),
]  # fmt: skip


@pytest.fixture
def meeting(books: Books) -> Id:
    """The meeting to come of the busy circle."""
    return busy(books)


@pytest.fixture
def composing(books: Books, meeting: Id) -> Composing:
    assert meeting
    return Composing(books.file, books.queries, books.clock)


def told(books: Books, each: Candidate) -> tuple[str, str, int, str, str, str]:
    names = {row.id: row.name for row in books.queries.members(TODAY)}
    return (
        str(each.lane), str(each.outcome), each.minutes, names.get(each.presenter_id, ""),
        agenda_reasons.title(each), agenda_reasons.reason(each),
    )  # fmt: skip


def test_a_long_meeting_gets_something_of_each_source_with_a_true_reason(
    books: Books, composing: Composing, meeting: Id
) -> None:
    agenda = composing.compose(minutes=300)
    assert [told(books, each) for each in agenda.items] == EXPECTED
    assert (agenda.meeting_id, agenda.day, agenda.left_out) == (meeting, MEETING, ())
    assert agenda.following == date(2026, 12, 31)


def test_the_same_file_gives_the_same_agenda(composing: Composing) -> None:
    assert repr(composing.compose()) == repr(composing.compose())


def test_topics_are_planned_as_long_as_such_topics_took(composing: Composing) -> None:
    agenda = composing.compose(minutes=300)
    (prices,) = [each for each in agenda.items if each.code == "topic"]
    assert agenda_reasons.minutes(prices) == "So long such items took, the median of 2."
    (low,) = [each for each in agenda.items if each.code == "cash.low"]
    assert agenda_reasons.minutes(low).startswith("So long such items usually take")
    (school,) = [each for each in agenda.items if each.code == "plan"]
    assert agenda_reasons.minutes(school) == "So long was asked for."


def test_documents_go_with_the_items(composing: Composing) -> None:
    agenda = composing.compose(minutes=300)
    papers = {
        each.code: [agenda_reasons.document(paper) for paper in each.documents]
        for each in agenda.items
    }
    assert papers["minutes.approve"] == ["Minutes of 5 November 2026"]
    assert papers["proposal.ready"] == ["Proposal “Scholarships”"]
    assert papers["quarter.unsettled"] == ["Draft statement for 2026-Q3"]
    assert papers["topic"] == []


def test_a_short_meeting_says_what_it_leaves_out(composing: Composing) -> None:
    agenda = composing.compose(minutes=60)
    assert agenda.total <= 60
    assert [agenda_reasons.title(each) for each in agenda.items[:2]] == [
        "Minutes of 5 November 2026",
        "Review the policy “Refunds”",
    ]
    assert len(agenda.items) + len(agenda.left_out) == len(EXPECTED)
    whys = {agenda_reasons.title(row.candidate): agenda_reasons.left_out(row)
            for row in agenda.left_out}  # fmt: skip
    assert whys["A directory"] == (
        "It takes 15 minutes; 3 minutes were left after what comes before it."
    )
    assert whys["Select the Facilitator"] == (
        "Another selection comes first. There is no time left after what comes before it."
    )


def test_the_proposal_is_taken_in_its_order_and_taken_back_in_one_step(
    books: Books, composing: Composing, meeting: Id
) -> None:
    agenda = composing.compose(meeting)
    composing.take(meeting, words=agenda_reasons)
    rows = books.queries.agenda(meeting)
    assert [row.title for row in rows] == [agenda_reasons.title(each) for each in agenda.items]
    assert [row.place for row in rows] == list(range(len(rows)))
    assert [agenda_reasons.reason_of(row.reason) for row in rows] == [
        agenda_reasons.reason(each) for each in agenda.items
    ]
    assert rows[1].documents == "Policy “Refunds”"
    states = {row.title: row.state for row in books.queries.backlog(TODAY)}
    assert states == {"A directory": "on_agenda", "Ticket prices": "on_agenda"}
    again = composing.compose(meeting)
    assert again.items == ()
    assert len(again.left_out) == len(agenda.left_out)
    assert again.taken == agenda.total - FRAME_MINUTES
    books.file.undo()
    assert books.queries.agenda(meeting) == []
    assert repr(composing.compose(meeting)) == repr(agenda)


def test_one_item_can_be_taken_though_it_did_not_fit(
    books: Books, composing: Composing, meeting: Id
) -> None:
    Meetings(books.file, books.clock, books.queries).change(meeting, minutes=120)
    left = composing.compose(meeting).left_out[-1].candidate
    composing.take(meeting, [left.key], words=agenda_reasons)
    (row,) = books.queries.agenda(meeting)
    assert (row.key, row.title) == (left.key, agenda_reasons.title(left))


def test_what_is_no_longer_proposed_cannot_be_taken(
    books: Books, composing: Composing, meeting: Id
) -> None:
    with pytest.raises(Refused) as refused:
        composing.take(meeting, ["policy.due:gone"], words=agenda_reasons)
    assert refused.value.code == "composing.gone"
    assert books.queries.agenda(meeting) == []


def test_a_consented_agenda_changes_by_consent_alone(
    books: Books, composing: Composing, meeting: Id
) -> None:
    meetings = Meetings(books.file, books.clock, books.queries)
    meetings.consent_agenda(meeting)
    with pytest.raises(Refused) as refused:
        composing.take(meeting, words=agenda_reasons)
    assert refused.value.code == "agenda.needs_consent"
    composing.take(meeting, ["cash.low"], words=agenda_reasons, consented=True)
    assert [row.key for row in books.queries.agenda(meeting)] == ["cash.low"]


def keys(agenda: ComposedAgenda) -> set[str]:
    return {each.key for each in agenda.items} | {row.candidate.key for row in agenda.left_out}


def test_what_is_declined_stays_away_until_forgiven_or_its_facts_change(
    books: Books, composing: Composing
) -> None:
    (low,) = [each for each in composing.compose(minutes=300).items if each.code == "cash.low"]
    composing.decline(low.key, low.fingerprint, title="The cash is running low")
    agenda = composing.compose(minutes=300)
    assert "cash.low" not in keys(agenda)
    assert [each.key for each in agenda.declined] == ["cash.low"]
    assert [row.key for row in books.queries.declined()] == ["cash.low"]
    composing.forgive("cash.low", title="The cash is running low")
    assert "cash.low" in keys(composing.compose(minutes=300))
    assert [actions.happened(row) for row in books.queries.actions(limit=2)] == [
        "May be proposed again: The cash is running low",
        "Left out until something changes: The cash is running low",
    ]
    composing.decline(low.key, low.fingerprint)
    composing.decline(low.key, low.fingerprint)
    books.flow("2026-11-20", -9_000, "tools")
    assert "cash.low" in keys(composing.compose(minutes=300))


def test_what_did_not_fit_is_kept_in_the_backlog_if_the_steward_says_so(
    books: Books, composing: Composing, meeting: Id
) -> None:
    before = composing.compose(meeting, minutes=30)
    chosen = [row.candidate.key for row in before.left_out]
    made = composing.keep(chosen, words=agenda_reasons, meeting_id=meeting)
    topics = {row.id: row for row in books.queries.backlog(TODAY)}
    titles = {topics[key].title for key in made}
    assert "Select the Facilitator" in titles
    assert "Ticket prices" not in titles, "it is a topic already"
    after = composing.compose(meeting, minutes=30)
    assert keys(after) == keys(before), "each is still proposed once"
    assert composing.keep(chosen, words=agenda_reasons, meeting_id=meeting) == []


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda composing: composing.compose("gone"), "record.gone"),
        (lambda composing: composing.compose(minutes=14), "meeting.bad_length"),
        (lambda composing: composing.compose(minutes=601), "meeting.bad_length"),
    ],
)
def test_a_meeting_that_cannot_be_composed(
    composing: Composing, ask: Callable[[Composing], object], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        ask(composing)
    assert refused.value.code == code


def test_a_circle_that_planned_nothing_gets_an_agenda_for_today(books: Books) -> None:
    agenda = Composing(books.file, books.queries, books.clock).compose()
    assert (agenda.meeting_id, agenda.day, agenda.length) == ("", books.clock.day, 90)
    assert [each.code for each in agenda.items] == []


def test_every_rule_was_heard_in_this_circle_or_has_its_test_in_the_domain() -> None:
    heard = {
        "minutes.approve", "policy.due", "role.review", "term.awaiting", "agreement.sofa_waits",
        "aim.parent_waits", "actions.due", "pieces.late", "selection.begun", "proposal.round",
        "quarter.unsettled", "term.ending", "role.vacant", "agreement.draft", "proposal.ready",
        "piece.on_hold", "cash.low", "proposal.shaping", "calendar.gap",
    }  # fmt: skip
    assert set(KINDS) - heard == {
        "agreement.review", "agreement.sofa_consented", "term.confirmed", "aim.draft",
        "aim.circle_waits", "decision.due",
    }  # fmt: skip
