"""The words of actions on topics, action items and the proposed agenda."""

from collections.abc import Callable, Mapping

from sofa_desktop.i18n.action_words.speech import Speech, changed
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t, tn


def _some(key: str, one: Callable[[str], str], many: Callable[[int], str]) -> Callable[[Told], str]:
    """Words for one record by its name, or for several by their count."""

    def say(told: Told) -> str:
        count = told.whole("count", 1)
        return one(told.text(key)) if count == 1 else many(count)

    return say


def _rest(told: Told) -> str:
    count, until = told.whole("count", 1), told.text("until")
    if count != 1:
        return tn("action done", "{n} topic put to rest", "{n} topics put to rest", count)
    if until:
        return t(
            "action done",
            "“{title}” rests until {day}",
            title=told.text("title"),
            day=told.day("until"),
        )
    return t("action done", "“{title}” put to rest", title=told.text("title"))


WORDS: Mapping[str, Speech] = {
    "backlog.note": Speech(
        lambda told: t("action name", "note the topic “{title}”", title=told.text("title")),
        lambda told: t("action done", "Topic noted: {title}", title=told.text("title")),
    ),
    "backlog.change": changed("title"),
    "backlog.rest": Speech(
        _some(
            "title",
            lambda title: t("action name", "let “{title}” rest", title=title),
            lambda n: tn("action name", "let {n} topic rest", "let {n} topics rest", n),
        ),
        _rest,
    ),
    "backlog.wake": Speech(
        _some(
            "title",
            lambda title: t("action name", "wake “{title}”", title=title),
            lambda n: tn("action name", "wake {n} topic", "wake {n} topics", n),
        ),
        _some(
            "title",
            lambda title: t("action done", "“{title}” is active again", title=title),
            lambda n: tn("action done", "{n} topic active again", "{n} topics active again", n),
        ),
    ),
    "backlog.done": Speech(
        _some(
            "title",
            lambda title: t("action name", "mark “{title}” as done", title=title),
            lambda n: tn("action name", "mark {n} topic as done", "mark {n} topics as done", n),
        ),
        _some(
            "title",
            lambda title: t("action done", "Topic done: {title}", title=title),
            lambda n: tn("action done", "{n} topic done", "{n} topics done", n),
        ),
    ),
    "backlog.drop": Speech(
        _some(
            "title",
            lambda title: t("action name", "drop the topic “{title}”", title=title),
            lambda n: tn("action name", "drop {n} topic", "drop {n} topics", n),
        ),
        _some(
            "title",
            lambda title: t("action done", "Topic dropped: {title}", title=title),
            lambda n: tn("action done", "{n} topic dropped", "{n} topics dropped", n),
        ),
    ),
    "backlog.skip_once": Speech(
        lambda told: t("action name", "skip “{title}” once", title=told.text("title")),
        lambda told: t(
            "action done",
            "“{title}” skipped once; it comes again {day}",
            title=told.text("title"),
            day=told.day("until"),
        ),
    ),
    "backlog.remove": Speech(
        _some(
            "title",
            lambda title: t("action name", "remove the topic “{title}”", title=title),
            lambda n: tn("action name", "remove {n} topic", "remove {n} topics", n),
        ),
        _some(
            "title",
            lambda title: t("action done", "Topic removed: {title}", title=title),
            lambda n: tn("action done", "{n} topic removed", "{n} topics removed", n),
        ),
    ),
    "backlog.keep": Speech(
        _some(
            "title",
            lambda title: t("action name", "keep “{title}” in the backlog", title=title),
            lambda n: tn(
                "action name", "keep {n} item in the backlog", "keep {n} items in the backlog", n
            ),
        ),
        _some(
            "title",
            lambda title: t("action done", "In the backlog: {title}", title=title),
            lambda n: tn(
                "action done", "{n} item noted in the backlog", "{n} items noted in the backlog", n
            ),
        ),
    ),
    "agenda.compose": Speech(
        _some(
            "title",
            lambda title: t("action name", "put “{title}” on the agenda", title=title),
            lambda n: tn(
                "action name", "put {n} item on the agenda", "put {n} items on the agenda", n
            ),
        ),
        _some(
            "title",
            lambda title: t("action done", "On the agenda: {title}", title=title),
            lambda n: tn(
                "action done", "{n} item put on the agenda", "{n} items put on the agenda", n
            ),
        ),
    ),
    "agenda.decline": Speech(
        lambda told: (
            t("action name", "leave “{title}” out", title=told.text("title"))
            if told.text("title")
            else t("action name", "leave a proposed item out")
        ),
        lambda told: (
            t("action done", "Left out until something changes: {title}", title=told.text("title"))
            if told.text("title")
            else t("action done", "Left out until something changes")
        ),
    ),
    "agenda.forgive": Speech(
        lambda told: (
            t("action name", "let “{title}” be proposed again", title=told.text("title"))
            if told.text("title")
            else t("action name", "let a declined item be proposed again")
        ),
        lambda told: (
            t("action done", "May be proposed again: {title}", title=told.text("title"))
            if told.text("title")
            else t("action done", "It may be proposed again")
        ),
    ),
    "action_item.add": Speech(
        lambda told: t("action name", "note the action item “{what}”", what=told.text("what")),
        lambda told: t("action done", "Action item noted: {what}", what=told.text("what")),
    ),
    "action_item.change": changed("what"),
    "action_item.done": Speech(
        _some(
            "what",
            lambda what: t("action name", "mark “{what}” as done", what=what),
            lambda n: tn(
                "action name", "mark {n} action item as done", "mark {n} action items as done", n
            ),
        ),
        _some(
            "what",
            lambda what: t("action done", "Done: {what}", what=what),
            lambda n: tn("action done", "{n} action item done", "{n} action items done", n),
        ),
    ),
    "action_item.drop": Speech(
        _some(
            "what",
            lambda what: t("action name", "drop the action item “{what}”", what=what),
            lambda n: tn("action name", "drop {n} action item", "drop {n} action items", n),
        ),
        _some(
            "what",
            lambda what: t("action done", "Action item dropped: {what}", what=what),
            lambda n: tn("action done", "{n} action item dropped", "{n} action items dropped", n),
        ),
    ),
    "action_item.reopen": Speech(
        _some(
            "what",
            lambda what: t("action name", "open “{what}” again", what=what),
            lambda n: tn(
                "action name", "open {n} action item again", "open {n} action items again", n
            ),
        ),
        _some(
            "what",
            lambda what: t("action done", "Open again: {what}", what=what),
            lambda n: tn(
                "action done", "{n} action item open again", "{n} action items open again", n
            ),
        ),
    ),
    "action_item.remove": Speech(
        _some(
            "what",
            lambda what: t("action name", "remove the action item “{what}”", what=what),
            lambda n: tn("action name", "remove {n} action item", "remove {n} action items", n),
        ),
        _some(
            "what",
            lambda what: t("action done", "Action item removed: {what}", what=what),
            lambda n: tn("action done", "{n} action item removed", "{n} action items removed", n),
        ),
    ),
}
