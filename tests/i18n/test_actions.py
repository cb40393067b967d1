"""Every action of the journal is called by a name and told in words."""

import ast
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

import sofa_desktop.services
from sofa_desktop.i18n import actions
from sofa_desktop.i18n.action_words import circle, content, money, settlement
from sofa_desktop.services.rows import ActionRow

SERVICES = Path(sofa_desktop.services.__file__).parent
CODE = re.compile(r"[a-z]+\.[a-z_]+")
FLOWS = {"entry.money_in", "entry.money_out"}
"""What ``entry.{verb}`` stands for where a use case is one for both directions."""
BESIDE_THE_JOURNAL = {"file.restore", "term.step_down"}
"""What is told though no use case does it: the file that held it was put aside, or is older."""
TOLD_HERE = (circle, content, money, settlement)
"""The subjects whose every action is in the table; the others have a test of their own."""


def row(code: str, facts: Mapping[str, object] | None = None, kind: str = "do") -> ActionRow:
    at = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
    return ActionRow(1, "0" * 32, code, facts or {}, at, "", kind, "done", final=False)


def codes_in(source: str) -> Iterator[str]:
    """The codes of the actions a module opens, however it passes them on."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in calls:
        if not (isinstance(call.func, ast.Attribute) and call.func.attr == "act"):
            continue
        first = call.args[0]
        if isinstance(first, ast.Constant):
            yield str(first.value)
        elif isinstance(first, ast.JoinedStr):
            assert ast.unparse(first) == "f'entry.{verb}'"
            yield from FLOWS
        else:
            yield from (
                argument.value
                for other in calls
                for argument in other.args[:1]
                if isinstance(argument, ast.Constant)
                and isinstance(argument.value, str)
                and CODE.fullmatch(argument.value)
                and isinstance(other.func, ast.Attribute)
                and other.func.attr.startswith("_")
            )


def used() -> set[str]:
    return {
        code
        for path in sorted(SERVICES.glob("*.py"))
        for code in codes_in(path.read_text(encoding="utf-8"))
    }


def test_every_action_of_the_use_cases_has_its_words() -> None:
    assert used() - set(actions.WORDS) == set()


def test_there_are_no_words_for_actions_nobody_does() -> None:
    assert set(actions.WORDS) - used() == BESIDE_THE_JOURNAL


TOLD: list[tuple[str, Mapping[str, object], str, str]] = [
    ("circle.found", {"name": "IC"}, "found the circle “IC”", "Circle “IC” founded"),
    ("circle.change", {"fields": ["aim"]}, "change the circle: aim", "Circle: aim changed"),
    (
        "circle.change",
        {"fields": ["aim", "domain"]},
        "change the circle’s details",
        "Circle’s details changed",
    ),
    ("member.add", {"name": "Mira"}, "add Mira to the circle", "Mira added to the circle"),
    (
        "member.change",
        {"name": "Mira", "fields": ["email"]},
        "change “Mira”: email address",
        "“Mira”: email address changed",
    ),
    (
        "member.change",
        {"name": "Mira", "fields": ["email", "note"]},
        "change “Mira”",
        "“Mira” changed",
    ),
    (
        "member.leave",
        {"name": "Mira", "roles": 0},
        "let Mira leave the circle",
        "Mira left the circle",
    ),
    (
        "member.leave",
        {"name": "Mira", "roles": 1},
        "let Mira leave the circle",
        "Mira left the circle and one role",
    ),
    (
        "member.leave",
        {"name": "Mira", "roles": 2},
        "let Mira leave the circle",
        "Mira left the circle and 2 roles",
    ),
    ("member.come_back", {"name": "Mira"}, "let Mira come back", "Mira is back in the circle"),
    ("member.remove", {"name": "Mira"}, "remove Mira", "Mira removed"),
    ("role.add", {"name": "Host"}, "add the role “Host”", "Role “Host” added"),
    ("role.add_circle_roles", {"count": 4}, "add 4 circle roles", "4 circle roles added"),
    (
        "role.change",
        {"name": "Host", "fields": ["tasks"]},
        "change “Host”: tasks",
        "“Host”: tasks changed",
    ),
    ("role.remove", {"name": "Host"}, "remove the role “Host”", "Role “Host” removed"),
    (
        "role.fill",
        {"role": "Leader", "member": "Mira"},
        "give the role Leader to Mira",
        "Leader: role given to Mira",
    ),
    (
        "role.fill",
        {"role": "Leader", "member": "Mira", "awaiting": True},
        "give the role Leader to Mira",
        "Leader: Mira selected, the other circle’s consent is awaited",
    ),
    (
        "term.extend",
        {"role": "Leader", "member": "Mira", "until": "2027-06-12"},
        "extend Mira’s term as Leader",
        "Leader: Mira’s term extended to 12 June 2027",
    ),
    (
        "term.change",
        {"role": "Leader", "member": "Mira"},
        "change Mira’s term as Leader",
        "Leader: Mira’s term changed",
    ),
    (
        "term.resign",
        {"role": "Leader", "member": "Mira"},
        "let Mira resign as Leader",
        "Leader: Mira resigned",
    ),
    (
        "aim.draft",
        {"version": 2},
        "begin a draft of aim and domain",
        "Draft of aim and domain begun",
    ),
    (
        "aim.change",
        {"version": 2, "fields": ["aim"]},
        "change the draft of aim and domain",
        "Draft of aim and domain changed",
    ),
    (
        "aim.reword",
        {"version": 2},
        "open the draft of aim and domain for other words",
        "The draft of aim and domain is open for other words",
    ),
    (
        "aim.circle_consents",
        {"version": 2},
        "record our consent to aim and domain",
        "Our consent to aim and domain recorded",
    ),
    (
        "aim.parent_consents",
        {"version": 2, "in_force": True},
        "record the parent circle’s consent to aim and domain",
        "Both circles consented: the new aim and domain are in force",
    ),
    (
        "aim.parent_consents",
        {"version": 2},
        "record the parent circle’s consent to aim and domain",
        "The parent circle’s consent to aim and domain recorded",
    ),
    (
        "aim.remove",
        {"version": 2},
        "take the draft of aim and domain away",
        "Draft of aim and domain taken away",
    ),
    ("related.add", {"name": "Website"}, "note the circle “Website”", "Circle “Website” noted"),
    (
        "related.change",
        {"name": "Website", "fields": ["leader"]},
        "change “Website”: leader",
        "“Website”: leader changed",
    ),
    (
        "related.move",
        {"name": "Website", "within": "Content"},
        "move the circle “Website”",
        "“Website” belongs to “Content” now",
    ),
    (
        "related.move",
        {"name": "Website", "within": ""},
        "move the circle “Website”",
        "“Website” stands at the top now",
    ),
    (
        "related.remove",
        {"name": "Website"},
        "take the circle “Website” away",
        "Circle “Website” taken away",
    ),
    (
        "term.confirm",
        {"role": "Leader", "member": "Mira"},
        "record the other circle’s consent to Mira as Leader",
        "Leader: the other circle consented to Mira",
    ),
    (
        "term.step_down",
        {"role": "Leader", "member": "Mira"},
        "let Mira step down as Leader",
        "Leader: Mira stepped down",
    ),
    (
        "term.remove",
        {"role": "Leader", "member": "Mira"},
        "remove Mira’s term as Leader",
        "Leader: Mira’s term removed",
    ),
    ("item.add", {"title": "Rounds"}, "add “Rounds”", "“Rounds” added"),
    (
        "item.change",
        {"title": "Rounds", "fields": ["publish_on"]},
        "change “Rounds”: day of publishing",
        "“Rounds”: day of publishing changed",
    ),
    (
        "item.move",
        {"title": "Webinar 3", "stage": "review"},
        "move “Webinar 3” to Review",
        "“Webinar 3” moved to Review",
    ),
    ("item.remove", {"title": "Rounds"}, "remove “Rounds”", "“Rounds” removed"),
    (
        "edition.add",
        {"name": "July", "title": "Rounds"},
        "add the edition “July” of “Rounds”",
        "Edition “July” of “Rounds” added",
    ),
    (
        "edition.change",
        {"name": "July", "fields": ["budget_minor"]},
        "change “July”: budget",
        "“July”: budget changed",
    ),
    ("edition.remove", {"name": "July"}, "remove the edition “July”", "Edition “July” removed"),
    ("account.add", {"name": "GLS"}, "add “GLS”", "“GLS” added"),
    ("account.change", {"name": "GLS"}, "change “GLS”", "“GLS” changed"),
    ("account.remove", {"name": "GLS"}, "remove “GLS”", "“GLS” removed"),
    ("category.add", {"name": "Prizes"}, "add the category “Prizes”", "Category “Prizes” added"),
    (
        "entry.money_in",
        {"text": "Ticket"},
        "record “Ticket” as money in",
        "Money in recorded: Ticket",
    ),
    ("entry.money_out", {"text": "Zoom"}, "record “Zoom” as money out", "Money out recorded: Zoom"),
    (
        "entry.move",
        {"source": "Bank", "target": "Cash"},
        "move money from Bank to Cash",
        "Money moved from Bank to Cash",
    ),
    ("entry.pay_members", {"count": 1}, "pay one member", "One member paid"),
    ("entry.pay_members", {"count": 3}, "pay 3 members", "3 members paid"),
    (
        "entry.opening",
        {"account": "Bank"},
        "set the opening balance of Bank",
        "Opening balance of Bank set",
    ),
    ("entry.refund", {"text": "Ticket"}, "refund “Ticket”", "“Ticket” refunded"),
    (
        "entry.change",
        {"count": 1, "text": "Ticket", "fields": ["on"]},
        "change “Ticket”: date",
        "“Ticket”: date changed",
    ),
    ("entry.change", {"count": 1, "text": "Ticket"}, "change “Ticket”", "“Ticket” changed"),
    (
        "entry.change",
        {"count": 3, "field": "note"},
        "change 3 entries: note",
        "3 entries: note changed",
    ),
    ("entry.change", {"count": 1}, "change one entry", "One entry changed"),
    (
        "entry.category",
        {"count": 3, "category": "Interpretation"},
        "change the category of 3 entries",
        "Category of 3 entries changed to Interpretation",
    ),
    (
        "entry.category",
        {"count": 1, "category": "Tools"},
        "change the category of one entry",
        "Category of one entry changed to Tools",
    ),
    (
        "entry.edition",
        {"count": 2, "edition": "July"},
        "count 2 entries for “July”",
        "2 entries counted for “July”",
    ),
    (
        "entry.edition",
        {"count": 1, "edition": ""},
        "count one entry for no edition",
        "One entry counted for no edition",
    ),
    (
        "entry.rate",
        {"count": 5},
        "set the exchange rate of 5 entries",
        "Exchange rate of 5 entries set",
    ),
    (
        "entry.funded",
        {"count": 2, "tranche": "Seed"},
        "say what paid for 2 entries",
        "2 entries paid by the investment “Seed”",
    ),
    (
        "entry.funded",
        {"count": 1, "tranche": ""},
        "say what paid for one entry",
        "One entry paid by the circle itself",
    ),
    ("entry.remove", {"count": 1, "text": "Ticket"}, "remove “Ticket”", "“Ticket” removed"),
    ("entry.remove", {"count": 4, "text": "Ticket"}, "remove 4 entries", "4 entries removed"),
    ("entry.reverse", {"text": "Ticket"}, "reverse “Ticket”", "“Ticket” reversed"),
    (
        "entry.receipt_add",
        {"name": "zoom.pdf"},
        "add the receipt zoom.pdf",
        "Receipt zoom.pdf added",
    ),
    (
        "entry.receipt_remove",
        {"name": "zoom.pdf"},
        "remove the receipt zoom.pdf",
        "Receipt zoom.pdf removed",
    ),
    (
        "bank.import",
        {"count": 12, "file": "dkb.csv"},
        "import dkb.csv",
        "12 lines imported from dkb.csv",
    ),
    (
        "bank.import",
        {"count": 1, "file": "dkb.csv"},
        "import dkb.csv",
        "One line imported from dkb.csv",
    ),
    (
        "bank.import",
        {"count": 0, "file": "dkb.csv"},
        "import dkb.csv",
        "Lines of dkb.csv linked with entries already there",
    ),
    (
        "agreement.draft",
        {"version": 2},
        "draft version 2 of the agreement",
        "Version 2 of the agreement drafted",
    ),
    (
        "agreement.change",
        {"version": 2},
        "change version 2 of the agreement",
        "Version 2 of the agreement changed",
    ),
    (
        "agreement.consent",
        {"version": 2},
        "consent to version 2 of the agreement",
        "Consent to version 2 of the agreement recorded",
    ),
    (
        "agreement.sofa_consent",
        {"version": 2},
        "note SoFA’s consent to version 2 of the agreement",
        "SoFA’s consent to version 2 of the agreement noted",
    ),
    (
        "agreement.remove",
        {"version": 2},
        "remove version 2 of the agreement",
        "Version 2 of the agreement removed",
    ),
    ("tranche.add", {"name": "Seed"}, "add the investment “Seed”", "Investment “Seed” added"),
    (
        "tranche.change",
        {"name": "Seed"},
        "change the investment “Seed”",
        "Investment “Seed” changed",
    ),
    (
        "tranche.remove",
        {"name": "Seed"},
        "remove the investment “Seed”",
        "Investment “Seed” removed",
    ),
    (
        "tranche.disburse",
        {"name": "Seed"},
        "record money received from the investment “Seed”",
        "Money received from the investment “Seed”",
    ),
    (
        "tranche.repay",
        {"name": "Seed"},
        "record money paid back on the investment “Seed”",
        "Money paid back on the investment “Seed”",
    ),
    (
        "statement.issue",
        {"number": "IC-2026-Q3"},
        "issue statement IC-2026-Q3",
        "Statement IC-2026-Q3 issued",
    ),
    (
        "statement.paid",
        {"number": "IC-2026-Q3"},
        "record the payment of statement IC-2026-Q3",
        "Payment of statement IC-2026-Q3 recorded",
    ),
    (
        "statement.unpaid",
        {"number": "IC-2026-Q3"},
        "take the payment off statement IC-2026-Q3",
        "Payment taken off statement IC-2026-Q3",
    ),
    (
        "file.restore",
        {},
        "restore an earlier copy of the file",
        "An earlier copy of the file restored",
    ),
]


@pytest.mark.parametrize(("code", "facts", "name", "happened"), TOLD)
def test_an_action_in_words(
    code: str, facts: Mapping[str, object], name: str, happened: str
) -> None:
    action = row(code, facts)
    assert actions.name(action) == name
    assert actions.happened(action) == happened


def test_every_action_is_in_the_table() -> None:
    words = {code for subject in TOLD_HERE for code in subject.WORDS}
    assert {code for code, _, _, _ in TOLD} == words


@pytest.mark.parametrize("code", sorted(actions.WORDS))
def test_a_journal_of_another_version_breaks_no_sentence(code: str) -> None:
    action = row(code)
    assert actions.name(action)
    assert actions.happened(action)


def test_what_no_journal_holds_is_told_by_its_code() -> None:
    assert actions.happened_of("file.restore", {}) == "An earlier copy of the file restored"
    assert actions.name_of("item.remove", {"title": "Rounds"}) == "remove “Rounds”"


def test_taken_back_and_done_again() -> None:
    facts = {"count": 3, "category": "Interpretation"}
    assert actions.happened(row("entry.category", facts, "undo")) == (
        "Taken back: Category of 3 entries changed to Interpretation"
    )
    assert actions.happened(row("entry.category", facts, "redo")) == (
        "Done again: Category of 3 entries changed to Interpretation"
    )


def test_an_action_of_a_later_version_is_told_plainly() -> None:
    assert actions.name(row("bundle.import")) == "the last change"
    assert actions.happened(row("bundle.import", kind="undo")) == "Taken back: Something changed"


def test_names_that_look_like_places_to_fill_stay_as_they_are() -> None:
    assert actions.happened(row("member.add", {"name": "{n} {0}"})) == "{n} {0} added to the circle"
