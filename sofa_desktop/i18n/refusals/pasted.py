"""What a pasted document could not become."""

from collections.abc import Callable, Mapping

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.words import t


def _line(facts: Mapping[str, object]) -> str:
    from sofa_desktop.i18n.refusals import sentence  # noqa: PLC0415  (it holds these, too)

    why = facts["why"]
    return t(
        "refusal",
        "Line {line}, “{source}”, cannot be taken in: {why} Drop that line, or change it first.",
        line=facts["line"],
        source=facts["source"],
        why=sentence(why) if isinstance(why, Refused) else "",
    )


SENTENCES: Mapping[str, Callable[[Mapping[str, object]], str]] = {
    "pasted.empty": lambda _facts: t(
        "refusal", "There is no text to read. Paste a document first."
    ),
    "pasted.nothing": lambda _facts: t(
        "refusal", "Nothing is chosen, so nothing was taken in. Tick what the circle should have."
    ),
    "pasted.who": lambda facts: t(
        "refusal",
        "Several members could be meant by “{name}”. Nothing was changed; write the whole name.",
        name=facts["name"],
    ),
    "pasted.line": _line,
}
