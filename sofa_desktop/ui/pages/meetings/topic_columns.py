"""The columns of the backlog, and what happens when a cell is edited. No Qt."""

from collections.abc import Sequence
from datetime import date

from sofa_desktop.domain.backlog import LONGEST_ITEM, Outcome
from sofa_desktop.i18n import backlog_terms, formats, paper_terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.backlog_rows import BacklogRow
from sofa_desktop.services.desk import Desk
from sofa_desktop.ui.kit.columns import Align, Column, Edit, Kind
from sofa_desktop.ui.pages.meetings import topic_words
from sofa_desktop.ui.pages.meetings.topic_words import CLOSED, PRIORITIES, shown_as

OUTCOMES = (Outcome.REPORT, Outcome.EXPLORE, Outcome.DECIDE)
STATE, FROM, REVIEW = 4, 5, 6
"""Columns that say nothing new: the state where all shown wait, and where there is no room those
of which the detail says the same."""


class TopicColumns:
    """Shows topics and takes edits of their cells; a refusal of a rule passes through."""

    def __init__(self, desk: Desk, origin: object) -> None:
        self._desk = desk
        self._origin = origin

    def columns(self) -> list[Column[BacklogRow]]:
        """Topic, outcome, minutes, priority, state, who from, review day, age."""
        return [
            Column(
                t("topic column", "Topic"),
                _title,
                key="title",
                width=180,
                stretch=True,
                icon=_again,
                tip=_tip,
                tone=_tone,
                edit=Edit(Kind.TEXT, _title, self._set_title, may=_open),
            ),
            Column(
                t("topic column", "Outcome"),
                _outcome,
                key="outcome",
                width=86,
                sort_key=_outcome_order,
                edit=Edit(
                    Kind.CHOICE, _outcome_key, self._set_outcome, choices=outcomes, may=_open
                ),
            ),
            Column(
                t("topic column", "Min."),
                _minutes,
                key="minutes",
                width=58,
                align=Align.END,
                sort_key=_minutes_order,
                edit=Edit(Kind.TEXT, _minutes, self._set_minutes, optional=True, may=_open),
            ),
            Column(
                t("topic column", "How soon"),
                _priority,
                key="priority",
                width=92,
                sort_key=_priority_order,
                tone=_priority_tone,
                edit=Edit(
                    Kind.CHOICE, _priority_key, self._set_priority, choices=priorities, may=_open
                ),
            ),
            Column(
                t("topic column", "State"),
                topic_words.state,
                key="state",
                width=136,
                chip=True,
                tone=topic_words.state_tone,
                tip=topic_words.state,
            ),
            Column(
                t("topic column", "From"),
                topic_words.where_from,
                key="from",
                width=120,
                tone=_muted,
                tip=topic_words.where_from,
            ),
            Column(
                t("topic column", "Looked at again"),
                _review,
                key="review",
                width=134,
                sort_key=_review_or_never,
                edit=Edit(
                    Kind.DATE,
                    _review_on,
                    self._set_review,
                    optional=True,
                    today=self._desk.clock.today,
                    may=_open,
                ),
            ),
            Column(
                t("topic column", "Waiting"),
                self._age,
                key="age",
                width=92,
                align=Align.END,
                sort_key=_noted,
                tone=_muted,
            ),
        ]

    def _age(self, row: BacklogRow) -> str:
        return topic_words.age(row, self._desk.clock.today())

    def _set_title(self, row: BacklogRow, value: object) -> str | None:
        self._desk.backlog.change(row.id, title=value, origin=self._origin)
        return None

    def _set_outcome(self, row: BacklogRow, value: object) -> str | None:
        self._desk.backlog.change(row.id, outcome=value, origin=self._origin)
        return None

    def _set_minutes(self, row: BacklogRow, value: object) -> str | None:
        found = read_minutes(str(value))
        if found is None:
            return bad_minutes()
        self._desk.backlog.change(row.id, minutes=found, origin=self._origin)
        return None

    def _set_priority(self, row: BacklogRow, value: object) -> str | None:
        self._desk.backlog.change(row.id, priority=value, origin=self._origin)
        return None

    def _set_review(self, row: BacklogRow, value: object) -> str | None:
        self._desk.backlog.change(row.id, review_on=value, origin=self._origin)
        return None


def record_of(row: BacklogRow) -> str:
    """The id of a row."""
    return row.id


def read_minutes(typed: str) -> int | None:
    """Minutes as people type them: 20, 20 min, 20m; nothing is 0; None when unclear."""
    plain = typed.casefold().replace("min", "").rstrip("m'′’ ").strip()
    if not plain:
        return 0
    return int(plain) if plain.isdecimal() and plain.isascii() and len(plain) < 4 else None


def bad_minutes() -> str:
    """What is said of minutes that are none."""
    return t("meetings", "Write a number of minutes, 1 to {most}.", most=LONGEST_ITEM)


def outcomes(row: object) -> Sequence[tuple[str, str]]:
    """The three outcomes to choose from."""
    del row
    return [(str(each), paper_terms.outcome(each)) for each in OUTCOMES]


def priorities(row: object) -> Sequence[tuple[str, str]]:
    """The three priorities to choose from."""
    del row
    return [(str(each), backlog_terms.priority(each)) for each in PRIORITIES]


def _open(row: BacklogRow) -> bool:
    return shown_as(row) != CLOSED


def _title(row: BacklogRow) -> str:
    return row.title


def _tip(row: BacklogRow) -> str:
    return "\n".join(filter(None, (row.title, row.note, topic_words.advice(row))))


def _again(row: BacklogRow) -> str:
    return "rotate-cw" if row.every_months else ""


def _tone(row: BacklogRow) -> str:
    return "muted" if shown_as(row) == CLOSED else ""


def _muted(row: BacklogRow) -> str:
    del row
    return "muted"


def _outcome(row: BacklogRow) -> str:
    return paper_terms.outcome(row.outcome)


def _outcome_key(row: BacklogRow) -> str:
    return row.outcome


def _outcome_order(row: BacklogRow) -> int:
    return OUTCOMES.index(Outcome(row.outcome))


def _minutes(row: BacklogRow) -> str:
    return topic_words.minutes(row.minutes)


def _minutes_order(row: BacklogRow) -> int:
    return row.minutes


def _priority(row: BacklogRow) -> str:
    return backlog_terms.priority(row.priority)


def _priority_key(row: BacklogRow) -> str:
    return row.priority


def _priority_order(row: BacklogRow) -> int:
    return [str(each) for each in PRIORITIES].index(row.priority)


def _priority_tone(row: BacklogRow) -> str:
    return "warning" if row.priority == PRIORITIES[0] and _open(row) else "muted"


def _review(row: BacklogRow) -> str:
    return formats.short_day(row.review_on) if row.review_on else ""


def _review_on(row: BacklogRow) -> date | None:
    return row.review_on


def _review_or_never(row: BacklogRow) -> date:
    return row.review_on or date.max


def _noted(row: BacklogRow) -> date:
    return row.noted_on
