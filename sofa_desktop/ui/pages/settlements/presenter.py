"""What the list of statements says, and what can be done with the one that is shown."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sofa_desktop.domain.errors import Refused
from sofa_desktop.domain.periods import Period
from sofa_desktop.domain.records import StatementKind
from sofa_desktop.domain.statement import FIRST_HASH
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.statement.facts import Facts
from sofa_desktop.i18n.statement.head import answer
from sofa_desktop.i18n.statement.period import period as period_name
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.rows import StatementRow
from sofa_desktop.ui.kit.picks import Pick

DRAFT = "prepare"
"""Key of the statement that is not issued yet."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement as it is shown: its data, its place in the chain, where it stands."""

    key: str
    payload: Mapping[str, Any]
    previous: str
    own: str
    annex: Mapping[str, Any]
    period: Period
    row: StatementRow | None = None
    """What was issued; None for a draft."""
    why_not: str = ""
    """Why a draft cannot be issued now, in a sentence."""

    @property
    def facts(self) -> Facts:
        """Its data in words."""
        return Facts(self.payload)

    @property
    def name(self) -> str:
        """What a file of it is called."""
        number = str(self.payload["number"])
        called = period_name(self.period.start, self.period.last)
        return number or t("settlements", "Draft {period}", period=called)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no draft: the refusal, for its sentence."""

    refusal: Refused


class Statements:
    """Reads statements for the page; what was issued never changes, so it is read once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, Shown] = {}

    def issued(self, row: StatementRow) -> Shown:
        """An issued statement."""
        known = self._known.get(row.hash)
        if known is None or known.row != row:
            payload, previous, own, annex = self._desk.queries.statement_payload(row.id)
            known = self._known[row.hash] = Shown(
                row.id,
                json.loads(payload) if known is None else known.payload,
                previous,
                own,
                json.loads(annex) if annex else {},
                _period(row.starts_on, row.ends_on),
                row,
            )
        return known

    def draft(self, period: Period, *, final: bool = False) -> Shown | Refusal:
        """The next statement as the books stand."""
        try:
            made = self._desk.settling.draft(period, final=final)
        except Refused as refusal:
            return Refusal(refusal)
        payload: dict[str, Any] = dict(made.payload)
        why_not = why_not_issued(payload, period, self._desk.clock.today(), final=final)
        return Shown(DRAFT, payload, made.previous_hash, "", made.annex, period, why_not=why_not)


def _period(start: date, last: date) -> Period:
    return Period.parse(f"{start}..{last}")


def why_not_issued(payload: Mapping[str, Any], period: Period, today: date, *, final: bool) -> str:
    """Why a draft cannot be issued yet; empty where it can."""
    if not payload["agreement"]["consented_on"]:
        return t(
            "settlements",
            "Version {version} of the agreement has no consent yet. Record it first.",
            version=payload["agreement"]["version"],
        )
    if period.last >= today and not final:
        return t(
            "settlements",
            "The period runs until {last}; it can be issued from the day after.",
            last=formats.day(period.last),
        )
    return ""


def is_ended(rows: Sequence[StatementRow]) -> bool:
    """Whether the last statement of the agreement was issued: there is no next one."""
    return any(row.kind == StatementKind.FINAL for row in rows)


def picks(
    rows: Sequence[StatementRow],
    draft: Shown | Refusal | None,
    period: Period,
    issued: Callable[[StatementRow], Shown],
    today: date,
) -> list[Pick]:
    """The list: the next draft on top, then what was issued, newest first."""
    made = []
    if draft is not None:
        called = t("settlements", "Next: {period}", period=period_name(period.start, period.last))
        note = _short_answer(draft) if isinstance(draft, Shown) else ""
        told = _so_far(period, today)
        made.append(Pick(DRAFT, called, *_draft_chip(), detail=told, note=note))
    for row in rows:
        detail = period_name(row.starts_on, row.ends_on)
        if row.kind == StatementKind.FINAL:
            detail = t("settlements", "{period} · last one", period=detail)
        chip, tone = state(row, today)
        note = _short_answer(issued(row))
        made.append(Pick(row.id, row.number, chip, tone, detail, note=note))
    return made


