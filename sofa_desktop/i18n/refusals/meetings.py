"""Refusals about meetings, agendas and minutes."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t

Facts = Mapping[str, object]
Say = Callable[[Facts], str]


def _dated(make: Callable[[str], str]) -> Say:
    """A sentence that names the day of a meeting."""
    return lambda facts: make(Told(facts).day("held_on") or t("refusal", "that day"))


def _titled(make: Callable[[str], str]) -> Say:
    """A sentence that names an item."""
    return lambda facts: make(Told(facts).text("title"))


def _until(make: Callable[[str, str], str]) -> Say:
    """A sentence that names a moment."""

    def say(facts: Facts) -> str:
        at = datetime.fromtimestamp(Told(facts).whole("until") / 1000, UTC).astimezone()
        return make(formats.weekday(at.date()), formats.clock(at))

    return say


def _bad_length(_facts: Facts) -> str:
    return t(
        "refusal",
        "A meeting lasts from 15 minutes to 10 hours. Nothing was changed. Choose another length.",
    )


def _bad_minutes(_facts: Facts) -> str:
    return t(
        "refusal",
        "An item takes from 1 minute to 4 hours. Nothing was changed. Choose other minutes.",
    )


_MEETINGS: Mapping[str, Say] = {
    "clock.bad": lambda facts: t(
        "refusal",
        "“{at}” is no time of day. Nothing was changed. Write hours and minutes, such as 19:30.",
        at=Told(facts).text("at"),
    ),
    "meeting.bad_length": _bad_length,
    "meeting.held": _dated(
        lambda on: t(
            "refusal",
            "The agenda of {on} was consented, so the meeting stays. Nothing was changed. "
            "Close it if it is over.",
            on=on,
        )
    ),
    "meeting.used": _dated(
        lambda on: t(
            "refusal",
            "Decisions, actions or selections belong to the meeting of {on}, so it stays. "
            "Nothing was changed.",
            on=on,
        )
    ),
    "meeting.opened": _dated(
        lambda on: t("refusal", "The meeting of {on} is open already. Nothing was changed.", on=on)
    ),
    "meeting.not_open": _dated(
        lambda on: t(
            "refusal",
            "The meeting of {on} has not begun. Nothing was changed. Open it first.",
            on=on,
        )
    ),
    "meeting.closed": _dated(
        lambda on: t("refusal", "The meeting of {on} is over. Nothing was changed.", on=on)
    ),
    "meeting.another_open": _dated(
        lambda on: t(
            "refusal",
            "The meeting of {on} is still open. Nothing was changed. Close that one first.",
            on=on,
        )
    ),
    "meeting.guest_no_name": lambda _facts: t(
        "refusal", "A guest needs a name. Nothing was changed. Type one."
    ),
    "meeting.not_a_guest": lambda facts: t(
        "refusal",
        "{name} is a member and stays on the list. Nothing was changed. "
        "Note {name} as absent instead.",
        name=Told(facts).text("name"),
    ),
}
_AGENDA: Mapping[str, Say] = {
    "agenda.no_title": lambda _facts: t(
        "refusal", "An item needs a title. Nothing was changed. Type one."
    ),
    "agenda.bad_minutes": _bad_minutes,
    "agenda.consented": lambda _facts: t(
        "refusal", "The agenda has its consent already. Nothing was changed."
    ),
    "agenda.not_consented": lambda _facts: t(
        "refusal",
        "The agenda has not been consented yet. Nothing was changed. Ask for consent to it first.",
    ),
    "agenda.needs_consent": lambda _facts: t(
        "refusal",
        "The circle consented to this agenda, so it changes by consent alone. Nothing was changed. "
        "Ask the circle, then change it as consented.",
    ),
    "agenda.closed": _dated(
        lambda on: t(
            "refusal",
            "The meeting of {on} is over and its agenda stays as it was. Nothing was changed.",
            on=on,
        )
    ),
    "agenda.twice": _titled(
        lambda title: t(
            "refusal",
            "“{title}” is on an agenda already. Nothing was changed. Take it off there first.",
            title=title,
        )
    ),
    "item.begun": _titled(
        lambda title: t(
            "refusal",
            "“{title}” was begun, so it stays on the agenda. Nothing was changed. "
            "Carry it to another meeting instead.",
            title=title,
        )
    ),
    "item.used": _titled(
        lambda title: t(
            "refusal",
            "Decisions, actions or a selection belong to “{title}”, so it stays. "
            "Nothing was changed.",
            title=title,
        )
    ),
    "item.elsewhere": _titled(
        lambda title: t(
            "refusal",
            "“{title}” is on the agenda of another meeting. Nothing was changed. "
            "Open that meeting first.",
            title=title,
        )
    ),
    "item.running": _titled(
        lambda title: t("refusal", "“{title}” is open already. Nothing was changed.", title=title)
    ),
    "item.not_running": _titled(
        lambda title: t(
            "refusal", "The time of “{title}” stands still. Nothing was changed.", title=title
        )
    ),
    "item.not_begun": _titled(
        lambda title: t(
            "refusal",
            "“{title}” was not begun yet. Nothing was changed. Begin it first.",
            title=title,
        )
    ),
}
_MINUTES: Mapping[str, Say] = {
    "minutes.approved": lambda facts: (
        t(
            "refusal",
            "The minutes of {on} are approved, so nothing of that meeting changes. "
            "Nothing was changed. Write a correction beside them.",
            on=Told(facts).day("held_on"),
        )
        if facts.get("held_on")
        else t(
            "refusal",
            "The minutes are approved, so nothing of that meeting changes. Nothing was changed. "
            "Write a correction beside them.",
        )
    ),
    "minutes.not_yet": _dated(
        lambda on: t(
            "refusal",
            "The meeting of {on} is not over, so it has no minutes yet. Nothing was changed. "
            "Close the meeting first.",
            on=on,
        )
    ),
    "minutes.not_approved": _dated(
        lambda on: t(
            "refusal",
            "The minutes of {on} are not approved. Nothing was changed. Approve them first; "
            "a draft is changed itself.",
            on=on,
        )
    ),
    "minutes.published": _dated(
        lambda on: t(
            "refusal",
            "The minutes of {on} are published, and others have them. Nothing was changed. "
            "Write a correction beside them.",
            on=on,
        )
    ),
    "minutes.not_the_last": _dated(
        lambda on: t(
            "refusal",
            "Later minutes, of {on}, are approved already. Nothing was changed. "
            "Write a correction beside the older ones.",
            on=on,
        )
    ),
    "minutes.built_on": _dated(
        lambda on: t(
            "refusal",
            "The meeting of {on} noted these minutes as approved and went on to its items. "
            "Nothing was changed. Write a correction beside them.",
            on=on,
        )
    ),
    "minutes.content_phase": _dated(
        lambda on: t(
            "refusal",
            "The meeting of {on} is at its items, and minutes are approved before that. "
            "Nothing was changed. Approve them in ADMIN of the next meeting.",
            on=on,
        )
    ),
    "minutes.content_begun": lambda _facts: t(
        "refusal",
        "The meeting is at its items, and the last minutes are spoken of before that. "
        "Nothing was changed. Take them up in ADMIN of the next meeting.",
    ),
    "minutes.end_is_over": _dated(
        lambda on: t(
            "refusal",
            "The meeting of {on} was opened meanwhile, so the end of the earlier one is past. "
            "Nothing was changed. Approve the minutes in ADMIN of the next meeting.",
            on=on,
        )
    ),
    "minutes.no_admin": _dated(
        lambda on: t(
            "refusal",
            "The minutes of {on} are approved in ADMIN of the next meeting, and none is open. "
            "Nothing was changed. Open the next meeting first.",
            on=on,
        )
    ),
    "minutes.objected": _dated(
        lambda on: t(
            "refusal",
            "Somebody gave a reason to talk about the minutes of {on}. Nothing was changed. "
            "Put them right and send them again, or take them up in ADMIN of the next meeting.",
            on=on,
        )
    ),
    "minutes.no_window": _dated(
        lambda on: t(
            "refusal",
            "For the minutes of {on} no 48 hours are running. Nothing was changed. "
            "Approve them in ADMIN of the next meeting.",
            on=on,
        )
    ),
    "minutes.window_open": _until(
        lambda on, at: t(
            "refusal",
            "Whoever was there may speak up about these minutes until {on}, {at}. "
            "Nothing was changed. Approve them after that.",
            on=on,
            at=at,
        )
    ),
    "minutes.window_over": _until(
        lambda on, at: t(
            "refusal",
            "The 48 hours ended on {on}, {at}. Nothing was changed. "
            "Take the minutes up in ADMIN of the next meeting.",
            on=on,
            at=at,
        )
    ),
    "minutes.no_reason": lambda _facts: t(
        "refusal",
        "Say what in the minutes is not right yet. Nothing was changed. Type the reason.",
    ),
    "minutes.no_objection": _dated(
        lambda on: t(
            "refusal",
            "Nobody gave a reason to talk about the minutes of {on}. Nothing was changed.",
            on=on,
        )
    ),
    "minutes.was_absent": lambda facts: t(
        "refusal",
        "{name} was not at the meeting, and only those who were there approve its minutes. "
        "Nothing was changed. Bring the point to the next meeting as a topic.",
        name=Told(facts).text("name"),
    ),
    "minutes.no_status": lambda _facts: t(
        "refusal", "Say what the circle said of the last minutes. Nothing was changed. Choose one."
    ),
    "minutes.status_missing": lambda _facts: t(
        "refusal",
        "In ADMIN it was not said yet what became of the minutes of last time. "
        "Nothing was changed. Record that first.",
    ),
    "minutes.there_are": _dated(
        lambda on: t(
            "refusal",
            "There are minutes of {on}. Nothing was changed. "
            "Say whether they are approved, amended or deferred.",
            on=on,
        )
    ),
    "minutes.were_approved": _dated(
        lambda on: t(
            "refusal",
            "The minutes of {on} are approved already. Nothing was changed. "
            "Record them as approved.",
            on=on,
        )
    ),
    "correction.no_text": lambda _facts: t(
        "refusal", "A correction says what is right. Nothing was changed. Type it."
    ),
}
SENTENCES: Mapping[str, Say] = {**_MEETINGS, **_AGENDA, **_MINUTES}
