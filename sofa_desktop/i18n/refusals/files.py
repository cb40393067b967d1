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


SENTENCES: Mapping[str, Callable[[Mapping[str, object]], str]] = {
    "document.not_written": _not_written,
    "pdf.unreadable": _unreadable,
    "pdf.too_large": _pdf_too_large,
    "pdf.not_pdf": _not_pdf,
    "pdf.locked": _locked,
    "pdf.no_data": _no_data,
    "pdf.bad_data": _bad_data,
}
