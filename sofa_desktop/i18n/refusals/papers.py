"""Why one of the circle's papers was not written."""

from collections.abc import Callable, Mapping

from sofa_desktop.i18n.words import t


def _no_such_form(facts: Mapping[str, object]) -> str:
    return t(
        "refusal",
        "This paper cannot be written as {form}. Nothing was written. Choose a name that ends in "
        "{forms}.",
        form=facts["form"] or t("refusal", "a file without an ending"),
        forms=facts["forms"],
    )


SENTENCES: Mapping[str, Callable[[Mapping[str, object]], str]] = {
    "document.no_such_form": _no_such_form,
}
