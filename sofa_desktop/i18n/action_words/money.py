"""The words of actions on the ledger."""

from collections.abc import Mapping

from sofa_desktop.i18n import terms
from sofa_desktop.i18n.action_words.speech import Speech
from sofa_desktop.i18n.told import Told
from sofa_desktop.i18n.words import t, tn


def _moved(told: Told) -> dict[str, str]:
    return {"source": told.text("source"), "target": told.text("target")}


def _one_field(told: Told) -> str:
    fields = told.several("fields") or ((told.text("field"),) if told.text("field") else ())
    return terms.field(fields[0]) if len(fields) == 1 else ""


def _change(told: Told) -> str:
    count, text, field = told.whole("count", 1), told.text("text"), _one_field(told)
    if count == 1 and text and field:
        return t("action name", "change “{what}”: {field}", what=text, field=field)
    if count == 1 and text:
        return t("action name", "change “{what}”", what=text)
    if field:
        return tn(
            "action name",
            "change one entry: {field}",
            "change {n} entries: {field}",
            count,
            field=field,
        )
    return tn("action name", "change one entry", "change {n} entries", count)


def _changed(told: Told) -> str:
    count, text, field = told.whole("count", 1), told.text("text"), _one_field(told)
    if count == 1 and text and field:
        return t("action done", "“{what}”: {field} changed", what=text, field=field)
    if count == 1 and text:
        return t("action done", "“{what}” changed", what=text)
    if field:
        return tn(
            "action done",
            "One entry: {field} changed",
            "{n} entries: {field} changed",
            count,
            field=field,
        )
    return tn("action done", "One entry changed", "{n} entries changed", count)


def _count_for(told: Told) -> str:
    count, edition = told.whole("count"), told.text("edition")
    if not edition:
        return tn(
            "action name",
            "count one entry for no edition",
            "count {n} entries for no edition",
            count,
        )
    return tn(
        "action name",
        "count one entry for “{edition}”",
        "count {n} entries for “{edition}”",
        count,
        edition=edition,
    )


def _counted_for(told: Told) -> str:
    count, edition = told.whole("count"), told.text("edition")
    if not edition:
        return tn(
            "action done",
            "One entry counted for no edition",
            "{n} entries counted for no edition",
            count,
        )
    return tn(
        "action done",
        "One entry counted for “{edition}”",
        "{n} entries counted for “{edition}”",
        count,
        edition=edition,
    )


def _funded(told: Told) -> str:
    count, tranche = told.whole("count"), told.text("tranche")
    if not tranche:
        return tn(
            "action done",
            "One entry paid by the circle itself",
            "{n} entries paid by the circle itself",
            count,
        )
    return tn(
        "action done",
        "One entry paid by the investment “{tranche}”",
        "{n} entries paid by the investment “{tranche}”",
        count,
        tranche=tranche,
    )


def _remove(told: Told) -> str:
    count, text = told.whole("count", 1), told.text("text")
    if count == 1 and text:
        return t("action name", "remove “{what}”", what=text)
    return tn("action name", "remove one entry", "remove {n} entries", count)


def _removed(told: Told) -> str:
    count, text = told.whole("count", 1), told.text("text")
    if count == 1 and text:
        return t("action done", "“{what}” removed", what=text)
    return tn("action done", "One entry removed", "{n} entries removed", count)


def _imported(told: Told) -> str:
    count, file = told.whole("count"), told.text("file")
    if not count:
        return t("action done", "Lines of {file} linked with entries already there", file=file)
    return tn(
        "action done", "One line imported from {file}", "{n} lines imported from {file}",
        count, file=file,
    )  # fmt: skip


WORDS: Mapping[str, Speech] = {
    "entry.money_in": Speech(
        lambda told: t("action name", "record “{what}” as money in", what=told.text("text")),
        lambda told: t("action done", "Money in recorded: {what}", what=told.text("text")),
    ),
    "entry.money_out": Speech(
        lambda told: t("action name", "record “{what}” as money out", what=told.text("text")),
        lambda told: t("action done", "Money out recorded: {what}", what=told.text("text")),
    ),
    "entry.move": Speech(
        lambda told: t("action name", "move money from {source} to {target}", **_moved(told)),
        lambda told: t("action done", "Money moved from {source} to {target}", **_moved(told)),
    ),
    "entry.pay_members": Speech(
        lambda told: tn("action name", "pay one member", "pay {n} members", told.whole("count")),
        lambda told: tn("action done", "One member paid", "{n} members paid", told.whole("count")),
    ),
    "entry.opening": Speech(
        lambda told: t(
            "action name", "set the opening balance of {account}", account=told.text("account")
        ),
        lambda told: t(
            "action done", "Opening balance of {account} set", account=told.text("account")
        ),
    ),
    "entry.refund": Speech(
        lambda told: t("action name", "refund “{what}”", what=told.text("text")),
        lambda told: t("action done", "“{what}” refunded", what=told.text("text")),
    ),
    "entry.change": Speech(_change, _changed),
    "entry.category": Speech(
        lambda told: tn(
            "action name",
            "change the category of one entry",
            "change the category of {n} entries",
            told.whole("count"),
        ),
        lambda told: tn(
            "action done",
            "Category of one entry changed to {category}",
            "Category of {n} entries changed to {category}",
            told.whole("count"),
            category=told.text("category"),
        ),
    ),
    "entry.edition": Speech(_count_for, _counted_for),
    "entry.rate": Speech(
        lambda told: tn(
            "action name",
            "set the exchange rate of one entry",
            "set the exchange rate of {n} entries",
            told.whole("count"),
        ),
        lambda told: tn(
            "action done",
            "Exchange rate of one entry set",
            "Exchange rate of {n} entries set",
            told.whole("count"),
        ),
    ),
    "entry.funded": Speech(
        lambda told: tn(
            "action name",
            "say what paid for one entry",
            "say what paid for {n} entries",
            told.whole("count"),
        ),
        _funded,
    ),
    "entry.remove": Speech(_remove, _removed),
    "entry.reverse": Speech(
        lambda told: t("action name", "reverse “{what}”", what=told.text("text")),
        lambda told: t("action done", "“{what}” reversed", what=told.text("text")),
    ),
    "entry.receipt_add": Speech(
        lambda told: t("action name", "add the receipt {name}", name=told.text("name")),
        lambda told: t("action done", "Receipt {name} added", name=told.text("name")),
    ),
    "entry.receipt_remove": Speech(
        lambda told: t("action name", "remove the receipt {name}", name=told.text("name")),
        lambda told: t("action done", "Receipt {name} removed", name=told.text("name")),
    ),
    "bank.import": Speech(
        lambda told: t("action name", "import {file}", file=told.text("file")), _imported
    ),
}
