"""Title and reason of each thing the composer proposes, by its code."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from sofa_desktop.i18n import agenda_wordings as say
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t, tn

Say = Callable[[Told], str]


class Spoken(NamedTuple):
    """The two texts of a proposed item."""

    title: Say
    reason: Say


SENTENCES: Mapping[str, Spoken] = {
    "minutes.approve": Spoken(
        say.minutes_title,
        lambda _told: t("agenda reason", "They are a draft; the circle has not approved them yet."),
    ),
    "unfinished": Spoken(lambda told: told.text("title"), say.unfinished),
    "actions.due": Spoken(say.actions_title, say.actions),
    "term.ending": Spoken(
        lambda told: t("agenda title", "Select the {role}", role=told.text("role")), say.term
    ),
    "role.vacant": Spoken(
        lambda told: t("agenda title", "Select the {role}", role=told.text("role")), say.vacant
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
        say.awaiting,
    ),
    "term.confirmed": Spoken(
        lambda told: t("agenda title", "{role}: {holder} is confirmed",
                       role=told.text("role"), holder=told.text("holder")),
        say.confirmed,
    ),
    "policy.due": Spoken(
        lambda told: t("agenda title", "Review the policy “{title}”", title=told.text("title")),
        say.policy,
    ),
    "decision.due": Spoken(
        lambda told: t("agenda title", "Decide again on “{title}”", title=told.text("title")),
        say.decided,
    ),
    "agreement.review": Spoken(
        lambda _told: t("agenda title", "Review the agreement with SoFA"), say.review_day
    ),
    "role.review": Spoken(
        lambda told: t("agenda title", "Review the role {role}", role=told.text("role")),
        say.review_day,
    ),
    "proposal.round": Spoken(
        lambda told: t("agenda title", "Proposal “{title}”", title=told.text("title")), say.in_round
    ),
    "proposal.ready": Spoken(
        lambda told: t("agenda title", "Proposal “{title}”", title=told.text("title")),
        lambda _told: t("agenda reason", "It is written and ready for a consent round."),
    ),
    "proposal.shaping": Spoken(
        lambda told: t("agenda title", "Shape the proposal “{title}”", title=told.text("title")),
        say.shaping,
    ),
    "pieces.late": Spoken(
        lambda told: tn("agenda title", "{n} piece that is late", "{n} pieces that are late",
                        told.whole("count")),
        say.pieces,
    ),
    "piece.on_hold": Spoken(
        lambda told: t("agenda title", "Go on with “{title}”, or drop it",
                       title=told.text("title")),
        say.on_hold,
    ),
    "quarter.unsettled": Spoken(
        lambda told: t("agenda title", "Consent to the statement for {quarter}",
                       quarter=say.quarter_name(told.text("period"))),
        say.quarter,
    ),
    "agreement.draft": Spoken(
        lambda told: t("agenda title", "Version {version} of the agreement with SoFA",
                       version=say.version(told)),
        lambda told: t("agenda reason", "It is drafted and waits for the circle's consent. "
                       "Nothing can be settled before.")
        if told.flag("first")
        else t("agenda reason", "It is drafted and waits for the circle's consent."),
    ),
    "agreement.sofa_waits": Spoken(
        lambda told: t("agenda title", "SoFA's answer on version {version} of the agreement",
                       version=say.version(told)),
        lambda told: t("agenda reason",
                       "The circle consented on {day}; SoFA's consent is still awaited.",
                       day=told.day("on")),
    ),
    "agreement.sofa_consented": Spoken(
        lambda told: t("agenda title", "SoFA's answer on version {version} of the agreement",
                       version=say.version(told)),
        lambda told: t("agenda reason", "SoFA consented on {day}.", day=told.day("sofa_on")),
    ),
    "aim.draft": Spoken(
        lambda told: t("agenda title", "Aim and domain, version {version}",
                       version=say.version(told)),
        lambda _told: t("agenda reason", "It is drafted; neither circle has consented yet."),
    ),
    "aim.parent_waits": Spoken(
        lambda told: t("agenda title", "Aim and domain, version {version}",
                       version=say.version(told)),
        say.aim_waits,
    ),
    "aim.circle_waits": Spoken(
        lambda told: t("agenda title", "Aim and domain, version {version}",
                       version=say.version(told)),
        lambda told: t("agenda reason", "The other circle consented on {day}; ours has not yet.",
                       day=told.day("on")),
    ),
    "topic": Spoken(lambda told: told.text("title"), say.topic),
    "plan": Spoken(
        lambda told: told.text("title"),
        lambda _told: t("agenda reason", "It is in the leader's plan for this meeting."),
    ),
    "calendar.gap": Spoken(
        lambda _told: t("agenda title", "Empty weeks in the calendar"), say.gap
    ),
    "cash.low": Spoken(
        lambda _told: t("agenda title", "The cash is running low"), say.cash
    ),
}  # fmt: skip
"""Every code of a candidate with its words."""
