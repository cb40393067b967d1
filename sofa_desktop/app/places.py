"""The places of the window and what the shell asks of the circle behind them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtWidgets import QWidget

from sofa_desktop.i18n import actions
from sofa_desktop.i18n.words import t
from sofa_desktop.services.desk import Desk
from sofa_desktop.services.needs import needs
from sofa_desktop.services.ports import CircleFile
from sofa_desktop.services.queries import Queries
from sofa_desktop.ui.context import Context
from sofa_desktop.ui.kit.page import Page
from sofa_desktop.ui.shell.ports import Place

SOON_DAYS: Final = 7
"""So many days before a meeting its agenda is asked for."""


class _Builder:
    """Builds one page when it is first visited; its module is imported then."""

    def __init__(self, context: Context, build: Callable[[Context, QWidget | None], Page]) -> None:
        self._context = context
        self._build = build

    def __call__(self, parent: QWidget | None) -> Page:
        return self._build(self._context, parent)


def _today(context: Context, parent: QWidget | None) -> Page:
    from sofa_desktop.ui.pages.today.page import TodayPage  # noqa: PLC0415

    return TodayPage(context, parent)


def _circle(context: Context, parent: QWidget | None) -> Page:
    from sofa_desktop.ui.pages.circle.page import CirclePage  # noqa: PLC0415

    return CirclePage(context, parent)


def _meetings(context: Context, parent: QWidget | None) -> Page:
    from sofa_desktop.ui.pages.meetings.page import MeetingsPage  # noqa: PLC0415

    return MeetingsPage(context, parent)


def _pipeline(context: Context, parent: QWidget | None) -> Page:
    from sofa_desktop.ui.pages.pipeline.page import PipelinePage  # noqa: PLC0415

    return PipelinePage(context, parent)


def _money(context: Context, parent: QWidget | None) -> Page:
    from sofa_desktop.ui.pages.money.page import MoneyPage  # noqa: PLC0415

    return MoneyPage(context, parent)


def _settlements(context: Context, parent: QWidget | None) -> Page:
    from sofa_desktop.ui.pages.settlements.page import SettlementsPage  # noqa: PLC0415

    return SettlementsPage(context, parent)


def _settings(context: Context, parent: QWidget | None) -> Page:
    from sofa_desktop.ui.pages.settings.page import SettingsPage  # noqa: PLC0415

    return SettingsPage(context, parent)


def places(context: Context) -> list[Place]:
    """The places of the sidebar."""
    named = (
        ("today", t("place", "Today"), "sun", _today),
        ("meetings", t("place", "Meetings"), "calendar-days", _meetings),
        ("circle", t("place", "Circle"), "users", _circle),
        ("pipeline", t("place", "Pipeline"), "kanban", _pipeline),
        ("money", t("place", "Money"), "wallet", _money),
        ("settlements", t("place", "Settlements"), "scale", _settlements),
        ("settings", t("place", "Settings"), "settings", _settings),
    )
    return [
        Place(key, title, icon, _Builder(context, build), below_rule=key == "settings")
        for key, title, icon, build in named
    ]


def counts(desk: Desk) -> dict[str, int]:
    """How many things wait, by place."""
    today = desk.clock.today()
    return {
        "today": len(needs(desk.queries, today)),
        "meetings": _waiting(desk.queries, today),
        "money": desk.queries.unsorted_count(),
    }


def _waiting(queries: Queries, today: date) -> int:
    """Promises past their day, minutes nobody approved, and a meeting soon without an agenda."""
    promises = sum(
        row.due_on is not None and row.due_on < today
        for row in queries.action_items(open_only=True)
    )
    following = queries.next_meeting(today)
    soon = today + timedelta(days=SOON_DAYS)
    bare = following is not None and not following.items and following.held_on <= soon
    return promises + len(queries.minutes_waiting()) + bare


class Undoing:
    """Undo and redo for the shell, named in words."""

    def __init__(self, file: CircleFile) -> None:
        self._file = file

    def undo_name(self) -> str:
        """What undo would take back."""
        row = self._file.next_undo()
        return "" if row is None or row.final else actions.name(row)

    def redo_name(self) -> str:
        """What redo would do again."""
        row = self._file.next_redo()
        return "" if row is None else actions.name(row)

    def undo(self) -> object:
        """Take the last action back."""
        return self._file.undo()

    def redo(self) -> object:
        """Do it again."""
        return self._file.redo()
