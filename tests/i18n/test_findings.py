"""What a check of the file found is told in words, whatever the names in it."""

from sofa_desktop.domain.statement import STEP_CODES
from sofa_desktop.i18n.findings import sentence
from sofa_desktop.services.care import Finding


def test_the_step_that_differs_is_called_as_people_call_it() -> None:
    facts = {"number": "IC-2026-0003", "step": "made_good", "where": "output.deficit"}
    assert sentence(Finding("check.recompute", facts)) == (
        "Statement IC-2026-0003 does not recompute: the first step that differs is the deficit "
        "(output.deficit)."
    )
    for code in STEP_CODES:
        told = sentence(Finding("check.recompute", {**facts, "step": code, "where": ""}))
        assert f"differs is {code} (" not in told


def test_a_name_from_right_to_left_stands_in_its_sentence() -> None:
    told = sentence(Finding("check.receipt_missing", {"name": "فاتورة.pdf"}))
    assert told == "The content of the receipt “\u2068فاتورة.pdf\u2069” is missing."


def test_a_finding_of_another_version_is_told_with_its_code() -> None:
    assert sentence(Finding("check.unheard_of")) == (
        "The check found something wrong (check.unheard_of)."
    )
