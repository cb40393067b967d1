"""The words of actions on meetings, agendas and minutes."""

from collections.abc import Callable, Mapping

from sofa_desktop.i18n import meeting_terms, terms
from sofa_desktop.i18n.action_words.speech import Speech
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t, tn


def _dated(name: Callable[[str], str], done: Callable[[str], str]) -> Speech:
    """An action on a meeting, named by its day."""
    return Speech(lambda told: name(told.day("held_on")), lambda told: done(told.day("held_on")))


def _titled(name: Callable[[str], str], done: Callable[[str], str]) -> Speech:
    """An action on an item, named by its title."""
    return Speech(lambda told: name(told.text("title")), lambda told: done(told.text("title")))


def _field_of(told: Told) -> str:
    fields = told.several("fields")
    return terms.field(fields[0]) if len(fields) == 1 else ""


def _change(told: Told) -> str:
    on, field = told.day("held_on"), _field_of(told)
    if field:
        return t("action name", "change the meeting of {on}: {field}", on=on, field=field)
    return t("action name", "change the meeting of {on}", on=on)


def _changed(told: Told) -> str:
    on, field = told.day("held_on"), _field_of(told)
    if field:
        return t("action done", "Meeting of {on}: {field} changed", on=on, field=field)
    return t("action done", "Meeting of {on} changed", on=on)


def _change_item(told: Told) -> str:
    title, field = told.text("title"), _field_of(told)
    if field:
        return t("action name", "change the item “{title}”: {field}", title=title, field=field)
    return t("action name", "change the item “{title}”", title=title)


def _item_changed(told: Told) -> str:
    title, field = told.text("title"), _field_of(told)
    if field:
        return t("action done", "Item “{title}”: {field} changed", title=title, field=field)
    return t("action done", "Item “{title}” changed", title=title)


def _presence(told: Told) -> str:
    value = told.text("presence")
    return meeting_terms.presence(value) if value else ""


def _segment(told: Told) -> str:
    value = told.text("segment")
    return meeting_terms.segment(value) if value else ""


def _status(told: Told) -> str:
    return meeting_terms.previous_minutes(told.text("status"))


def _closed(told: Told) -> str:
    carried, on = told.whole("carried"), told.day("held_on")
    if not carried:
        return t("action done", "Meeting of {on} closed", on=on)
    return tn(
        "action done",
        "Meeting of {on} closed, one item went back to the backlog",
        "Meeting of {on} closed, {n} items went back to the backlog",
        carried,
        on=on,
    )


def _go_on(told: Told) -> str:
    title = told.text("title")
    if title:
        return t("action name", "go on to “{title}”", title=title)
    return t("action name", "go on to the backlog")


def _gone_on(told: Told) -> str:
    title = told.text("title")
    if title:
        return t("action done", "Gone on to “{title}”", title=title)
    return t("action done", "Gone on to the backlog")


