"""The circle on a page of Markdown: who it is, who does what, what it makes, what it decided."""

import json
from datetime import date

from sofa_desktop.documents.marks import paragraphs, plain, table
from sofa_desktop.documents.open_forms import governance
from sofa_desktop.documents.open_forms.agreed import sentences
from sofa_desktop.documents.open_forms.whole import Whole
from sofa_desktop.domain.agreement import Terms
from sofa_desktop.domain.records import AgreementVersion
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.terms import content_kind, stage, standing
from sofa_desktop.i18n.words import t


def page(whole: Whole, today: date) -> str:
    """The page; terms and memberships as they stand on a day."""
    parts = [
        _head(whole),
        _members(whole, today),
        _roles(whole, today),
        governance.policies(whole, today),
        _content(whole),
        _agreement(whole),
        _statements(whole),
        governance.actions(whole),
        governance.backlog(whole, today),
        governance.decisions(whole),
        governance.minutes(whole),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _head(whole: Whole) -> list[str]:
    circle = whole.circle
    lines = [f"# {plain(circle.name)}"]
    if circle.parent:
        lines += ["", t("circle page", "Part of {parent}.", parent=plain(circle.parent))]
    for title, text in (
        (t("circle page", "Aim"), circle.aim),
        (t("circle page", "Domain"), circle.domain),
    ):
        if text.strip():
            lines += ["", f"## {title}", "", *paragraphs(text)]
    return lines


def _members(whole: Whole, today: date) -> list[str]:
    rows = [
        (each.name, standing(each.standing), formats.day(each.joined_on))
        for each in sorted(whole.members, key=lambda each: each.name.casefold())
        if each.belongs_on(today)
    ]
    if not rows:
        return []
    headings = (t("circle page", "Name"), t("circle page", "Belongs"), t("circle page", "Since"))
    return [f"## {t('circle page', 'Members')}", "", *table(headings, rows)]


def _roles(whole: Whole, today: date) -> list[str]:
    members = {each.id: each.name for each in whole.members}
    lines = [f"## {t('circle page', 'Roles')}"]
    for role in whole.roles:
        lines += ["", f"### {plain(role.name)}", ""]
        held = [each for each in whole.terms if each.role_id == role.id and each.holds_on(today)]
        if held:
            term = max(held, key=lambda each: each.starts_on)
            lines.append(
                t(
                    "circle page",
                    "Held by {name} from {first} to {last}.",
                    name=plain(members[term.member_id]),
                    first=formats.day(term.starts_on),
                    last=formats.day(term.last_day),
                )
            )
        else:
            lines.append(t("circle page", "Nobody holds this role."))
        for text in (role.purpose, role.tasks, role.authority, role.limits):
            if text.strip():
                lines += ["", *paragraphs(text)]
    return lines if whole.roles else []


def _content(whole: Whole) -> list[str]:
    owners = {each.id: each.name for each in whole.members}
    lines: list[str] = []
    if whole.items:
        headings = (
            t("circle page", "Title"),
            t("circle page", "Kind"),
            t("circle page", "Stage"),
            t("circle page", "Owner"),
        )
        rows = [
            (
                each.title,
                content_kind(each.kind),
                stage(each.stage),
                owners.get(each.owner_id, "") if each.owner_id else "",
            )
            for each in whole.items
        ]
        lines += [f"## {t('circle page', 'Content')}", "", *table(headings, rows)]
    if whole.editions:
        items = {each.id: each.title for each in whole.items}
        headings = (
            t("circle page", "Edition"),
            t("circle page", "Of"),
            t("circle page", "From"),
            t("circle page", "To"),
        )
        dates = [
            (
                each.name,
                items[each.item_id],
                formats.short_day(each.starts_on),
                formats.short_day(each.ends_on),
            )
            for each in sorted(whole.editions, key=lambda each: (each.starts_on, each.id))
        ]
        lines += ["", f"## {t('circle page', 'Editions')}", "", *table(headings, dates)]
    return lines


def _agreement(whole: Whole) -> list[str]:
    lines: list[str] = []
    for version in sorted(whole.agreements, key=lambda each: each.version):
        lines += ["", f"### {t('circle page', 'Version {n}', n=version.version)}", ""]
        lines += [_consent(version), ""]
        terms = Terms.from_data(json.loads(version.terms))
        names = {each.key: each.name for each in whole.accounts if each.key}
        members = {str(each.id): each.name for each in whole.members}
        lines += [f"- {plain(each)}" for each in sentences(terms, names, members)]
    if not lines:
        return []
    return [f"## {t('circle page', 'Agreement with {sofa}', sofa=plain(whole.circle.sofa_name))}",
            *lines]  # fmt: skip


def _consent(version: AgreementVersion) -> str:
    first = formats.day(version.valid_from)
    if version.consented_on is None:
        return t(
            "circle page", "Valid from {first}; the circle has not consented yet.", first=first
        )
    return t(
        "circle page",
        "Valid from {first}; the circle consented on {day} ({note}).",
        first=first,
        day=formats.day(version.consented_on),
        note=plain(version.consent_note),
    )


def _statements(whole: Whole) -> list[str]:
    rows = [
        (
            each.number,
            f"{formats.short_day(each.starts_on)} – {formats.short_day(each.ends_on)}",
            formats.money(each.pay_minor, each.currency),
            formats.short_day(each.paid_on) if each.paid_on else "",
        )
        for each in sorted(whole.statements, key=lambda each: each.sequence)
    ]
    if not rows:
        return []
    headings = (
        t("circle page", "Number"),
        t("circle page", "Period"),
        t("circle page", "To pay SoFA"),
        t("circle page", "Paid on"),
    )
    return [f"## {t('circle page', 'Statements')}", "", *table(headings, rows)]
