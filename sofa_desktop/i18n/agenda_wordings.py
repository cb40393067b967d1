"""The reasons of what the composer proposes, each out of its facts."""

from collections.abc import Callable, Mapping

from sofa_desktop.i18n import formats
from sofa_desktop.i18n.isolated import isolated
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t, tn


def role(told: Told) -> dict[str, str]:
    """The facts of a role with its holder."""
    return {"role": told.text("role"), "holder": told.text("holder"), "day": told.day("ends")}


def minutes_title(told: Told) -> str:
    """Whose minutes."""
    return t("agenda title", "Minutes of {day}", day=told.day("on"))


def unfinished(told: Told) -> str:
    """Since when, how often, and whether a helping circle may serve it better."""
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


def actions_title(told: Told) -> str:
    """How many action items."""
    return tn(
        "agenda title", "{n} action item that is due", "{n} action items that are due",
        told.whole("count"),
    )  # fmt: skip


def actions(told: Told) -> str:
    """Who does what, and how many are late."""
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


def term(told: Told) -> str:
    """When the term ends or ended."""
    if told.flag("over"):
        return t("agenda reason", "{holder}'s term ended {day}.", **role(told))
    return t(
        "agenda reason",
        "{holder}'s term ends {day}, before the circle meets again ({next}).",
        **role(told),
        next=told.day("next"),
    )


def vacant(told: Told) -> str:
    """Since when nobody holds the role."""
    if told.text("holder"):
        return t("agenda reason", "Nobody holds it since {holder} stepped down.", **role(told))
    return t("agenda reason", "Nobody has held it yet.")


def awaiting(told: Told) -> str:
    """Whose consent is awaited."""
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


def confirmed(told: Told) -> str:
    """Who consented, and when."""
    if told.text("parent"):
        return t(
            "agenda reason", "{parent} consented on {day}.",
            parent=told.text("parent"), day=told.day("on"),
        )  # fmt: skip
    return t("agenda reason", "The other circle consented on {day}.", day=told.day("on"))


def policy(told: Told) -> str:
    """When the review is or was due."""
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


def decided(told: Told) -> str:
    """Until when a decision was to stand."""
    if told.flag("over"):
        return t(
            "agenda reason",
            "It was decided {on}, until {day}. Does it go on, for how long?",
            on=told.day("on"),
            day=told.day("ends"),
        )
    return t(
        "agenda reason",
        "It was decided {on} and its term ends {day}. Does it go on, for how long?",
        on=told.day("on"),
        day=told.day("ends"),
    )


def review_day(told: Told) -> str:
    """When a review is or was due."""
    if told.flag("over"):
        return t("agenda reason", "Its review was due {day}.", day=told.day("on"))
    return t("agenda reason", "Its review is due {day}.", day=told.day("on"))


def in_round(told: Told) -> str:
    """Where the consent round is."""
    objections = told.whole("objections")
    if objections:
        return tn(
            "agenda reason",
            "It is in its consent round; one objection is to be integrated.",
            "It is in its consent round; {n} objections are to be integrated.",
            objections,
        )
    return t("agenda reason", "Its consent round was begun and is not finished.")


def shaping(told: Told) -> str:
    """How far the proposal is."""
    words: Mapping[str, Callable[[], str]] = {
        "needs": lambda: t("agenda reason", "It was opened; what is needed is to be understood."),
        "picture": lambda: t("agenda reason", "The circle is forming a picture of what it covers."),
    }
    said = words.get(told.text("state"))
    return said() if said else t("agenda reason", "The circle is shaping it out of pieces.")


def pieces(told: Told) -> str:
    """Which pieces are late."""
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


def on_hold(told: Told) -> str:
    """Who looks after it."""
    if told.text("owner"):
        return t(
            "agenda reason", "It is on hold. {owner} looks after it.", owner=told.text("owner")
        )
    return t("agenda reason", "It is on hold, and nobody looks after it.")


def quarter(told: Told) -> str:
    """When the quarter ended, and what is missing."""
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


def topic(told: Told) -> str:
    """Who brought it, or why it is back."""
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
    return t("agenda reason", "It has been in the backlog since {day}.", day=told.day("noted"))


def gap(told: Told) -> str:
    """From when to when nothing is set."""
    return t(
        "agenda reason",
        "Nothing starts or is published from {first} to {last}.",
        first=told.day("first"),
        last=told.day("last"),
    )


def cash(told: Told) -> str:
    """How long the cash lasts, and how that is reckoned."""
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


def aim_waits(told: Told) -> str:
    """Whose consent is awaited."""
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


def version(told: Told) -> str:
    """Which version."""
    return told.text("version")
