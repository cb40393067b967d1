"""The words of what meetings, promises, policies and decisions need."""

from collections.abc import Mapping

from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.need_speech import NeedSpeech, fixed, until
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t, tn


def _listed(told: Told, names: str, owners: str = "") -> str:
    """Names with who looks after them, and how many there are beside those."""
    told_names = told.several(names)
    who = told.several(owners) if owners else ()
    parts = [
        t("need", "{owner}: {name}", name=isolated(name), owner=isolated(owner))
        if owner
        else isolated(name)
        for name, owner in zip(told_names, (*who, *[""] * len(told_names)), strict=False)
    ]
    said = "; ".join(parts)
    more = told.whole("count") - len(told_names)
    if more > 0:
        return tn("need", "{said}; and {n} more", "{said}; and {n} more", more, said=said)
    return said


def _actions_button(told: Told) -> str:
    return tn("need button", "Open action item", "Open action items", told.whole("count"))


def _policies_button(told: Told) -> str:
    return tn("need button", "Open policy", "Open policies", told.whole("count"))


def _decisions_button(told: Told) -> str:
    return tn("need button", "Open decision", "Open decisions", told.whole("count"))


def _awaiting(told: Told) -> str:
    if told.text("parent"):
        return t(
            "need",
            "The consent of {parent} is awaited. Note the day when it is given.",
            parent=told.text("parent"),
        )
    return t("need", "The other circle's consent is awaited. Note the day when it is given.")


def _aim(told: Told) -> str:
    day = told.day("on")
    if not told.flag("ours"):
        return t("need", "The other circle consented on {day}; ours has not yet.", day=day)
    if told.text("parent"):
        return t(
            "need",
            "The circle consented on {day}; the consent of {parent} is awaited.",
            day=day,
            parent=told.text("parent"),
        )
    return t("need", "The circle consented on {day}; the other circle's is awaited.", day=day)


def _unpublished(told: Told) -> str:
    count = told.whole("count", 1)
    if count > 1:
        return tn(
            "need",
            "The minutes of {n} meeting are approved and not published",
            "The minutes of {n} meetings are approved and not published",
            count,
        )
    return t("need", "The minutes of {day} are approved and not published", day=told.day("on"))


def _objections(told: Told) -> str:
    count = told.whole("count")
    if not count:
        return t("need", "Every objection is integrated; it goes back to the consent round.")
    return tn("need", "One objection is to be integrated.",
              "{n} objections are to be integrated.", count)  # fmt: skip


GOVERNANCE: Mapping[str, NeedSpeech] = {
    "actions.overdue": NeedSpeech(
        lambda told: tn(
            "need", "One action item is past its day", "{n} action items are past their day",
            told.whole("count"),
        ),
        lambda told: _listed(told, "what", "owners"),
        _actions_button,
        until,
    ),
    "actions.due": NeedSpeech(
        lambda told: tn(
            "need", "One action item is due within a week",
            "{n} action items are due within a week", told.whole("count"),
        ),
        lambda told: _listed(told, "what", "owners"),
        _actions_button,
        until,
    ),
    "policies.overdue": NeedSpeech(
        lambda told: tn(
            "need", "One policy is past its review", "{n} policies are past their review",
            told.whole("count"),
        ),
        lambda told: t(
            "need", "{policies}. In force until the circle decides.",
            policies=_listed(told, "titles"),
        ),
        _policies_button,
        until,
    ),
    "policies.due": NeedSpeech(
        lambda told: tn(
            "need", "One policy is to be reviewed", "{n} policies are to be reviewed",
            told.whole("count"),
        ),
        lambda told: _listed(told, "titles"),
        _policies_button,
        until,
    ),
    "decisions.due": NeedSpeech(
        lambda told: tn(
            "need", "The term of one decision ends", "The terms of {n} decisions end",
            told.whole("count"),
        ),
        lambda told: t(
            "need", "{decisions}. Decide again under the same title, with a new term or none.",
            decisions=_listed(told, "titles"),
        ),
        _decisions_button,
        until,
    ),
    "minutes.draft": NeedSpeech(
        lambda told: t("need", "The minutes of {day} are a draft", day=told.day("on")),
        lambda _told: t("need", "They are to be approved before the next meeting's content."),
        lambda _told: t("need button", "Open minutes"),
        fixed(lambda: t("need chip", "to approve"), "warning"),
    ),
    "minutes.unpublished": NeedSpeech(
        _unpublished,
        lambda _told: t("need", "Others learn what was decided once they are published."),
        lambda _told: t("need button", "Open minutes"),
        fixed(lambda: t("need chip", "to publish"), "info"),
    ),
    "meeting.no_agenda": NeedSpeech(
        lambda told: t("need", "The meeting on {day} has no agenda yet", day=told.day("on")),
        lambda _told: t("need", "One is proposed from what is due, ready and coming."),
        lambda _told: t("need button", "Prepare the agenda"),
        until,
    ),
    "proposal.objections": NeedSpeech(
        lambda told: t("need", "There are objections to “{title}”", title=told.text("title")),
        _objections,
        lambda _told: t("need button", "Open proposal"),
        fixed(lambda: t("need chip", "to integrate"), "warning"),
    ),
    "selection.begun": NeedSpeech(
        lambda told: t("need", "The selection for {role} is not finished",
                       role=told.text("role")),
        lambda told: t("need", "It was begun {day}.", day=told.day("on")),
        lambda _told: t("need button", "Go on"),
        fixed(lambda: t("need chip", "begun"), "info"),
    ),
    "term.awaiting": NeedSpeech(
        lambda told: t("need", "{role}: {holder} waits to be confirmed",
                       role=told.text("role"), holder=told.text("holder")),
        _awaiting,
        lambda _told: t("need button", "Open role"),
        fixed(lambda: t("need chip", "consent awaited"), "info"),
    ),
    "aim.waits": NeedSpeech(
        lambda told: t("need", "Version {version} of aim and domain waits for consent",
                       version=told.text("version")),
        _aim,
        lambda _told: t("need button", "Open aim"),
        fixed(lambda: t("need chip", "consent awaited"), "info"),
    ),
}  # fmt: skip
"""Codes of governance with their words."""
