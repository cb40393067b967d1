"""Refusals about circle files and their care."""

from collections.abc import Callable, Mapping

from sofa_desktop.i18n.words import t


def _not_written(facts: Mapping[str, object]) -> str:
    return t(
        "refusal",
        "The document was not written to {path}: {reason}. A file that was there is as it was. "
        "Free some room or choose another folder, then try again.",
        path=facts["path"],
        reason=facts["reason"],
    )


def _over_circle(facts: Mapping[str, object]) -> str:
    return t(
        "refusal",
        "{path} is a circle file, and a document would have taken its place. Nothing was written "
        "and the circle file is as it was. Give the document another name.",
        path=facts["path"],
    )


def _unreadable(facts: Mapping[str, object]) -> str:
    return t(
        "refusal",
        "The file {path} could not be read: {reason}. Nothing was changed. Check that it is still "
        "there and that you may open it.",
        path=facts["path"],
        reason=facts["reason"],
    )


def _pdf_too_large(facts: Mapping[str, object]) -> str:
    return t(
        "refusal",
        "This file holds more than the {megabytes} MB a statement may have, so it was not opened. "
        "Nothing was changed. Ask the sender for the statement itself.",
        megabytes=facts["megabytes"],
    )


def _not_pdf(facts: Mapping[str, object]) -> str:
    del facts
    return t(
        "refusal",
        "This is not a PDF that can be opened; it may be damaged or incomplete. Nothing was "
        "changed. Ask the sender to send it again.",
    )


def _locked(facts: Mapping[str, object]) -> str:
    del facts
    return t(
        "refusal",
        "This PDF is locked with a password, so it cannot be checked. Nothing was changed. Ask "
        "the sender for the statement as it was issued.",
    )


def _no_data(facts: Mapping[str, object]) -> str:
    return t(
        "refusal",
        "There is no {name} inside this PDF, so it cannot be recomputed. Nothing was changed. A "
        "printed and scanned, or newly saved, copy has lost it: ask for the original file.",
        name=facts["name"],
    )


def _bad_data(facts: Mapping[str, object]) -> str:
    return t(
        "refusal",
        "The {name} inside this PDF is not the data of a statement. Nothing was changed. Ask the "
        "sender for the original file.",
        name=facts["name"],
    )


def _named(facts: Mapping[str, object]) -> str:
    """The file as a sentence begins with it."""
    name = facts.get("name")
    return t("refusal", "The file “{name}”", name=name) if name else t("refusal", "The circle file")


def _left_the_house(facts: Mapping[str, object]) -> str:
    told = facts.get("facts")
    number = told.get("number") if isinstance(told, Mapping) else None
    if number:
        return t(
            "refusal",
            "Statement {number} has left the house, so it is not undone, nor is anything before "
            "it. Nothing was changed. Record a correction; the next statement will carry it.",
            number=number,
        )
    return t(
        "refusal",
        "The last step has left the house, so it is not undone, nor is anything before it. "
        "Nothing was changed. Record what is right now as a new step.",
    )


def _not_allowed(facts: Mapping[str, object]) -> str:
    return t(
        "refusal",
        "The circle file does not take this ({why}). Nothing was changed. Look at the values and "
        "try again.",
        why=facts.get("why", ""),
    )


