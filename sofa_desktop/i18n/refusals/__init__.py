"""The sentence behind each ``Refused.code``: what was not done, that nothing was lost, what to do.

One module a subject holds ``SENTENCES``: code to a function that gets the facts.
"""

from collections.abc import Callable, Mapping

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.refusals import (
    backlog,
    bank,
    books,
    circle,
    circle_depth,
    files,
    meetings,
    papers,
    pasted,
    policies,
    reviews,
    selections,
    settlement,
)
from sofa_desktop.i18n.words import t

SENTENCES: Mapping[str, Callable[[Mapping[str, object]], str]] = {
    **backlog.SENTENCES,
    **bank.SENTENCES,
    **books.SENTENCES,
    **circle.SENTENCES,
    **circle_depth.SENTENCES,
    **files.SENTENCES,
    **meetings.SENTENCES,
    **papers.SENTENCES,
    **pasted.SENTENCES,
    **policies.SENTENCES,
    **reviews.SENTENCES,
    **selections.SENTENCES,
    **settlement.SENTENCES,
}


def sentence(refusal: Refused) -> str:
    """What a person reads when a rule said no."""
    made = SENTENCES.get(refusal.code)
    if made is None:
        return t(
            "refusal", "This is not possible ({code}). Nothing was changed.", code=refusal.code
        )
    return made(refusal.facts)
