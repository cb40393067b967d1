"""What Settings says: choices, copies, the result of a check."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sofa_desktop.i18n import actions, findings, formats
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.care import BackupRow, Report, RestorePreview

FORMS = ("hledger", "csv", "ics", "markdown")
SUFFIXES = {"hledger": ".journal", "csv": "", "ics": ".ics", "markdown": ".md"}


@dataclass(frozen=True, slots=True)
class CopyText:
    """One copy in the list."""

    key: str
    title: str
    detail: str


def where(path: Path) -> str:
    """Where a file lies, with the person's own folder written short."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)


def looks() -> list[tuple[str, str]]:
    """How it may look: key and words."""
    return [
        ("", t("settings", "As the system says")),
        ("light", t("settings", "Light")),
        ("dark", t("settings", "Dark")),
        ("contrast", t("settings", "High contrast, light")),
        ("contrast-dark", t("settings", "High contrast, dark")),
    ]


def form_name(form: str) -> tuple[str, str]:
    """An open form in words, and what it is good for."""
    return {
        "hledger": (
            t("settings", "Plain-text journal"),
            t("settings", "Every entry, for hledger and other bookkeeping programs."),
        ),
        "csv": (
            t("settings", "Tables (CSV)"),
            t("settings", "A folder with one table a file, for any spreadsheet."),
        ),
        "ics": (
            t("settings", "Calendar (iCalendar)"),
            t(
                "settings",
                "Meetings, terms, reviews, editions, payments and what is due, for any calendar.",
            ),
        ),
        "markdown": (
            t("settings", "Cover page (Markdown)"),
            t(
                "settings",
                "The circle in words: aim, people, roles, content, agreement, policies, "
                "decisions, minutes, open action items.",
            ),
        ),
    }[form]


def copies(rows: Sequence[BackupRow]) -> list[CopyText]:
    """The copies there are."""
    return [
        CopyText(
            str(row.path),
            t(
                "settings",
                "{day}, {time}",
                day=formats.day(row.made_at.date()),
                time=formats.clock(row.made_at),
            ),
            f"{_reason(row.reason)} · {_size(row.size)}",
        )
        for row in rows
    ]


def _reason(reason: str) -> str:
    return {
        "daily": t("settings", "the day's copy"),
        "import": t("settings", "before an import"),
        "upgrade": t("settings", "before an upgrade"),
        "restore": t("settings", "before going back to a copy"),
        "hand": t("settings", "made by hand"),
    }.get(reason, reason)


def _size(size: int) -> str:
    if size < 1_000_000:
        return t("settings", "{n} kB", n=max(1, round(size / 1000)))
    return t("settings", "{n} MB", n=round(size / 1_000_000))


def restore_words(preview: RestorePreview) -> str:
    """What going back to a copy would change."""
    parts = []
    if preview.lost:
        parts.append(
            tn(
                "settings",
                "{n} action made since then would be gone.",
                "{n} actions made since then would be gone.",
                preview.lost,
            )
        )
    else:
        parts.append(t("settings", "Nothing was done since then."))
    if preview.last_then is not None:
        last = actions.happened(preview.last_then)
        parts.append(t("settings", "The last thing it holds: {what}.", what=last.rstrip(".")))
    changed = [
        f"{_records(each.kind)}: {each.now} → {each.then}"
        for each in preview.counts
        if each.now != each.then
    ]
    if changed:
        parts.append("\n".join(changed))
    parts.append(t("settings", "The file as it stands now is copied first."))
    return "\n\n".join(parts)


def _records(kind: str) -> str:
    return {
        "circle": t("records", "Circle"),
        "member": t("records", "Members"),
        "role": t("records", "Roles"),
        "role_term": t("records", "Terms"),
        "content_item": t("records", "Pieces of content"),
        "edition": t("records", "Editions"),
        "account": t("records", "Accounts and categories"),
        "entry": t("records", "Entries"),
        "tranche": t("records", "Investments"),
        "agreement": t("records", "Versions of the agreement"),
        "statement": t("records", "Statements"),
        "import_batch": t("records", "Imports"),
        "receipt": t("records", "Receipts"),
    }.get(kind, kind)


def check_words(report: Report) -> list[str]:
    """What a check proved or found."""
    return [
        findings.verdict(report),
        *(findings.sentence(finding) for finding in report.findings),
    ]
