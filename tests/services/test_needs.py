"""What the Today page asks of the steward."""

import subprocess
import sys
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import cast

import pytest

from sofa_desktop.domain.agenda.facts import Snapshot
from sofa_desktop.domain.circle import Circle
from sofa_desktop.domain.ids import Id
from sofa_desktop.services.backlog_rows import BacklogRow
from sofa_desktop.services.content import Content
from sofa_desktop.services.needs import needs
from sofa_desktop.services.people import People
from sofa_desktop.services.policy_rows import PolicyRow, ProposalRow
from sofa_desktop.services.ports import CircleFile
from sofa_desktop.services.queries import Queries
from sofa_desktop.services.roles import Roles
from sofa_desktop.services.rows import (
    AccountRow,
    AgreementRow,
    BatchRow,
    EditionRow,
    ItemRow,
    Need,
    RoleRow,
    StatementRow,
    TermRow,
)
from sofa_desktop.store.circle_file import SqlCircleFile
from sofa_desktop.store.queries import SqlQueries
from tests.services.small_circle import TODAY, StandingClock


def role(name: str, kind: str = "") -> RoleRow:
    return RoleRow(name, name, kind or name.lower(), "", "", "", "", "", None, None)


EVERY_ROLE = [role(name) for name in ("Leader", "Delegate", "Facilitator", "Secretary")]


def term(
    of: str, starts_on: date, ends_on: date, ended_on: date | None = None, holder: str = "Mira"
) -> TermRow:
    key = f"{of} {starts_on}"
    return TermRow(key, of, of, holder, holder, starts_on, ends_on, ended_on, "")


def held(*names: str) -> list[TermRow]:
    return [term(name, date(2026, 9, 1), date(2027, 2, 28)) for name in names]


def agreement(
    version: int = 1,
    *,
    valid_from: date = date(2026, 10, 1),
    consented: bool = True,
    by_sofa: bool = True,
    review_on: date | None = None,
) -> AgreementRow:
    day = valid_from if consented else None
    return AgreementRow(
        f"v{version}",
        version,
        valid_from,
        day,
        "",
        day if by_sofa else None,
        review_on,
        frozen=False,
        terms="{}",
    )


def statement(
    period: tuple[date, date],
    *,
    pay_minor: int = 30_000,
    paid_on: date | None = None,
    kind: str = "regular",
) -> StatementRow:
    starts_on, ends_on = period
    return StatementRow(
        f"s{ends_on}", "IC-2026-Q3", kind, starts_on, ends_on, TODAY, date(2026, 11, 30), "USD",
        pay_minor, paid_on, None, "", 41,
    )  # fmt: skip


CALM = Snapshot(today=TODAY, day=TODAY, length=90)


@dataclass
class Asked:
    """A circle in which nothing needs anybody, until a test says otherwise."""

    role_rows: list[RoleRow] = field(default_factory=lambda: list(EVERY_ROLE))
    term_rows: list[TermRow] = field(
        default_factory=lambda: held("Leader", "Delegate", "Facilitator", "Secretary")
    )
    item_rows: list[ItemRow] = field(default_factory=list)
    edition_rows: list[EditionRow] = field(default_factory=list)
    unsorted: int = 0
    no_rate: int = 0
    account_rows: list[AccountRow] = field(default_factory=list)
    batch_rows: list[BatchRow] = field(default_factory=list)
    agreement_rows: list[AgreementRow] = field(default_factory=lambda: [agreement()])
    statement_rows: list[StatementRow] = field(default_factory=list)
    facts: Snapshot = CALM
    warning_days: int = 60

    def circle(self) -> Circle:
        return Circle(
            id=Id("c"), name="IC", code="IC", currency="USD", warning_days=self.warning_days
        )

    def policies(self, _today: date) -> list[PolicyRow]:
        return []

    def proposals(self, *, open_only: bool) -> list[ProposalRow]:
        del open_only
        return []

    def backlog(self, _today: date) -> list[BacklogRow]:
        return []

    def agenda_snapshot(self, today: date, on: date, *, past_items: bool) -> Snapshot:
        assert not past_items, "Today does not read what ten years of meetings took"
        return replace(self.facts, today=today, day=on)

    def roles(self, _today: date) -> list[RoleRow]:
        return self.role_rows

    def terms(self) -> list[TermRow]:
        return self.term_rows

    def items(self) -> list[ItemRow]:
        return self.item_rows

    def editions(self) -> list[EditionRow]:
        return self.edition_rows

    def unsorted_count(self, until: date | None = None) -> int:
        del until
        return self.unsorted

    def no_rate_count(self, until: date | None = None) -> int:
        del until
        return self.no_rate

    def accounts(self) -> list[AccountRow]:
        return self.account_rows

    def batches(self) -> list[BatchRow]:
        return self.batch_rows

    def agreements(self) -> list[AgreementRow]:
        return self.agreement_rows

    def statements(self) -> list[StatementRow]:
        return self.statement_rows

    def needs(self, today: date = TODAY) -> list[Need]:
        return needs(cast("Queries", self), today)

    def only(self, today: date = TODAY) -> Need:
        (need,) = self.needs(today)
        return need


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_a_circle_in_order_needs_nobody() -> None:
    assert Asked().needs() == []


