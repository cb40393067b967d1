"""What needs the steward today, and why: the rows of the Today page.

Read before the first paint, so it asks only what is quickly answered.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from sofa_desktop.domain.content import OPEN_STAGES, Stage
from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.domain.periods import add_days
from sofa_desktop.domain.roles import WARNING_DAYS, RoleKind
from sofa_desktop.services.governance_needs import CODES, governance_needs
from sofa_desktop.services.health_of_governance import governance_health
from sofa_desktop.services.quarters import unsettled_quarter
from sofa_desktop.services.queries import CircleQueries, LedgerQueries, Queries
from sofa_desktop.services.roles import EVERY_CIRCLE
from sofa_desktop.services.rows import AgreementRow, ItemRow, Need, RoleRow, StatementRow, TermRow

IMPORT_DAYS: Final = 45
"""A bank account that was imported once is asked for again after so many days."""
RESULT_DAYS: Final = 14
"""Money of an edition is expected in the books so many days after its end."""
FORGOTTEN_DAYS: Final = 183
"""After so many days an edition without a result is no longer asked for."""
_DRAFTING: Final = frozenset({Stage.IDEA, Stage.BRIEF, Stage.DRAFT})
HEALTH: Final = ("health.role_overdue", "health.many_roles", "health.community_decides")
"""Findings on the health of governance that no other need speaks of."""
_RANK: Final = {
    code: place
    for place, code in enumerate(
        (
            *CODES,
            "role.vacant",
            "role.missing",
            "term.over",
            "statement.unpaid",
            "quarter.unsettled",
            "term.ending",
            "agreement.review",
            "item.publish_late",
            "item.draft_late",
            "entries.unsorted",
            "entries.no_rate",
            "edition.no_result",
            "account.not_imported",
            "agreement.waits",
            "agreement.sofa_waits",
            "agreement.none",
            *HEALTH,
        )
    )
}
"""Which comes first where two are equally due."""
_LAST: Final = frozenset({"agreement.waits", "agreement.sofa_waits", "agreement.none", *HEALTH})
"""What can wait until everything else is done."""


def needs(queries: Queries, today: date) -> list[Need]:
    """Everything that needs the steward, by the day it is due; without one it is due today."""
    circle = queries.circle()
    warning_days = WARNING_DAYS if circle is None else circle.warning_days
    found = [
        *governance_needs(queries.agenda_snapshot(today, today, past_items=False), warning_days),
        *_roles(queries, today, warning_days),
        *_content(queries, today),
        *_money(queries, today),
        *_settlement(queries, today),
        *_health(queries, today),
    ]

    def urgency(need: Need) -> tuple[date, int, str]:
        due = date.max if need.code in _LAST else need.due or today
        return due, _RANK[need.code], need.record_id

    return sorted(found, key=urgency)


def _roles(queries: CircleQueries, today: date, warning_days: int) -> Iterator[Need]:
    roles = queries.roles(today)
    terms: dict[str, list[TermRow]] = {}
    for term in queries.terms():
        terms.setdefault(term.role_id, []).append(term)
    for role in roles:
        need = _role(role, terms.get(role.id, []), today, warning_days)
        if need is not None:
            yield need
    there = {role.kind for role in roles}
    missing = tuple(str(kind) for kind in EVERY_CIRCLE if kind not in there)
    if missing:
        yield Need("role.missing", {"kinds": missing}, act="role.add_circle_roles")


def _health(queries: Queries, today: date) -> Iterator[Need]:
    """What slipped or may weigh on somebody; it becomes a topic, if the steward wants."""
    for finding in governance_health(queries, today):
        if finding.code in HEALTH:
            yield Need(finding.code, finding.facts, act=finding.act, record_id=finding.record_id)


def _last_day(term: TermRow) -> date:
    return term.ends_on if term.ended_on is None else min(term.ended_on, term.ends_on)


def _is_to_come(term: TermRow, today: date) -> bool:
    """Whether somebody is chosen who does not hold the role yet."""
    return term.starts_on > today or (term.awaiting and _last_day(term) >= today)


def _role(role: RoleRow, terms: Sequence[TermRow], today: date, warning_days: int) -> Need | None:
    """What a role needs: nothing while its holder's term runs long, or another is chosen."""
    if any(_is_to_come(term, today) for term in terms):
        return None
    facts: dict[str, object] = {"role": role.name, "kind": role.kind}
    begun = sorted(
        (term for term in terms if not term.awaiting), key=lambda term: (_last_day(term), term.id)
    )
    if not begun:
        if role.kind == RoleKind.OPERATIONAL:
            return None
        return Need("role.vacant", facts, act="role.fill", record_id=role.id)
    last = begun[-1]
    due = _last_day(last)
    facts |= {"holder": last.holder, "ends": due}
    if due >= today:
        soon = due <= today + timedelta(days=warning_days)
        code = "term.ending"
    elif last.ended_on is None:
        soon, code = True, "term.over"
    else:
        soon, code = role.kind != RoleKind.OPERATIONAL, "role.vacant"
    if not soon:
        return None
    act = "role.fill" if code == "role.vacant" else "role.renew"
    return Need(code, facts, due=due, act=act, record_id=role.id)


