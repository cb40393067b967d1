"""The words for topics and promises: how soon, where from, where they are."""

from collections.abc import Callable, Mapping

from sofa_desktop.domain.backlog import ActionState, BacklogState, Priority, Source
from sofa_desktop.i18n.words import t

Word = Callable[[], str]

_PRIORITIES: Mapping[Priority, Word] = {
    Priority.SOON: lambda: t("priority", "Soon"),
    Priority.NORMAL: lambda: t("priority", "Normal"),
    Priority.LATER: lambda: t("priority", "Later"),
}
_SOURCES: Mapping[Source, Word] = {
    Source.MEMBER: lambda: t("topic source", "A member"),
    Source.MEETING: lambda: t("topic source", "A meeting"),
    Source.DUE: lambda: t("topic source", "Came due"),
    Source.PARENT: lambda: t("topic source", "Parent circle"),
    Source.HELP_DESK: lambda: t("topic source", "Help desk"),
}
_STATES: Mapping[BacklogState, Word] = {
    BacklogState.ACTIVE: lambda: t("topic state", "Active"),
    BacklogState.RESTING: lambda: t("topic state", "Resting"),
    BacklogState.ON_AGENDA: lambda: t("topic state", "On the agenda"),
    BacklogState.DONE: lambda: t("topic state", "Done"),
    BacklogState.DROPPED: lambda: t("topic state", "Dropped"),
}
_ACTION_STATES: Mapping[ActionState, Word] = {
    ActionState.OPEN: lambda: t("action state", "Open"),
    ActionState.DONE: lambda: t("action state", "Done"),
    ActionState.DROPPED: lambda: t("action state", "Dropped"),
}


def priority(value: str) -> str:
    """How soon a topic wants a meeting: Soon, Normal, Later."""
    return _PRIORITIES[Priority(value)]()


def source(value: str) -> str:
    """Where a topic came from: A member, Parent circle."""
    return _SOURCES[Source(value)]()


def backlog_state(value: str) -> str:
    """Where a topic is: Active, Resting."""
    return _STATES[BacklogState(value)]()


def action_state(value: str) -> str:
    """What became of an action item: Open, Done."""
    return _ACTION_STATES[ActionState(value)]()