@pytest.mark.parametrize(
    ("ends_on", "code"),
    [
        (in_days(61), None),
        (in_days(60), "term.ending"),
        (in_days(18), "term.ending"),
        (in_days(0), "term.ending"),
        (in_days(-1), "term.over"),
        (in_days(-400), "term.over"),
    ],
)
def test_a_term_is_spoken_of_sixty_days_before_it_ends(ends_on: date, code: str | None) -> None:
    asked = Asked()
    asked.term_rows[2] = term("Facilitator", date(2025, 1, 1), ends_on)
    found = asked.needs()
    assert [need.code for need in found] == ([code] if code else [])
    for need in found:
        assert need.due == ends_on
        assert need.record_id == "Facilitator"
        assert (need.facts["role"], need.facts["holder"]) == ("Facilitator", "Mira")


@pytest.mark.parametrize(("warning_days", "asked_for"), [(14, False), (30, True)])
def test_the_circle_says_how_early_a_term_is_spoken_of(warning_days: int, asked_for: bool) -> None:
    asked = Asked(warning_days=warning_days)
    asked.term_rows[2] = term("Facilitator", date(2025, 1, 1), in_days(18))
    assert [need.code for need in asked.needs()] == (["term.ending"] if asked_for else [])


def test_a_role_whose_next_holder_is_awaited_is_not_vacant() -> None:
    asked = Asked()
    asked.term_rows[1] = term("Delegate", date(2026, 11, 1), in_days(90))._replace(awaiting=True)
    assert asked.needs() == []


def test_what_may_weigh_on_somebody_is_asked_for_kindly_and_last() -> None:
    asked = Asked()
    names = ("Host", "Editor", "Treasurer", "Archivist")
    asked.role_rows += [
        role(name, "operational")._replace(holder_id="mira", holder="Mira") for name in names
    ]
    asked.term_rows[0] = term("Leader", date(2026, 1, 1), in_days(18))
    first, last = asked.needs()
    assert first.code == "term.ending"
    assert (last.code, last.act, last.record_id) == ("health.many_roles", "topic.note", "mira")
    assert last.facts["roles"] == names


def test_nothing_is_asked_once_the_next_holder_is_chosen() -> None:
    asked = Asked()
    asked.term_rows[2] = term("Facilitator", date(2026, 6, 1), in_days(18))
    asked.term_rows.append(term("Facilitator", in_days(19), in_days(200), holder="Jun"))
    assert asked.needs() == []


def test_who_stepped_down_leaves_a_circle_role_vacant() -> None:
    asked = Asked()
    asked.term_rows[0] = term("Leader", date(2026, 6, 1), in_days(90), ended_on=in_days(-3))
    need = asked.only()
    assert (need.code, need.due, need.act) == ("role.vacant", in_days(-3), "role.fill")


def test_who_will_step_down_holds_the_role_until_then() -> None:
    asked = Asked()
    asked.term_rows[0] = term("Leader", date(2026, 6, 1), in_days(90), ended_on=in_days(3))
    need = asked.only()
    assert (need.code, need.due) == ("term.ending", in_days(3))


def test_circle_roles_nobody_ever_held_are_vacant_and_operational_ones_are_not() -> None:
    asked = Asked(term_rows=held("Leader", "Delegate", "Secretary"))
    asked.role_rows = [*EVERY_ROLE, role("Webinar host", "operational")]
    need = asked.only()
    assert (need.code, need.record_id, need.due) == ("role.vacant", "Facilitator", None)


def test_an_operational_term_that_is_over_is_spoken_of_but_not_a_vacancy() -> None:
    asked = Asked()
    asked.role_rows.append(role("Host", "operational"))
    asked.term_rows.append(term("Host", date(2026, 1, 1), in_days(-2)))
    assert asked.only().code == "term.over"
    asked.term_rows[-1] = term("Host", date(2026, 1, 1), in_days(90), ended_on=in_days(-2))
    assert asked.needs() == []


def test_roles_every_circle_has_are_missed() -> None:
    asked = Asked(role_rows=[role("Leader")], term_rows=held("Leader"))
    need = asked.only()
    assert need.code == "role.missing"
    assert need.facts["kinds"] == ("delegate", "facilitator", "secretary")
    assert need.act == "role.add_circle_roles"


