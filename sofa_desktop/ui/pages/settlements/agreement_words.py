"""What the list of versions says, and which days a new version gets. No Qt."""

import json
from collections.abc import Sequence
from datetime import date, timedelta

from sofa_desktop.domain.agreement import Terms
from sofa_desktop.domain.periods import Period, add_months
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.words import t
from sofa_desktop.services.rows import AgreementRow
from sofa_desktop.ui.kit.picks import Pick
from sofa_desktop.ui.pages.settlements.grid_rows import Grid, GridRow, Head
from sofa_desktop.ui.pages.settlements.terms_words import Names, changes

REVIEW_MONTHS = 12


def terms_in(row: AgreementRow) -> Terms:
    """The terms of a version."""
    return Terms.from_data(json.loads(row.terms))


def in_force(rows: Sequence[AgreementRow], today: date) -> AgreementRow | None:
    """The version that holds on a day."""
    begun = [row for row in rows if row.consented_on is not None and row.valid_from <= today]
    return max(begun, key=lambda row: row.valid_from, default=None)


def before(rows: Sequence[AgreementRow], row: AgreementRow) -> AgreementRow | None:
    """The version that came before another."""
    older = [each for each in rows if each.version < row.version]
    return max(older, key=lambda each: each.version, default=None)


def picks(rows: Sequence[AgreementRow], today: date) -> list[Pick]:
    """The versions, newest first, each with its state."""
    holding = in_force(rows, today)
    made = []
    for row in rows:
        name = t("agreement", "Version {number}", number=row.version)
        day = formats.short_day(row.valid_from)
        note = ""
        if row.frozen:
            note = t("agreement", "frozen by statements")
        elif row.consented_on is not None and row.sofa_consented_on is None:
            note = t("agreement", "SoFA's consent awaited")
        chip, tone = _state(row, holding, today)
        detail = t("agreement", "from {day}", day=day)
        detail = " · ".join(filter(None, (detail, note)))
        made.append(Pick(row.id, name, chip, tone, detail))
    return made


def _state(row: AgreementRow, holding: AgreementRow | None, today: date) -> tuple[str, str]:
    if row.consented_on is None:
        return t("agreement", "draft"), ""
    if holding is not None and row.id == holding.id:
        return t("agreement", "in force"), "good"
    if row.valid_from > today:
        return t("agreement", "to come"), "info"
    return t("agreement", "ended"), ""


def facts(row: AgreementRow) -> list[str]:
    """Who consented when, when it is looked at again, and whether it may still change."""
    said = [t("agreement", "In force from {day}.", day=formats.day(row.valid_from))]
    if row.consented_on is not None:
        said.append(
            t(
                "agreement",
                "The circle consented on {day} ({note}).",
                day=formats.day(row.consented_on),
                note=row.consent_note,
            )
        )
        if row.sofa_consented_on is not None:
            day = formats.day(row.sofa_consented_on)
            said.append(t("agreement", "SoFA consented on {day}.", day=day))
        else:
            said.append(t("agreement", "SoFA's consent is not noted yet."))
    if row.review_on is not None:
        said.append(
            t("agreement", "It is looked at again on {day}.", day=formats.day(row.review_on))
        )
    if row.frozen:
        said.append(
            t("agreement", "Statements rest on it, so it stays as it is; a new version follows it.")
        )
    return said


def first_day_of_new(rows: Sequence[AgreementRow], settled_until: date | None, today: date) -> date:
    """From when a new version holds unless the person says otherwise: a quarter's first day."""
    taken = [row.valid_from for row in rows]
    if settled_until is not None:
        taken.append(settled_until)
    earliest = max((*taken, today)) + timedelta(days=1)
    quarter = Period.quarter_of(earliest)
    return quarter.start if quarter.start == earliest else quarter.stop


def review_after(start: date) -> date:
    """When a version is looked at again unless the person says otherwise."""
    return add_months(start, REVIEW_MONTHS)


def changed(old: AgreementRow, terms: Terms, names: Names) -> Grid:
    """What a new version says otherwise than the one before."""
    rows = tuple(
        GridRow((heading, was, now)) for heading, was, now in changes(terms_in(old), terms, names)
    )
    return Grid(
        (
            Head("", stretch=2),
            Head(t("agreement", "Version {number}", number=old.version), stretch=3, muted=True),
            Head(t("agreement", "New"), stretch=3),
        ),
        rows,
    )
