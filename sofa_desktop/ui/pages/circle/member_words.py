"""What is said of members: the time where they are, and hours promised against hours taken."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache

from sofa_desktop.domain.roles import MANY_ROLES
from sofa_desktop.domain.zones import known, zone
from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.words import t, tn
from sofa_desktop.services.rows import MemberRow
from sofa_desktop.ui.kit.choice_edit import Choice
from sofa_desktop.ui.pages.circle.presenter import belongs

_PLACES = ("Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/",
           "Indian/", "Pacific/")  # fmt: skip


@cache
def zone_choices() -> tuple[Choice, ...]:
    """Every time zone by its IANA name, those of real places and UTC."""
    from zoneinfo import available_timezones  # noqa: PLC0415  (reads a folder, on first use)

    names = sorted(name for name in available_timezones() if name.startswith(_PLACES))
    return tuple(Choice(name, zone_name(name)) for name in ("UTC", *names))


def zone_name(name: str) -> str:
    """A zone as people read it: America/Argentina/Buenos Aires."""
    return name.replace("_", " ")


def local_time(zone_of: str, now: datetime) -> str:
    """What time it is where somebody is, in words; empty where that is not known."""
    if not known(zone_of):
        return ""
    there = now.astimezone(zone(zone_of))
    here = now.astimezone()
    clock = formats.clock(there)
    if there.date() > here.date():
        day = formats.weekday(there.date())
        return t("circle", "It is {clock} there now, already {day}.", clock=clock, day=day)
    if there.date() < here.date():
        day = formats.weekday(there.date())
        return t("circle", "It is {clock} there now, still {day}.", clock=clock, day=day)
    return t("circle", "It is {clock} there now.", clock=clock)


def hours_sentence(member: MemberRow) -> str:
    """Hours promised against hours the roles take; empty where neither was said."""
    facts = {"name": isolated(member.name), "taken": member.role_hours}
    if not member.role_hours:
        if not member.hours_month or member.role_count == 0:
            return ""
        return t("circle", "No hours are noted for the roles {name} holds.", **facts)
    if not member.hours_month:
        return tn(
            "circle",
            "{name} promised no hours yet; the one role held takes {taken} a month.",
            "{name} promised no hours yet; the {n} roles held take {taken} a month.",
            member.role_count,
            **facts,
        )
    return tn(
        "circle",
        "{name} promised {promised} hours a month; the one role held takes {taken}.",
        "{name} promised {promised} hours a month; the {n} roles held take {taken}.",
        member.role_count,
        promised=member.hours_month,
        **facts,
    )


def short_hours(count: int) -> str:
    """A number of hours in a column; empty where there are none."""
    return t("circle", "{n} h", n=count) if count else ""


def is_overloaded(member: MemberRow) -> bool:
    """Whether the roles take more than was promised."""
    return 0 < member.hours_month < member.role_hours


def noticed(members: Sequence[MemberRow], today: date) -> list[tuple[str, str]]:
    """What is worth a kind word about who does how much: a member's id and what is said of them."""
    told = []
    for member in members:
        said = [_many(member)] if member.role_count >= MANY_ROLES else []
        if is_overloaded(member):
            said.append(_overloaded(member))
        if said and belongs(member, today):
            told.append((member.id, " ".join(said)))
    return told


def _many(member: MemberRow) -> str:
    return tn(
        "circle",
        "Holds {n} role. Would somebody else like one?",
        "Holds {n} roles. Would somebody else like one?",
        member.role_count,
    )


def _overloaded(member: MemberRow) -> str:
    return tn(
        "circle",
        "Promised {promised} hours a month; one role takes {taken}.",
        "Promised {promised} hours a month; {n} roles take {taken}.",
        member.role_count,
        promised=member.hours_month,
        taken=member.role_hours,
    )


def values(member: MemberRow) -> Mapping[str, str]:
    """The fields of a member as the detail shows them."""
    return {
        "time_zone": member.time_zone,
        "hours_month": str(member.hours_month or ""),
        "email": member.email,
        "phone": member.phone,
        "place": member.place,
        "note": member.note,
    }