def _content(queries: CircleQueries, today: date) -> Iterator[Need]:
    for item in queries.items():
        need = _item(item, today)
        if need is not None:
            yield need
    for edition in queries.editions():
        days = (today - edition.ends_on).days
        nothing = not edition.income_minor and not edition.cost_minor
        if edition.budget_minor and nothing and RESULT_DAYS <= days <= FORGOTTEN_DAYS:
            yield Need(
                "edition.no_result",
                {
                    "name": edition.name,
                    "item": edition.item,
                    "ended": edition.ends_on,
                    "days": days,
                },
                due=add_days(edition.ends_on, RESULT_DAYS),
                act="edition.open",
                record_id=edition.id,
            )


def _item(item: ItemRow, today: date) -> Need | None:
    if item.stage not in OPEN_STAGES:
        return None
    if item.publish_on is not None and item.publish_on <= today:
        code, due = "item.publish_late", item.publish_on
    elif item.draft_due is not None and item.draft_due <= today and item.stage in _DRAFTING:
        code, due = "item.draft_late", item.draft_due
    else:
        return None
    facts = {
        "title": item.title,
        "kind": item.kind,
        "stage": item.stage,
        "owner": item.owner,
        "days": (today - due).days,
    }
    return Need(code, facts, due=due, act="item.open", record_id=item.id)


def _money(queries: LedgerQueries, today: date) -> Iterator[Need]:
    unsorted = queries.unsorted_count()
    if unsorted:
        yield Need("entries.unsorted", {"count": unsorted}, act="entries.sort")
    waiting = queries.no_rate_count()
    if waiting:
        yield Need("entries.no_rate", {"count": waiting}, act="entries.rate")
    imported: dict[str, date] = {}
    for batch in queries.batches():
        imported[batch.account] = max(batch.imported_on, imported.get(batch.account, date.min))
    for account in queries.accounts():
        last = imported.get(account.name)
        if account.archived or account.kind not in {AccountKind.BANK, AccountKind.PAYPAL}:
            continue
        days = 0 if last is None else (today - last).days
        if last is not None and days > IMPORT_DAYS:
            yield Need(
                "account.not_imported",
                {"account": account.name, "last": last, "days": days},
                due=last + timedelta(days=IMPORT_DAYS),
                act="bank.import",
                record_id=account.id,
            )


def _settlement(queries: Queries, today: date) -> Iterator[Need]:
    agreements, statements = queries.agreements(), queries.statements()
    for statement in statements:
        if statement.paid_on is None and statement.pay_minor:
            yield Need(
                "statement.unpaid",
                {
                    "number": statement.number,
                    "minor": statement.pay_minor,
                    "currency": statement.currency,
                    "pay_by": statement.pay_by,
                },
                due=statement.pay_by,
                act="statement.open",
                record_id=statement.id,
            )
    yield from _quarter(queries, agreements, statements, today)
    yield from _agreement(agreements, today)


def _quarter(
    queries: LedgerQueries,
    agreements: Sequence[AgreementRow],
    statements: Sequence[StatementRow],
    today: date,
) -> Iterator[Need]:
    """The first quarter that ended without a statement, while the agreement goes on."""
    found = unsettled_quarter(agreements, statements, today)
    if found is None:
        return
    quarter = found.quarter
    yield Need(
        "quarter.unsettled",
        {
            "period": quarter.key,
            "quarters": found.count,
            "unsorted": queries.unsorted_count(quarter.last),
            "no_rate": queries.no_rate_count(quarter.last),
        },
        due=quarter.last,
        act="settlement.prepare",
        record_id=quarter.key,
    )


def _agreement(agreements: Sequence[AgreementRow], today: date) -> Iterator[Need]:
    if not agreements:
        yield Need("agreement.none", act="agreement.draft")
        return
    newest = max(agreements, key=lambda row: row.version)
    if newest.consented_on is None:
        yield Need(
            "agreement.waits",
            {"version": newest.version, "first": newest.version == 1},
            act="agreement.open",
            record_id=newest.id,
        )
        return
    if newest.sofa_consented_on is None:
        yield Need(
            "agreement.sofa_waits",
            {"version": newest.version, "consented_on": newest.consented_on},
            act="agreement.open",
            record_id=newest.id,
        )
    if newest.review_on is not None and newest.review_on <= today + timedelta(days=WARNING_DAYS):
        yield Need(
            "agreement.review",
            {
                "version": newest.version,
                "review_on": newest.review_on,
                "days": (today - newest.review_on).days,
            },
            due=newest.review_on,
            act="agreement.open",
            record_id=newest.id,
        )