_STORE: Mapping[str, Callable[[Mapping[str, object]], str]] = {
    "file.not_found": lambda facts: t(
        "refusal",
        "{file} is not there. Nothing was changed. Look for it where it was last, or go back to a "
        "copy.",
        file=_named(facts),
    ),
    "file.is_folder": lambda facts: t(
        "refusal",
        "{file} is a folder. Nothing was changed. Choose a circle file inside it, one that ends "
        "in .sofacircle.",
        file=_named(facts),
    ),
    "file.not_a_circle": lambda facts: t(
        "refusal",
        "{file} is not a circle file. It was not opened and nothing was changed. Choose one that "
        "ends in .sofacircle.",
        file=_named(facts),
    ),
    "file.damaged": lambda facts: t(
        "refusal",
        "{file} is damaged or not complete. Nothing was changed. Go back to a copy made before; "
        "copies are kept beside the circle's data.",
        file=_named(facts),
    ),
    "file.newer": lambda facts: t(
        "refusal",
        "{file} was written by a later version of SoFA Desktop. It was not opened and nothing was "
        "changed. Install the present version, then open it again.",
        file=_named(facts),
    ),
    "file.exists": lambda facts: t(
        "refusal",
        "{file} is there already. Nothing was changed. Choose another name, or open the file.",
        file=_named(facts),
    ),
    "file.busy": lambda facts: t(
        "refusal",
        "{file} is being written to by another program. Nothing was changed. Wait a moment and "
        "try again, or close the other window.",
        file=_named(facts),
    ),
    "file.disk_full": lambda facts: t(
        "refusal",
        "{file} could not be written because the disk is full. Nothing was changed. Make room and "
        "try again.",
        file=_named(facts),
    ),
    "file.read_only": lambda facts: t(
        "refusal",
        "{file} may not be written to where it lies. Nothing was changed. Copy it to a folder of "
        "your own and open it there.",
        file=_named(facts),
    ),
    "file.disk_error": lambda facts: t(
        "refusal",
        "{file} could not be read or written: the disk reports an error. Nothing was changed. "
        "Check the disk or the connection to it, then try again.",
        file=_named(facts),
    ),
    "file.name_too_long": lambda facts: t(
        "refusal",
        "{file} has so long a name that the system has no room for what lies beside it. Nothing "
        "was changed. Give it a shorter name, and try again.",
        file=_named(facts),
    ),
    "text.broken": lambda _facts: t(
        "refusal",
        "The text holds half a letter, as a program leaves it when it cuts in the middle. Nothing "
        "was changed. Type the last letters anew.",
    ),
    "file.cannot_open": lambda facts: t(
        "refusal",
        "{file} cannot be opened. Nothing was changed. Check that you may read it and its folder.",
        file=_named(facts),
    ),
    "file.no_circle": lambda _facts: t(
        "refusal",
        "This file holds no circle yet. Nothing was changed. Make a new circle, or open another "
        "file.",
    ),
    "undo.nothing": lambda _facts: t("refusal", "There is nothing to undo. Nothing was changed."),
    "undo.left_the_house": _left_the_house,
    "redo.nothing": lambda _facts: t(
        "refusal", "There is nothing to do again. Nothing was changed."
    ),
    "record.gone": lambda _facts: t(
        "refusal",
        "What you wanted to change is no longer there. Nothing was changed. Look at the list "
        "again; it may have been removed or undone meanwhile.",
    ),
    "record.in_use": lambda _facts: t(
        "refusal",
        "Something else in the circle file points to this, so it cannot go. Nothing was changed. "
        "Remove or change what uses it first.",
    ),
    "record.not_allowed": _not_allowed,
    "journal.kept": lambda _facts: t(
        "refusal",
        "The record of what was done only grows; nothing in it is changed or removed. Nothing was "
        "changed. To take a step back, undo it.",
    ),
    "receipt.missing": lambda _facts: t(
        "refusal",
        "The content of this receipt is not in the circle file. Nothing was changed. Add the "
        "receipt again, or look for it in a copy.",
    ),
    "receipt.kept": lambda _facts: t(
        "refusal",
        "A receipt is kept as it came. Nothing was changed. Add the new version as another one.",
    ),
    "statement.issued": lambda _facts: t(
        "refusal",
        "An issued statement is never changed or taken back. Nothing was changed. Record a "
        "correction; the next statement will carry it.",
    ),
    "agreement.frozen": lambda _facts: t(
        "refusal",
        "A statement was made under this version of the agreement, so it stays as it is. Nothing "
        "was changed. Make a new version.",
    ),
    "entry.posted": lambda _facts: t(
        "refusal",
        "The amounts of an entry in the books are not overwritten. Nothing was changed. Edit the "
        "entry in SoFA Desktop, or record its reversal.",
    ),
    "entry.born_posted": lambda _facts: t(
        "refusal",
        "An entry is written once, first as a draft. Nothing was changed. Record it in SoFA "
        "Desktop.",
    ),
    "entry.outside": lambda _facts: t(
        "refusal",
        "Entries reach the books through SoFA Desktop only, as a step that can be undone. Nothing "
        "was changed. Record the entry there.",
    ),
    "entry.period_settled": lambda _facts: t(
        "refusal",
        "This day lies in a period that is settled. Nothing was changed. Record the entry with a "
        "later day; it will be a correction in the next statement.",
    ),
}

_ASKED: Mapping[str, Callable[[Mapping[str, object]], str]] = {
    "file.open_elsewhere": lambda facts: t(
        "refusal",
        "{file} is open in another window of SoFA Desktop. Nothing was changed. Close it there "
        "first, then try again.",
        file=_named(facts),
    ),
    "copy.other_circle": lambda facts: t(
        "refusal",
        "{name} holds the circle {circle}, and this file holds {own}. Nothing was changed. Open "
        "that file itself, or name a copy of this circle.",
        name=facts["name"],
        circle=facts["circle"],
        own=facts["own"],
    ),
    "picture.unknown_kind": lambda facts: t(
        "refusal",
        "{name} does not end in .png, .svg, .pdf or .csv. Nothing was written. Choose one of these "
        "endings.",
        name=facts["name"],
    ),
    "account.unknown": lambda facts: t(
        "refusal",
        "There is no account “{name}”. Nothing was changed. Name one of these: {names}.",
        name=facts["name"],
        names=_listed(facts, "names"),
    ),
    "account.several": lambda facts: t(
        "refusal",
        "Several accounts are called “{name}”. Nothing was changed. Give the id of the one you "
        "mean: {ids}.",
        name=facts["name"],
        ids=_listed(facts, "ids"),
    ),
    "self_test.failed": lambda facts: t(
        "refusal",
        "The self-test failed at “{step}”: {reason}. Nothing of yours was touched. Install SoFA "
        "Desktop anew; if it fails again, send this line to whoever gave it to you.",
        step=facts["step"],
        reason=facts["reason"],
    ),
    "vectors.not_text": lambda facts: t(
        "refusal",
        "{name} is not a text file in UTF-8. Nothing more was settled. Save it as UTF-8, one JSON "
        "object a line.",
        name=facts["name"],
    ),
}


def _listed(facts: Mapping[str, object], key: str) -> str:
    told = facts.get(key)
    return ", ".join(map(str, told)) if isinstance(told, list) else ""


SENTENCES: Mapping[str, Callable[[Mapping[str, object]], str]] = {
    **_STORE,
    **_ASKED,
    "document.not_written": _not_written,
    "document.over_circle": _over_circle,
    "pdf.unreadable": _unreadable,
    "pdf.too_large": _pdf_too_large,
    "pdf.not_pdf": _not_pdf,
    "pdf.locked": _locked,
    "pdf.no_data": _no_data,
    "pdf.bad_data": _bad_data,
}
