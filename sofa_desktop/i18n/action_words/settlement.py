"""The words of actions on agreement, investment, statements and the file itself."""

from collections.abc import Mapping

from sofa_desktop.i18n.action_words.speech import Speech
from sofa_desktop.i18n.words import t

WORDS: Mapping[str, Speech] = {
    "agreement.draft": Speech(
        lambda told: t(
            "action name", "draft version {version} of the agreement", version=told.text("version")
        ),
        lambda told: t(
            "action done", "Version {version} of the agreement drafted",
            version=told.text("version"),
        ),
    ),
    "agreement.change": Speech(
        lambda told: t(
            "action name", "change version {version} of the agreement",
            version=told.text("version"),
        ),
        lambda told: t(
            "action done", "Version {version} of the agreement changed",
            version=told.text("version"),
        ),
    ),
    "agreement.consent": Speech(
        lambda told: t(
            "action name", "consent to version {version} of the agreement",
            version=told.text("version"),
        ),
        lambda told: t(
            "action done", "Consent to version {version} of the agreement recorded",
            version=told.text("version"),
        ),
    ),
    "agreement.sofa_consent": Speech(
        lambda told: t(
            "action name", "note SoFA's consent to version {version} of the agreement",
            version=told.text("version"),
        ),
        lambda told: t(
            "action done", "SoFA's consent to version {version} of the agreement noted",
            version=told.text("version"),
        ),
    ),
    "agreement.remove": Speech(
        lambda told: t(
            "action name", "remove version {version} of the agreement",
            version=told.text("version"),
        ),
        lambda told: t(
            "action done", "Version {version} of the agreement removed",
            version=told.text("version"),
        ),
    ),
    "tranche.add": Speech(
        lambda told: t("action name", "add the investment “{name}”", name=told.text("name")),
        lambda told: t("action done", "Investment “{name}” added", name=told.text("name")),
    ),
    "tranche.change": Speech(
        lambda told: t("action name", "change the investment “{name}”", name=told.text("name")),
        lambda told: t("action done", "Investment “{name}” changed", name=told.text("name")),
    ),
    "tranche.remove": Speech(
        lambda told: t("action name", "remove the investment “{name}”", name=told.text("name")),
        lambda told: t("action done", "Investment “{name}” removed", name=told.text("name")),
    ),
    "tranche.disburse": Speech(
        lambda told: t(
            "action name", "record money received from the investment “{name}”",
            name=told.text("name"),
        ),
        lambda told: t(
            "action done", "Money received from the investment “{name}”", name=told.text("name")
        ),
    ),
    "tranche.repay": Speech(
        lambda told: t(
            "action name", "record money paid back on the investment “{name}”",
            name=told.text("name"),
        ),
        lambda told: t(
            "action done", "Money paid back on the investment “{name}”", name=told.text("name")
        ),
    ),
    "statement.issue": Speech(
        lambda told: t("action name", "issue statement {number}", number=told.text("number")),
        lambda told: t("action done", "Statement {number} issued", number=told.text("number")),
    ),
    "statement.paid": Speech(
        lambda told: t(
            "action name", "record the payment of statement {number}", number=told.text("number")
        ),
        lambda told: t(
            "action done", "Payment of statement {number} recorded", number=told.text("number")
        ),
    ),
    "statement.unpaid": Speech(
        lambda told: t(
            "action name", "take the payment off statement {number}", number=told.text("number")
        ),
        lambda told: t(
            "action done", "Payment taken off statement {number}", number=told.text("number")
        ),
    ),
    "file.restore": Speech(
        lambda _told: t("action name", "restore an earlier copy of the file"),
        lambda _told: t("action done", "An earlier copy of the file restored"),
    ),
}  # fmt: skip
