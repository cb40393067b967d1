"""Every no that the store says has a sentence: what happened, that nothing was changed."""

import re
from pathlib import Path

import pytest

import sofa_desktop.store
from sofa_desktop.domain.errors import Refused
from sofa_desktop.i18n import findings
from sofa_desktop.i18n.refusals import sentence
from sofa_desktop.services.care import Finding, Report

STORE = Path(sofa_desktop.store.__file__).parent
CODE = re.compile(r'"(?:file|undo|redo|record|journal|receipt|statement|agreement)\.[a-z_]+"')
GUARD = re.compile(r"['\"]([a-z]+\.[a-z_]+): ")
FINDING = re.compile(r'(?:Finding\(\s*|code = |else )"(check\.[a-z_]+)"')


def sources() -> str:
    return "\n".join(path.read_text() for path in STORE.glob("*.py") if path.stem != "schema")


CODES = sorted(
    {found.strip('"') for found in CODE.findall(sources())} | set(GUARD.findall(sources()))
)
FINDINGS = sorted(set(FINDING.findall(sources())))


def test_the_codes_are_found() -> None:
    assert {"file.newer", "undo.nothing", "record.gone", "entry.unbalanced"} <= set(CODES)
    assert {"check.sums", "check.draft", "check.replay_differs"} <= set(FINDINGS)


@pytest.mark.parametrize("code", CODES)
def test_a_refusal_without_facts_has_its_sentence(code: str) -> None:
    told = sentence(Refused(code))
    assert "not possible (" not in told
    assert "othing was changed" in told


def test_a_refusal_names_the_file_where_it_is_known() -> None:
    assert sentence(Refused("file.newer", name="ic.sofacircle")) == (
        "The file “ic.sofacircle” was written by a later version of SoFA Desktop. It was not "
        "opened and nothing was changed. Install the present version, then open it again."
    )
    assert sentence(Refused("file.disk_full")).startswith("The circle file could not be written")


def test_what_left_the_house_is_named() -> None:
    refused = Refused("undo.left_the_house", name="statement.issue", facts={"number": "IC-7"})
    assert sentence(refused).startswith("Statement IC-7 has left the house")
    assert sentence(Refused("undo.left_the_house", facts={})).startswith("The last step")


@pytest.mark.parametrize("code", FINDINGS)
def test_a_finding_has_its_sentence(code: str) -> None:
    facts: dict[str, object] = dict.fromkeys(
        ("name", "why", "tables", "id", "months", "number", "step", "where", "table", "ids"), "x"
    )
    facts |= {"count": 2, "rest": 5, "currency": "EUR", "on": "2026-01-02", "seq": 3}
    told = findings.sentence(Finding(code, facts))
    assert "something wrong (" not in told
    assert "{" not in told


def test_a_check_that_found_something_says_how_much() -> None:
    one = Report(ok=False, findings=(Finding("check.damaged"),), facts={})
    assert findings.verdict(one) == "The check found 1 problem."
