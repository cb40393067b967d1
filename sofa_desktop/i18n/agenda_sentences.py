"""Title and reason of each thing the composer proposes, by its code."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t, tn

Say = Callable[[Told], str]


class Spoken(NamedTuple):
    """The two texts of a proposed item."""

    title: Say
    reason: Say


def _role(told: Told) -> dict[str, str]:
    return {"role": told.text("role"), "holder": told.text("holder"), "day": told.day("ends")}


def _minutes_title(told: Told) -> str:
    return t("agenda title", "Minutes of {day}", day=told.day("on"))


def _unfinished(told: Told) -> str:
    carried, day = told.whole("carried", 1), told.day("on")
    if told.flag("helping"):
        return tn(
            "agenda reason",
            "It was carried over {n} time; a helping circle may serve it better.",
            "It was carried over {n} times; a helping circle may serve it better.",
            carried,
        )
    if carried > 1:
        return tn(
            "agenda reason",
            "It was carried over {n} time, last on {day}.",
            "It was carried over {n} times, last on {day}.",
            carried,
            day=day,
        )
    if day:
        return t("agenda reason", "It was not finished on {day}.", day=day)
    return t("agenda reason", "It was carried over from an earlier meeting.")


def _actions_title(told: Told) -> str:
    return tn(
        "agenda title", "{n} action item that is due", "{n} action items that are due",
        told.whole("count"),
    )  # fmt: skip


def _actions(told: Told) -> str:
    named = "; ".join(
        t("agenda reason", "{owner}: {what}", what=isolated(what), owner=isolated(owner))
        if owner
        else isolated(what)
        for what, owner in zip(told.several("what"), told.several("owners"), strict=False)
    )
    more = told.whole("count") - len(told.several("what"))
    if more > 0:
        named = tn("agenda reason", "{named}; and {n} more", "{named}; and {n} more", more,
                   named=named)  # fmt: skip
    overdue = told.whole("overdue")
    if overdue == told.whole("count"):
        return t("agenda reason", "Overdue: {named}.", named=named)
    if overdue:
        return tn(
            "agenda reason",
            "Due by this meeting, {n} of them overdue: {named}.",
            "Due by this meeting, {n} of them overdue: {named}.",
            overdue,
            named=named,
        )
    return t("agenda reason", "Due by this meeting: {named}.", named=named)


def _term(told: Told) -> str:
    if told.flag("over"):
        return t("agenda reason", "{holder}'s term ended {day}.", **_role(told))
    return t(
        "agenda reason",
        "{holder}'s term ends {day}, before the circle meets again ({next}).",
        **_role(told),
        next=told.day("next"),
    )


def _vacant(told: Told) -> str:
    if told.text("holder"):
        return t("agenda reason", "Nobody holds it since {holder} stepped down.", **_role(told))
    return t("agenda reason", "Nobody has held it yet.")


def _awaiting(told: Told) -> str:
    parent = told.text("parent")
    facts = {"holder": told.text("holder"), "day": told.day("starts"), "parent": parent}
    if parent:
        return t(
            "agenda reason",
            "{holder} was selected to begin {day}; the consent of {parent} is still awaited.",
            **facts,
        )
    return t(
        "agenda reason",
        "{holder} was selected to begin {day}; the other circle's consent is still awaited.",
        **facts,
    )


def _confirmed(told: Told) -> str:
    if told.text("parent"):
        return t(
            "agenda reason", "{parent} consented on {day}.",
            parent=told.text("parent"), day=told.day("on"),
        )  # fmt: skip
    return t("agenda reason", "The other circle consented on {day}.", day=told.day("on"))


def _policy(told: Told) -> str:
    if told.flag("over"):
        return t(
            "agenda reason",
            "Its review was due {day}; it stays in force until the circle decides.",
            day=told.day("ends"),
        )
    return t(
        "agenda reason",
        "Its review is due {day}, before the circle meets again ({next}).",
        day=told.day("ends"),
        next=told.day("next"),
    )


def _review_day(told: Told) -> str:
    if told.flag("over"):
        return t("agenda reason", "Its review was due {day}.", day=told.day("on"))
    return t("agenda reason", "Its review is due {day}.", day=told.day("on"))


def _in_round(told: Told) -> str:
    objections = told.whole("objections")
    if objections:
        return tn(
            "agenda reason",
            "It is in its consent round; one objection is to be integrated.",
            "It is in its consent round; {n} objections are to be integrated.",
            objections,
        )
    return t("agenda reason", "Its consent round was begun and is not finished.")


def _shaping(told: Told) -> str:
    words: Mapping[str, Callable[[], str]] = {
        "needs": lambda: t("agenda reason", "It was opened; what is needed is to be understood."),
        "picture": lambda: t("agenda reason", "The circle is forming a picture of what it covers."),
    }
    said = words.get(told.text("state"))
    return said() if said else t("agenda reason", "The circle is shaping it out of pieces.")


def _pieces(told: Told) -> str:
    named = "; ".join(
        t("agenda reason", "{owner}: “{title}”", title=isolated(title), owner=isolated(owner))
        if owner
        else t("agenda reason", "“{title}”", title=isolated(title))
        for title, owner in zip(told.several("titles"), told.several("owners"), strict=False)
    )
    more = told.whole("count") - len(told.several("titles"))
    if more > 0:
        named = tn("agenda reason", "{named}; and {n} more", "{named}; and {n} more", more,
                   named=named)  # fmt: skip
    return t("agenda reason", "Past the day of the draft or of publishing: {named}.", named=named)


def _on_hold(told: Told) -> str:
    if told.text("owner"):
        return t(
            "agenda reason", "It is on hold. {owner} looks after it.", owner=told.text("owner")
        )
    return t("agenda reason", "It is on hold, and nobody looks after it.")


def _quarter(told: Told) -> str:
    unsorted, no_rate = told.whole("unsorted"), told.whole("no_rate")
    said = t("agenda reason", "The quarter ended {day} and has no statement yet.",
             day=told.day("ended"))  # fmt: skip
    if unsorted:
        said += " " + tn(
            "agenda reason", "One entry is to be sorted before.",
            "{n} entries are to be sorted before.", unsorted,
        )  # fmt: skip
    if no_rate:
        said += " " + tn(
            "agenda reason", "One entry waits for an exchange rate.",
            "{n} entries wait for an exchange rate.", no_rate,
        )  # fmt: skip
    return said


def quarter_name(key: str) -> str:
    """A quarter as people say it: quarter 3 of 2026."""
    year, _, number = key.partition("-Q")
    return t("agenda title", "quarter {number} of {year}", number=number, year=year)


def _topic(told: Told) -> str:
    if told.day("recurs"):
        return tn(
            "agenda reason",
            "It comes again every month, and was due {day}.",
            "It comes again every {n} months, and was due {day}.",
            told.whole("months"),
            day=told.day("recurs"),
        )
    if told.day("woke"):
        return t("agenda reason", "It rested until {day}.", day=told.day("woke"))
    if told.text("from"):
        return t(
            "agenda reason", "{name} brought it on {day}.",
            name=told.text("from"), day=told.day("noted"),
        )  # fmt: skip
    return t("agenda reason", "It is in the backlog since {day}.", day=told.day("noted"))


def _gap(told: Told) -> str:
    if told.day("last"):
        return t(
            "agenda reason",
            "No run and no day of publishing is set from {day} on; the last one is {last}.",
            day=told.day("starts"),
            last=told.day("last"),
        )
    return t(
        "agenda reason",
        "No run and no day of publishing is set from {day} on.",
        day=told.day("starts"),
    )


def _cash(told: Told) -> str:
    currency, lasts = told.text("currency"), told.whole("lasts")
    facts = {
        "cash": formats.money(told.whole("minor"), currency),
        "monthly": formats.money(told.whole("monthly"), currency),
        "span": told.whole("months"),
    }
    if lasts < 1:
        return t(
            "agenda reason",
            "The cash is {cash}, less than the {monthly} that went out in a month on average "
            "(the last {span} whole months; income is not counted).",
            **facts,
        )
    return t(
        "agenda reason",
        "The cash is {cash}; {monthly} went out in a month on average, so it pays for less than "
        "{n} months (the last {span} whole months; income is not counted).",
        n=lasts + 1,
        **facts,
    )


def _aim_waits(told: Told) -> str:
    if told.text("parent"):
        return t(
            "agenda reason",
            "The circle consented on {day}; the consent of {parent} is still awaited.",
            day=told.day("on"),
            parent=told.text("parent"),
        )
    return t(
        "agenda reason",
        "The circle consented on {day}; the other circle's consent is still awaited.",
        day=told.day("on"),
    )


def _version(told: Told) -> str:
    return told.text("version")


SENTENCES: Mapping[str, Spoken] = {
    "minutes.approve": Spoken(
        _minutes_title,
        lambda _told: t("agenda reason", "They are a draft; the circle has not approved them yet."),
    ),
    "unfinished": Spoken(lambda told: told.text("title"), _unfinished),
    "actions.due": Spoken(_actions_title, _actions),
    "term.ending": Spoken(
        lambda told: t("agenda title", "Select the {role}", role=told.text("role")), _term
    ),
    "role.vacant": Spoken(
        lambda told: t("agenda title", "Select the {role}", role=told.text("role")), _vacant
    ),
    "selection.begun": Spoken(
        lambda told: t("agenda title", "Go on selecting the {role}", role=told.text("role")),
        lambda told: t(
            "agenda reason", "The selection was begun {day} and is not finished.",
            day=told.day("on"),
        ),
    ),
    "term.awaiting": Spoken(
        lambda told: t("agenda title", "{role}: the other circle's consent",
                       role=told.text("role")),
        _awaiting,
    ),
    "term.confirmed": Spoken(
        lambda told: t("agenda title", "{role}: {holder} is confirmed",
                       role=told.text("role"), holder=told.text("holder")),
        _confirmed,
    ),
    "policy.due": Spoken(
        lambda told: t("agenda title", "Review the policy “{title}”", title=told.text("title")),
        _policy,
    ),
    "agreement.review": Spoken(
        lambda _told: t("agenda title", "Review the agreement with SoFA"), _review_day
    ),
    "role.review": Spoken(
        lambda told: t("agenda title", "Review the role {role}", role=told.text("role")),
        _review_day,
    ),
    "proposal.round": Spoken(
        lambda told: t("agenda title", "Proposal “{title}”", title=told.text("title")), _in_round
    ),
    "proposal.ready": Spoken(
        lambda told: t("agenda title", "Proposal “{title}”", title=told.text("title")),
        lambda _told: t("agenda reason", "It is written and ready for a consent round."),
    ),
    "proposal.shaping": Spoken(
        lambda told: t("agenda title", "Shape the proposal “{title}”", title=told.text("title")),
        _shaping,
    ),
    "pieces.late": Spoken(
        lambda told: tn("agenda title", "{n} piece that is late", "{n} pieces that are late",
                        told.whole("count")),
        _pieces,
    ),
    "piece.on_hold": Spoken(
        lambda told: t("agenda title", "Go on with “{title}”, or drop it",
                       title=told.text("title")),
        _on_hold,
    ),
    "quarter.unsettled": Spoken(
        lambda told: t("agenda title", "Consent to the statement for {quarter}",
                       quarter=quarter_name(told.text("period"))),
        _quarter,
    ),
    "agreement.draft": Spoken(
        lambda told: t("agenda title", "Version {version} of the agreement with SoFA",
                       version=_version(told)),
        lambda told: t("agenda reason", "It is drafted and waits for the circle's consent. "
                       "Nothing can be settled before.")
        if told.flag("first")
        else t("agenda reason", "It is drafted and waits for the circle's consent."),
    ),
    "agreement.sofa_waits": Spoken(
        lambda told: t("agenda title", "SoFA's answer on version {version} of the agreement",
                       version=_version(told)),
        lambda told: t("agenda reason",
                       "The circle consented on {day}; SoFA's consent is still awaited.",
                       day=told.day("on")),
    ),
    "agreement.sofa_consented": Spoken(
        lambda told: t("agenda title", "SoFA's answer on version {version} of the agreement",
                       version=_version(told)),
        lambda told: t("agenda reason", "SoFA consented on {day}.", day=told.day("sofa_on")),
    ),
    "aim.draft": Spoken(
        lambda told: t("agenda title", "Aim and domain, version {version}",
                       version=_version(told)),
        lambda _told: t("agenda reason", "It is drafted; neither circle has consented yet."),
    ),
    "aim.parent_waits": Spoken(
        lambda told: t("agenda title", "Aim and domain, version {version}",
                       version=_version(told)),
        _aim_waits,
    ),
    "aim.circle_waits": Spoken(
        lambda told: t("agenda title", "Aim and domain, version {version}",
                       version=_version(told)),
        lambda told: t("agenda reason", "The other circle consented on {day}; ours has not yet.",
                       day=told.day("on")),
    ),
    "topic": Spoken(lambda told: told.text("title"), _topic),
    "plan": Spoken(
        lambda told: told.text("title"),
        lambda _told: t("agenda reason", "It is in the leader's plan for this meeting."),
    ),
    "calendar.gap": Spoken(
        lambda told: t("agenda title", "What the circle makes in {quarter}",
                       quarter=quarter_name(told.text("period"))),
        _gap,
    ),
    "cash.low": Spoken(
        lambda _told: t("agenda title", "The cash is running low"), _cash
    ),
}  # fmt: skip
"""Every code of a candidate with its words."""
