"""What needs the steward, as the Today page says it."""

import ast
import inspect
from collections.abc import Mapping
from datetime import date

import pytest

from sofa_desktop.i18n import needs
from sofa_desktop.i18n.need_words import WORDS
from sofa_desktop.services import governance_needs
from sofa_desktop.services import needs as service
from sofa_desktop.services.rows import Need

TODAY = date(2026, 11, 24)


def test_every_need_has_its_words() -> None:
    texts = {
        node.value
        for module in (service, governance_needs)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(WORDS) <= texts
    assert set(service._RANK) == set(WORDS)


ROWS: list[tuple[str, Mapping[str, object], date | None, tuple[str, str, tuple[str, str], str]]] = [
    (
        "actions.overdue",
        {"count": 4, "what": ("A", "B", "C"), "owners": ("Jun", "", "")},
        date(2026, 11, 20),
        (
            "4 action items are past their day",
            "Jun: A; B; C; and 1 more",
            ("4 days over", "bad"),
            "Open action items",
        ),
    ),
    (
        "actions.due",
        {"count": 1, "what": ("A",), "owners": ("",)},
        date(2026, 11, 25),
        ("One action item is due within a week", "A", ("tomorrow", "warning"), "Open action item"),
    ),
    (
        "policies.overdue",
        {"count": 1, "titles": ("Refunds",)},
        date(2026, 11, 23),
        (
            "One policy is past its review",
            "Refunds. In force until the circle decides.",
            ("1 day over", "bad"),
            "Open policy",
        ),
    ),
    (
        "policies.due",
        {"count": 2, "titles": ("Refunds", "Fees")},
        date(2026, 12, 24),
        (
            "2 policies are to be reviewed",
            "Refunds; Fees",
            ("in 30 days", "warning"),
            "Open policies",
        ),
    ),
    (
        "decisions.due",
        {"count": 2, "titles": ("Rest in August", "Free seats")},
        date(2026, 12, 24),
        (
            "The terms of 2 decisions end",
            (
                "Rest in August; Free seats. Decide again under the same title, with a new term "
                "or none."
            ),
            ("in 30 days", "warning"),
            "Open decisions",
        ),
    ),
    (
        "minutes.draft",
        {"on": date(2026, 11, 5)},
        date(2026, 11, 5),
        (
            "The minutes of 5 November 2026 are a draft",
            "They are to be approved before the next meeting’s content.",
            ("to approve", "warning"),
            "Open minutes",
        ),
    ),
    (
        "minutes.unpublished",
        {"on": date(2026, 11, 5)},
        date(2026, 11, 7),
        (
            "The minutes of 5 November 2026 are approved and not published",
            "Others learn what was decided once they are published.",
            ("to publish", "info"),
            "Open minutes",
        ),
    ),
    (
        "meeting.no_agenda",
        {"on": date(2026, 11, 26)},
        date(2026, 11, 26),
        (
            "The meeting on 26 November 2026 has no agenda yet",
            "One is proposed from what is due, ready and coming.",
            ("in 2 days", "warning"),
            "Prepare the agenda",
        ),
    ),
    (
        "proposal.objections",
        {"title": "Fees", "count": 1},
        None,
        (
            "There are objections to “Fees”",
            "One objection is to be integrated.",
            ("to integrate", "warning"),
            "Open proposal",
        ),
    ),
    (
        "selection.begun",
        {"role": "Leader", "on": date(2026, 11, 5)},
        None,
        (
            "The selection for Leader is not finished",
            "It was begun 5 November 2026.",
            ("begun", "info"),
            "Go on",
        ),
    ),
    (
        "term.awaiting",
        {"role": "Delegate", "holder": "Jun", "parent": "General Circle"},
        None,
        (
            "Delegate: Jun waits to be confirmed",
            "The consent of General Circle is awaited. Note the day when it is given.",
            ("consent awaited", "info"),
            "Open role",
        ),
    ),
    (
        "health.many_roles",
        {"name": "Mira", "roles": ("Host", "Editor")},
        None,
        (
            "Mira carries much",
            "Mira holds these roles: Host, Editor. Is it still a joy, or would sharing help?",
            ("to talk about", ""),
            "Note as a topic",
        ),
    ),
    (
        "health.role_overdue",
        {"role": "Host", "since": date(2026, 11, 1)},
        None,
        (
            "The description of Host waits for its review",
            (
                "The circle wanted to look at it again by 1 November 2026. "
                "Does it still say what is done?"
            ),
            ("to talk about", ""),
            "Note as a topic",
        ),
    ),
    (
        "health.community_decides",
        {"title": "Fees", "community": "Practice group"},
        None,
        (
            "“Fees” speaks of the community of practice “Practice group”",
            (
                "A community of practice learns together and has no domain to decide in; it may "
                "hand proposals to circles. Which circle does the policy belong to?"
            ),
            ("to talk about", ""),
            "Note as a topic",
        ),
    ),
    (
        "aim.waits",
        {"version": 2, "on": date(2026, 11, 5), "ours": False},
        None,
        (
            "Version 2 of aim and domain waits for consent",
            "The other circle consented on 5 November 2026; ours has not yet.",
            ("consent awaited", "info"),
            "Open aim",
        ),
    ),
    (
        "term.ending",
        {"role": "Facilitator", "holder": "Mira", "ends": date(2026, 12, 12)},
        date(2026, 12, 12),
        (
            "Facilitator: Mira’s term ends 12 December 2026",
            "A selection takes about 20 minutes. Nobody is chosen for the time after.",
            ("in 18 days", "warning"),
            "Open role",
        ),
    ),
    (
        "term.over",
        {"role": "Facilitator", "holder": "Mira", "ends": date(2026, 11, 15)},
        date(2026, 11, 15),
        (
            "Facilitator: Mira’s term is over",
            "It ended 15 November 2026. Select somebody anew, or extend it by consent.",
            ("9 days over", "bad"),
            "Open role",
        ),
    ),
    (
        "role.vacant",
        {"role": "Leader", "holder": "Mira"},
        date(2026, 11, 21),
        (
            "Leader: nobody holds the role",
            "Mira stepped down. The circle selects somebody by consent, for a term.",
            ("vacant", "bad"),
            "Fill the role",
        ),
    ),
    (
        "role.missing",
        {"kinds": ("delegate", "secretary")},
        None,
        (
            "2 circle roles are missing: Delegate, Secretary",
            "Every circle has these four, each held for a term.",
            ("missing", "warning"),
            "Add them",
        ),
    ),
    (
        "item.publish_late",
        {
            "title": "Sociocracy for co-housing",
            "kind": "webinar",
            "stage": "review",
            "owner": "Tomás",
            "days": 11,
        },
        date(2026, 11, 13),
        (
            "Webinar “Sociocracy for co-housing” is past its day of publishing",
            "Owner Tomás. Stage: Review.",
            ("11 days over", "bad"),
            "Open card",
        ),
    ),
    (
        "item.draft_late",
        {"title": "Rounds", "kind": "article", "stage": "idea", "owner": "", "days": 0},
        TODAY,
        (
            "The draft of “Rounds” is due today",
            "Nobody looks after it yet. Stage: Idea.",
            ("today", "warning"),
            "Open card",
        ),
    ),
    (
        "edition.no_result",
        {"name": "July", "item": "Rounds", "ended": date(2026, 10, 23), "days": 32},
        date(2026, 11, 6),
        (
            "No money is booked for “July” of “Rounds”",
            (
                "It ended 23 October 2026 and has a budget. "
                "Count its entries for it, or set the budget to zero."
            ),
            ("32 days ago", "warning"),
            "Open edition",
        ),
    ),
    (
        "entries.unsorted",
        {"count": 12},
        None,
        (
            "12 entries are not sorted yet",
            "Say what the money was for, so that the results show it.",
            ("to sort", "warning"),
            "Sort them",
        ),
    ),
    (
        "entries.no_rate",
        {"count": 1},
        None,
        (
            "One entry waits for an exchange rate",
            "What has no rate cannot enter a statement.",
            ("no rate", "warning"),
            "Set the rate",
        ),
    ),
    (
        "account.not_imported",
        {"account": "GLS", "last": date(2026, 10, 3), "days": 52},
        date(2026, 11, 17),
        (
            "GLS: nothing imported since 3 October 2026",
            "The cash shown here is as old as the last bank file.",
            ("52 days ago", "warning"),
            "Import bank file",
        ),
    ),
    (
        "statement.unpaid",
        {
            "number": "IC-2026-Q3",
            "minor": 30_000,
            "currency": "USD",
            "pay_by": date(2026, 11, 30),
        },
        date(2026, 11, 30),
        (
            "The circle owes SoFA 300.00\N{NO-BREAK SPACE}USD for statement IC-2026-Q3",
            "To be paid by 30 November 2026.",
            ("in 6 days", "warning"),
            "Open statement",
        ),
    ),
    (
        "quarter.unsettled",
        {"period": "2026-Q3", "quarters": 1, "unsorted": 0, "no_rate": 0},
        date(2026, 9, 30),
        (
            "Quarter 3 of 2026 is not settled yet",
            "All entries are sorted and none waits for a rate.",
            ("ready", "info"),
            "Prepare statement",
        ),
    ),
    (
        "agreement.review",
        {"version": 2, "review_on": date(2027, 1, 15), "days": -52},
        date(2027, 1, 15),
        (
            "The agreement with SoFA is to be reviewed by 15 January 2027",
            "Version 2 stays in force until both sides consent to another.",
            ("in 52 days", ""),
            "Open agreement",
        ),
    ),
    (
        "agreement.waits",
        {"version": 1, "first": True},
        None,
        (
            "Version 1 of the agreement waits for consent",
            "Nothing can be settled before the circle has consented.",
            ("draft", "info"),
            "Open agreement",
        ),
    ),
    (
        "agreement.sofa_waits",
        {"version": 2, "consented_on": date(2026, 10, 1)},
        None,
        (
            "SoFA’s consent to version 2 of the agreement is not noted yet",
            "The circle consented on 1 October 2026. Note the day when SoFA does.",
            ("consent awaited", "info"),
            "Open agreement",
        ),
    ),
    (
        "agreement.none",
        {},
        None,
        (
            "There is no agreement with SoFA yet",
            "It says what is shared and what stays; settling begins with it.",
            ("not yet", ""),
            "Draft agreement",
        ),
    ),
]


@pytest.mark.parametrize(("code", "facts", "due", "told"), ROWS)
def test_a_row(
    code: str,
    facts: Mapping[str, object],
    due: date | None,
    told: tuple[str, str, tuple[str, str], str],
) -> None:
    need = Need(code, facts, due)
    said = needs.title(need), needs.why(need), needs.chip(need, TODAY), needs.button(need)
    assert said == told


def test_every_need_is_in_the_table() -> None:
    assert {code for code, _, _, _ in ROWS} == set(WORDS)


@pytest.mark.parametrize(
    ("due", "chip"),
    [
        (date(2026, 11, 22), ("2 days over", "bad")),
        (date(2026, 11, 23), ("1 day over", "bad")),
        (date(2026, 11, 24), ("today", "warning")),
        (date(2026, 11, 25), ("tomorrow", "warning")),
        (date(2026, 12, 24), ("in 30 days", "warning")),
        (date(2026, 12, 25), ("in 31 days", "")),
    ],
)
def test_days_are_counted_as_people_do(due: date, chip: tuple[str, str]) -> None:
    assert needs.chip(Need("term.ending", {}, due), TODAY) == chip


def test_one_and_many() -> None:
    assert needs.title(Need("entries.unsorted", {"count": 1})) == "One entry is not sorted yet"
    assert needs.button(Need("entries.unsorted", {"count": 1})) == "Sort it"
    assert needs.title(Need("role.missing", {"kinds": ("leader",)})) == (
        "One circle role is missing: Leader"
    )
    waiting = Need("quarter.unsettled", {"period": "2026-Q3", "quarters": 2, "unsorted": 1})
    assert needs.why(waiting) == (
        "One entry is to be sorted. 2 quarters wait; they are settled one after the other."
    )
    assert needs.chip(waiting, TODAY) == ("not ready", "warning")


def test_who_owes_whom() -> None:
    owed = Need("statement.unpaid", {"number": "IC-2", "minor": -500, "currency": "EUR"})
    assert needs.title(owed) == "SoFA owes the circle 5.00\N{NO-BREAK SPACE}EUR for statement IC-2"


def test_past_its_day() -> None:
    facts = {"title": "Rounds", "kind": "article", "stage": "draft", "owner": "Jun", "days": 3}
    assert needs.title(Need("item.draft_late", facts)) == ("The draft of “Rounds” is past its day")
    assert needs.title(Need("item.publish_late", {**facts, "days": 0})) == (
        "Article “Rounds” is to be published today"
    )
    assert needs.title(Need("agreement.review", {"days": 3})) == (
        "The agreement with SoFA is past its review"
    )
    assert needs.why(Need("agreement.waits", {"version": 2, "first": False})) == (
        "The version before it stays in force until then."
    )
    assert needs.why(Need("role.vacant", {"role": "Leader"})) == (
        "Nobody has held it yet. The circle selects somebody by consent, for a term."
    )
