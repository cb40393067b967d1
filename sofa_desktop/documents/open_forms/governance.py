"""What a circle agreed, decided, promised and minuted, as sections of its Markdown page."""

from collections.abc import Sequence
from datetime import date

from sofa_desktop.documents.marks import paragraphs, plain, table
from sofa_desktop.documents.open_forms.whole import Whole
from sofa_desktop.documents.papers import minutes as minutes_paper
from sofa_desktop.documents.papers import policies as logbook
from sofa_desktop.documents.papers.as_markdown import body
from sofa_desktop.documents.papers.leaf import Heading
from sofa_desktop.domain.backlog import CLOSED, ActionState, state_on
from sofa_desktop.domain.policy import Policy, PolicyVersion
from sofa_desktop.domain.policy_rules import state_on as policy_state_on
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.backlog_terms import backlog_state
from sofa_desktop.i18n.words import t


def policies(whole: Whole, today: date) -> list[str]:
    """Every policy in force, word for word."""
    told = []
    for policy in sorted(whole.policies, key=lambda each: each.title.casefold()):
        version = in_force(whole, policy)
        if version is not None:
            state = policy_state_on(today, version.term_end, whole.circle.warning_days)
            told.append(_policy(policy, version, str(state)))
    if not told:
        return []
    blocks = [block for each in told for block in logbook.policy_blocks(each)]
    return [f"## {t('circle page', 'Policies')}", *body(tuple(blocks), deeper=1)]


def in_force(whole: Whole, policy: Policy) -> PolicyVersion | None:
    """The wording a policy has now; None where it is retired."""
    versions = [each for each in whole.policy_versions if each.policy_id == policy.id]
    if policy.retired_on is not None or not versions:
        return None
    return max(versions, key=lambda each: each.version)


def _policy(policy: Policy, version: PolicyVersion, state: str) -> dict[str, object]:
    return {
        "title": policy.title,
        "kind": str(policy.kind),
        "text": version.text,
        "since": version.decided_on.isoformat(),
        "version": version.version,
        "term_end": version.term_end.isoformat(),
        "state": state,
        "measure": version.measure,
        "feedback_to": version.feedback_to,
        "note": policy.note,
    }


def actions(whole: Whole) -> list[str]:
    """What was promised and is open, the first due first."""
    names = {each.id: each.name for each in whole.members}
    waiting = [each for each in whole.action_items if each.state is ActionState.OPEN]
    rows = [
        (
            each.what,
            names.get(each.owner_id, "") if each.owner_id else "",
            formats.short_day(each.due_on) if each.due_on else "",
        )
        for each in sorted(waiting, key=lambda each: (each.due_on or date.max, each.id))
    ]
    headings = (t("circle page", "What"), t("circle page", "Who"), t("circle page", "By"))
    return _section(t("circle page", "Open actions"), headings, rows)


def backlog(whole: Whole, today: date) -> list[str]:
    """Topics that wait or rest."""
    rows = [
        (each.title, backlog_state(str(state_on(each, today))), formats.short_day(each.noted_on))
        for each in whole.backlog
        if each.state not in CLOSED
    ]
    headings = (t("circle page", "Topic"), t("circle page", "State"), t("circle page", "Noted"))
    return _section(t("circle page", "Backlog"), headings, rows)


def _section(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"## {title}", "", *table(headings, rows)] if rows else []


def decisions(whole: Whole) -> list[str]:
    """Every decision with its exact wording, the latest first."""
    lines = []
    for each in sorted(whole.decisions, key=lambda one: (one.decided_on, one.id), reverse=True):
        day = formats.day(each.decided_on)
        title = f"{each.title} ({day})" if each.title.strip() else day
        lines += ["", f"### {plain(title)}", "", *(f"> {line}" for line in paragraphs(each.text))]
        if each.term_end is not None:
            lines += ["", t("circle page", "Until {day}", day=formats.day(each.term_end))]
    return [f"## {t('circle page', 'Decisions')}", *lines] if lines else []


def minutes(whole: Whole) -> list[str]:
    """The minutes of every meeting, the latest first."""
    lines: list[str] = []
    for payload in whole.minutes:
        leaf = minutes_paper.leaf(payload)
        state = t("circle page", "draft") if leaf.draft else ""
        heading = Heading(leaf.title, 2, state)
        told = [plain(each) for each in leaf.particulars]
        lines += [*body((heading,), deeper=1), "", "  \n".join(told)]
        lines += body(leaf.blocks, deeper=2)
    return [f"## {t('circle page', 'Minutes')}", *lines] if lines else []
