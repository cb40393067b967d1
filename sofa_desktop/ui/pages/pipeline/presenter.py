"""What the Pipeline page says: which pieces are shown, which are late, sums and totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sofa_desktop.domain.content import OPEN_STAGES, ContentKind, Stage
from sofa_desktop.i18n import formats, terms
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.rows import EditionRow, ItemRow

OPEN = "open"
ALL = "all"
DRAFTING = frozenset({Stage.IDEA, Stage.BRIEF, Stage.DRAFT})
"""Stages in which a draft is still expected."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pieces to show: of a kind, and in a stage, open or all."""

    kind: str = ""
    stage: str = OPEN

    def shows(self, item: ItemRow) -> bool:
        """Whether a piece is among them."""
        if self.kind and item.kind != self.kind:
            return False
        if self.stage == OPEN:
            return item.stage in OPEN_STAGES
        return self.stage in {ALL, item.stage}


def kinds() -> list[tuple[str, str]]:
    """Kinds of content to choose from."""
    return [(str(kind), terms.content_kind(kind)) for kind in ContentKind]


def stages() -> list[tuple[str, str]]:
    """Stages in their order."""
    return [(str(stage), terms.stage(stage)) for stage in Stage]


def kind_choices() -> list[tuple[str, str]]:
    """What the list can be narrowed to by kind."""
    return [("", t("pipeline", "Every kind")), *kinds()]


def stage_choices() -> list[tuple[str, str]]:
    """What the list can be narrowed to by stage."""
    return [
        (OPEN, t("pipeline", "Open pieces")),
        (ALL, t("pipeline", "All pieces")),
        *stages(),
    ]


def draft_days_over(item: ItemRow, today: date) -> int:
    """How many days a draft is late; 0 where it is not."""
    if item.stage not in DRAFTING or item.draft_due is None:
        return 0
    return max(0, (today - item.draft_due).days)


def publish_days_over(item: ItemRow, today: date) -> int:
    """How many days publishing is late; 0 where it is not."""
    if item.stage not in OPEN_STAGES or item.publish_on is None:
        return 0
    return max(0, (today - item.publish_on).days)


def is_late(item: ItemRow, today: date) -> bool:
    """Whether one of its days has passed."""
    return days_over(item, today) > 0


def days_over(item: ItemRow, today: date) -> int:
    """How many days a piece is late, by the day that counts most; 0 where it is not."""
    return publish_days_over(item, today) or draft_days_over(item, today)


def late_words(item: ItemRow, today: date) -> str:
    """For how long a piece is late; empty where it is not."""
    days = days_over(item, today)
    return tn("pipeline", "{n} day over", "{n} days over", days) if days else ""


def late_sentence(item: ItemRow, today: date) -> str:
    """What is late; empty where nothing is."""
    if publish_days_over(item, today):
        return t("pipeline", "It was to be published by then.")
    if draft_days_over(item, today):
        return t("pipeline", "Its draft was due by then.")
    return ""


def line(items: Sequence[ItemRow], today: date) -> str:
    """The one line of what is true now."""
    if not items:
        return t("pipeline", "No pieces yet")
    going = [item for item in items if item.stage in OPEN_STAGES]
    told = tn("pipeline", "{n} open piece", "{n} open pieces", len(going))
    late = sum(is_late(item, today) for item in items)
    if late:
        past = tn("pipeline", "{n} past its day", "{n} past their day", late)
        told = f"{told}, {past}"
    others = len(items) - len(going)
    if others:
        told += " · " + tn("pipeline", "{n} other", "{n} others", others)
    return told


def shown_line(shown: int, whole: int) -> str:
    """How many of all pieces the list shows."""
    if shown == whole:
        return tn("pipeline", "{n} piece", "{n} pieces", whole)
    return tn("pipeline", "{shown} of {n} piece", "{shown} of {n} pieces", whole, shown=shown)


def totals(editions: Sequence[EditionRow], currency: str) -> str:
    """What all editions of a piece come to together."""
    if not editions:
        return ""
    income = sum(edition.income_minor for edition in editions)
    cost = sum(edition.cost_minor for edition in editions)
    return tn(
        "pipeline",
        "{n} edition: budget {budget}, income {income}, cost {cost}, result {result}",
        "{n} editions: budget {budget}, income {income}, cost {cost}, result {result}",
        len(editions),
        budget=formats.amount(sum(edition.budget_minor for edition in editions), currency),
        income=formats.amount(income, currency),
        cost=formats.amount(cost, currency),
        result=f"{formats.amount(income - cost, currency, sign=True)}\N{NO-BREAK SPACE}{currency}",
    )


def explanation(editions: Sequence[EditionRow], currency: str) -> list[str]:
    """How the results of editions are computed."""
    steps = [
        t(
            "pipeline",
            "{name}: {income} in, {cost} out, result {result}",
            name=isolated(edition.name),
            income=formats.money(edition.income_minor, currency),
            cost=formats.money(edition.cost_minor, currency),
            result=formats.money(edition.income_minor - edition.cost_minor, currency),
        )
        for edition in editions
    ]
    return [
        *steps,
        t(
            "pipeline",
            "Income and cost are the entries in Money that are counted for the edition, in "
            "{currency}; other currencies are not converted. The budget is what the circle means "
            "to spend; it does not enter the result.",
            currency=currency,
        ),
    ]


def item_line(item: ItemRow, today: date) -> str:
    """A piece in a line: kind, stage, who cares for it, what is late."""
    parts = [terms.content_kind(item.kind), terms.stage(item.stage)]
    parts.append(isolated(item.owner) if item.owner else t("pipeline", "nobody cares for it yet"))
    if publish := publish_days_over(item, today):
        parts.append(tn("pipeline", "publishing {n} day over", "publishing {n} days over", publish))
    elif draft := draft_days_over(item, today):
        parts.append(tn("pipeline", "draft {n} day over", "draft {n} days over", draft))
    return " · ".join(parts)