def item(stage: str, draft_due: date | None, publish_on: date | None) -> ItemRow:
    return ItemRow("i", "Rounds", "article", stage, "m", "Tomás", draft_due, publish_on, 0, "")


@pytest.mark.parametrize(
    ("stage", "draft_due", "publish_on", "code"),
    [
        ("draft", in_days(-1), None, "item.draft_late"),
        ("draft", in_days(0), in_days(5), "item.draft_late"),
        ("draft", in_days(1), None, None),
        ("review", in_days(-1), in_days(5), None),
        ("review", in_days(-9), in_days(-1), "item.publish_late"),
        ("idea", in_days(-9), in_days(-1), "item.publish_late"),
        ("scheduled", None, in_days(0), "item.publish_late"),
        ("published", in_days(-9), in_days(-1), None),
        ("on_hold", in_days(-9), in_days(-1), None),
        ("dropped", in_days(-9), in_days(-1), None),
    ],
)
def test_content_past_its_day(
    stage: str, draft_due: date | None, publish_on: date | None, code: str | None
) -> None:
    asked = Asked(item_rows=[item(stage, draft_due, publish_on)])
    assert [need.code for need in asked.needs()] == ([code] if code else [])


@pytest.mark.parametrize(
    ("ended", "budget", "income", "cost", "asked_for"),
    [
        (13, 12_000, 0, 0, False),
        (14, 12_000, 0, 0, True),
        (183, 12_000, 0, 0, True),
        (184, 12_000, 0, 0, False),
        (30, 0, 0, 0, False),
        (30, 12_000, 1, 0, False),
        (30, 12_000, 0, 1, False),
    ],
)
def test_an_edition_with_a_budget_is_expected_in_the_books(
    ended: int, budget: int, income: int, cost: int, asked_for: bool
) -> None:
    day = in_days(-ended)
    row = EditionRow("e", "i", "Rounds", "July", day, day, budget, income, cost, "")
    found = Asked(edition_rows=[row]).needs()
    assert [need.code for need in found] == (["edition.no_result"] if asked_for else [])


def test_entries_wait_to_be_sorted_and_for_a_rate() -> None:
    found = Asked(unsorted=12, no_rate=3).needs()
    assert [(need.code, need.facts["count"]) for need in found] == [
        ("entries.unsorted", 12),
        ("entries.no_rate", 3),
    ]


@pytest.mark.parametrize(
    ("kind", "days", "archived", "asked_for"),
    [
        ("bank", 46, False, True),
        ("paypal", 46, False, True),
        ("bank", 45, False, False),
        ("bank", 46, True, False),
        ("cash", 46, False, False),
    ],
)
def test_a_bank_account_is_imported_again(
    kind: str, days: int, archived: bool, asked_for: bool
) -> None:
    account = AccountRow("a", "GLS", kind, "EUR", "", 0, 0, None, archived)
    batches = [
        BatchRow("b2", "GLS", "new.csv", in_days(-days), 3, None, None, "EUR"),
        BatchRow("b1", "GLS", "old.csv", in_days(-200), 3, None, None, "EUR"),
    ]
    found = Asked(account_rows=[account], batch_rows=batches).needs()
    assert [need.code for need in found] == (["account.not_imported"] if asked_for else [])
    for need in found:
        assert (need.facts["last"], need.facts["days"]) == (in_days(-46), 46)


def test_an_account_kept_by_hand_is_left_alone() -> None:
    account = AccountRow("a", "GLS", "bank", "EUR", "", 0, 9, date(2025, 1, 1), archived=False)
    assert Asked(account_rows=[account]).needs() == []


Q3 = date(2026, 7, 1), date(2026, 9, 30)


def test_a_statement_is_to_be_paid() -> None:
    need = Asked(statement_rows=[statement(Q3)]).only()
    assert (need.code, need.due) == ("statement.unpaid", date(2026, 11, 30))
    assert (need.facts["minor"], need.facts["currency"]) == (30_000, "USD")


def test_a_paid_statement_and_one_of_nothing_need_nobody() -> None:
    assert Asked(statement_rows=[statement(Q3, paid_on=TODAY)]).needs() == []
    assert Asked(statement_rows=[statement(Q3, pay_minor=0)]).needs() == []


@pytest.mark.parametrize(
    ("today", "quarters"),
    [
        (date(2026, 9, 30), 0),
        (date(2026, 10, 1), 1),
        (date(2026, 12, 31), 1),
        (date(2027, 1, 1), 2),
    ],
)
def test_a_quarter_that_ended_is_to_be_settled(today: date, quarters: int) -> None:
    asked = Asked(agreement_rows=[agreement(valid_from=date(2026, 8, 15))], unsorted=2)
    found = [need for need in asked.needs(today) if need.code == "quarter.unsettled"]
    assert [need.facts["quarters"] for need in found] == ([quarters] if quarters else [])
    for need in found:
        assert need.record_id == "2026-Q3"
        assert (need.facts["unsorted"], need.facts["no_rate"]) == (2, 0)


