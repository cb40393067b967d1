"""Time zones by their IANA names, and the clock times of meetings."""

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from sofa_desktop.domain.errors import Refused

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def zone(name: str) -> "ZoneInfo":
    """The zone of a name.

    Raises:
        Refused: ``zone.unknown``.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415  (not before first paint)

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refused("zone.unknown", zone=name) from error


def known(name: str) -> str:
    """A zone this computer knows, by its name; empty where it does not.

    A file may come from a newer computer, and zones are made and given up. Nothing that is only
    shown or printed fails on that.
    """
    try:
        return zone(name).key if name else ""
    except Refused:
        return ""


def must_be_zone(name: str) -> None:
    """Refuse what is neither empty nor a zone.

    Raises:
        Refused: ``zone.unknown``.
    """
    if name:
        zone(name)


def must_be_clock(at: str) -> None:
    """Refuse what is neither empty nor a clock time such as 19:30.

    Raises:
        Refused: ``clock.bad``.
    """
    if at and not _CLOCK.fullmatch(at):
        raise Refused("clock.bad", at=at)


def moment(on: date, at: str, zone_name: str) -> datetime:
    """A day and a clock time in a zone as one moment.

    Raises:
        Refused: ``clock.bad``, ``zone.unknown``.
    """
    must_be_clock(at)
    hour, minute = (int(part) for part in (at or "00:00").split(":"))
    return datetime.combine(on, time(hour, minute), zone(zone_name or "UTC"))
