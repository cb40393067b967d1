"""What the policies part says. No Qt."""

from collections.abc import Mapping, Sequence

from sofa_desktop.domain.policy import PolicyState
from sofa_desktop.i18n import formats, policy_terms
from sofa_desktop.i18n.words import t
from sofa_desktop.services.policy_rows import PolicyRow, PolicyVersionRow
from sofa_desktop.ui.kit.picks import Pick

TONES: Mapping[str, str] = {
    PolicyState.IN_FORCE: "good",
    PolicyState.DUE: "warning",
    PolicyState.OVERDUE: "bad",
    PolicyState.RETIRED: "",
}
_GROUPS = (
    ("due", (PolicyState.OVERDUE, PolicyState.DUE)),
    ("in_force", (PolicyState.IN_FORCE,)),
    ("retired", (PolicyState.RETIRED,)),
)


def is_retired(row: PolicyRow) -> bool:
    """Whether the circle no longer goes by it."""
    return row.state == PolicyState.RETIRED


def _group_name(group: str) -> str:
    return {
        "due": t("policies", "To look at again"),
        "in_force": t("policies", "In force"),
        "retired": t("policies", "Retired"),
    }[group]


def picks(rows: Sequence[PolicyRow]) -> list[Pick]:
    """Policies under what is to be done with them."""
    told: list[Pick] = []
    for group, states in _GROUPS:
        inside = [row for row in rows if row.state in states]
        if inside:
            told.append(Pick("", _group_name(group)))
            told.extend(_pick(row) for row in inside)
    return told


def _pick(row: PolicyRow) -> Pick:
    chip = "" if row.state in {PolicyState.IN_FORCE, PolicyState.RETIRED} else _short(row)
    return Pick(row.id, row.title, chip, TONES[row.state], _detail(row), quiet=is_retired(row))


def _short(row: PolicyRow) -> str:
    if row.state == PolicyState.DUE:
        return t("policies", "Due")
    return t("policies", "Overdue")


def _detail(row: PolicyRow) -> str:
    kind = policy_terms.policy_kind(row.kind)
    if row.retired_on is not None and is_retired(row):
        on = formats.short_day(row.retired_on)
        return t("policies", "{kind} · retired {day}", kind=kind, day=on)
    day = formats.short_day(row.term_end)
    return t("policies", "{kind} · review {day}", kind=kind, day=day)


def sentence(row: PolicyRow) -> str:
    """Since when it is in force, and when it is looked at again."""
    since, review = formats.day(row.decided_on), formats.day(row.term_end)
    if row.retired_on is not None and is_retired(row):
        on = formats.day(row.retired_on)
        return t("policies", "Retired on {day}: {why}", day=on, why=row.retired_why)
    if row.state == PolicyState.OVERDUE:
        return t(
            "policies",
            "In this wording since {since}. Its review was due on {review}; it stays in force "
            "until the circle decides.",
            since=since,
            review=review,
        )
    return t(
        "policies",
        "In this wording since {since}. The circle looks at it again by {review}.",
        since=since,
        review=review,
    )


def facts(row: PolicyRow) -> list[tuple[str, str]]:
    """How one sees that it works, and whom to tell."""
    told = [
        (t("policies", "Measure"), row.measure.strip()),
        (t("policies", "Feedback to"), row.feedback_to.strip()),
    ]
    return [(name, value) for name, value in told if value]


def version_words(version: PolicyVersionRow) -> str:
    """A wording it had, as a choice: Version 2 · 3 March 2026."""
    return t(
        "policies",
        "Version {number} · {day}",
        number=version.version,
        day=formats.short_day(version.decided_on),
    )


def version_sentence(version: PolicyVersionRow) -> str:
    """Where and until when a wording was consented to."""
    until = formats.day(version.term_end)
    if version.meeting_on is not None:
        return t(
            "policies",
            "Consented in the meeting of {meeting}, until {until}.",
            meeting=formats.day(version.meeting_on),
            until=until,
        )
    return t(
        "policies",
        "Consented on {day}, until {until}.",
        day=formats.day(version.decided_on),
        until=until,
    )


def why_not(row: PolicyRow | None) -> str:
    """Why a policy cannot be renewed, changed or retired; empty where it can."""
    if row is None:
        return t("policies", "Choose a policy first.")
    if is_retired(row):
        return t("policies", "This policy is retired. Its wording can be used again.")
    return ""
