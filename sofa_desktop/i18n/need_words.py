"""The words of each kind of need."""

from collections.abc import Mapping

from sofa_desktop.i18n import terms
from sofa_desktop.i18n.need_speech import NeedSpeech, fixed, until
from sofa_desktop.i18n.need_words_governance import GOVERNANCE
from sofa_desktop.i18n.need_words_health import HEALTH
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t, tn


def _missing(told: Told) -> str:
    kinds = told.several("kinds")
    return tn(
        "need",
        "One circle role is missing: {roles}",
        "{n} circle roles are missing: {roles}",
        len(kinds),
        roles=", ".join(terms.role_kind(kind) for kind in kinds),
    )


def _vacant(told: Told) -> str:
    if told.text("holder"):
        return t(
            "need",
            "{holder} stepped down. The circle selects somebody by consent, for a term.",
            holder=told.text("holder"),
        )
    return t("need", "Nobody has held it yet. The circle selects somebody by consent, for a term.")


def _holder(told: Told) -> dict[str, str]:
    return {"role": told.text("role"), "holder": told.text("holder"), "day": told.day("ends")}


def _piece(told: Told) -> dict[str, str]:
    return {"kind": terms.content_kind(told.text("kind")), "title": told.text("title")}


def _publish(told: Told) -> str:
    if told.whole("days"):
        return t("need", "{kind} “{title}” is past its day of publishing", **_piece(told))
    return t("need", "{kind} “{title}” is to be published today", **_piece(told))


def _draft(told: Told) -> str:
    if told.whole("days"):
        return t("need", "The draft of “{title}” is past its day", **_piece(told))
    return t("need", "The draft of “{title}” is due today", **_piece(told))


def _where_it_is(told: Told) -> str:
    stage = terms.stage(told.text("stage"))
    if not told.text("owner"):
        return t("need", "Nobody looks after it yet. Stage: {stage}.", stage=stage)
    return t("need", "Owner {owner}. Stage: {stage}.", owner=told.text("owner"), stage=stage)


def _unpaid(told: Told) -> str:
    if told.whole("minor") < 0:
        return t(
            "need",
            "SoFA owes the circle {money} for statement {number}",
            money=told.money(),
            number=told.text("number"),
        )
    return t(
        "need",
        "The circle owes SoFA {money} for statement {number}",
        money=told.money(),
        number=told.text("number"),
    )


def _quarter_title(told: Told) -> str:
    year, _, number = told.text("period").partition("-Q")
    return t("need", "Quarter {number} of {year} is not settled yet", number=number, year=year)


def _quarter_why(told: Told) -> str:
    quarters = told.whole("quarters", 1)
    unsorted, no_rate = told.whole("unsorted"), told.whole("no_rate")
    told_parts = []
    if unsorted:
        told_parts.append(
            tn("need", "One entry is to be sorted.", "{n} entries are to be sorted.", unsorted)
        )
    if no_rate:
        told_parts.append(
            tn(
                "need",
                "One entry waits for an exchange rate.",
                "{n} entries wait for an exchange rate.",
                no_rate,
            )
        )
    if not told_parts:
        told_parts.append(t("need", "All entries are sorted and none waits for a rate."))
    if quarters > 1:
        told_parts.append(
            t("need", "{n} quarters wait; they are settled one after the other.", n=quarters)
        )
    return " ".join(told_parts)


def _quarter_chip(told: Told, _days: int | None) -> tuple[str, str]:
    if told.whole("unsorted") or told.whole("no_rate"):
        return t("need chip", "not ready"), "warning"
    return t("need chip", "ready"), "info"


def _review(told: Told) -> str:
    if told.whole("days") > 0:
        return t("need", "The agreement with SoFA is past its review")
    return t(
        "need", "The agreement with SoFA is to be reviewed by {day}", day=told.day("review_on")
    )


def _version_waits(told: Told) -> str:
    if told.flag("first"):
        return t("need", "Nothing can be settled before the circle has consented.")
    return t("need", "The version before it stays in force until then.")


def _no_result(told: Told) -> str:
    return t(
        "need",
        "It ended {day} and has a budget. Count its entries for it, or set the budget to zero.",
        day=told.day("ended"),
    )


