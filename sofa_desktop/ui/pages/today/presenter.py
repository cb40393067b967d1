"""What Today says: figures with a sentence each, what needs the steward, what comes soon."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sofa_desktop.domain.ledger import AccountKind
from sofa_desktop.domain.meeting import FRAME_MINUTES
from sofa_desktop.domain.periods import add_months
from sofa_desktop.i18n import formats
from sofa_desktop.i18n import needs as words
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.meeting_rows import MeetingRow
from sofa_desktop.services.needs import needs
from sofa_desktop.services.queries import Queries
from sofa_desktop.services.rows import AccountRow, MonthRow, Need, StatementRow

SOON_DAYS = 14
MOST_SOON = 6
IN_THE_MEETINGS_ROW = frozenset({"meeting.no_agenda"})
"""What the row of the next meeting says and offers already."""


@dataclass(frozen=True, slots=True)
class FigureText:
    """One of the three figures."""

    value: str
    unit: str
    sentence: str
    explanation: tuple[str, ...]
    """How it is computed, a line a step."""


@dataclass(frozen=True, slots=True)
class NeedText:
    """One row of what needs the steward."""

    need: Need
    key: str
    title: str
    why: str
    chip: str
    tone: str
    button: str


@dataclass(frozen=True, slots=True)
class MeetingText:
    """The next meeting in one row."""

    title: str
    detail: str
    chip: str
    tone: str
    button: str
    record: str
    """What the Meetings place is asked for."""


@dataclass(frozen=True, slots=True)
class Today:
    """The whole page."""

    line: str
    cash: FigureText
    month: FigureText
    sofa: FigureText
    meeting: MeetingText
    needs: tuple[NeedText, ...]
    soon: tuple[tuple[str, str], ...]
    """A day with its weekday, and what is on it."""
    calm: bool
    """Whether nothing at all needs the steward."""


def present(queries: Queries, today: date) -> Today:
    """Everything Today says."""
    circle = queries.circle()
    currency = circle.currency if circle else "EUR"
    accounts = [account for account in queries.accounts() if not account.archived]
    waiting = needs(queries, today)
    return Today(
        line=_line(today, len(waiting)),
        cash=_cash(accounts, currency),
        month=_month(queries.months(add_months(today, -1), today), today, currency),
        sofa=_sofa(queries.statements(), currency),
        meeting=_meeting(queries.next_meeting(today), waiting, today),
        needs=tuple(
            _need(place, need, today)
            for place, need in enumerate(waiting)
            if need.code not in IN_THE_MEETINGS_ROW
        ),
        soon=tuple(_soon(queries, today)),
        calm=not waiting,
    )


def _line(today: date, count: int) -> str:
    day = formats.weekday(today)
    if not count:
        return t("today", "{day} · nothing needs you", day=day)
    waiting = tn("today", "{n} thing needs you", "{n} things need you", count)
    return f"{day} · {waiting}"


def _need(place: int, need: Need, today: date) -> NeedText:
    chip, tone = words.chip(need, today)
    return NeedText(
        need, f"{place}", words.title(need), words.why(need), chip, tone, words.button(need)
    )


def _cash(accounts: Sequence[AccountRow], currency: str) -> FigureText:
    own = [account for account in accounts if account.currency == currency]
    others = [account for account in accounts if account.currency != currency]
    total = sum(account.balance_minor for account in own)
    sentence = tn("today", "Cash now, in {n} account.", "Cash now, in {n} accounts.", len(own))
    held = sum(a.balance_minor for a in own if a.kind == AccountKind.SOFA_HELD)
    if held:
        amount = formats.amount(held, currency)
        sentence = f"{sentence} " + t("today", "SoFA holds {amount} of it.", amount=amount)
    if others:
        told = ", ".join(formats.money(a.balance_minor, a.currency) for a in others)
        sentence = f"{sentence} " + t("today", "Besides: {amounts}.", amounts=told)
    steps = [f"{a.name}: {formats.money(a.balance_minor, a.currency)}" for a in accounts]
    steps.append(
        t(
            "today",
            "The sum of the accounts in {currency}; other currencies are not converted.",
            currency=currency,
        )
    )
    return FigureText(formats.amount(total, currency), currency, sentence, tuple(steps))


def _month(months: Sequence[MonthRow], today: date, currency: str) -> FigureText:
    first = today.replace(day=1)
    now = [m for m in months if m.currency == currency and m.month == first]
    came = now[0].in_minor if now else 0
    went = now[0].out_minor if now else 0
    facts = {
        "month": formats.month(today),
        "came": formats.amount(came, currency),
        "went": formats.amount(went, currency),
    }
    sentence = t("today", "{month} so far: {came} in, {went} out.", **facts)
    steps = (
        t("today", "In: {came}, out: {went}, by the day it was booked.", **facts),
        t("today", "Moves between the circle's own accounts and opening balances do not count."),
    )
    return FigureText(formats.amount(came - went, currency, sign=True), currency, sentence, steps)


def _sofa(statements: Sequence[StatementRow], currency: str) -> FigureText:
    unpaid = [row for row in statements if row.paid_on is None and row.pay_minor]
    if not unpaid:
        return FigureText(
            formats.amount(0, currency),
            currency,
            t("today", "Nothing is due between the circle and SoFA."),
            (t("today", "Every issued statement is paid, or nothing was due in it."),),
        )
    due = sum(row.pay_minor for row in unpaid)
    first = min(unpaid, key=lambda row: row.pay_by)
    facts = {
        "number": first.number,
        "day": formats.day(first.pay_by),
        "amount": formats.amount(abs(due), currency),
    }
    if due > 0:
        sentence = t("today", "You owe SoFA for {number}, to be paid by {day}.", **facts)
    else:
        sentence = t("today", "SoFA owes you for {number}, to be paid by {day}.", **facts)
    steps = tuple(f"{row.number}: {formats.money(row.pay_minor, row.currency)}" for row in unpaid)
    return FigureText(formats.amount(abs(due), currency), currency, sentence, steps)


def _meeting(row: MeetingRow | None, waiting: Sequence[Need], today: date) -> MeetingText:
    """The next meeting, with the one thing to do about it."""
    if row is None:
        return MeetingText(
            t("today", "No meeting is planned"),
            t("today", "Plan one, and its agenda is proposed from what is due."),
            "",
            "",
            t("today", "Plan a meeting"),
            "prepare",
        )
    when = formats.weekday(row.held_on)
    if row.starts_at:
        when = t("today", "{day}, {clock}", day=when, clock=row.starts_at)
    title = f"{when} · {isolated(row.title)}" if row.title else when
    chip, tone = _in_days((row.held_on - today).days)
    asked = any(need.code in IN_THE_MEETINGS_ROW and need.record_id == row.id for need in waiting)
    if row.running:
        chip, tone = t("today", "running"), "info"
        button, record = t("today", "Go to the meeting"), f"run:{row.id}"
    elif row.items:
        button, record = t("today", "Open the meeting"), row.id
    else:
        button, record = t("today", "Prepare the agenda"), f"prepare:{row.id}"
        tone = "warning" if asked else tone
    return MeetingText(title, _agenda(row), chip, tone, button, record)


def _agenda(row: MeetingRow) -> str:
    """How far the agenda is, and where the meeting takes place."""
    if row.items:
        said = tn("today", "{n} item", "{n} items", row.items)
        room = t(
            "today",
            "{taken} of {minutes} minutes",
            taken=FRAME_MINUTES + row.planned,
            minutes=row.minutes,
        )
        parts = [said, room]
    else:
        parts = [t("today", "No agenda yet")]
    if row.room:
        parts.append(isolated(row.room))
    return " · ".join(parts)


def _in_days(days: int) -> tuple[str, str]:
    if days <= 0:
        return t("need chip", "today"), "warning"
    if days == 1:
        return t("need chip", "tomorrow"), "warning"
    return tn("need chip", "in {n} day", "in {n} days", days), ""


def _soon(queries: Queries, today: date) -> list[tuple[str, str]]:
    """What is on in the next days: editions, publishing, drafts, promises, due payments."""
    last = today + timedelta(days=SOON_DAYS)
    found: list[tuple[date, str]] = []
    found += [
        (edition.starts_on, edition.name)
        for edition in queries.editions()
        if today <= edition.starts_on <= last
    ]
    for item in queries.items():
        if item.publish_on and today <= item.publish_on <= last:
            found.append((item.publish_on, t("today", "publish “{title}”", title=item.title)))
        if item.draft_due and today <= item.draft_due <= last:
            found.append((item.draft_due, t("today", "draft of “{title}”", title=item.title)))
    found += [
        (row.due_on, t("today", "due: {what}", what=isolated(row.what)))
        for row in queries.action_items(open_only=True)
        if row.due_on and today <= row.due_on <= last
    ]
    found += [
        (row.pay_by, t("today", "payment of {number}", number=row.number))
        for row in queries.statements()
        if row.paid_on is None and row.pay_minor and today <= row.pay_by <= last
    ]
    found.sort()
    return [(formats.weekday(day), what) for day, what in found[:MOST_SOON]]