def _short_answer(shown: Shown) -> str:
    """The answer in one line of the list; without its day, which the chip says."""
    pay, carried = shown.facts.output["pay"], shown.facts.output["carried"]
    if carried and not pay:
        money = shown.facts.money(abs(carried))
        return t("settlements", "Nothing due; {money} carried on.", money=money)
    return answer(Facts({**shown.payload, "pay_by": ""}))


def _draft_chip() -> tuple[str, str]:
    return t("settlements", "draft"), ""


def _so_far(period: Period, today: date) -> str:
    if period.last >= today:
        return t("settlements", "As it stands today; runs until {day}", day=_short(period.last))
    return t("settlements", "The period is over.")


def _short(day: date) -> str:
    return formats.short_day(day)


def state(row: StatementRow, today: date) -> tuple[str, str]:
    """Where an issued statement stands, as a word and its tone."""
    if row.paid_on is not None:
        return t("settlements", "paid {day}", day=_short(row.paid_on)), "good"
    if not row.pay_minor:
        return t("settlements", "nothing due"), "good"
    days = (today - row.pay_by).days
    if days > 0:
        return tn("settlements", "{n} day overdue", "{n} days overdue", days), "bad"
    return t("settlements", "due {day}", day=_short(row.pay_by)), "warning"


def line(rows: Sequence[StatementRow], currency: str) -> str:
    """What is true now, for the head of the page."""
    open_ = [row for row in rows if row.paid_on is None and row.pay_minor]
    if not rows:
        return t("settlements", "No statement was issued yet.")
    issued = tn("settlements", "{n} statement issued", "{n} statements issued", len(rows))
    if not open_:
        return t("settlements", "{issued} · nothing is to be paid now", issued=issued)
    due = sum(row.pay_minor for row in open_)
    money = formats.money(abs(due), currency)
    if due > 0:
        owed = t("settlements", "{money} to be paid to SoFA", money=money)
    elif due < 0:
        owed = t("settlements", "{money} to come from SoFA", money=money)
    else:
        owed = t("settlements", "what is to be paid in both directions is the same")
    return f"{issued} · {owed}"


def issue_words(shown: Shown, number: str) -> str:
    """What issuing will do, in words, before it is done."""
    facts = shown.facts
    told = {
        "number": number,
        "start": formats.day(shown.period.start),
        "last": formats.day(shown.period.last),
    }
    parts = [
        answer(facts),
        t(
            "settlements",
            "The statement gets the number {number}. {start} to {last} is locked: entries of "
            "these days keep their amounts for ever, and what comes late is a correction in a "
            "later statement. Issuing cannot be undone.",
            **told,
        ),
    ]
    waiting = len(facts.payload["waiting"])
    if waiting:
        parts.append(
            tn(
                "settlements",
                "{n} entry is left out, because it waits for its rate or to be sorted; it will "
                "be in a later statement.",
                "{n} entries are left out, because they wait for a rate or to be sorted; they "
                "will be in a later statement.",
                waiting,
            )
        )
    return "\n\n".join(parts)


def next_number(code: str, rows: Sequence[StatementRow], today: date) -> str:
    """The number the next statement gets."""
    return f"{code}-{today.year}-{len(rows) + 1:04}"


def check_lines(shown: Shown) -> list[str]:
    """Hashes, engine and until when to ask, each a line."""
    from sofa_desktop.i18n.statement.facts import grouped  # noqa: PLC0415

    payload = shown.payload
    if not shown.own:
        return [
            t(
                "settlements",
                "A draft has no check number yet: it gets one, and its place in the chain of "
                "statements, when it is issued. Computed by rules {engine}.",
                engine=payload["engine"],
            )
        ]
    before = t("settlements", "none, this is the first of this circle")
    if shown.previous != FIRST_HASH:
        before = grouped(shown.previous[:16])
    lines = [
        t("settlements", "Check number {hash}", hash=grouped(shown.own[:16])),
        t("settlements", "The statement before: {hash}", hash=before),
        t(
            "settlements",
            "Computed by rules {engine}. Anybody who has the PDF can recompute every step: "
            "choose Verify a PDF.",
            engine=payload["engine"],
        ),
    ]
    if payload["queries_until"]:
        day = date.fromisoformat(str(payload["queries_until"]))
        lines.append(t("settlements", "Queries until {day}.", day=formats.day(day)))
    return lines
