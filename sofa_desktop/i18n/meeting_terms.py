"""The words of the field for what meetings hold as codes."""

from collections.abc import Callable, Mapping

from sofa_desktop.domain.meeting import (
    ItemState,
    MinutesStatus,
    Presence,
    Segment,
)
from sofa_desktop.i18n.words import t

Word = Callable[[], str]

_SEGMENTS: Mapping[Segment, Word] = {
    Segment.CHECK_IN: lambda: t("meeting segment", "Check-in"),
    Segment.ADMIN: lambda: t("meeting segment", "ADMIN"),
    Segment.AGENDA: lambda: t("meeting segment", "Consent to agenda"),
    Segment.ITEMS: lambda: t("meeting segment", "Items"),
    Segment.BACKLOG: lambda: t("meeting segment", "Backlog"),
    Segment.CHECK_OUT: lambda: t("meeting segment", "Check-out"),
}
_PRESENCES: Mapping[Presence, Word] = {
    Presence.PRESENT: lambda: t("presence", "Present"),
    Presence.ABSENT: lambda: t("presence", "Absent"),
    Presence.EXCUSED: lambda: t("presence", "Excused"),
}
_MINUTES: Mapping[MinutesStatus, Word] = {
    MinutesStatus.OPEN: lambda: t("minutes of last time", "Not said yet"),
    MinutesStatus.NONE: lambda: t("minutes of last time", "There are none"),
    MinutesStatus.APPROVED: lambda: t("minutes of last time", "Approved"),
    MinutesStatus.AMENDED: lambda: t("minutes of last time", "Approved with a correction"),
    MinutesStatus.DEFERRED: lambda: t("minutes of last time", "Deferred"),
}
_ITEM_STATES: Mapping[ItemState, Word] = {
    ItemState.PLANNED: lambda: t("item state", "To come"),
    ItemState.OPEN: lambda: t("item state", "Open"),
    ItemState.DONE: lambda: t("item state", "Done"),
    ItemState.CARRIED: lambda: t("item state", "Carried over"),
}


def segment(value: str) -> str:
    """A part of a meeting: Check-in, ADMIN, Items."""
    return _SEGMENTS[Segment(value)]()


def presence(value: str) -> str:
    """Whether somebody was there: Present, Absent, Excused."""
    return _PRESENCES[Presence(value)]()


def previous_minutes(value: str) -> str:
    """What was said of the last minutes: Approved, Deferred."""
    return _MINUTES[MinutesStatus(value)]()


def item_state(value: str) -> str:
    """What became of an item: To come, Done, Carried over."""
    return _ITEM_STATES[ItemState(value)]()