def test_settling_goes_on_after_the_last_statement() -> None:
    asked = Asked(
        agreement_rows=[agreement(valid_from=date(2026, 1, 1))],
        statement_rows=[statement(Q3, paid_on=TODAY)],
    )
    before = asked.needs(date(2026, 12, 31))
    assert [n for n in before if n.code.startswith("quarter")] == []
    (need,) = [n for n in asked.needs(date(2027, 1, 1)) if n.code.startswith("quarter")]
    assert need.record_id == "2026-Q4"


def test_nothing_is_settled_after_the_final_statement() -> None:
    asked = Asked(statement_rows=[statement(Q3, paid_on=TODAY, kind="final")])
    codes = {need.code for need in asked.needs(date(2028, 1, 1))}
    assert "quarter.unsettled" not in codes


def test_nothing_is_settled_without_consent() -> None:
    draft = agreement(valid_from=date(2026, 1, 1), consented=False)
    need = Asked(agreement_rows=[draft]).only()
    assert (need.code, need.facts) == ("agreement.waits", {"version": 1, "first": True})


def test_an_agreement_has_two_sides() -> None:
    need = Asked(agreement_rows=[agreement(2, by_sofa=False)]).only()
    assert (need.code, need.record_id) == ("agreement.sofa_waits", "v2")


def test_no_agreement_comes_last() -> None:
    asked = Asked(agreement_rows=[], unsorted=1)
    asked.term_rows[0] = term("Leader", date(2026, 6, 1), in_days(40))
    assert [need.code for need in asked.needs()] == [
        "entries.unsorted",
        "term.ending",
        "agreement.none",
    ]


@pytest.mark.parametrize(
    ("review_on", "asked_for"),
    [(in_days(61), False), (in_days(60), True), (in_days(-1), True), (None, False)],
)
def test_an_agreement_is_reviewed(review_on: date | None, asked_for: bool) -> None:
    asked = Asked(agreement_rows=[agreement(review_on=review_on)])
    assert [need.code for need in asked.needs()] == (["agreement.review"] if asked_for else [])


def test_what_is_due_first_stands_first_and_always_in_one_order() -> None:
    asked = Asked(unsorted=1, no_rate=1, statement_rows=[statement(Q3)])
    asked.term_rows[2] = term("Facilitator", date(2026, 1, 1), in_days(18))
    asked.term_rows[0] = term("Leader", date(2026, 1, 1), in_days(-9))
    asked.item_rows = [item("draft", in_days(-9), None)]
    codes = [need.code for need in asked.needs()]
    assert codes == [
        "term.over",
        "item.draft_late",
        "entries.unsorted",
        "entries.no_rate",
        "statement.unpaid",
        "term.ending",
    ]
    asked.role_rows.reverse()
    asked.term_rows.reverse()
    assert [need.code for need in asked.needs()] == codes


def test_a_new_circle_is_led_to_its_first_steps(
    circle_file: CircleFile, clock: StandingClock
) -> None:
    assert isinstance(circle_file, SqlCircleFile)
    queries = SqlQueries(circle_file)
    assert [need.code for need in needs(queries, TODAY)] == ["role.missing", "agreement.none"]
    roles, people = Roles(circle_file, clock), People(circle_file, clock)
    names = ["Leader", "Delegate", "Facilitator", "Secretary"]
    leader, delegate, *_ = roles.add_circle_roles({name.lower(): name for name in names})
    mira, jun = (people.add(name, joined_on=date(2026, 1, 5)) for name in ("Mira", "Jun"))
    roles.fill(leader, mira, starts_on=date(2026, 6, 13), ends_on=date(2026, 12, 12))
    roles.fill(delegate, jun)
    Content(circle_file, clock).add_item("Rounds", "article", publish_on=in_days(-2))
    found = needs(queries, TODAY)
    assert [(need.code, need.facts.get("role")) for need in found] == [
        ("item.publish_late", None),
        ("role.vacant", "Facilitator"),
        ("role.vacant", "Secretary"),
        ("term.ending", "Leader"),
        ("agreement.none", None),
    ]
    assert found[3].facts["holder"] == "Mira"


def test_needs_wake_no_heavy_library() -> None:
    """They are asked before the first paint."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "import sys; import sofa_desktop.services.needs, sofa_desktop.i18n.needs, "
                "sofa_desktop.i18n.actions; print(sorted({m.split('.')[0] for m in sys.modules} "
                "& {'sqlalchemy', 'alembic', 'matplotlib', 'numpy', 'reportlab', 'PySide6'}))"
            ),
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    assert told.stdout.strip() == "[]"