_MEETINGS: Mapping[str, Speech] = {
    "meeting.plan": _dated(
        lambda on: t("action name", "plan the meeting of {on}", on=on),
        lambda on: t("action done", "Meeting of {on} planned", on=on),
    ),
    "meeting.change": Speech(_change, _changed),
    "meeting.remove": _dated(
        lambda on: t("action name", "remove the meeting of {on}", on=on),
        lambda on: t("action done", "Meeting of {on} removed", on=on),
    ),
    "meeting.open": _dated(
        lambda on: t("action name", "open the meeting of {on}", on=on),
        lambda on: t("action done", "Meeting of {on} opened", on=on),
    ),
    "meeting.attend": Speech(
        lambda told: t(
            "action name", "note {name}: {presence}",
            name=told.text("name"), presence=_presence(told),
        ),
        lambda told: t(
            "action done", "{name}: {presence}", name=told.text("name"), presence=_presence(told)
        ),
    ),
    "meeting.guest": Speech(
        lambda told: t("action name", "note the guest {name}", name=told.text("name")),
        lambda told: t("action done", "Guest {name} noted", name=told.text("name")),
    ),
    "meeting.remove_guest": Speech(
        lambda told: t("action name", "take the guest {name} off", name=told.text("name")),
        lambda told: t("action done", "Guest {name} taken off", name=told.text("name")),
    ),
    "meeting.go": Speech(
        lambda told: t("action name", "go to {segment}", segment=_segment(told)),
        lambda told: t("action done", "Gone on to {segment}", segment=_segment(told)),
    ),
    "meeting.close": Speech(
        lambda told: t("action name", "close the meeting of {on}", on=told.day("held_on")),
        _closed,
    ),
}  # fmt: skip
_AGENDA: Mapping[str, Speech] = {
    "agenda.consent": _dated(
        lambda on: t("action name", "consent to the agenda of {on}", on=on),
        lambda on: t("action done", "Agenda of {on} consented", on=on),
    ),
    "agenda.add": _titled(
        lambda title: t("action name", "put “{title}” on the agenda", title=title),
        lambda title: t("action done", "“{title}” put on the agenda", title=title),
    ),
    "agenda.change": Speech(_change_item, _item_changed),
    "agenda.move": _titled(
        lambda title: t("action name", "move the item “{title}”", title=title),
        lambda title: t("action done", "Item “{title}” moved", title=title),
    ),
    "agenda.rearrange": _dated(
        lambda on: t("action name", "change the agenda of {on}", on=on),
        lambda on: t("action done", "Agenda of {on} changed", on=on),
    ),
    "agenda.remove": _titled(
        lambda title: t("action name", "take “{title}” off the agenda", title=title),
        lambda title: t("action done", "“{title}” taken off the agenda", title=title),
    ),
    "item.begin": _titled(
        lambda title: t("action name", "begin “{title}”", title=title),
        lambda title: t("action done", "“{title}” begun", title=title),
    ),
    "item.pause": _titled(
        lambda title: t("action name", "stop the time of “{title}”", title=title),
        lambda title: t("action done", "Time of “{title}” stopped", title=title),
    ),
    "item.end": _titled(
        lambda title: t("action name", "end “{title}”", title=title),
        lambda title: t("action done", "“{title}” ended", title=title),
    ),
    "item.carry": _titled(
        lambda title: t("action name", "carry “{title}” to another meeting", title=title),
        lambda title: t("action done", "“{title}” carried to another meeting", title=title),
    ),
    "item.next": Speech(_go_on, _gone_on),
    "item.note": _titled(
        lambda title: t("action name", "change the notes on “{title}”", title=title),
        lambda title: t("action done", "Notes on “{title}” changed", title=title),
    ),
}
_MINUTES: Mapping[str, Speech] = {
    "minutes.previous": Speech(
        lambda told: t("action name", "minutes of last time: {status}", status=_status(told)),
        lambda told: t("action done", "Minutes of last time: {status}", status=_status(told)),
    ),
    "minutes.approve": _dated(
        lambda on: t("action name", "approve the minutes of {on}", on=on),
        lambda on: t("action done", "Minutes of {on} approved", on=on),
    ),
    "minutes.object": _dated(
        lambda on: t("action name", "note a reason about the minutes of {on}", on=on),
        lambda on: t("action done", "Minutes of {on}: a reason to talk noted", on=on),
    ),
    "minutes.send_again": _dated(
        lambda on: t("action name", "send the minutes of {on} again", on=on),
        lambda on: t("action done", "Minutes of {on} put right and sent again", on=on),
    ),
    "minutes.publish": _dated(
        lambda on: t("action name", "publish the minutes of {on}", on=on),
        lambda on: t("action done", "Minutes of {on} published", on=on),
    ),
    "minutes.reopen": _dated(
        lambda on: t("action name", "open the minutes of {on} again", on=on),
        lambda on: t("action done", "Minutes of {on} are a draft again", on=on),
    ),
    "minutes.correct": _dated(
        lambda on: t("action name", "correct the minutes of {on}", on=on),
        lambda on: t("action done", "Correction beside the minutes of {on}", on=on),
    ),
}
WORDS: Mapping[str, Speech] = {**_MEETINGS, **_AGENDA, **_MINUTES}