WORDS: Mapping[str, NeedSpeech] = {
    **GOVERNANCE,
    **HEALTH,
    "role.vacant": NeedSpeech(
        lambda told: t("need", "{role}: nobody holds the role", role=told.text("role")),
        _vacant,
        lambda _told: t("need button", "Fill the role"),
        fixed(lambda: t("need chip", "vacant"), "bad"),
    ),
    "role.missing": NeedSpeech(
        _missing,
        lambda _told: t("need", "Every circle has these four, each held for a term."),
        lambda told: tn("need button", "Add it", "Add them", len(told.several("kinds"))),
        fixed(lambda: t("need chip", "missing"), "warning"),
    ),
    "term.over": NeedSpeech(
        lambda told: t("need", "{role}: {holder}'s term is over", **_holder(told)),
        lambda told: t(
            "need", "It ended {day}. Select somebody anew, or extend it by consent.",
            **_holder(told),
        ),
        lambda _told: t("need button", "Open role"),
        until,
    ),
    "term.ending": NeedSpeech(
        lambda told: t("need", "{role}: {holder}'s term ends {day}", **_holder(told)),
        lambda _told: t(
            "need", "A selection takes about 20 minutes. Nobody is chosen for the time after."
        ),
        lambda _told: t("need button", "Open role"),
        until,
    ),
    "item.publish_late": NeedSpeech(
        _publish, _where_it_is, lambda _told: t("need button", "Open card"), until
    ),
    "item.draft_late": NeedSpeech(
        _draft, _where_it_is, lambda _told: t("need button", "Open card"), until
    ),
    "edition.no_result": NeedSpeech(
        lambda told: t(
            "need", "No money is booked for “{name}” of “{item}”",
            name=told.text("name"), item=told.text("item"),
        ),
        _no_result,
        lambda _told: t("need button", "Open edition"),
        lambda told, _days: (
            tn("need chip", "{n} day ago", "{n} days ago", told.whole("days")), "warning",
        ),
    ),
    "entries.unsorted": NeedSpeech(
        lambda told: tn(
            "need", "One entry is not sorted yet", "{n} entries are not sorted yet",
            told.whole("count"),
        ),
        lambda _told: t("need", "Say what the money was for, so that the results show it."),
        lambda told: tn("need button", "Sort it", "Sort them", told.whole("count")),
        fixed(lambda: t("need chip", "to sort"), "warning"),
    ),
    "entries.no_rate": NeedSpeech(
        lambda told: tn(
            "need", "One entry waits for an exchange rate",
            "{n} entries wait for an exchange rate", told.whole("count"),
        ),
        lambda _told: t("need", "What has no rate cannot enter a statement."),
        lambda told: tn("need button", "Set the rate", "Set the rates", told.whole("count")),
        fixed(lambda: t("need chip", "no rate"), "warning"),
    ),
    "account.not_imported": NeedSpeech(
        lambda told: t(
            "need", "{account}: nothing imported since {day}",
            account=told.text("account"), day=told.day("last"),
        ),
        lambda _told: t("need", "The cash shown here is as old as the last bank file."),
        lambda _told: t("need button", "Import bank file"),
        lambda told, _days: (
            tn("need chip", "{n} day ago", "{n} days ago", told.whole("days")), "warning",
        ),
    ),
    "statement.unpaid": NeedSpeech(
        _unpaid,
        lambda told: t("need", "To be paid by {day}.", day=told.day("pay_by")),
        lambda _told: t("need button", "Open statement"),
        until,
    ),
    "quarter.unsettled": NeedSpeech(
        _quarter_title,
        _quarter_why,
        lambda _told: t("need button", "Prepare statement"),
        _quarter_chip,
    ),
    "agreement.review": NeedSpeech(
        _review,
        lambda told: t(
            "need", "Version {version} stays in force until both sides consent to another.",
            version=told.text("version"),
        ),
        lambda _told: t("need button", "Open agreement"),
        until,
    ),
    "agreement.waits": NeedSpeech(
        lambda told: t(
            "need", "Version {version} of the agreement waits for consent",
            version=told.text("version"),
        ),
        _version_waits,
        lambda _told: t("need button", "Open agreement"),
        fixed(lambda: t("need chip", "draft"), "info"),
    ),
    "agreement.sofa_waits": NeedSpeech(
        lambda told: t(
            "need", "SoFA's consent to version {version} of the agreement is not noted yet",
            version=told.text("version"),
        ),
        lambda told: t(
            "need", "The circle consented on {day}. Note the day when SoFA does.",
            day=told.day("consented_on"),
        ),
        lambda _told: t("need button", "Open agreement"),
        fixed(lambda: t("need chip", "consent awaited"), "info"),
    ),
    "agreement.none": NeedSpeech(
        lambda _told: t("need", "There is no agreement with SoFA yet"),
        lambda _told: t("need", "It says what is shared and what stays; settling begins with it."),
        lambda _told: t("need button", "Draft agreement"),
        fixed(lambda: t("need chip", "not yet"), ""),
    ),
}  # fmt: skip
"""Every code of a need with its words."""
