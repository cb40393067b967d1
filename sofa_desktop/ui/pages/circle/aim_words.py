"""What is said of the versions of aim and domain. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sofa_desktop.domain.circle import Circle
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.rows import AimRow


@dataclass(frozen=True, slots=True)
class AimText:
    """A wording as it is read: when it holds, the two texts, the budget, who consented."""

    id: str
    title: str
    since: str
    aim: str
    domain: str
    budget: str
    consents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AimView:
    """Everything the page shows of aim and domain."""

    force: AimText | None
    draft: AimRow | None
    before: tuple[AimText, ...]


def aim_view(circle: Circle, rows: Sequence[AimRow]) -> AimView:
    """The wording in force, the draft beside it, and what was before.

    A file from before there were versions has an aim without a recorded consent: it is in force.
    """
    force = next((row for row in rows if row.state == "in_force"), None)
    former = [row for row in rows if row.state == "former"]
    shown = _text(force, circle, "") if force is not None else _unversioned(circle)
    ends = [force, *former] if force is not None else former
    before = tuple(_text(row, circle, _until(ends[place])) for place, row in enumerate(former))
    draft = next((row for row in rows if row.state == "draft"), None)
    return AimView(shown, draft, before)


def _until(next_one: AimRow) -> str:
    since = next_one.in_force_since
    return "" if since is None else formats.day(since)


def _unversioned(circle: Circle) -> AimText | None:
    if not (circle.aim or circle.domain):
        return None
    since = t("circle", "No consent was recorded.")
    return AimText("", t("circle", "In force"), since, circle.aim, circle.domain, "")


def _text(row: AimRow, circle: Circle, until: str) -> AimText:
    return AimText(
        row.id,
        tn("circle", "Version {n}", "Version {n}", row.version),
        _since(row, until),
        row.aim,
        row.domain,
        budget(row.budget_minor, circle.currency),
        consents(row, circle),
    )


def _since(row: AimRow, until: str) -> str:
    since = row.in_force_since
    if until and since is not None:
        return t("circle", "In force from {day} to {until}.", day=formats.day(since), until=until)
    if until:
        return t("circle", "In force until {until}.", until=until)
    if since is None:
        return t("circle", "No consent was recorded.")
    version = tn("circle", "Version {n}", "Version {n}", row.version)
    return t("circle", "{version}, in force since {day}.", version=version, day=formats.day(since))


def budget(minor: int, currency: str) -> str:
    """What the circle may spend on its own; empty where nothing was agreed."""
    if not minor:
        return ""
    amount = formats.money(minor, currency)
    return t("circle", "The circle spends up to {amount} a year on its own.", amount=amount)


def consents(row: AimRow, circle: Circle) -> tuple[str, ...]:
    """Who consented when, and where it is noted."""
    return tuple(
        said
        for said in (
            _consent(t("circle", "Our circle"), row.circle_consented_on, row.circle_note),
            _consent(other(circle), row.parent_consented_on, row.parent_note),
        )
        if said
    )


def other(circle: Circle) -> str:
    """The circle that has to consent too."""
    return isolated(circle.parent) if circle.parent else t("circle", "The parent circle")


def _consent(who: str, on: date | None, note: str) -> str:
    if on is None:
        return ""
    facts = {"who": who, "day": formats.day(on)}
    if note:
        note = isolated(note)
        return t("circle", "{who} consented on {day} ({note}).", note=note, **facts)
    return t("circle", "{who} consented on {day}.", **facts)


def draft_sentence(row: AimRow, circle: Circle) -> str:
    """How it stands with a draft."""
    given = consents(row, circle)
    if not given:
        return t(
            "circle", "It comes into force once our circle and {other} have consented.",
            other=circle.parent or t("circle", "the parent circle"),
        )  # fmt: skip
    missing = other(circle) if row.parent_consented_on is None else t("circle", "Our circle")
    wait = t("circle", "{who} has not consented yet.", who=missing)
    return f"{' '.join(given)} {wait}"
