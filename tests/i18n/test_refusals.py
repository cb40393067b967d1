"""Sentences of refusals, whatever their subject."""

from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n.refusals import SENTENCES, bank, books, circle, files, sentence, settlement


def test_no_code_is_told_in_two_places() -> None:
    told = [
        code for subject in (bank, books, circle, files, settlement) for code in subject.SENTENCES
    ]
    assert len(told) == len(set(told)) == len(SENTENCES)


def test_a_no_of_another_version_is_told_with_its_code() -> None:
    assert sentence(Refused("bundle.unheard_of")) == (
        "This is not possible (bundle.unheard_of). Nothing was changed."
    )
